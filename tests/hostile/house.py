# SPDX-License-Identifier: EUPL-1.2
"""Plenaria in a folder of its own with the demonstration data: bare on a loopback port, or behind nginx with the
site that is packaged."""
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sink import MailSink

SOURCE = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("PLENARIA_BINARY", str(SOURCE / "build/release/bin/plenaria"))
NAME = "plenaria.example"  # of the site of nginx, in packaging/nginx/plenaria.conf


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(*words, **others):
    return subprocess.run(words, check=True, capture_output=True, text=True, timeout=120, **others).stdout


class House:
    """`proxy`: nginx in front with TLS; unless it is said, when the program that runs was called with the word "nginx".
    `more`: further lines of the configuration."""

    def __init__(self, proxy=None, more=()):
        # A whole suite asks faster than the site lets one address; hostile.slow_clients looks at that limit.
        self.hurried = proxy is None
        self.proxy = proxy = "nginx" in sys.argv[1:] if proxy is None else proxy
        self.folder = Path(tempfile.mkdtemp(prefix="plenaria-hostile-"))
        self.data = self.folder / "data"
        self.data.mkdir()
        self.sink = MailSink()
        self.port = free_port()
        self.authority = NAME if proxy else f"127.0.0.1:{self.port}"
        self.url = f"{'https' if proxy else 'http'}://{self.authority}"
        address = f"unix:{self.folder}/plenaria.sock" if proxy else self.authority
        (self.data / "plenaria.conf").write_text("\n".join([
            f"address = {address}", f"base_url = {self.url}", "organisation = Network of Cities",
            f"mail.server = smtp://127.0.0.1:{self.sink.port}", "mail.require_tls = no",
            "mail.from = secretariat@example.org", *more, ""]))
        self.nginx = None
        self.output = open(self.folder / "output", "w+", encoding="utf-8")
        self.program = subprocess.Popen([PROGRAM, "serve", "--strict", "--data", str(self.data), "--demo"],
                                        stdout=self.output, stderr=subprocess.STDOUT)
        try:
            self._wait()
            if proxy:
                self._start_nginx()
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def said(self):
        return (self.folder / "output").read_text(encoding="utf-8", errors="replace")

    def _wait(self):
        until = time.monotonic() + 90
        while "answers at" not in self.said():
            if self.program.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"plenaria did not start:\n{self.said()}")
            time.sleep(0.05)

    def _start_nginx(self):
        """The packaged site: other paths, other ports, nothing else."""
        site = (SOURCE / "packaging/nginx/plenaria.conf").read_text(encoding="utf-8")
        site = site.replace("/run/plenaria/plenaria.sock", f"{self.folder}/plenaria.sock")
        site = re.sub(r"/etc/letsencrypt/live/[^/]+/", f"{self.folder}/", site)
        site = re.sub(r"^ *listen \[::\].*\n", "", site, flags=re.M)
        site = re.sub(r"listen 80\b", f"listen 127.0.0.1:{free_port()}", site)
        site = re.sub(r"listen 443\b", f"listen 127.0.0.1:{self.port}", site)
        if self.hurried:
            site = site.replace("rate=50r/s", "rate=5000r/s")
        run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}",
            "-keyout", f"{self.folder}/privkey.pem", "-out", f"{self.folder}/fullchain.pem")
        (self.folder / "nginx.conf").write_text(
            f"pid {self.folder}/nginx.pid; error_log {self.folder}/nginx.log; worker_processes 1; daemon off;\n"
            f"{'user root;' if os.getuid() == 0 else ''}\nevents {{ worker_connections 4096; }}\n"
            f"http {{ access_log off; client_body_temp_path {self.folder}/b; proxy_temp_path {self.folder}/p;\n"
            f"fastcgi_temp_path {self.folder}/f; uwsgi_temp_path {self.folder}/u; scgi_temp_path {self.folder}/s;\n"
            f"{site}\n}}\n")
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        self.nginx = subprocess.Popen([program, "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")],
                                      stderr=subprocess.PIPE, text=True)
        until = time.monotonic() + 20
        while True:
            try:
                self.connect().close()
                return
            except OSError:
                if self.nginx.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"nginx did not start: {self.nginx.stderr.read()}") from None
                time.sleep(0.05)

    def connect(self, seconds=15, source=None):
        """A socket to whatever faces the network."""
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=seconds,
                                         source_address=(source, 0) if source else None)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # as http.client does: head and body go apart
        if not self.proxy:
            return plain
        trust = ssl.create_default_context(cafile=str(self.folder / "fullchain.pem"))
        trust.check_hostname = False
        return trust.wrap_socket(plain, server_hostname=NAME)

    def command(self, *words):
        return run(PROGRAM, *words, "--data", str(self.data)).strip()

    def link(self, task):
        """The access link that the demonstration printed for "Review" or "Sign"."""
        return re.search(rf"{task} as [^:]+: (\S+)", self.said()).group(1)

    def log(self):
        return (self.data / "plenaria.log").read_text(encoding="utf-8", errors="replace")

    def resident(self):
        """Memory of the program in MiB, now and at most."""
        status = Path(f"/proc/{self.program.pid}/status").read_text(encoding="ascii")
        return tuple(int(re.search(rf"{key}:\s+(\d+)", status).group(1)) / 1024 for key in ("VmRSS", "VmHWM"))

    def close(self):
        for child in (self.nginx, self.program):
            if child is not None and child.poll() is None:
                child.terminate()
                try:
                    child.wait(20)
                except subprocess.TimeoutExpired:
                    child.kill()
        self.sink.shutdown()
        self.output.close()
        shutil.rmtree(self.folder, ignore_errors=True)
