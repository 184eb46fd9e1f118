# SPDX-License-Identifier: EUPL-1.2
"""A public page that is kept for all is in the language that a browser asks for, whoever opened it first."""
import sqlite3
import unittest

from lib.house import House
from lib.run import main


class KeptPages(unittest.TestCase):
    def test_a_signed_in_reader_does_not_leave_her_language_to_the_public(self):
        house = House()
        self.addCleanup(house.close)
        house.start("--demo", seconds=120)
        with sqlite3.connect(f"file:{house.data}/plenaria.db?mode=ro", uri=True, timeout=10) as db:
            (signing,) = db.execute("SELECT id FROM stm_signing LIMIT 1").fetchone()
        wall = f"/wall/{signing}"
        lucia = house.signed_in("secretariat@demo.example", language="en")  # her account prefers Spanish
        self.assertIn('<html lang="es"', lucia.get("/account").text)

        lucia.get(wall)
        for language in ("en", "fr", "es"):
            self.assertIn(f'<html lang="{language}"', house.browser(language).get(wall).text)


if __name__ == "__main__":
    main()
