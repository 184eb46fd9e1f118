# SPDX-License-Identifier: EUPL-1.2
"""A form stays open while the world changes: the round is closed, the role is taken away, a version is issued, the link is
replaced, the session ends. Sent then, it does nothing, says so on a page that can be read, and gives back what was typed.

    stale_test.py [sqlite|mysql]
"""
import html
import unittest

import forms
import house
import scene
from at_house import AtHouse
from things import Things

TYPED = "What I had typed for an hour."


class Stale(AtHouse):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.things = Things(cls.at, with_signing=False)
        cls.statement = cls.things.api("POST", "/api/statements/import", {
            "original_language": "en", "format": "markdown", "titles": {"en": "On water"}, "texts": {"en": "# On water\n\nWe share it."}})["id"]
        cls.paragraph = cls.things.api("GET", f"/api/statements/{cls.statement}")["paragraphs"][1]["id"]

    def open(self, visitor, page, action, field):
        """The form of a page, with what was typed in one field."""
        form = next((form for form in forms.read(visitor.get(page).text)[0]
                     if form["action"].split("?")[0].endswith(action) and field in dict(form["fields"])), None)
        self.assertIsNotNone(form, f"{page} has no form for {action} with {field}")
        return form["action"], [(name, TYPED if name == field else value) for name, value in form["fields"]]

    def assert_refused(self, answer, *statuses):
        self.assertIn(answer.status, statuses, house.words(answer))
        self.assertIn(TYPED, html.unescape(answer.text), "what was typed is gone")
        self.assertIn("<h1", answer.text)

    def answer(self, office):
        page = f"/statements/rounds/{self.things.round}/review?answer={self.things.values['paragraph']}"
        action, fields = self.open(office, page, self.things.values["paragraph"], "remark")
        return action, fields + [("stance", "comment")]

    def answers(self):
        return self.at.rows("SELECT id, revision, comment_text FROM stm_answer ORDER BY id")

    def office(self):
        return scene.office(self.at, scene.review_link(self.things.staff, self.things.round), "office")

    def test_1_the_links_were_ended(self):
        office = self.office()
        action, fields = self.answer(office)
        before = self.answers()
        self.assertEqual(forms.fill(self.things.staff, f"/statements/rounds/{self.things.round}", "/end-links").status, 303)
        self.assert_refused(office.post(action, fields), 404)
        self.assertEqual(self.answers(), before)

    def test_2_the_round_was_closed(self):
        office = self.office()
        action, fields = self.answer(office)
        before = self.answers()
        page = f"/statements/rounds/{self.things.round}"
        self.assertEqual(forms.fill(self.things.staff, page, "/close").status, 303)
        self.assert_refused(office.post(action, fields), 409)
        self.assertEqual(self.answers(), before)
        self.assertEqual(self.things.staff.submit(page + "/reopen", {}, "/account").status, 303)
        self.assertEqual(office.post(action, fields).status, 303, "and open again, the same form is taken")

    def test_3_the_session_has_ended(self):
        drafter = self.at.person("drafter")
        action, fields = self.open(drafter, f"/statements/{self.statement}/paragraphs/{self.paragraph}", "/text", "text")
        drafter.submit("/sign-out", {}, "/account")
        self.assert_refused(drafter.post(action, fields), 401, 403)
        self.assertNotIn(TYPED, self.draft())

    def test_4_the_statement_went_into_the_archive(self):
        drafter = self.at.person("drafter")
        action, fields = self.open(drafter, f"/statements/{self.statement}/paragraphs/{self.paragraph}", "/text", "text")
        self.things.staff.submit(f"/statements/{self.statement}/archive", {}, "/account")
        self.assert_refused(drafter.post(action, fields), 409)
        self.assertNotIn(TYPED, self.draft())
        self.things.staff.submit(f"/statements/{self.statement}/unarchive", {}, "/account")

    def test_5_the_paragraph_was_taken_out(self):
        drafter = self.at.person("drafter")
        extra = self.things.api("POST", f"/api/statements/{self.statement}/paragraphs", {"kind": "operative", "after": self.paragraph})["id"]
        self.things.api("PUT", f"/api/statements/{self.statement}/paragraphs/{extra}/texts/en", {"text": "For a while."})
        action, fields = self.open(drafter, f"/statements/{self.statement}/paragraphs/{extra}", "/text", "text")
        self.things.api("DELETE", f"/api/statements/{self.statement}/paragraphs/{extra}")
        self.assert_refused(drafter.post(action, fields), 404, 409)
        self.assertEqual(self.at.one(f"SELECT text FROM stm_draft_text WHERE paragraph_id = '{extra}'"), "For a while.")

    def test_6_a_version_was_issued_before_the_decision(self):
        """What the drafter decides on has moved to the new text: the form that showed the old one decides nothing."""
        drafter, statement = self.at.person("drafter"), self.things.statement
        point, paragraph = self.at.rows(f"SELECT id, paragraph_id FROM stm_point WHERE statement_id = '{statement}' AND superseded_at = '' "
                                        "AND state = 'open' AND kind = 'suggestion' AND fit = 'applies'")[0]
        page = f"/statements/{statement}/consolidation/{paragraph}?point={point}"
        action, fields = self.open(drafter, page, f"/{point}/refuse", "reason")
        text = self.things.api("GET", f"/api/statements/{statement}")
        changed = next(each for each in text["paragraphs"] if each["id"] == paragraph)
        language = text["original_language"]
        self.things.api("PUT", f"/api/statements/{statement}/paragraphs/{paragraph}/texts/{language}",
                        {"text": changed["texts"][language]["text"] + " And more."})
        self.things.api("POST", f"/api/statements/{statement}/versions", {"name": "While you read"})
        answer = drafter.post(action, fields)
        state = self.at.one(f"SELECT state FROM stm_point WHERE id = '{point}'")
        if answer.status == 303:  # refusing needs no text to stand on
            self.assertEqual(state, "refused")
        else:
            self.assert_refused(answer, 409)
            self.assertEqual(state, "open")

    def test_7_the_role_was_taken_away(self):
        drafter = self.at.person("drafter")
        action, fields = self.open(drafter, f"/statements/{self.statement}/paragraphs/{self.paragraph}", "/text", "text")
        account, role = self.at.rows("SELECT a.id, r.id FROM core_account a JOIN core_account_role r ON r.account_id = a.id "
                                     "WHERE a.email = 'drafter@demo.example'")[0]
        self.things.api("DELETE", f"/api/accounts/{account}/roles/{role}")
        self.assert_refused(drafter.post(action, fields), 404)
        self.assertNotIn(TYPED, self.draft())

    def draft(self):
        return str(self.things.api("GET", f"/api/statements/{self.statement}"))


if __name__ == "__main__":
    unittest.main()
