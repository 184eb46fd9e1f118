# SPDX-License-Identifier: EUPL-1.2
"""SIGKILL in the middle of writes, again and again: what was acknowledged is there exactly once, and nothing is half
there. PLENARIA_KILLS sets the number of rounds on each engine."""
import http.client
import os
import random
import sqlite3
import statistics
import threading
import unittest

from lib.house import House, wait_for
from lib.mariadb import MariaDb
from lib.run import main

ROUNDS = int(os.environ.get("PLENARIA_KILLS", "12"))
WRITERS = 4
# A person is a row, the words it is found by, an entry of the search, and a line of the history.
PERSONS = "SELECT name FROM dir_person WHERE name LIKE 'W%'"
HALF = ("SELECT count(*) FROM dir_person p WHERE p.name LIKE 'W%' AND "
        "((SELECT count(*) FROM core_history h WHERE h.subject = {subject}) <> 1 OR "
        "NOT EXISTS (SELECT 1 FROM dir_word w WHERE w.id = p.id))")


class Writers:
    """Some people who send forms as fast as they are answered, each with a name that is never sent twice."""

    def __init__(self, browsers, round_number):
        self.acknowledged = []
        self.unexpected = []
        self._threads = [threading.Thread(target=self._write, args=(browser, f"W{round_number}-{number}-{{}}"))
                         for number, browser in enumerate(browsers)]

    def _write(self, browser, name):
        try:
            form = browser.get("/directory/people/new").form("/directory/people")
            turn = 0
            while True:
                turn += 1
                this = name.format(turn)
                page = browser.send(form.with_values(name=this))
                if page.status == 303:
                    self.acknowledged.append(this)
                elif page.status != 503:
                    self.unexpected.append((page.status, page.text))
        except (OSError, http.client.HTTPException, AssertionError):
            return  # the host was killed under it

    def run_until(self, count, then):
        for thread in self._threads:
            thread.start()
        wait_for(lambda: len(self.acknowledged) >= count, 60, every=0.001)
        then()
        for thread in self._threads:
            thread.join(10)


class KillNine(unittest.TestCase):
    def rounds(self, house, kill, names, half):
        house.start()
        polite = []
        for _ in range(3):
            house.stop()
            polite.append(house.start())
        amina = house.signed_in(role="secretariat")
        acknowledged, starts = [], []
        for number in range(ROUNDS):
            writers = Writers([amina.copy() for _ in range(WRITERS)], number)
            writers.run_until(random.randint(1, 40), lambda n=number: kill(n))
            starts.append(house.start())
            self.assertEqual(writers.unexpected, [])
            acknowledged += writers.acknowledged
            there = names()
            self.assertEqual(len(there), len(set(there)), "a write is there twice")
            self.assertEqual(sorted(set(acknowledged) - set(there)), [], "acknowledged and lost")
            self.assertEqual(half(), 0, "half a write is there")
        # As fast as after a polite end, whatever the machine does besides.
        self.assertLess(statistics.median(starts), 2 * statistics.median(polite) + 0.5)
        self.assertEqual(house.browser().get("/readyz").status, 200)
        print(f"{ROUNDS} kills, {len(acknowledged)} acknowledged writes, "
              f"start {statistics.median(starts):.2f} s, after a polite end {statistics.median(polite):.2f} s", flush=True)

    def test_sqlite(self):
        house = House()
        self.addCleanup(house.close)

        def ask(sql):
            with sqlite3.connect(f"file:{house.data}/plenaria.db?mode=ro", uri=True) as db:
                return db.execute(sql).fetchall()

        self.rounds(house, lambda _: house.kill(), lambda: [row[0] for row in ask(PERSONS)],
                    lambda: ask(HALF.format(subject="'directory.person/' || p.id"))[0][0])
        house.stop()
        self.assertEqual(ask("PRAGMA integrity_check"), [("ok",)])

    def test_mariadb_host_and_server(self):
        mariadb = MariaDb().start()
        self.addCleanup(mariadb.close)
        house = House(mariadb.database())
        self.addCleanup(house.close)

        def kill(number):
            if number % 3 == 0:
                mariadb.kill()
                house.kill()
                mariadb.start()
            else:
                house.kill()

        self.rounds(house, kill, lambda: [row[0] for row in mariadb.sql(PERSONS, "house")],
                    lambda: int(mariadb.sql(HALF.format(subject="concat('directory.person/', p.id)"), "house")[0][0]))


if __name__ == "__main__":
    main()
