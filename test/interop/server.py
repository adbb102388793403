"""What the interop tests share: a serve of their own, raw sessions with it,
and a count of what passed."""
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time

passed = 0
failed = 0


def check(name, ok, why=""):
    """Counts one check; says what failed."""
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print(f"interop: FAILED {name}: {why}", flush=True)
    return ok


def run(name, test):
    """Runs a test; an exception is a failure, and the next one still runs."""
    try:
        test()
    except Exception as e:
        check(name, False, f"{type(e).__name__}: {e}")


def until(condition, seconds=5):
    """Whether condition() becomes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return condition()


class Server:
    """serve, on a free port, with a Maildir of its own or --discard."""

    def __init__(self, *options, maildir=None, env=None, prefix=()):
        self.work = tempfile.mkdtemp(prefix="interop.")
        self.maildir = maildir or os.path.join(self.work, "mail")
        store = [] if "--discard" in options else ["--maildir", self.maildir]
        # A pipe that nobody reads would hold serve up.
        with open(os.path.join(self.work, "log"), "wb") as log:
            self.process = subprocess.Popen(
                [*prefix, os.environ["O"] + "/serve", "--listen",
                 "127.0.0.1:0", "--hostname", "mx.example", *store, *options],
                stdout=subprocess.PIPE, stderr=log,
                env={**os.environ, **(env or {})})
        line = self.process.stdout.readline().decode()
        if not line.startswith("listening "):
            raise RuntimeError("serve does not start: " + self.log())
        self.port = int(line.rsplit(":", 1)[1])

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        shutil.rmtree(self.work)

    def log(self):
        """What it has written to stderr."""
        with open(os.path.join(self.work, "log"), "rb") as f:
            return f.read().decode()

    def pids(self):
        """Its processes that serve: the workers, if it has some."""
        pid = self.process.pid
        with open(f"/proc/{pid}/task/{pid}/children") as f:
            return f.read().split() or [str(pid)]

    def memory(self):
        """Resident KiB."""
        total = 0
        for pid in self.pids():
            with open(f"/proc/{pid}/status") as f:
                total += int([line.split()[1] for line in f
                              if line.startswith("VmRSS")][0])
        return total

    def cpu(self):
        """Seconds of processor time used."""
        total = 0
        for pid in self.pids():
            with open(f"/proc/{pid}/stat") as f:
                fields = f.read().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        return total / os.sysconf("SC_CLK_TCK")

    def descriptors(self):
        return sum(len(os.listdir(f"/proc/{pid}/fd")) for pid in self.pids())

    def stop(self):
        """SIGTERM; the exit status, and the seconds it took."""
        start = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(10), time.monotonic() - start

    def files(self, place="new"):
        return sorted(os.listdir(os.path.join(self.maildir, place)))

    def stored(self):
        """The messages in new/, as (trace, content), oldest first."""
        messages = []
        for name in self.files():
            with open(os.path.join(self.maildir, "new", name), "rb") as f:
                messages.append(split(f.read()))
        return messages

    def clear(self):
        for name in self.files():
            os.unlink(os.path.join(self.maildir, "new", name))


def split(octets):
    """The two trace fields, and what stands behind them. The second ends with
    its date: a message that begins with a blank is none of it."""
    m = re.match(rb"Return-Path: <[^\r\n]*>\r\n"
                 rb"Received: (?:[^\r\n;]|\r\n[ \t])*;\s*[^\r\n]+\r\n", octets)
    if not m:
        raise ValueError(f"no trace lines: {octets[:200]!r}")
    return octets[:m.end()], octets[m.end():]


class Session:
    """A raw session. Replies are (code, lines)."""

    def __init__(self, server, greet=True):
        self.sock = socket.create_connection(("127.0.0.1", server.port), 10)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.file = self.sock.makefile("rb")
        if greet:
            self.expect(220)

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.close()

    def close(self):
        self.file.close()
        self.sock.close()

    def reset(self):
        """Ends by RST."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                             b"\1\0\0\0\0\0\0\0")
        self.close()

    def send(self, octets):
        self.sock.sendall(octets)

    def reply(self):
        """The next reply; code 0 is the end."""
        lines = []
        while True:
            line = self.file.readline()
            if not line:
                return 0, lines
            lines.append(line)
            if line[3:4] != b"-":
                return int(line[:3]), lines

    def expect(self, code):
        got, lines = self.reply()
        if got != code:
            raise AssertionError(f"{got} {lines}, not {code}")
        return lines

    def ask(self, line, code):
        self.send(line + b"\r\n")
        return self.expect(code)

    def starttls(self, context):
        """Goes on inside TLS."""
        self.ask(b"STARTTLS", 220)
        self.file.close()
        self.sock = context.wrap_socket(self.sock, server_hostname="localhost")
        self.file = self.sock.makefile("rb")

    def to_data(self, hello=b"EHLO", recipients=1):
        self.ask(hello + b" c.example", 250)
        self.again(recipients)

    def again(self, recipients=1):
        self.ask(b"MAIL FROM:<a@b.example>", 250)
        for unused in range(recipients):
            self.ask(b"RCPT TO:<x@c.example>", 250)
        self.ask(b"DATA", 354)

    def rest(self):
        """The codes of all replies until the end."""
        codes = []
        try:
            while not codes or codes[-1] != 0:
                codes.append(self.reply()[0])
        except ConnectionError:
            codes.append(0)
        return codes[:-1]

    def ended(self):
        """Whether the server has closed, and said nothing more."""
        return self.file.read(1) == b""
