# SPDX-License-Identifier: EUPL-1.2
"""What a committee is sent that it cannot take: each answer says why and where, the form keeps what was typed, and nothing is half-written."""
import json
import unittest

import ballots
import house
import scene
from at_house import AtHouse
from things import BOUNDARY, Things


class BadInput(AtHouse):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.things = Things(cls.at, with_signing=False)
        cls.ballot = ballots.create(cls.things)
        cls.page = f"/committee/ballots/{cls.ballot}"
        ballots.hold_keys(cls.things, cls.ballot)
        ballots.open_for(cls.things, cls.ballot)
        cls.links = ballots.links(cls.things, cls.ballot)
        cls.voters = ballots.voters(cls.things, cls.ballot)

    def behind(self, number):
        visitor = scene.office(self.at, self.links[number], f"voter {number}")
        return visitor, visitor.task

    def checked(self, visitor, page, **places):
        answer = visitor.submit(f"{page}/check", {"for": "", **places}, page)
        self.assertEqual(answer.status, 200, house.words(answer))
        return {name: value for name, value in ballots.hidden(answer).items() if name != "csrf"}

    def refused(self, method, path, body, status, *words):
        answer = self.things.all_powerful.send(method, path, json.dumps(body), {"Content-Type": "application/json"})
        self.assertEqual(answer.status, status, answer.text)
        for each in words:
            self.assertIn(each, answer.text)
        return answer

    def took_part(self):
        return self.things.api("GET", f"/api{self.page}")["took_part"]

    def boxes(self):
        return int(self.at.one(f"SELECT count(*) FROM cmt_box WHERE ballot_id = '{self.ballot}'"))

    def test_a_second_vote_behind_a_forwarded_link_takes_the_place_of_nothing(self):
        before = self.took_part()
        visitor, page = self.behind(0)
        self.assertEqual(visitor.submit(f"{page}/cast", self.checked(visitor, page, place_1="1"), page).status, 200)
        # Whoever has the mail has the link; the receipt only the one who voted has.
        other, _ = self.behind(0)
        text = house.words(other.get(page))
        self.assertIn("You have voted.", text)
        self.assertIn("Receipt of the ballot that you replace", text)
        again = other.submit(f"{page}/cast", self.checked(other, page, place_2="1"), page)
        self.assertEqual(again.status, 409)
        self.assertIn("A ballot was cast already. With its receipt it can be replaced until the close.", house.words(again))
        guessed = other.submit(f"{page}/cast", {**self.checked(other, page, place_2="1"), "replacing": "AAAA-AAAA-AAAA-AAAA-AAAA"}, page)
        self.assertEqual(guessed.status, 422)
        self.assertIn("This is not the receipt of the ballot that was cast for this vote.", house.words(guessed))
        self.assertEqual((self.took_part(), self.boxes()), (before + 1, before + 1))
        # Whoever looks after links sees that it was opened by two.
        used = self.at.rows("SELECT u.session_id FROM core_link_use u JOIN core_link l ON l.id = u.link_id WHERE l.subject = "
                            f"'committee.voter/{self.voters[0]}'")
        self.assertEqual(len(set(used)), 2)

    def test_who_lost_the_vote_is_told_why_and_casts_nothing(self):
        before = self.took_part()
        visitor, page = self.behind(1)
        sealed = self.checked(visitor, page, place_1="1")
        token = visitor.form_token(page)
        voter = f"{self.page}/voters/{self.voters[1]}"
        self.assertEqual(self.things.staff.submit(f"{voter}/revoke", {"reason": ""}, voter).status, 422)
        self.assertEqual(self.things.staff.submit(f"{voter}/revoke", {"reason": "Left office on Monday."}, voter).status, 303)
        # The link opens nothing any more, neither the page that stood open nor the mail.
        answer = visitor.post(f"{page}/cast", {**sealed, "csrf": token})
        self.assertEqual(answer.status, 404)
        self.assertEqual(visitor.get(page).status, 404)
        again = self.at.visitor().get(self.links[1])
        self.assertNotEqual(again.status, 200)
        self.assertIn("This link was replaced", house.words(again))
        self.assertEqual(self.took_part(), before)

    def test_who_is_no_candidate_is_not_taken_for_a_blank_ballot(self):
        visitor, page = self.behind(2)
        before = self.took_part()
        sealed = self.checked(visitor, page, place_1="1")
        for path, fields in (("check", {"for": "", "place_99": "1"}), ("check", {"for": "", "place_1": "1", "place_0": "2"}),
                             ("cast", {**sealed, "place_4": "2"}), ("cast", {**sealed, "place_1x": "2"})):
            answer = visitor.submit(f"{page}/{path}", fields, page)
            self.assertEqual(answer.status, 422, f"{fields}: {house.words(answer)}")
            self.assertIn("This ballot names somebody who is no candidate. Load the page again.", house.words(answer))
        self.assertEqual(self.took_part(), before)

    def test_a_gap_or_a_word_in_a_ranking_is_told_at_its_line_which_keeps_what_was_typed(self):
        visitor, page = self.behind(2)
        for places, words in (({"place_1": "1", "place_3": "3"}, "Nobody has place 2, but somebody has place 3. Number from 1 without gaps."),
                              ({"place_2": "second"}, "Write a number from 1 to 3, or nothing."),
                              ({"place_2": "-1"}, "Write a number from 1 to 3, or nothing."),
                              ({"place_2": "9" * 40}, "Write a number from 1 to 3, or nothing.")):
            answer = visitor.submit(f"{page}/check", {"for": "", **places}, page)
            self.assertEqual(answer.status, 422)
            self.assertIn(words, house.words(answer))
            for value in places.values():
                self.assertIn(f'value="{value}"', answer.text)

    def test_a_body_in_which_nobody_sits_cannot_be_asked(self):
        body = self.things.api("POST", "/api/committee/bodies", {"names": {"en": "Nobody yet"}, "original_language": "en"})["id"]
        made = self.things.api("POST", "/api/committee/ballots", {
            "body": body, "title": {"en": "Asked of nobody"}, "question": {"en": "Whether?"}, "subject": "motion", "secrecy": "roll_call",
            "closes_day": "2037-10-01", "closes_time": "17:00", "zone": "Europe/Zurich"})["id"]
        words = "Nobody sits on this body today, and there are no partners: nobody could vote."
        self.assertIn(words, house.words(self.things.staff.get(f"/committee/ballots/{made}")))
        self.refused("POST", f"/api/committee/ballots/{made}/open", {"expected": 1}, 422, words, "voters")
        self.assertEqual(self.things.api("GET", f"/api/committee/ballots/{made}")["state"], "draft")

    def test_a_ballot_of_a_body_that_is_not_there_is_none(self):
        wish = {"title": {"en": "T"}, "question": {"en": "Q"}, "subject": "motion", "secrecy": "secret", "closes_day": "2037-10-01",
                "closes_time": "17:00", "zone": "Europe/Zurich"}
        before = self.things.api("GET", "/api/committee/ballots")["total"]
        self.refused("POST", "/api/committee/ballots", {**wish, "body": house.UNKNOWN_ID}, 422, "body")
        body = self.at.one("SELECT id FROM cmt_body WHERE name_en = 'Steering committee' AND removed_at = ''")
        self.refused("POST", "/api/committee/ballots", {**wish, "body": body, "zone": "Europe/Nowhere"}, 422, "zone")
        self.refused("POST", "/api/committee/ballots", {**wish, "body": body, "closes_day": "2037-02-30"}, 422, "closes_day")
        self.refused("POST", "/api/committee/ballots", {**wish, "body": body, "subject": "duel"}, 422, "subject")
        self.assertEqual(self.things.api("GET", "/api/committee/ballots")["total"], before)

    def test_a_term_ends_on_or_after_its_first_day(self):
        body = self.things.api("POST", "/api/committee/bodies", {"names": {"en": "Of short terms"}, "original_language": "en"})["id"]
        seat = self.things.api("POST", f"/api/committee/bodies/{body}/seats", {"number": 1, "since": "2019-01-01", "term_months": 24,
                                                                               "renewals": -1, "stagger": ""})["id"]
        city = self.things.api("GET", "/api/directory/cities")["items"][0]["ref"]
        person = self.things.api("POST", "/api/directory/people", {"name": "Short Term"})["ref"]
        term = {"city": city, "person": person, "first": "2020-05-02"}
        self.refused("POST", f"/api/committee/seats/{seat}/terms", {**term, "last": "2020-05-01"}, 422, "last")
        page = f"/committee/seats/{seat}/terms/new"
        answer = self.things.staff.submit(f"/committee/seats/{seat}/terms", {"first": "2020-05-02", "last": "2020-05-01", "city": "", "person": ""}, page)
        self.assertEqual(answer.status, 422, house.words(answer))
        self.assertIn('value="2020-05-02"', answer.text)
        self.assertEqual(self.at.rows(f"SELECT id FROM cmt_term WHERE seat_id = '{seat}'"), [])
        # One day is a term.
        self.things.api("POST", f"/api/committee/seats/{seat}/terms", {**term, "last": "2020-05-02"})

    def test_a_thousand_candidates_are_refused_and_those_before_stay(self):
        made = ballots.create(self.things, candidates=("Ada Example", "Ben Example"))
        for many in (101, 1000):
            self.refused("PUT", f"/api/committee/ballots/{made}/candidates",
                         {"candidates": [{"name": f"Candidate {number}"} for number in range(many)], "revision": ballots.revision(self.things, made)},
                         422, "candidates", "100")
        self.refused("PUT", f"/api/committee/ballots/{made}/candidates", {"candidates": [{"name": "  "}], "revision": ballots.revision(self.things, made)},
                     422, "candidate_1", "Write the name of this candidate.")
        self.assertEqual(self.things.api("GET", f"/api/committee/ballots/{made}")["candidates"], ["Ada Example", "Ben Example"])
        # On the page they are lines.
        page = f"/committee/ballots/{made}/candidates"
        lines = "\n".join(f"Candidate {number}" for number in range(1000))
        answer = self.things.staff.submit(page, {"lines": lines, "candidates": lines, "revision": str(ballots.revision(self.things, made))}, page)
        self.assertEqual(answer.status, 422, house.words(answer))
        self.assertRegex(answer.text, r"at most 100\b")
        self.assertIn("Candidate 999", answer.text)

    def upload(self, name, content):
        page = "/committee/counts"
        visitor = self.things.staff
        parts = "".join(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n' for field, value in
                        {"csrf": visitor.form_token(page), "rule": "scottish", "seats": "", "seed": "Quito", "reserved": ""}.items()).encode()
        parts += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'.encode()
        return visitor.send("POST", page, parts + content + f"\r\n--{BOUNDARY}--\r\n".encode(),
                            {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"})

    def test_a_file_that_holds_no_ballots_is_refused_with_its_line(self):
        before = self.things.api("GET", "/api/committee/counts")["total"]
        for content, words in ((b"", "file"), (b"PK\x03\x04\x14\x00", "Line 1"), (b"3 2\n4 1 7 0\n0\n", "Line 2: there is no candidate “7”"),
                               (b"1000 2\n1 1 0\n0\n", "Line 1: 1000 candidates are too many"), (b"2 1\n1.5 1 0\n0\nA\nB\nT", "Line 2"),
                               (b"3 2\n" + b"1 1 2 3 0\n" * 500_000, "Too large")):
            answer = self.upload("ballots.blt", content)
            self.assertIn(answer.status, (413, 422), f"{content[:40]}: {house.words(answer)}")
            self.assertIn(words, house.words(answer))
        self.assertEqual(self.things.api("GET", "/api/committee/counts")["total"], before)


if __name__ == "__main__":
    unittest.main(verbosity=2)
