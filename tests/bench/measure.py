# SPDX-License-Identifier: EUPL-1.2
"""CPU, throughput and tail of one address beside nginx with the saved bytes of the same page. Rounds are short and
alternate, and the median counts: whatever else the machine does meets both sides."""
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from host import free_port

ROUNDS = int(os.environ.get("PLENARIA_BENCH_ROUNDS", "5"))


def cpu_seconds(pids):
    """Of all their threads, to the microsecond."""
    total = 0
    for pid in pids:
        for task in Path(f"/proc/{pid}/task").iterdir():
            try:
                total += int((task / "schedstat").read_text().split()[0])
            except OSError:
                pass  # a thread that has just ended
    return total / 1e9


def pss_mib(pid):
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.search(r"^Pss:\s+(\d+)", rollup, re.M).group(1)) / 1024


def children(parent):
    return [int(entry.parent.name) for entry in Path("/proc").glob("[0-9]*/stat")
            if (text := read(entry)) and int(text.rsplit(")", 1)[1].split()[1]) == parent]


def read(path):
    try:
        return path.read_text()
    except OSError:
        return ""


def wrk(url, clients, cookie="", seconds=1):
    words = ["wrk", "-t1" if clients == 1 else "-t2", f"-c{clients}", f"-d{seconds}s", "--latency", url]
    if cookie:
        words[1:1] = ["-H", f"Cookie: {cookie}"]
    said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"{url} did not answer every time:\n{said}")

    def milliseconds(percent):
        value, unit = re.search(rf"{percent}%\s+([\d.]+)(us|ms|s)", said).groups()
        return float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]

    return {"requests": int(re.search(r"(\d+) requests in", said).group(1)),
            "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1)),
            "p50": milliseconds(50), "p99": milliseconds(99)}


@dataclass
class Target:
    """An address, and the processes whose work it is to answer it."""
    url: str
    pids: list
    cookie: str = ""

    def cost(self):
        """Microseconds of CPU for a request, at one client."""
        before = cpu_seconds(self.pids)
        run = wrk(self.url, 1, self.cookie)
        return (cpu_seconds(self.pids) - before) / run["requests"] * 1e6


class Nginx:
    """Serves the bytes that it is given."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="plenaria-bench-nginx-"))
        self.port = free_port()
        os.chmod(self.folder, 0o755)
        (self.folder / "pages").mkdir()
        (self.folder / "nginx.conf").write_text(
            f"worker_processes auto; pid {self.folder}/nginx.pid; error_log {self.folder}/error.log; events {{}}\n"
            f"http {{ access_log off; keepalive_requests 1000000000; types {{ text/html html; }}\n"
            f"server {{ listen 127.0.0.1:{self.port}; root {self.folder}/pages; }} }}\n")
        self.process = subprocess.Popen(["nginx", "-c", self.folder / "nginx.conf", "-g", "daemon off;"], stderr=subprocess.DEVNULL)
        time.sleep(0.5)
        self.pids = [self.process.pid] + children(self.process.pid)

    def keep(self, name, page):
        (self.folder / f"pages/{name}.html").write_text(page)
        return f"http://127.0.0.1:{self.port}/{name}.html"

    def stop(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder)


def compare_cost(ours, base):
    """@return (multiple of the cost of `base`, ours, that of `base`), the medians of ROUNDS rounds."""
    ours.cost()  # warm
    base.cost()
    rounds = [(ours.cost(), base.cost()) for _ in range(ROUNDS)]
    return (statistics.median(one / other for one, other in rounds),
            statistics.median(one for one, _ in rounds), statistics.median(other for _, other in rounds))


def compare_rate(url, cookie, static):
    """Throughput at 16 clients, as a fraction of nginx's."""
    wrk(url, 16, cookie)
    return statistics.median(wrk(url, 16, cookie)["rate"] / wrk(static, 16)["rate"] for _ in range(ROUNDS))


def tail(url, cookie):
    """@return p50 and p99 at 64 clients, of the round whose tail is the median one."""
    runs = sorted((wrk(url, 64, cookie, 2) for _ in range(ROUNDS)), key=lambda run: run["p99"] / run["p50"])
    return runs[len(runs) // 2]["p50"], runs[len(runs) // 2]["p99"]
