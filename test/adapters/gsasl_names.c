/*
 * smtp_adapter/gsasl.h: names and passwords, which SCRAM prepares by SASLprep
 * (RFC 4013), and what of them goes on the wire. test/checks/gsasl.sh runs it.
 */
#include "sides.h"

/* What a client of that name begins with, up to its nonce; "" if nothing. */
static const char *begins_with(const char *name)
{
    static char text[200];
    struct side client;
    const char *nonce;

    side_init(&client, &strict);
    client.name = name;
    text[0] = '\0';
    if (begin(&client, SMTP_ROLE_CLIENT, "SCRAM-SHA-1") == SMTP_GSASL_MORE) {
        assert_in_range(client.s.len, 1, sizeof text - 1);
        memcpy(text, client.s.data, client.s.len);
        text[client.s.len] = '\0';
        nonce = strstr(text, ",r=");
        assert_non_null(nonce);
        text[nonce - text] = '\0';
    }
    smtp_gsasl_end(&client.s);
    return text;
}

/* What a client who says one password hears of a server with another. */
static int lets_in(const char *said, const char *known)
{
    struct side client, server;
    int code;

    side_init(&client, &strict);
    side_init(&server, &strict);
    client.password = said;
    server.password = known;
    code = talk(&client, &server, "SCRAM-SHA-256");
    end(&client, &server);
    return code;
}

/* The server's result for a first message of len octets; into *count the
   rounds that it asks for. */
static int server_hears(const char *words, size_t len, long *count)
{
    struct side server;
    char text[200] = "";
    const char *rounds;
    int result;

    side_init(&server, &strict);
    begin(&server, SMTP_ROLE_SERVER, "SCRAM-SHA-256");
    result = smtp_gsasl_step(&server.s, words, len);
    if (result == SMTP_GSASL_MORE && count != NULL) {
        assert_in_range(server.s.len, 1, sizeof text - 1);
        memcpy(text, server.s.data, server.s.len);
        rounds = strstr(text, ",i=");
        assert_non_null(rounds);
        *count = atol(rounds + 3);
    }
    if (result == SMTP_GSASL_FAILED)
        assert_int_equal(smtp_gsasl_code(&server.s), 535);
    smtp_gsasl_end(&server.s);
    return result;
}

/* ---- rules ---- */

static void names_are_prepared_before_they_are_sent(void **state)
{
    (void)state;
    /* The examples of RFC 4013 3. */
    assert_string_equal(begins_with("I\xc2\xadX"), "n,,n=IX");
    assert_string_equal(begins_with("user"), "n,,n=user");
    assert_string_equal(begins_with("USER"), "n,,n=USER");
    assert_string_equal(begins_with("\xc2\xaa"), "n,,n=a");
    assert_string_equal(begins_with("\xe2\x85\xa8"), "n,,n=IX");
    assert_string_equal(begins_with("\x07"), "");
    assert_string_equal(begins_with("\xd8\xa7\x31"), "");
    /* A space that is not ASCII's. */
    assert_string_equal(begins_with("a\xc2\xa0"
                                    "b"),
                        "n,,n=a b");
}

static void a_name_of_which_nothing_is_left_is_not_sent(void **state)
{
    (void)state;
    assert_string_equal(begins_with("\xc2\xad"), "");
    assert_string_equal(begins_with("\xff"), "");
    assert_int_equal(server_hears("n,,n=\xc2\xad,r=a", 12, NULL),
                     SMTP_GSASL_FAILED);
    assert_int_equal(server_hears("n,,n=\x07,r=a", 10, NULL),
                     SMTP_GSASL_FAILED);
    assert_int_equal(server_hears("n,,n=u,r=a", 10, NULL), SMTP_GSASL_MORE);
}

static void commas_and_equals_signs_are_encoded_in_names(void **state)
{
    struct side client;

    (void)state;
    assert_string_equal(begins_with("a,b=c"), "n,,n=a=2Cb=3Dc");
    side_init(&client, &strict);
    client.as = "a,b=c";
    begin(&client, SMTP_ROLE_CLIENT, "SCRAM-SHA-1");
    assert_memory_equal(client.s.data, "n,a=a=2Cb=3Dc,n=user,r=", 23);
    smtp_gsasl_end(&client.s);
}

static void passwords_are_prepared_on_both_sides(void **state)
{
    (void)state;
    assert_int_equal(lets_in("I\xc2\xadX", "IX"), 235);
    assert_int_equal(lets_in("\xe2\x85\xa8", "I\xc2\xadX"), 235);
    assert_int_equal(lets_in("\xc2\xaa", "a"), 235);
    assert_int_equal(lets_in("p\xc3\xa9", "pe\xcc\x81"), 235);
    assert_int_equal(lets_in("p\xc3\xa9", "pe"), 535);
    assert_int_equal(lets_in("USER", "user"), 535);
    /* What is prohibited is no password. */
    assert_int_equal(lets_in("a\x07", "a\x07"), GAVE_UP);
    assert_int_equal(lets_in("\xd8\xa7\x31", "\xd8\xa7\x31"), GAVE_UP);
}

static void an_identity_holds_no_nul(void **state)
{
    (void)state;
    assert_int_equal(server_hears("n,a=ab,n=u,r=a", 14, NULL),
                     SMTP_GSASL_MORE);
    assert_int_equal(server_hears("n,a=a\0b,n=u,r=a", 15, NULL),
                     SMTP_GSASL_FAILED);
    assert_int_equal(server_hears("n,,n=a\0b,r=a", 12, NULL),
                     SMTP_GSASL_FAILED);
}

static void a_host_that_names_no_rounds_has_4096(void **state)
{
    long count = 0;

    (void)state;
    assert_int_equal(server_hears("n,,n=user,r=abc", 15, &count),
                     SMTP_GSASL_MORE);
    assert_in_range(count, 4096, 1000000);
}

/* DIGEST-MD5 shows it: the one mechanism here that says its service. */
static void the_service_is_smtp(void **state)
{
    struct side client, server;
    char text[1000] = "";

    (void)state;
    side_init(&client, &strict);
    side_init(&server, &strict);
    begin(&client, SMTP_ROLE_CLIENT, "DIGEST-MD5");
    begin(&server, SMTP_ROLE_SERVER, "DIGEST-MD5");
    assert_int_equal(smtp_gsasl_step(&client.s, server.s.data, server.s.len),
                     SMTP_GSASL_MORE);
    assert_in_range(client.s.len, 1, sizeof text - 1);
    memcpy(text, client.s.data, client.s.len);
    assert_non_null(strstr(text, "digest-uri=\"smtp/mx.example\""));
    end(&client, &server);
}

static void a_binding_of_telnet_is_none(void **state)
{
    static const char words[] = "p=tls-unique-for-telnet,,n=user,r=abc";
    struct side server;

    (void)state;
    side_init(&server, &strict);
    assert_int_equal(
        smtp_gsasl_bind(&server.s, "tls-unique-for-telnet", "x", 1),
        SMTP_EINVAL);
    bind_side(&server, "tls-unique", 12);
    assert_int_equal(begin(&server, SMTP_ROLE_SERVER, "SCRAM-SHA-1-PLUS"),
                     SMTP_GSASL_MORE);
    assert_int_equal(step(&server, words), SMTP_GSASL_FAILED);
    assert_int_equal(smtp_gsasl_code(&server.s), 535);
    /* The name alone made it fail. */
    begin(&server, SMTP_ROLE_SERVER, "SCRAM-SHA-1-PLUS");
    assert_int_equal(step(&server, "p=tls-unique,,n=user,r=abc"),
                     SMTP_GSASL_MORE);
    smtp_gsasl_end(&server.s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_prepared_before_they_are_sent),
        cmocka_unit_test(a_name_of_which_nothing_is_left_is_not_sent),
        cmocka_unit_test(commas_and_equals_signs_are_encoded_in_names),
        cmocka_unit_test(passwords_are_prepared_on_both_sides),
        cmocka_unit_test(an_identity_holds_no_nul),
        cmocka_unit_test(a_host_that_names_no_rounds_has_4096),
        cmocka_unit_test(the_service_is_smtp),
        cmocka_unit_test(a_binding_of_telnet_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
