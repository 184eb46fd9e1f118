# SPDX-License-Identifier: EUPL-1.2
"""The day of an event: badges scanned at the door while the programme is read, and a list of speakers on thousands of screens.
    day.py [sqlite|mysql]...   on the clock of this machine; nobody else should use it"""
import os
import re
import resource
import selectors
import socket
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse

from data import Data
from host import Host
from measure import pss_mib, wrk

SCANS_A_SECOND, SECONDS, SCAN_P99 = 50, 10, 20  # milliseconds
READERS = 64
COMMITTED = 9 * 4096  # bytes written before each flush of the disk alone: some pages, as a small commit has
SCREENS, CHANGES, SHOWN_P99 = 2000, 10, 1.0  # seconds


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def disk_milliseconds(folder):
    """@return of some bytes written and flushed to the disk, as often as scans come: no commit can be faster than that."""
    taken = []
    with open(folder / "disk.probe", "wb", buffering=0) as probe:
        began = time.perf_counter()
        for number in range(SCANS_A_SECOND * SECONDS):
            time.sleep(max(0, began + number / SCANS_A_SECOND - time.perf_counter()))
            at = time.perf_counter()
            probe.write(bytes(COMMITTED))
            os.fdatasync(probe.fileno())
            taken.append((time.perf_counter() - at) * 1000)
    return taken


def rows(host, statement):
    """What only the badges themselves show is read from the database."""
    if host.database is None:
        with sqlite3.connect(f"file:{host.folder}/plenaria.db?mode=ro", uri=True) as db:
            return [row[0] for row in db.execute(statement)]
    path = urllib.parse.parse_qs(urllib.parse.urlsplit(host.database.address).query)["unix_socket"][0]
    said = subprocess.run(["mariadb", "--no-defaults", f"--socket={path}", "-NBe", statement, "bench"], check=True, capture_output=True, text=True)
    return said.stdout.split()


class Door:
    """Scans badges of the demonstration's forum of 2019, each scan under a name of its own, at a steady rate."""

    def __init__(self, data):
        self.program = data.program
        self.edition = rows(data.host, "SELECT edition_id FROM evt_delegation WHERE answer = 'accepted' LIMIT 1")[0]
        page = f"/events/editions/{self.edition}/badges"
        data.staff.get(page)
        data.staff.post(page, {})
        # The badges are printed meanwhile; nothing is measured beside that.
        while rows(data.host, "SELECT id FROM core_job WHERE kind = 'core.make_document' AND state IN ('ready', 'running')"):
            time.sleep(0.2)
        self.codes = rows(data.host, f"SELECT code FROM evt_badge WHERE edition_id = '{self.edition}' AND void_at = ''")
        self.programme = rows(data.host, "SELECT edition_id FROM evt_release LIMIT 1")[0]
        self.outcomes = {}

    def scan(self, number):
        answer = self.program.ask("POST", f"/api/events/editions/{self.edition}/scans",
                                  {"scans": [{"scan": f"bench-{number}", "code": self.codes[number % len(self.codes)]}]})["answers"][0]
        self.outcomes[answer["outcome"]] = self.outcomes.get(answer["outcome"], 0) + 1

    def milliseconds(self, url):
        """@return of each scan, from the moment at which it was due: one that waits for the one before has waited."""
        reader = threading.Thread(target=wrk, args=(f"{url}/programme/{self.programme}", READERS, "", SECONDS + 2))
        reader.start()
        time.sleep(1)
        began, taken = time.perf_counter(), []
        for number in range(SCANS_A_SECOND * SECONDS):
            due = began + number / SCANS_A_SECOND
            time.sleep(max(0, due - time.perf_counter()))
            self.scan(number)
            taken.append((time.perf_counter() - due) * 1000)
        reader.join()
        return taken


class Screens:
    """Browsers that watch the list of speakers which the demonstration shows to everybody: each holds a stream, and one kept
    connection on which it fetches the page when the stream tells of a change."""

    def __init__(self, data, count):
        self.host, self.program = data.host, data.program
        self.session = rows(data.host, "SELECT session_id FROM evt_floor WHERE screen = 'everybody'")[0]
        edition = rows(data.host, f"SELECT edition_id FROM evt_session WHERE id = '{self.session}'")[0]
        self.page = f"/programme/{edition}/sessions/{self.session}/speakers"
        self.selector = selectors.DefaultSelector()
        self.fetching = {}
        for _ in range(count):
            stream, fetcher = self.connect(), self.connect()
            stream.sendall(self.request(self.page + "/live"))
            self.fetch(fetcher)  # so that it is open and the page is made
            self.selector.register(stream, selectors.EVENT_READ, fetcher)
        self.count = count
        self.wait(lambda: len(self.heard) >= count, reset=True)  # each is greeted with the number of the list

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.host.port))

    def close(self):
        for key in list(self.selector.get_map().values()):
            key.fileobj.close()
            if key.data is not None:
                key.data.close()
        self.selector.close()

    def request(self, path):
        return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.host.port}\r\nAccept-Language: en\r\n\r\n".encode()

    def fetch(self, fetcher):
        fetcher.sendall(self.request(self.page))
        self.read_page(fetcher)

    @staticmethod
    def read_page(fetcher):
        got = b""
        while b"\r\n\r\n" not in got:
            got += fetcher.recv(65536)
        head, _, body = got.partition(b"\r\n\r\n")
        length = int(re.search(rb"content-length: (\d+)", head, re.I).group(1))
        while len(body) < length:
            body += fetcher.recv(65536)
        if not head.startswith(b"HTTP/1.1 200"):
            raise SystemExit(f"a screen got {head[:200]!r}")

    def wait(self, done, reset=False, fetches=False):
        """Takes what the streams tell, and fetches the page for each, until `done`."""
        if reset:
            self.heard, self.shown = {}, {}
        end = time.monotonic() + 30
        while not done():
            if time.monotonic() > end:
                raise SystemExit(f"{self.count - len(self.heard)} screens heard nothing within 30 s")
            for key, _ in self.selector.select(0.05):
                if key.data is None:  # a page has come
                    self.read_page(key.fileobj)
                    self.selector.unregister(key.fileobj)
                    self.shown[key.fileobj] = time.perf_counter()
                elif b"data:" in key.fileobj.recv(4096):
                    self.heard[key.fileobj] = time.perf_counter()
                    if fetches:
                        key.data.sendall(self.request(self.page))
                        self.selector.register(key.data, selectors.EVENT_READ, None)

    def change(self):
        """The clock of the speaker is stopped, or let run. @return (seconds until each screen has heard, until each shows it)."""
        path = f"/api/events/sessions/{self.session}"
        floor = self.program.ask("GET", path + "/speakers")
        self.heard, self.shown = {}, {}
        began = time.perf_counter()
        self.program.send("POST", path + "/floor", {"revision": floor["revision"], "do": "pause" if floor["running_since"] else "resume"})
        self.wait(lambda: len(self.shown) >= self.count, fetches=True)
        return [[at - began for at in each.values()] for each in (self.heard, self.shown)]


def say(engine, what, value, unit, budget):
    kept = value <= budget
    print(f"{engine:<8}{what:<62}{value:8.2f} {unit}  ≤ {budget} {unit}  {'kept' if kept else 'OVER'}", flush=True)
    return not kept


def measure(engine):
    host = Host(engine)
    try:
        data = Data(host)
        door = Door(data)
        taken = door.milliseconds(host.url)
        if set(door.outcomes) != {"admitted", "already"}:
            raise SystemExit(f"at the door: {door.outcomes}")
        print(f"{engine:<8}{len(taken)} scans of {len(door.codes)} badges, p50 {statistics.median(taken):.1f} ms")
        over = say(engine, f"scan, {SCANS_A_SECOND} a second beside {READERS} readers, p99", percentile(taken, 0.99), "ms", SCAN_P99)
        if engine == "sqlite":  # MariaDB's files are in memory here
            disk = disk_milliseconds(host.folder)
            print(f"{engine:<8}the disk alone, p50 {statistics.median(disk):.1f} ms, p99 {percentile(disk, 0.99):.1f} ms")
        before = pss_mib(host.process.pid)
        screens = Screens(data, SCREENS)
        print(f"{engine:<8}{SCREENS} screens cost {pss_mib(host.process.pid) - before:.1f} MiB")
        heard, shown = [], []
        for _ in range(CHANGES):
            one, other = screens.change()
            heard += one
            shown += other
        screens.close()
        over += say(engine, f"change of the list of speakers heard by {SCREENS} screens, p99", percentile(heard, 0.99), "s", SHOWN_P99)
        return over + say(engine, "and shown by them, p99", percentile(shown, 0.99), "s", SHOWN_P99)
    finally:
        host.stop()


def main():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4 * SCREENS), hard))
    over = sum(measure(engine) for engine in sys.argv[1:] or ("sqlite", "mysql"))
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
