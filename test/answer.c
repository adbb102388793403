/*
 * answer: holds the server's side of one raw dialogue and says whether it went
 * as its script says; what test/play is to servers, this is to clients. It
 * knows nothing of the library, so that it can bear witness, and says what no
 * good server would say.
 *
 *     answer <SCRIPT
 *
 * It listens on a free loopback port, prints "listening ADDR:PORT", and takes
 * one connection:
 *
 *     # ...       a remark
 *     S: text     sends text and CRLF; \r \n \xNN stand for octets
 *     C: text     expects this line; where text ends with '*', one that begins
 *                 like that
 *     DATA        expects lines up to a single dot, and prints them
 *     EAT n       expects n octets, whatever they are
 *     SLEEP n     milliseconds
 *     RESET       closes by RST
 *     CLOSED      expects the client to have closed
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

static int sock;
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

static void expect(const char *text)
{
    size_t len = strlen(text), any = len > 0 && text[len - 1] == '*';
    const char *line = hear();

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

/* ---- the script ---- */

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

/* Listens, says where, and takes the connection. */
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
    sock = fd;
    wait_for(POLLIN, "waiting for the client");
    if ((sock = accept(fd, NULL, NULL)) < 0)
        fail(1, "accepting", strerror(errno));
    close(fd);
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
