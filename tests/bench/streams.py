# SPDX-License-Identifier: EUPL-1.2
"""Ten thousand browsers that only listen, behind nginx as in a hall: what they cost a host in memory and threads.
    streams.py [sqlite|mysql]...   wants 10 000 open files for one process, and twice that for nginx's two"""
import re
import resource
import selectors
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from data import Data
from day import percentile, rows, say
from host import Host, free_port
from measure import children, pss_mib

STREAMS, MEMORY, AT_ONCE = 9_900, 100, 200  # beside the pages of the staff; MiB; asked for before the answers are awaited
OF_ONE_ADDRESS = 1_980  # a hall; a host takes 2 000


class Proxy:
    """nginx, which hands streams on as they come."""

    def __init__(self, upstream):
        self.folder = Path(tempfile.mkdtemp(prefix="plenaria-bench-proxy-"))
        self.port = free_port()
        (self.folder / "nginx.conf").write_text(
            f"worker_processes 2; worker_rlimit_nofile 20000; pid {self.folder}/nginx.pid; error_log {self.folder}/error.log;\n"
            f"events {{ worker_connections 20000; }}\n"
            f"http {{ access_log off; server {{ listen 127.0.0.1:{self.port} reuseport; location / {{ proxy_pass http://127.0.0.1:{upstream};\n"
            f"proxy_http_version 1.1; proxy_set_header Connection \"\"; proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $http_x_hall; }} }} }}\n")
        self.process = subprocess.Popen(["nginx", "-c", self.folder / "nginx.conf", "-g", "daemon off;"], stderr=subprocess.DEVNULL)
        time.sleep(0.5)

    def mebibytes(self):
        return sum(pss_mib(pid) for pid in [self.process.pid, *children(self.process.pid)])

    def stop(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder)


def threads(pid):
    return int(re.search(r"^Threads:\s+(\d+)", Path(f"/proc/{pid}/status").read_text(), re.M).group(1))


class Streams:
    """All listen to the list of speakers that the demonstration shows to everybody."""

    def __init__(self, host, port, count):
        self.session = rows(host, "SELECT session_id FROM evt_floor WHERE screen = 'everybody'")[0]
        edition = rows(host, f"SELECT edition_id FROM evt_session WHERE id = '{self.session}'")[0]
        self.selector = selectors.DefaultSelector()
        for first in range(0, count, AT_ONCE):
            numbers = range(first, min(first + AT_ONCE, count))
            for number in numbers:
                stream = socket.create_connection(("127.0.0.1", port))
                stream.sendall(f"GET /programme/{edition}/sessions/{self.session}/speakers/live HTTP/1.1\r\nHost: 127.0.0.1:{host.port}\r\n"
                               f"X-Hall: 198.51.100.{number // OF_ONE_ADDRESS + 1}\r\nAccept: text/event-stream\r\n\r\n".encode())
                self.selector.register(stream, selectors.EVENT_READ)
            self.hear(len(numbers), 30)

    def hear(self, count, seconds):
        """@return when each of `count` streams was told something."""
        end, heard = time.monotonic() + seconds, {}
        while len(heard) < count:
            if time.monotonic() > end:
                raise SystemExit(f"only {len(heard)} of {count} streams heard anything within {seconds} s")
            for key, _ in self.selector.select(0.5):
                told = key.fileobj.recv(8192)
                if not told or told.startswith(b"HTTP/1.1 ") and not told.startswith(b"HTTP/1.1 200"):
                    raise SystemExit(f"a stream was refused or closed: {told[:100]!r}")
                if b"\ndata:" in told:
                    heard[key.fileobj] = time.perf_counter()
        return list(heard.values())

    def close(self):
        for key in list(self.selector.get_map().values()):
            key.fileobj.close()
        self.selector.close()


def measure(engine):
    host = Host(engine, "trusted_proxies = 127.0.0.1")
    proxy = Proxy(host.port)
    try:
        program = Data(host).program
        pid = host.process.pid
        memory, workers, before = pss_mib(pid), threads(pid), proxy.mebibytes()
        streams = Streams(host, proxy.port, STREAMS)
        time.sleep(20)  # a heartbeat of each has passed
        over = say(engine, f"{STREAMS} idle streams through nginx cost the host", pss_mib(pid) - memory, "MiB", MEMORY)
        over += say(engine, "and threads", threads(pid) - workers, "", 0)
        print(f"{engine:<8}they cost nginx {proxy.mebibytes() - before:.1f} MiB")
        path = f"/api/events/sessions/{streams.session}"
        floor = program.ask("GET", path + "/speakers")
        began = time.perf_counter()
        program.send("POST", path + "/floor", {"revision": floor["revision"], "do": "pause" if floor["running_since"] else "resume"})
        print(f"{engine:<8}a change is heard by all within {percentile(streams.hear(STREAMS, 30), 1) - began:.2f} s")
        streams.close()
        return over
    finally:
        proxy.stop()
        host.stop()


def main():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    over = sum(measure(engine) for engine in sys.argv[1:] or ("sqlite", "mysql"))
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
