# SPDX-License-Identifier: EUPL-1.2
"""A mail server that keeps what it gets: access links exist in mails only."""
import email
import email.policy
import socketserver
import threading
import time


class Mailbox:
    def __init__(self):
        mails = self.mails = []

        class Session(socketserver.StreamRequestHandler):
            def say(self, line):
                self.wfile.write(line.encode() + b"\r\n")

            def handle(self):
                self.say("220 bench")
                to = ""
                while line := self.rfile.readline().decode().strip():
                    verb = line[:4].upper()
                    if verb == "RCPT":
                        to = line[line.index("<") + 1:line.index(">")]
                    if verb == "QUIT":
                        return self.say("221 bye")
                    if verb != "DATA":
                        self.say("250 ok")
                        continue
                    self.say("354 go on")
                    body = b""
                    while (part := self.rfile.readline()) != b".\r\n":
                        body += part[1:] if part.startswith(b"..") else part
                    text = email.message_from_bytes(body, policy=email.policy.default)
                    mails.append((to, text.get_body(("plain",)).get_content()))
                    self.say("250 kept")

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True

        self.server = Server(("127.0.0.1", 0), Session)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def take(self, about, count, seconds=120):
        """`count` messages whose text holds `about`, as (recipient, text)."""
        end = time.monotonic() + seconds
        while len(found := [mail for mail in list(self.mails) if about in mail[1]]) < count:
            if time.monotonic() > end:
                raise SystemExit(f"only {len(found)} of {count} messages about {about} came")
            time.sleep(0.02)
        self.mails[:] = [mail for mail in self.mails if mail not in found]
        return found

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
