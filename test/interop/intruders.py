"""What is put where it does not belong: octets in clear behind STARTTLS, and
rubbish in the place of logins. Nothing of it may be taken for a command, let
anybody in, hold memory, or end serve. Argument: how many random logins are
tried by each mechanism."""
import base64
import os
import random
import re
import ssl
import sys
import tempfile
import time

from server import Server, Session, check, run, until
from tls import Files
import server as counts

TRANSACTION = (b"MAIL FROM:<evil@b.example>\r\nRCPT TO:<x@c.example>\r\n"
               b"DATA\r\nEvil: yes\r\n\r\n.\r\n")
INJECTED = {
    "an octet": b"E",
    "CR": b"\r",
    "LF": b"\n",
    "NUL": b"\0",
    "half a line": b"EHLO evil.exa",
    "a line": b"EHLO evil.example\r\n",
    "a transaction": b"EHLO evil.example\r\n" + TRANSACTION,
    "10 KB": b"NOOP evil\r\n" * 900 + TRANSACTION,
    "30 KB without an end": b"x" * 30000,
}


# ---- STARTTLS ----

def at_once(server, hello, name, octets):
    """In the segment of STARTTLS, alone or with all before it: the session
    ends, and neither is answered."""
    for first in (True, False):
        with Session(server) as session:
            if first:
                session.ask(hello, 250)
                session.send(b"STARTTLS\r\n" + octets)
            else:
                session.send(hello + b"\r\nSTARTTLS\r\n" + octets)
                session.expect(250)
            said = session.rest()
            check(f"STARTTLS and {name} at once", said == [], said)


def behind(server, hello, name, octets):
    """In a segment behind it, before the 220 is read: it ends as above, or
    as the handshake that it is none of."""
    with Session(server) as session:
        session.ask(hello, 250)
        session.send(b"STARTTLS\r\n")
        session.send(octets)
        session.sock.settimeout(2)
        said = b""
        try:
            while more := session.file.read1(4096):
                said += more
        except TimeoutError:
            pass            # it waits for the rest of a handshake
        except ConnectionError:
            pass
        check(f"STARTTLS and {name} behind it", re.fullmatch(
            rb"(220 [^\r\n]*\r\n(\x15.*)?)?", said, re.S), said)


def then_tls(server, hello):
    """Somebody in between puts a command in front of a client's handshake:
    that client gets no TLS, and knows it."""
    with Session(server) as session:
        session.ask(hello, 250)
        session.send(b"STARTTLS\r\nRSET\r\n")
        try:
            files.context().wrap_socket(session.sock,
                                        server_hostname="localhost")
            check("STARTTLS, RSET and a handshake", False, "TLS began")
        except (ssl.SSLError, OSError):
            check("STARTTLS, RSET and a handshake", True)


def hello_at_once(server, hello):
    """Nor may the handshake itself come before the 220."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    tls = files.context().wrap_bio(incoming, outgoing,
                                   server_hostname="localhost")
    try:
        tls.do_handshake()
    except ssl.SSLWantReadError:
        pass
    at_once(server, hello, "a TLS hello", outgoing.read())


def injection(*options, hello=b"EHLO c.example"):
    with Server("--cert", files.cert, "--key", files.key, *options) as server:
        idle = server.descriptors()
        for name, octets in INJECTED.items():
            at_once(server, hello, name, octets)
            behind(server, hello, name, octets)
        hello_at_once(server, hello)
        then_tls(server, hello)
        said = server.log().count("octets in clear behind STARTTLS")
        check("STARTTLS: each is logged", said >= 2 * len(INJECTED) + 3, said)
        check("STARTTLS: nothing is stored", until(
            lambda: not server.files() and not server.files("tmp")), "it is")
        with Session(server) as session:
            session.ask(hello, 250)
            session.starttls(files.context())
            session.to_data(hello.split()[0])
            session.send(b"x\r\n.\r\n")
            session.expect(250)
        check("STARTTLS: the next one is served", len(server.files()) == 1, "")
        check("STARTTLS: descriptors", until(
            lambda: server.descriptors() == idle), server.descriptors())


# ---- AUTH ----

NO_BASE64 = [b"=", b"====", b"A", b"AB=C", b"AA==BB", b"AAA", b"A===", b"!!!!",
             b"A A=", b"AAAA====", b"\xc3\xa4\xc3\xa4", b"\xff\xfe\xfd\xfc",
             b"AAA\0", b"\x1b[2J", b"AAA\x7f", b"%s", b"*A==", b"**"]
NO_PLAIN = [b"", b"\0", b"\0\0", b"\0\0\0", b"alice", b"alice\0secret",
            b"\0bob\0", b"\0\0secret", b"\0bob\0secret\0", b"\0bob\0secre",
            b"\0bob\0secretx", b"\0BOB\0secret", b"x\0bob\0secret",
            b"\0" + b"b" * 9000 + b"\0secret", b"\0bob\0" + b"s" * 9000,
            b"\0bob\r\n\0secret", b"\0\xff\0\xff", b"\0*\0*"]


class Login:
    """Sessions in which somebody tries to log in."""

    def __init__(self, server, tls):
        self.server, self.tls = server, tls
        self.session = None
        self.tried = 0

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        if self.session:
            self.session.close()

    def get(self):
        """One that still stands."""
        if self.session is None:
            session = Session(self.server)
            self.session = session
            session.ask(b"EHLO c.example", 250)
            if self.tls:
                session.starttls(files.context())
                session.ask(b"EHLO c.example", 250)
        return self.session

    def drop(self):
        self.session.close()
        self.session = None

    def attempt(self, name, *sent):
        """Sends lines until one is answered by other than 334: it must be by
        a refusal, and nobody has logged in. Returns the code."""
        code = 334
        for line in sent:
            session = self.get()
            session.send(line + b"\r\n")
            code = session.reply()[0]
            if code != 334:
                break
        if code == 334:
            self.get().ask(b"*", 501)
            code = 501
        ok = code // 100 in (4, 5)
        if code in (0, 421):
            ok = code == 421
            self.drop()
        else:
            ok = ok and self.get().ask(b"MAIL FROM:<a@b.example>", 530)
        # Two errors each, and 200 are the limit of a session.
        self.tried += 1
        if self.session and self.tried % 60 == 0:
            self.drop()
        if not ok or not quiet(name):
            check(name, ok, f"{code} to {sent}")
        return code


done = set()


def quiet(name):
    """Whether a check of that name was counted already."""
    known = name in done
    done.add(name)
    return known


def rubbish(login, mechanism, rounds):
    """Random octets in base64, at once or when asked, again and again."""
    def some():
        return base64.b64encode(random.randbytes(
            random.choice((0, 1, 2, 3, 16, 64, 300, 700))))

    for unused in range(rounds):
        first = b"AUTH " + mechanism
        if random.random() < 0.5:
            first += b" " + (some() or b"=")
        login.attempt(f"AUTH {mechanism.decode()}: random",
                      first, *[some() for unused in range(8)])


def not_base64(login, mechanism):
    name = f"AUTH {mechanism.decode()}"
    first = b"AUTH " + mechanism
    for text in NO_BASE64:
        if text != b"=":
            login.attempt(f"{name}: no base64 at once", first + b" " + text)
        login.attempt(f"{name}: no base64", first, text, text, text)
    for unused in range(30):
        octets = bytes(n for n in random.randbytes(200) if n not in b"\r\n")
        login.attempt(f"{name}: binary", first, octets, octets, octets)
    code = login.attempt(f"{name}: left", first, b"*")
    check(f"{name}: * is 501", code == 501, code)
    code = login.attempt(f"{name}: left at once", first + b" *")
    check(f"{name}: * at once is 501", code == 501, code)


def endless(login, mechanism):
    """A line of 12 KB is refused and the session stands; one that does not
    end is not kept in memory, and ends the session."""
    name = f"AUTH {mechanism.decode()}"
    for unused in range(2):
        login.attempt(f"{name}: long", b"AUTH " + mechanism + b" " +
                      b"A" * 12000)
        login.attempt(f"{name}: long answer", b"AUTH " + mechanism,
                      b"A" * 12000, b"A" * 12000)
    before = login.server.memory()
    session = login.get()
    session.send(b"AUTH " + mechanism + b"\r\n")
    if session.reply()[0] == 334:
        try:
            session.send(b"A" * (4 << 20))
        except OSError:
            pass
        try:
            codes = session.rest()
        except OSError:
            codes = [421]       # it went down with the reset
        check(f"{name}: endless", codes[-1:] == [421] or codes == [], codes)
    grown = login.server.memory() - before
    check(f"{name}: endless, memory", grown < 1024, f"{grown} KiB")
    login.drop()


def logins(tls, rounds):
    """All that, by each mechanism offered; then who should gets in."""
    where = "inside TLS" if tls else "in clear"
    options = [] if tls else ["--auth-plaintext"]
    with Server("--cert", files.cert, "--key", files.key, "--auth",
                files.users, "--require-auth", *options) as server:
        idle = server.descriptors()
        with Login(server, tls) as login:
            done.clear()
            said = login.get().ask(b"EHLO c.example", 250)
            offered = [line[4:].split()[1:] for line in said
                       if line[4:9] == b"AUTH "][0]
            check(f"AUTH {where}: five and more", len(offered) >= 5, offered)
            plus = [m for m in offered if m.endswith(b"-PLUS")]
            check(f"AUTH {where}: -PLUS is there to bind TLS",
                  bool(plus) == tls, offered)
            for mechanism in offered:
                run(f"AUTH {mechanism.decode()} {where}", lambda: (
                    rubbish(login, mechanism, rounds),
                    not_base64(login, mechanism), endless(login, mechanism)))
            for text in NO_PLAIN:
                encoded = base64.b64encode(text)
                login.attempt("AUTH PLAIN: wrong", b"AUTH PLAIN " +
                              (encoded or b"="))
                login.attempt("AUTH PLAIN: wrong", b"AUTH PLAIN", encoded)
                login.attempt("AUTH LOGIN: wrong", b"AUTH LOGIN", encoded,
                              encoded)
            for line in (b"AUTH", b"AUTH ", b"AUTH =", b"AUTH *", b"AUTH X",
                         b"AUTH PLAIN-X", b"AUTH PLAI", b"AUTH " + b"X" * 480,
                         b"AUTH PLAIN AA== AA==", b"AUTH\tPLAIN",
                         b"AUTH SCRAM-SHA-999 AAAA", b"AUTH EXTERNAL =",
                         *([] if tls else [b"AUTH SCRAM-SHA-1-PLUS"])):
                login.attempt("AUTH: no mechanism", line)
            login.get().send(b"AUTH LOGIN\r\n" + b"eA==\r\n" * 3 +
                             b"MAIL FROM:<a@b.example>\r\n")
            codes = [login.get().reply()[0] for unused in range(5)]
            check("AUTH LOGIN: all at once",
                  codes == [334, 334, 535, 530, 530], codes)
        for how in ("close", "reset"):
            for mechanism in offered:
                with Login(server, tls) as login:
                    login.get().send(b"AUTH " + mechanism + b"\r\n")
                    time.sleep(0.01)
                    getattr(login.session, how)()
                    login.session = None
        with Login(server, tls) as login:
            login.get().ask(b"AUTH PLAIN " + base64.b64encode(
                b"\0bob\0secret"), 235)
            login.get().again()
            login.get().send(b"x\r\n.\r\n")
            login.get().expect(250)
        check(f"AUTH {where}: his message alone", len(server.files()) == 1,
              server.files())
        check(f"AUTH {where}: descriptors", until(
            lambda: server.descriptors() == idle), server.descriptors())
        check(f"AUTH {where}: status", server.stop()[0] == 0, server.log())


os.environ.setdefault("LC_ALL", "C")

if __name__ == "__main__":
    rounds = int(sys.argv[1])
    random.seed(1)          # the same each time
    with tempfile.TemporaryDirectory(prefix="interop.") as place:
        files = Files(place)
        run("STARTTLS", injection)
        run("STARTTLS in LMTP", lambda: injection("--lmtp",
                                                  hello=b"LHLO c.example"))
        run("AUTH in clear", lambda: logins(False, rounds))
        run("AUTH inside TLS", lambda: logins(True, rounds))
    print(f"{counts.passed} {counts.failed}")
