/*
 * Addresses of IPv4 and IPv6 as the host writes them, which is wider than the
 * literals of SMTP: all forms of RFC 4291 2.2. What is written of them is the
 * one form of RFC 5952.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "smtp.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* What a Received: line makes of an address, or SMTP_EINVAL. */
static int received(const char *address, char *out, size_t size)
{
    smtp_received r;

    memset(&r, 0, sizeof r);
    r.helo = "c.example";
    r.by = "s.example";
    r.address = address;
    return smtp_codec_received(&r, out, size);
}

static void becomes(const char *address, const char *want)
{
    char out[400], all[100];

    snprintf(all, sizeof all, "([IPv6:%s])", want);
    if (received(address, out, sizeof out) < 0)
        fail_msg("refused: %s", address);
    if (strstr(out, all) == NULL)
        fail_msg("no %s in %s", all, out);
}

static void all_forms_of_rfc_4291_are_read(void **state)
{
    (void)state;
    becomes("2001:DB8:0:0:8:800:200C:417A", "2001:db8::8:800:200c:417a");
    becomes("ABCD:EF01:2345:6789:ABCD:EF01:2345:6789",
            "abcd:ef01:2345:6789:abcd:ef01:2345:6789");
    becomes("FF01::101", "ff01::101");
    becomes("FF01:0:0:0:0:0:0:101", "ff01::101");
    becomes("::1", "::1");
    becomes("::", "::");
    becomes("0:0:0:0:0:0:13.1.68.3", "::d01:4403");
    becomes("::13.1.68.3", "::d01:4403");
    becomes("::FFFF:129.144.52.38", "::ffff:129.144.52.38");
    becomes("0:0:0:0:0:FFFF:129.144.52.38", "::ffff:129.144.52.38");
    becomes("2001:0db8::0001", "2001:db8::1");
}

/* RFC 5321 4.1.3 has "::" for two groups or more. */
static void one_group_may_be_left_out(void **state)
{
    smtp_path path;

    (void)state;
    becomes("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0");
    becomes("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8");
    becomes("1:2:3::5:6:7:8", "1:2:3:0:5:6:7:8");
    becomes("1:2:3:4:5::1.2.3.4", "1:2:3:4:5:0:102:304");
    assert_int_equal(smtp_codec_mailbox("u@[IPv6:1:2:3:4:5:6:7::]", 24, &path),
                     SMTP_ESYNTAX);
    assert_int_equal(smtp_codec_mailbox("u@[IPv6:1:2:3:4:5:6::]", 22, &path),
                     22);
}

static void what_is_no_address_is_refused(void **state)
{
    static const char *const bad[] = {"1::2::3",
                                      "::1::",
                                      ":::",
                                      ":1",
                                      "1:",
                                      "12345::",
                                      "1:2:3:4:5:6:7",
                                      "1:2:3:4:5:6:7:8:9",
                                      "1:2:3:4:5:6:7:8::",
                                      "1:2:3:4:5:6:7:1.2.3.4",
                                      "1.2.3.4::",
                                      "::g",
                                      "::1%1",
                                      "::1/128",
                                      "[::1]"};
    char out[400];
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(bad); i++) {
        if (received(bad[i], out, sizeof out) != SMTP_EINVAL)
            fail_msg("not refused: %s", bad[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_forms_of_rfc_4291_are_read),
        cmocka_unit_test(one_group_may_be_left_out),
        cmocka_unit_test(what_is_no_address_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
