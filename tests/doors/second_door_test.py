# SPDX-License-Identifier: EUPL-1.2
"""What is not for somebody is found through no other door either: pages, lists, search and its suggestions, exports in every
format, the API, the public wall, refusals, headers, mails to others, messages to webhooks.

    second_door_test.py [sqlite|mysql]
"""
import dataclasses
import functools
import io
import json
import re
import secrets
import subprocess
import unittest
import zipfile

import forms
import house
import scene
import table
from at_house import AtHouse
from things import Things

BEGINNING = "quokka"  # of every phrase: the box finds by the beginning of words
MADE_BY_OTHERS = ("docx", "odt", "pdf")
STAFF = {"administrator", "secretariat", "drafter"}
READS_HISTORY = {"administrator", "secretariat"}
READS_DIRECTORY = STAFF | {"board_member"}
INVITES = {"administrator", "secretariat", "invited office"}


@dataclasses.dataclass
class Phrase:
    what: str
    word: str
    readers: set
    shown_at: str = ""  # where the first reader finds it: else the test would plant nothing


def readable(answer):
    """The bytes of an answer as text, with what lies packed in a document, and its headers."""
    body = answer.body
    text = answer.text
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            text = " ".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    if body.startswith(b"%PDF"):
        text = subprocess.run(["pdftotext", "-", "-"], input=body, capture_output=True, check=True).stdout.decode()
    return text + repr(answer.headers)


class SecondDoor(AtHouse):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.things = Things(cls.at)
        cls.nobody = cls.at.visitor()
        cls.people = {role: cls.at.person(role) for role in house.ROLES}
        link, cls.round = cls.things.link_to_review, cls.things.round
        cls.office = scene.office(cls.at, link, "office")
        cls.other_office = scene.office(cls.at, scene.review_link(cls.things.staff, cls.round, nth=1), "another office")
        cls.city = scene.office(cls.at, cls.things.link_to_sign, "city")
        cls.invited = scene.office(cls.at, cls.things.link_to_register, "invited office")
        cls.guest = cls.another_guest()
        cls.tokens = {role: cls.people[role].make_token(scene.offered_scopes(cls.people[role])) for role in ("board_member", "drafter")}
        cls.things.api("POST", "/api/webhooks", {"address": f"http://127.0.0.1:{house.free_port()}/", "events": [
            "statements.version_issued/1", "statements.signed/1", "statements.signature_withdrawn/1", "directory.party_entered/1",
            "directory.party_changed/1", "directory.merged/1", "directory.mandate_begun/1", "events.delegation_answered/1"]})
        cls.phrases = []
        cls.plant()

    @classmethod
    def another_guest(cls):
        """An office that is invited to the same event."""
        page = f"/events/editions/{cls.things.values['edition']}/delegations"
        known = cls.at.one("SELECT party FROM evt_delegation WHERE id = '" + cls.things.values["delegation"] + "'")
        city = cls.at.one("SELECT party FROM dir_contact WHERE address <> '' AND party LIKE 'city/%' AND party NOT IN "
                          f"(SELECT scope FROM core_account_role) AND party <> '{known}' ORDER BY party DESC")
        for step, fields in ("choose", {"parties": city}), ("invite", {"count": "1"}):
            done = cls.things.staff.submit(f"{page}/{step}", fields)
            assert done.status == 303, house.words(done)
        return scene.office(cls.at, scene.newest_link(cls.things.staff), "another invited office")

    @classmethod
    def phrase(cls, what, readers, shown_at=""):
        phrase = Phrase(what, BEGINNING + secrets.token_hex(6), readers, shown_at)
        cls.phrases.append(phrase)
        return phrase.word

    @classmethod
    def plant(cls):
        api, phrase = cls.things.api, cls.phrase
        # A statement of which no version was issued, and the draft of one of which some were.
        title, text = phrase("the title of a private draft", STAFF), phrase("the text of a private draft", STAFF)
        cls.private = api("POST", "/api/statements/import", {
            "original_language": "en", "format": "markdown", "titles": {"en": f"On {title}"}, "texts": {"en": f"# On {title}\n\nWe commit to {text}."}})["id"]
        cls.public = api("POST", "/api/statements/import", {
            "original_language": "en", "format": "markdown", "titles": {"en": "On water"}, "texts": {"en": "# On water\n\nWe share it.\n\nWe drink it."}})["id"]
        cls.version = api("POST", f"/api/statements/{cls.public}/versions", {"name": "Zero draft"})["id"]
        paragraph = api("GET", f"/api/statements/{cls.public}")["paragraphs"][1]["id"]
        api("PUT", f"/api/statements/{cls.public}/paragraphs/{paragraph}/texts/en", {"text": f"We share it with {phrase('what was written after a version', STAFF)}."})

        # What an office has written, but not sent.
        page = f"/statements/rounds/{cls.round}/review"
        own = {"office"}
        values = {"remark": phrase("a comment that was not sent", own), "wording": f"We will {phrase('a suggestion that was not sent', own)}.",
                  "stance": "suggest"}
        answer = f"{page}?answer={cls.things.values['paragraph']}"
        done = forms.fill(cls.office, answer, cls.things.values["paragraph"], values)
        assert done.status == 303, house.words(done)
        done = cls.office.submit(f"{page}/{cls.things.values['paragraph']}/remarks",
                                 {"passage_remark": phrase("a remark that was not sent", own), "answer_language": "en"}, "/forgot")
        assert done.status == 303, house.words(done)

        # Notes among those who consolidate.
        api("POST", f"/api/statements/points/{cls.things.values['point']}/discussion", {"text": phrase("an internal note on a point", STAFF)})

        # The directory: its notes and addresses.
        city = api("POST", "/api/directory/cities", {"name": {"en": phrase("the name of a city", READS_DIRECTORY)}, "country": "CH",
                                                     "latitude": 46.2, "longitude": 6.1, "note": phrase("a note on a city", READS_DIRECTORY)})["ref"]
        person = api("POST", "/api/directory/people", {"name": phrase("the name of a person", READS_DIRECTORY),
                                                       "email": phrase("the address of a person", READS_DIRECTORY) + "@example.org",
                                                       "note": phrase("a note on a person", READS_DIRECTORY)})["ref"]
        api("POST", "/api/directory/mandates", {"person": person, "city": city, "office": "Mayor", "from": "2019-01-01"})
        contact = api("POST", "/api/directory/contacts", {"party": city, "role": "cabinet", "address": phrase("an address that was taken out", READS_HISTORY) + "@example.org"})["id"]
        version = next(each for each in api("GET", f"/api/directory/{city.replace('city', 'cities')}")["contacts"] if each["id"] == contact)["version"]
        api("DELETE", f"/api/directory/contacts/{contact}?version={version}")
        gone = api("POST", "/api/directory/people", {"name": "Twin Example", "note": phrase("a note on a person who was merged", READS_DIRECTORY)})["ref"]
        api("POST", "/api/directory/merges", {"kept": person, "gone": gone})

        # A delegation: who comes, what its office adds, and the letter of its head.
        page = cls.invited.task
        done = forms.fill(cls.invited, page, page, {
            "head_name": phrase("the name of a delegate", INVITES) + " Example", "head_post": phrase("the function of a delegate", INVITES),
            "note": phrase("a note on a delegation", INVITES)})
        assert done.status == 303, house.words(done)
        delegation = cls.things.values["delegation"]
        delegate = cls.at.one(f"SELECT id FROM evt_delegate WHERE delegation_id = '{delegation}'")
        done = cls.things.staff.submit(f"/events/delegations/{delegation}/letters", {"delegate": delegate, "language": "en"},
                                       f"/events/delegations/{delegation}")
        assert done.status == 303, house.words(done)
        cls.things.values["event_letter"] = cls.at.one(
            f"SELECT id FROM evt_letter WHERE delegation_id = '{delegation}' ORDER BY id DESC")

        # Who asks for the floor in a session whose list is not for everybody.
        speakers = f"/api/events/sessions/{cls.things.values['event_session']}/speakers"
        revision = api("GET", speakers)["revision"]
        api("PATCH", speakers, {"screen": "staff", "revision": revision})
        api("POST", speakers, {"name": phrase("the name of a speaker", READS_DIRECTORY) + " Example", "revision": revision + 1})

        # Accounts, and mails to them.
        api("POST", "/api/accounts", {"email": phrase("the address of an account", READS_HISTORY) + "@example.org", "name": "Zed"})
        cls.nobody.submit("/forgot", {"email": cls.phrases[-1].word + "@example.org"})

        # A signature on the public wall, and its withdrawal.
        cls.wall = cls.things.signing
        api("POST", f"/api/statements/signings/{cls.wall}/cities", {"parties": [city]})
        cls.before = cls.wall_pages()
        api("POST", f"/api/statements/signings/{cls.wall}/letters", {"party": city, "day": "2026-11-20"})
        cls.signed = cls.wall_pages()
        api("POST", f"/api/statements/signings/{cls.wall}/withdrawals", {"party": city, "reason": phrase("why a signature was withdrawn", {"administrator", "secretariat"})})

    @classmethod
    def wall_pages(cls):
        return {end: cls.nobody.get(f"/wall/{cls.wall}{end}").text
                for end in ("", "?lang=es", "?lang=fr", "?by=country", "?region=Europe", "/data.json", "/list.csv", "/badge.svg")} | {
                    "api": cls.nobody.get(f"/api/statements/signings/{cls.wall}/wall").text}

    # The sweep

    @classmethod
    def everybody(cls):
        yield "nobody", cls.nobody
        yield from cls.people.items()
        yield "office", cls.office
        yield "another office", cls.other_office
        yield "city", cls.city
        yield "invited office", cls.invited
        yield "another invited office", cls.guest
        for role, token in cls.tokens.items():
            yield role, token

    @classmethod
    def addresses(cls):
        """Every address that the program knows, with real things and with the planted ones; and what is found by the
        beginning of the phrases."""
        found = []
        planted = {"id": [cls.private, cls.public], "version": [cls.version]}
        for door in table.doors():
            if door.method != "GET" or door.name in ("core.metrics", "core.sign_in", "core.forgot"):
                continue
            found.append(cls.things.path(door))
            if door.path.startswith(("/statements/{id}", "/api/statements/{id}")):
                found += [cls.things.path(door, id=one, version=cls.version) for one in planted["id"]]
        for statement in planted["id"]:
            found += [f"/statements/{statement}/document?format={format}" for format in ("txt", "md", "docx", "odt", "pdf")]
            found += [f"/statements/{statement}/compare?before={cls.version}&after=draft",
                      f"/api/statements/{statement}/compare?before={cls.version}&after=draft", f"/statements/{statement}/compare"]
        for path in ("/directory/cities/export", "/directory/people/export", "/directory/organisations/export",
                     f"/statements/rounds/{cls.round}/compilation", f"/statements/rounds/{cls.round}/answers"):
            found += [f"{path}?format={format}" for format in ("csv", "xlsx")]
        edition = cls.things.values["edition"]
        found += [f"/events/editions/{edition}/delegates?format={format}" for format in ("csv", "xlsx")]
        for path in ("/search", "/directory/search", "/statements", "/statements/versions", "/directory/people", "/directory/cities", "/admin/history", "/admin/accounts",
                     "/api/search", "/api/history", "/api/directory/cities", "/api/directory/people",
                     "/events", "/api/events/editions"):
            found.append(f"{path}?q={BEGINNING}")
        found += ["/statements?archived=1", f"/nothing/{house.UNKNOWN_ID}", f"/statements/rounds/{cls.round}/outcome"]
        return list(dict.fromkeys(found))

    @classmethod
    def pages(cls, visitor, turn):
        """Each address with its answer, once: also where the visitor is led to. Who may read a text as text gets one of its
        documents: each is made of the same words, and takes half a second."""
        led_to = {} if visitor.token else dict(scene.walk(visitor, ["/", getattr(visitor, "task", "/")]))
        yield from led_to.items()
        read = set()
        for address in cls.addresses():
            text, _, format = address.partition("/document?format=")
            if address in led_to or (text in read and format in MADE_BY_OTHERS and format != MADE_BY_OTHERS[turn % len(MADE_BY_OTHERS)]):
                continue
            answer = visitor.get(address)
            if format == "txt" and answer.status == 200:
                read.add(text)
            yield address, answer

    @classmethod
    @functools.cache
    def sightings(cls):
        """Who was shown which phrase where: (who, by token, address, phrase); and the number of answers that were read."""
        seen, asked = [], 0
        for turn, (who, visitor) in enumerate(cls.everybody()):
            for address, answer in cls.pages(visitor, turn):
                asked += 1
                text = readable(answer)
                assert "traceback" not in text, f"{address} as {who}"
                if BEGINNING in text:
                    seen += [(who, bool(visitor.token), address, phrase) for phrase in cls.phrases if phrase.word in text]
        return seen, asked

    def test_1_each_phrase_is_where_it_belongs(self):
        seen = {phrase.word for who, by_token, _, phrase in self.sightings()[0]
                if not by_token and who in ("administrator", "office", "invited office")}
        self.assertEqual([phrase.what for phrase in self.phrases if phrase.word not in seen], [], "the test planted nothing")

    def test_2_nobody_else_finds_one(self):
        seen, asked = self.sightings()
        told = [f"{phrase.what}: {address} as {who}{' by token' if by_token else ''}" for who, by_token, address, phrase in seen
                if who not in phrase.readers]
        self.assertEqual(told, [])
        self.assertGreater(asked, 1500)

    def test_3_mails_to_others_hold_none(self):
        told = [f"{phrase.what}: mail to {to}" for to, subject, body in self.at.rows("SELECT to_address, subject, body_text FROM core_mail")
                for phrase in self.phrases if phrase.word in subject + body and not phrase.what.startswith("the address of an account")]
        self.assertEqual(told, [])

    def test_4_messages_to_webhooks_hold_none(self):
        """They name things by their ids; who wants more, asks the API with a token of their own."""
        bodies = [body for (body,) in self.at.rows("SELECT body FROM core_webhook_delivery")]
        self.assertGreater(len(bodies), 8)
        told = [f"{phrase.what}: {body}" for body in bodies for phrase in self.phrases if phrase.word in body]
        self.assertEqual(told, [])

    # A signature that was withdrawn

    def test_5_a_withdrawn_signature_is_nowhere_in_public(self):
        city = next(phrase.word for phrase in self.phrases if phrase.what == "the name of a city")
        for end in ("", "?lang=es", "?by=country", "?region=Europe", "/data.json", "/list.csv", "api"):
            self.assertIn(city, self.signed[end], f"was never shown: {end}")
        for _ in range(2):
            now = self.wall_pages()
            for end, text in now.items():
                self.assertNotIn(BEGINNING, text, end)
                self.assertEqual(self.steady(text), self.steady(self.before[end]), end)
            self.at.restart()

    @staticmethod
    def steady(text):
        return re.sub(r"\b[0-9A-Z]{26}\b", "", text)


if __name__ == "__main__":
    unittest.main()
