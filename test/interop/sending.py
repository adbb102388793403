"""examples/send, run by the tests that have real servers: what it is given,
what it says of every recipient, and whether what a server stored is that."""
import collections
import os
import subprocess

from server import check

SENDER, RECIPIENT = "a@b.example", "x@c.example"
HEAD = (b"From: <a@b.example>\r\nTo: <x@c.example>\r\n"
        b"Date: Wed, 25 Nov 2026 12:00:00 +0000\r\n"
        b"Message-ID: <1@b.example>\r\nSubject: s\r\n\r\n")

# As a server must store them, and as they are given where that differs: an
# LF is an end of line in what send reads, and the last line gets one.
MESSAGES = {
    "small": HEAD + b"One line.\r\n",
    "no-body": HEAD,
    "dots": HEAD + b".\r\n..\r\n...\r\n\r\n.\r\n.x\r\n\r\n.\r\n",
    "eight-bit": HEAD + bytes(range(160, 256)) * 3 + b"\r\n",
    "long-lines": HEAD + (b"x" * 998 + b"\r\n") * 5 + b"." * 997 + b"\r\n",
    "blank-lines": HEAD + b"\r\n" * 50 + b"x\r\n",
    "five-megabytes": HEAD + b"".join(
        b"%d: .............\r\n" % n for n in range(1 << 18))[:5 << 20]
    + b"\r\n",
    "lf": HEAD + b"one\r\n.two\r\n..\r\n\r\nthree\r\n",
    "no-newline": HEAD + b"The last line has no end.\r\n",
}
GIVEN = {"lf": MESSAGES["lf"].replace(b"\r\n", b"\n"),
         "no-newline": MESSAGES["no-newline"][:-2]}

Result = collections.namedtuple("Result", "status answers output")


class Sending:
    """A send under way."""

    def __init__(self, address, recipients, octets, *options, sender=SENDER):
        self.process = subprocess.Popen(
            [os.environ["O"] + "/send", "--ehlo", "client.example",
             "--timeout", "20", "-f", sender, *options, address, *recipients],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE)
        self.recipients, self.octets = recipients, octets

    def result(self, seconds=60):
        """Its exit status, and {recipient: code}; 0: no reply came."""
        try:
            out, err = self.process.communicate(self.octets, seconds)
        except BaseException:
            self.process.kill()
            self.process.wait()
            raise
        answers = {}
        for line in out.decode().splitlines():
            recipient, code, unused, unused = line.split("\t")
            answers[recipient] = int(code)
        return Result(self.process.returncode, answers,
                      (out[-500:] + b" " + err[-500:]).decode())


def send(address, recipients, octets, *options, **more):
    return Sending(address, recipients, octets, *options, **more).result()


def same(name, server, wanted, octets):
    """Whether the server has delivered just this to just these, from SENDER
    or whom else is said: {(sender, recipient): how often}."""
    found = server.wait(sum(wanted.values()))
    envelopes = collections.Counter((s.sender, s.recipient) for s in found)
    if check(name + " envelopes", envelopes == wanted,
             f"{dict(envelopes)}, not {wanted}; {server.complaint()}"):
        for s in found:
            check(name + " octets", s.content == octets,
                  f"{len(s.content)} octets {s.content[:300]!r} "
                  f"... {s.content[-40:]!r}, not {len(octets)} "
                  f"... {octets[-40:]!r}")
    return found
