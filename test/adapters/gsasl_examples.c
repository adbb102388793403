/*
 * smtp_adapter/gsasl.h, both roles, against the examples of RFC 5802 and 7677.
 * test/checks/gsasl.sh runs it.
 *
 * They need the nonces that stand in them, which GNU SASL does not let anyone
 * choose. But it takes them from functions that this program defines too, and
 * where the dynamic linker lets a program go first, they are ours; where it
 * does not, the tests are skipped, and the script says so. Of channel bindings
 * there is no example in an RFC; those here were computed by the formulas of
 * RFC 5802 section 3 with Python's hashlib.
 */
#include "sides.h"

/* ---- what GNU SASL calls ---- */

static const char *nonce; /* the next one, in base64; NULL: by chance */
static unsigned nonces;   /* that were asked for */
static int nonce_due;

int gsasl_nonce(char *data, size_t len)
{
    nonces++;
    nonce_due = nonce != NULL && len == 18;
    return gsasl_random(data, len);
}

int gsasl_base64_to(const char *in, size_t len, char **out, size_t *out_len)
{
    size_t size = len / 3 * 4 + 5;

    if (nonce_due && strlen(nonce) >= size)
        size = strlen(nonce) + 1;
    if ((*out = malloc(size)) == NULL)
        return GSASL_MALLOC_ERROR;
    if (nonce_due)
        strcpy(*out, nonce);
    else if (smtp_codec_base64_encode(in, len, *out, size) < 0)
        return GSASL_BASE64_ERROR;
    nonce_due = 0;
    if (out_len != NULL)
        *out_len = strlen(*out);
    return GSASL_OK;
}

/* The messages of an exchange, without and with a channel binding. */
struct example {
    const char *mechanism, *client, *server, *salt;
    const char *stored, *key;
    const char *binding; /* of octets 0, 1, 2 ..., or NULL */
    size_t octets;
    const char *words[4];
};

#define SHA1_CLIENT "fyko+d2lbbFgONRv9qkxdawL"
#define SHA1_NONCE  "r=" SHA1_CLIENT "3rfcNHYJY1ZVvWVs7j"
#define SHA2_CLIENT "rOprNGfwEbeRWgbNEkqO"
#define SHA2_NONCE  "r=" SHA2_CLIENT "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"

static const struct example examples[] = {
    {"SCRAM-SHA-1", /* RFC 5802 5 */
     SHA1_CLIENT,
     "3rfcNHYJY1ZVvWVs7j",
     "QSXCR+Q6sek8bf92",
     "6dlGYMOdZcOPutkcNY8U2g7vK9Y=",
     "D+CSWLOshSulAsxiupA+qs2/fTE=",
     NULL,
     0,
     {"n,,n=user,r=" SHA1_CLIENT, SHA1_NONCE ",s=QSXCR+Q6sek8bf92,i=4096",
      "c=biws," SHA1_NONCE ",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
      "v=rmF9pqV8S7suAoZWja4dJRkFsKQ="}},
    {"SCRAM-SHA-256", /* RFC 7677 3 */
     SHA2_CLIENT,
     "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0",
     "W22ZaJ0SNY7soEsUEjb6gQ==",
     "WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=",
     "wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=",
     NULL,
     0,
     {"n,,n=user,r=" SHA2_CLIENT,
      SHA2_NONCE ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
      "c=biws," SHA2_NONCE ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
      "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="}},
    {"SCRAM-SHA-1-PLUS",
     SHA1_CLIENT,
     "3rfcNHYJY1ZVvWVs7j",
     "QSXCR+Q6sek8bf92",
     "6dlGYMOdZcOPutkcNY8U2g7vK9Y=",
     "D+CSWLOshSulAsxiupA+qs2/fTE=",
     "tls-unique",
     12,
     {"p=tls-unique,,n=user,r=" SHA1_CLIENT,
      SHA1_NONCE ",s=QSXCR+Q6sek8bf92,i=4096",
      "c=cD10bHMtdW5pcXVlLCwAAQIDBAUGBwgJCgs=," SHA1_NONCE
      ",p=ResgVA2w6fEFiwzXkrPSGTt/RSg=",
      "v=HKBeWjn99U5AvtgAjz6m1d81mhk="}},
    {"SCRAM-SHA-256-PLUS",
     SHA2_CLIENT,
     "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0",
     "W22ZaJ0SNY7soEsUEjb6gQ==",
     "WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=",
     "wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=",
     "tls-exporter",
     32,
     {"p=tls-exporter,,n=user,r=" SHA2_CLIENT,
      SHA2_NONCE ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
      "c="
      "cD10bHMtZXhwb3J0ZXIsLAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"
      "," SHA2_NONCE ",p=QC6CS20quADQRb3mT99YUH+n3VJxUvzuK0K0E1Vrs2M=",
      "v=2GiAgapEppLVlUXbxUDksL3VgYHzuqiK5tR4mhJGgvs="}}};

/* Begins; the next nonce is the given one. */
static int begin_with(struct side *me, int role, const char *mechanism,
                      const char *with)
{
    int result;

    nonce = with;
    result = begin(me, role, mechanism);
    nonce = NULL;
    return result;
}

/* Skips the test where nonces can't be chosen. */
static void choose_nonces(void)
{
    struct side client;
    unsigned before = nonces;

    side_init(&client, &strict);
    begin_with(&client, SMTP_ROLE_CLIENT, "SCRAM-SHA-1", SHA1_CLIENT);
    smtp_gsasl_end(&client.s);
    if (nonces == before)
        skip();
}

static void scram_client_has_the_examples(void **state)
{
    size_t i;

    (void)state;
    choose_nonces();
    for (i = 0; i < COUNT(examples); i++) {
        const struct example *e = &examples[i];
        struct side client;

        side_init(&client, &strict);
        if (e->binding != NULL)
            bind_side(&client, e->binding, e->octets);
        assert_int_equal(
            begin_with(&client, SMTP_ROLE_CLIENT, e->mechanism, e->client),
            SMTP_GSASL_MORE);
        says(&client, e->words[0]);
        assert_int_equal(step(&client, e->words[1]), SMTP_GSASL_MORE);
        says(&client, e->words[2]);
        assert_false(smtp_gsasl_proved(&client.s));
        assert_int_equal(step(&client, e->words[3]), SMTP_GSASL_DONE);
        says(&client, "");
        assert_true(smtp_gsasl_proved(&client.s));
        smtp_gsasl_end(&client.s);
    }
}

/* From the password, and from the keys alone. */
static void scram_server_has_the_examples(void **state)
{
    size_t i;

    (void)state;
    choose_nonces();
    for (i = 0; i < 2 * COUNT(examples); i++) {
        const struct example *e = &examples[i / 2];
        struct side server;

        side_init(&server, &strict);
        server.salt = e->salt;
        server.rounds = "4096";
        if (i % 2 == 1) {
            server.password = NULL;
            server.stored = e->stored;
            server.key = e->key;
        }
        if (e->binding != NULL)
            bind_side(&server, e->binding, e->octets);
        assert_int_equal(
            begin_with(&server, SMTP_ROLE_SERVER, e->mechanism, e->server),
            SMTP_GSASL_MORE);
        says(&server, "");
        assert_false(server.s.server_first);
        assert_int_equal(step(&server, e->words[0]), SMTP_GSASL_MORE);
        says(&server, e->words[1]);
        /* 235 can't carry the last one [4954 4]. */
        assert_int_equal(step(&server, e->words[2]), SMTP_GSASL_MORE);
        says(&server, e->words[3]);
        assert_int_equal(step(&server, ""), SMTP_GSASL_DONE);
        assert_string_equal(smtp_gsasl_get(&server.s, GSASL_AUTHID), "user");
        assert_string_equal(smtp_gsasl_get(&server.s, GSASL_AUTHZID), "");
        smtp_gsasl_end(&server.s);
    }
}

/* RFC 5802 5.1: the name is hashed as it came, not as it is prepared. The soft
   hyphen in it is what SASLprep takes out; the proofs are Python's. */
static void scram_server_hashes_the_name_as_it_came(void **state)
{
    struct side server;

    (void)state;
    choose_nonces();
    side_init(&server, &strict);
    server.name = "us\xc2\xad"
                  "er";
    server.salt = examples[0].salt;
    server.rounds = "4096";
    begin_with(&server, SMTP_ROLE_SERVER, "SCRAM-SHA-1", examples[0].server);
    assert_int_equal(step(&server, "n,,n=us\xc2\xad"
                                   "er,r=" SHA1_CLIENT),
                     SMTP_GSASL_MORE);
    assert_int_equal(
        step(&server, "c=biws," SHA1_NONCE ",p=kbeOnokVStzYaUKXOCHsITKiWdk="),
        SMTP_GSASL_MORE);
    says(&server, "v=uxmRLqx3qLDAR9BWuC0uPfy76gg=");
    smtp_gsasl_end(&server.s);
}

static void scram_server_takes_no_other_last_message(void **state)
{
    static const char *const bad[] = {
        "c=eSws," SHA1_NONCE ",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
        "c=biw," SHA1_NONCE ",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
        "c=biws," SHA1_NONCE "x,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
        "c=biws,r=" SHA1_CLIENT ",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
        "c=biws," SHA1_NONCE ",p=w0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
        "c=biws," SHA1_NONCE ",p=v0X8v3Bz2T0CJGbJQyF0X+HI4T",
        "c=biws," SHA1_NONCE ",p=",
        "c=biws," SHA1_NONCE,
        SHA1_NONCE ",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
        SHA1_NONCE ",c=biws,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
        ""};
    size_t i;

    (void)state;
    choose_nonces();
    for (i = 0; i < COUNT(bad); i++) {
        struct side server;

        side_init(&server, &strict);
        server.salt = examples[0].salt;
        server.rounds = "4096";
        begin_with(&server, SMTP_ROLE_SERVER, "SCRAM-SHA-1",
                   examples[0].server);
        assert_int_equal(step(&server, examples[0].words[0]), SMTP_GSASL_MORE);
        if (step(&server, bad[i]) != SMTP_GSASL_FAILED)
            fail_msg("not refused: %s", bad[i]);
        assert_int_equal(smtp_gsasl_code(&server.s), 535);
        smtp_gsasl_end(&server.s);
    }
}

static void scram_client_believes_no_server_without_proof(void **state)
{
    static const char *const wrong[] = {
        "v=smF9pqV8S7suAoZWja4dJRkFsKQ=", "v=", "", "e=other-error",
        "v=rmF9pqV8S7suAoZWja4dJRkFsKQ",  "x"};
    size_t i;

    (void)state;
    choose_nonces();
    for (i = 0; i < COUNT(wrong); i++) {
        struct side client;

        side_init(&client, &strict);
        begin_with(&client, SMTP_ROLE_CLIENT, "SCRAM-SHA-1", SHA1_CLIENT);
        assert_int_equal(step(&client, examples[0].words[1]), SMTP_GSASL_MORE);
        assert_int_equal(step(&client, wrong[i]), SMTP_GSASL_FAILED);
        assert_false(smtp_gsasl_proved(&client.s));
        /* Nor afterwards. */
        assert_int_equal(step(&client, examples[0].words[3]),
                         SMTP_GSASL_FAILED);
        assert_false(smtp_gsasl_proved(&client.s));
        smtp_gsasl_end(&client.s);
    }
}

/* What a server's first message is answered: the result of the step. */
static int client_hears(const char *words)
{
    struct side client;
    int result;

    side_init(&client, &strict);
    begin_with(&client, SMTP_ROLE_CLIENT, "SCRAM-SHA-1", SHA1_CLIENT);
    result = step(&client, words);
    smtp_gsasl_end(&client.s);
    return result;
}

static void scram_client_checks_what_the_server_wants(void **state)
{
    static const char *const bad[] = {
        "r=" SHA1_CLIENT "3r,s=QSXCR+Q6sek8bf92,i=4000000000",
        "r=" SHA1_CLIENT "3r,s=QSXCR+Q6sek8bf92,i=1000001",
        "r=" SHA1_CLIENT "3r,s=QSXCR+Q6sek8bf92,i=99999999999999999999999999",
        "r=xyko+d2lbbFgONRv9qkxdawL3r,s=QSXCR+Q6sek8bf92,i=4096",
        "m=x,r=" SHA1_CLIENT "3r,s=QSXCR+Q6sek8bf92,i=4096",
        "r=" SHA1_CLIENT "3r,i=4096,s=QSXCR+Q6sek8bf92",
        "r=" SHA1_CLIENT "3r,s=QSXC R+Q6sek8bf92,i=4096",
        "r=" SHA1_CLIENT "3r,s=QSXCR+Q6sek8bf92,i=x",
        "r=" SHA1_CLIENT "3r,s=QSXCR+Q6sek8bf92",
        ""};
    size_t i;

    (void)state;
    choose_nonces();
    assert_int_equal(
        client_hears("r=" SHA1_CLIENT "3r,s=QSXCR+Q6sek8bf92,i=4096"),
        SMTP_GSASL_MORE);
    assert_int_equal(
        client_hears("r=" SHA1_CLIENT "3r,s=QSXCR+Q6sek8bf92,i=99999,x=y"),
        SMTP_GSASL_MORE);
    for (i = 0; i < COUNT(bad); i++) {
        if (client_hears(bad[i]) != SMTP_GSASL_FAILED)
            fail_msg("not refused: %s", bad[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scram_client_has_the_examples),
        cmocka_unit_test(scram_server_has_the_examples),
        cmocka_unit_test(scram_server_hashes_the_name_as_it_came),
        cmocka_unit_test(scram_server_takes_no_other_last_message),
        cmocka_unit_test(scram_client_believes_no_server_without_proof),
        cmocka_unit_test(scram_client_checks_what_the_server_wants),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
