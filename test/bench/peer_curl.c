/*
 * libcurl: one easy handle, whose connection stays open from one message to
 * the next. It waits for every answer.
 */
#include <curl/curl.h>

#include "peer.h"

static size_t sent;

static size_t read_message(char *to, size_t size, size_t count, void *user)
{
    size_t n = set.size - sent;

    (void)user;
    if (n > size * count)
        n = size * count;
    memcpy(to, message + sent, n);
    sent += n;
    return n;
}

static CURL *new_handle(struct curl_slist *to)
{
    CURL *curl = curl_easy_init();
    char url[300];

    if (curl == NULL)
        exit(2);
    snprintf(url, sizeof url, "smtp://%s/localhost", set.address);
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, "<" PEER_FROM ">");
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_UPLOAD_BUFFERSIZE, 65536L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_message);
    curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)set.size);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    return curl;
}

static unsigned long peer_session(unsigned long messages)
{
    struct curl_slist *to = curl_slist_append(NULL, "<" PEER_FROM ">");
    CURL *curl = new_handle(to);
    unsigned long accepted = 0;

    while (messages-- > 0) {
        sent = 0;
        if (curl_easy_perform(curl) == CURLE_OK)
            accepted++;
    }
    curl_easy_cleanup(curl);
    curl_slist_free_all(to);
    return accepted;
}
