# SPDX-License-Identifier: EUPL-1.2
"""One Plenaria with the demonstration data on an engine, and a browser's or a program's way into it."""
import http.client
import itertools
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.parse
from pathlib import Path

from mailbox import Mailbox

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("PLENARIA_BUILD", ROOT / "build/release"))
PROGRAM = BUILD / "bin/plenaria"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Connection(http.client.HTTPConnection):
    """Kept open between requests; the host closes it when nothing came for long, as while something else is measured."""

    def __init__(self, host):
        super().__init__("127.0.0.1", host.port, timeout=60)

    def fetch(self, *request):
        try:
            super().request(*request)
            answer = self.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError):
            self.close()
            super().request(*request)
            answer = self.getresponse()
        return answer, answer.read().decode()


class Browser:
    """Keeps one connection and one session."""

    def __init__(self, host):
        self.host = host
        self.connection = Connection(host)
        self.cookie = ""
        self.csrf = ""

    def request(self, method, path, fields=None, headers=None):
        sent = dict(headers or {})
        body = None
        if self.cookie:
            sent["Cookie"] = self.cookie
        if fields is not None:
            body = urllib.parse.urlencode({**fields, "csrf": self.csrf}, doseq=True).encode()
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        answer, text = self.connection.fetch(method, path, body, sent)
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            if cookie.startswith("__Host-plenaria="):
                self.cookie = cookie.split(";")[0]
        if found := re.search(r'name="csrf" value="([0-9a-f]+)"', text):
            self.csrf = found.group(1)
        return answer, text

    def get(self, path):
        answer, text = self.request("GET", path)
        if answer.status != 200:
            raise SystemExit(f"GET {path} answered {answer.status}: {text[:500]}")
        return text

    def post(self, path, fields):
        answer, text = self.request("POST", path, fields)
        if answer.status != 303:
            raise SystemExit(f"POST {path} answered {answer.status}: {text[:2000]}")
        return answer.headers["Location"]

    def enter(self, path):
        """Behind the page of an access link or a one-time address; @return where it leads."""
        self.get(path)
        return self.post(path, {})


class Program:
    """Uses the API with a token."""

    def __init__(self, host, token):
        self.connection = Connection(host)
        self.token = token

    def ask(self, method, path, document=None):
        return json.loads(self.send(method, path, document))

    def send(self, method, path, document=None):
        """@return the answer as it came."""
        body = json.dumps(document) if document is not None else None
        answer, text = self.connection.fetch(method, path, body,
                                             {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"})
        if answer.status not in (200, 201):
            raise SystemExit(f"{method} {path} answered {answer.status}: {text}")
        return text


class MariaDb:
    """A private server; nothing of it stays."""

    number = itertools.count(1)  # two houses at a time have one each

    def __init__(self):
        self.place = f"/dev/shm/plenaria-bench-{os.getpid()}-{next(self.number)}"
        self.script = ROOT / "packaging/test/private_mariadb.sh"
        subprocess.run(["sh", self.script, "start", self.place], check=True)
        # Holding this file shared keeps the server alive: it ends five minutes after the last who did.
        self.users = subprocess.Popen(["flock", "-s", f"{self.place}/users", "cat"], stdin=subprocess.PIPE)
        sock = f"{self.place}/mariadb.sock"
        subprocess.run(["mariadb", "--no-defaults", f"--socket={sock}", "-e", "CREATE DATABASE bench CHARACTER SET utf8mb4"], check=True)
        self.address = f"mysql://root@/bench?unix_socket={sock}"
        self.pid = int(Path(f"{self.place}/pid").read_text())

    def stop(self):
        self.users.stdin.close()
        self.users.wait()
        subprocess.run(["sh", self.script, "stop", self.place], check=True)
        shutil.rmtree(self.place, ignore_errors=True)


class Host:
    def __init__(self, engine, *config):
        self.folder = Path(tempfile.mkdtemp(prefix="plenaria-bench-"))
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.mailbox = Mailbox()
        self.database = MariaDb() if engine == "mysql" else None
        words = [f"address = 127.0.0.1:{self.port}", f"base_url = {self.url}", "organisation = Network of Cities",
                 f"mail.server = smtp://127.0.0.1:{self.mailbox.port}", "mail.require_tls = no", "mail.from = bench@example.org", *config]
        if self.database:
            words.append(f"mysql = {self.database.address}")
        (self.folder / "plenaria.conf").write_text("\n".join(words) + "\n")
        self.process = None
        self.start("--demo")

    def start(self, *words):
        """@return seconds until the first page came."""
        began = time.monotonic()
        self.process = subprocess.Popen([PROGRAM, "serve", "--data", self.folder, *words],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while True:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", "/sign-in")
                answer = connection.getresponse()
                answer.read()
                if answer.status == 200:
                    return time.monotonic() - began
            except OSError:
                pass
            if self.process.poll() is not None or time.monotonic() - began > 180:
                raise SystemExit("the host did not start")
            time.sleep(0.003)

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()

    def pids(self):
        """All whose work a page is."""
        return [self.process.pid] + ([self.database.pid] if self.database else [])

    def sign_in(self, email):
        address = subprocess.run([PROGRAM, "user", "link", email, "--data", self.folder],
                                 check=True, capture_output=True, text=True).stdout.strip()
        browser = Browser(self)
        browser.enter(address[len(self.url):])
        return browser

    def stop(self):
        self.end()
        self.mailbox.stop()
        if self.database:
            self.database.stop()
        shutil.rmtree(self.folder)
