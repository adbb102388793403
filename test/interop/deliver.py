"""examples/send delivers to real servers, in clear, inside TLS and logged in;
what they stored is compared with what it was given, octet for octet, and what
it says of each recipient with what they did. Arguments: NAME=PROGRAM each."""
import os
import subprocess
import sys
import tempfile
import time

import programs
import servers
from sending import GIVEN, HEAD, MESSAGES, RECIPIENT, SENDER, Sending
from sending import same, send
from server import check, run
import server as counts
from servers import PASSWORD

SMALL = MESSAGES["small"]
ONE = {(SENDER, RECIPIENT): 1}
RAW = {"nothing": b"", "dot first": b".\r\n..\r\n", "empty line": b"\r\n"}
# What send can, if it was built with everything.
MECHANISMS = {"PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256",
              "XOAUTH2"}


class Certificates:
    """The servers', which is for localhost alone; another that they do not
    have; passwords. One of them is OpenSMTPD's: it wants keys that nobody else
    reads."""

    def __init__(self, place):
        self.cert, self.key = self.make(place, "cert")
        self.other, unused = self.make(place, "other")
        self.right, self.wrong = place + "/right", place + "/wrong"
        for name, text in ((self.right, PASSWORD), (self.wrong, "s3cret")):
            with open(name, "w") as f:
                f.write(text + "\n")

    def make(self, place, name):
        cert, key = f"{place}/{name}.pem", f"{place}/{name}.key"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
             "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
             "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
             "-keyout", key, "-out", cert],
            check=True, stderr=subprocess.DEVNULL)
        return cert, key


class Matrix:
    """All that one server is put through. PROTOCOL are the options by which it
    is reached in clear."""

    def __init__(self, name, server, logged_in=False):
        self.name, self.server = name, server
        self.sent = 0
        self.protocol = ["--lmtp"] if server.LMTP else []
        self.clear = [*self.protocol, "--starttls=no"]
        if logged_in:
            self.clear += ["--insecure", *self.login()]
            self.protocol += self.login()

    def address(self, port=None, host="localhost"):
        return f"{host}:{port or self.server.port}"

    def login(self, mechanism=None, password=None):
        return ["--auth", self.server.USER, "--password-file",
                password or files.right,
                *(["--mech", mechanism] if mechanism else [])]

    def test(self, title, function, *args):
        title = f"{self.name} {title}"
        self.server.clear()
        run(title, lambda: function(title, *args))

    def same(self, title, wanted, octets):
        self.sent += sum(wanted.values())
        return same(title, self.server, wanted, octets)

    def nothing_twice(self):
        """What was delivered a second time is there by now."""
        time.sleep(0.5)
        check(self.name + " delivers all once",
              self.server.total() == self.sent,
              f"{self.server.total()}, not {self.sent}")

    def accepted(self, title, result, recipients=(RECIPIENT,)):
        check(title + " status", result.status == 0, result)
        check(title + " answers",
              result.answers == dict.fromkeys(recipients, 250), result)

    def refused(self, title, result):
        """For all recipients: nothing may be stored."""
        check(title + " status", result.status != 0, result)
        check(title + " answers",
              not any(200 <= n < 300 for n in result.answers.values()), result)
        check(title + " nothing stored", self.server.count() == 0,
              self.server.delivered())

    def everything(self):
        check(self.name + " keywords",
              self.server.KEYWORDS <= set(self.server.keywords()),
              self.server.keywords())
        for what in MESSAGES:
            self.test(what, self.message, what, self.clear)
        for how in ("--no-pipelining", "--no-chunking"):
            for what in ("dots", "eight-bit"):
                self.test(f"{what} {how}", self.message, what,
                          [*self.clear, how])
        if self.server.RAW:
            for what, octets in RAW.items():
                self.test(what, self.raw, octets)
        self.test("null reverse-path", self.envelope, "", [RECIPIENT])
        self.test("quoted local-part", self.quoted)
        self.test("UTF-8 address", self.utf8)
        self.test("100 recipients", self.many)
        self.test("all refused", self.none)
        self.test("ten sessions", self.ten)
        self.test("DSN", self.dsn)
        limit = (*self.server.keywords().get("SIZE", ()), 0)[0]
        if 0 < int(limit) < 20000000:
            self.test("too large", self.too_large, int(limit))
        if "STARTTLS" in self.server.KEYWORDS:
            self.inside_tls()
        else:
            self.test("no STARTTLS", self.not_verified,
                      [*self.protocol, "--starttls=must"], self.address())
        if self.server.MECHANISMS:
            self.authentication()
        self.nothing_twice()

    def message(self, title, what, options, port=None):
        octets = MESSAGES[what]
        result = send(self.address(port), [RECIPIENT],
                      GIVEN.get(what, octets), *options)
        self.accepted(title, result)
        return self.same(title, ONE, octets)

    def raw(self, title, octets):
        """What has no header."""
        self.accepted(title, send(self.address(), [RECIPIENT], octets,
                                  *self.clear))
        self.same(title, ONE, octets)

    def too_large(self, title, limit):
        """It is not even begun."""
        octets = HEAD + b"x" * 98 + b"\r\n"
        octets += (b"x" * 98 + b"\r\n") * ((limit - len(octets)) // 100 + 1)
        result = send(self.address(), [RECIPIENT], octets, *self.clear)
        self.refused(title, result)
        check(title + " is said", result.status == 69 and
              result.answers == {RECIPIENT: 0}, result)

    def envelope(self, title, sender, recipients):
        result = send(self.address(), recipients, SMALL, *self.clear,
                      sender=sender)
        self.accepted(title, result, recipients)
        self.same(title, {(sender, r): 1 for r in recipients}, SMALL)

    def quoted(self, title):
        recipient = '"a b"@c.example'
        if self.server.QUOTED:
            self.envelope(title, SENDER, [recipient])
        else:
            self.refused(title, send(self.address(), [recipient], SMALL,
                                     *self.clear))

    def utf8(self, title):
        recipient = "\u00fc@c.example"
        if "SMTPUTF8" in self.server.KEYWORDS:
            self.envelope(title, SENDER, [recipient])
        else:
            self.refused(title, send(self.address(), [recipient], SMALL,
                                     *self.clear))

    def many(self, title):
        """Some are refused, for good or for now, all over the list."""
        names = [f"r{n}@c.example" for n in range(90)]
        wanted = dict.fromkeys(names, 250)
        step = len(names) // self.server.REFUSALS
        for n in range(self.server.REFUSALS):
            later = self.server.LATER and n % 2
            name = f"{'later' if later else 'no'}-{n}@c.example"
            names.insert(n * step, name)
            wanted[name] = self.server.LATER_CODE if later else 550
        result = send(self.address(), names, SMALL, *self.clear)
        check(title + " status", result.status != 0, result)
        check(title + " answers", result.answers == wanted, result)
        self.same(title,
                  {(SENDER, r): 1 for r in names if wanted[r] == 250}, SMALL)

    def none(self, title):
        self.refused(title, send(self.address(),
                                 ["no-1@c.example", "no-2@c.example"],
                                 SMALL, *self.clear))

    def ten(self, title):
        under_way = [Sending(self.address(), [RECIPIENT], SMALL, *self.clear)
                     for unused in range(10)]
        for one in under_way:
            self.accepted(title, one.result())
        self.same(title, {(SENDER, RECIPIENT): 10}, SMALL)

    def dsn(self, title):
        """Where it is announced, it must have an effect that we can see."""
        options = ["--notify", "success", "--ret", "hdrs", "--envid",
                   "envelope+1"]
        result = send(self.address(), [RECIPIENT], SMALL, *self.clear,
                      *options)
        if "DSN" not in self.server.KEYWORDS:
            self.refused(title, result)
            return
        self.accepted(title, result)
        reports = issubclass(type(self.server), servers.MaildirServer)
        self.sent += 1 + reports
        found = self.server.wait(1 + reports)
        check(title, len(found) == 1 + reports and self.server.asked(found),
              found)

    def inside_tls(self):
        """With a certificate that is right, or signed by nobody we know, or
        for another name."""
        must = [*self.protocol, "--starttls=must", "--cafile", files.cert]
        ways = [("STARTTLS", must, self.server.port)]
        self.test("STARTTLS if it is there", self.traced, "small",
                  self.protocol, None, self.server.INSIDE)
        if self.server.AT_ONCE:
            who = [] if self.server.AT_ONCE_FOR_ALL else self.login()
            ways.append(("TLS at once", [*self.protocol, *who, "--tls",
                                         "--cafile", files.cert],
                         self.server.tls_port))
        for name, options, port in ways:
            for what in ("small", "dots", "five-megabytes"):
                self.test(f"{name} {what}", self.traced, what, options, port,
                          self.server.INSIDE)
            self.test(f"{name} other CA", self.not_verified, options[:-1] +
                      [files.other], self.address(port))
            self.test(f"{name} other name", self.not_verified, options,
                      self.address(port, "127.0.0.1"))
            self.test(f"{name} --insecure", self.traced, "small",
                      options[:-2] + ["--insecure"], port, self.server.INSIDE)

    def traced(self, title, what, options, port, pattern):
        found = self.message(title, what, options, port)
        check(title + " trace", all(pattern in s.trace for s in found),
              [s.trace for s in found])

    def not_verified(self, title, options, address):
        self.refused(title, send(address, [RECIPIENT], SMALL, *options))

    def authentication(self):
        tls = ["--starttls=must", "--cafile", files.cert]
        lmtp = ["--lmtp"] if self.server.LMTP else []
        for mechanism in sorted(self.server.MECHANISMS & MECHANISMS):
            self.test("AUTH " + mechanism, self.traced, "small", [
                *lmtp, *tls, *self.login(mechanism)], None,
                      self.server.LOGGED_IN)
            self.test(f"AUTH {mechanism} wrong password", self.shut_out, [
                *lmtp, *tls, *self.login(mechanism, files.wrong)])
        if "AUTH" in self.server.KEYWORDS:
            self.test("AUTH in clear", self.shut_out,
                      [*lmtp, "--starttls=no", *self.login("PLAIN")])
        self.test("AUTH, any", self.traced, "small",
                  [*lmtp, *tls, *self.login()], None, self.server.LOGGED_IN)

    def shut_out(self, title, options):
        result = send(self.address(), [RECIPIENT], SMALL, *options)
        self.refused(title, result)
        check(title + " is said", result.status == 77, result)


# ---- servers, by name ----

def simple(cls, **options):
    def test(name, program):
        with cls(program, files, **options) as server:
            Matrix(name, server).everything()
    return test


def smtp_server_lmtp(name, program):
    with programs.SmtpServerLmtp(program, files) as server:
        matrix = Matrix(name, server)
        matrix.everything()
        matrix.test("full mailboxes", full, matrix)


def aiosmtpd_lmtp(name, program):
    with programs.AioSmtpdLmtp(program, files) as server:
        run(name, lambda: one_answer(name, Matrix(name, server)))


def one_answer(title, matrix):
    """Whoever has none may have the message, and may not."""
    names = ["x@c.example", "y@c.example"]
    result = send(matrix.address(), names, SMALL, "--timeout", "2",
                  *matrix.clear)
    check(title + " status", result.status == 75, result)
    check(title + " answers", result.answers == dict(zip(names, (250, 0))),
          result)
    matrix.same(title, {(SENDER, r): 1 for r in names}, SMALL)


def full(title, matrix):
    """Each recipient has an answer to the message of his own."""
    wanted = {"x@c.example": 250, "full-1@c.example": 452,
              "no-1@c.example": 550, "y@c.example": 250,
              "full-2@c.example": 452}
    result = send(matrix.address(), list(wanted), SMALL, *matrix.clear)
    check(title + " status", result.status == 75, result)
    check(title + " answers", result.answers == wanted, result)
    matrix.same(title, {
        (SENDER, r): 1 for r, code in wanted.items() if code == 250}, SMALL)


def postfix(name, program):
    postfix, dovecot = program.split(",")
    with servers.Postfix(postfix, files, dovecot=dovecot) as server:
        Matrix(name, server).everything()


def submission(name, program):
    dovecot, python = program.split(",")
    with programs.AioSmtpd(python, files, hidden=["AUTH"]) as behind, \
            programs.DovecotSubmission(dovecot, files,
                                       behind=behind) as server:
        Matrix(name, server, True).everything()


TESTS = {
    "postfix": postfix,
    "exim": simple(servers.Exim),
    "opensmtpd": simple(servers.OpenSmtpd),
    "dovecot-lmtp": simple(programs.DovecotLmtp),
    "dovecot-submission": submission,
    "chasquid": simple(programs.Chasquid),
    "aiosmtpd": simple(programs.AioSmtpd),
    "aiosmtpd-lmtp": aiosmtpd_lmtp,
    "go-smtp": simple(programs.GoSmtp),
    "smtp-server": simple(programs.SmtpServer),
    "smtp-server-lmtp": smtp_server_lmtp,
}

if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="interop.") as place:
        # What gave up being root reads the certificate.
        os.chmod(place, 0o755)
        files = Certificates(place)
        for arg in sys.argv[1:]:
            name, unused, program = arg.partition("=")
            run(name, lambda: TESTS[name](name, program))
    print(f"{counts.passed} {counts.failed}")
