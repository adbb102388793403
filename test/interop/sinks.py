"""examples/send and Postfix's smtp-sink with its fault switches: every command
refused for good and for now, cut off with and without 421; poor, slow and odd
servers. What send says of the recipients must be what happened, and whatever
happens, smtp-sink sees a message once at most. Argument: smtp-sink's path."""
import os
import shutil
import sys

from sending import HEAD, MESSAGES, RECIPIENT, SENDER, send
from server import check, run, until
import server as counts
from servers import Server, Stored, cut

SMALL, LARGE = MESSAGES["small"], MESSAGES["five-megabytes"]
OK, UNAVAILABLE, TEMPFAIL = 0, 69, 75   # of sysexits.h


class Sink(Server):
    """It writes what comes into a file of each message, also if it refuses
    the end of it. The fields before a message are smtp-sink's own."""

    ADDED = {b"x-client-addr", b"x-client-proto", b"x-helo-args",
             b"x-mail-args", b"x-rcpt-args", b"received"}

    def __init__(self, program, *switches, greets=True):
        super().__init__(program, None)
        self.switches, self.greets = switches, greets

    def ready(self):
        """A connection that is made counts as a session."""
        return self.listens() if not self.greets else super().ready()

    def listens(self):
        with open("/proc/net/tcp") as f:
            return f":{self.port:04X} 00000000:0000 0A" in f.read()

    def configure(self):
        os.mkdir(self.path("mail"))
        who = []
        if os.getuid() == 0:
            shutil.chown(self.path("mail"), "nobody", "nogroup")
            who = ["-u", "nobody"]
        return [self.program, *who, *self.switches, "-d",
                self.path("mail/%S."), f"127.0.0.1:{self.port}", "100"]

    def count(self):
        return len(os.listdir(self.path("mail")))

    def delivered(self):
        found = []
        for name in os.listdir(self.path("mail")):
            with open(self.path("mail", name), "rb") as f:
                octets = f.read().replace(b"\n", b"\r\n")
            trace, content = cut(octets, self.ADDED)
            found.append(Stored(SENDER, RECIPIENT, trace,
                                content.removesuffix(b"\r\n")))
        return found


    def settled(self, stored):
        """What there is; a file that is open for a message that never comes
        goes with its session."""
        until(lambda: stored is None or self.count() == stored, 5)
        return self.delivered()


def outcome(title, result, code, status, stored, recipients):
    """A code of 0: no reply came. What ends a session is said once."""
    check(title + " status", result.status == status, result)
    wanted = dict.fromkeys(recipients, code)
    if code == 421 and stored is None:
        wanted.update(dict.fromkeys(recipients[1:], 0))
    check(title + " answers", result.answers == wanted, result)


def deliver(title, program, switches, code, status, stored, octets=SMALL,
            options=(), recipients=(RECIPIENT,)):
    """stored: 1 if the message must be there, 0 if it may not; None: it may,
    as smtp-sink keeps what it refuses."""
    with Sink(program, *switches, greets=False) as sink:
        result = send(f"127.0.0.1:{sink.port}", list(recipients), octets,
                      *options)
        outcome(title, result, code, status, stored, recipients)
        found = sink.settled(stored)
        check(title + " stored", len(found) in
              ((0, 1) if stored is None else (stored,)), found)
        if stored:
            check(title + " octets", found[0].content == octets,
                  f"{len(found[0].content)} {found[0].content[-60:]!r}")
    return found[0].trace if found else b""


def faults(program):
    """Every command, in every way."""
    for command in ("CONNECT", "MAIL", "RCPT", "DATA", "."):
        stored = None if command == "." else 0
        for switch, code, status in (("-f", 500, UNAVAILABLE),
                                     ("-r", 450, TEMPFAIL),
                                     ("-q", 0, TEMPFAIL),
                                     ("-Q", 421, TEMPFAIL)):
            for how in ([], ["--no-pipelining"]):
                title = f"smtp-sink {switch} {command}{' '.join(how)}"
                run(title, lambda: deliver(title, program, [switch, command],
                                           code, status, stored, SMALL, how))
    for switch in ("-f", "-r", "-q", "-Q"):
        title = f"smtp-sink {switch} QUIT"
        run(title, lambda: deliver(title, program, [switch, "QUIT"], 250, OK,
                                   1))


def hello(program):
    """Without EHLO it is done with HELO; without that, not at all."""
    for switches in (["-e"], ["-P"], ["-f", "EHLO"]):
        title = "smtp-sink " + " ".join(switches)
        run(title, lambda: check(title + " is SMTP", b"Proto: SMTP\r\n" in
                                 deliver(title, program, switches, 250, OK,
                                         1)))
    for switches, code, status in (
            (["-f", "EHLO,HELO"], 500, UNAVAILABLE),
            (["-r", "EHLO"], 450, TEMPFAIL), (["-q", "EHLO"], 0, TEMPFAIL),
            (["-Q", "EHLO"], 421, TEMPFAIL), (["-L"], 500, UNAVAILABLE)):
        title = "smtp-sink " + " ".join(switches)
        run(title, lambda: deliver(title, program, switches, code, status, 0))


def odd(program):
    for switches in (["-8"], ["-a"], ["-C"], ["-E"], ["-F"], ["-N"], ["-p"],
                     ["-h", "x" * 63 + ".example"], ["-w", "1"], ["-H", "1"],
                     ["-p", "-W", "MAIL:1"], ["-T", "2048"], ["-f", "RSET"]):
        title = "smtp-sink " + " ".join(switches)
        octets = HEAD + b"x" * 100 + b"\r\n"
        if "-H" in switches:
            octets = LARGE
        run(title, lambda: deliver(title, program, switches, 250, OK, 1,
                                   octets))
    title = "smtp-sink answers before the end"
    run(title, lambda: deliver(title, program, ["-A", "0"], 550, UNAVAILABLE,
                               0, LARGE))
    for switches, code, status in (
            (["-f", "RCPT", "-B", "554 5.7.1 never"], 554, UNAVAILABLE),
            (["-r", "RCPT", "-b", "451 4.7.1 wait"], 451, TEMPFAIL)):
        title = "smtp-sink " + " ".join(switches)
        run(title, lambda: deliver(title, program, switches, code, status, 0))


def parameters(program):
    """As they stand on the wire."""
    title = "smtp-sink parameters"
    trace = deliver(title, program, [], 250, OK, 1,
                    MESSAGES["eight-bit"],
                    ["--notify", "success,failure", "--ret", "hdrs",
                     "--envid", "a+b=c"])
    for wanted in (b"X-Helo-Args: client.example\r\n", b"BODY=8BITMIME",
                   b"RET=HDRS", b"ENVID=a+2Bb+3Dc", b"NOTIFY=SUCCESS,FAILURE"):
        check(f"{title} {wanted}", wanted in trace, trace)


def lmtp(program):
    """An answer for each recipient."""
    recipients = ["x@c.example", "y@c.example", "z@c.example"]
    options = ["--lmtp"]
    for switches, code, status, stored in (
            (["-L"], 250, OK, 1), (["-L", "-p"], 250, OK, 1),
            (["-L", "-f", "RCPT"], 500, UNAVAILABLE, 0),
            (["-L", "-r", "DATA"], 450, TEMPFAIL, 0),
            (["-L", "-f", "."], 500, UNAVAILABLE, None),
            (["-L", "-q", "."], 0, TEMPFAIL, None),
            (["-L", "-Q", "."], 421, TEMPFAIL, None),
            ([], 500, UNAVAILABLE, 0)):
        title = "smtp-sink LMTP " + " ".join(switches)
        run(title, lambda: deliver(title, program, switches, code, status,
                                   stored, SMALL, options, recipients))


if __name__ == "__main__":
    for test in (faults, hello, odd, parameters, lmtp):
        run(test.__name__, lambda: test(sys.argv[1]))
    print(f"{counts.passed} {counts.failed}")
