# Read by run.sh: examples/send delivers to all the servers that are there.

# What needs root: to be several users, and to mount.
set --
dovecot=
if [ "$(id -u)" != 0 ] || ! unshare -m true 2>"$work/err"; then
    skip 'whole MTAs' 'run as root, where mount is allowed'
else
    if [ -x /usr/lib/dovecot/lmtp ]; then
        dovecot=/usr/sbin/dovecot
        set -- "$@" dovecot-lmtp=$dovecot
    else
        skip 'Dovecot, and who logs in to Postfix' 'install dovecot-lmtpd'
    fi
    if [ ! -x /usr/lib/postfix/sbin/smtpd ]; then
        skip 'delivery to Postfix' 'install postfix'
    elif [ -n "$dovecot" ]; then
        set -- "$@" postfix=/usr/sbin/postfix,$dovecot
    fi
    exim=$work/exim4-daemon-light/usr/sbin/exim4
    if [ -x "$exim" ] || download exim4-daemon-light; then
        set -- "$@" "exim=$exim"
    else
        skip 'delivery to Exim' 'needs apt-get, as Debian 12 has it'
    fi
    if download opensmtpd; then
        set -- "$@" "opensmtpd=$work/opensmtpd/usr/sbin/smtpd"
    else
        skip 'delivery to OpenSMTPD' 'needs apt-get, as Debian 12 has it'
    fi
    chasquid=$work/chasquid/usr/bin/chasquid
    test -x "$chasquid" || chasquid=$(command -v chasquid) ||
        skip 'delivery to chasquid' 'needs apt-get, as Debian 12 has it'
    test ! -x "$chasquid" || set -- "$@" "chasquid=$chasquid"
fi

if ! $python -c 'import aiosmtpd' 2>"$work/err"; then
    skip 'delivery to aiosmtpd' 'install python3-aiosmtpd'
else
    set -- "$@" aiosmtpd=$python aiosmtpd-lmtp=$python
    if [ -n "$dovecot" ] && [ -x /usr/lib/dovecot/submission ]; then
        set -- "$@" dovecot-submission=$dovecot,$python
    elif [ -n "$dovecot" ]; then
        skip "Dovecot's submission server" 'install dovecot-submissiond'
    fi
fi
# Who lacks Go, or npm, has been told so.
test ! -x "$work/gosmtp" || set -- "$@" "go-smtp=$work/gosmtp"
if [ -d "$work/npm/node_modules/smtp-server" ]; then
    NODE_PATH=$work/npm/node_modules
    export NODE_PATH
    set -- "$@" smtp-server=node smtp-server-lmtp=node
fi
count deliver.py "$@"

if command -v smtp-sink >/dev/null; then
    count sinks.py "$(command -v smtp-sink)"
else
    skip "smtp-sink's faults" 'install postfix'
fi
