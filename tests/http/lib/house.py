# SPDX-License-Identifier: EUPL-1.2
"""The real program in a fresh folder, started, stopped and killed at will."""
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import weakref

from lib.browser import Browser

BINARY = os.environ["PLENARIA_BINARY"]
SOURCE = os.environ["PLENARIA_SOURCE_DIR"]


MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # what a killed process leaves is the same there


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(what, seconds=10.0, every=0.02):
    """Calls `what` until it returns something true, and returns that. @raises TimeoutError."""
    deadline = time.monotonic() + seconds
    while True:
        found = what()
        if found:
            return found
        if time.monotonic() > deadline:
            raise TimeoutError(f"did not come true within {seconds} s: {what}")
        time.sleep(every)


class House:
    """One data folder and one port. `database` is a URL of lib.mariadb; without one it is SQLite. `under` is what the
    host runs under: words before its own."""
    opened = weakref.WeakSet()

    def __init__(self, database=None, mail_port=None, data=None, config=(), limits=(), plugins=None,
                 port=None, environment=None, under=()):
        self.data = data or tempfile.mkdtemp(prefix="plenaria-http-", dir=MEMORY)
        self._owns_data = data is None
        self.database = database
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.limits = list(limits)
        self.plugins = plugins
        self.under = list(under)
        self.environment = {**os.environ, **(environment or {})}
        self.process = None
        self.output = ""
        self.opened.add(self)
        lines = [f"address = 127.0.0.1:{self.port}", f"base_url = {self.url}", "mail.require_tls = no",
                 "mail.from = secretariat@example.org", *config]
        if mail_port:
            lines.append(f"mail.server = smtp://127.0.0.1:{mail_port}")
        if database:
            lines.append(f"mysql = {database}")
        with open(os.path.join(self.data, "plenaria.conf"), "w", encoding="utf-8") as out:
            out.write("\n".join(lines) + "\n")

    def command(self, *words):
        return [BINARY, *words, "--data", self.data, *(["--plugins", self.plugins] if self.plugins else [])]

    def spawn(self, *more):
        """Starts the program without waiting for it."""
        def within_limits():
            for what, most in self.limits:
                resource.setrlimit(what, (most, most))

        words = self.under + self.command("serve", "--strict", *(["--migrate"] if self.database else []), *more)
        self.output = ""
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                        env=self.environment, preexec_fn=within_limits)
        threading.Thread(target=self._listen, args=(self.process,), daemon=True).start()
        return self

    def _listen(self, process):
        for line in process.stdout:
            self.output += line

    def start(self, *more, seconds=30):
        """@return how many seconds it took until the first page."""
        began = time.monotonic()
        self.spawn(*more)

        def answers():
            if self.process.poll() is not None:
                raise AssertionError(f"plenaria ended with {self.process.returncode}:\n{self.output}")
            return "answers at" in self.output
        wait_for(answers, seconds, every=0.005)
        return time.monotonic() - began

    def stop(self):
        """Ends it politely. @return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)

    def kill(self):
        self.process.kill()
        self.process.wait(20)

    def close(self):
        if self.process and self.process.poll() is None:
            self.kill()
        if self._owns_data:
            shutil.rmtree(self.data, ignore_errors=True)

    def run(self, *words):
        """A command beside the running host. @return what it printed."""
        done = subprocess.run(self.command(*words), capture_output=True, text=True, timeout=30, check=False,
                              env=self.environment)
        if done.returncode != 0:
            raise AssertionError(f"plenaria {' '.join(words)}: {done.stdout}{done.stderr}")
        return done.stdout.strip()

    def browser(self, language="en"):
        return Browser(self.port, language)

    def signed_in(self, email="amina@example.org", name="Amina Haddad", role="administrator", language="en"):
        """A browser of that account, which is made if it does not exist."""
        if email not in self.run("user", "list"):
            self.run("user", "add", email, name, "--role", role)
        browser = self.browser(language)
        address = self.run("user", "link", email)
        page = browser.get(address.removeprefix(self.url))
        signed = browser.send(page.form(re.escape(address.removeprefix(self.url))))
        if signed.status != 303:
            raise AssertionError(f"not signed in: {signed.status} {signed.text}")
        return browser

    def last_words(self, lines=30):
        path = os.path.join(self.data, "plenaria.log")
        log = self.log().splitlines() if os.path.exists(path) else []
        return "\n".join([*self.output.splitlines()[-lines:], *log[-lines:]])

    def log(self):
        with open(os.path.join(self.data, "plenaria.log"), encoding="utf-8") as lines:
            return lines.read()
