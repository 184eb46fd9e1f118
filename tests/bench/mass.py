# SPDX-License-Identifier: EUPL-1.2
"""An event of ten thousand people: what is made for all of them at once, and what its pages cost beside those of a hundred.
    mass.py [sqlite|mysql]... [PAGE]...   on the clock of this machine; nobody else should use it. With names of pages, only those"""
import re
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse

from data import Data
from host import Host
from measure import children, pss_mib

# Fifty delegations are a full page of each list, so each page of both events shows as much.
CITIES, SMALL, PEOPLE_OF_ONE, WAVE = 5000, 50, 2, 10_000
BADGES, MEMORY, LETTERS, QUEUED, GROWTH = 60, 300, 20, 5, 1.3  # seconds, MiB, a second, seconds, times
LOOKS = 60
PAGES = ("delegations", "delegates", "badges", "check-in", "presence", "delegations/choose", "delegations/invite", "delegations/remind",
         "delegations/approve", "report", "briefings", "api delegations")


def run(host, statements):
    """Rows that a hundred offices would take an hour to write; the host notices nothing but that they are there."""
    if host.database is None:
        with sqlite3.connect(f"{host.folder}/plenaria.db", timeout=30) as db:
            db.executescript("BEGIN IMMEDIATE;\n" + ";\n".join(statements) + ";\nCOMMIT;")
        return
    path = urllib.parse.parse_qs(urllib.parse.urlsplit(host.database.address).query)["unix_socket"][0]
    subprocess.run(["mariadb", "--no-defaults", "--default-character-set=utf8mb4", f"--socket={path}", "bench"], check=True, text=True, input=";\n".join(statements) + ";\n")


def ask(host, statement):
    if host.database is None:
        with sqlite3.connect(f"file:{host.folder}/plenaria.db?mode=ro", uri=True) as db:
            return [str(row[0]) for row in db.execute(statement)]
    path = urllib.parse.parse_qs(urllib.parse.urlsplit(host.database.address).query)["unix_socket"][0]
    return subprocess.run(["mariadb", "--no-defaults", f"--socket={path}", "-NBe", statement, "bench"], check=True, capture_output=True,
                          text=True).stdout.split("\n")[:-1]


def id_of(event, kind, number):
    return f"01{kind}{event}{number:022}"


class Event:
    """An edition with `cities` delegations; they come with `people` each, or nobody has asked them yet when that is 0."""
    count = 0

    def __init__(self, data, cities, people):
        self.host, self.staff, self.program = data.host, data.staff, data.program
        Event.count += 1
        own = Event.count
        texts = {"titles": {language: f"Event {own} of many" for language in ("en", "es", "fr")}, "original_language": "en"}
        series = data.program.ask("POST", "/api/events/series", texts)["id"]
        self.id = data.program.ask("POST", "/api/events/editions", {
            **texts, "series": series, "starts_on": "2037-11-02", "ends_on": "2037-11-05", "zone": "Africa/Kampala"})["id"]
        self.staff.get(self.page("delegations"))
        self.staff.post(self.page("delegations/rules"), {"reply_day": "2037-09-01", "reply_time": "17:00", "quota": "10", "places": "0",
                                                         "erase_days": "90", "revision": "0"})
        answer, at = ("accepted", "2026-01-01T00:00:00Z") if people else ("none", "")
        delegations = [f"('{id_of(own, 'D', i)}', '{self.id}', 'city/{id_of(own, 'C', i)}', 'City {i:05}', 'UG', 'Africa', 'Protocol', "
                       f"'office{i}@example.org', '{('en', 'es', 'fr')[i % 3]}', 'Africa/Kampala', 10, '{answer}', '', '{at}', '', '{at}', 0, '', '', 0, 1)"
                       for i in range(cities)]
        delegates = [f"('{id_of(own, 'P', i * people + j)}', '{id_of(own, 'D', i)}', {j + 1}, '{'member' if j else 'head'}', "
                     f"'Person {j} de la Torre y Nguyễn {i:05}', 'Director of International Relations')" for i in range(cities) for j in range(people)]
        run(self.host, [f"INSERT INTO {table} VALUES {', '.join(rows[at:at + 400])}"
                        for table, rows in (("evt_delegation", delegations), ("evt_delegate (id, delegation_id, position, role, name, post)", delegates))
                        for at in range(0, len(rows), 400)] +
            # Rows that no page wrote: they are counted by whoever looks first.
            [f"DELETE FROM evt_standing_of WHERE edition_id = '{self.id}'"])

    def page(self, name):
        return f"/events/editions/{self.id}/{name}"

    def milliseconds(self, name):
        began = time.perf_counter()
        if name.startswith("api "):
            self.program.ask("GET", f"/api/events/editions/{self.id}/{name[4:]}")
        else:
            self.staff.get(self.page(name))
        return (time.perf_counter() - began) * 1000


def asked_in_turn(large, small, name):
    """@return the medians of a page of both, asked in turn, so that what else the machine does is not taken for growth."""
    taken = [(large.milliseconds(name), small.milliseconds(name)) for _ in range(LOOKS)]
    return statistics.median(one for one, _ in taken), statistics.median(other for _, other in taken)


class Peak:
    """The most memory that the host and what it starts have had, while this is entered."""

    def __init__(self, host):
        self.host, self.most, self.ended = host, 0.0, False

    def __enter__(self):
        self.thread = threading.Thread(target=self.watch)
        self.thread.start()
        return self

    def watch(self):
        while not self.ended:
            self.most = max(self.most, sum(self.mib(pid) for pid in self.family(self.host.process.pid)))
            time.sleep(0.1)

    def family(self, pid):
        return [pid] + [each for child in children(pid) for each in self.family(child)]

    @staticmethod
    def mib(pid):
        try:
            return pss_mib(pid)
        except (OSError, AttributeError):
            return 0  # ended meanwhile

    def __exit__(self, *_):
        self.ended = True
        self.thread.join()


def made(event, page):
    """@return (seconds until the document is there, its order, the most memory)."""
    event.staff.get(event.page("badges"))
    with Peak(event.host) as peak:
        began = time.perf_counter()
        event.staff.post(event.page(page), {})
        while ask(event.host, RUNNING):
            time.sleep(0.1)
        took = time.perf_counter() - began
    states = ask(event.host, "SELECT state FROM core_job WHERE kind = 'core.make_document' ORDER BY created_at DESC, id DESC LIMIT 1")
    if states != ["done"]:
        raise SystemExit(f"{page}: the document is {states}")
    return took, peak.most


PARTS = "SELECT part FROM core_document_part"
RUNNING = "SELECT id FROM core_job WHERE kind = 'core.make_document' AND state IN ('ready', 'running')"


def goes_on_after_a_kill(event):
    """Letters are being made when the host is killed; the next one makes what is missing. @return how many parts it found."""
    host = event.host
    run(host, ["DELETE FROM core_document_part"])
    event.staff.get(event.page("badges"))
    event.staff.post(event.page("letters"), {})
    while len(ask(host, PARTS)) < 3:
        if not ask(host, RUNNING):
            raise SystemExit("the letters were made before the host could be killed")
        time.sleep(0.02)
    host.process.kill()
    host.process.wait()
    before = set(ask(host, PARTS))
    host.start()
    # As if the lease of the job that was killed had run out, a minute and a half later.
    run(host, ["UPDATE core_job SET lease_until = '2001-01-01T00:00:00Z' WHERE kind = 'core.make_document' AND state = 'running'"])
    while ask(host, RUNNING):
        time.sleep(0.1)
    states = ask(host, "SELECT state FROM core_job WHERE kind = 'core.make_document' ORDER BY created_at DESC, id DESC LIMIT 1")
    after = set(ask(host, PARTS))
    if states != ["done"] or not before < after:
        raise SystemExit(f"after the kill the letters are {states}, with {len(before)} parts before and {len(after)} after")
    return len(before), len(after)


def say(engine, what, value, unit, budget, at_least=False):
    kept = value >= budget if at_least else value <= budget
    print(f"{engine:<8}{what:<62}{value:8.2f} {unit}  {'≥' if at_least else '≤'} {budget} {unit}  {'kept' if kept else 'OVER'}", flush=True)
    return not kept


def compare_pages(engine, large, small, pages):
    people, few = CITIES * PEOPLE_OF_ONE, SMALL * PEOPLE_OF_ONE
    over = 0
    for name in pages:
        one, other = asked_in_turn(large, small, name)
        over += say(engine, f"page {name}, {people} people ({one:.1f} ms) against {few} ({other:.1f} ms)", one / other, "x", GROWTH)
    return over


def measure_documents(engine, large):
    people = CITIES * PEOPLE_OF_ONE
    took, most = made(large, "badges")
    over = say(engine, f"{people} badges as PDF", took, "s", BADGES)
    over += say(engine, "with that much memory, host and press", most, "MiB", MEMORY)
    took, most = made(large, "letters")
    over += say(engine, f"{people} letters as PDF, in three languages", people / took, "/s", LETTERS, at_least=True)
    over += say(engine, "with that much memory", most, "MiB", MEMORY)
    found, all_parts = goes_on_after_a_kill(large)
    print(f"{engine:<8}killed while letters were made: {found} parts were there, {all_parts - found} were made after it", flush=True)
    return over


def measure_wave(engine, data):
    wave = Event(data, WAVE, 0)
    wave.staff.get(wave.page("delegations/invite"))
    began = time.perf_counter()
    wave.staff.post(wave.page("delegations/invite"), {"count": str(WAVE)})
    took = time.perf_counter() - began
    queued = int(ask(data.host, f"SELECT COUNT(*) FROM core_mail WHERE about = 'events.edition/{wave.id}'")[0])
    if queued != WAVE:
        raise SystemExit(f"{queued} of {WAVE} messages are queued")
    return say(engine, f"a wave of {WAVE} is queued", took, "s", QUEUED)


def measure(engine, pages):
    host = Host(engine)
    try:
        data = Data(host)
        large, small = (Event(data, cities, PEOPLE_OF_ONE) for cities in (CITIES, SMALL))
        if pages:
            return compare_pages(engine, large, small, pages)
        return measure_documents(engine, large) + compare_pages(engine, large, small, PAGES) + measure_wave(engine, data)
    finally:
        host.stop()


def main():
    engines = [each for each in sys.argv[1:] if each in ("sqlite", "mysql")]
    pages = [each for each in sys.argv[1:] if each not in engines]
    if unknown := [each for each in pages if each not in PAGES]:
        raise SystemExit(f"no such page: {', '.join(unknown)}; there are {', '.join(PAGES)}")
    return 1 if sum(measure(engine, pages) for engine in engines or ("sqlite", "mysql")) else 0


if __name__ == "__main__":
    sys.exit(main())
