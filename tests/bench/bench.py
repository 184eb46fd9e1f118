# SPDX-License-Identifier: EUPL-1.2
"""What pages cost beside nginx with the same bytes, on both engines, with budgets; docs/performance.md explains it."""
import argparse
import re
import shutil
import statistics
import sys
import threading
from dataclasses import dataclass

from data import Data
from host import Host
from measure import ROUNDS, Nginx, Target, compare_cost, compare_rate, pss_mib, tail, wrk
from pages import Wall, measured_pages
from programme import Moves

ENGINES = ("sqlite", "mysql")
# Multiples of nginx's CPU for a request at one client.
COST = {"list of 50 cities": 35, "statement": 40, "review page": 60, "comparison": 100,
        "public programme": 40, "timetable, for staff": 40, "calendar of 500 sessions": 40}
MARIADB = 1.6      # times COST
TAIL = 10          # p99 as a multiple of p50, at 64 clients
CACHED = 0.5       # of nginx's throughput
GROWTH = 1.3       # cost with 100 times the data
IDLE, BUSY = 40, 90  # MiB
START = 0.3        # seconds
MOVE = 20          # milliseconds


@dataclass
class Figure:
    engine: str
    what: str
    value: float
    budget: float
    unit: str
    at_least: bool = False

    def kept(self):
        return self.value >= self.budget if self.at_least else self.value <= self.budget

    def cells(self):
        digits = 2 if self.budget < 10 else 0
        return [self.engine, self.what, f"{self.value:.{digits}f} {self.unit}",
                f"{'≥' if self.at_least else '≤'} {self.budget:.{digits}f}", "kept" if self.kept() else "OVER"]


class Bench:
    def __init__(self, engine):
        self.engine = engine
        self.figures = []
        self.details = []
        self.host = Host(engine)
        self.nginx = Nginx()

    def note(self, what, value, budget, unit, at_least=False):
        figure = Figure(self.engine, what, value, budget, unit, at_least)
        self.figures.append(figure)
        print("  ".join(figure.cells()), flush=True)

    def run(self, growth):
        try:
            self.memory_and_start()
            data = Data(self.host)
            pages = measured_pages(data)
            self.keep(pages)
            self.details = [[self.engine, page.name, f"{len(page.body.encode()) / 1024:.0f}"] for page in pages]
            self.costs(pages)
            self.under_load(pages)
            self.wall(data)
            self.moves(data)
            if growth:
                self.growth(pages)
        finally:
            self.nginx.stop()
            self.host.stop()

    def memory_and_start(self):
        staff = self.host.sign_in("secretariat@demo.example")
        statement = re.search(r'href="(/statements/[0-9A-Z]{26})[?"]', staff.get("/statements")).group(1)
        staff.get(statement)
        self.note("memory with the demo, idle", pss_mib(self.host.process.pid), IDLE, "MiB")
        seen = []
        over = threading.Event()

        def watch():
            while not over.wait(0.1):
                seen.append(pss_mib(self.host.process.pid))

        watcher = threading.Thread(target=watch)
        watcher.start()
        for path in (statement, statement + "/compare", "/directory/cities"):
            wrk(self.host.url + path, 64, staff.cookie, 2)
        over.set()
        watcher.join()
        self.note("memory with the demo, 64 clients", max(seen), BUSY, "MiB")
        starts = []
        for _ in range(ROUNDS):
            self.host.end()
            starts.append(self.host.start())
        self.note("from start to first page", statistics.median(starts), START, "s")

    def keep(self, pages):
        for page in pages:
            page.static = self.nginx.keep(page.name.replace(" ", "-"), page.body)

    def costs(self, pages):
        for page in pages:
            ratio, ours, base = compare_cost(page.target(), Target(page.static, self.nginx.pids))
            self.note(page.name, ratio, COST[page.name] * (MARIADB if self.engine == "mysql" else 1), "× nginx")
            self.detail(page).extend([f"{ours:.0f}", f"{base:.0f}"])

    def detail(self, page):
        return next(each for each in self.details if each[1] == page.name)

    def under_load(self, pages):
        for page in pages:
            url = page.target().url
            p50, p99 = tail(url, page.browser.cookie)
            self.note(f"{page.name}, p99 of p50", p99 / p50, TAIL, "×")
            rate = compare_rate(url, page.browser.cookie, page.static)
            self.detail(page).extend([f"{rate:.3f}", f"{p50:.1f}", f"{p99:.1f}"])

    def wall(self, data):
        wall = Wall(data)
        static = self.nginx.keep("wall", wall.look())
        self.note("wall, kept ready: throughput", compare_rate(self.host.url + wall.path, "", static), CACHED, "of nginx",
                  at_least=True)
        wall.is_right_after_a_change()

    def moves(self, data):
        """Of one program at a time, on the clock."""
        moves = Moves(data)
        self.note("move of a session among 500", moves.milliseconds(), MOVE, "ms")
        self.note("move, and all conflicts read", moves.milliseconds(reads_conflicts=True), MOVE, "ms")

    def growth(self, pages):
        """Beside a second house with the same pages and 100 times the data, so that both meet the same machine."""
        large = Host(self.engine)
        try:
            data = Data(large)
            large_pages = measured_pages(data)
            data.grow()
            for small, page in zip(pages, large_pages):
                page.look()
                ratio, *_ = compare_cost(page.target(), small.target())
                self.note(f"{page.name}, 100 times the data", ratio, GROWTH, "× its cost")
        finally:
            large.stop()


def tables(benches):
    figures = [["engine", "what", "measured", "budget", ""]] + [f.cells() for bench in benches for f in bench.figures]
    details = [["engine", "page", "KiB", "µs", "nginx µs", "of nginx's throughput, 16 clients", "p50 ms, 64 clients", "p99 ms"]]
    return figures, details + [row for bench in benches for row in bench.details]


def markdown(rows):
    return "\n".join("| " + " | ".join(row) + " |" for row in [rows[0], ["---"] * len(rows[0]), *rows[1:]])


def plain(rows):
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)


def main():
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("engines", nargs="*", metavar="sqlite|mysql", help="one after the other; both when none is named")
    said.add_argument("--markdown", action="store_true", help="print the tables for docs/performance.md")
    said.add_argument("--no-growth", action="store_true", help="leave 100 times the data out")
    wanted = said.parse_args()
    for engine in wanted.engines:
        if engine not in ENGINES:
            said.error(f"{engine} is none of {', '.join(ENGINES)}")
    for tool in ("nginx", "wrk"):
        if shutil.which(tool) is None:
            raise SystemExit(f"{tool} is missing: apt-get install nginx-light wrk")
    benches = []
    for engine in wanted.engines or ENGINES:
        benches.append(Bench(engine))
        benches[-1].run(not wanted.no_growth)
    for table in tables(benches):
        print("\n" + (markdown if wanted.markdown else plain)(table))
    over = [figure for bench in benches for figure in bench.figures if not figure.kept()]
    print(f"\n{len(over)} over budget")
    sys.exit(1 if over else 0)


if __name__ == "__main__":
    main()
