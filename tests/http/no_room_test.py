# SPDX-License-Identifier: EUPL-1.2
"""A full disk, a limit of file size, no descriptors left: writes are refused with words, reads go on, and when there is
room again all is well without anybody's help."""
import os
import resource
import shutil
import sqlite3
import subprocess
import tempfile
import threading
import time
import unittest

from lib.browser import Browser
from lib.house import BINARY, House, wait_for
from lib.run import main

MEGABYTE = 1024 * 1024


class NoRoom(unittest.TestCase):
    def sends(self, browser, name):
        form = browser.get("/directory/people/new").form("/directory/people")
        return browser.send(form.with_values(name=name, note="n" * 1500))

    def refuse_then_recover(self, house, browser, fill, relieve, sentence):
        """`fill` makes the room scarce, step by step if it must; `relieve` gives it back."""
        self.assertEqual(self.sends(browser, "Before").status, 303)
        fill()
        refused = None
        for number in range(400):  # what was left of the room is used up first
            page = self.sends(browser, f"Person {number}")
            if page.status == 503:
                refused = page
                break
            self.assertEqual(page.status, 303, page.text)
        self.assertIsNotNone(refused, "there was always room")
        self.assertIn(sentence, refused.text)
        kept = refused.form("/directory/people")
        self.assertEqual(kept.value("note"), "n" * 1500)

        self.assertEqual(browser.get("/directory/people?q=Before").status, 200)
        self.assertIn("Before", browser.get("/directory/people?q=Before").text)
        self.assertIsNone(house.process.poll())

        relieve()
        back = time.monotonic()
        page = wait_for(lambda: (page := browser.send(kept)).status == 303 and page, 5)
        self.assertLess(time.monotonic() - back, 5)
        name = kept.value("name")
        self.assertIn(name, browser.get("/directory/people?q=" + name.replace(" ", "+")).text)
        self.assertEqual(house.stop(), 0)
        self.assertEqual(integrity(house), "ok")

    @unittest.skipUnless(os.getuid() == 0, "only root mounts a small disk; the next case needs no root")
    def test_a_full_disk(self):
        with SmallDisk(24) as disk:
            house = House(data=disk.folder)
            self.addCleanup(house.close)
            house.start()
            browser = house.signed_in(role="secretariat")
            self.refuse_then_recover(house, browser, disk.fill, disk.relieve, "There is no room left on the disk")
            self.assertGreater(house.log().count('"request"'), 10)

    @unittest.skipUnless(os.getuid() == 0, "only root mounts a small disk")
    def test_a_start_on_a_full_disk_says_so(self):
        with SmallDisk(8) as disk:
            disk.fill()
            ended = subprocess.run([BINARY, "serve", "--data", disk.folder, "--port", "0"], capture_output=True, text=True,
                                   timeout=30, check=False)
        self.assertEqual(ended.returncode, 1)
        self.assertRegex(ended.stderr, "there is no room left on its disk|No space left on device")

    def test_a_limit_of_file_size(self):
        house = House()
        self.addCleanup(house.close)
        house.start()
        browser = house.signed_in(role="secretariat")
        size = max(os.path.getsize(os.path.join(house.data, name)) for name in ("plenaria.db", "plenaria.db-wal"))

        def limit(most):
            resource.prlimit(house.process.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        self.refuse_then_recover(house, browser, lambda: limit(size + 64 * 1024), lambda: limit(resource.RLIM_INFINITY),
                                 "The database did not answer")

    def test_no_descriptors_left(self):
        house = House(limits=[(resource.RLIMIT_NOFILE, 64)])
        self.addCleanup(house.close)
        house.start()
        browser = house.signed_in(role="secretariat")
        self.assertEqual(self.sends(browser, "Before").status, 303)

        crowd = [Browser(house.port) for _ in range(200)]
        threads = [threading.Thread(target=self.try_to_read, args=(one,)) for one in crowd]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        self.assertIsNone(house.process.poll(), house.output)
        for one in crowd:
            one.close()

        wait_for(lambda: self.try_to_read(browser) == 200, 5)
        self.assertEqual(self.sends(browser, "After").status, 303)
        self.assertEqual(house.stop(), 0)

    @staticmethod
    def try_to_read(browser):
        try:
            return browser.request("GET", "/healthz", seconds=10).status
        except OSError:
            return None  # refused or cut off: there was no descriptor for it


class SmallDisk:
    def __init__(self, megabytes):
        self.folder = tempfile.mkdtemp(prefix="plenaria-disk-")
        self._megabytes = megabytes

    def __enter__(self):
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={self._megabytes}m", "tmpfs", self.folder], check=True)
        return self

    def __exit__(self, *ignored):
        subprocess.run(["umount", "--lazy", self.folder], check=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def fill(self):
        with open(os.path.join(self.folder, "ballast"), "wb", buffering=0) as out:
            for piece in (MEGABYTE, 4096):
                try:
                    while True:
                        out.write(b"x" * piece)
                except OSError:
                    pass

    def relieve(self):
        os.unlink(os.path.join(self.folder, "ballast"))


def integrity(house):
    with sqlite3.connect(os.path.join(house.data, "plenaria.db")) as db:
        return db.execute("PRAGMA integrity_check").fetchone()[0]


if __name__ == "__main__":
    main()
