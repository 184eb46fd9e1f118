# SPDX-License-Identifier: EUPL-1.2
"""One Plenaria with the demonstration data in a fresh folder, and tokens made on its pages as people make them."""
import fcntl
import html
import http.client
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import urllib.parse

SOURCE = pathlib.Path(os.environ["PLENARIA_SOURCE_DIR"])
BINARY = os.environ["PLENARIA_BINARY"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class MariaDb:
    """An empty database of the private server of the tests."""

    def __init__(self):
        folder = os.environ.get("PLENARIA_TEST_DIR", f"/dev/shm/plenaria-test-{os.getuid()}")
        # Held while we use the server, which ends by itself when nobody does; first, or it might end at this moment.
        os.makedirs(folder, exist_ok=True)
        self.users = open(pathlib.Path(folder) / "users", "a")
        fcntl.flock(self.users, fcntl.LOCK_SH)
        subprocess.run(["sh", SOURCE / "packaging/test/private_mariadb.sh", "start", folder], check=True)
        self.socket = f"{folder}/mariadb.sock"
        self.name = f"api_{os.getpid()}"
        self.run(f"CREATE DATABASE {self.name} CHARACTER SET utf8mb4")
        self.address = f"mysql://root@/{self.name}?unix_socket={self.socket}"

    def run(self, sql):
        subprocess.run(["mariadb", "--no-defaults", f"--socket={self.socket}", "-e", sql], check=True)

    def drop(self):
        self.run(f"DROP DATABASE {self.name}")
        self.users.close()


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.bytes = response.read()
        self.type = (response.headers.get("Content-Type") or "").split(";")[0]

    def json(self):
        return json.loads(self.bytes)

    def __str__(self):
        return f"{self.status} {self.bytes[:600].decode('utf-8', 'replace')}"


class House:
    def __init__(self, engine, settings=()):
        self.data = pathlib.Path(tempfile.mkdtemp(prefix="plenaria-api-"))
        self.database = MariaDb() if engine == "mysql" else None
        self.port = free_port()
        lines = [f"address = 127.0.0.1:{self.port}", f"base_url = http://127.0.0.1:{self.port}", *settings]
        if self.database:
            lines.append(f"mysql = {self.database.address}")
        (self.data / "plenaria.conf").write_text("\n".join(lines) + "\n")
        words = [BINARY, "serve", "--strict", "--data", str(self.data), "--demo"] + (["--migrate"] if self.database else [])
        self.program = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        said = []
        for line in self.program.stdout:
            said.append(line)
            if "End it with" in line:
                break
        else:
            raise RuntimeError("plenaria ended before it answered:\n" + "".join(said))

    def close(self):
        self.program.terminate()
        try:
            self.program.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self.program.kill()
            self.program.communicate()
            raise
        if self.database:
            self.database.drop()
        shutil.rmtree(self.data, ignore_errors=True)

    def log(self):
        return (self.data / "plenaria.log").read_text()

    def send(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def call(self, method, path, token=None, body=None, headers=None, text=None):
        """A JSON operation; `text` is a body that is sent as it stands."""
        sent = dict(headers or {})
        if token:
            sent["Authorization"] = f"Bearer {token}"
        if body is not None or text is not None:
            sent["Content-Type"] = "application/json"
        return self.send(method.upper(), path, text if text is not None else
                         None if body is None else json.dumps(body), sent)

    def run(self, *words):
        done = subprocess.run([BINARY, *words, "--data", self.data], check=True, capture_output=True, text=True)
        return done.stdout.strip()


class Browser:
    """Signs in by the one-time address and fills in forms; knows just enough of cookies for that."""

    def __init__(self, house, email):
        self.house, self.cookie = house, ""
        path = urllib.parse.urlsplit(house.run("user", "link", email)).path
        self.post(path, self.form_token(self.get(path)), [])

    def get(self, path):
        return self._keep(self.house.send("GET", path, headers=self._headers()))

    def post(self, path, form_token, fields):
        body = urllib.parse.urlencode([("csrf", form_token), *fields])
        return self._keep(self.house.send("POST", path, body, {
            **self._headers(), "Content-Type": "application/x-www-form-urlencoded"}))

    @staticmethod
    def form_token(answer):
        return re.search(r'name="csrf" value="([0-9a-f]+)"', answer.bytes.decode()).group(1)

    def offered_scopes(self):
        page = self.get("/account").bytes.decode()
        return re.findall(r'name="scope"[^>]*value="([^"]+)"', page) or re.findall(r'value="([^"]+)"[^>]*name="scope"', page)

    def make_token(self, name, scopes):
        page = self.get("/account")
        made = self.post("/account/tokens", self.form_token(page),
                         [("token_name", name), *(("scope", scope) for scope in scopes)])
        return html.unescape(re.search(r'id="new-token">([^<]+)<', made.bytes.decode()).group(1))

    def _headers(self):
        return {"Cookie": self.cookie} if self.cookie else {}

    def _keep(self, answer):
        for value in answer.headers.get_all("Set-Cookie") or []:
            if value.startswith("__Host-plenaria="):
                self.cookie = value.split(";")[0]
        return answer
