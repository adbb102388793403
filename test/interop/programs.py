"""More real servers that examples/send delivers to, beside those of
servers.py: Dovecot, chasquid, and server libraries with a few lines around
them. What the libraries take is kept as N.json, the envelope, and N.eml, the
octets as they came."""
import json
import os
import shutil
import subprocess

import controls
from servers import MaildirServer, PASSWORD, Server, Stored, USER, cut

HERE = os.path.dirname(os.path.abspath(__file__))
RECIPIENTS = ["x", "a b", "bob", "\u00fc"] + [f"r{n}" for n in range(100)]


class DovecotLmtp(MaildirServer):
    """Its users are listed; it can't say "later"."""

    KEYWORDS = {"PIPELINING", "8BITMIME", "STARTTLS", "CHUNKING",
                "ENHANCEDSTATUSCODES"}
    MECHANISMS = set()
    LMTP = True
    LATER = AT_ONCE = False
    INSIDE = b"LMTPS"
    hello = b"LHLO"
    SETTINGS = """\
base_dir = %(work)s/run
log_path = %(work)s/log
state_dir = %(work)s/state
mail_location = maildir:%(work)s/mail/%%u
mail_fsync = never
hostname = mx.example
protocols = lmtp
ssl = yes
ssl_cert = <%(cert)s
ssl_key = <%(key)s
auth_username_chars =
passdb {
  driver = passwd-file
  args = %(work)s/users
}
userdb {
  driver = passwd-file
  args = %(work)s/users
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = %(port)s
  }
}
"""

    def configure(self):
        self.write("dovecot.conf", self.settings(self.SETTINGS))
        self.write("users", "".join(
            f"{name}@c.example:{{PLAIN}}:nobody:nogroup::{self.work}::\n"
            for name in RECIPIENTS))
        os.mkdir(self.path("mail"))
        shutil.chown(self.path("mail"), "nobody", "nogroup")
        return [self.program, "-F", "-c", self.path("dovecot.conf")]

    def place(self):
        return self.path("mail")

    def files(self):
        """Each user has a Maildir."""
        return [f"{user}/new/{name}" for user in super().files()
                for name in sorted(os.listdir(self.path("mail", user, "new")))]

    def read(self, name):
        """A message for several recipients does not say for whom it is."""
        local, unused, domain = name.split("/")[0].rpartition("@")
        if " " in local:
            local = f'"{local}"'
        return super().read(name)._replace(recipient=f"{local}@{domain}")


class Kept(Server):
    """The libraries."""

    RAW = True

    def names(self):
        return sorted(n for n in os.listdir(self.path("kept"))
                      if n.endswith(".json"))

    def count(self):
        return len(self.delivered())

    def delivered(self):
        found = []
        for name in self.names():
            with open(self.path("kept", name)) as f:
                envelope = json.load(f)
            with open(self.path("kept", name[:-5] + ".eml"), "rb") as f:
                content = f.read()
            found += [Stored(envelope["sender"], recipient,
                             envelope["trace"].encode(), content)
                      for recipient in envelope["recipients"]]
        return found

    def remove(self):
        shutil.rmtree(self.path("kept"))
        os.mkdir(self.path("kept"))

    def arguments(self):
        os.mkdir(self.path("kept"))
        return [str(self.port), str(self.tls_port), self.path("kept"),
                self.certificate.cert, self.certificate.key]


class AioSmtpd(Kept):
    """aiosmtp.py."""

    KEYWORDS = {"8BITMIME", "SIZE", "STARTTLS", "SMTPUTF8", "AUTH", "HELP"}

    def configure(self):
        return [self.program, os.path.join(HERE, "aiosmtp.py"),
                *self.arguments(), *(["LMTP"] if self.LMTP else []),
                *self.options.get("hidden", [])]


class AioSmtpdLmtp(AioSmtpd):
    """It answers once to a message for several recipients."""

    LMTP = True
    hello = b"LHLO"


class SmtpServer(Kept):
    """smtpserver.js."""

    QUOTED = False
    KEYWORDS = Server.KEYWORDS | {"SMTPUTF8", "ENHANCEDSTATUSCODES", "DSN",
                                  "AUTH"}
    MECHANISMS = {"PLAIN", "LOGIN", "CRAM-MD5", "XOAUTH2"}

    def configure(self):
        return [self.program, os.path.join(HERE, "smtpserver.js"),
                *self.arguments(), str(self.LMTP).lower()]

    def asked(self, found):
        return all(b"envelope+1" in s.trace and b"SUCCESS" in s.trace
                   for s in found)


class SmtpServerLmtp(SmtpServer):
    """Recipients whose names begin with "full" are refused after the message,
    the others not."""

    LMTP = True
    INSIDE = b"LMTPS"
    LOGGED_IN = b"LMTPSA"
    hello = b"LHLO"


class GoSmtp(Kept):
    """gosmtp/main.go."""

    KEYWORDS = Server.KEYWORDS | {"SMTPUTF8", "ENHANCEDSTATUSCODES", "AUTH"}
    MECHANISMS = {"PLAIN"}

    def configure(self):
        port, tls_port, *more = self.arguments()
        return [self.program, "127.0.0.1:" + port, "127.0.0.1:" + tls_port,
                *more]

    def delivered(self):
        """go-smtp gives this system's ends of lines."""
        return [s._replace(content=s.content.replace(b"\n", b"\r\n"))
                for s in super().delivered()]


class DovecotSubmission(Server):
    """A server for those who log in, before the server that the option
    "behind" is."""

    KEYWORDS = Server.KEYWORDS | {"CHUNKING", "AUTH", "ENHANCEDSTATUSCODES"}
    MECHANISMS = {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1",
                  "SCRAM-SHA-256"}
    SETTINGS = """\
base_dir = %(work)s/run
log_path = %(work)s/log
state_dir = %(work)s/state
mail_location = maildir:%(work)s/mail
hostname = mx.example
protocols = submission
ssl = yes
ssl_cert = <%(cert)s
ssl_key = <%(key)s
disable_plaintext_auth = no
auth_mechanisms = plain login cram-md5 scram-sha-1 scram-sha-256
submission_relay_host = 127.0.0.1
submission_relay_port = %(behind)s
auth_failure_delay = 0
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
passdb {
  driver = static
  args = user=bob password=secret
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=%(work)s
}
service submission-login {
  inet_listener submission {
    address = 127.0.0.1
    port = %(port)s
  }
  inet_listener submissions {
    address = 127.0.0.1
    port = %(tls_port)s
    ssl = yes
  }
}
"""

    def delivered(self):
        """It puts a field before the message."""
        return [s._replace(trace=trace, content=content)
                for s in self.behind.delivered()
                for trace, content in [cut(s.content, {b"received"})]]

    def configure(self):
        behind = self.options["behind"]
        self.count, self.total = behind.count, behind.total
        self.clear = behind.clear
        self.behind = behind
        self.write("dovecot.conf", self.settings(self.SETTINGS,
                                                 behind=behind.port))
        os.mkdir(self.path("mail"))
        shutil.chown(self.path("mail"), "nobody", "nogroup")
        return [self.program, "-F", "-c", self.path("dovecot.conf")]


class Chasquid(MaildirServer, controls.Chasquid):
    """It lets in only inside TLS, and only names with a domain."""

    KEYWORDS = {"PIPELINING", "8BITMIME", "SIZE", "STARTTLS", "SMTPUTF8",
                "ENHANCEDSTATUSCODES"}
    MECHANISMS = {"PLAIN"}
    USER = USER + "@c.example"
    LATER = QUOTED = AT_ONCE_FOR_ALL = False
    REFUSALS = 2
    ADDED = MaildirServer.ADDED | {b"received-spf", b"authentication-results"}
    SETTINGS = controls.Chasquid.SETTINGS.replace(
        "/bin/true", "%(work)s/mda") + """\
submission_over_tls_address: "127.0.0.1:%(tls_port)s"
mail_delivery_agent_args: "%%from%%"
mail_delivery_agent_args: "%%to%%"
"""
    MDA = """\
#!/bin/sh
set -e
name=$(mktemp '%(work)s/mail/tmp/XXXXXXXX')
printf 'Return-Path: %%s\\nDelivered-To: %%s\\n' "$1" "$2" >"$name"
tr -d '\\r' >>"$name"
mv "$name" '%(work)s/mail/new'
"""

    def configure(self):
        command = super().configure()
        place = self.path("etc/certs/mx.example/")
        shutil.copy(self.certificate.cert, place + "fullchain.pem")
        shutil.copy(self.certificate.key, place + "privkey.pem")
        os.makedirs(self.path("mail/tmp"))
        os.makedirs(self.path("mail/new"))
        self.write("mda", self.settings(self.MDA))
        os.chmod(self.path("mda"), 0o755)
        os.unlink(self.path("etc/domains/c.example/aliases"))
        self.add_users()
        return command

    def add_users(self):
        """One has a password made; the others are copies of him."""
        subprocess.run([self.program + "-util", "-C=" + self.path("etc"),
                        "user-add", self.USER, "--password=" + PASSWORD],
                       check=True, stdout=subprocess.DEVNULL)
        name = self.path("etc/domains/c.example/users")
        with open(name) as f:
            text = f.read()
        with open(name, "a") as f:
            for other in RECIPIENTS:
                if other != USER:
                    f.write(text.replace(f'"{USER}"', f'"{other}"'))
