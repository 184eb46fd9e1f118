# SPDX-License-Identifier: EUPL-1.2
"""A mail server that can be away, refuse, or take its time."""
import email
import email.policy
import socket
import socketserver
import threading


class Mailbox:
    """`mails` are the messages in the order in which they were accepted. The port stays the same over open() and
    close()."""

    def __init__(self):
        self.mails = []
        self.arrived = threading.Condition()
        self.before_accepting = lambda mail: None  # called between DATA and our "250"
        self.unknown = set()  # recipients that are refused
        self._server = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def open(self):
        mailbox = self

        class Session(socketserver.StreamRequestHandler):
            def say(self, line):
                self.wfile.write(line.encode() + b"\r\n")

            def handle(self):
                try:
                    self.talk()
                except OSError:
                    pass  # the other side is gone

            def talk(self):
                self.say("220 mailbox")
                recipient = None
                for raw in self.rfile:
                    line = raw.decode("utf-8", "replace").strip()
                    verb = line.split(" ")[0].upper()
                    if verb in ("EHLO", "HELO"):
                        self.say("250 mailbox")
                    elif verb == "RCPT":
                        recipient = line.split("<")[1].split(">")[0]
                        self.say(f"550 5.1.1 <{recipient}> user unknown" if recipient in mailbox.unknown else "250 fine")
                    elif verb == "DATA":
                        self.say("354 go on")
                        mailbox.take(recipient, self.read_message())
                        self.say("250 taken")
                    elif verb == "QUIT":
                        self.say("221 bye")
                        return
                    else:
                        self.say("250 fine")

            def read_message(self):
                lines = []
                for raw in self.rfile:
                    if raw == b".\r\n":
                        return b"".join(lines)
                    lines.append(raw[1:] if raw.startswith(b"..") else raw)
                raise OSError("cut off")

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True

        self._server = Server(("127.0.0.1", self.port), Session)
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def take(self, recipient, raw):
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        mail.recipient = recipient
        try:
            self.before_accepting(mail)
        except OSError as failed:  # one of our own, which is not "the other side is gone"
            raise RuntimeError("before_accepting failed") from failed
        with self.arrived:
            self.mails.append(mail)
            self.arrived.notify_all()

    def wait_for(self, count, seconds=30):
        with self.arrived:
            if not self.arrived.wait_for(lambda: len(self.mails) >= count, seconds):
                raise AssertionError(f"{len(self.mails)} mails instead of {count}")
        return self.mails

    def subjects(self):
        return [mail["Subject"] for mail in self.mails]

    def close(self):
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
