# SPDX-License-Identifier: EUPL-1.2
"""The recounting programs themselves, against counts made by hand; with a folder also against what returning officers
declared.

    recounters_test.py [FOLDER]

FOLDER holds NAME.blt, as councils in Scotland have to publish it (rule 61 of SSI 2011/399), and beside it NAME.json with
what was declared: {"elected": [surnames], "decimals": 0, "stages": {surname: [votes after each stage]}}; the last two may
be missing, and stages of those elected or excluded may end early.
"""

import json
import sys
import unittest
from fractions import Fraction
from pathlib import Path

import blt
import meek
import scottish
import wigm
from compare import Told, objection
from elections import AWKWARD, ballots, published, random_election
from record import LotNeeded, Lots
from run import main

FOLDER = Path(sys.argv[1]) if sys.argv[1:] else None


def surname(name):
    return name.split()[-1]


def in_order(count):
    return ["".join(sorted(together)) for together in count.elected]


def as_told(count, election):
    """What a program would print that counted just so."""
    return Told({"elected": [name for together in count.elected for name in sorted(together)], "quota": str(count.quota),
                 "rounds": [{"totals": stage.totals} for stage in count.rounds]}, election.standing())


class Scottish(unittest.TestCase):
    def totals(self, name, **others):
        count = scottish.recount(AWKWARD[name], **others)
        return count, [{who: str(float(votes)) for who, votes in sorted(stage.totals.items())} for stage in count.rounds]

    def test_the_quota_ignores_decimal_places_and_adds_one(self):
        for papers, quota in ((11, 3), (12, 4), (15, 4), (16, 5)):
            with self.subTest(papers):
                self.assertEqual(quota, scottish.recount(ballots(3, f"{papers} A B C D")).quota)

    def test_what_is_cut_off_decides(self):
        count, totals = self.totals("what is cut off decides")

        self.assertEqual({"A": "6.0", "B": "3.99999", "C": "3.0", "D": "1.0"}, totals[1])
        self.assertEqual({"A": "6.0", "B": "3.99999", "C": "4.0", "D": "0.0"}, totals[2])
        self.assertEqual(["A", "C"], in_order(count))

    def test_the_product_is_whole_and_the_quotient_is_cut(self):
        _, totals = self.totals("how often it is cut shows")

        self.assertEqual({"A": "8.0", "B": "11.9999", "C": "7.0", "D": "3.0"}, totals[1])
        # Eighteen papers at 0.18518, two at 0.33332.
        self.assertEqual({"A": "8.0", "B": "8.0", "C": "10.99988", "D": "3.0"}, totals[2])

    def test_an_earlier_stage_breaks_ties(self):
        lowest, _ = self.totals("an earlier stage breaks the tie of the lowest")
        latest, _ = self.totals("the latest stage that parts them decides, not the first")
        three, _ = self.totals("of three that tie, earlier stages part one after another")
        highest, _ = self.totals("an earlier stage breaks the tie of surpluses")

        self.assertEqual(["D", "C"], [stage.who for stage in lowest.rounds if stage.who])
        self.assertEqual(["D", "E", "B"], [stage.who for stage in latest.rounds if stage.who])
        self.assertEqual(["E", "F", "B"], [stage.who for stage in three.rounds if stage.who])
        self.assertEqual(["D", "B", "C", "E"], [stage.who for stage in highest.rounds if stage.who and stage.who != "A"])

    def test_only_surpluses_move(self):
        count, _ = self.totals("a surplus of zero")

        self.assertEqual(["first preferences", "exclusion"], [stage.what for stage in count.rounds])

    def test_lots_are_asked_for(self):
        for what, tied in (("the lowest", ["B", "C"]), ("surpluses", ["A", "B"])):
            with self.subTest(what):
                with self.assertRaises(LotNeeded) as lot:
                    scottish.recount(AWKWARD[f"only a lot breaks the tie of {what}"])
                self.assertEqual(tied, lot.exception.tied)

    def test_the_last_papers_move_or_stay_and_elect_the_same(self):
        election = AWKWARD["all are elected by first preferences"]
        moved, stayed = scottish.recount(election), scottish.recount(election, last_transfer=False)

        self.assertEqual(moved.rounds[:-1], stayed.rounds)
        self.assertEqual(moved.winners(), stayed.winners())

    def test_no_vote_is_won_by_counting(self):
        for number in range(60):
            election = random_election(number)
            try:
                count = scottish.recount(election)
            except LotNeeded as lot:
                count = lot.count
            sums = [sum(stage.totals.values()) for stage in count.rounds]
            self.assertEqual(sums, sorted(sums, reverse=True), number)


@unittest.skipUnless(FOLDER, "no folder of published ballots is named")
class Declared(unittest.TestCase):
    def test_returning_officers_declared_the_same(self):
        found = published(FOLDER)
        self.assertTrue(found, f"no *.blt in {FOLDER}")
        for name, election in found.items():
            with self.subTest(name):
                declared = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
                count = scottish.recount(election)
                self.assertEqual(sorted(declared["elected"]), sorted(map(surname, count.winners())))
                for who in election.names:
                    told = declared.get("stages", {}).get(surname(who), [])
                    counted = [stage.totals[who] for stage in count.rounds[:len(told)]]
                    self.assertEqual(told, [round(float(votes), declared.get("decimals", 0)) for votes in counted], who)


class Reference(unittest.TestCase):
    """By hand from the rules of the Proportional Representation Foundation."""

    def test_weighted_inclusive_gregory_cuts_at_four_places(self):
        # 16 papers, 2 seats: 5.3333 and one ten-thousandth. A's surplus is 3.6666, a paper's new weight 0.4074.
        count = wigm.recount(AWKWARD["what is cut off decides"])

        self.assertEqual(Fraction("5.3334"), count.quota)
        self.assertEqual({"A": Fraction("5.3334"), "B": Fraction("4.2222"), "C": 3, "D": 1}, count.rounds[1].totals)

    def test_meek_keeps_as_much_as_a_quota_needs(self):
        # 6 papers, 2 seats: the quota is 2 and a billionth; A keeps 0.500000001 of each of 4.
        count = meek.recount(ballots(2, "4 A B; 2 C"))

        self.assertEqual({"A": 4, "B": 0, "C": 2}, count.rounds[0].totals)
        self.assertEqual({"A": Fraction("2.000000004"), "B": Fraction("1.999999996"), "C": 2}, count.rounds[1].totals)
        self.assertEqual(["A", "C"], in_order(count))

    def test_meek_ties_within_what_is_left_of_surpluses(self):
        with self.assertRaises(LotNeeded) as lot:
            meek.recount(AWKWARD["only a lot breaks the tie of surpluses"])

        self.assertEqual(["D", "E"], lot.exception.tied)


class Ballots(unittest.TestCase):
    def test_what_is_written_is_read(self):
        for election in [*AWKWARD.values(), *map(random_election, range(30))]:
            self.assertEqual(election, blt.read(blt.write(election)))

    def test_marks_of_the_format(self):
        election = blt.read('\ufeff3 1 # seats\n-2\n4 1 2 0\n1 0\n0\n"A \\"a\\"" "B"\n"C"\n"T"\n')

        self.assertEqual((('A "a"', "B", "C"), {"B"}, "T"), (election.names, election.withdrawn, election.title))
        self.assertEqual([(('A "a"',), 4)], election.valid())

    def test_what_no_count_here_knows_is_refused(self):
        for papers in ("1 1=2 0", "1 1 - 0", "1 3 0", "1 1 1 0", "1 1 2"):
            with self.subTest(papers), self.assertRaises(ValueError):
                blt.read(f'2 1\n{papers}\n0\n"A" "B" "T"')


class Comparing(unittest.TestCase):
    """The test of the program may not pass by mistake."""
    election = AWKWARD["papers change hands three times"]

    def told(self, change):
        told = as_told(scottish.recount(self.election), self.election)
        change(told)
        return objection(told, lambda lots: scottish.recount(self.election, lots))

    def test_the_same_record_is_agreed_with(self):
        self.assertIsNone(self.told(lambda told: None))

    def test_each_difference_is_found(self):
        def least(told):
            told.totals[2]["D"] += Fraction(1, 100000)

        for change in (least, lambda told: told.totals.pop(), lambda told: told.totals.pop(1),
                       lambda told: told.totals.append({}), lambda told: told.elected.pop(),
                       lambda told: told.elected.reverse(),
                       lambda told: setattr(told, "quota", told.quota + 1)):
            with self.subTest(change):
                self.assertIsNotNone(self.told(change))

    def test_any_way_the_lot_falls_is_agreed_with_and_no_other(self):
        election = AWKWARD["only a lot breaks the tie of the lowest"]
        for drawn in "BC":
            told = as_told(scottish.recount(election, Lots([drawn])), election)
            self.assertIsNone(objection(told, lambda lots: scottish.recount(election, lots)))
        told.totals[1]["D"] -= 1
        self.assertIn("round 2", objection(told, lambda lots: scottish.recount(election, lots)))


if __name__ == "__main__":
    main()
