"""What a hostile or unlucky world does to serve: connections cut, octets
dribbled, disks full, descriptors gone, processes killed; where messages are at
stake by SMTP and LMTP, with DATA and BDAT, in clear and inside TLS. Arguments:
tls, if serve has it; mount, if a file system may be mounted; failing=LIBRARY,
the disk that fails."""
import os
import random
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

from server import Server, Session, check, run, until
from tls import Files
import server as counts

MESSAGE = b"Subject: s\r\n\r\n..x\r\nline\r\n"
STORED = b"Subject: s\r\n\r\n.x\r\nline\r\n"


class Way:
    """A way to deliver."""

    def __init__(self, name):
        self.name = name
        self.lmtp = "LMTP" in name
        self.chunks = "BDAT" in name
        self.tls = "TLS" in name
        self.recipients = 2 if self.lmtp else 1

    def server(self, *options, **more):
        return Server(*(["--lmtp"] if self.lmtp else []),
                      *(["--cert", files.cert, "--key", files.key]
                        if self.tls else []), *options, **more)

    def hello(self, session):
        """From the greeting on, until mail is due."""
        hello = b"LHLO c.example" if self.lmtp else b"EHLO c.example"
        session.ask(hello, 250)
        if self.tls:
            session.starttls(files.context())
            session.ask(hello, 250)
        return session

    def session(self, server):
        return self.hello(Session(server))

    def begin(self, session):
        """What stands before a message."""
        session.ask(b"MAIL FROM:<a@b.example>", 250)
        for who in (b"x", b"y")[:self.recipients]:
            session.ask(b"RCPT TO:<%s@c.example>" % who, 250)
        if not self.chunks:
            session.ask(b"DATA", 354)

    def wire(self, content):
        """What is sent for a message, in two chunks where there are some."""
        if not self.chunks:
            return content.replace(b"\r\n.", b"\r\n..") + b".\r\n"
        half = len(content) // 2
        return (b"BDAT %d\r\n%sBDAT %d LAST\r\n%s" % (
            half, content[:half], len(content) - half, content[half:]))

    def ends(self, session, code):
        """The answers to all that wire() gives."""
        if self.chunks:
            session.expect(250)
        for unused in range(self.recipients):
            session.expect(code)

    def deliver(self, session, content):
        self.begin(session)
        session.send(self.wire(content))
        self.ends(session, 250)

    def fails(self, session, code):
        """Whether the answers are those to what can't be stored: the first
        chunk fails and the last one comes too late, or all fails at the
        end."""
        all_end = [code] * self.recipients
        first = session.reply()[0]
        if not self.chunks:
            want = all_end[1:]
        elif first == 250:
            want = all_end
        else:
            want = [503] * self.recipients
        got = [session.reply()[0] for unused in want]
        return got == want and first in (
            code, 250 if self.chunks else code), [first] + got


def cuts(way):
    """A connection cut anywhere in a message leaves nothing."""
    whole = way.wire(STORED)
    with way.server() as server:
        for n in range(len(whole)):
            for how in ("close", "reset"):
                session = way.session(server)
                way.begin(session)
                session.send(whole[:n])
                getattr(session, how)()
        check(f"cuts {way.name}: tmp is cleared",
              until(lambda: not server.files("tmp")), server.files("tmp"))
        check(f"cuts {way.name}: nothing stored", not server.files(),
              server.files())


def dribble():
    """A whole session octet by octet."""
    text = (b"EHLO c.example\r\nMAIL FROM:<a@b.example>\r\n"
            b"RCPT TO:<x@c.example>\r\nDATA\r\n" + MESSAGE + b".\r\nQUIT\r\n")
    with Server() as server, Session(server) as session:
        for octet in text:
            session.send(bytes([octet]))
            time.sleep(0.001)
        for code in (250, 250, 250, 354, 250, 221):
            session.expect(code)
        check("dribble: closed", session.ended(), "not closed")
        check("dribble: octets", [c for t, c in server.stored()] == [STORED],
              server.stored())


def at_once():
    """A whole session in one segment, before the greeting is read."""
    text = (b"EHLO c.example\r\n" + (
        b"MAIL FROM:<a@b.example>\r\nRCPT TO:<x@c.example>\r\nDATA\r\n"
        + MESSAGE + b".\r\n") * 20 + b"QUIT\r\n")
    with Server() as server, Session(server, greet=False) as session:
        session.send(text)
        for code in [220, 250] + [250, 250, 354, 250] * 20 + [221]:
            session.expect(code)
        check("at once: octets",
              [c for t, c in server.stored()] == [STORED] * 20, "differ")


def long_lines():
    """A line of 1 MiB: in a message it is kept, as a command refused."""
    with Server() as server:
        with Session(server) as session:
            session.to_data()
            line = b"x" * (1 << 20) + b"\r\n"
            session.send(line + b".\r\n")
            session.expect(250)
            check("long line: octets", server.stored()[0][1] == line, "differ")
            session.send(b"x" * 10000 + b"\r\n")
            session.expect(500)
            check("long command: one 500",
                  session.ask(b"NOOP", 250) != [], "")
            session.send(b"x" * (1 << 20))
            session.expect(421)
            check("endless command: closed", session.ended(), "not closed")


def killed(way):
    """kill -9 in mid-message, and what is in new/ is whole."""
    with way.server() as server:
        with way.session(server) as session:
            way.deliver(session, STORED)
            way.begin(session)
            session.send(way.wire(STORED * 1000)[:-30])
            check(f"killed {way.name}: a message was under way",
                  until(lambda: server.files("tmp")), "tmp/ is empty")
            server.process.send_signal(signal.SIGKILL)
            server.process.wait()
        stored = [content for trace, content in server.stored()]
        check(f"killed {way.name}: new/ has the whole one alone",
              stored == [STORED] * way.recipients, stored)


def rush(way, server, acknowledged, started):
    """Delivers until the server is gone; notes what was acknowledged."""
    try:
        with way.session(server) as session:
            while True:
                name = b"%d.%d" % (threading.get_ident(), len(started))
                content = b"".join(b"%s %d\r\n" % (name, n)
                                   for n in range(3000))
                started.append(content)
                way.begin(session)
                session.send(way.wire(content))
                if way.chunks:
                    session.expect(250)
                for unused in range(way.recipients):
                    session.expect(250)
                    acknowledged.append(content)
    except (AssertionError, OSError, ValueError):
        pass


def killed_in_a_rush(way):
    """kill -9 at any moment while several deliver: what was acknowledged is
    there, what is there is whole, and another serve goes on with it."""
    keep = tempfile.mkdtemp(prefix="interop.")
    acknowledged, started = [], []
    try:
        for unused in range(4):
            with way.server(maildir=keep + "/mail") as server:
                threads = [threading.Thread(
                    target=rush, args=(way, server, acknowledged, started))
                           for unused in range(3)]
                for thread in threads:
                    thread.start()
                time.sleep(random.uniform(0.1, 0.4))
                server.process.send_signal(signal.SIGKILL)
                server.process.wait()
                for thread in threads:
                    thread.join()
        with way.server(maildir=keep + "/mail") as server:
            with way.session(server) as session:
                way.deliver(session, STORED)
            stored = [content for trace, content in server.stored()]
        name = f"killed in a rush {way.name}"
        check(f"{name}: some were acknowledged", acknowledged, "none")
        check(f"{name}: none of them is lost", all(
            stored.count(content) >= acknowledged.count(content)
            for content in set(acknowledged)), "one is")
        check(f"{name}: all are whole",
              set(stored) <= set(started) | {STORED}, "one is not")
    finally:
        shutil.rmtree(keep)


class SmallDisk:
    """A file system of 256 KiB."""

    def __enter__(self):
        self.place = tempfile.mkdtemp(prefix="interop.full.")
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs",
                        self.place], check=True)
        return self.place

    def __exit__(self, *unused):
        subprocess.run(["umount", self.place], check=True)
        os.rmdir(self.place)


def full_disk(way):
    """452, and 250 again once there is room."""
    name = f"full disk {way.name}"
    with SmallDisk() as place, way.server(maildir=place + "/mail") as server:
        with way.session(server) as session:
            way.begin(session)
            session.send(way.wire((b"x" * 998 + b"\r\n") * 1000))
            ok, got = way.fails(session, 452)
            check(f"{name}: 452", ok, got)
            check(f"{name}: nothing stored", not server.files()
                  and not server.files("tmp"), server.files())
            session.ask(b"RSET", 250)
            way.deliver(session, STORED)
            check(f"{name}: room again", [c for t, c in server.stored()] ==
                  [STORED] * way.recipients, "differ")


def half_full_disk(way):
    """LMTP, and room for the first recipient's copy alone: 250, then 452."""
    content = (b"x" * 998 + b"\r\n") * 90
    with SmallDisk() as place, way.server(maildir=place + "/mail") as server:
        with way.session(server) as session:
            way.begin(session)
            session.send(way.wire(content))
            if way.chunks:
                session.expect(250)
            codes = [session.reply()[0], session.reply()[0]]
            stored = server.stored()
        check(f"half-full disk {way.name}: codes", codes == [250, 452], codes)
        check(f"half-full disk {way.name}: the first one's is whole",
              [c for t, c in stored] == [content] and
              b"for <x@c.example>" in stored[0][0], len(stored))
        check(f"half-full disk {way.name}: tmp is cleared",
              until(lambda: not server.files("tmp")), server.files("tmp"))


def failing_disk(way, library):
    """fsync, rename or close fails: 451, and nothing is in new/."""
    for call in ("fsync", "fsync-of-directory", "renameat", "close"):
        name = f"{call} fails {way.name}"
        env = {"LD_PRELOAD": library, "FAILING": call}
        with way.server(env=env) as server, way.session(server) as session:
            way.begin(session)
            session.send(way.wire(STORED))
            ok, got = way.fails(session, 451)
            check(f"{name}: 451", ok, got)
            check(f"{name}: nothing stored", not server.files()
                  and not server.files("tmp"), server.files())


def no_file(way, library):
    """There is no descriptor for a message's file: 451, and it is no message.
    For LMTP also, that there is none for a copy: that one is refused."""
    env = {"LD_PRELOAD": library, "FAILING": "openat"}
    with way.server(env=env) as server, way.session(server) as session:
        if way.chunks:
            way.begin(session)
            session.send(way.wire(STORED))
            ok, got = way.fails(session, 451)
        else:
            session.ask(b"MAIL FROM:<a@b.example>", 250)
            session.ask(b"RCPT TO:<x@c.example>", 250)
            ok, got = session.ask(b"DATA", 451) != [], ""
        check(f"no file {way.name}: 451", ok, got)
        check(f"no file {way.name}: nothing stored", not server.files()
              and not server.files("tmp"), server.files())
        check(f"no file {way.name}: logged",
              "Too many open files" in server.log(), server.log())
    if not way.lmtp:
        return
    env["FAILING"] = "openat-2"
    with way.server(env=env) as server, way.session(server) as session:
        way.begin(session)
        session.send(way.wire(STORED))
        if way.chunks:
            session.expect(250)
        codes = [session.reply()[0], session.reply()[0]]
        stored = server.stored()
        check(f"no copy {way.name}: codes", codes == [451, 250], codes)
        check(f"no copy {way.name}: the second one's is whole",
              [c for t, c in stored] == [STORED] and
              b"for <y@c.example>" in stored[0][0], stored)


def stopped():
    """SIGTERM: 421 to all, whatever they are at; exit status 0, soon."""
    with Server() as server:
        sessions = [Session(server) for unused in range(10)]
        sessions[0].to_data()
        sessions[0].send(MESSAGE)
        sessions[1].ask(b"EHLO c.example", 250)
        sessions[2].send(b"EHL")
        time.sleep(0.2)
        server.process.send_signal(signal.SIGTERM)
        for n, session in enumerate(sessions):
            session.expect(421)
            check(f"stopped: session {n} closed", session.ended(), "open")
            session.close()
        check("stopped: status", server.process.wait(5) == 0, "not 0")
        check("stopped: nothing stored", not server.files()
              and not server.files("tmp"), server.files())
    with Server() as server, Session(server) as session:
        status, seconds = server.stop()
        check("stopped: a peer that stays can't hold it",
              status == 0 and seconds < 5, f"{status}, {seconds} s")


def idle():
    """Silence: 421 after the timeout, in mid-message too."""
    with Server("--timeout", "1") as server:
        with Session(server) as quiet, Session(server) as half:
            half.to_data()
            half.send(MESSAGE)
            start = time.monotonic()
            quiet.expect(421)
            half.expect(421)
            seconds = time.monotonic() - start
            check("idle: after a second", 0.5 < seconds < 3, seconds)
            check("idle: closed", quiet.ended() and half.ended(), "open")
        check("idle: nothing stored", until(
            lambda: not server.files() and not server.files("tmp")), "")


def parked():
    """200 idle connections, while one delivers; 2,000, and their memory."""
    with Server() as server:
        sessions = [Session(server) for unused in range(200)]
        for session in sessions:
            session.ask(b"EHLO idle.example", 250)
        with Session(server) as session:
            session.to_data()
            session.send(MESSAGE + b".\r\n")
            session.expect(250)
        check("parked: delivered beside 200", len(server.files()) == 1, "")
        for session in sessions:
            session.ask(b"NOOP", 250)
            session.ask(b"QUIT", 221)
            session.close()
    with Server("--discard") as server:
        Session(server).close()
        before = server.memory()
        sessions = []
        for unused in range(2000):
            sessions.append(socket.create_connection(
                ("127.0.0.1", server.port), 10))
        for sock in sessions:
            sock.recv(512)
        each = (server.memory() - before) * 1024 / len(sessions)
        check("parked: under 2 KiB each", each < 2048, f"{each:.0f} octets")
        for sock in sessions:
            sock.close()


def half_closed():
    """All is sent and the sending side closed: every answer comes."""
    with Server() as server, Session(server) as session:
        session.send(b"EHLO c.example\r\nMAIL FROM:<a@b.example>\r\n"
                     b"RCPT TO:<x@c.example>\r\nDATA\r\n" + MESSAGE +
                     b".\r\nNOOP\r\nQUIT\r\n")
        session.sock.shutdown(socket.SHUT_WR)
        for code in (250, 250, 250, 354, 250, 250, 221):
            session.expect(code)
        check("half-closed: closed", session.ended(), "open")
        check("half-closed: stored",
              [c for t, c in server.stored()] == [STORED], "")


def deaf():
    """A client that never reads can't hold memory, nor others up, nor stay."""
    with Server("--timeout", "2") as server, Session(server) as other:
        before = server.descriptors()
        with Session(server) as session:
            session.ask(b"EHLO c.example", 250)
            session.ask(b"MAIL FROM:<a@b.example>", 250)
            session.sock.setblocking(False)
            sent = 0
            try:
                for unused in range(2000):
                    sent += session.sock.send(b"RCPT TO:<x@c.example>\r\n"
                                              * 2000)
                    time.sleep(0.001)
            except BlockingIOError:
                pass
            check("deaf: the kernel's queue fills", sent < 80000000, sent)
            check("deaf: memory", server.memory() < 10000, server.memory())
            check("deaf: others are served",
                  other.ask(b"NOOP", 250) != [], "")
            check("deaf: it is dropped", until(
                lambda: server.descriptors() == before, 8), "still there")


def limited(descriptors):
    return "sh", "-c", f'ulimit -n {descriptors}; exec "$@"', "sh"


def sleeps(name, server):
    """The server's loop does, though peers wait."""
    time.sleep(0.3)
    before = server.cpu()
    time.sleep(1)
    spent = server.cpu() - before
    check(f"{name}: no spinning", spent < 0.3, f"{spent} s of 1")


def out_of_descriptors():
    """More peers than descriptors: they wait, the loop sleeps."""
    with Server("--discard", prefix=limited(24)) as server:
        socks = [socket.create_connection(("127.0.0.1", server.port), 10)
                 for unused in range(40)]
        sleeps("out of descriptors", server)
        for sock in socks[:30]:
            sock.close()
        for sock in socks[30:]:
            check("out of descriptors: the rest is served",
                  sock.recv(4) == b"220 ", "no greeting")
            sock.close()


def greeted(sessions):
    """Those that have something to read, once no more get it."""
    found, before = [], None
    for unused in range(50):
        if found and found == before:
            break
        time.sleep(0.2)
        before = found
        found = select.select([s.sock for s in sessions], [], [], 0)[0]
    return [s for s in sessions if s.sock in found]


def crowded(way):
    """Peers beyond the descriptors wait; whoever was let in can deliver, all
    at once; then the next are let in, until every message is stored."""
    name = f"crowded {way.name}"
    with way.server(prefix=limited(64)) as server:
        idle = server.descriptors()
        waiting = [Session(server, greet=False) for unused in range(100)]
        rounds = []
        while waiting and len(rounds) < 20:
            now = greeted(waiting)
            rounds.append(len(now))
            if len(rounds) == 1:
                sleeps(name, server)
            for session in now:
                session.expect(220)
                way.begin(way.hello(session))
                # Both ends of it, so that all messages are under way.
                session.send(way.wire(STORED)[:-3])
            for session in now:
                session.send(way.wire(STORED)[-3:])
                way.ends(session, 250)
                session.close()
            waiting = [s for s in waiting if s not in now]
        check(f"{name}: some are let in, some wait",
              10 < rounds[0] < 60 and len(rounds) > 1, rounds)
        check(f"{name}: all delivered", not waiting, rounds)
        check(f"{name}: octets", [c for t, c in server.stored()] ==
              [STORED] * 100 * way.recipients, len(server.files()))
        check(f"{name}: descriptors are back",
              until(lambda: server.descriptors() == idle),
              f"{server.descriptors()}, not {idle}")
        check(f"{name}: nothing to complain of", server.log() == "",
              server.log())


def too_many():
    """More peers than --max-connections: they get 421 at once."""
    with Server("--max-connections", "5", prefix=limited(64)) as server:
        first = [Session(server) for unused in range(5)]
        for unused in range(100):
            with Session(server, greet=False) as session:
                session.expect(421)
        sleeps("too many", server)
        for session in first:
            session.to_data()
            session.send(MESSAGE + b".\r\n")
            session.expect(250)
            session.ask(b"QUIT", 221)
            session.close()
        check("too many: delivered", len(server.files()) == 5, "not 5")
        with Session(server) as session:
            session.ask(b"NOOP", 250)


os.environ.setdefault("LC_ALL", "C")

if __name__ == "__main__":
    args = sys.argv[1:]
    ways = [Way(name) for name in ("DATA", "BDAT", "LMTP", "LMTP BDAT")]
    with tempfile.TemporaryDirectory(prefix="interop.") as place:
        if "tls" in args:
            files = Files(place)
            ways += [Way(name) for name in ("TLS", "TLS BDAT", "TLS LMTP")]
        for test in (dribble, at_once, long_lines, stopped, idle, parked,
                     half_closed, deaf, out_of_descriptors, too_many):
            run(test.__name__, test)
        each = [cuts, killed, killed_in_a_rush]
        if "mount" in args:
            each += [full_disk]
        for test in each:
            for way in ways:
                run(f"{test.__name__} {way.name}", lambda: test(way))
        for way in ways:
            if way.name in ("DATA", "LMTP BDAT", "TLS"):
                run(f"crowded {way.name}", lambda: crowded(way))
            if way.lmtp and "mount" in args:
                run(f"half_full_disk {way.name}", lambda: half_full_disk(way))
            for arg in args:
                library = arg.partition("failing=")[2]
                if library:
                    run(f"failing_disk {way.name}",
                        lambda: failing_disk(way, library))
                    run(f"no_file {way.name}", lambda: no_file(way, library))
    print(f"{counts.passed} {counts.failed}")
