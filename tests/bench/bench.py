# SPDX-License-Identifier: EUPL-1.2
"""Pages of a running Plenaria against nginx with their saved bytes: CPU of all processes concerned for one request at
one client, throughput at 16 clients, the tail at 64. Ratios inside one run; absolute figures mean nothing elsewhere."""
import html
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("PLENARIA_BUILD", ROOT / "build/release"))
PROGRAM = BUILD / "bin/plenaria"
TICK = os.sysconf("SC_CLK_TCK")
SECONDS = int(os.environ.get("PLENARIA_BENCH_SECONDS", "4"))
# Multiples of nginx's CPU a request, on SQLite; on MariaDB 1.6 times as much.
BUDGET = {"list of cities": 35, "statement": 40, "comparison": 100}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def processes(parent):
    """The process and all below it."""
    found = [parent]
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found += processes(int(entry.name))
    return found


def cpu_seconds(pids):
    total = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICK


def wrk(url, clients, cookie):
    words = ["wrk", "-t1" if clients == 1 else "-t2", f"-c{clients}", f"-d{SECONDS}s", "--latency", url]
    if cookie:
        words[1:1] = ["-H", f"Cookie: {cookie}"]
    said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said:
        raise SystemExit(f"{url} did not answer 200:\n{said}")

    def milliseconds(percent):
        value, unit = re.search(rf"{percent}%\s+([\d.]+)(us|ms|s)", said).groups()
        return float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]

    return {"requests": int(re.search(r"(\d+) requests in", said).group(1)),
            "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1)),
            "p50": milliseconds(50), "p99": milliseconds(99)}


def cost(url, pids, cookie=None):
    """Microseconds of CPU a request, at one client."""
    wrk(url, 1, cookie)  # warm
    before = cpu_seconds(pids)
    run = wrk(url, 1, cookie)
    return (cpu_seconds(pids) - before) / run["requests"] * 1e6


class Host:
    def __init__(self, engine):
        self.folder = Path(tempfile.mkdtemp(prefix="plenaria-bench-"))
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.server = []
        words = [PROGRAM, "serve", "--demo", "--data", self.folder, "--port", str(self.port)]
        if engine == "mysql":
            place = f"/dev/shm/plenaria-bench-{os.getpid()}"
            subprocess.run(["sh", ROOT / "packaging/test/private_mariadb.sh", "start", place], check=True)
            self.place = place
            sock = f"{place}/mariadb.sock"
            subprocess.run(["mariadb", "--no-defaults", f"--socket={sock}", "-e", "CREATE DATABASE bench CHARACTER SET utf8mb4"], check=True)
            words += ["--mysql", f"mysql://root@/bench?unix_socket={sock}"]
            self.server = [int(Path(pid).read_text()) for pid in Path(place).glob("*.pid")]
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        started = time.monotonic()
        while True:
            try:
                urllib.request.urlopen(self.url + "/readyz", timeout=1).read()
                break
            except OSError:
                if self.process.poll() is not None or time.monotonic() - started > 120:
                    raise SystemExit("the host did not start")
                time.sleep(0.05)
        self.pids = processes(self.process.pid) + self.server
        self.cookie = self.sign_in()

    def request(self, path, cookie, data=None):
        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_):
                return None
        asked = urllib.request.Request(self.url + path, data=data, headers={"Cookie": cookie} if cookie else {})
        try:
            return urllib.request.build_opener(Stay).open(asked)
        except urllib.error.HTTPError as answer:
            return answer

    def sign_in(self):
        address = subprocess.run([PROGRAM, "user", "link", "secretariat@demo.example", "--data", self.folder],
                                 check=True, capture_output=True, text=True).stdout.strip()
        path = address[len(self.url):]
        page = self.request(path, None)
        cookie = page.headers["Set-Cookie"].split(";")[0]
        token = re.search(r'name="csrf" value="([0-9a-f]+)"', page.read().decode()).group(1)
        return self.request(path, cookie, f"csrf={token}".encode()).headers["Set-Cookie"].split(";")[0]

    def page(self, path):
        answer = self.request(path, self.cookie)
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}")
        return answer.read()

    def first_link(self, path, pattern):
        return html.unescape(re.search(pattern, self.page(path).decode()).group(1))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()
        if self.server:
            subprocess.run(["sh", ROOT / "packaging/test/private_mariadb.sh", "stop", self.place], check=True)
        shutil.rmtree(self.folder)


class Nginx:
    def __init__(self, folder):
        self.port = free_port()
        conf = folder / "nginx.conf"
        conf.write_text(f"worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log; events {{}}\n"
                        f"http {{ access_log off; keepalive_requests 1000000000; types {{ text/html html; }}\n"
                        f"server {{ listen 127.0.0.1:{self.port}; root {folder}/pages; }} }}\n")
        self.process = subprocess.Popen(["nginx", "-c", conf, "-g", "daemon off;"], stderr=subprocess.DEVNULL)
        time.sleep(0.5)
        self.pids = processes(self.process.pid)

    def stop(self):
        self.process.terminate()
        self.process.wait()


def pss_mib(pids):
    total = 0
    for pid in pids:
        total += int(re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M).group(1))
    return total / 1024


def measure(engine):
    host = Host(engine)
    over = 0
    try:
        idle = pss_mib([host.process.pid])
        statement = host.first_link("/statements", r'href="(/statements/[0-9A-Z]{26})[?"]')
        paths = {"list of cities": "/directory/cities", "statement": statement, "comparison": statement + "/compare"}
        folder = Path(tempfile.mkdtemp(prefix="plenaria-bench-nginx-"))
        os.chmod(folder, 0o755)
        (folder / "pages").mkdir()
        for number, path in enumerate(paths.values()):
            (folder / f"pages/{number}.html").write_bytes(host.page(path))
        nginx = Nginx(folder)
        print(f"\n{engine}\n{'page':<18}{'KiB':>6}{'us':>8}{'nginx':>7}{'ratio':>7}{'budget':>8}{'rate16':>8}{'p50':>7}{'p99':>7}  at 64 clients, ms")
        for number, (name, path) in enumerate(paths.items()):
            static = f"http://127.0.0.1:{nginx.port}/{number}.html"
            base = cost(static, nginx.pids)
            ours = cost(host.url + path, host.pids, host.cookie)
            share = wrk(host.url + path, 16, host.cookie)["rate"] / wrk(static, 16, None)["rate"]
            tail = wrk(host.url + path, 64, host.cookie)
            budget = BUDGET[name] * (1.6 if engine == "mysql" else 1)
            over += ours / base > budget
            size = (folder / f"pages/{number}.html").stat().st_size / 1024
            print(f"{name:<18}{size:>6.0f}{ours:>8.0f}{base:>7.0f}{ours / base:>7.1f}{budget:>8.0f}{share:>8.3f}{tail['p50']:>7.1f}{tail['p99']:>7.1f}")
        print(f"memory of the host, PSS: {idle:.0f} MiB idle, {pss_mib([host.process.pid]):.0f} MiB after 64 clients")
        nginx.stop()
        shutil.rmtree(folder)
    finally:
        host.stop()
    return over


if __name__ == "__main__":
    for tool in ("nginx", "wrk"):
        if shutil.which(tool) is None:
            raise SystemExit(f"{tool} is missing: apt-get install nginx-light wrk")
    engines = sys.argv[1:] or ["sqlite", "mysql"]
    sys.exit(1 if sum(measure(engine) for engine in engines) else 0)
