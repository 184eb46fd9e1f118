# SPDX-License-Identifier: EUPL-1.2
"""What answers to a voter tell to whoever keeps logs, what is told before a vote is closed, and votes sent many at once."""
import itertools
import re
import threading
import unittest

import ballots
import house
import scene
from at_house import AtHouse
from things import Things

NAMES = [f"Candidate {letter}" for letter in "ABCDEFGHIJKL"]


class Ballots(AtHouse):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.things = Things(cls.at, with_signing=False)

    def begun(self, **more):
        ballot = ballots.create(self.things, **more)
        if more.get("secrecy", "secret") == "secret":
            self.keys = ballots.hold_keys(self.things, ballot)
        ballots.open_for(self.things, ballot)
        return ballot

    def behind(self, ballot, number=0):
        visitor = scene.office(self.at, ballots.links(self.things, ballot)[number], f"voter {number}")
        return visitor, visitor.task

    @staticmethod
    def ranked(places):
        return {f"place_{number}": str(place) for number, place in places.items()}

    def check(self, visitor, page, choice, **more):
        answer = visitor.submit(f"{page}/check", {"for": "", **choice, **more}, page)
        self.assertEqual(answer.status, 200, house.words(answer))
        return answer

    def cast(self, visitor, page, checked, **more):
        answer = visitor.submit(f"{page}/cast", {**{name: value for name, value in ballots.hidden(checked).items() if name != "csrf"}, **more}, page)
        self.assertEqual(answer.status, 200, house.words(answer))
        return answer

    @staticmethod
    def told(answer):
        """What an access log and a wire show of an answer."""
        return answer.status, len(answer.body), sorted(name for name, _ in answer.headers if name.lower() not in ("date",))

    def test_no_answer_is_longer_or_other_for_one_choice_than_for_another(self):
        elections = [{}, {1: 1}, {12: 1, 11: 2}, {number: number for number in range(1, 13)}, {number: 13 - number for number in range(1, 13)}]
        ticks = [{}, {3: 1}, {number: 1 for number in range(1, 6)}]
        for more, choices in (({"candidates": NAMES}, [self.ranked(each) for each in elections]),
                              ({"candidates": NAMES, "rule": "approval", "seats": 5}, [self.ranked(each) for each in ticks]),
                              ({"subject": "motion"}, [{"vote": vote} for vote in ("yes", "no", "abstain", "blank")])):
            ballot = self.begun(**more)
            visitor, page = self.behind(ballot)
            receipt, checks, casts = "", [], []
            for choice in choices:
                checked = self.check(visitor, page, choice, replacing=receipt)
                # The first one replaces nothing: its receipt is empty.
                checks.append((self.told(checked)[0], len(checked.body) - len(receipt), self.told(checked)[2]))
                done = self.cast(visitor, page, checked)
                casts.append(self.told(done))
                receipt = ballots.receipt_in(done)
            self.assertEqual(len(set(map(str, checks))), 1, f"{more}: {checks}")
            self.assertEqual(len(set(map(str, casts))), 1, f"{more}: {casts}")

    def test_neither_choice_nor_receipt_is_in_an_address_a_log_or_the_database(self):
        ballot = self.begun(candidates=["Unmistakable Aurelia", "Ben Example"])
        visitor, page = self.behind(ballot)
        done = self.cast(visitor, page, self.check(visitor, page, self.ranked({1: 1, 2: 2})))
        receipt = ballots.receipt_in(done)
        self.assertNotIn("Location", dict(done.headers))
        for form in (receipt, receipt.replace("-", "")):
            self.assertNotIn(form, self.at.log())
            for table in ("core_mail", "core_history", "core_session", "core_job", "cmt_voter"):
                self.assertNotIn(form, repr(self.at.rows(f"SELECT * FROM {table}")))

    def test_nothing_of_the_result_is_told_before_the_boxes_are_opened(self):
        ballot = self.begun()
        seen = []
        for number in range(4):
            visitor, page = self.behind(ballot, number)
            self.cast(visitor, page, self.check(visitor, page, self.ranked({1: 1}) if number % 2 else self.ranked({2: 1})))
            said = self.things.api("GET", f"/api/committee/ballots/{ballot}")
            seen.append((said["elected"], said["votes"], said["count"], said["seed"]))
            for path in (f"/committee/ballots/{ballot}", f"/committee/receipts/{ballot}", page):
                text = house.words((visitor if path == page else self.things.staff).get(path))
                self.assertNotRegex(text, r"Elected\b|Blank ballots|Round 1")
        self.assertEqual(seen, [([], {}, "", "")] * 4)
        stranger = self.at.visitor()
        self.assertNotRegex(stranger.get(f"/committee/receipts/{ballot}/bulletin").text, r"\b[0-9a-f]{64}\b")
        ballots.close(self.things, ballot)
        self.assertEqual(len(re.findall(r"\b[0-9a-f]{64}\b", stranger.get(f"/committee/receipts/{ballot}/bulletin").text)), 4)
        self.assertEqual(stranger.get(f"/committee/receipts/{ballot}/ballots").status, 404)
        self.assertNotRegex(house.words(self.things.staff.get(f"/committee/ballots/{ballot}")), r"Elected\b|Blank ballots|Round 1")

    def test_a_link_opens_its_own_voter_alone(self):
        ballot = self.begun()
        visitor, page = self.behind(ballot)
        others = [voter for voter in ballots.voters(self.things, ballot) if voter not in page]
        for other in others[:2]:
            self.assertEqual(visitor.get(f"/committee/votes/{other}").status, 404)
            for step in ("check", "cast", "proxy"):
                self.assertIn(visitor.submit(f"/committee/votes/{other}/{step}", {"place_1": "1"}, page).status, (403, 404))
        # As whose ballot it is the form of one's own page takes nobody else either.
        checked = self.check(visitor, page, self.ranked({1: 1}))
        answer = visitor.submit(f"{page}/cast", {**ballots.hidden(checked), "for": others[0]}, page)
        self.assertIn(answer.status, (403, 404))
        self.assertEqual(self.things.api("GET", f"/api/committee/ballots/{ballot}")["took_part"], 0)

    def test_of_many_votes_sent_at_once_one_counts(self):
        ballot = self.begun()
        browsers = [self.behind(ballot) for _ in range(16)]
        same = self.check(*browsers[0], self.ranked({1: 1}))
        for different in (False, True):
            visitor, page = browsers[0]
            checks = [self.check(visitor, page, self.ranked({1 + number % 3: 1})) if different else same for number in range(16)]
            answers, gate = [], threading.Barrier(16)

            def send(browser, checked):
                fields = {name: value for name, value in ballots.hidden(checked).items() if name != "csrf"}
                token = browser[0].form_token(browser[1])
                gate.wait()
                answers.append(browser[0].post(f"{browser[1]}/cast", {**fields, "csrf": token}))
            senders = [threading.Thread(target=send, args=each) for each in zip(browsers, checks)]
            for each in senders:
                each.start()
            for each in senders:
                each.join()
            statuses = sorted(answer.status for answer in answers)
            # The same ballot is answered with the same receipt each time; another one is told that somebody has voted.
            self.assertEqual(statuses, [409] * 16 if different else [200] * 16, [house.words(answer)[:200] for answer in answers])
            said = self.things.api("GET", f"/api/committee/ballots/{ballot}")
            self.assertEqual(said["took_part"], 1)
            self.assertEqual(int(self.at.one(f"SELECT count(*) FROM cmt_box WHERE ballot_id = '{ballot}'")), 1)

    def test_a_ballot_that_comes_too_late_or_is_no_ballot_is_told_why(self):
        ballot = self.begun()
        visitor, page = self.behind(ballot)
        for places, words in (({1: 2}, r"place 1|first"), ({1: 1, 2: 1}, r"more than once"), ({1: 1, 2: 3}, r"2")):
            answer = visitor.submit(f"{page}/check", {"for": "", **self.ranked(places)}, page)
            self.assertEqual(answer.status, 422)
            self.assertRegex(house.words(answer), words)
        checked = self.check(visitor, page, self.ranked({1: 1}))
        ballots.close(self.things, ballot)
        fields = {name: value for name, value in ballots.hidden(checked).items() if name != "csrf"}
        answer = visitor.post(f"{page}/cast", {**fields, "csrf": visitor.form_token("/committee/receipts/" + ballot)})
        self.assertEqual(answer.status, 409)
        self.assertIn("closed on", house.words(answer))
        self.assertEqual(self.things.api("GET", f"/api/committee/ballots/{ballot}")["took_part"], 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
