/*
 * play: holds one raw dialogue with a server and says whether it went as its
 * script says. It knows nothing of SMTP but what a reply looks like, and
 * nothing of the library, so that it can bear witness.
 *
 *     play ADDR:PORT [SCRIPT] [TIMEOUT]
 *
 * The script (a file; "-" or none: stdin) is read line by line, so that it may
 * also come from a pipe while the dialogue goes on:
 *
 *     # ...         a remark
 *     C: text       sends text and CRLF
 *     O: text       sends text alone; \r \n \\ \xNN stand for octets, here and
 *                   in C:
 *     F: path       sends a file, as it is
 *     S: 250 text   expects a reply of that code; its last line holds text, if
 *                   any is given
 *     HALF          says that nothing more will be sent, and goes on listening
 *     RESET         closes by RST
 *     CLOSED        expects the server to have closed
 *
 * What was said is printed, a line each. Exit status 0; 1 and a line on stderr
 * when it went otherwise; 2 if the script or the arguments are wrong. No wait
 * is longer than TIMEOUT, 10 seconds.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int sock = -1;
static int patience = 10;
static unsigned long line_number;
static char in[65536]; /* received, not yet looked at */
static size_t in_len;

static void fail(int status, const char *what, const char *detail)
{
    fprintf(stderr, "play: line %lu: %s: %s\n", line_number, what, detail);
    exit(status);
}

static void wait_for(int events, const char *what)
{
    struct pollfd p = {-1, 0, 0};
    int n;

    p.fd = sock;
    p.events = (short)events;
    do {
        n = poll(&p, 1, patience * 1000);
    } while (n < 0 && errno == EINTR);
    if (n <= 0)
        fail(1, what, n == 0 ? "timeout" : strerror(errno));
}

/* ---- Sending ---- */

static void send_all(const char *p, size_t len)
{
    ssize_t n;

    while (len > 0) {
        wait_for(POLLOUT, "send");
        if ((n = send(sock, p, len, MSG_NOSIGNAL)) < 0)
            fail(1, "send", strerror(errno));
        p += n;
        len -= (size_t)n;
    }
}

static int hex_digit(char c)
{
    const char *digits = "0123456789ABCDEFabcdef", *at;

    if (c == '\0' || (at = strchr(digits, c)) == NULL)
        return -1;
    return at - digits < 16 ? (int)(at - digits) : (int)(at - digits) - 6;
}

/* Resolves \r \n \\ \xNN in place; returns the octets. */
static size_t unescape(char *s)
{
    size_t n = 0, i = 0;

    while (s[i] != '\0') {
        if (s[i] != '\\') {
            s[n++] = s[i++];
        } else if (s[i + 1] == 'x' && hex_digit(s[i + 2]) >= 0 &&
                   hex_digit(s[i + 3]) >= 0) {
            s[n++] = (char)(hex_digit(s[i + 2]) * 16 + hex_digit(s[i + 3]));
            i += 4;
        } else if (s[i + 1] == 'r' || s[i + 1] == 'n' || s[i + 1] == '\\') {
            s[n++] = s[i + 1] == 'r' ? '\r' : s[i + 1] == 'n' ? '\n' : '\\';
            i += 2;
        } else {
            fail(2, "no such escape", s + i);
        }
    }
    return n;
}

static void send_text(char *text, int crlf)
{
    size_t len;

    printf("C: %s\n", text);
    len = unescape(text);
    if (crlf) {
        text[len++] = '\r'; /* over the script's own end of line and NUL */
        text[len++] = '\n';
    }
    send_all(text, len);
}

static void send_file(const char *path)
{
    char buf[16384];
    size_t n;
    FILE *f = fopen(path, "rb");

    if (f == NULL)
        fail(2, path, strerror(errno));
    printf("C: (%s)\n", path);
    while ((n = fread(buf, 1, sizeof buf, f)) > 0)
        send_all(buf, n);
    fclose(f);
}

/* ---- Receiving ---- */

/* Receives once. 0: the server has closed. */
static size_t receive(const char *what)
{
    ssize_t n;

    if (in_len == sizeof in)
        fail(1, what, "no end of line");
    wait_for(POLLIN, what);
    if ((n = recv(sock, in + in_len, sizeof in - in_len, 0)) < 0)
        fail(1, what, strerror(errno));
    in_len += (size_t)n;
    return (size_t)n;
}

/* The next line without CRLF; its end is CRLF, or the reply is wrong. */
static void receive_line(char *line, size_t size, const char *what)
{
    char *end;
    size_t len;

    while ((end = memchr(in, '\n', in_len)) == NULL) {
        if (receive(what) == 0)
            fail(1, what, "closed");
    }
    len = (size_t)(end - in);
    if (len == 0 || end[-1] != '\r' || len >= size)
        fail(1, what, "a line without CRLF, or too long");
    memcpy(line, in, len - 1);
    line[len - 1] = '\0';
    in_len -= len + 1;
    memmove(in, end + 1, in_len);
    printf("S: %s\n", line);
}

/* want is "250" or "250 text". */
static void expect_reply(const char *want)
{
    char line[1024];

    do {
        receive_line(line, sizeof line, want);
        if (strlen(line) < 3 || strncmp(line, want, 3) != 0 ||
            (line[3] != '\0' && line[3] != ' ' && line[3] != '-'))
            fail(1, want, line);
    } while (line[3] == '-');
    if (want[3] == ' ' && strstr(line, want + 4) == NULL)
        fail(1, want, line);
}

static void expect_close(void)
{
    if (in_len > 0 || receive("CLOSED") > 0)
        fail(1, "CLOSED", "the server says more");
    printf("(closed)\n");
}

/* ---- The dialogue ---- */

static void reset(void)
{
    struct linger l = {1, 0};

    setsockopt(sock, SOL_SOCKET, SO_LINGER, &l, sizeof l);
    close(sock);
    printf("(reset)\n");
    exit(0);
}

static void play_line(char *line)
{
    if (line[0] == '\0' || line[0] == '#')
        return;
    if (strncmp(line, "C: ", 3) == 0)
        send_text(line + 3, 1);
    else if (strncmp(line, "O: ", 3) == 0)
        send_text(line + 3, 0);
    else if (strncmp(line, "F: ", 3) == 0)
        send_file(line + 3);
    else if (strncmp(line, "S: ", 3) == 0 && strlen(line) >= 6)
        expect_reply(line + 3);
    else if (strcmp(line, "HALF") == 0)
        shutdown(sock, SHUT_WR);
    else if (strcmp(line, "RESET") == 0)
        reset();
    else if (strcmp(line, "CLOSED") == 0)
        expect_close();
    else
        fail(2, "not understood", line);
}

/* ADDR:PORT or [ADDR]:PORT, which is cut up. */
static void connect_to(char *address)
{
    char *colon = strrchr(address, ':'), *host = address;
    struct addrinfo hints, *info;
    int one = 1;

    if (colon == NULL)
        fail(2, address, "not ADDR:PORT");
    *colon = '\0';
    if (host[0] == '[' && colon[-1] == ']') {
        colon[-1] = '\0';
        host++;
    }
    memset(&hints, 0, sizeof hints);
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    if (getaddrinfo(host, colon + 1, &hints, &info) != 0)
        fail(2, host, "not an address");
    sock = socket(info->ai_family, SOCK_STREAM, 0);
    if (sock < 0 || connect(sock, info->ai_addr, info->ai_addrlen) < 0)
        fail(1, "connect", strerror(errno));
    setsockopt(sock, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    freeaddrinfo(info);
}

int main(int argc, char **argv)
{
    static char line[65536];
    FILE *script = stdin;
    size_t len;

    if (argc < 2 || argc > 4)
        fail(2, "usage", "play ADDR:PORT [SCRIPT] [TIMEOUT]");
    if (argc > 2 && strcmp(argv[2], "-") != 0 &&
        (script = fopen(argv[2], "r")) == NULL)
        fail(2, argv[2], strerror(errno));
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    if (argc > 3)
        patience = atoi(argv[3]);
    connect_to(argv[1]);
    /* Two octets are kept for the CRLF that C: puts behind a line. */
    while (fgets(line, sizeof line - 2, script) != NULL) {
        line_number++;
        len = strlen(line);
        if (len > 0 && line[len - 1] == '\n')
            line[len - 1] = '\0';
        play_line(line);
    }
    close(sock);
    return 0;
}
