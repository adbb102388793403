"""Real relays deliver to serve: Postfix and Exim by SMTP inside TLS and logged
in, Postfix by LMTP, and HAProxy stands before it. What was stored is compared
octet for octet with what the relays were given. Arguments: NAME=PROGRAM
each."""
import os
import re
import shutil
import smtplib
import sys
import tempfile

from clients import MESSAGES
from controls import Control, Postfix
from server import Server, check, run, until
from tls import Files
import server as counts


class Relay:
    """What the two have in common."""

    def __init__(self, program, server, **options):
        super().__init__(program)
        self.target = server.port
        self.options = options

    def settings(self, text, **more):
        return text % {"work": self.work, "port": self.port,
                       "target": self.target, "cert": files.cert, **more}


class PostfixRelay(Relay, Postfix):
    """All mail goes to serve, by SMTP or LMTP."""

    SERVICES = Postfix.SERVICES + """\
qmgr unix n - n 300 1 qmgr
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
tlsmgr unix - - n 1000? 1 tlsmgr
proxymap unix - - n - - proxymap
"""
    SETTINGS = """\
compatibility_level = 3.6
queue_directory = %(work)s/queue
data_directory = %(work)s/data
maillog_file = %(work)s/log
maillog_file_prefixes = %(work)s
myhostname = relay.example
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
local_header_rewrite_clients =
smtpd_peername_lookup = no
lmtp_send_xforward_command = yes
disable_dns_lookups = yes
smtp_tls_CAfile = %(cert)s
smtp_tls_secure_cert_match = localhost
default_transport = %(transport)s:[127.0.0.1]:%(target)s
"""
    TLS = """\
smtp_tls_security_level = secure
smtp_tls_wrappermode = %(wrapped)s
smtp_sasl_auth_enable = yes
smtp_sasl_password_maps = static:bob:secret
smtp_sasl_security_options = noanonymous
smtp_sasl_mechanism_filter = %(mechanism)s
"""

    def configure(self):
        o = self.options
        if "mechanism" in o:
            self.SETTINGS += self.TLS
        text = self.settings(self.SETTINGS, **{"transport": "smtp", **o})
        self.SETTINGS = text.replace("%", "%%")
        return super().configure()


class EximRelay(Relay, Control):
    """Its package can't stand beside Postfix's; the user whom its program
    looks for is given to it alone."""

    SETTINGS = """\
primary_hostname = relay.example
daemon_smtp_ports = %(port)s
local_interfaces = 127.0.0.1
spool_directory = %(work)s/spool
log_file_path = %(work)s/log-%%s
exim_user = nobody
exim_group = nogroup
deliver_drop_privilege = true
tls_advertise_hosts =
keep_environment =
acl_smtp_rcpt = all
begin acl
all:
  accept
begin routers
out:
  driver = manualroute
  route_list = * localhost byname
  self = send
  transport = out
begin transports
out:
  driver = smtp
  port = %(target)s
  protocol = %(protocol)s
  hosts_require_tls = *
  tls_verify_certificates = %(cert)s
  tls_verify_hosts = *
  tls_verify_cert_hostnames = *
  hosts_require_auth = *
begin authenticators
one:
  driver = %(driver)s
  public_name = %(mechanism)s
%(client)s
"""
    CLIENTS = {
        "PLAIN": ("plaintext", "  client_send = ^bob^secret"),
        "LOGIN": ("plaintext", "  client_send = : bob : secret"),
        "CRAM-MD5": ("cram_md5",
                     "  client_name = bob\n  client_secret = secret"),
    }

    def configure(self):
        driver, client = self.CLIENTS[self.options["mechanism"]]
        os.mkdir(self.path("spool"))
        shutil.chown(self.path("spool"), "nobody", "nogroup")
        shutil.chown(self.work, "nobody", "nogroup")
        self.write("exim.conf", self.settings(
            self.SETTINGS, driver=driver, client=client, **self.options))
        for name, line in (("passwd", "Debian-exim:x:65533:65533::/:/bin/no"),
                           ("group", "Debian-exim:x:65533:")):
            with open("/etc/" + name) as f:
                self.write(name, f.read() + line + "\n")
        return ["unshare", "-m", "sh", "-c",
                'mount --bind "$0/passwd" /etc/passwd && '
                'mount --bind "$0/group" /etc/group && exec "$@"',
                self.work, self.program, "-C", self.path("exim.conf"),
                "-bdf", "-q1m"]


class HAProxy(Relay, Control):
    SETTINGS = """\
defaults
    mode tcp
    timeout connect 5s
    timeout client 30s
    timeout server 30s
listen smtp
    bind 127.0.0.1:%(port)s
    server serve 127.0.0.1:%(target)s %(send)s
"""

    def configure(self):
        self.write("haproxy.cfg", self.settings(self.SETTINGS,
                                                **self.options))
        return [self.program, "-db", "-f", self.path("haproxy.cfg")]


# ---- tests ----

def give(relay, octets, recipients=("x@c.example",), source="127.0.0.1"):
    with smtplib.SMTP("127.0.0.1", relay.port, "client.example", 20,
                      (source, 0)) as client:
        client.sendmail("a@b.example", recipients, octets,
                        ["BODY=8BITMIME"] if max(octets) > 127 else [])


def passed_on(content, octets):
    """Whether content is octets with one Received line before them, and
    perhaps other lines that a relay adds to a header section."""
    return re.match(rb"Received: (?:[^\r\n]|\r\n[ \t])*\r\n", content) \
        and content.endswith(octets)


def deliver(name, server, relay, protocol, messages, recipients=1):
    for what in messages:
        server.clear()
        octets = MESSAGES[what]
        give(relay, octets, ["x@c.example", "y@c.example"][:recipients])
        title = f"{name} {what}"
        if not check(title, until(lambda: len(server.files()) == recipients,
                                  30), relay.complaint()):
            return
        for trace, content in server.stored():
            check(title + " octets", passed_on(content, octets),
                  f"{content[:300]!r}, not {octets[:100]!r}")
            check(title + " trace", b"with " + protocol in trace, trace)


SOME = ["plain", "dots", "eight-bit", "long-lines", "one-mebibyte"]


def postfix(program):
    for mechanism, at_once in (("PLAIN", False), ("SCRAM-SHA-256", False),
                               ("CRAM-MD5", True)):
        name = f"postfix {mechanism}" + " TLS at once" * at_once
        with Server(*files.options(at_once)) as server, \
                PostfixRelay(program, server, mechanism=mechanism,
                             wrapped="yes" if at_once else "no") as relay:
            run(name, lambda: deliver(name, server, relay, b"ESMTPSA", SOME))


def postfix_lmtp(program):
    log = files.place + "/transcript"
    with Server("--lmtp", "--xclient", "127.0.0.1", "--transcript",
                log) as server, \
            PostfixRelay(program, server, transport="lmtp") as relay:
        run("postfix LMTP", lambda: deliver("postfix LMTP", server, relay,
                                            b"LMTP", SOME, 2))
    with open(log) as f:
        check("postfix XFORWARD", "-- forwarded for 127.0.0.1\n" in f.read())


def exim(program):
    for mechanism in EximRelay.CLIENTS:
        name = f"exim {mechanism}"
        with Server(*files.options(False)) as server, \
                EximRelay(program, server, mechanism=mechanism,
                          protocol="smtp") as relay:
            run(name, lambda: deliver(name, server, relay, b"ESMTPSA", SOME))


def haproxy(program):
    for send in ("send-proxy-v2", "send-proxy"):
        name = f"haproxy {send}"
        with Server("--proxy", "--max-per-address", "1") as server, \
                HAProxy(program, server, send=send) as proxy:
            def one():
                give(proxy, MESSAGES["dots"], source="127.0.0.2")
                trace, content = server.stored()[0]
                check(name + " octets", content == MESSAGES["dots"], content)
                check(name + " trace", b"([127.0.0.2])" in trace, trace)

            run(name, one)


TESTS = {"postfix": [postfix, postfix_lmtp], "exim": [exim],
         "haproxy": [haproxy]}

if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="interop.") as place:
        # What gave up being root reads the certificate.
        os.chmod(place, 0o755)
        files = Files(place)
        for arg in sys.argv[1:]:
            name, unused, program = arg.partition("=")
            for test in TESTS[name]:
                run(name, lambda: test(program))
    print(f"{counts.passed} {counts.failed}")
