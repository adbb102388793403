"""What a hostile or unlucky world does to serve: connections cut, octets
dribbled, disks full, processes killed. Arguments: mount, if a file system may
be mounted; failing=LIBRARY, the disk that fails."""
import os
import signal
import socket
import subprocess
import sys
import time

from server import Server, Session, check, run, until
import server as counts

MESSAGE = b"Subject: s\r\n\r\n..x\r\nline\r\n"
STORED = b"Subject: s\r\n\r\n.x\r\nline\r\n"


def cuts():
    """A connection cut anywhere in a message leaves nothing."""
    whole = MESSAGE + b".\r\n"
    with Server() as server:
        for n in range(len(whole)):
            for how in ("close", "reset"):
                session = Session(server)
                session.to_data()
                session.send(whole[:n])
                getattr(session, how)()
        check("cuts: tmp is cleared", until(lambda: not server.files("tmp")),
              server.files("tmp"))
        check("cuts: nothing stored", not server.files(), server.files())


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


def killed():
    """kill -9 in mid-message, and what is in new/ is whole."""
    with Server() as server:
        with Session(server) as session:
            session.to_data()
            session.send(MESSAGE + b".\r\n")
            session.expect(250)
            session.again()
            session.send(MESSAGE * 1000)
            check("killed: a message was under way",
                  until(lambda: server.files("tmp")), "tmp/ is empty")
            server.process.send_signal(signal.SIGKILL)
            server.process.wait()
        check("killed: new/ has the whole one alone",
              [c for t, c in server.stored()] == [STORED], server.stored())


def full_disk():
    """A file system of 256 KiB: 452, and 250 again once there is room."""
    place = "/tmp/interop.full.%d" % os.getpid()
    os.mkdir(place)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", place],
                   check=True)
    try:
        with Server(maildir=place + "/mail") as server:
            with Session(server) as session:
                session.to_data()
                session.send((b"x" * 998 + b"\r\n") * 1000 + b".\r\n")
                session.expect(452)
                check("full disk: nothing stored", not server.files()
                      and not server.files("tmp"), server.files())
                session.again()
                session.send(MESSAGE + b".\r\n")
                session.expect(250)
                check("full disk: room again",
                      [c for t, c in server.stored()] == [STORED], "differ")
    finally:
        subprocess.run(["umount", place], check=True)
        os.rmdir(place)


def failing_disk(library):
    """fsync, rename or close fails: 451, and nothing is in new/."""
    for call in ("fsync", "fsync-of-directory", "renameat", "close"):
        env = {"LD_PRELOAD": library, "FAILING": call}
        with Server(env=env) as server, Session(server) as session:
            session.to_data()
            session.send(MESSAGE + b".\r\n")
            code, lines = session.reply()
            check(f"{call} fails: 451", code == 451, lines)
            check(f"{call} fails: nothing stored", not server.files()
                  and not server.files("tmp"), server.files())


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


def out_of_descriptors():
    """More peers than descriptors: they wait, the loop sleeps."""
    limit = ("sh", "-c", 'ulimit -n 24; exec "$@"', "sh")
    with Server("--discard", prefix=limit) as server:
        socks = [socket.create_connection(("127.0.0.1", server.port), 10)
                 for unused in range(40)]
        time.sleep(0.3)
        before = server.cpu()
        time.sleep(1)
        check("out of descriptors: no spinning", server.cpu() - before < 0.3,
              f"{server.cpu() - before} s of 1")
        for sock in socks[:30]:
            sock.close()
        for sock in socks[30:]:
            check("out of descriptors: the rest is served",
                  sock.recv(4) == b"220 ", "no greeting")
            sock.close()


os.environ.setdefault("LC_ALL", "C")
for test in (cuts, dribble, at_once, long_lines, killed, stopped, idle, parked,
             half_closed, deaf, out_of_descriptors):
    run(test.__name__, test)
for arg in sys.argv[1:]:
    if arg == "mount":
        run("full_disk", full_disk)
    else:
        run("failing_disk", lambda: failing_disk(arg.split("=", 1)[1]))
print(f"{counts.passed} {counts.failed}")
