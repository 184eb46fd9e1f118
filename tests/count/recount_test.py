# SPDX-License-Identifier: EUPL-1.2
"""`plenaria committee tally` against other programs that were written from the rules' texts by somebody who had not
seen it. Where a rule asks for a lot, the program may draw as it likes: some way of drawing must give its whole record.

    recount_test.py [FOLDER]    more ballots: all *.blt in there
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import meek
import scottish
import wigm
from blt import write
from compare import Told, objection
from elections import AWKWARD, published, random_election
from run import main

PROGRAM = Path(os.environ["PLENARIA_BINARY"])
FOLDER = Path(sys.argv[1]) if sys.argv[1:] else None
RANDOM = 150
RULES = {
    "scottish": {"published counts": scottish.recount,
                 "word by word": lambda election, lots: scottish.recount(election, lots, last_transfer=False)},
    "meek-prf": {"": meek.recount},
    "wigm-prf": {"": wigm.recount},
}


class Recount(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="plenaria-count-"))
        (cls.folder / "plenaria.conf").write_text("address = 127.0.0.1:1\nbase_url = http://127.0.0.1:1\n")
        # A rule may be read in more than one way, but not in one way today and in another tomorrow.
        cls.readings = {rule: set(readings) for rule, readings in RULES.items()}

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def tally(self, rule, text, *more):
        file = self.folder / "ballots.blt"
        file.write_text(text, encoding="utf-8")
        return subprocess.run([PROGRAM, "committee", "tally", file, "--rule", rule, "--json", "--data", self.folder, *more],
                              capture_output=True, text=True, timeout=120, check=False, stdin=subprocess.DEVNULL)

    def said(self, rule, text, *more):
        done = self.tally(rule, text, *more)
        self.assertEqual(0, done.returncode, f"{rule}: {done.stderr}{done.stdout}\n{text}")
        return done.stdout

    def assert_recounted(self, election, said, rule):
        told = Told(json.loads(said), election.standing())
        against = {}
        for reading in sorted(self.readings[rule]):
            against[reading] = objection(told, lambda lots: RULES[rule][reading](election, lots))
        agreeing = {reading for reading, found in against.items() if found is None}
        self.assertTrue(agreeing, f"{rule}: {against}\n{write(election)}")
        self.readings[rule] &= agreeing

    def assert_all_rules_agree(self, election):
        text = write(election)
        for rule in RULES:
            self.assert_recounted(election, self.said(rule, text), rule)

    def test_what_was_thought_of(self):
        for name, election in AWKWARD.items():
            with self.subTest(name):
                self.assert_all_rules_agree(election)

    def test_what_chance_thinks_of(self):
        for number in range(RANDOM):
            with self.subTest(number):
                self.assert_all_rules_agree(random_election(number))

    @unittest.skipUnless(FOLDER, "no folder of published ballots is named")
    def test_what_citizens_voted(self):
        found = published(FOLDER)
        self.assertTrue(found, f"no *.blt in {FOLDER}")
        for name, election in found.items():
            with self.subTest(name):
                self.assert_all_rules_agree(election)

    def test_another_number_of_seats(self):
        election = AWKWARD["papers change hands three times"]
        for seats in (1, 2, 4):
            other = type(election)(election.names, seats, election.papers, election.withdrawn, election.title)
            for rule in RULES:
                with self.subTest(seats=seats, rule=rule):
                    self.assert_recounted(other, self.said(rule, write(election), "--seats", str(seats)), rule)

    def test_the_same_lots_fall_again(self):
        text = write(AWKWARD["only a lot breaks the tie of the lowest"])
        for rule in RULES:
            with self.subTest(rule):
                self.assertEqual(1, len({self.said(rule, text) for _ in range(5)}))


if __name__ == "__main__":
    main()
