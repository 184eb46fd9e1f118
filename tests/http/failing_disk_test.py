# SPDX-License-Identifier: EUPL-1.2
"""A disk on which one of fifty reads, writes and syncs fails, at random: people are told so, what was acknowledged is
there exactly once, nothing is damaged, and when the disk is well again so is the host. Now and then it meets SQLite as it
must read its whole log anew, which never ends while one of fifty readings fails: that one waits for the disk."""
import os
import shutil
import sqlite3
import subprocess
import tempfile
import threading
import time
import unittest

from lib.house import House, wait_for
from lib.run import main

CALLS = ("rw/read", "rw/write", "rw/pread", "rw/pwrite", "sync/fsync", "sync/fdatasync", "rw/ftruncate")
WRITERS, SAVED_EACH = 4, 25
SECONDS_OF_FAULTS = 30


class Faults:
    """Of the system's calls of one program that runs under it; none until they are asked for."""

    def __init__(self):
        if not shutil.which("fiu-run"):
            raise AssertionError("fiu-run is missing: apt-get install fiu-utils")
        self._folder = tempfile.TemporaryDirectory(prefix="plenaria-faults-")
        self._control = os.path.join(self._folder.name, "control")
        self.under = ("fiu-run", "-x", "-f", self._control)
        self.close = self._folder.cleanup

    def _say(self, process, *commands):
        words = [word for command in commands for word in ("-c", command)]
        subprocess.run(["fiu-ctrl", "-f", self._control, *words, str(process.pid)], check=True, capture_output=True, timeout=20)

    def begin(self, process, probability):
        self._say(process, *(f"enable_random name=posix/io/{call},probability={probability}" for call in CALLS))

    def end(self, process):
        self._say(process, *(f"disable name=posix/io/{call}" for call in CALLS))


class FailingDisk(unittest.TestCase):
    def test_one_of_fifty_calls_fails(self):
        faults = Faults()
        self.addCleanup(faults.close)
        house = House(under=faults.under)
        self.addCleanup(house.close)
        house.start(seconds=60)
        amina = house.signed_in(role="secretariat")
        form = amina.get("/directory/people/new").form("/directory/people")
        acknowledged, statuses, unexpected = [], {}, []

        def write(browser, name):
            # After a failure the host may refuse for a moment, faster than it could save: what counts is what was saved.
            saved, number, end = 0, 0, time.monotonic() + 2 * SECONDS_OF_FAULTS
            while saved < SAVED_EACH and time.monotonic() < end:
                number += 1
                page = browser.send(form.with_values(name=f"{name}-{number}"))
                statuses[page.status] = statuses.get(page.status, 0) + 1
                if page.status == 303:
                    saved += 1
                    acknowledged.append(f"{name}-{number}")
                elif page.status != 503:
                    unexpected.append((page.status, page.text[-900:]))
                browser.get("/directory/people")

        faults.begin(house.process, 0.02)
        ill_until = time.monotonic() + SECONDS_OF_FAULTS
        writers = [threading.Thread(target=write, args=(amina.copy(), f"W{number}")) for number in range(WRITERS)]
        for writer in writers:
            writer.start()
        wait_for(lambda: not any(writer.is_alive() for writer in writers) or time.monotonic() > ill_until, 2 * SECONDS_OF_FAULTS)
        self.assertIsNone(house.process.poll(), f"the host ended: {house.output}")
        self.assertGreater(len(acknowledged), 0, "nothing was saved on the failing disk")
        faults.end(house.process)
        for writer in writers:
            writer.join(2 * SECONDS_OF_FAULTS)
        well = time.monotonic()
        wait_for(lambda: amina.send(form.with_values(name="Afterwards")).status == 303, 5)
        self.assertLess(time.monotonic() - well, 5)

        self.assertEqual(unexpected, [])
        self.assertGreater(statuses.get(503, 0), WRITERS, "nothing failed")
        self.assertEqual(statuses.get(303, 0), WRITERS * SAVED_EACH, "too little was saved")
        self.assertEqual(house.stop(), 0)
        with sqlite3.connect(os.path.join(house.data, "plenaria.db")) as db:
            self.assertEqual(db.execute("PRAGMA integrity_check").fetchone()[0], "ok")
            names = [name for (name,) in db.execute("SELECT name FROM dir_person")]
        self.assertEqual(len(set(names)), len(names), "something is there twice")
        self.assertEqual(set(acknowledged) - set(names), set(), "what was acknowledged is gone")
        self.assertEqual({name for name in names if name.startswith("W")} - set(acknowledged), set(), "what was refused is there")

    def test_what_fails_for_another_reason_signs_nobody_out(self):
        house = House()
        self.addCleanup(house.close)
        house.start()
        amina = house.signed_in(role="secretariat")
        form = amina.get("/directory/people/new").form("/directory/people").with_values(name="Ada Example")

        self.rename(house, "core_session", "core_away")
        broken = amina.send(form)
        self.assertEqual((broken.status, broken.headers["Set-Cookie"]), (500, None))
        self.assertIn("Ada Example", broken.text)
        self.rename(house, "core_away", "core_session")
        self.assertEqual(amina.send(form).status, 303)

    @staticmethod
    def rename(house, table, name):
        with sqlite3.connect(os.path.join(house.data, "plenaria.db"), timeout=10) as db:
            db.execute(f"ALTER TABLE {table} RENAME TO {name}")


if __name__ == "__main__":
    main()
