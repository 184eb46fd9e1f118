# SPDX-License-Identifier: EUPL-1.2
"""A mail server on the loopback that keeps every byte of every conversation."""
import socketserver
import threading
import time


class Conversation:
    def __init__(self):
        self.commands = []   # lines before DATA, as they came, without their line end
        self.recipients = []
        self.data = b""      # as it came, dots still doubled, without the last ".\r\n"


class _Talk(socketserver.StreamRequestHandler):
    timeout = 30

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self):
        self.say("220 sink.test ESMTP")
        mail = Conversation()
        while line := self.rfile.readline(4096):
            if not line.endswith(b"\r\n"):
                self.server.strange.append(line)
            mail.commands.append(line.rstrip(b"\r\n"))
            word = line[:4].upper()
            if word == b"EHLO":
                self.say("250-sink.test")
                self.say("250 SMTPUTF8")
            elif word == b"RCPT":
                mail.recipients.append(line[8:].strip())
                self.say("250 OK")
            elif word == b"DATA":
                self.say("354 go on")
                while (text := self.rfile.readline(1 << 20)) != b".\r\n":
                    if not text:
                        return
                    mail.data += text
                self.server.mails.append(mail)
                mail = Conversation()
                self.say("250 OK")
            elif word == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 OK")


class MailSink(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Talk)
        self.mails = []
        self.strange = []  # lines that ended otherwise than by CRLF
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def wait_for(self, wanted, seconds=20):
        """All mails that fit, once there is one; an empty list when none came."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if found := [mail for mail in self.mails if wanted(mail)]:
                return found
            time.sleep(0.05)
        return []
