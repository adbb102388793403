"""Real clients deliver to serve inside TLS, by STARTTLS and by TLS at once,
and log in by every mechanism that they have; what was stored is compared octet
for octet. Arguments: the clients to run; nodemailer=DIRECTORY says where its
package is."""
import base64
import hashlib
import hmac
import os
import smtplib
import socket
import ssl
import subprocess
import sys
import tempfile

from clients import MESSAGES, command, in_file, lines
from server import Server, Session, check, run
import server as counts

USER, PASSWORD = "alice@example.org", "p:ss wörd"
SOME = ["plain", "dots", "eight-bit", "one-mebibyte"]
PLUS = ["SCRAM-SHA-256-PLUS", "SCRAM-SHA-1-PLUS"]


class Files:
    """A certificate of our own, and the accounts."""

    def __init__(self, work):
        self.place = work
        self.cert, self.key = work + "/cert.pem", work + "/key.pem"
        self.users = work + "/users"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes",
             "-days", "2", "-subj", "/CN=localhost",
             "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
             "-keyout", self.key, "-out", self.cert],
            check=True, stderr=subprocess.DEVNULL)
        with open(self.users, "w") as f:
            f.write(f"{USER}:{PASSWORD}\nbob:secret\n")

    def options(self, at_once):
        return ["--cert", self.cert, "--key", self.key, "--auth", self.users,
                "--require-auth", *(["--tls"] if at_once else
                                    ["--require-tls"])]

    def context(self):
        return ssl.create_default_context(cafile=self.cert)


# ---- clients: port, at_once, mechanism, octets, password ----

def curl(port, at_once, mechanism, octets, password):
    scheme = "smtps" if at_once else "smtp"
    in_file(octets, lambda name: command(
        "curl", "-sS", "--ssl-reqd", "--cacert", files.cert,
        "--login-options", "AUTH=" + mechanism, "-u", f"{USER}:{password}",
        f"{scheme}://localhost:{port}/client.example",
        "--mail-from", "a@b.example", "--mail-rcpt", "x@c.example",
        "--upload-file", name))


def swaks(port, at_once, mechanism, octets, password):
    in_file(lines(octets.removesuffix(b"\r\n")), lambda name: command(
        "swaks", "--server", "localhost", "--port", str(port),
        "--tlsc" if at_once else "--tls", "--tls-ca-path", files.cert,
        "--tls-verify", "--auth", mechanism, "--auth-user", USER,
        "--auth-password", password, "--ehlo", "client.example",
        "--from", "a@b.example", "--to", "x@c.example", "--suppress-data",
        "--data", "@" + name))


def msmtp(port, at_once, mechanism, octets, password):
    command("msmtp", "-C", "/dev/null", "--host=localhost", f"--port={port}",
            "--from=a@b.example", "--domain=client.example",
            f"--auth={mechanism.lower()}", f"--user={USER}",
            f"--passwordeval=echo '{password}'", "--tls=on",
            f"--tls-starttls={'off' if at_once else 'on'}",
            f"--tls-trust-file={files.cert}", "--set-from-header=off",
            "--set-date-header=off", "--set-msgid-header=off", "x@c.example",
            stdin=lines(octets))


def python(port, at_once, mechanism, octets, password):
    # Its own login() would choose, and takes ASCII alone.
    secret = {"PLAIN": f"\0{USER}\0{password}", "LOGIN": USER}
    if at_once:
        client = smtplib.SMTP_SSL("localhost", port, "client.example", None,
                                  None, 10, context=files.context())
    else:
        client = smtplib.SMTP("localhost", port, "client.example", 10)
        client.starttls(context=files.context())
    with client:
        client.ehlo()

        def answer(challenge=None):
            if mechanism == "CRAM-MD5":
                mac = hmac.new(password.encode(), challenge, "md5")
                return f"{USER} {mac.hexdigest()}"
            if challenge is not None and b"assword" in challenge:
                return password
            return secret[mechanism]

        line = "" if mechanism == "CRAM-MD5" else " " + encode(answer())
        code, text = client.docmd("AUTH", mechanism + line)
        while code == 334:
            code, text = client.docmd(encode(answer(
                base64.b64decode(text))))
        if code != 235:
            raise RuntimeError(f"{code} {text}")
        client.sendmail("a@b.example", ["x@c.example"], octets)


def encode(text):
    return base64.b64encode(text.encode()).decode()


def nodemailer(port, at_once, mechanism, octets, password):
    in_file(octets, lambda name: command(
        "node", os.path.join(os.path.dirname(os.path.abspath(__file__)),
                             "nodemailer.js"),
        str(port), "1" if at_once else "0", mechanism, USER, password,
        files.cert, name))


CLIENTS = {
    "curl": (curl, ["PLAIN", "LOGIN", "CRAM-MD5"]),
    "swaks": (swaks, ["PLAIN", "LOGIN", "CRAM-MD5"]),
    "msmtp": (msmtp, ["PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-1",
                      "SCRAM-SHA-256"]),
    "smtplib": (python, ["PLAIN", "LOGIN", "CRAM-MD5"]),
    "nodemailer": (nodemailer, ["PLAIN", "LOGIN", "CRAM-MD5"]),
}


def deliver(server, client, name, at_once, mechanism, octets):
    server.clear()
    client(server.port, at_once, mechanism, octets, PASSWORD)
    stored = server.stored()
    if not check(name, len(stored) == 1, f"{len(stored)} messages stored"):
        return
    trace, content = stored[0]
    check(name + " octets", content == octets,
          f"stored {len(content)} octets, not {len(octets)}")
    check(name + " trace", b"with ESMTPSA" in trace and b"tls TLS_" in trace,
          trace)


def refuse(server, client, name, at_once, mechanism):
    """A wrong password: the client fails, and nothing is stored."""
    server.clear()
    try:
        client(server.port, at_once, mechanism, MESSAGES["plain"], "p:ss")
        check(name, False, "the client is let in")
    except RuntimeError:
        check(name, server.files() == [], "a message is stored")


def deliver_all(name, client, mechanisms):
    for at_once in (False, True):
        way = "TLS at once" if at_once else "STARTTLS"
        with Server(*files.options(at_once)) as server:
            for what in SOME:
                title = f"{name} {way} {what}"
                run(title, lambda: deliver(server, client, title, at_once,
                                           mechanisms[0], MESSAGES[what]))
            for mechanism in mechanisms:
                title = f"{name} {way} {mechanism}"
                run(title, lambda: deliver(server, client, title, at_once,
                                           mechanism, MESSAGES["plain"]))
                title += " wrong password"
                run(title, lambda: refuse(server, client, title, at_once,
                                          mechanism))


def proxied():
    """TLS at once begins behind a PROXY header."""
    with Server("--proxy", *files.options(True)) as server:
        with socket.create_connection(("127.0.0.1", server.port), 10) as raw:
            raw.sendall(b"PROXY TCP4 192.0.2.7 198.51.100.1 1234 465\r\n")
            client = smtplib.SMTP(local_hostname="client.example")
            client.sock = files.context().wrap_socket(
                raw, server_hostname="localhost")
            with client:
                check("PROXY and TLS", client.getreply()[0] == 220)
                client.ehlo()
                client.docmd("AUTH PLAIN " + encode("\0bob\0secret"))
                client.sendmail("a@b.example", ["x@c.example"],
                                MESSAGES["plain"])
        trace, content = server.stored()[0]
        check("PROXY and TLS trace", b"([192.0.2.7])" in trace
              and b"with ESMTPSA" in trace, trace)


# ---- LMTP ----

def two_recipients(name, server, send):
    """Each has a file of his own, with the same octets."""
    server.clear()
    send()
    stored = server.stored()
    check(name, len(stored) == 2, f"{len(stored)} messages stored")
    for who in (b"for <x@c.example>", b"for <y@c.example>"):
        check(f"{name} {who.decode()}",
              sum(who in trace and b"with LMTP\r\n" in trace
                  for trace, content in stored) == 1, stored)
    check(name + " octets",
          all(content == MESSAGES["dots"] for trace, content in stored),
          "other octets")


def lmtp_python(server):
    # It reads one answer, however many the recipients are.
    with smtplib.LMTP("127.0.0.1", server.port, "client.example") as client:
        for who in ("x@c.example", "y@c.example"):
            client.sendmail("a@b.example", [who], MESSAGES["dots"])


def lmtp_swaks(server):
    in_file(lines(MESSAGES["dots"].removesuffix(b"\r\n")),
            lambda name: command(
                "swaks", "--protocol", "LMTP", "--server", "127.0.0.1",
                "--port", str(server.port), "--ehlo", "client.example",
                "--from", "a@b.example", "--to", "x@c.example,y@c.example",
                "--suppress-data", "--data", "@" + name))


def lmtp(name, send):
    with Server("--lmtp") as server:
        two_recipients(name, server, lambda: send(server))


# ---- SCRAM with channel binding, written out [5802], as hardly any client
# has it ----

def scram(ask, mechanism, binding, data, password=PASSWORD):
    """Logs in; ask(line) sends a line and returns the reply's code and text.
    Returns the last code. What binds: a type, and its octets."""
    algorithm = "sha256" if "256" in mechanism else "sha1"
    header = f"p={binding},,"
    bare = f"n={USER},r=abcdefghijklmnop"
    code, text = ask(f"AUTH {mechanism} " + encode(header + bare))
    if code != 334:
        return code
    first = base64.b64decode(text).decode()
    parts = dict(part.split("=", 1) for part in first.split(","))
    salted = hashlib.pbkdf2_hmac(algorithm, password.encode(),
                                 base64.b64decode(parts["s"]),
                                 int(parts["i"]))

    def mac(key, octets):
        return hmac.new(key, octets, algorithm).digest()

    bound = base64.b64encode(header.encode() + data).decode()
    final = f"c={bound},r={parts['r']}"
    said = f"{bare},{first},{final}".encode()
    key = mac(salted, b"Client Key")
    signature = mac(hashlib.new(algorithm, key).digest(), said)
    proof = bytes(a ^ b for a, b in zip(key, signature))
    code, text = ask(encode(
        final + ",p=" + base64.b64encode(proof).decode()))
    if code != 334:
        return code
    theirs = base64.b64encode(mac(mac(salted, b"Server Key"), said)).decode()
    if base64.b64decode(text).decode() != "v=" + theirs:
        raise RuntimeError("the server does not know the password")
    return ask("")[0]


def bound_1_2(server, mechanism, spoil=0, **more):
    """Inside TLS 1.2, bound to the first Finished message [5929 3]."""
    context = files.context()
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    with smtplib.SMTP("localhost", server.port, "client.example",
                      10) as client:
        client.starttls(context=context)
        client.ehlo()
        data = bytearray(client.sock.get_channel_binding("tls-unique"))
        data[0] ^= spoil
        return scram(client.docmd, mechanism, "tls-unique", bytes(data),
                     **more)


def bound_1_3(server, mechanism, spoil=0, **more):
    """Inside TLS 1.3, bound to what is exported [9266], which openssl's own
    client prints."""
    client = subprocess.Popen(
        ["openssl", "s_client", "-connect", f"localhost:{server.port}",
         "-starttls", "smtp", "-tls1_3", "-CAfile", files.cert, "-crlf",
         "-nocommands", "-keymatexport", "EXPORTER-Channel-Binding",
         "-keymatexportlen", "32"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL)

    def ask(line):
        client.stdin.write(line.encode() + b"\n")
        client.stdin.flush()
        while True:
            got = client.stdout.readline()
            if not got:
                raise RuntimeError("no reply")
            if got[:3].isdigit() and got[3:4] == b" ":
                return int(got[:3]), got[4:].strip()

    try:
        data = None
        while data is None:
            got = client.stdout.readline().strip()
            if not got and client.poll() is not None:
                raise RuntimeError("no TLS")
            if got.startswith(b"Keying material: "):
                data = bytearray.fromhex(got[17:].decode())
        data[0] ^= spoil
        ask("EHLO client.example")
        return scram(ask, mechanism, "tls-exporter", bytes(data), **more)
    finally:
        client.kill()
        client.wait()
        client.stdin.close()
        client.stdout.close()


def plus():
    with Server(*files.options(False)) as server:
        with Session(server) as session:
            said = b"".join(session.ask(b"EHLO c.example", 250))
            check("PLAIN in clear", b"PLAIN" not in said, said)
        for name, way in (("TLS 1.2", bound_1_2), ("TLS 1.3", bound_1_3)):
            for mechanism in PLUS:
                for what, more, wanted in (
                        ("", {}, 235), (" another binding", {"spoil": 1}, 535),
                        (" wrong password", {"password": "p:ss"}, 535)):
                    title = f"{mechanism} {name}{what}"
                    run(title, lambda: check(
                        title, (code := way(server, mechanism, **more)) ==
                        wanted, code))


os.environ["PATH"] += ":/usr/sbin"

if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="interop.") as place:
        files = Files(place)
        for arg in sys.argv[1:]:
            name, unused, where = arg.partition("=")
            if name == "plus":
                run(name, plus)
                continue
            if where:
                os.environ["NODE_PATH"] = where
            deliver_all(name, *CLIENTS[name])
            if name == "smtplib":
                run("smtplib LMTP", lambda: lmtp("smtplib LMTP", lmtp_python))
                run("PROXY and TLS", proxied)
            if name == "swaks":
                run("swaks LMTP", lambda: lmtp("swaks LMTP", lmtp_swaks))
    print(f"{counts.passed} {counts.failed}")
