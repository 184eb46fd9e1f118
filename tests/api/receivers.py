# SPDX-License-Identifier: EUPL-1.2
"""Servers on loopback for what Plenaria sends: a receiver of webhooks, and a mail server that takes nothing."""
import http.server
import queue
import socketserver
import threading


class Receiver:
    """Keeps what webhooks send and answers 204."""

    def __init__(self):
        heard = self.heard = queue.Queue()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                heard.put((self.path, dict(self.headers), body))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/hook"

    def next(self, path, part):
        """The next message to that path that holds `part`; others that came in between are gone."""
        while True:
            where, headers, body = self.heard.get(timeout=30)
            if where == path and part.encode() in body:
                return {name.lower(): value for name, value in headers.items()}, body

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class RefusingMailServer:
    """Says 550 to every recipient, so that each message becomes one that could not be sent."""

    def __init__(self):
        class Handler(socketserver.StreamRequestHandler):
            def handle(self):
                self.wfile.write(b"220 here\r\n")
                for line in self.rfile:
                    word = line[:4].upper()
                    self.wfile.write(b"550 nobody\r\n" if word == b"RCPT" else b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")
                    if word == b"QUIT":
                        return

        socketserver.ThreadingTCPServer.daemon_threads = True
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.port = self.server.server_address[1]

    def close(self):
        self.server.shutdown()
        self.server.server_close()
