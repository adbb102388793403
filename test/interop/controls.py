"""Servers that are known to end a message where they must not. The smuggling
test must find them guilty, or it would not find serve guilty either. Each is
started on 127.0.0.1 with a configuration of its own in a directory of its
own, and stopped with all its processes; mail that it takes is dropped."""
import os
import shutil
import signal
import socket
import subprocess
import tempfile

from server import until


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def answers(port):
    """Whether something greets at the port."""
    try:
        with socket.create_connection(("127.0.0.1", port), 5) as sock:
            return sock.recv(4) == b"220 "
    except OSError:
        return False


class Control:
    """A server in the foreground, in a process group of its own."""

    hello = b"EHLO"

    def __init__(self, program):
        self.program = program
        self.port = free_port()
        self.work = tempfile.mkdtemp(prefix="control.", dir="/tmp")
        # What gave up being root must reach its files.
        os.chmod(self.work, 0o755)
        self.log = os.path.join(self.work, "log")

    def __enter__(self):
        try:
            command = self.configure()
            with open(self.log, "ab") as log:
                self.process = subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                    start_new_session=True)
            if not until(self.ready, 15):
                raise RuntimeError("does not start: " + self.complaint())
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *unused):
        if hasattr(self, "process"):
            try:
                self.process.send_signal(signal.SIGTERM)
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                pass
            self.kill_group()
            self.process.wait()
        shutil.rmtree(self.work, ignore_errors=True)

    def ready(self):
        return answers(self.port)

    def kill_group(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def complaint(self):
        """The end of its log."""
        with open(self.log, "rb") as f:
            return repr(f.read()[-600:])

    def path(self, *names):
        return os.path.join(self.work, *names)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w") as f:
            f.write(text)


class Postfix(Control):
    """Without the switch by which it refuses bare line feeds: as it was
    before 2024, and as Debian 12 has it still. Recipients are discarded by an
    access rule, so that neither a queue manager nor a delivery is needed."""

    SERVICES = """\
127.0.0.1:%d inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
rewrite unix - - n - - trivial-rewrite
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""
    SETTINGS = """\
compatibility_level = 3.6
queue_directory = %(work)s/queue
data_directory = %(work)s/data
maillog_file = %(work)s/log
maillog_file_prefixes = %(work)s
myhostname = mx.example
mydestination = c.example
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
local_recipient_maps =
smtpd_recipient_restrictions = check_recipient_access static:DISCARD
smtpd_peername_lookup = no
smtpd_error_sleep_time = 0
in_flow_delay = 0
smtpd_forbid_bare_newline = no
smtpd_forbid_unauth_pipelining = no
"""

    daemons = "/usr/lib/postfix/sbin"

    def configure(self):
        self.write("etc/main.cf", self.SETTINGS % {"work": self.work})
        self.write("etc/master.cf", self.SERVICES % self.port)
        return self.prepare()

    def prepare(self):
        """Its queue; the command that runs it."""
        os.makedirs(self.path("queue"))
        os.makedirs(self.path("data"))
        shutil.chown(self.path("data"), "postfix")
        subprocess.run([self.program, "-c", self.path("etc"), "check"],
                       check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        # Its own start script would put master where no signal reaches it.
        return [self.daemons + "/master", "-s", "-c", self.path("etc")]


class Dovecot(Control):
    """Its LMTP server, with one user whose mail ends with the test."""

    hello = b"LHLO"
    SETTINGS = """\
base_dir = %(work)s/run
log_path = %(work)s/log
mail_location = maildir:%(work)s/mail
mail_fsync = never
hostname = mx.example
protocols = lmtp
ssl = no
passdb {
  driver = passwd-file
  args = %(work)s/users
}
userdb {
  driver = passwd-file
  args = %(work)s/users
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = %(port)s
  }
}
"""

    def configure(self):
        self.write("dovecot.conf", self.SETTINGS % vars(self))
        self.write("users", "x@c.example::nobody:nogroup::%s::\n" % self.work)
        os.mkdir(self.path("mail"))
        shutil.chown(self.path("mail"), "nobody", "nogroup")
        return [self.program, "-F", "-c", self.path("dovecot.conf")]


class Chasquid(Control):
    """It takes mail for one alias, which is a program that reads nothing. It
    looks up every sender's SPF record: nobody is there to ask."""

    SETTINGS = """\
hostname: "mx.example"
smtp_address: "127.0.0.1:%(port)s"
data_dir: "%(work)s/data"
mail_log_path: "%(work)s/mail.log"
mail_delivery_agent_bin: "/bin/true"
"""

    def configure(self):
        self.write("etc/chasquid.conf", self.SETTINGS % vars(self))
        self.write("etc/domains/c.example/aliases", "x: | /bin/true\n")
        place = self.path("etc/certs/mx.example")
        os.makedirs(place)
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
             "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=mx.example",
             "-keyout", place + "/privkey.pem",
             "-out", place + "/fullchain.pem"],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.write("resolv.conf", "nameserver 127.0.0.1\n"
                   "options timeout:1 attempts:1\n")
        return ["unshare", "-m", "sh", "-c",
                'mount --bind "$0" /etc/resolv.conf && exec "$@"',
                self.path("resolv.conf"), self.program, "-config_dir",
                self.path("etc")]


class GoSmtp(Control):
    """gosmtp/main.go, built."""

    def configure(self):
        return [self.program, "127.0.0.1:%d" % self.port]
