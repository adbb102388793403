"""SMTP smuggling: octets inside a message that a server takes for its end, so
that what follows runs as commands, with an envelope that the peer chose. Only
CRLF.CRLF ends a message [5321 4.1.1.4]. Many sequences that are not it, though
some server somewhere takes them for it, are sent to serve at once, cut in two
anywhere, and octet by octet; so are some that hold the true end, at which
serve must end. Servers known to be guilty get the same sequences, and must be
found guilty.

How it is seen: behind the sequence stands a whole second transaction, and
behind that the end, NOOP and QUIT. Whoever does not end the message at the
sequence gives three more replies, whoever does gives more than three.

Arguments: serve, lmtp, bdat, lmtp-bdat, or NAME=PROGRAM for a guilty one."""
import collections
import itertools
import re
import select
import socket
import sys
import time

import controls
from server import Server, Session, check, run
import server as counts

HEAD = b"Subject: s\r\n\r\n"
ENVELOPE = b"MAIL FROM:<smuggled@evil.example>\r\nRCPT TO:<x@c.example>\r\n"
SMUGGLED = HEAD + b"smuggled\r\n"
BEHIND = ENVELOPE + b"DATA\r\n" + SMUGGLED + b".\r\n"
END = b"\r\n.\r\n"

# What stands on either side of a lone dot: all that has ever been an end of
# line, parts of it, and what may be dropped, or trimmed, or make it one.
LINE_ENDS = [
    b"\r\n", b"\n", b"\r", b"\n\r", b"\r\r\n", b"\r\r", b"\n\n",
    b"\r\n\n", b"\r\n\r",
    b"\0", b"\0\r\n", b"\r\0\n", b"\r\n\0", b"\0\n", b"\r\0",
    b" \r\n", b"\t\r\n", b"\r\n ", b"\r\n\t", b"\r \n", b" \n",
    b"\b\r\n", b"\r\b\n", b"\r\n\b", b"\x7f\r\n",
    b"\x0b", b"\x0c", b"\x0c\r\n", b"\x1a", b"\x1c", b"\x1d", b"\x1e",
    b"\x85", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9",  # NEL, LS, PS
    b"\x15", b"\x8d\x8a",               # EBCDIC's; with the eighth bit set
    b"\xc0\x8d\xc0\x8a", b"\\r\\n",     # in UTF-8 that is too long; escaped
]

# The same written out by hand, and what is not of that form.
BY_HAND = [
    # Other dots, and more of them.
    b"\r\n..\r\n", b"\n..\n", b"\r..\r", b"\r\n..\n", b"\r\n...\r\n",
    b"\r\n.\r.\r\n", b"\r\n.\n.\r\n", b"\n.\n.\n", b"\r.\r.\r", b"\r\n.x\r\n",
    b"\r\n\xae\r\n", b"\x8d\x8a\xae\x8d\x8a", b"\r\n\xc0\xae\r\n",
    b"\r\n\xef\xbc\x8e\r\n", b"\r\n\xe3\x80\x82\r\n", b"\r\n\xe2\x80\xa4\r\n",
    b"\r\n=2E\r\n", b"\r\n%2E\r\n", b"\r\n&#46;\r\n", b"\r\n\\.\r\n",
    b"\r\n\".\"\r\n", b"\r\n,\r\n", b"\r\n\x2f\r\n",
    # Octets that may be dropped, or rub one out, around the dot.
    b"\r\n\0.\r\n", b"\r\n.\0.\r\n", b"\r\n\b.\r\n", b"\r\nx\b.\r\n",
    b"\r\n.x\b\r\n", b"\r\n..\b\r\n", b"\r\n\x7f.\r\n", b"\r\n.\x7f\r\n",
    b"\r\n .\r\n", b"\r\n\t.\r\n", b"\r\n. \r\n", b"\r\n.\t\r\n",
    b"\r\n . \r\n", b"\r\n\x0b.\r\n", b"\r\n.\x0b\r\n", b"\r\n\xa0.\r\n",
    b"\r\n.\xc2\xa0\r\n", b"\r\n\xef\xbb\xbf.\r\n", b"\r\n.\xe2\x80\x8b\r\n",
    b"\r\n\xff\xf1.\r\n", b"\r\n.\xff\xf1\r\n", b"\r\n.\xff\xf4\r\n",
    b"\r\n\x1b[m.\r\n", b"\r\n.\x1b[K\r\n", b"\r\n.;\r\n", b"\r\n.#\r\n",
    # In other codes.
    b"\0\r\0\n\0.\0\r\0\n", b"\r\0\n\0.\0\r\0\n\0", b"\x0d\x25\x4b\x0d\x25",
    b"%0d%0a.%0d%0a", b"=0D=0A.=0D=0A", b"&#13;&#10;.&#13;&#10;",
    b"^M^J.^M^J", b"\\015\\012.\\015\\012", b"\r\n=0D=0A.\r\n",
    b"\r\n.=\r\n", b"\r=\r\n\n.\r\n",
    # No dot at all.
    b"\n", b"\r", b"\r\r\n", b"\n\r\n\r", b"\r\n\r\n", b"\r\n\r\n\r\n",
    b"\n\n\n", b"\0", b"\r\n\0\r\n", b"\x1a", b"\r\n\x1a\r\n", b"\x04",
    b"\r\n\x04\r\n", b"\x03", b"\xff", b"\xff\xff\xff\xff",
    b"\r\nQUIT\r\n", b"\r\nRSET\r\n", b"\r\nDATA\r\n", b"\r\nNOOP\r\n",
    b"\r\nBDAT 0 LAST\r\n", b"\r\nSTARTTLS\r\n", b"\r\n250 OK\r\n", b"",
    # The true end, with something around it.
    b"\r\n.\r\n", b"\r\n\r\n.\r\n", b"\r\n..\r\n.\r\n", b"\n\r\n.\r\n",
    b"\n.\n\r\n.\r\n", b"\0\r\n.\r\n",
]

# Right behind DATA, where no line stands before the dot.
AT_START = [b"." + end for end in LINE_ENDS] + [
    end + b"." + end for end in LINE_ENDS] + [b"..\r\n", b" .\r\n", b"\0.\r\n"]

# Buffers and limits of lines: a dot where a new piece may begin.
LENGTHS = (512, 998, 1000, 1024, 2000, 2048, 4096, 8192, 16384, 65536)

Sequence = collections.namedtuple("Sequence", "before octets")


def sequences():
    """All of them, none twice."""
    found = [Sequence(HEAD + b"text", before + b"." + after)
             for before in LINE_ENDS for after in LINE_ENDS]
    found += [Sequence(HEAD + b"text", octets) for octets in BY_HAND]
    found += [Sequence(b"", octets) for octets in AT_START]
    for length, more, octets in itertools.product(
            LENGTHS, (-2, -1, 0, 1, 2), (b".\r\n", b"\n.\r\n")):
        found.append(Sequence(HEAD + b"x" * (length + more), octets))
    return list(dict.fromkeys(found))


def message(sequence):
    return sequence.before + sequence.octets + BEHIND


def contents(sequence):
    """What stands before CRLF.CRLF, dots removed. The CRLF of DATA's line
    counts; it is not part of the message [5321 4.1.1.4]."""
    octets = b"\r\n" + message(sequence)
    octets = octets[:octets.index(END) + 2]
    return octets.replace(b"\r\n.", b"\r\n")[2:]


def ends(sequence):
    """Whether the true end is in it."""
    octets = b"\r\n" + message(sequence)
    return octets.index(END) + len(END) < len(octets)


def bare(octets):
    """Whether a CR or LF stands alone."""
    return re.search(rb"\r(?!\n)|(?<!\r)\n", octets) is not None


def name(sequence):
    before = sequence.before[len(HEAD):] if sequence.before else b"DATA\r\n"
    if len(before) > 20:
        return f"{len(before)} octets and {sequence.octets!r}"
    return f"{before + sequence.octets!r}"


# ---- How the octets are cut ----

AROUND = 3


def at_once(sequence):
    yield [message(sequence)]


def window(sequence):
    """From where to where it is cut."""
    start = len(sequence.before)
    return (max(start - AROUND, 0),
            start + len(sequence.octets) + AROUND)


def in_two(sequence):
    octets = message(sequence)
    first, last = window(sequence)
    for n in range(max(first, 1), last + 1):
        yield [octets[:n], octets[n:]]


def one_by_one(sequence):
    octets = message(sequence)
    first, last = window(sequence)
    parts = [octets[:first]] * (first > 0)
    parts += [octets[n:n + 1] for n in range(first, last)]
    yield parts + [octets[last:]]


# ---- Sessions ----

def pause(beside):
    """Until serve has read what was sent. Of all sessions that are ready it
    reads each before it reads any again, so with the second answer to this
    one the others had their turn."""
    beside.ask(b"NOOP", 250)
    beside.ask(b"NOOP", 250)


class Lanes:
    """Many sessions at a time with serve, each begun by a function."""

    def __init__(self, server, begin):
        self.server = server
        self.begin = begin

    def answers(self, messages):
        """The codes that come to each message, NOOP and QUIT; a message is a
        list of parts, and none is sent before the one in front was read."""
        for i in range(0, len(messages), 200):
            yield from self.some(messages[i:i + 200])

    def some(self, messages):
        sessions = []
        try:
            for unused in messages:
                sessions.append(Session(self.server))
                self.begin(sessions[-1])
            self.send(sessions, messages)
            return [session.rest() for session in sessions]
        finally:
            for session in sessions:
                session.close()

    def send(self, sessions, messages):
        rounds = max(map(len, messages))
        with Session(self.server) as beside:
            for n in range(rounds):
                for session, parts in zip(sessions, messages):
                    if n < len(parts):
                        self.part(session, parts, n)
                if n + 1 < rounds:
                    pause(beside)

    def part(self, session, parts, n):
        last = b"NOOP\r\nQUIT\r\n" if n + 1 == len(parts) else b""
        try:
            session.send(parts[n] + last)
        except ConnectionError:
            pass  # its answers tell why


# ---- serve ----

def wanted(sequence, codes, recipients):
    """Whether the answers are right."""
    first = [550 if bare(contents(sequence)) else 250] * recipients
    if codes[:recipients] != first:
        return False
    if ends(sequence):
        return len(codes) > recipients + 2
    return codes[recipients:] == [250, 221]


def judge(title, server, cut, hello=b"EHLO", recipients=1):
    """All sequences cut one way; returns the answers to them."""
    todo = [(sequence, parts) for sequence in sequences()
            for parts in cut(sequence)]
    lanes = Lanes(server, lambda session: session.to_data(hello, recipients))
    answers = list(lanes.answers([parts for sequence, parts in todo]))
    title += ", " + cut.__name__.replace("_", " ")
    failed, taken = {}, set()
    for (sequence, parts), codes in zip(todo, answers):
        if not wanted(sequence, codes, recipients):
            failed.setdefault(sequence, f"{codes} to {parts[0][-20:]!r}, ...")
        if not ends(sequence) and len(codes) > recipients + 2:
            taken.add(sequence)
    for sequence in sequences():
        check(f"{title}: {name(sequence)}", sequence not in failed,
              failed.get(sequence))
    print(f"interop: {title}: serve ends a message at {len(taken)} of "
          f"{sum(not ends(sequence) for sequence in sequences())} sequences "
          f"that are no end, {len(todo)} sessions", flush=True)
    return answers


def stored(server, answers):
    """What serve has put into its Maildir is what was sent, each once."""
    expected = collections.Counter()
    for sequence, codes in zip(sequences(), answers):
        expected[contents(sequence)] += codes[0] == 250
        expected[SMUGGLED] += codes.count(354)
    found = collections.Counter(content for trace, content in server.stored())
    missing, other = expected - found, found - expected
    check("smuggling: octets", not missing and not other,
          f"{sum(missing.values())} missing, {sum(other.values())} other: "
          f"{[c[-60:] for c in [*missing, *other][:3]]}")


def command_lines():
    """A command, too, ends at CRLF alone."""
    with Server("--discard") as server:
        for end in LINE_ENDS:
            if b"\r\n" in end:
                continue
            with Session(server) as session:
                session.ask(b"EHLO c.example", 250)
                session.send(b"NOOP" + end + b"QUIT\r\n"
                             b"MAIL FROM:<a@b.example>" + end +
                             b"RCPT TO:<x@c.example>\r\nNOOP\r\nQUIT\r\n")
                codes = session.rest()
            check(f"smuggling: a command with {end!r}", len(codes) == 4
                  and codes[1] // 100 == 5 and codes[2:] == [250, 221], codes)


def smtp():
    with Server() as server:
        stored(server, judge("smuggling", server, at_once))
    with Server("--discard") as server:
        judge("smuggling", server, in_two)
        judge("smuggling", server, one_by_one)
    command_lines()


def lmtp():
    with Server("--discard", "--lmtp") as server:
        for cut in (at_once, in_two, one_by_one):
            judge("smuggling by LMTP", server, cut, b"LHLO", 2)


# ---- Chunks [3030] ----

# Their octets are content, or nothing: never commands, however BDAT is
# answered. Chunks announced inside may hide what comes behind.
INSIDE = b"s\r\n.\r\n" + BEHIND + b"BDAT 9\r\nRSET\r\nQUIT\r\n"
BEGUN = b"MAIL FROM:<a@b.example>\r\nRCPT TO:<x@c.example>\r\n"
OPEN = [250, 250]


def chunk(octets, last=b""):
    return b"BDAT %d%s\r\n" % (len(octets), last) + octets


def last_chunk(octets):
    return chunk(octets, b" LAST")


# Name, options of serve, octets, codes (those of NOOP and QUIT follow unless
# 421 does), contents stored.
CHUNKS = [
    ("a chunk", [], BEGUN + chunk(INSIDE) + last_chunk(INSIDE),
     OPEN + [250, 250], [INSIDE * 2]),
    ("chunks of few octets", [],
     BEGUN + chunk(b"a\r") + chunk(b"\n.\r") + chunk(b"\n") + chunk(b"Q") +
     chunk(b"UIT\r\n") + last_chunk(b""),
     OPEN + [250] * 6, [b"a\r\n.\r\nQUIT\r\n"]),
    ("a chunk before MAIL", [], chunk(INSIDE) + last_chunk(INSIDE),
     [503, 503], []),
    ("a chunk before RCPT", [],
     b"MAIL FROM:<a@b.example>\r\n" + chunk(INSIDE) + last_chunk(INSIDE),
     [250, 503, 503], []),
    ("a chunk without recipients", ["--refuse", "*=550 no"],
     BEGUN + chunk(INSIDE) + last_chunk(INSIDE), [250, 550, 503, 503], []),
    ("a refused chunk", ["--refuse", "data=450 no"],
     BEGUN + chunk(INSIDE) + chunk(INSIDE) + last_chunk(INSIDE),
     OPEN + [450, 503, 503], []),
    ("a chunk too large", ["--max-size", "40"],
     BEGUN + chunk(INSIDE) + chunk(INSIDE) + last_chunk(INSIDE),
     OPEN + [552, 503, 503], []),
    ("a second chunk too large", ["--max-size", "%d" % (len(INSIDE) + 9)],
     BEGUN + chunk(INSIDE) + chunk(INSIDE) + last_chunk(INSIDE),
     OPEN + [250, 552, 503], []),
    ("a chunk with a bare LF", [],
     BEGUN + chunk(b"s\n.\n" + INSIDE) + last_chunk(INSIDE),
     OPEN + [550, 503], []),
    ("a last chunk with a bare CR", [],
     BEGUN + chunk(INSIDE) + last_chunk(b"s\r.\r" + INSIDE),
     OPEN + [250, 550], []),
    ("a chunk behind the last", [],
     BEGUN + last_chunk(INSIDE) + chunk(INSIDE) + last_chunk(INSIDE),
     OPEN + [250, 503, 503], [INSIDE]),
    ("a chunk behind RSET", [],
     BEGUN + chunk(INSIDE) + b"RSET\r\n" + last_chunk(INSIDE),
     OPEN + [250, 250, 503], []),
    ("a chunk with a wrong word", [],
     BEGUN + chunk(INSIDE, b" FIRST") + last_chunk(INSIDE),
     OPEN + [501, 503], []),
]
# Nobody knows where the chunk ends: the session does.
CHUNKS += [(f"a chunk of {size!r} octets", [],
            BEGUN + b"BDAT %s LAST\r\n" % size + INSIDE,
            OPEN + [501, 421], [])
           for size in (b"x", b"-5", b"+5", b"5x", b"0x5", b"5,5", b"5\0",
                        b"%d" % ((1 << 64) + 5))]
TWO = BEGUN + b"RCPT TO:<y@c.example>\r\n"
LMTP_CHUNKS = [
    ("a chunk by LMTP", ["--lmtp"], TWO + chunk(INSIDE) + last_chunk(INSIDE),
     OPEN + [250, 250, 250, 250], None),
    ("a refused chunk by LMTP", ["--lmtp", "--refuse", "data=450 no"],
     TWO + chunk(INSIDE) + chunk(INSIDE), OPEN + [250, 450, 503], None),
]


def every_cut(octets):
    """Whole, in two anywhere, and octet by octet."""
    yield [octets]
    for n in range(1, len(octets)):
        yield [octets[:n], octets[n:]]
    yield [octets[n:n + 1] for n in range(len(octets))]


def one_chunk_case(title, options, octets, codes, contents):
    """It is answered so, however it is cut."""
    hello = b"LHLO" if "--lmtp" in options else b"EHLO"

    def begin(session):
        lines = session.ask(hello + b" c.example", 250)
        if not any(line[4:].strip() == b"CHUNKING" for line in lines):
            raise AssertionError("CHUNKING is not announced")

    title = "smuggling: " + title
    codes = codes if codes[-1] == 421 else codes + [250, 221]
    cuts = list(every_cut(octets))
    with Server("--discard", *options) as server:
        answers = list(Lanes(server, begin).answers(cuts))
    wrong = [(parts[0][-20:], got) for parts, got in zip(cuts, answers)
             if got != codes]
    check(title, not wrong, f"{len(wrong)} of {len(cuts)} cuts, {wrong[:2]}, "
          f"not {codes}")
    if contents is not None:
        with Server(*options) as server:
            list(Lanes(server, begin).answers([[octets]]))
            found = [content for trace, content in server.stored()]
            check(title + ", octets", found == contents, found)


def data_between_chunks():
    """503, and the chunks go on; if octets wait behind DATA, of which nobody
    knows whether they are a message, the session ends."""
    title = "smuggling: DATA between chunks"
    with Server() as server:
        with Session(server) as session:
            session.ask(b"EHLO c.example", 250)
            session.send(BEGUN + chunk(INSIDE) + b"DATA\r\n")
            codes = [session.reply()[0] for unused in range(4)]
            session.send(last_chunk(INSIDE) + b"QUIT\r\n")
            codes += session.rest()
        check(title, codes == OPEN + [250, 503, 250, 221], codes)
        found = [content for trace, content in server.stored()]
        check(title + ", octets", found == [INSIDE * 2], found)
        with Session(server) as session:
            session.ask(b"EHLO c.example", 250)
            session.send(BEGUN + chunk(INSIDE) + b"DATA\r\n" + INSIDE)
            codes = session.rest()
        check(title + ", more behind", codes == OPEN + [250, 503, 421], codes)


def endless_chunk():
    """Far more octets announced than come: all that come are content."""
    with Server("--discard") as server, Session(server) as session:
        session.ask(b"EHLO c.example", 250)
        session.send(BEGUN + b"BDAT %d LAST\r\n" % ((1 << 32) + 5) + INSIDE)
        session.sock.shutdown(socket.SHUT_WR)
        codes = session.rest()
        check("smuggling: an endless chunk", codes == OPEN, codes)


def bdat():
    for case in CHUNKS:
        run(f"smuggling: {case[0]}", lambda: one_chunk_case(*case))
    run("smuggling: DATA between chunks", data_between_chunks)
    run("smuggling: an endless chunk", endless_chunk)


def lmtp_bdat():
    for case in LMTP_CHUNKS:
        run(f"smuggling: {case[0]}", lambda: one_chunk_case(*case))


# ---- The guilty ----

KNOWN = {"postfix": controls.Postfix, "dovecot": controls.Dovecot,
         "chasquid": controls.Chasquid, "go-smtp": controls.GoSmtp}


class Slow:
    """A session with a server of which it is not known what it answers, and
    when. Some drop what they have read beyond what they took for an end, so
    the octet that may show it and the rest are sent each for itself."""

    def __init__(self, control, sequence):
        self.session = Session(control)
        self.session.to_data(control.hello)
        octets = message(sequence)
        n = len(octets) - len(BEHIND)
        self.parts = [octets[:n], octets[n:n + 1], octets[n + 1:],
                      b"NOOP\r\nQUIT\r\n"]
        self.heard = b""
        self.over = False

    def send(self):
        try:
            self.session.send(self.parts.pop(0))
        except OSError:
            pass  # it has closed, or doesn't read on

    def hear(self):
        try:
            octets = self.session.sock.recv(65536)
        except ConnectionError:
            octets = b""
        self.heard += octets
        self.over = octets == b""

    def replies(self):
        return len(re.findall(rb"^[2-5][0-9][0-9] ", self.heard, re.M))


def listen(lanes, done, seconds):
    """Until done is true of all, for so many seconds; then until it is
    quiet."""
    end = time.monotonic() + seconds
    while True:
        waiting = not all(map(done, lanes)) and time.monotonic() < end
        socks = {lane.session.sock: lane for lane in lanes if not lane.over}
        ready = select.select(list(socks), [], [], 0.5 if waiting else 0.02)[0]
        for sock in ready:
            socks[sock].hear()
        if not ready and not waiting:
            return


def replies(control, todo):
    """How many replies come to each sequence."""
    lanes = [Slow(control, sequence) for sequence in todo]
    for done in (lambda lane: True, lambda lane: True,
                 lambda lane: lane.heard, lambda lane: lane.over):
        for lane in lanes:
            lane.send()
        listen(lanes, done, 1)
    for lane in lanes:
        lane.session.close()
    return [lane.replies() for lane in lanes]


def guilty(title, program):
    """It is found to end messages at three sequences or more."""
    todo = [sequence for sequence in sequences() if not ends(sequence)]
    start = time.monotonic()
    with KNOWN[title](program) as control:
        with Session(control) as session:
            session.to_data(control.hello)
            session.send(HEAD + b"text" + END)
            session.expect(250)
            session.ask(b"QUIT", 221)
        taken = [sequence for i in range(0, len(todo), 40)
                 for sequence, n in zip(todo[i:i + 40],
                                        replies(control, todo[i:i + 40]))
                 if n > 3]
    print(f"interop: {title} ends a message at {len(taken)} of {len(todo)} "
          f"sequences that are no end, {time.monotonic() - start:.1f} s",
          flush=True)
    check(f"{title}: found guilty", len(taken) >= 3,
          f"of {[*map(name, taken)]} alone")


SERVE = {"serve": smtp, "lmtp": lmtp, "bdat": bdat, "lmtp-bdat": lmtp_bdat}

for arg in sys.argv[1:]:
    title, unused, path = arg.partition("=")
    if title in SERVE:
        run("smuggling: " + title, SERVE[title])
    else:
        run(title, lambda: guilty(title, path))
print(f"{counts.passed} {counts.failed}")
