# README's made-up extension, put into a copy of the library as README says,
# compiles, and does what README says of it, on both sides.

. test/make/common
workdir

cp -r lib include "$w" || fail "no copy"

# put FILE N ANCHOR: the lines that README has behind its N-th line "FILE, ..."
# go before the first line of the file that holds ANCHOR.
put()
{
    file=$1 number=$2 anchor=$3
    awk -v file="    $file, " -v number="$number" '
        index($0, file) == 1 { take = ++n == number; next }
        take && /^        / { print substr($0, 9); next }
        { take = 0 }' README >"$w/lines"
    [ -s "$w/lines" ] || fail "README has no lines for $file"
    awk -v lines="$w/lines" -v anchor="$anchor" '
        !done && index($0, anchor) {
            while ((getline line < lines) > 0)
                print line
            done = 1
        }
        { print }
        END { exit !done }' "$w/$file" >"$w/made" ||
        fail "$file has no $anchor"
    mv "$w/made" "$w/$file"
}

put include/smtp.h 1 '    /* Texts */'
put include/smtp.h 2 '    SMTP_PARAM_NAME ='
put lib/smtp_ext.c 1 '    {"VRFY"'
put lib/smtp_param.c 1 '    PARAM(MAIL, BODY'
put lib/smtp_param.c 2 '/* RFC 1870 section 3. What'

cat >"$w/program.c" <<'END'
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <smtp.h>

static smtp_config *configured(int on)
{
    smtp_config *cfg =
        smtp_config_init(malloc(smtp_config_size()), smtp_config_size());

    smtp_config_set_text(cfg, SMTP_TEXT_HOSTNAME, "x.example");
    smtp_config_set(cfg, SMTP_EXT_XEXAMPLE, (uint64_t)on);
    return cfg;
}

static void hear(smtp_conn *c, const char *octets)
{
    const smtp_event *e;
    const char *out;
    size_t len;

    memcpy(smtp_conn_recv_buf(c, &len), octets, strlen(octets));
    smtp_conn_recv_ack(c, strlen(octets));
    while ((e = smtp_conn_next(c, 0)) != NULL) {
        if (e->nparam == 1 && e->param->id == SMTP_PARAM_LIKES)
            printf("likes %d\n", (int)e->param->number);
        if (e->owed)
            smtp_conn_reply(c, 0, NULL, NULL);
    }
    out = smtp_conn_send_buf(c, &len);
    if (out != NULL)
        printf("%.*s", (int)len, out);
    smtp_conn_send_ack(c, len);
}

int main(void)
{
    static const char *const lines[] = {
        "EHLO y\r\n", "MAIL FROM:<a@b> LIKES=0\r\n",
        "MAIL FROM:<a@b> LIKES=1 LIKES=2\r\n",
        "MAIL FROM:<a@b> LIKES=7\r\n"};
    smtp_param likes = {0};
    smtp_conn *c;
    size_t i;
    int on;

    for (on = 0; on < 2; on++) {
        c = smtp_conn_init_server(malloc(9000), 9000, configured(on));
        hear(c, "");
        for (i = 0; i < sizeof lines / sizeof *lines; i++)
            hear(c, lines[i]);
    }
    c = smtp_conn_init_client(malloc(9000), 9000, configured(1));
    smtp_client_ehlo(c, NULL);
    hear(c, "220 y\r\n");
    hear(c, "250-y\r\n250 XEXAMPLE\r\n");
    likes.id = SMTP_PARAM_LIKES;
    likes.value = "7";
    likes.len = 1;
    printf("%d\n", smtp_client_mail(c, "a@b", &likes, 1));
    hear(c, "");
    return 0;
}
END
$CC -std=c99 -Wall -Wextra -Werror -I"$w/include" -o "$w/program" \
    "$w/program.c" "$w"/lib/*.c || fail "it does not compile"
"$w/program" | tr -d '\r' | grep -e XEXAMPLE -e LIKES -e likes -e '^5' \
    -e '^-' -e '^0' >"$w/got"
cmp -s - "$w/got" <<'END' || fail "it does something else: $(cat "$w/got")"
555 MAIL FROM/RCPT TO parameters not recognized or not implemented
555 MAIL FROM/RCPT TO parameters not recognized or not implemented
555 MAIL FROM/RCPT TO parameters not recognized or not implemented
250-XEXAMPLE
501 Syntax error in parameters or arguments
501 Parameter given twice
likes 7
0
MAIL FROM:<a@b> LIKES=7
END
echo "ok extension: XEXAMPLE of README"
