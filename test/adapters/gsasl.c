/*
 * smtp_adapter/gsasl.h without a connection: client against server, CRAM-MD5
 * against the example of RFC 2195, and what neither side may let through.
 * test/checks/gsasl.sh runs it.
 */
#include "sides.h"

static const char *watched; /* whether it is zero when it is freed */
static size_t watched_len;
static int watched_zero;

/* GNU SASL's function, which the adapter frees by. */
void gsasl_free(void *p)
{
    size_t i;

    if (p != NULL && p == watched) {
        for (i = 0; i < watched_len && watched[i] == '\0'; i++)
            ;
        watched_zero = i == watched_len;
    }
    free(p);
}

/* What the client's words, sent in vain, are answered. */
static int answer_to(const char *mechanism, const char *words)
{
    struct side server;
    int code;

    side_init(&server, &strict);
    assert_int_equal(begin(&server, SMTP_ROLE_SERVER, mechanism),
                     SMTP_GSASL_MORE);
    assert_int_equal(server.s.len, 0);
    code = step(&server, words) == SMTP_GSASL_FAILED
               ? smtp_gsasl_code(&server.s)
               : 334;
    smtp_gsasl_end(&server.s);
    return code;
}

/* ---- CRAM-MD5 ---- */

static void cram_md5_client_has_the_example_of_rfc_2195(void **state)
{
    static const char challenge[] =
        "<1896.697170952@postoffice.reston.mci.net>";
    struct side client;

    (void)state;
    side_init(&client, &strict);
    client.name = "tim";
    client.password = "tanstaaftanstaaf";
    assert_int_equal(begin(&client, SMTP_ROLE_CLIENT, "CRAM-MD5"),
                     SMTP_GSASL_MORE);
    assert_null(client.s.data); /* no initial response */
    assert_false(smtp_gsasl_proved(&client.s));
    assert_int_equal(step(&client, challenge), SMTP_GSASL_DONE);
    says(&client, "tim b913a602c7eda7a495b4e6e7334d3890");
    /* A secret of more than 64 octets is hashed first. */
    client.password = "0123456789012345678901234567890123456789"
                      "0123456789012345678901234567890123456789";
    begin(&client, SMTP_ROLE_CLIENT, "CRAM-MD5");
    assert_int_equal(step(&client, challenge), SMTP_GSASL_DONE);
    says(&client, "tim bd0870667813a126e84d72b27e5d6dc1");
    smtp_gsasl_end(&client.s);
}

static void cram_md5_server_challenges_anew_each_time(void **state)
{
    struct side server;
    char first[100];
    size_t n;

    (void)state;
    side_init(&server, &strict);
    assert_int_equal(begin(&server, SMTP_ROLE_SERVER, "CRAM-MD5"),
                     SMTP_GSASL_MORE);
    assert_true(server.s.server_first);
    n = server.s.len;
    assert_in_range(n, 10, sizeof first);
    memcpy(first, server.s.data, n);
    assert_int_equal(first[0], '<');
    assert_int_equal(first[n - 1], '>');
    assert_non_null(memchr(first, '@', n));
    begin(&server, SMTP_ROLE_SERVER, "CRAM-MD5");
    assert_memory_not_equal(first, server.s.data, n);
    smtp_gsasl_end(&server.s);
}

/* ---- SCRAM ---- */

static void scram_server_takes_no_malformed_message(void **state)
{
    static const char *const bad[] = {"",
                                      "n",
                                      "n,",
                                      "n,,",
                                      "N,,n=u,r=a",
                                      "x,,n=u,r=a",
                                      ",,n=u,r=a",
                                      "n=u,r=a",
                                      "p,,n=u,r=a",
                                      "p=,,n=u,r=a",
                                      "F,n,,n=u,r=a",
                                      "y=x,,n=u,r=a",
                                      "n,u,n=u,r=a",
                                      "n,a=,n=u,r=a",
                                      "n,A=u,n=u,r=a",
                                      "n,a=a=b,n=u,r=a",
                                      "n,,m=x,n=u,r=a",
                                      "n,,n=a=b,r=a",
                                      "n,,r=a,n=u",
                                      "n,,n=,r=a",
                                      "n,,n=u",
                                      "p=tls-unique,,n=u,r=a",
                                      "n,,n=u,r=",
                                      "n,,n=\xff,r=a",
                                      "p=tls_unique,,n=u,r=a"};
    size_t i;

    (void)state;
    assert_int_equal(answer_to("SCRAM-SHA-1", "n,,n=u,r=a"), 334);
    assert_int_equal(answer_to("SCRAM-SHA-1", "y,,n=u,r=a,x=y"), 334);
    assert_int_equal(answer_to("SCRAM-SHA-1", "n,a=a=2Cb,n=a=3Db,r=a"), 334);
    assert_int_equal(answer_to("SCRAM-SHA-1", "n,a==2C,n=a=3D,r=a"), 334);
    for (i = 0; i < COUNT(bad); i++) {
        if (answer_to("SCRAM-SHA-1", bad[i]) != 535)
            fail_msg("not 535: %s", bad[i]);
    }
}

/* ---- client against server ---- */

static void the_right_password_and_no_other_lets_in(void **state)
{
    static const char *const mechanisms[] = {"CRAM-MD5",      "SCRAM-SHA-1",
                                             "SCRAM-SHA-256", "PLAIN",
                                             "LOGIN",         "DIGEST-MD5"};
    struct side client, server;
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(mechanisms); i++) {
        side_init(&client, &strict);
        side_init(&server, &strict);
        assert_int_equal(talk(&client, &server, mechanisms[i]), 235);
        assert_string_equal(smtp_gsasl_get(&server.s, GSASL_AUTHID), "user");
        client.password = "pencils";
        assert_int_equal(talk(&client, &server, mechanisms[i]), 535);
        assert_string_equal(smtp_gsasl_get(&server.s, GSASL_AUTHID), "user");
        client.password = "pencil";
        client.name = "other";
        assert_int_equal(talk(&client, &server, mechanisms[i]), 535);
        client.name = "user";
        /* And the same objects once more. */
        assert_int_equal(talk(&client, &server, mechanisms[i]), 235);
        end(&client, &server);
        assert_string_equal(smtp_gsasl_get(&server.s, GSASL_AUTHID), "");
    }
}

static void names_come_as_the_client_means_them(void **state)
{
    static const char *const names[] = {"a b", "a,b=c", "\xc3\xa9"};
    struct side client, server;
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(names); i++) {
        side_init(&client, &strict);
        side_init(&server, &strict);
        client.name = server.name = names[i];
        assert_int_equal(talk(&client, &server, "SCRAM-SHA-256"), 235);
        assert_string_equal(smtp_gsasl_get(&server.s, GSASL_AUTHID), names[i]);
        assert_int_equal(talk(&client, &server, "CRAM-MD5"), 235);
        end(&client, &server);
    }
}

static void acting_as_another_is_for_the_host_to_allow(void **state)
{
    struct side client, server;
    int pass;

    (void)state;
    side_init(&client, &strict);
    side_init(&server, &strict);
    client.as = "user";
    assert_int_equal(talk(&client, &server, "SCRAM-SHA-1"), 235);
    client.as = "root";
    assert_int_equal(talk(&client, &server, "SCRAM-SHA-1"), 535);
    end(&client, &server);
    for (pass = -1; pass <= 1; pass++) {
        side_init(&server, &lenient);
        server.allow = pass;
        assert_int_equal(talk(&client, &server, "SCRAM-SHA-1"), pass == 1 ? 235
                                                                : pass == 0
                                                                    ? 535
                                                                    : 454);
        assert_int_equal(server.allowed, 1);
        assert_string_equal(smtp_gsasl_get(&server.s, GSASL_AUTHZID), "root");
        /* A wrong password is not even asked about. */
        client.password = "pen";
        assert_int_equal(talk(&client, &server, "SCRAM-SHA-1"), 535);
        assert_int_equal(server.allowed, 1);
        client.password = "pencil";
        end(&client, &server);
    }
}

/* PLAIN and LOGIN leave all of it to the host, authorization too. */
static void what_the_host_validates_is_not_judged_again(void **state)
{
    struct side client, server;

    (void)state;
    side_init(&client, &strict);
    side_init(&server, &strict);
    client.as = "root";
    assert_int_equal(talk(&client, &server, "PLAIN"), 235);
    assert_string_equal(smtp_gsasl_get(&server.s, GSASL_AUTHZID), "root");
    /* And its no is final, though it knows the password. */
    server.refuse = 1;
    assert_int_equal(talk(&client, &server, "PLAIN"), 535);
    assert_int_equal(talk(&client, &server, "LOGIN"), 535);
    end(&client, &server);
}

static void a_host_without_a_name_has_no_mechanism_that_needs_it(void **state)
{
    static const struct smtp_gsasl_host nameless = {NULL, ask, NULL};
    struct side client, server;

    (void)state;
    side_init(&client, &nameless);
    side_init(&server, &nameless);
    assert_int_equal(talk(&client, &server, "DIGEST-MD5"), GAVE_UP);
    assert_int_equal(talk(&client, &server, "SCRAM-SHA-1"), 235);
    end(&client, &server);
}

static void rounds_are_counted_before_anything_is_hashed(void **state)
{
    (void)state;
    assert_true(smtp_scram_server("r=x,s=y,i=10", 12, 10));
    assert_false(smtp_scram_server("r=x,s=y,i=11", 12, 10));
    assert_false(smtp_scram_server("r=x,s=y,i=11,a=b", 16, 10));
    /* The parts of other messages are not rounds. */
    assert_true(smtp_scram_server("v=x,i=11", 8, 10));
    assert_true(smtp_scram_server("r=x,s=y,i=11", 11, 10));
    assert_true(smtp_scram_server("r=x,s=y,", 8, 10));
    assert_true(smtp_scram_server(NULL, 0, 10));
}

static void a_host_that_cannot_say_is_454(void **state)
{
    struct side client, server;

    (void)state;
    side_init(&client, &strict);
    side_init(&server, &strict);
    server.broken = 1;
    assert_int_equal(talk(&client, &server, "SCRAM-SHA-1"), 454);
    assert_int_equal(talk(&client, &server, "CRAM-MD5"), 454);
    assert_int_equal(talk(&client, &server, "PLAIN"), 454);
    server.broken = 0;
    assert_int_equal(talk(&client, &server, "SCRAM-SHA-1"), 235);
    end(&client, &server);
}

static void mechanisms_that_are_not_there_are_504(void **state)
{
    static const char *const names[] = {"", "FOO", "A-NAME-OF-21-CHARACTER",
                                        "SCRAM-SHA-1-PLUS", "scram-sha-1"};
    struct side server;
    size_t i;

    (void)state;
    side_init(&server, &strict);
    for (i = 0; i < COUNT(names); i++) {
        assert_int_equal(begin(&server, SMTP_ROLE_SERVER, names[i]),
                         SMTP_GSASL_FAILED);
        assert_int_equal(smtp_gsasl_code(&server.s), 504);
        assert_int_equal(step(&server, "x"), SMTP_GSASL_FAILED);
    }
    assert_int_equal(begin(&server, SMTP_ROLE_CLIENT, NULL),
                     SMTP_GSASL_FAILED);
    smtp_gsasl_end(&server.s);
    smtp_gsasl_end(&server.s);
    assert_true(smtp_gsasl_has(SMTP_ROLE_SERVER, "SCRAM-SHA-256-PLUS"));
    assert_true(smtp_gsasl_has(SMTP_ROLE_CLIENT, "CRAM-MD5"));
    assert_false(smtp_gsasl_has(SMTP_ROLE_CLIENT, "FOO"));
}

/* ---- channel binding ---- */

static void plus_binds_to_the_channel(void **state)
{
    static const char *const plus[] = {"SCRAM-SHA-1-PLUS",
                                       "SCRAM-SHA-256-PLUS"};
    static const char *const types[] = {"tls-unique", "tls-exporter"};
    struct side client, server;
    size_t i;

    (void)state;
    for (i = 0; i < 4; i++) {
        const char *type = types[i / 2], *mechanism = plus[i % 2];

        side_init(&client, &strict);
        side_init(&server, &strict);
        bind_side(&client, type, 32);
        assert_int_equal(talk(&client, &server, mechanism), 504);
        bind_side(&server, type, 32);
        assert_int_equal(talk(&client, &server, mechanism), 235);
        /* What someone in the middle has. */
        bind_side(&server, type, 31);
        assert_int_equal(talk(&client, &server, mechanism), 535);
        /* The other type alone. */
        bind_side(&server, type, 0);
        bind_side(&server, types[1 - i / 2], 32);
        assert_int_equal(talk(&client, &server, mechanism), 535);
        /* Both: the client's is taken. */
        bind_side(&server, type, 32);
        assert_int_equal(talk(&client, &server, mechanism), 235);
        end(&client, &server);
    }
}

/* RFC 5802 6: a client that could bind, but was shown no -PLUS, says so by the
   flag y, if its GNU SASL can. */
static void a_mechanism_list_that_was_cut_is_found_out(void **state)
{
    struct side client, server;
    int y;

    (void)state;
    side_init(&client, &strict);
    side_init(&server, &strict);
    bind_side(&client, "tls-exporter", 32);
    begin(&client, SMTP_ROLE_CLIENT, "SCRAM-SHA-256");
    y = client.s.data[0] == 'y';
    assert_true(y || client.s.data[0] == 'n');
    assert_int_equal(talk(&client, &server, "SCRAM-SHA-256"), 235);
    bind_side(&server, "tls-exporter", 32);
    assert_int_equal(talk(&client, &server, "SCRAM-SHA-256"), y ? 535 : 235);
    begin(&server, SMTP_ROLE_SERVER, "SCRAM-SHA-256");
    assert_int_equal(step(&server, "y,,n=user,r=abc"), SMTP_GSASL_FAILED);
    assert_int_equal(smtp_gsasl_code(&server.s), 535);
    /* One that can't bind is let in. */
    bind_side(&client, "tls-exporter", 0);
    assert_int_equal(talk(&client, &server, "SCRAM-SHA-256"), 235);
    end(&client, &server);
}

static void bindings_have_types_and_a_size(void **state)
{
    struct side me;
    char data[94] = {0};

    (void)state;
    side_init(&me, &strict);
    assert_int_equal(smtp_gsasl_bind(&me.s, "tls-server-end-point", data, 32),
                     SMTP_EINVAL);
    assert_int_equal(smtp_gsasl_bind(&me.s, "tls-unique", data, 94),
                     SMTP_EROOM);
    assert_string_equal(me.s.unique, "");
    assert_int_equal(smtp_gsasl_bind(&me.s, "tls-unique", data, 93), 0);
    assert_int_equal(strlen(me.s.unique), 124);
    assert_int_equal(smtp_gsasl_bind(&me.s, "tls-unique", NULL, 0), 0);
    assert_string_equal(me.s.unique, "");
}

static void the_client_chooses_what_shows_least(void **state)
{
    static const char all[] = "PLAIN LOGIN CRAM-MD5 SCRAM-SHA-1 "
                              "SCRAM-SHA-1-PLUS SCRAM-SHA-256 "
                              "SCRAM-SHA-256-PLUS";
    struct side me;

    (void)state;
    side_init(&me, &strict);
    assert_string_equal(smtp_gsasl_choose(&me.s, all), "SCRAM-SHA-256");
    assert_string_equal(smtp_gsasl_choose(&me.s, "scram-sha-1  Cram-MD5"),
                        "SCRAM-SHA-1");
    assert_null(smtp_gsasl_choose(&me.s, "PLAIN LOGIN"));
    assert_null(smtp_gsasl_choose(&me.s, "SCRAM-SHA-1-PLUS XCRAM-MD5 CRAM"));
    assert_null(smtp_gsasl_choose(&me.s, ""));
    bind_side(&me, "tls-exporter", 32);
    assert_string_equal(smtp_gsasl_choose(&me.s, all), "SCRAM-SHA-256-PLUS");
    assert_string_equal(
        smtp_gsasl_choose(&me.s, "SCRAM-SHA-256 SCRAM-SHA-1-PLUS"),
        "SCRAM-SHA-1-PLUS");
}

/* ---- ends ---- */

static void the_last_challenge_is_answered_by_nothing(void **state)
{
    struct side client, server;

    (void)state;
    side_init(&client, &strict);
    side_init(&server, &strict);
    begin(&client, SMTP_ROLE_CLIENT, "SCRAM-SHA-1");
    begin(&server, SMTP_ROLE_SERVER, "SCRAM-SHA-1");
    smtp_gsasl_step(&server.s, client.s.data, client.s.len);
    smtp_gsasl_step(&client.s, server.s.data, server.s.len);
    assert_int_equal(smtp_gsasl_step(&server.s, client.s.data, client.s.len),
                     SMTP_GSASL_MORE);
    assert_int_equal(step(&server, "x"), SMTP_GSASL_FAILED);
    assert_int_equal(smtp_gsasl_code(&server.s), 535);
    assert_int_equal(step(&server, ""), SMTP_GSASL_FAILED);
    end(&client, &server);
}

static void what_was_sent_is_zeroed(void **state)
{
    struct side client;

    (void)state;
    side_init(&client, &strict);
    begin(&client, SMTP_ROLE_CLIENT, "PLAIN");
    assert_int_equal(client.s.len, 12);
    assert_memory_equal(client.s.data, "\0user\0pencil", 12);
    watched = client.s.out;
    watched_len = client.s.len;
    watched_zero = 0;
    smtp_gsasl_end(&client.s);
    assert_true(watched_zero);
    watched = NULL;
    assert_null(client.s.data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cram_md5_client_has_the_example_of_rfc_2195),
        cmocka_unit_test(cram_md5_server_challenges_anew_each_time),
        cmocka_unit_test(scram_server_takes_no_malformed_message),
        cmocka_unit_test(the_right_password_and_no_other_lets_in),
        cmocka_unit_test(names_come_as_the_client_means_them),
        cmocka_unit_test(acting_as_another_is_for_the_host_to_allow),
        cmocka_unit_test(what_the_host_validates_is_not_judged_again),
        cmocka_unit_test(a_host_without_a_name_has_no_mechanism_that_needs_it),
        cmocka_unit_test(rounds_are_counted_before_anything_is_hashed),
        cmocka_unit_test(a_host_that_cannot_say_is_454),
        cmocka_unit_test(mechanisms_that_are_not_there_are_504),
        cmocka_unit_test(plus_binds_to_the_channel),
        cmocka_unit_test(a_mechanism_list_that_was_cut_is_found_out),
        cmocka_unit_test(bindings_have_types_and_a_size),
        cmocka_unit_test(the_client_chooses_what_shows_least),
        cmocka_unit_test(the_last_challenge_is_answered_by_nothing),
        cmocka_unit_test(what_was_sent_is_zeroed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
