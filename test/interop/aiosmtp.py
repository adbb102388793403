"""aiosmtp.py PORT TLS-PORT DIRECTORY CERT KEY [LMTP] [KEYWORD...]: aiosmtpd
keeps what it takes in the directory, as programs.py says. It does not announce
the keywords."""
import json
import os
import ssl
import sys
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import AuthResult

port, tls_port, place, cert, key, *hidden = sys.argv[1:]
count = 0


def log_in(server, session, envelope, mechanism, data):
    good = data.login == b"bob" and data.password == b"secret"
    return AuthResult(success=good, handled=False,
                      auth_data=data.login.decode())


class Handler:
    async def handle_EHLO(self, server, session, envelope, name, responses):
        session.host_name = name
        return [line for line in responses
                if line[4:].split()[:1] not in [[word] for word in hidden]]

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("no-"):
            return "550 5.1.1 no such user"
        if address.startswith("later-"):
            return "450 4.2.1 later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server, session, envelope):
        global count
        count += 1
        name = os.path.join(place, str(count))
        at_once = server.transport.get_extra_info("ssl_object") is not None
        trace = "E" * session.extended_smtp + "SMTP" + \
            "S" * (session.ssl is not None or at_once) + \
            "A" * bool(session.authenticated)
        with open(name + ".eml", "wb") as f:
            f.write(envelope.original_content)
        with open(name + ".tmp", "w") as f:
            json.dump({"sender": envelope.mail_from.replace("<>", ""),
                       "recipients": envelope.rcpt_tos, "trace": trace}, f)
        os.rename(name + ".tmp", name + ".json")
        return "250 2.0.0 kept"


class LmtpController(Controller):
    def factory(self):
        return LMTP(self.handler, **self.SMTP_kwargs)


context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(cert, key)
options = {"hostname": "127.0.0.1", "server_hostname": "mx.example",
           "authenticator": log_in, "auth_require_tls": False}
Controller(Handler(), port=int(tls_port), ssl_context=context,
           **options).start()
kind = LmtpController if "LMTP" in hidden else Controller
kind(Handler(), port=int(port), tls_context=context, **options).start()
threading.Event().wait()
