"""Real clients deliver to serve; what it stored is compared with what they
were given, octet for octet. Arguments: the clients to run."""
import os
import smtplib
import subprocess
import sys
import tempfile

from server import Server, check, run
import server as counts

HEAD = b"From: <a@b.example>\r\nTo: <x@c.example>\r\nSubject: s\r\n\r\n"
EIGHT_BIT = HEAD + bytes(n for n in range(160, 256)) * 3 + b"\r\n"

# Each is what a server must store; a client is given it as it wants it.
MESSAGES = {
    "plain": HEAD + b"One line.\r\n",
    "dots": HEAD + b".\r\n..\r\n...\r\n\r\n.\r\n.x\r\n",
    "no-body": HEAD,
    "eight-bit": EIGHT_BIT,
    "long-lines": HEAD + (b"x" * 998 + b"\r\n") * 5 + b"." * 998 + b"\r\n",
    "blank-lines": HEAD + b"\r\n" * 50,
    "one-mebibyte": HEAD + b"".join(b"%d: .............\r\n" % n
                                     for n in range(1 << 16))[:1 << 20]
                    + b"\r\n",
}
# Sent without an end of the last line, stored with it.
NO_NEWLINE = HEAD + b"The last line has no end."


def command(*args, stdin=None):
    """Runs a client; its exit status must be 0."""
    done = subprocess.run(args, input=stdin, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=60)
    if done.returncode != 0:
        raise RuntimeError(f"{args[0]} ends with {done.returncode}: "
                           f"{done.stdout[-300:]!r}")


def lines(octets):
    """With the ends of lines of this system."""
    return octets.replace(b"\r\n", b"\n")


def in_file(octets, deliver):
    """Calls deliver with the name of a file that has octets."""
    with tempfile.NamedTemporaryFile() as f:
        f.write(octets)
        f.flush()
        deliver(f.name)


def curl(port, octets):
    in_file(octets, lambda name: command(
        "curl", "-sS", f"smtp://127.0.0.1:{port}/client.example",
        "--mail-from", "a@b.example", "--mail-rcpt", "x@c.example",
        "--upload-file", name))


def swaks(port, octets):
    """It puts an end of line of its own behind whatever it is given."""
    in_file(lines(octets.removesuffix(b"\r\n")), lambda name: command(
        "swaks", "--server", f"127.0.0.1:{port}", "--ehlo", "client.example",
        "--from", "a@b.example", "--to", "x@c.example", "--suppress-data",
        "--data", "@" + name))


def msmtp(port, octets):
    command("msmtp", "-C", "/dev/null", "--host=127.0.0.1", f"--port={port}",
            "--from=a@b.example", "--domain=client.example", "--auth=off",
            "--tls=off", "--set-from-header=off", "--set-date-header=off",
            "--set-msgid-header=off", "x@c.example", stdin=lines(octets))


def python(port, octets):
    with smtplib.SMTP("127.0.0.1", port, "client.example", 10) as client:
        client.sendmail("a@b.example", ["x@c.example"], octets)


# swaks puts a blank line behind a header section that nothing follows.
SPECIAL = {("swaks", "no-body"): HEAD + b"\r\n"}


def deliver_all(name, client):
    """Each message by a session of its own."""
    with Server() as server:
        for what, octets in [*MESSAGES.items(), ("no-newline", NO_NEWLINE)]:
            server.clear()
            wanted = octets + b"\r\n" * (what == "no-newline")
            wanted = SPECIAL.get((name, what), wanted)
            run(f"{name} {what}", lambda: one(
                server, client, f"{name} {what}", octets, wanted))


def one(server, client, name, octets, wanted):
    client(server.port, octets)
    stored = server.stored()
    if not check(name, len(stored) == 1, f"{len(stored)} messages stored"):
        return
    trace, content = stored[0]
    check(name + " octets", content == wanted,
          f"stored {len(content)} octets {content[-40:]!r}, "
          f"not {len(wanted)} {wanted[-40:]!r}")
    check(name + " trace", b"<a@b.example>" in trace
          and b"for <x@c.example>" in trace and b"client.example" in trace,
          trace)


def smtp_source():
    """1,000 messages over 20 sessions, each compared. It ends each with an
    empty line of its own."""
    octets = MESSAGES["dots"] + b"0123456789" * 90 + b"\r\n"
    wanted = octets + b"\r\n"
    with Server() as server:
        in_file(lines(octets), lambda name: command(
            "smtp-source", "-d", "-s", "20", "-m", "1000", "-F", name,
            "-f", "a@b.example", "-t", "x@c.example", "-M", "client.example",
            f"127.0.0.1:{server.port}"))
        stored = server.stored()
        check("smtp-source", len(stored) == 1000,
              f"{len(stored)} messages, not 1000")
        check("smtp-source octets",
              all(content == wanted for trace, content in stored),
              "a message has other octets")
        check("smtp-source tmp", server.files("tmp") == [], "tmp/ not empty")


def swaks_xclient():
    """Who is trusted says for whom it speaks: Received tells of him."""
    octets = MESSAGES["plain"]
    with Server("--xclient", "127.0.0.1") as server:
        in_file(lines(octets.removesuffix(b"\r\n")), lambda name: command(
            "swaks", "--server", f"127.0.0.1:{server.port}",
            "--ehlo", "proxy.example", "--xclient-addr", "192.0.2.7",
            "--xclient-name", "far.example", "--xclient-helo", "helo.example",
            "--from", "a@b.example", "--to", "x@c.example", "--suppress-data",
            "--data", "@" + name))
        trace, content = server.stored()[0]
        check("swaks XCLIENT octets", content == octets, content)
        check("swaks XCLIENT trace", b"[192.0.2.7]" in trace
              and b"far.example" in trace and b"127.0.0.1" not in trace, trace)


CLIENTS = {"curl": curl, "swaks": swaks, "msmtp": msmtp, "smtplib": python}

os.environ["PATH"] += ":/usr/sbin"

if __name__ == "__main__":
    for arg in sys.argv[1:]:
        if arg == "smtp-source":
            run(arg, smtp_source)
        else:
            deliver_all(arg, CLIENTS[arg])
        if arg == "swaks":
            run("swaks XCLIENT", swaks_xclient)
    print(f"{counts.passed} {counts.failed}")
