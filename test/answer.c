/*
 * answer: holds the server's side of one raw dialogue and says whether it went
 * as its script says; what test/play is to servers, this is to clients. It
 * knows nothing of the library, so that it can bear witness, and says what no
 * good server would say.
 *
 *     answer <SCRIPT
 *
 * It listens on a free loopback port, prints "listening ADDR:PORT", and takes
 * a connection:
 *
 *     # ...       a remark
 *     S: text     sends text and CRLF; \r \n \xNN stand for octets
 *     C: text     expects this line; where text ends with '*', one that begins
 *                 like that; escapes as above
 *     DATA        expects lines up to a single dot, and prints them
 *     DATA path   the same, whatever octets, into a file, "-": nowhere
 *     CUT         expects the client to close in the middle of a message
 *     EAT n       expects n octets, whatever they are
 *     SLEEP n     milliseconds
 *     RESET       closes by RST
 *     CLOSED      expects the client to have closed
 *     NEXT        closes, and takes another connection
 *
 * What came is printed, a line each. Exit status 0; 1 and a line on stderr
 * when it went otherwise; 2 if the script is wrong. No wait is longer than 20
 * seconds.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE = 20000, LINE = 65536 };

static int listener, sock;
static unsigned long line_number;
static char in[LINE]; /* received, not yet looked at */
static size_t in_len;

static void fail(int status, const char *what, const char *detail)
{
    fprintf(stderr, "answer: line %lu: %s: %s\n", line_number, what, detail);
    exit(status);
}

static void wait_for(short events, const char *what)
{
    struct pollfd p = {-1, 0, 0};

    p.fd = sock;
    p.events = events;
    if (poll(&p, 1, PATIENCE) != 1)
        fail(1, what, "too long");
}

/* ---- what is said ---- */

static int digit(char c)
{
    const char *digits = "0123456789ABCDEF", *at = strchr(digits, c);

    return c != '\0' && at != NULL ? (int)(at - digits) : -1;
}

/* Undoes escapes in place; octets. */
static size_t unescape(char *text)
{
    size_t from = 0, to = 0;

    for (; text[from] != '\0'; to++) {
        if (text[from] != '\\') {
            text[to] = text[from++];
        } else if (text[from + 1] == 'r' || text[from + 1] == 'n') {
            text[to] = text[from + 1] == 'r' ? '\r' : '\n';
            from += 2;
        } else if (text[from + 1] == 'x' && digit(text[from + 2]) >= 0 &&
                   digit(text[from + 3]) >= 0) {
            text[to] =
                (char)(digit(text[from + 2]) * 16 + digit(text[from + 3]));
            from += 4;
        } else {
            fail(2, "no such escape", text + from);
        }
    }
    return to;
}

static void say(char *text)
{
    size_t len = unescape(text);
    ssize_t n;

    memcpy(text + len, "\r\n", 2);
    for (len += 2; len > 0; len -= (size_t)n, text += n) {
        wait_for(POLLOUT, "sending");
        if ((n = send(sock, text, len, MSG_NOSIGNAL)) < 0)
            fail(1, "sending", strerror(errno));
    }
}

/* ---- what is heard ---- */

/* Octets into in; 0 at the client's end. */
static size_t more(void)
{
    ssize_t n;

    if (in_len == sizeof in)
        fail(1, "a line", "too long");
    wait_for(POLLIN, "waiting");
    n = recv(sock, in + in_len, sizeof in - in_len, 0);
    if (n < 0)
        fail(1, "receiving", strerror(errno));
    in_len += (size_t)n;
    return (size_t)n;
}

static void taken(size_t len)
{
    in_len -= len;
    memmove(in, in + len, in_len);
}

/* The next line, without CRLF. */
static const char *hear(void)
{
    static char line[LINE];
    const char *lf;
    size_t len;

    while ((lf = memchr(in, '\n', in_len)) == NULL)
        if (more() == 0)
            fail(1, "waiting for a line", "the client has closed");
    len = (size_t)(lf - in);
    if (len == 0 || in[len - 1] != '\r')
        fail(1, "a line", "without CR");
    memcpy(line, in, len);
    line[len - 1] = '\0';
    taken(len + 1);
    puts(line);
    return line;
}

static void expect(char *text)
{
    size_t len = unescape(text), any = len > 0 && text[len - 1] == '*';
    const char *line = hear();

    text[len] = '\0';
    if (strncmp(line, text, len - any) != 0 || (!any && line[len] != '\0'))
        fail(1, text, line);
}

static void eat(size_t len)
{
    size_t n;

    for (; len > 0; len -= n) {
        if (in_len == 0 && more() == 0)
            fail(1, "eating", "the client has closed");
        n = len < in_len ? len : in_len;
        taken(n);
    }
}

/* Reads a message up to CRLF "." CRLF, octet by octet, so that it is plain
   what the end of one is. 0: the client has closed before it. */
static int read_message(FILE *f)
{
    static const char end[] = "\r\n.\r\n";
    size_t seen = 2, used = 0; /* it begins at the beginning of a line */

    while (seen < sizeof end - 1) {
        if (used == in_len) {
            used = in_len = 0;
            if (more() == 0)
                return 0;
        }
        if (f != NULL)
            putc(in[used], f);
        if (in[used] == end[seen])
            seen++;
        else
            seen = in[used] == '\r';
        used++;
    }
    taken(used);
    return 1;
}

static void keep(const char *path)
{
    FILE *f = strcmp(path, "-") != 0 ? fopen(path, "wb") : NULL;

    if (f == NULL && strcmp(path, "-") != 0)
        fail(2, path, strerror(errno));
    if (!read_message(f))
        fail(1, "DATA", "the client has closed");
    if (f != NULL)
        fclose(f);
    puts("(a message)");
}

static void expect_cut(void)
{
    if (read_message(NULL))
        fail(1, "CUT", "the message has its end");
    puts("(cut)");
}

/* ---- the script ---- */

static void accept_client(void)
{
    sock = listener;
    wait_for(POLLIN, "waiting for the client");
    if ((sock = accept(listener, NULL, NULL)) < 0)
        fail(1, "accepting", strerror(errno));
}

static void next_client(void)
{
    close(sock);
    in_len = 0;
    accept_client();
}

static void rest(long ms)
{
    struct timespec t;

    t.tv_sec = ms / 1000;
    t.tv_nsec = ms % 1000 * 1000000;
    nanosleep(&t, NULL);
}

static void step(char *text)
{
    struct linger l = {1, 0};

    if (strncmp(text, "S: ", 3) == 0) {
        say(text + 3);
    } else if (strncmp(text, "C: ", 3) == 0) {
        expect(text + 3);
    } else if (strcmp(text, "DATA") == 0) {
        while (strcmp(hear(), ".") != 0)
            ;
    } else if (strncmp(text, "DATA ", 5) == 0) {
        keep(text + 5);
    } else if (strcmp(text, "CUT") == 0) {
        expect_cut();
    } else if (strcmp(text, "NEXT") == 0) {
        next_client();
    } else if (strncmp(text, "EAT ", 4) == 0) {
        eat(strtoul(text + 4, NULL, 10));
    } else if (strncmp(text, "SLEEP ", 6) == 0) {
        rest(strtol(text + 6, NULL, 10));
    } else if (strcmp(text, "RESET") == 0) {
        setsockopt(sock, SOL_SOCKET, SO_LINGER, &l, sizeof l);
        exit(close(sock) != 0);
    } else if (strcmp(text, "CLOSED") == 0) {
        if (in_len != 0 || more() != 0)
            fail(1, "CLOSED", in);
    } else if (text[0] != '#' && text[0] != '\0') {
        fail(2, "no such step", text);
    }
}

/* Listens, says where, and takes the first connection. */
static void begin(void)
{
    struct sockaddr_in sa;
    socklen_t len = sizeof sa;
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    memset(&sa, 0, sizeof sa);
    sa.sin_family = AF_INET;
    sa.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || bind(fd, (struct sockaddr *)&sa, sizeof sa) < 0 ||
        listen(fd, 1) < 0 || getsockname(fd, (struct sockaddr *)&sa, &len) < 0)
        fail(1, "listening", strerror(errno));
    printf("listening 127.0.0.1:%u\n", (unsigned)ntohs(sa.sin_port));
    listener = fd;
    accept_client();
}

int main(void)
{
    static char text[LINE + 2];

    setvbuf(stdout, NULL, _IOLBF, 0);
    begin();
    while (fgets(text, LINE, stdin) != NULL) {
        line_number++;
        text[strcspn(text, "\n")] = '\0';
        step(text);
    }
    return 0;
}
