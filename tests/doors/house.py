# SPDX-License-Identifier: EUPL-1.2
"""One Plenaria with the demonstration data in a fresh directory, and visitors who knock at its doors."""
import fcntl
import http.client
import json
import os
import pathlib
import re
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import urllib.parse

BINARY = os.environ["PLENARIA_BINARY"]
SOURCE = pathlib.Path(os.environ["PLENARIA_SOURCE_DIR"])
ROLES = ["administrator", "secretariat", "drafter", "reviewer", "board_member", "partner", "press"]
UNKNOWN_ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class MariaDb:
    """An empty database of the private server of the tests."""

    def __init__(self):
        directory = os.environ.get("PLENARIA_TEST_DIR", f"/dev/shm/plenaria-test-{os.getuid()}")
        # Holding this file shared keeps the server alive; first, or it might end at this moment.
        os.makedirs(directory, exist_ok=True)
        self.users = open(f"{directory}/users", "a")
        fcntl.flock(self.users, fcntl.LOCK_SH)
        subprocess.run(["sh", str(SOURCE / "packaging/test/private_mariadb.sh"), "start", directory], check=True)
        self.directory = directory
        self.socket = f"{directory}/mariadb.sock"
        self.name = f"doors_{os.getpid()}_{free_port()}"
        self.sql(f"CREATE DATABASE {self.name} CHARACTER SET utf8mb4")
        self.address = f"mysql://root@/{self.name}?unix_socket={self.socket}"

    def sql(self, statement, *database):
        """@return the rows, as tuples of texts."""
        done = subprocess.run(["mariadb", "--no-defaults", f"--socket={self.socket}", "-N", "-B", "-e", statement, *database],
                              check=True, capture_output=True, text=True)
        return [tuple(line.split("\t")) for line in done.stdout.splitlines()]

    def server(self):
        """The id of its process."""
        return int(pathlib.Path(self.directory, "pid").read_text())

    def drop(self):
        self.sql(f"DROP DATABASE {self.name}")
        self.users.close()


class House:
    def __init__(self, engine="sqlite", settings=()):
        self.data = pathlib.Path(tempfile.mkdtemp(prefix="plenaria-doors-"))
        self.database = MariaDb() if engine == "mysql" else None
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        lines = [f"address = 127.0.0.1:{self.port}", f"base_url = {self.url}", *settings]
        if self.database:
            lines.append(f"mysql = {self.database.address}")
        (self.data / "plenaria.conf").write_text("\n".join(lines) + "\n")
        self.start("--demo", *(["--migrate"] if self.database else []))

    def start(self, *more):
        self.process = subprocess.Popen([BINARY, "serve", "--strict", *more, "--data", str(self.data)], text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        said = ""
        for line in self.process.stdout:
            said += line
            if "Ctrl+C" in line:
                break
        else:
            raise RuntimeError(f"Plenaria did not start:\n{said}")

    def end(self):
        self.process.terminate()
        self.process.wait(20)
        self.process.stdout.close()

    def restart(self):
        self.end()
        self.start("--demo")

    def stop(self):
        self.end()
        if self.database:
            self.database.drop()
        shutil.rmtree(self.data)

    def run(self, *words):
        done = subprocess.run([BINARY, *words, "--data", str(self.data)], text=True, capture_output=True, check=True)
        return done.stdout.strip()

    def rows(self, statement):
        """What a query finds, beside the running host."""
        if self.database:
            return self.database.sql(statement, self.database.name)
        with sqlite3.connect(f"file:{self.data}/plenaria.db?mode=ro", uri=True) as db:
            db.text_factory = lambda value: value.decode(errors="backslashreplace")  # a photograph is kept as text, too
            return db.execute(statement).fetchall()

    def change(self, statement):
        """What only the clock does, done in the database."""
        if self.database:
            self.database.sql(statement, self.database.name)
            return
        with sqlite3.connect(self.data / "plenaria.db", timeout=20) as db:
            db.execute(statement)

    def one(self, statement):
        """The first cell of the first row."""
        found = self.rows(statement)
        if not found:
            raise AssertionError(f"nothing is found by {statement}")
        return found[0][0]

    def log(self):
        return (self.data / "plenaria.log").read_text()

    def visitor(self):
        return Visitor(self)

    def person(self, role):
        """A browser in which the demonstration's person of that role is signed in."""
        browser = Visitor(self)
        browser.role = role
        entry = self.run("user", "link", f"{role}@demo.example")
        browser.submit(urllib.parse.urlsplit(entry).path)
        return browser

    def links(self, secretariat):
        """Paths of all access links that wait in the outbox: there is no mail server."""
        found = []
        page = 1
        while True:
            list_page = secretariat.get(f"/admin/mail?page={page}").text
            mails = re.findall(r'href="(/admin/mail/[0-9A-Z]{26})"', list_page)
            if not mails:
                return found
            for mail in dict.fromkeys(mails):
                found += re.findall(r"/l/[0-9a-f]{64}", secretariat.get(mail).text)
            page += 1


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def header(self, name):
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    def json(self):
        return json.loads(self.body)

    @property
    def leads_to_sign_in(self):
        return self.status == 303 and self.header("Location").startswith("/sign-in?next=")


class Visitor:
    """A browser: keeps cookies, follows nothing by itself. http.cookiejar would keep none, for want of TLS."""

    def __init__(self, house):
        self.house = house
        self.cookies = {"__Host-language": "en"}  # what people read is compared
        self.role = "nobody"
        self.token = ""
        self.connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=30)

    def send(self, method, path, body=None, headers=None):
        sent = {"Accept-Language": "en", **(headers or {})}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        for attempt in (1, 2):
            try:
                self.connection.request(method, path, body=body, headers=sent)
                reply = self.connection.getresponse()
                break
            except (http.client.RemoteDisconnected, ConnectionError, http.client.CannotSendRequest):
                # The server closes idle connections; the request was not looked at.
                self.connection.close()
                if attempt == 2:
                    raise
        answer = Answer(reply.status, reply.getheaders(), self.body(reply))
        for name, value in answer.headers:
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
                if "Max-Age=0" in value:
                    del self.cookies[key]
        return answer

    def body(self, reply):
        """Of a stream, which has no end, its first event."""
        if reply.getheader("Content-Type") != "text/event-stream":
            return reply.read()
        lines = []
        while (line := reply.readline()) not in (b"\n", b"\r\n", b""):
            lines.append(line)
        self.connection.close()
        return b"".join(lines)

    def get(self, path, **headers):
        return self.send("GET", path, headers=headers)

    def post(self, path, fields=None, headers=None):
        body = urllib.parse.urlencode(fields or {})
        return self.send("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})})

    def form_token(self, path):
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', self.get(path).text)
        return found.group(1) if found else ""

    def submit(self, path, fields=None, page=None):
        """Posts as the form on `page` would, which is the page at the same address unless said otherwise."""
        return self.post(path, {**(fields or {}), "csrf": self.form_token(page or path)})

    def open_link(self, path):
        """Through the one button of an access link; returns where it leads."""
        answer = self.submit(path)
        return answer.header("Location") if answer.status == 303 else ""

    def make_token(self, scopes):
        """An API token of the signed-in person, as another visitor who holds nothing else."""
        page = self.post("/account/tokens", [("token_name", "test"), ("csrf", self.form_token("/account"))] +
                         [("scope", scope) for scope in scopes]) if scopes else None
        other = Visitor(self.house)
        other.role = f"token of {self.role} for {' '.join(scopes) or 'nothing'}"
        other.token = re.search(r"pln_[0-9a-f]{64}", page.text).group(0) if page else ""
        return other


def plain(answer, path):
    """The body without what differs between two askings of the same thing: request id, form token, own address."""
    text = answer.text
    text = re.sub(r"\b[0-9A-HJKMNP-TV-Z]{26}\b", "ID", text)
    text = re.sub(r'name="csrf" value="[0-9a-f]+"| aria-current="page"', "", text)
    for form in {path, urllib.parse.quote(path), urllib.parse.quote(path, safe=""), urllib.parse.unquote(path)}:
        text = text.replace(form, "PATH")
    return re.sub(r'href="[^"]*(\?|&amp;)lang=..[^"]*"', "", text)


def words(answer):
    """What a person reads of a page, for messages of failed tests."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))[-2000:]
