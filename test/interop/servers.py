"""Real servers that examples/send delivers to: whole MTAs that store what they
take in a Maildir of their own, each with a configuration of its own on free
ports of 127.0.0.1. All take mail for c.example, whatever the local-part, but
refuse no-...@c.example for good and later-...@c.example for now (a server that
can't say "for now" has LATER = False), and let bob in with "secret". Senders
are at b.example, where reports go.

What they store is read as (sender, recipient, trace, content): the header
fields that a server puts before a message are its trace, and are cut off here
by name; what stands behind them must be what was sent."""
import collections
import os
import re
import shutil
import socket

import controls
from controls import Control, free_port
from server import until

USER, PASSWORD = "bob", "secret"
Stored = collections.namedtuple("Stored", "sender recipient trace content")
FIELD = re.compile(rb"([!-9;-~]+):[^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*")


def cut(octets, names):
    """The leading fields that have one of the names, and the rest."""
    end = 0
    while m := FIELD.match(octets, end):
        if m[1].lower() not in names:
            break
        end = m.end()
    return octets[:end], octets[end:]


def field(trace, name):
    """The value of the first field that has the name, without < and >."""
    m = re.search(rb"(?im)^" + name + rb": *<?([^\r\n]*?)>?\r$", trace)
    return m[1].decode() if m else None


class Server(Control):
    """What all have in common. KEYWORDS are announced in clear, SECURE inside
    TLS besides (before AUTH, where the mechanisms are MECHANISMS)."""

    KEYWORDS = {"PIPELINING", "8BITMIME", "SIZE", "STARTTLS"}
    MECHANISMS = {"PLAIN", "LOGIN"}
    USER = USER
    LMTP = False
    LATER = True
    LATER_CODE = 450
    QUOTED = True           # takes quoted local-parts
    RAW = False             # stores a message without a header as it is
    REFUSALS = 10           # so many do not end a session
    AT_ONCE = True          # inside TLS at once, on a port of its own
    AT_ONCE_FOR_ALL = True  # not only for those who log in
    INSIDE = b"SMTPS"       # in the trace of what came inside TLS
    LOGGED_IN = b"SMTPSA"   # and of who logged in besides
    REPORT = b"envelope+1"  # in reports about the envelope of this name

    def __init__(self, program, certificate, **options):
        super().__init__(program)
        self.certificate, self.options = certificate, options
        self.tls_port = free_port()

    def settings(self, text, **more):
        """The text with %(work)s, %(port)s, ... filled in."""
        return text % {**vars(self), **vars(self.certificate), **more}

    def keywords(self):
        """What it announces in clear, each with its values."""
        with socket.create_connection(("127.0.0.1", self.port), 10) as sock:
            with sock.makefile("rb") as f:
                f.readline()
                sock.sendall(self.hello + b" c.example\r\n")
                lines = [f.readline()]
                while lines[-1][3:4] == b"-":
                    lines.append(f.readline())
        words = [line[4:].decode().upper().split() for line in lines[1:]]
        return {w[0]: w[1:] for w in words}

    def asked(self, found):
        """Whether the parameters of DSN had an effect: a report to the
        sender."""
        return any(s.sender == "" and s.recipient.endswith("@b.example")
                   and self.REPORT in s.content for s in found)

    gone = 0

    def clear(self):
        self.gone += self.count()
        self.remove()

    def total(self):
        """How much was delivered, ever."""
        return self.gone + self.count()

    def wait(self, count, seconds=20):
        """What was delivered, once it is as much as that."""
        until(lambda: self.count() >= count, seconds)
        return self.delivered()


class MaildirServer(Server):
    """ADDED are the fields that it puts before a message, RECIPIENT that
    which tells for whom it is. Ends of lines are stored as this system's."""

    ADDED = {b"return-path", b"received", b"delivered-to"}
    RECIPIENT = b"Delivered-To"

    def place(self):
        return self.path("mail", "new")

    def files(self):
        try:
            return sorted(os.listdir(self.place()))
        except FileNotFoundError:
            return []

    def count(self):
        return len(self.files())

    def delivered(self):
        return [self.read(name) for name in self.files()]

    def read(self, name):
        with open(os.path.join(self.place(), name), "rb") as f:
            octets = f.read().replace(b"\n", b"\r\n")
        trace, content = cut(octets, self.ADDED)
        # OpenSMTPD writes no Return-Path where it is null.
        return Stored(field(trace, b"Return-Path") or "",
                      field(trace, self.RECIPIENT), trace, content)

    def remove(self):
        for name in self.files():
            os.unlink(os.path.join(self.place(), name))


class DovecotAuth(Control):
    """Who logs in to Postfix is asked by it."""

    SETTINGS = """\
base_dir = %(work)s/run
log_path = %(work)s/log
state_dir = %(work)s/state
protocols =
ssl = no
disable_plaintext_auth = no
auth_mechanisms = %(mechanisms)s
auth_failure_delay = 0
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=/nonexistent
}
service auth {
  unix_listener %(work)s/auth {
    mode = 0666
  }
}
"""

    def __init__(self, program, mechanisms):
        super().__init__(program)
        self.mechanisms = " ".join(mechanisms)

    def ready(self):
        return os.path.exists(self.path("auth"))

    def configure(self):
        self.write("dovecot.conf", self.SETTINGS % vars(self))
        return [self.program, "-F", "-c", self.path("dovecot.conf")]


class Postfix(MaildirServer, controls.Postfix):
    """As a whole MTA."""

    KEYWORDS = Server.KEYWORDS | {"CHUNKING", "DSN", "SMTPUTF8", "VRFY",
                                  "ENHANCEDSTATUSCODES", "AUTH"}
    MECHANISMS = {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1",
                  "SCRAM-SHA-256"}
    ADDED = MaildirServer.ADDED | {b"x-original-to"}
    SERVICES = """\
127.0.0.1:%(port)s inet n - n - - smtpd
127.0.0.1:%(tls_port)s inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
cleanup unix n - n - 0 cleanup
rewrite unix - - n - - trivial-rewrite
qmgr unix n - n 300 1 qmgr
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
tlsmgr unix - - n 1000? 1 tlsmgr
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""
    SETTINGS = """\
compatibility_level = 3.6
queue_directory = %(work)s/queue
data_directory = %(work)s/data
maillog_file = %(work)s/log
maillog_file_prefixes = %(work)s
myhostname = mx.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
local_header_rewrite_clients =
virtual_mailbox_domains = c.example b.example
virtual_mailbox_maps = static:mail/
virtual_mailbox_base = %(work)s
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
virtual_mailbox_limit = 0
default_destination_concurrency_limit = 2
smtpd_recipient_restrictions =
    check_recipient_access regexp:%(work)s/etc/refused,
    reject_unauth_destination
smtpd_peername_lookup = no
smtpd_error_sleep_time = 0
in_flow_delay = 0
smtpd_tls_security_level = may
smtpd_tls_cert_file = %(cert)s
smtpd_tls_key_file = %(key)s
smtpd_tls_received_header = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = %(auth)s
smtpd_sasl_authenticated_header = yes
smtpd_sasl_security_options = noanonymous
"""
    REFUSED = "/^no-/ 550 5.1.1 no such user\n/^later-/ 450 4.2.1 later\n"

    def __enter__(self):
        self.dovecot = DovecotAuth(self.options["dovecot"], self.MECHANISMS)
        self.dovecot.__enter__()
        return super().__enter__()

    def __exit__(self, *unused):
        super().__exit__()
        self.dovecot.__exit__()

    def configure(self):
        self.write("etc/main.cf", self.settings(
            self.SETTINGS, auth=self.dovecot.path("auth")))
        self.write("etc/master.cf", self.settings(self.SERVICES))
        self.write("etc/refused", self.REFUSED)
        os.mkdir(self.path("mail"))
        shutil.chown(self.path("mail"), "nobody", "nogroup")
        return self.prepare()


class Unpacked(MaildirServer):
    """Its package can't stand beside Postfix's, so that its files are used
    where they were unpacked; the users whom it looks for, and the places where
    it expects its files, are given to it alone."""

    USERS = ()

    def alone(self, command, binds=""):
        """The command, with files of its own in the places of others."""
        for n, (name, line) in enumerate(
                (("passwd", "%s:x:%d:%d::%s:/bin/no"),
                 ("group", "%s:x:%d:"))):
            with open("/etc/" + name) as f:
                text = f.read()
            for uid, user in enumerate(self.USERS, 65500):
                values = (user, uid, uid, self.path("empty"))
                text += line % values[:4 - 2 * n] + "\n"
            self.write(name, text)
        return ["unshare", "-m", "sh", "-ec",
                'mount --bind "$0/passwd" /etc/passwd\n'
                'mount --bind "$0/group" /etc/group\n' + binds +
                'exec "$@"', self.work, *command]


class Exim(Unpacked):
    KEYWORDS = Server.KEYWORDS | {"CHUNKING", "DSN", "SMTPUTF8", "AUTH"}
    MECHANISMS = {"PLAIN", "LOGIN", "CRAM-MD5"}
    RECIPIENT = b"Envelope-to"
    ADDED = {b"return-path", b"envelope-to", b"received"}
    USERS = ("Debian-exim",)
    INSIDE, LOGGED_IN = b"esmtps", b"esmtpsa"
    LATER_CODE = 451
    REPORT = b"envelope+2B1"    # as it came
    SETTINGS = """\
primary_hostname = mx.example
daemon_smtp_ports = %(port)s : %(tls_port)s
tls_on_connect_ports = %(tls_port)s
local_interfaces = 127.0.0.1
exim_path = %(program)s
spool_directory = %(work)s/spool
log_file_path = %(work)s/log-%%s
exim_user = nobody
exim_group = nogroup
deliver_drop_privilege = true
keep_environment =
tls_advertise_hosts = *
tls_certificate = %(cert)s
tls_privatekey = %(work)s/key.pem
dsn_advertise_hosts = *
chunking_advertise_hosts = *
smtputf8_advertise_hosts = *
smtp_accept_max = 0
smtp_accept_queue_per_connection = 0
message_size_limit = 100M
rfc1413_hosts =
host_lookup =
acl_smtp_rcpt = rcpt
received_header_text = Received: for $sender_helo_name \\
  with $received_protocol by mx.example id $message_exim_id
begin acl
rcpt:
  deny local_parts = ^no-
    message = 5.1.1 no such user
  defer local_parts = ^later-
    message = 4.2.1 later
  accept domains = c.example : b.example
begin routers
all:
  driver = accept
  transport = file
begin transports
file:
  driver = appendfile
  directory = %(work)s/mail
  maildir_format
  return_path_add
  envelope_to_add
  user = nobody
  group = nogroup
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${if and{{eq{$auth2}{bob}}{eq{$auth3}{secret}}}}
  server_set_id = $auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = ${if and{{eq{$auth1}{bob}}{eq{$auth2}{secret}}}}
  server_set_id = $auth1
cram:
  driver = cram_md5
  public_name = CRAM-MD5
  server_secret = ${if eq{$auth1}{bob}{secret}fail}
  server_set_id = $auth1
"""

    def configure(self):
        for name in ("spool", "mail"):
            os.mkdir(self.path(name))
            shutil.chown(self.path(name), "nobody", "nogroup")
        # Nobody runs it again, to send a report.
        self.program = shutil.copy(self.program, self.path("exim4"))
        shutil.copy(self.certificate.key, self.path("key.pem"))
        shutil.chown(self.path("key.pem"), "nobody", "nogroup")
        shutil.chown(self.work, "nobody", "nogroup")
        self.write("exim.conf", self.settings(self.SETTINGS))
        return self.alone([self.program, "-C", self.path("exim.conf"),
                           "-bdf", "-q1m"])


class OpenSmtpd(Unpacked):
    """Without TLS and AUTH, which needs it: its process of its own for private
    keys does not work with the OpenSSL of Debian 12."""

    KEYWORDS = {"8BITMIME", "ENHANCEDSTATUSCODES", "SIZE", "DSN"}
    MECHANISMS = set()
    USERS = ("opensmtpd", "opensmtpq")
    LATER = QUOTED = AT_ONCE = False
    REPORT = b"Action: delivered"   # it forgets the name
    SETTINGS = """\
table users { "@" = nobody }
listen on 127.0.0.1 port %(port)s hostname mx.example
smtp max-message-size 100M
action "store" maildir "%(work)s/mail" virtual <users>
match from any for rcpt-to regex { "^no-" } reject
match from any for domain { "c.example", "b.example" } action "store"
"""
    BINDS = """\
mkdir -p "$0/run" "$0/spool" "$0/lib/opensmtpd/empty"
chmod 711 "$0/spool"
mount --bind "$0/run" /run
mount --bind "$0/spool" /var/spool
mount --bind "$0/lib" /var/lib
mount --bind "$ROOT/usr/libexec" /usr/libexec
"""

    def configure(self):
        self.write("smtpd.conf", self.settings(self.SETTINGS))
        os.mkdir(self.path("mail"))
        shutil.chown(self.path("mail"), "nobody", "nogroup")
        root = os.path.dirname(os.path.dirname(os.path.dirname(self.program)))
        return self.alone([self.program, "-d", "-f",
                           self.path("smtpd.conf")],
                          f"ROOT='{root}'\n" + self.BINDS)
