# SPDX-License-Identifier: EUPL-1.2
"""Every address, asked in every way by everybody: it opens to whom docs/routes.md names, and to nobody else.

    matrix_test.py [sqlite|mysql]
"""
import collections
import dataclasses
import functools
import re
import unittest

import house
import scene
import table
from at_house import AtHouse
from things import Things

TRIED_BY = 7  # a method that no door knows: every seventh
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
NOT_THERE = "This page does not exist."
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json"}

# GETs that do not answer 200 to whom they are open, and why.
LEADS_ON = {
    "core.sign_in": {200, 303},           # whoever is signed in needs no form
    "core.second_factor": {303},          # without a password before it
    "campaigns.partner_link": {303},      # leads to the public page
    "core.mail_attachment": {404},        # this message has none
    "core.security_contact": {404},       # nobody is named in the configuration
    "core.ordered_document": {200, 404},  # its owner's alone: test_10
    "core.ordered_file": {200, 404},
    "committee.certificate": {404},       # nobody was chosen
    "committee.vote_text": {303},         # of an election there is no text to read
    "committee.ballot_seating": {409},    # it elects no body of an event
    "committee.api_seating": {409},
    "committee.ballot_officers": {409},   # it elects to no office
    "committee.vote_portrait": {404},     # nobody was nominated, and none has sent a photograph
    "committee.ballot_portrait": {404},
    "committee.bulletin_ballots": {404},  # it has not been counted
    "events.photo": {404},                # nobody has sent one
    "events.office_photo": {404},
    "events.media_photo": {404},
    "directory.import": {303},            # the columns are asked for first
    "statements.receipt": {200, 303},     # before the office has sent
    "statements.statement": {200, 303},   # whoever reads no draft is led to the newest version
}
# Says of a register that is none what it says to who may not read it.
SAYS_NO_MORE = {"statements.api_close_signing"}
# What a request alone may change.
MOVING = {"core_session", "core_rate", "core_job", "core_job_schedule", "core_host", "core_api_token", "core_mail",
          "core_webhook_delivery", "core_webhook", "core_file", "core_file_piece", "core_ordered_document", "core_document_part", "core_history_seal"}


@dataclasses.dataclass
class Somebody:
    """Who knocks. What the four members say, the tables of docs/ decide on."""
    name: str
    visitor: house.Visitor
    permissions: set = dataclasses.field(default_factory=set)
    purposes: set = dataclasses.field(default_factory=set)   # of access links, for the things that are asked for here
    speaks_for: set = dataclasses.field(default_factory=set)  # purposes of links that were sent to its party
    signed_in: bool = False

    @functools.cached_property
    def form_token(self):
        """Of the session, the same on each of its pages."""
        return self.visitor.form_token("/account" if self.signed_in else "/forgot")

    @functools.cached_property
    def nowhere(self):
        """What a page that never was looks like for them."""
        return self.visitor.get("/no/such/page")

    @property
    def is_token(self):
        return bool(self.visitor.token)

    def may(self, door):
        if door.is_api != self.is_token and door.kind != table.ANYONE:
            return False
        if self.is_token and (not door.is_api or not self.signed_in):
            return False
        if door.kind == table.ANYONE:
            return True
        if door.kind == table.SIGNED_IN:
            return self.signed_in
        if door.kind == table.PERMISSION:
            return door.permission in self.permissions
        return door.purpose in self.purposes or ("or an account" in door.who and door.purpose in self.speaks_for)


class Matrix(AtHouse):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.doors = table.doors()
        cls.things = Things(cls.at)
        cls.people = list(cls.make_people())

    @classmethod
    def make_people(cls):
        held = table.permissions()
        yield Somebody("nobody", cls.at.visitor())
        yield Somebody("an office behind its link", scene.office(cls.at, cls.things.link_to_review, "office"), purposes={"statements.review"})
        yield Somebody("a city behind its link", scene.office(cls.at, cls.things.link_to_sign, "city"), purposes={"statements.sign"})
        yield Somebody("a member of a group behind its link", scene.office(cls.at, cls.things.link_to_validate, "member"), purposes={"statements.validate"})
        yield Somebody("an invited office behind its link", scene.office(cls.at, cls.things.link_to_register, "guest"),
                       purposes={"events.delegation"})
        yield Somebody("an organiser behind its link", scene.office(cls.at, cls.things.link_to_propose, "organiser"),
                       purposes={"events.proposal"})
        yield Somebody("an office that nominates behind its link", scene.office(cls.at, cls.things.link_to_nominate, "nominating office"),
                       purposes={"committee.nominate"})
        yield Somebody("a nominee behind their link", scene.office(cls.at, cls.things.link_to_consent, "nominee"),
                       purposes={"committee.consent"})
        yield Somebody("a voter behind their link", scene.office(cls.at, cls.things.link_to_vote, "voter"), purposes={"committee.vote"})
        yield Somebody("a member behind the link of their seat", scene.office(cls.at, cls.things.link_to_meeting, "member"),
                       purposes={"committee.meeting"})
        yield Somebody("a chair behind the link to sign", scene.office(cls.at, cls.things.link_to_sign_minutes, "chair"),
                       purposes={"committee.sign_minutes"})
        yield Somebody("an office that clears behind its link", scene.office(cls.at, cls.things.link_to_clear, "clearing office"),
                       purposes={"campaigns.clear"})
        yield Somebody("the press behind its link", scene.office(cls.at, cls.things.link_to_read_early, "early reader"),
                       purposes={"campaigns.early"})
        yield Somebody("a champion behind their link", scene.office(cls.at, cls.things.link_to_ask, "champion"), purposes={"campaigns.ask_for"})
        yield Somebody("a signatory behind the link of its thanks", scene.office(cls.at, cls.things.link_to_reject, "signatory"),
                       purposes={"campaigns.not_us"})
        for name, nth in (("an office whose links were ended", 1), ("an office whose link is over", 2)):
            past = scene.office(cls.at, scene.review_link(cls.things.staff, cls.things.round, nth), name)
            party = cls.at.rows(f"SELECT party, party_name FROM core_link WHERE path = '{past.task}' ORDER BY id DESC")[0][0]
            if nth == 1:
                cls.things.api("POST", f"/api/statements/rounds/{cls.things.round}/links/end", {"party": party})
            else:
                cls.at.change(f"UPDATE core_link SET expires_at = '2020-01-01T00:00:00Z' WHERE party = '{party}'")
            yield Somebody(name, past)
        for role in house.ROLES:
            yield Somebody(role, cls.at.person(role), held[role], signed_in=True,
                           speaks_for={"statements.review"} if role == "reviewer" else set())
        for role in ("administrator", "secretariat", "drafter", "board_member"):
            person = cls.at.person(role)
            yield Somebody(f"a token of the {role} for everything", person.make_token(sorted(held[role])), held[role], signed_in=True)
        yield Somebody("a token for the directory alone", cls.at.person("secretariat").make_token(["directory.view"]),
                       {"directory.view"}, signed_in=True)
        dead = cls.at.visitor()
        dead.token = "pln_" + "0" * 64
        yield Somebody("a token that never was", dead)

    # The page that people review

    def test_1_the_pages_say_what_runs(self):
        for command in ("routes", "permissions"):
            runs = scene.listing(command)
            self.assertEqual(runs, table.lines_of(f"{command}.md"),
                             f"who may call what has changed. Read each line that differs as somebody who wants in would; then: ./dev doors")

    def test_2_every_placeholder_has_a_real_thing(self):
        for door in self.doors:
            self.assertNotIn("{", self.things.path(door))

    # Reading

    def test_3_pages_open_to_whom_they_are_open(self):
        counted, heads = collections.Counter(), collections.Counter()
        for nth, door in enumerate(door for door in self.doors if door.method == "GET"):
            path = self.things.path(door)
            without_body = self.some_of_each(door, nth)
            for who in self.people:
                with self.subTest(door=door.name, who=who.name):
                    answer = who.visitor.get(path)
                    counted[who.may(door)] += 1
                    self.judge_reading(door, who, answer, path)
                    if who in without_body:
                        heads[who.may(door)] += 1
                        head = who.visitor.send("HEAD", path)
                        self.assertEqual((head.status, head.body), (answer.status, b""), "HEAD differs from GET")
        self.assertGreater(counted[True], 300)
        self.assertGreater(counted[False], 900)
        self.assertGreater(min(heads[True], heads[False]), 200)

    def some_of_each(self, door, nth):
        """One or two who may and two who may not, others at the next door. HEAD goes through the door of GET: that is asked of every
        door, and of everybody at some."""
        found = []
        for may in (True, False):
            of_kind = [who for who in self.people if who.may(door) == may]
            found += (of_kind[nth % max(1, len(of_kind)):] + of_kind)[:2] if of_kind else []
        return found

    def judge_reading(self, door, who, answer, path):
        if not who.may(door):
            return self.judge_refusal(door, who, answer, path)
        self.assertFalse(answer.leads_to_sign_in)
        self.assertIn(answer.status, LEADS_ON.get(door.name, {200}), house.words(answer))
        return None

    def judge_refusal(self, door, who, answer, path):
        """Nobody learns by it whether the thing exists: the answer is that of a page that never was."""
        if door.kind == table.ANYONE:  # a token at a page
            self.assertIn(answer.status, (200, 303, 401))
        elif door.kind == table.LINK and not who.is_token:
            self.assertEqual(answer.status, 404, house.words(answer))
        elif door.is_api and (not who.is_token or not who.signed_in):
            self.assertEqual(answer.status, 401, house.words(answer))
        elif not door.is_api and (who.is_token or not who.signed_in):
            self.assertTrue(answer.leads_to_sign_in or answer.status == 401, f"{answer.status} {house.words(answer)}")
        else:
            self.assertEqual(answer.status, 404, house.words(answer))
        if answer.status == 404 and not door.is_api:
            if answer.body:
                self.assertEqual(self.seen(answer, path), self.seen(who.nowhere, "/no/such/page"))

    @staticmethod
    def seen(answer, path):
        """Without the form that a refusal gives back."""
        return re.sub(r"<nav.*?</nav>|<section.*?</section>|\s", "", house.plain(answer, path), flags=re.S)

    # Writing

    def test_4_forms_of_others_do_nothing(self):
        """With a form token of one's own, as somebody would who built the form himself."""
        before = self.contents()
        counted = 0
        for door in (door for door in self.doors if door.method != "GET" and not door.is_api):
            path = self.things.path(door)
            for who in self.people:
                if who.may(door) or door.kind == table.ANYONE:
                    continue
                counted += 1
                with self.subTest(door=door.name, who=who.name):
                    answer = who.visitor.send(door.method, path, f"csrf={who.form_token}&version=1&language=fr&position=no_objection", FORM)
                    self.judge_refusal(door, who, answer, path)
        self.assertGreater(counted, 900)
        self.assertEqual(self.differences(before), [])

    def test_5_operations_of_others_do_nothing(self):
        before = self.contents()
        counted = 0
        for door in (door for door in self.doors if door.method != "GET" and door.is_api):
            path = self.things.path(door)
            for who in self.people:
                if who.may(door):
                    continue
                counted += 1
                with self.subTest(door=door.name, who=who.name):
                    answer = who.visitor.send(door.method, path, "{}", JSON)
                    self.judge_refusal(door, who, answer, path)
                    self.assertEqual(answer.header("Content-Type"), "application/problem+json")
        self.assertGreater(counted, 500)
        self.assertEqual(self.differences(before), [])

    def test_6_forms_are_read_from_whom_they_are_open_to(self):
        """Without the form token: who may is told that it lacks, and nothing is done."""
        before = self.contents()
        for door in (door for door in self.doors if door.method != "GET" and not door.is_api):
            path = self.things.path(door)
            for who in self.people:
                if not who.may(door):
                    continue
                with self.subTest(door=door.name, who=who.name):
                    answer = who.visitor.send(door.method, path, "version=1", FORM)
                    # A mail program sends no token; the secret in the address, which is made up here, stands for it.
                    expected = (200, 303, 404) if door.form_token.startswith("exempt") else (403,)
                    self.assertIn(answer.status, expected, house.words(answer))
        self.assertEqual(self.differences(before), [])

    def test_7_operations_are_read_from_whom_they_are_open_to(self):
        """With a body that is none, or for a thing that is none: who may is told so, and nothing is done."""
        before = self.contents()
        nothing = {name: house.UNKNOWN_ID for name in self.things.values}
        for door in (door for door in self.doors if door.method != "GET" and door.is_api):
            for who in self.people:
                if not who.may(door) or not door.placeholders or door.name in SAYS_NO_MORE:
                    continue
                with self.subTest(door=door.name, who=who.name):
                    answer = who.visitor.send(door.method, self.things.path(door, **nothing), "{", JSON)
                    self.assertIn(answer.status, (404, 409, 422), answer.text)
                    self.assertNotEqual(answer.json()["detail"], NOT_THERE)
        self.assertEqual(self.differences(before), [])

    def test_8_no_other_method_is_known(self):
        """For everybody alike: what there is, is no secret; docs/routes.md says it. Each is tried by some, and everybody at many doors:
        the router refuses without a look at who knocks."""
        asked, tries = collections.Counter(), 0
        known = collections.defaultdict(set)
        for door in self.doors:
            known[door.path] |= {door.method} | ({"HEAD"} if door.method == "GET" else set())
        for path, methods in known.items():
            door = next(door for door in self.doors if door.path == path)
            for method in set(METHODS) - methods:
                if any(other != path and method in known[other] and self.same_place(other, path) for other in known):
                    continue
                tries += 1
                for who in self.people[tries % TRIED_BY::TRIED_BY]:
                    asked[who.name] += 1
                    with self.subTest(path=path, method=method, who=who.name):
                        answer = who.visitor.send(method, self.things.path(door), "" if method != "HEAD" else None)
                        self.assertEqual(answer.status, 405)
        self.assertGreater(min(asked[who.name] for who in self.people), 150, asked)

    @staticmethod
    def same_place(other, path):
        """Whether the router could take one for the other: {placeholders} take every word."""
        one, two = other.split("/"), path.split("/")
        return len(one) == len(two) and all(a == b or a.startswith("{") or b.startswith("{") for a, b in zip(one, two))

    # What one may, but not with things of others

    def test_9_a_link_opens_its_own_thing_only(self):
        office = next(who for who in self.people if who.purposes == {"statements.review"})
        city = next(who for who in self.people if who.purposes == {"statements.sign"})
        reviewer = next(who for who in self.people if who.name == "reviewer")
        counted = 0
        for door in (door for door in self.doors if door.kind == table.LINK):
            of_others = {"round": self.things.other_round, "signing": self.things.other_signing}
            path = self.things.path(door, **of_others)
            for who in (office, city, reviewer):
                counted += 1
                with self.subTest(door=door.name, who=who.name):
                    answer = who.visitor.get(path) if door.method == "GET" else who.visitor.send(door.method, path, f"csrf={who.form_token}", FORM)
                    self.assertEqual(answer.status, 404, house.words(answer))
        self.assertGreater(counted, 40)

    def test_10_what_belongs_to_one_person_is_nobody_elses(self):
        drafter = next(who for who in self.people if who.name == "drafter").visitor
        document = f"/documents/{self.things.values['document']}"
        self.assertEqual(drafter.get(document).status, 200)
        for who in self.people:
            if who.name == "drafter" or who.is_token:
                continue
            with self.subTest(who=who.name):
                for path in (document, document + "/file"):
                    self.assertEqual(who.visitor.get(path).status, 404)
                self.assertEqual(who.visitor.post(document + "/stop", {"csrf": who.form_token}).status, 404)
        token, session = self.at.rows("SELECT t.id, s.id FROM core_api_token t, core_session s, core_account a WHERE a.email = "
                                      "'secretariat@demo.example' AND t.account_id = a.id AND s.account_id = a.id")[0]
        for path in (f"/account/tokens/{token}/withdraw", f"/account/sessions/{session}/end"):
            drafter.submit(path, {}, "/account")
        self.assertEqual(self.at.one(f"SELECT revoked_at FROM core_api_token WHERE id = '{token}'"), "")
        self.assertEqual(len(self.at.rows(f"SELECT id FROM core_session WHERE id = '{session}'")), 1)
        narrow = next(who for who in self.people if who.name == "a token of the drafter for everything").visitor
        narrow.send("DELETE", f"/api/tokens/{token}")
        self.assertEqual(self.at.one(f"SELECT revoked_at FROM core_api_token WHERE id = '{token}'"), "")

    # What is stored

    def contents(self):
        tables = [name for (name,) in self.at.rows(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = database()" if self.at.database else
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
        return {name: sorted(map(repr, self.at.rows(f"SELECT * FROM {name}"))) for name in tables if name not in MOVING}

    def differences(self, before):
        return sorted(name for name, rows in self.contents().items() if rows != before.get(name))


if __name__ == "__main__":
    unittest.main()
