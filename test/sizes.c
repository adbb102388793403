/*
 * Prints what a connection takes: `make sizes`. The fixed part is what
 * smtp_conn_size() says of a new connection, less what is kept for its
 * closing 421; the least blocks are smtp_config_need() for a host name of 60
 * octets.
 */
#include <stdio.h>
#include <string.h>

#include "smtp_stream.h"

int main(void)
{
    static char host[61];
    smtp_config cfg;

    memset(host, 'h', 60);
    smtp_config_init(&cfg, sizeof cfg);
    smtp_config_set_text(&cfg, SMTP_TEXT_HOSTNAME, host);
    printf("%6lu  configuration\n", (unsigned long)smtp_config_size());
    printf("%6lu  fixed part of a connection\n",
           (unsigned long)sizeof(smtp_conn));
    printf("%6lu  least block, SIZE PIPELINING 8BITMIME\n",
           (unsigned long)smtp_config_need(&cfg));
    smtp_config_set(&cfg, SMTP_EXT_DSN, 1);
    printf("%6lu  least block, and DSN\n",
           (unsigned long)smtp_config_need(&cfg));
    return 0;
}
