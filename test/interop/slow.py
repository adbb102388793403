"""Thousands of clients that mean to stay: silent, at one octet every few
seconds, in mid-command, in mid-message, in a TLS handshake. Meanwhile good
ones deliver, and each of their messages is there whole, and soon. What holds
connections is thrown out by serve's limits, and leaves nothing. Arguments: how
many clients, and the seconds that a session may take, which is about how long
each of the two runs takes."""
import collections
import resource
import select
import socket
import ssl
import sys
import tempfile
import threading
import time

from server import Server, Session, check, run, until
from tls import Files
import server as counts

SLOW = b"SLOW: "
EVERY = 3          # seconds between the octets of those that send at all
BOUND = 10         # seconds that a good delivery may take
ENVELOPE = [b"EHLO slow.example\r\n", b"MAIL FROM:<slow@b.example>\r\n",
            b"RCPT TO:<x@c.example>\r\n"]
SECURE = [b"EHLO slow.example\r\n", b"STARTTLS\r\n"]
DRIP = b"x"

# What a kind says, a piece behind each reply to the one before; what it adds
# when all were answered, DRIP one octet at a time; and how it ends, by the
# text of the 421.
LONG, LAZY, SHUT = b"takes too long", b"too slowly", None
KINDS = {
    "silent": ([], b"", LONG),
    "one octet a while": (ENVELOPE[:1], DRIP, LONG),
    "half a command": (ENVELOPE[:1], b"MAIL FROM:<slow@b.exam", LONG),
    "an envelope": (ENVELOPE, b"", LONG),
    "half a message": (ENVELOPE + [b"DATA\r\n"],
                       SLOW + b"half\r\nand no end", LAZY),
    "a message in drops": (ENVELOPE + [b"DATA\r\n"], DRIP, LAZY),
    "half a chunk": (ENVELOPE, b"BDAT 1000 LAST\r\n" + SLOW + b"half", LAZY),
    "no TLS": (SECURE, b"", SHUT),
    "half a TLS hello": (SECURE, "half", SHUT),
    "a TLS hello in drops": (SECURE, "drops", SHUT),
    "no TLS finish": (SECURE, "whole", SHUT),
}
# How memory is told, and its bound in octets for each client.
GROUPS = [
    ("before a message", 2048, ["silent", "one octet a while",
                                "half a command", "an envelope"]),
    ("in a message", 4096, ["half a message", "a message in drops",
                            "half a chunk"]),
    ("in a TLS handshake", 65536, ["no TLS", "half a TLS hello",
                                   "a TLS hello in drops", "no TLS finish"]),
]


def client_hello():
    """The octets with which TLS begins."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    tls = files.context().wrap_bio(incoming, outgoing,
                                   server_hostname="localhost")
    try:
        tls.do_handshake()
    except ssl.SSLWantReadError:
        pass
    return outgoing.read()


class Client:
    """One that is slow."""

    def __init__(self, port, kind, hello):
        self.kind = kind
        script, add, self.how = KINDS[kind]
        self.script = collections.deque(script)
        self.drops = b""
        self.settled = False
        if add == "half":
            add = hello[:len(hello) // 2]
        elif add == "whole":
            add = hello
        elif add == "drops":
            self.drops, add = hello, b""
        elif add == DRIP:
            self.drops, add = DRIP * 1000, b""
        self.add = add
        self.heard = b""
        self.refused = b""
        self.sock = socket.create_connection(("127.0.0.1", port), 30)
        self.sock.setblocking(False)

    def send(self, octets):
        try:
            self.sock.send(octets)
        except OSError:
            pass            # that it is over is told by what comes

    def settle(self):
        self.settled = True
        if self.add:
            self.send(self.add)

    def replied(self, line):
        """A reply is complete."""
        if line[:1] in b"45":
            self.refused = line
        elif self.script:
            self.send(self.script.popleft())
        elif not self.settled:
            self.settle()

    def read(self):
        """True once it is over."""
        try:
            octets = self.sock.recv(4096)
        except BlockingIOError:
            return False
        except OSError:
            return True
        if self.settled and self.how is SHUT and octets[:1] not in b"\x15\x16":
            self.refused = octets       # nothing in clear may come any more
        elif not self.settled or self.how is not SHUT:
            self.heard += octets
            while b"\r\n" in self.heard:
                line, unused, self.heard = self.heard.partition(b"\r\n")
                if line[3:4] == b" ":
                    self.replied(line)
        return octets == b""

    def drip(self):
        if self.settled and self.drops:
            self.send(self.drops[:1])
            self.drops = self.drops[1:]

    def good_end(self):
        if self.how is SHUT:
            return self.refused == b""
        return self.refused[:4] == b"421 " and self.how in self.refused


class Crowd:
    """All that are slow, served by one loop."""

    def __init__(self):
        self.poll = select.epoll()
        self.all = []
        self.open = {}
        self.turn = 0
        self.due = time.monotonic()

    def add(self, client):
        self.all.append(client)
        self.open[client.sock.fileno()] = client
        self.poll.register(client.sock, select.EPOLLIN)

    def work(self, seconds):
        """Reads what comes, and sends drops, for so long."""
        end = time.monotonic() + seconds
        while True:
            left = min(end, self.due) - time.monotonic()
            for fd, unused in self.poll.poll(max(left, 0), 1000):
                client = self.open[fd]
                if client.read():
                    self.poll.unregister(fd)
                    del self.open[fd]
                    client.sock.close()
            now = time.monotonic()
            if now >= self.due:
                parts = 10 * EVERY
                for client in self.all[self.turn::parts]:
                    if client.sock.fileno() >= 0:
                        client.drip()
                self.turn = (self.turn + 1) % parts
                self.due = now + 0.1
            if now >= end:
                return

    def until(self, condition, seconds):
        end = time.monotonic() + seconds
        while not condition() and time.monotonic() < end:
            self.work(0.1)
        return condition()

    def settled(self):
        return all(client.settled for client in self.all
                   if client.kind != "silent")

    def join(self, server, kinds, count):
        """So many of each kind; returns once all are where they stay."""
        hello = client_hello()
        for n in range(count * len(kinds)):
            self.add(Client(server.port, kinds[n % len(kinds)], hello))
            if n % 50 == 0:
                self.work(0)
        self.until(self.settled, 30)
        self.work(0.3)

    def close(self):
        for client in self.all:
            client.sock.close()
        self.poll.close()


class Good(threading.Thread):
    """Delivers message after message, in a session each."""

    def __init__(self, server, way):
        super().__init__(daemon=True)
        self.server, self.way = server, way
        self.sent, self.worst, self.error = [], 0, None
        self.over = threading.Event()

    def run(self):
        try:
            while not self.over.is_set():
                start = time.monotonic()
                self.sent.append(self.deliver(b"%s %d\r\n" % (
                    self.way.encode(), len(self.sent))))
                self.worst = max(self.worst, time.monotonic() - start)
                self.over.wait(0.05)
        except Exception as e:
            self.error = f"{type(e).__name__}: {e}"

    def deliver(self, name):
        content = name + b"".join(b"%s%d\r\n" % (name[:-2], n)
                                  for n in range(2000))
        with Session(self.server) as session:
            if self.way == "TLS":
                session.ask(b"EHLO c.example", 250)
                session.starttls(files.context())
            if self.way == "BDAT":
                session.send(b"".join(ENVELOPE) + b"BDAT %d LAST\r\n"
                             % len(content) + content)
                for unused in range(4):
                    session.expect(250)
            else:
                session.to_data()
                session.send(content + b".\r\n")
                session.expect(250)
            session.ask(b"QUIT", 221)
        return content

    def stop(self):
        self.over.set()
        self.join(BOUND)


def besieged(title, server, crowd, count, good):
    """The crowd comes group by group, and good clients deliver."""
    crowd.work(2)       # what a server takes once for all is not theirs
    each_kind = -(-count // len(KINDS))
    for name, bound, kinds in GROUPS:
        before = server.memory()
        number = each_kind * len(kinds)
        crowd.join(server, kinds, each_kind)
        each = (server.memory() - before) * 1024 / number
        print(f"interop: {title}: {number} {name}: {each:.0f} octets each")
        check(f"{title} {name}: memory", each < bound, f"{each:.0f}")
    check(f"{title}: all are there at once", crowd.settled() and
          len(crowd.open) == len(crowd.all),
          f"{len(crowd.open)} of {len(crowd.all)}")
    done = [len(thread.sent) for thread in good]
    crowd.work(4)
    for thread, before in zip(good, done):
        check(f"{title}: {thread.way} delivered beside all",
              len(thread.sent) > before, thread.error)


def thrown_out(title, server, crowd, limit, idle):
    """All are, and with the right words."""
    check(f"{title}: all are thrown out",
          crowd.until(lambda: not crowd.open, limit + 10),
          collections.Counter(c.kind for c in crowd.open.values()))
    for kind in KINDS:
        wrong = [c.refused for c in crowd.all
                 if c.kind == kind and not c.good_end()]
        check(f"{title}: {kind}: how it ends", not wrong,
              f"{len(wrong)}, such as {wrong[:1]}")
    check(f"{title}: descriptors", until(
        lambda: server.descriptors() <= idle + 3), server.descriptors())


def slow(title, count, limit, *options):
    with Server("--cert", files.cert, "--key", files.key, "--min-rate",
                f"50/{limit // 2}", "--max-session", str(limit),
                *options) as server:
        until(lambda: len(server.pids()) == (4 if options else 1))
        Session(server).close()
        idle = server.descriptors()
        crowd = Crowd()
        good = [Good(server, way) for way in ("DATA", "BDAT", "TLS")]
        for thread in good:
            thread.start()
        begin, cpu = time.monotonic(), server.cpu()
        try:
            besieged(title, server, crowd, count, good)
            thrown_out(title, server, crowd, limit, idle + 2 * len(good))
        finally:
            crowd.close()
            for thread in good:
                thread.stop()
        seconds, cpu = time.monotonic() - begin, server.cpu() - cpu
        for thread in good:
            check(f"{title}: {thread.way}", thread.error is None and
                  thread.worst < BOUND, thread.error or thread.worst)
        sent = [octets for thread in good for octets in thread.sent]
        worst = max(thread.worst for thread in good)
        print(f"interop: {title}: {len(sent)} good messages beside "
              f"{len(crowd.all)} slow clients, the slowest in {worst:.2f} s, "
              f"{cpu:.1f} s of processor time in {seconds:.0f} s")
        stored = [content for trace, content in server.stored()]
        check(f"{title}: octets", sorted(stored) == sorted(sent),
              f"{len(stored)} messages, not {len(sent)}")
        check(f"{title}: tmp is cleared",
              until(lambda: not server.files("tmp")), "files in tmp/")
        check(f"{title}: status", server.stop()[0] == 0, "not 0")


if __name__ == "__main__":
    number, seconds = int(sys.argv[1]), int(sys.argv[2])
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with tempfile.TemporaryDirectory(prefix="interop.") as place:
        files = Files(place)
        run("slow", lambda: slow("slow", number, seconds))
        run("slow, workers", lambda: slow("slow, workers", number, seconds,
                                          "--workers", "4"))
    print(f"{counts.passed} {counts.failed}")
