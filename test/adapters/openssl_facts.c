/*
 * smtp_adapter/openssl.h: files and certificates, who the peer is, in both
 * roles, and what a session tells of itself. The client's part is tried on a
 * connection of a server's, as a filter does not care whose it is.
 */
#include "tls.h"

/* ---- files ---- */

static void an_error_names_the_file(void **state)
{
    static const struct {
        const char *chain, *key, *bad, *why;
    } rows[] = {
        {"none.pem", "mx.key", "none.pem: ", "No such file or directory"},
        {"mx.pem", "none.key", "none.key: ", "No such file or directory"},
        {"mx.key", "mx.key", "mx.key: ", ""},
        {"mx.pem", "mx.pem", "mx.pem: ", ""},
        {"mx.pem", "other.key", "other.key: ", "key values mismatch"},
        {"mx.pem", "phrase.key", "phrase.key: ", ""},
    };
    struct smtp_openssl t = {0};
    char why[SMTP_OPENSSL_WHY], phrase[] = "secret";
    SSL_CTX *before;
    size_t i;

    (void)state;
    tls_make("phrase", phrase);
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        before = t.ctx;
        assert_int_equal(smtp_openssl_server(&t, tls_path(rows[i].chain),
                                             tls_path(rows[i].key), why),
                         -1);
        assert_non_null(strstr(why, rows[i].bad));
        assert_non_null(strstr(why, rows[i].why));
        assert_string_not_equal(strstr(why, rows[i].bad), rows[i].bad);
        assert_ptr_equal(t.ctx, before);
        assert_true(ERR_peek_error() == 0);
        if (i == 2)
            assert_int_equal(smtp_openssl_server(&t, tls_path("mx.pem"),
                                                 tls_path("mx.key"), why),
                             0);
    }
    /* Nobody is asked for a phrase. */
    assert_true(SSL_CTX_get_default_passwd_cb(t.ctx) ==
                smtp_openssl_no_phrase);
    assert_int_equal(smtp_openssl_ask(&t, tls_path("none.pem"), why), -1);
    assert_non_null(strstr(why, "none.pem: No such file"));
    assert_int_equal(smtp_openssl_client(&t, tls_path("none.pem"), why), -1);
    assert_non_null(strstr(why, "none.pem: "));
    smtp_openssl_end(&t);
}

static void without_a_context_nothing_begins(void **state)
{
    struct smtp_openssl t = {0};
    struct smtp_io io = {NULL, NULL, NULL, NULL, 0, 0, 0};

    (void)state;
    assert_int_equal(smtp_openssl_begin(&t, &io), -1);
    assert_int_equal(smtp_openssl_connect(&t, &io, "mx.example"), -1);
    assert_null(io.filter);
}

static void certificate_of(struct pair *p, const char *file)
{
    X509 *got = SSL_get_peer_certificate(p->c.ssl), *want = NULL;
    FILE *f = fopen(tls_path(file), "r");

    assert_non_null(f);
    assert_non_null(PEM_read_X509(f, &want, NULL, NULL));
    fclose(f);
    assert_int_equal(X509_cmp(got, want), 0);
    X509_free(got);
    X509_free(want);
}

static void a_renewed_certificate_is_for_sessions_to_come(void **state)
{
    char why[SMTP_OPENSSL_WHY];
    struct pair p, q;

    (void)state;
    pair_begin(&q, 0);
    smtp_openssl_end(&q.s.tls);
    pair_run(&p, 0, "EHLO c.example\r\n");
    q.s.begin.arg = &p.s.tls;
    assert_int_equal(smtp_openssl_server(&p.s.tls, tls_path("other.pem"),
                                         tls_path("other.key"), why),
                     0);
    client_say(&p.c, "QUIT\r\n", 6);
    pair_play(&p);
    assert_string_equal(codes(&p.c.said), "250 221 ");
    certificate_of(&p, "mx.pem");
    q.c.text = "QUIT\r\n";
    pair_dial(&q);
    pair_play(&q);
    assert_string_equal(codes(&q.c.said), "221 ");
    certificate_of(&q, "other.pem");
    pair_end(&q);
    pair_end(&p);
}

/* ---- clients' certificates ---- */

/* What a server is told that asks for certificates, of a client that has one
   or none (NULL). */
static int flags_with(const char *cert, const char *key)
{
    char why[SMTP_OPENSSL_WHY];
    struct pair p;
    int flags;

    pair_begin(&p, 0);
    assert_int_equal(smtp_openssl_ask(&p.s.tls, tls_path("mx.pem"), why), 0);
    if (cert != NULL) {
        assert_int_equal(
            SSL_CTX_use_certificate_chain_file(p.c.ctx, tls_path(cert)), 1);
        assert_int_equal(SSL_CTX_use_PrivateKey_file(p.c.ctx, tls_path(key),
                                                     SSL_FILETYPE_PEM),
                         1);
    }
    p.c.text = session;
    pair_dial(&p);
    pair_play(&p);
    assert_string_equal(codes(&p.c.said), session_said);
    flags = p.s.flags;
    pair_end(&p);
    return flags;
}

static void a_client_may_show_a_certificate(void **state)
{
    (void)state;
    assert_int_equal(flags_with(NULL, NULL), SMTP_TLS_OK);
    assert_int_equal(flags_with("other.pem", "other.key"),
                     SMTP_TLS_OK | SMTP_TLS_CLIENT_CERT);
    assert_int_equal(flags_with("mx.pem", "mx.key"),
                     SMTP_TLS_OK | SMTP_TLS_CLIENT_CERT | SMTP_TLS_VERIFIED);
}

/* ---- the client's role ---- */

struct caller {
    struct smtp_openssl tls;
    const char *host;
};

static int begin_as_client(void *arg, struct smtp_io *io)
{
    const struct caller *c = arg;

    return smtp_openssl_connect(&c->tls, io, c->host);
}

static int carry(struct smtp_io *from, struct smtp_io *to)
{
    size_t len, room;
    const void *p = smtp_io_send_buf(from, &len);
    void *at = smtp_io_recv_buf(to, &room);

    if (p == NULL || at == NULL)
        len = 0;
    len = len < room ? len : room;
    if (len != 0)
        memcpy(at, p, len);
    smtp_io_recv_ack(to, len);
    smtp_io_send_ack(from, len);
    return len != 0;
}

/* Has a client with our filter meet a server with it, and compares what both
   know. Returns what the client is told. */
static int meet(const char *host, const char *ca)
{
    static const smtp_handler none = {0, NULL};
    static const char type[] = "tls-exporter";
    unsigned char ours[SMTP_OPENSSL_BINDING], theirs[SMTP_OPENSSL_BINDING];
    char why[SMTP_OPENSSL_WHY];
    struct caller c = {{0}, NULL};
    struct smtp_io_tls begin = {begin_as_client, NULL};
    struct smtp_io io = {NULL, NULL, NULL, NULL, 0, 0, 0};
    struct pair p;
    void *block;
    int flags;

    pair_begin(&p, 1);
    pair_dial(&p); /* of no use here */
    c.host = host;
    begin.arg = &c;
    assert_int_equal(smtp_openssl_client(&c.tls, tls_path(ca), why), 0);
    block = malloc(p.s.size);
    io.conn = smtp_conn_init_server(block, p.s.size, p.s.cfg);
    io.tls = &begin;
    do {
        smtp_io_dispatch(&p.s.io, 0, &none, NULL);
        smtp_io_dispatch(&io, 0, &none, NULL);
    } while (carry(&io, &p.s.io) + carry(&p.s.io, &io) != 0 &&
             smtp_conn_get(p.s.io.conn, SMTP_GET_TLS) == 0);
    flags = (int)smtp_conn_get(io.conn, SMTP_GET_TLS);
    if (flags != 0) {
        assert_int_equal(smtp_openssl_binding(&p.s.io, type, ours), 32);
        assert_int_equal(smtp_openssl_binding(&io, type, theirs), 32);
        assert_memory_equal(ours, theirs, 32);
        assert_string_equal(smtp_openssl_cipher(&io),
                            smtp_openssl_cipher(&p.s.io));
    }
    smtp_io_end(&io);
    free(block);
    smtp_openssl_end(&c.tls);
    pair_end(&p);
    return flags;
}

static void a_client_knows_whether_it_is_the_right_server(void **state)
{
    static const int good = SMTP_TLS_OK | SMTP_TLS_VERIFIED;
    static const int some = SMTP_TLS_OK;
    static char long_name[300];

    (void)state;
    memset(long_name, 'a', sizeof long_name - 1);
    assert_int_equal(meet("mx.example", "mx.pem"), good);
    assert_int_equal(meet("MX.Example", "mx.pem"), good);
    assert_int_equal(meet("192.0.2.1", "mx.pem"), good);
    assert_int_equal(meet("192.0.2.2", "mx.pem"), some);
    assert_int_equal(meet("other.example", "mx.pem"), some);
    assert_int_equal(meet("example", "mx.pem"), some);
    assert_int_equal(meet("mx.example", "other.pem"), some);
    assert_int_equal(meet(NULL, "mx.pem"), some);
    assert_int_equal(meet(long_name, "mx.pem"), 0);
}

/* ---- channel binding ---- */

/* What the server has of a type; len: what it must be, with want, or 0. */
static void bound(struct pair *p, const char *type, const void *want,
                  size_t len)
{
    unsigned char got[SMTP_OPENSSL_BINDING];

    assert_int_equal(smtp_openssl_binding(&p->s.io, type, got), len);
    if (len != 0)
        assert_memory_equal(got, want, len);
}

/* By its hash; NULL: there is none. */
static void bound_to_certificate(struct pair *p, const EVP_MD *hash)
{
    X509 *cert = SSL_get_peer_certificate(p->c.ssl);
    unsigned char want[EVP_MAX_MD_SIZE];
    unsigned int len = 0;

    assert_non_null(cert);
    if (hash != NULL)
        assert_int_equal(X509_digest(cert, hash, want, &len), 1);
    bound(p, "tls-server-end-point", want, len);
    X509_free(cert);
}

static void tls_1_3_has_an_exporter(void **state)
{
    unsigned char want[32];
    struct pair p;

    (void)state;
    pair_begin(&p, 0);
    pair_dial(&p);
    bound(&p, "tls-exporter", NULL, 0); /* in clear */
    pair_play(&p);
    assert_int_equal(SSL_version(p.c.ssl), TLS1_3_VERSION);
    assert_int_equal(SSL_export_keying_material(p.c.ssl, want, sizeof want,
                                                "EXPORTER-Channel-Binding", 24,
                                                NULL, 0, 0),
                     1);
    bound(&p, "tls-exporter", want, 32);
    bound_to_certificate(&p, EVP_sha256());
    bound(&p, "tls-unique", NULL, 0);
    bound(&p, "tls-unique-for-telnet", NULL, 0);
    bound(&p, "", NULL, 0);
    pair_end(&p);
}

/* A session of TLS 1.2, resumed from old if it is not NULL. */
static SSL_SESSION *tls_1_2(struct pair *p, struct pair *old,
                            SSL_SESSION *resumed)
{
    char why[SMTP_OPENSSL_WHY];

    pair_begin(p, 0);
    /* Who asks for certificates must say to what sessions belong. */
    assert_int_equal(smtp_openssl_ask(&p->s.tls, tls_path("mx.pem"), why), 0);
    SSL_CTX_set_max_proto_version(p->c.ctx, TLS1_2_VERSION);
    pair_dial(p);
    if (old != NULL) {
        p->s.begin.arg = &old->s.tls;
        assert_int_equal(SSL_set_session(p->c.ssl, resumed), 1);
    }
    pair_play(p);
    assert_int_equal(SSL_is_init_finished(p->c.ssl), 1);
    assert_int_equal(SSL_session_reused(p->c.ssl), old != NULL);
    return SSL_get1_session(p->c.ssl);
}

static void tls_1_2_has_the_first_finished_message(void **state)
{
    unsigned char want[SMTP_OPENSSL_BINDING];
    SSL_SESSION *first, *second;
    struct pair p, q;
    size_t len;

    (void)state;
    first = tls_1_2(&p, NULL, NULL);
    len = SSL_get_finished(p.c.ssl, want, sizeof want);
    assert_int_equal(len, 12);
    bound(&p, "tls-unique", want, len);
    bound(&p, "tls-exporter", NULL, 0);
    bound_to_certificate(&p, EVP_sha256());
    /* Resumed, the server's is the first. */
    second = tls_1_2(&q, &p, first);
    len = SSL_get_peer_finished(q.c.ssl, want, sizeof want);
    bound(&q, "tls-unique", want, len);
    SSL_SESSION_free(first);
    SSL_SESSION_free(second);
    pair_end(&q);
    pair_end(&p);
}

/* A server with a certificate that is signed by way of hash. */
static void signed_with(EVP_PKEY *key, const EVP_MD *hash, const EVP_MD *want)
{
    X509 *cert = tls_cert(key, hash);
    struct pair p;

    pair_begin(&p, 0);
    SSL_CTX_set_security_level(p.s.tls.ctx, 0);
    SSL_CTX_set_security_level(p.c.ctx, 0);
    assert_int_equal(SSL_CTX_use_certificate(p.s.tls.ctx, cert), 1);
    assert_int_equal(SSL_CTX_use_PrivateKey(p.s.tls.ctx, key), 1);
    SSL_CTX_set1_sigalgs_list(p.c.ctx, EVP_PKEY_id(key) == EVP_PKEY_ED25519
                                           ? "ed25519"
                                           : "ECDSA+SHA256");
    pair_dial(&p);
    pair_play(&p);
    bound_to_certificate(&p, want);
    X509_free(cert);
    EVP_PKEY_free(key);
    pair_end(&p);
}

static void the_end_point_is_hashed_as_its_certificate_was(void **state)
{
    EVP_PKEY *ed25519 = NULL;
    EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, NULL);

    (void)state;
    signed_with(tls_key(), EVP_sha384(), EVP_sha384());
    signed_with(tls_key(), EVP_sha1(), EVP_sha256());
    assert_int_equal(EVP_PKEY_keygen_init(ctx), 1);
    assert_int_equal(EVP_PKEY_keygen(ctx, &ed25519), 1);
    EVP_PKEY_CTX_free(ctx);
    signed_with(ed25519, NULL, NULL);
}

#ifdef SSL_OP_NO_EXTENDED_MASTER_SECRET
static void without_extended_master_secret_nothing_is_unique(void **state)
{
    struct pair p;

    (void)state;
    pair_begin(&p, 0);
    SSL_CTX_set_max_proto_version(p.c.ctx, TLS1_2_VERSION);
    SSL_CTX_set_options(p.c.ctx, SSL_OP_NO_EXTENDED_MASTER_SECRET);
    pair_dial(&p);
    pair_play(&p);
    bound(&p, "tls-unique", NULL, 0);
    bound_to_certificate(&p, EVP_sha256());
    pair_end(&p);
}
#endif

/* ---- other facts ---- */

static void the_cipher_has_its_registered_name(void **state)
{
    struct pair p;

    (void)state;
    pair_begin(&p, 0);
    assert_null(smtp_openssl_cipher(&p.s.io));
    assert_null(smtp_openssl_ssl(&p.s.io));
    assert_string_equal(smtp_openssl_reason(&p.s.io), "");
    SSL_CTX_set_max_proto_version(p.c.ctx, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(p.c.ctx, "ECDHE-ECDSA-AES128-GCM-SHA256");
    pair_dial(&p);
    pair_play(&p);
    assert_string_equal(smtp_openssl_cipher(&p.s.io),
                        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
    assert_string_equal(SSL_get_version(smtp_openssl_ssl(&p.s.io)), "TLSv1.2");
    assert_string_equal(smtp_openssl_reason(&p.s.io), "");
    pair_end(&p);
}

static void the_servers_order_of_ciphers_counts(void **state)
{
    struct pair p;

    (void)state;
    pair_begin(&p, 0);
    SSL_CTX_set_cipher_list(p.s.tls.ctx, "ECDHE-ECDSA-AES256-GCM-SHA384:"
                                         "ECDHE-ECDSA-AES128-GCM-SHA256");
    SSL_CTX_set_max_proto_version(p.c.ctx, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(p.c.ctx, "ECDHE-ECDSA-AES128-GCM-SHA256:"
                                     "ECDHE-ECDSA-AES256-GCM-SHA384");
    pair_dial(&p);
    pair_play(&p);
    assert_string_equal(smtp_openssl_cipher(&p.s.io),
                        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
    pair_end(&p);
}

static void renegotiation_is_refused(void **state)
{
    struct pair p;

    (void)state;
    pair_begin(&p, 0);
    SSL_CTX_set_max_proto_version(p.c.ctx, TLS1_2_VERSION);
    p.c.text = "EHLO c.example\r\n";
    pair_dial(&p);
    pair_play(&p);
    assert_int_equal(SSL_renegotiate(p.c.ssl), 1);
    SSL_do_handshake(p.c.ssl);
    pair_play(&p);
    assert_int_equal(SSL_num_renegotiations(smtp_openssl_ssl(&p.s.io)), 0);
    assert_int_equal(p.s.count[SMTP_EVENT_TLS], 1);
    no_clear_octets(&p);
    pair_end(&p);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_names_the_file),
        cmocka_unit_test(without_a_context_nothing_begins),
        cmocka_unit_test(a_renewed_certificate_is_for_sessions_to_come),
        cmocka_unit_test(a_client_may_show_a_certificate),
        cmocka_unit_test(a_client_knows_whether_it_is_the_right_server),
        cmocka_unit_test(tls_1_3_has_an_exporter),
        cmocka_unit_test(tls_1_2_has_the_first_finished_message),
        cmocka_unit_test(the_end_point_is_hashed_as_its_certificate_was),
#ifdef SSL_OP_NO_EXTENDED_MASTER_SECRET
        cmocka_unit_test(without_extended_master_secret_nothing_is_unique),
#endif
        cmocka_unit_test(the_cipher_has_its_registered_name),
        cmocka_unit_test(the_servers_order_of_ciphers_counts),
        cmocka_unit_test(renegotiation_is_refused),
    };

    tls_begin(argc, argv);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
