# SPDX-License-Identifier: EUPL-1.2
"""Every page and operation that is read, with what no page would put into its address: each parameter that is known
anywhere, with 10^9, a negative number, no number, SQL, markup, a NUL. The answer is a page, in time, and never an error of
ours.

    lists_test.py [sqlite|mysql]
"""
import time
import unittest
import urllib.parse

import house
import scene
import table
from at_house import ENGINE, AtHouse
from things import Things

PARAMETERS = ("page", "per_page", "limit", "offset", "cursor", "before", "after", "sort", "order", "q", "lang", "language", "beside", "filter",
              "format", "view", "show", "state", "region", "context", "kind", "letter", "by", "archived", "role", "subject", "party", "from",
              "to", "version", "point", "with", "answer", "day", "actor", "action", "city", "kept", "gone", "next", "find", "at")
VALUES = ("1000000000", "-1", "99999999999999999999999999", "1e9", "' OR 1=1 --", "<svg/onload=zq9(1)>", "a\0b", "\u202e", "%", "ORDER BY 1", "id DESC")
# Each engine takes every other one, and both the largest number.
VALUES = VALUES[:1] + VALUES[1 if ENGINE == "mysql" else 2::2]
SECONDS = 3.0
# By programs of others, without --format= as well; nothing of a document that was made hid a parameter from the others.
MAKES_DOCUMENTS = {"statements.answers": 15.0, "statements.document": 15.0, "events.letter": 15.0, "events.briefing": 15.0,
                   "committee.minutes_file": 15.0}


class Lists(AtHouse):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.things = Things(cls.at)
        cls.chief = cls.at.person("administrator")
        cls.office = scene.office(cls.at, cls.things.link_to_review, "office")
        cls.city = scene.office(cls.at, cls.things.link_to_sign, "city")

    def visitor(self, door):
        if door.is_api:
            return self.things.all_powerful
        if door.kind == table.LINK:
            return self.office if door.purpose == "statements.review" else self.city
        return self.chief

    def test_every_parameter_takes_every_value(self):
        asked = 0
        # All at once; and, since one that is refused hides the others, each half by itself.
        parts = (PARAMETERS, PARAMETERS[::2], PARAMETERS[1::2])
        for nth, door in enumerate(door for door in table.doors() if door.method == "GET"):
            path = self.things.path(door).split("?")[0]
            # Half of the others, and another half for the next door.
            for turn, value in enumerate([VALUES[0], *VALUES[1 + nth % 2::2]]):
                # Of the largest number all three, of the others one in turn.
                for part in parts if turn == 0 else (parts[(nth + turn) % 3],):
                    query = urllib.parse.urlencode([(name, value) for name in part])
                    began = time.monotonic()
                    answer = self.visitor(door).get(f"{path}?{query}")
                    took = time.monotonic() - began
                    if answer.status == 503 and door.name in MAKES_DOCUMENTS:  # "Wait a moment and try again."
                        time.sleep(2)
                        answer = self.visitor(door).get(f"{path}?{query}")
                    asked += 1
                    with self.subTest(door=door.name, value=value):
                        self.assertLess(answer.status, 500, house.words(answer))
                        self.assertLess(took, MAKES_DOCUMENTS.get(door.name, SECONDS))
                        if "html" in answer.header("Content-Type"):
                            self.assertNotIn("<svg/onload", answer.text)
                    if door.name in MAKES_DOCUMENTS and answer.status == 200:
                        break
        self.assertGreater(asked, 1000)

    def test_a_page_far_behind_the_last_is_empty_and_says_so(self):
        for path in ("/directory/cities", "/directory/people", "/directory/organisations", "/admin/accounts", "/admin/mail", "/admin/history", "/admin/jobs"):
            with self.subTest(path):
                answer = self.chief.get(f"{path}?page=1000000000")
                self.assertEqual(answer.status, 200, house.words(answer))
                self.assertRegex(answer.text, r'<p>The list has \d+ pages?\.</p><a rel="prev" href="[^"]*page=\d+')

    def test_the_log_holds_no_error(self):
        wrong = [line for line in self.at.log().splitlines() if '"level":"error"' in line and "core.deliver_webhook" not in line]
        self.assertEqual(wrong, [])


if __name__ == "__main__":
    unittest.main()
