# SPDX-License-Identifier: EUPL-1.2
"""Two people have the same form open. Who saves second sees what the first has saved beside what they typed themselves, and
nothing is lost without a word; to save once more is a decision.

    meanwhile_test.py [sqlite|mysql]
"""
import dataclasses
import html
import re
import unittest

import forms
import house
import scene
from at_house import AtHouse
from things import Things



@dataclasses.dataclass
class Edit:
    """A form, one of its fields, and what each of two people makes of it."""
    what: str
    page: str
    action: str        # how the address of the form ends
    field: str
    first: str
    second: str
    status: int = 409
    again: bool = True  # the answer holds the form, ready to be sent again
    role: str = "administrator"


def edits(t):
    v = t.values
    letter = "/admin/letters/statements/round_invitation/en"
    paragraph = f"/statements/{v['id']}/paragraphs/{v['paragraph']}"
    round_page = f"/statements/rounds/{v['round']}"
    return [
        Edit("a city", f"/directory/cities/{v['city']}/edit", v["city"], "note", "Twinned.", "Partnered."),
        Edit("an organisation", f"/directory/organisations/{v['organisation']}/edit", v["organisation"], "website",
             "https://first.example", "https://second.example"),
        Edit("a person", f"/directory/people/{v['person']}/edit", v["person"], "note", "Speaks Wolof.", "Speaks Hausa."),
        Edit("the end of a mandate", f"/directory/mandates/{v['mandate']}/end", "/end", "until", "2031-02-03", "2032-04-05"),
        Edit("a contact", f"/directory/contacts/{v['contact']}", v["contact"], "name", "First Cabinet", "Second Cabinet"),
        Edit("a list", f"/directory/lists/{v['segment']}/edit", v["segment"], "note", "Of the first.", "Of the second."),
        Edit("titles", f"/statements/{v['id']}/titles", "/titles", "title_fr", "Titre premier", "Titre second"),
        Edit("a paragraph", paragraph, "/text", "text", "First wording.", "Second wording."),
        Edit("a translation", f"/statements/{v['id']}/translations/es?show=all", "/text", "text", "Primera redacción.", "Segunda redacción."),
        Edit("a setting", "/admin/settings", "/admin/settings", "statements.reminder_days", "41", "42"),
        Edit("a mail's text", letter, letter, "text", "First text of all.", "Second text of all."),
        Edit("an account", f"/admin/accounts/{v['account']}", v["account"], "name", "First Dubois", "Second Dubois"),
        Edit("a webhook", f"/admin/webhooks/{v['webhook']}", v["webhook"], "purpose", "First use", "Second use"),
        Edit("one's own account", "/account", "/account/profile", "name", "First Haddad", "Second Haddad"),
        Edit("whom a round writes to", round_page + "/offices", "/contact", "contact", "First Contact", "Second Contact", again=False),
        Edit("a round's deadline", round_page, "/extend", "day", "2038-01-02", "2038-02-03", again=False, role="secretariat"),
    ]


class Meanwhile(AtHouse):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.things = Things(cls.at, with_signing=False)

    def form(self, answer, edit):
        """The first form of a page for that address which has the field."""
        found = [form for form in forms.read(answer.text)[0]
                 if form["action"].split("?")[0].endswith(edit.action) and edit.field in dict(form["fields"])]
        self.assertTrue(found, f"{edit.page}: no form for {edit.action}: {house.words(answer)}")
        return found[0]

    @staticmethod
    def filled(form, edit, value):
        return [(name, value if name == edit.field else old) for name, old in form["fields"]]

    def test_1_who_saves_second_sees_both(self):
        for edit in edits(self.things):
            with self.subTest(edit.what):
                one, two = self.at.person(edit.role), self.at.person(edit.role)
                ones, twos = (self.form(person.get(edit.page), edit) for person in (one, two))
                done = one.post(ones["action"], self.filled(ones, edit, edit.first))
                self.assertEqual(done.status, 303, house.words(done))
                one.get(edit.page)  # takes the notice that it was saved
                stored = self.seen(one, edit)
                self.assertIn(edit.first, stored)

                refused = two.post(twos["action"], self.filled(twos, edit, edit.second))
                self.assertEqual(refused.status, edit.status, house.words(refused))
                text = html.unescape(refused.text)
                self.assertIn(edit.second, text, "what was typed is gone")
                self.assertTrue(self.shows(text, edit.first), f"what was saved meanwhile is not shown: {house.words(refused)}")
                self.assertEqual(self.seen(one, edit), stored, "the refused form changed something")
                if edit.again:
                    again = self.form(refused, edit)
                    self.assertEqual(dict(again["fields"])[edit.field].strip(), edit.second)
                    done = two.post(again["action"], again["fields"])
                    self.assertEqual(done.status, 303, house.words(done))
                    self.assertIn(edit.second, self.seen(one, edit))

    def seen(self, person, edit):
        """The values of the form as it stands now."""
        answer = person.get(edit.page)
        # A page of one's own account offers another secret for the second step each time.
        return html.unescape(re.sub(r'name="(csrf|revision|version|seen)" value="[^"]*"|<svg.*?</svg>|\b[0-9A-Z]{26,32}\b', "", answer.text, flags=re.S))

    @staticmethod
    def shows(text, value):
        """As it was typed, or as a day that is written in words, or with its changes marked."""
        words = re.sub(r"<[^>]*>", "", text)
        if value in words or f'value="{value}"' in text:
            return True
        day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value)
        return bool(day) and day.group(1) in words

    def test_2_a_form_that_nobody_else_touched_is_saved(self):
        """The second of two forms of one person, each with another field changed, one after the other."""
        person = self.at.person("administrator")
        for edit in edits(self.things):
            if not edit.again:
                continue
            with self.subTest(edit.what):
                form = self.form(person.get(edit.page), edit)
                done = person.post(form["action"], self.filled(form, edit, edit.first))
                self.assertEqual(done.status, 303, house.words(done))

    def test_9_two_settings_of_two_people_are_both_kept(self):
        one, two = self.at.person("administrator"), self.at.person("administrator")
        pages = [forms.read(person.get("/admin/settings").text)[0] for person in (one, two)]
        first, second = ([form for form in page if form["action"] == "/admin/settings"][0] for page in pages)
        whom, when = "core.second_step", "statements.reminder_days"
        for person, form, changed, wanted in ((two, second, when, "19"), (one, first, whom, "administrator")):
            done = person.post("/admin/settings", [(name, wanted if name == changed else value) for name, value in form["fields"]])
            self.assertEqual(done.status, 303, house.words(done))
        self.assertEqual(sorted(self.at.rows("SELECT name, value FROM core_setting WHERE value IN ('19', 'administrator')")),
                         [("reminder_days", "19"), ("second_step", "administrator")])
    def test_4_two_boxes_of_the_table_of_roles_are_both_kept(self):
        one, two = self.at.person("administrator"), self.at.person("administrator")
        first, second = ([form for form in forms.read(person.get("/admin/roles").text)[0] if form["action"] == "/admin/roles"][0]
                         for person in (one, two))
        one.post("/admin/roles", first["fields"] + [("press:directory.view", "1")])
        two.post("/admin/roles", second["fields"] + [("partner:directory.view", "1")])
        held = dict([form for form in forms.read(one.get("/admin/roles").text)[0] if form["action"] == "/admin/roles"][0]["fields"])
        self.assertIn("press:directory.view", held)
        self.assertIn("partner:directory.view", held)

    def test_5_two_drafters_decide_on_one_suggestion(self):
        one, two = self.at.person("drafter"), self.at.person("secretariat")
        point, paragraph = self.at.rows(f"SELECT id, paragraph_id FROM stm_point WHERE statement_id = '{self.things.statement}' "
                                        "AND superseded_at = '' AND state = 'open' AND kind = 'suggestion' AND fit = 'applies'")[0]
        page = f"/statements/{self.things.statement}/consolidation/{paragraph}?point={point}"
        accept, refuse = (next(form for form in forms.read(person.get(page).text)[0] if form["action"].endswith(f"/{point}/{what}"))
                          for person, what in ((one, "accept"), (two, "refuse")))
        self.assertEqual(one.post(accept["action"], accept["fields"]).status, 303)
        late = two.post(refuse["action"], [(name, value or "We say no to this.") for name, value in refuse["fields"]])
        self.assertEqual(late.status, 409, house.words(late))
        self.assertIn("We say no to this.", late.text)
        self.assertIn(self.at.one(f"SELECT state FROM stm_point WHERE id = '{point}'"), ("accepted", "edited"))

    def test_6_two_people_of_one_office_write_on_one_paragraph(self):
        one, two = (scene.office(self.at, self.things.link_to_review, "office") for _ in range(2))
        page = f"/statements/rounds/{self.things.round}/review?answer={self.things.values['paragraph']}"
        edit = Edit("an answer", page, self.things.values["paragraph"], "remark", "First remark of ours.", "Second remark of ours.")
        ones, twos = (self.form(person.get(page), edit) for person in (one, two))
        fill = lambda form, value: self.filled(form, edit, value) + [("stance", "comment")]
        self.assertEqual(one.post(ones["action"], fill(ones, edit.first)).status, 303)
        refused = two.post(twos["action"], fill(twos, edit.second))
        self.assertEqual(refused.status, 409, house.words(refused))
        self.assertIn(edit.first, refused.text)
        self.assertIn(edit.second, refused.text)


if __name__ == "__main__":
    unittest.main()
