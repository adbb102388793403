# Prints the flags that compile and link an example with an optional library,
# nothing if it is not there: "optional.sh openssl" or "optional.sh gsasl".
# The Makefile runs it each time it is read, so it must be quick. What only
# `make bench` wants, it asks for then: peer_libesmtp, peer_curl.

PKG_CONFIG=${PKG_CONFIG:-pkg-config}

# try PACKAGE VERSION MACRO LIBS HEADER LINE: LINE must compile behind HEADER.
try()
{
    if flags=$($PKG_CONFIG --cflags --libs "$1 >= $2" 2>/dev/null); then
        echo "-D$3 $flags"
    elif printf '%s\n' "#include <$5>" "$6" '#error' '#endif' |
        ${CC:-cc} -E -x c - >/dev/null 2>&1; then
        echo "-D$3 $4"
    fi
}

case $1 in
openssl) try openssl 1.1.1 WITH_OPENSSL "-lssl -lcrypto" openssl/ssl.h \
    '#if OPENSSL_VERSION_NUMBER < 0x10101000' ;;
gsasl) try libgsasl 2.2 WITH_GSASL -lgsasl gsasl.h \
    '#if GSASL_VERSION_NUMBER < 0x020200' ;;
peer_libesmtp) try libesmtp-1.0 1.0 WITH_ESMTP -lesmtp libesmtp.h '#if 0' ;;
peer_curl) try libcurl 7.62 WITH_CURL -lcurl curl/curl.h \
    '#if LIBCURL_VERSION_NUM < 0x073e00' ;;
esac
