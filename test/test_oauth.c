/*
 * What the SASL responses of OAuth say: XOAUTH2, and OAUTHBEARER, RFC 7628.
 */
#include "lib_sasl.h"

/* ---- XOAUTH2 ---- */

/* The example of Google's page, as it is sent. */
static const char google[] =
    "dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRj"
    "Mk52YjNSbGNrQmhkSFJoZG1semRHRXVZMjl0Q2cBAQ==";

static size_t decode(const char *base64, char *out, size_t size)
{
    int n = smtp_codec_base64_decode(base64, strlen(base64), out, size);

    assert_true(n > 0);
    return (size_t)n;
}

static void xoauth2_is_user_and_token(void **state)
{
    static const char slack[] =
        "user=\xc3\xa9=,\1auth=bEARER   a.-_~+/9==\1\1";
    char text[200];
    size_t n = decode(google, text, sizeof text);

    (void)state;
    says(smtp_codec_sasl_xoauth2, text, n, "", "someuser@example.com",
         "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg");
    says(smtp_codec_sasl_xoauth2, slack, sizeof slack - 1, "", "\xc3\xa9=,",
         "a.-_~+/9==");
}

static void xoauth2_is_whole_and_in_order(void **state)
{
    static const char *const bad[] = {
        "user=a\1auth=Bearer t\1",
        "user=a\1auth=Bearer t",
        "user=a\1auth=Bearer t\1\1\1",
        "user=a\1auth=Bearer t\1\1x",
        "user=\1auth=Bearer t\1\1",
        "user=a\1auth=Bearer \1\1",
        "user=a\1auth=Bearer\1\1",
        "user=a\1auth=Bearert\1\1",
        "user=a\1auth=Bearer =\1\1",
        "user=a\1auth=Bearer t=t\1\1",
        "user=a\1auth=Bearer t \1\1",
        "user=a\1auth=Bearer t,\1\1",
        "user=a\1auth=Bearer \xc3\xa9\1\1",
        "user=a\1auth=Basic t\1\1",
        "user=a\1auth= Bearer t\1\1",
        "user=a\1\1auth=Bearer t\1\1",
        "user=a\1user=b\1auth=Bearer t\1\1",
        "user=a\1auth=Bearer t\1auth=Bearer t\1\1",
        "user=a\1host=x\1auth=Bearer t\1\1",
        "auth=Bearer t\1user=a\1\1",
        "User=a\1auth=Bearer t\1\1",
        "user=a\1Auth=Bearer t\1\1",
        "user=a\1auth=\1\1",
        "user=a\1\1",
        "user=a\1",
        "\1",
        ""};
    static const struct octets nul[] = {OCTETS("user=a\0\1auth=Bearer t\1\1"),
                                        OCTETS("user=a\1auth=Bearer t\0\1\1")};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(bad); i++)
        refused(smtp_codec_sasl_xoauth2, bad[i], strlen(bad[i]));
    all_refused(smtp_codec_sasl_xoauth2, nul, COUNT(nul));
    broken_refused(smtp_codec_sasl_xoauth2, "user=%s\1auth=Bearer t\1\1");
}

/* ---- OAUTHBEARER ---- */

/* RFC 7628 4.1, as sent to an SMTP server. */
static const char rfc7628[] =
    "bixhPXVzZXJAZXhhbXBsZS5jb20sAWhvc3Q9c2VydmVyLmV4YW1wbGUuY29tAXBvcnQ9NTg3"
    "AWF1dGg9QmVhcmVyIHZGOWRmdDRxbVRjMk52YjNSbGNrQmhiSFJoZG1semRHRXVZMjl0Q2c9"
    "PQEB";

static void oauthbearer_has_the_example_of_the_rfc(void **state)
{
    char text[200];
    size_t n = decode(rfc7628, text, sizeof text);
    struct parts parts;

    (void)state;
    assert_int_equal(read_octets(smtp_codec_sasl_oauthbearer, text, n, &parts),
                     0);
    assert_string_equal(parts.authzid, "user@example.com");
    assert_string_equal(parts.authcid, "");
    assert_string_equal(parts.secret,
                        "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==");
    assert_string_equal(parts.host, "server.example.com");
    assert_int_equal(parts.port, 587);
}

/* 4.2: a token of another type; 4.3: none; 4.4: a header that is none; and
   the answer to an error. */
static void oauthbearer_refuses_the_other_examples(void **state)
{
    static const struct octets bad[] = {
        OCTETS("n,a=user@example.com,\1host=example.com\1port=143\1"
               "auth=OAuth realm=\"Example\",oauth_token=\"kkk9d7dh3k39sjv7\""
               "\1\1"),
        OCTETS("n,a=user@example.com,\1host=server.example.com\1port=143\1"
               "auth=\1\1"),
        OCTETS("n,user=someuser@example.com,\1auth=Bearer "
               "vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg==\1\1"),
        OCTETS("\1"), OCTETS("")};

    (void)state;
    all_refused(smtp_codec_sasl_oauthbearer, bad, COUNT(bad));
}

/* Puts the header before, or the pairs behind, what is right. */
static int with_header(const char *header, struct parts *parts)
{
    char text[200];
    int n = snprintf(text, sizeof text, "%s\1auth=Bearer t\1\1", header);

    assert_in_range(n, 1, sizeof text - 1);
    return read_octets(smtp_codec_sasl_oauthbearer, text, (size_t)n, parts);
}

static int with_pairs(const char *pairs, struct parts *parts)
{
    char text[200];
    int n = snprintf(text, sizeof text, "n,,\1auth=Bearer t\1%s\1", pairs);

    assert_in_range(n, 1, sizeof text - 1);
    return read_octets(smtp_codec_sasl_oauthbearer, text, (size_t)n, parts);
}

static void oauthbearer_header_is_that_of_gs2(void **state)
{
    static const struct octets nul = OCTETS("n,a=a\0b,\1auth=Bearer t\1\1");
    static const char *const good[][2] = {{"n,,", ""},
                                          {"y,,", ""},
                                          {"n,a=user,", "user"},
                                          {"n,a=u,", "u"},
                                          {"y,a=a=2Cb=3Dc,", "a=2Cb=3Dc"},
                                          {"n,a==2C=3D,", "=2C=3D"},
                                          {"n,a=\xc3\xa9 x,", "\xc3\xa9 x"}};
    static const char *const bad[] = {
        "",           "n",           "n,",      ",,",       "N,,",
        "Y,,",        "p=x,,",       "p,,",     "y=x,,",    "F,n,,",
        "n,user,",    "n,a=,",       "n,A=u,",  "n,a=u",    "n,,,",
        "n,a=a=b,",   "n,a=a=,",     "n,a==2,", "n,a==2c,", "n,a==3d,",
        "n,a==3E,",   "n,a=u,v,",    "x,,",     " n,,",     "n,, ",
        "n,a=\xc3,",  "n,a=a\xff,",  "nn,,",    "n,b=u,",   "n,a,",
        "n,a=u,a=u,", "n,user=u@x,", "n,a=a=%,"};
    struct parts parts;
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(good); i++) {
        assert_int_equal(with_header(good[i][0], &parts), 0);
        assert_string_equal(parts.authzid, good[i][1]);
        assert_string_equal(parts.secret, "t");
    }
    for (i = 0; i < COUNT(bad); i++) {
        if (with_header(bad[i], &parts) == 0)
            fail_msg("taken: %s", bad[i]);
    }
    broken_refused(smtp_codec_sasl_oauthbearer, "n,a=%s,\1auth=Bearer t\1\1");
    all_refused(smtp_codec_sasl_oauthbearer, &nul, 1);
}

static void oauthbearer_ignores_keys_that_it_does_not_know(void **state)
{
    static const struct octets nul = OCTETS("n,,\1auth=Bearer t\1x=\0\1\1");
    static const char *const good[] = {"",
                                       "foo=bar\1",
                                       "qs=\1",
                                       "x= \t\r\n~\1",
                                       "x=1\1x=2\1",
                                       "mthd=GET\1path=/\1post=\1",
                                       "hosts=a\1ports=x\1",
                                       "HOST=a\1",
                                       "Port=x\1",
                                       "Auth=Basic\1",
                                       "a==\1"};
    static const char *const bad[] = {
        "h0st=x\1",       "foo\1",    "=x\1",       "f-o=x\1",
        "foo =x\1",       "\xc3=x\1", "foo=\x02\1", "foo=\x7f\1",
        "foo=\xc3\xa9\1", "foo=x",    "foo",        "\1",
        "foo=x\1\1",      " \1"};
    struct parts parts;
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(good); i++) {
        if (with_pairs(good[i], &parts) < 0)
            fail_msg("refused: %s", good[i]);
        assert_string_equal(parts.host, "");
        assert_int_equal(parts.port, 0);
    }
    for (i = 0; i < COUNT(bad); i++) {
        if (with_pairs(bad[i], &parts) == 0)
            fail_msg("taken: %s", bad[i]);
    }
    all_refused(smtp_codec_sasl_oauthbearer, &nul, 1);
}

static void oauthbearer_port_is_positive_and_has_no_leading_zero(void **state)
{
    static const char *const bad[] = {
        "",      "0",     "00",     "065",
        "0587",  "-1",    "+1",     " 1",
        "1 ",    "1x",    "0x1",    "1e2",
        "65536", "99999", "100000", "18446744073709551617"};
    char text[50];
    struct parts parts;
    size_t i;
    int port;

    (void)state;
    for (port = 1; port <= 65535; port++) {
        snprintf(text, sizeof text, "port=%d\1", port);
        assert_int_equal(with_pairs(text, &parts), 0);
        assert_int_equal(parts.port, port);
    }
    for (i = 0; i < COUNT(bad); i++) {
        snprintf(text, sizeof text, "port=%s\1", bad[i]);
        if (with_pairs(text, &parts) == 0)
            fail_msg("taken: port %s", bad[i]);
    }
}

static void oauthbearer_host_is_a_word(void **state)
{
    static const char *const bad[] = {"host=\1", "host=a b\1", "host=\ta\1",
                                      "host=a\r\n\1", "host= \1"};
    struct parts parts;
    size_t i;

    (void)state;
    assert_int_equal(with_pairs("host=[2001:db8::1]:25\1", &parts), 0);
    assert_string_equal(parts.host, "[2001:db8::1]:25");
    for (i = 0; i < COUNT(bad); i++) {
        if (with_pairs(bad[i], &parts) == 0)
            fail_msg("taken: %s", bad[i]);
    }
}

static void oauthbearer_says_nothing_twice(void **state)
{
    struct parts parts;

    (void)state;
    assert_int_equal(with_pairs("host=a\1port=1\1", &parts), 0);
    assert_true(with_pairs("host=a\1host=a\1", &parts) < 0);
    assert_true(with_pairs("port=1\1port=1\1", &parts) < 0);
    assert_true(with_pairs("auth=Bearer t\1", &parts) < 0);
    assert_true(with_pairs("auth=\1", &parts) < 0);
}

static void oauthbearer_token_is_a_bearer_token(void **state)
{
    static const char *const good[][2] = {
        {"Bearer t", "t"}, {"bEaReR  a.b-c_d~e+f/9===", "a.b-c_d~e+f/9==="}};
    static const char *const bad[] = {
        "",           "Bearer",     "Bearer ",      "Bearer =",    "Bearer\tt",
        "Bearert",    "Basic t",    "Bearer t ",    "Bearer t u",  " Bearer t",
        "Bearer a=b", "Bearer t,u", "Bearer \"t\"", "Bearer t\r\n"};
    char text[100];
    struct parts parts;
    size_t i;
    int n;

    (void)state;
    for (i = 0; i < COUNT(good); i++) {
        n = snprintf(text, sizeof text, "n,,\1auth=%s\1\1", good[i][0]);
        assert_int_equal(
            read_octets(smtp_codec_sasl_oauthbearer, text, (size_t)n, &parts),
            0);
        assert_string_equal(parts.secret, good[i][1]);
    }
    for (i = 0; i < COUNT(bad); i++) {
        n = snprintf(text, sizeof text, "n,,\1auth=%s\1\1", bad[i]);
        refused(smtp_codec_sasl_oauthbearer, text, (size_t)n);
    }
    refused(smtp_codec_sasl_oauthbearer, "n,,\1\1", 5);
    refused(smtp_codec_sasl_oauthbearer, "n,,\1host=a\1\1", 12);
}

/* No beginning of a response is one, nor is one with more behind it. */
static void oauth_responses_end_where_they_end(void **state)
{
    static const sasl_fn codecs[] = {smtp_codec_sasl_xoauth2,
                                     smtp_codec_sasl_oauthbearer};
    const char *const whole[] = {google, rfc7628};
    char text[201];
    size_t i, n, len, octet;
    struct parts parts;

    (void)state;
    for (i = 0; i < COUNT(codecs); i++) {
        len = decode(whole[i], text, sizeof text - 1);
        assert_int_equal(read_octets(codecs[i], text, len, &parts), 0);
        for (n = 0; n < len; n++)
            refused(codecs[i], text, n);
        for (octet = 0; octet < 256; octet++) {
            text[len] = (char)octet;
            refused(codecs[i], text, len + 1);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xoauth2_is_user_and_token),
        cmocka_unit_test(xoauth2_is_whole_and_in_order),
        cmocka_unit_test(oauthbearer_has_the_example_of_the_rfc),
        cmocka_unit_test(oauthbearer_refuses_the_other_examples),
        cmocka_unit_test(oauthbearer_header_is_that_of_gs2),
        cmocka_unit_test(oauthbearer_ignores_keys_that_it_does_not_know),
        cmocka_unit_test(oauthbearer_port_is_positive_and_has_no_leading_zero),
        cmocka_unit_test(oauthbearer_host_is_a_word),
        cmocka_unit_test(oauthbearer_says_nothing_twice),
        cmocka_unit_test(oauthbearer_token_is_a_bearer_token),
        cmocka_unit_test(oauth_responses_end_where_they_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
