# SPDX-License-Identifier: EUPL-1.2
"""What is said to be saved was written to the disk before it was said: the calls that do that are counted, as nobody can
cut the power of a test."""
import os
import shutil
import subprocess
import tempfile
import unittest

from lib.house import House
from lib.mariadb import MariaDb
from lib.run import main

SAVED = 30


class Trace:
    """The syncs of a program that runs under it, and of which file."""

    def __init__(self):
        if not shutil.which("strace"):
            raise AssertionError("strace is missing: apt-get install strace")
        if subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True).returncode != 0:
            raise unittest.SkipTest("no program may trace another here")
        self._folder = tempfile.TemporaryDirectory(prefix="plenaria-trace-")
        self._file = os.path.join(self._folder.name, "calls")
        # -D: the program stays the child of who starts it. -y: with the names of files.
        self.under = ("strace", "-D", "-f", "-qq", "-y", "-e", "trace=fsync,fdatasync", "-o", self._file)
        self.close = self._folder.cleanup

    def done(self, file):
        """How many have ended well so far, of files whose names end so."""
        with open(self._file, encoding="utf-8", errors="replace") as calls:
            lines = calls.read().splitlines()
        begun, ended = {}, 0
        for line in lines:
            thread = line.split()[0]
            if "<unfinished" in line:
                begun[thread] = f"{file}>" in line
            elif line.endswith("= 0"):
                ended += begun.pop(thread, False) if "resumed>" in line else f"{file}>" in line
        return ended


class Synced(unittest.TestCase):
    def each_save_is_synced(self, house, trace, file):
        amina = house.signed_in(role="secretariat")
        form = amina.get("/directory/people/new").form("/directory/people")
        for number in range(SAVED):
            before = trace.done(file)
            self.assertEqual(amina.send(form.with_values(name=f"Person {number}")).status, 303)
            # strace writes its line before it lets the program go on.
            self.assertGreater(trace.done(file), before)
        # A page that is read writes nothing, so what was counted was the saving.
        quiet = min(self.syncs_of_a_read(amina, trace, file) for _ in range(20))
        self.assertEqual(quiet, 0)

    @staticmethod
    def syncs_of_a_read(browser, trace, file):
        before = trace.done(file)
        browser.get("/directory/people")
        return trace.done(file) - before

    def test_sqlite(self):
        trace = Trace()
        self.addCleanup(trace.close)
        house = House(under=trace.under)
        self.addCleanup(house.close)
        house.start()

        self.each_save_is_synced(house, trace, "plenaria.db-wal")

    def test_mariadb(self):
        """With innodb_flush_log_at_trx_commit = 1, which `plenaria doctor` asks for."""
        trace = Trace()
        self.addCleanup(trace.close)
        # In memory it would map its log, and sync nothing.
        mariadb = MariaDb(place="/var/tmp").start(under=trace.under)
        self.addCleanup(mariadb.close)
        house = House(mariadb.database())
        self.addCleanup(house.close)
        house.start()

        self.each_save_is_synced(house, trace, "ib_logfile0")


if __name__ == "__main__":
    main()
