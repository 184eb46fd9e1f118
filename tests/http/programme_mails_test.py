# SPDX-License-Identifier: EUPL-1.2
"""What a speaker learns of a programme that changes, read by other programs: one mail with what changed for them, and a personal
calendar (python3-icalendar) in which a session that they left is cancelled, with a higher sequence, instead of vanishing."""
import json
import re
import unittest

from icalendar import Calendar

from lib.house import House, wait_for
from lib.mailbox import Mailbox
from lib.run import main

FATOU = {"name": "Fatou Ndiaye", "email": "fatou@dakar.example", "language": "fr", "gender": "female"}


class ProgrammeMails(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.mailbox = Mailbox().open()
        cls.addClassCleanup(cls.mailbox.close)
        cls.house = House(mail_port=cls.mailbox.port)
        cls.addClassCleanup(cls.house.close)
        cls.house.start("--demo")
        cls.staff = cls.house.signed_in("secretariat@demo.example")
        cls.tokens = {scope: cls.token(scope) for scope in ("directory.edit", "events.edit", "events.view")}
        cls.person = cls.api("POST", "/api/directory/people", FATOU, "directory.edit")["ref"]
        series = cls.api("POST", "/api/events/series", {"titles": {"en": "Told"}, "original_language": "en"})["id"]
        cls.edition = cls.api("POST", "/api/events/editions", {
            "titles": {"en": "Mayors Forum", "fr": "Forum des maires"}, "original_language": "en", "series": series,
            "starts_on": "2037-11-19", "ends_on": "2037-11-22", "zone": "Africa/Dakar"})["id"]
        cls.session = cls.api("POST", f"/api/events/editions/{cls.edition}/sessions", {
            "titles": {"en": "Opening", "fr": "Ouverture"}, "original_language": "en", "starts": "2037-11-19T09:00", "ends": "2037-11-19T10:30",
            "people": [{"ref": cls.person, "role": "speaker"}]})["id"]
        cls.release()
        page = f"/events/editions/{cls.edition}/programme/calendars"
        cls.calendar = re.search(r"/l/[0-9a-f]{64}/fr/programme.ics", cls.submit(page, {"person": cls.person}).text).group(0)

    @classmethod
    def token(cls, scope):
        made = cls.staff.send(cls.staff.get("/account").form("/account/tokens").with_values(token_name=scope, scope=scope))
        return re.search(r"pln_[0-9a-f]{64}", made.text).group(0)

    @classmethod
    def api(cls, method, path, body=None, scope="events.edit"):
        done = cls.house.browser().request(method, path, json.dumps(body) if body is not None else None, {
            "Authorization": f"Bearer {cls.tokens[scope]}", "Content-Type": "application/json"})
        assert done.status in (200, 201), f"{method} {path}: {done.status} {done.text}"
        return done.json()

    @classmethod
    def programme(cls):
        return cls.api("GET", f"/api/events/editions/{cls.edition}/programme", scope="events.view")

    @classmethod
    def submit(cls, page, fields):
        return cls.staff.send(cls.staff.get(page).form(page).with_values(**fields))

    @classmethod
    def release(cls):
        cls.api("POST", f"/api/events/editions/{cls.edition}/releases", {"revision": cls.programme()["revision"]})

    def change(self, **more):
        revision = next(each["revision"] for each in self.programme()["sessions"] if each["id"] == self.session)
        self.api("PATCH", f"/api/events/sessions/{self.session}", {**more, "revision": revision})
        self.release()

    def entry(self):
        events = Calendar.from_ical(self.house.browser().get(self.calendar).text).walk("VEVENT")
        self.assertEqual(len(events), 1)
        return events[0]

    def tell(self):
        page = f"/events/editions/{self.edition}/programme/tell"
        self.assertIn("Send 1 message", self.staff.get(page + "?lang=en").text)
        before = len(self.to_fatou())
        self.submit(page, {})
        wait_for(lambda: len(self.to_fatou()) > before, 30)
        mails = self.to_fatou()
        self.assertEqual(len(mails), before + 1)
        return mails[-1]

    def to_fatou(self):
        return [mail for mail in self.mailbox.mails if mail.recipient == FATOU["email"]]

    @staticmethod
    def words_of(mail):
        return " ".join(mail.get_body(("plain",)).get_content().split())

    def test_1_a_session_that_moves_is_told_once_in_french(self):
        before = self.entry()
        self.assertNotEqual(before.get("STATUS"), "CANCELLED")
        self.change(starts="2037-11-20T09:00", ends="2037-11-20T10:30")
        mail = self.tell()
        self.assertIn("Forum des maires", mail["Subject"])
        self.assertRegex(self.words_of(mail), r"Fatou Ndiaye .*Ouverture.*19 novembre 2037.*20 novembre 2037.*Africa/Dakar")
        self.assertIn("written to about release 2", self.staff.get(f"/events/editions/{self.edition}/programme/tell?lang=en").text)
        after = self.entry()
        self.assertEqual(after["UID"], before["UID"])
        self.assertGreater(after["SEQUENCE"], before["SEQUENCE"])
        self.assertEqual(after.decoded("DTSTART").isoformat()[:16], "2037-11-20T09:00")

    def test_2_who_leaves_a_session_reads_that_it_is_cancelled_for_them(self):
        before = self.entry()
        self.change(people=[])
        after = self.entry()
        self.assertEqual(after["UID"], before["UID"])
        self.assertEqual(after["STATUS"], "CANCELLED")
        self.assertGreater(after["SEQUENCE"], before["SEQUENCE"])
        public = Calendar.from_ical(self.house.browser().get(f"/programme/{self.edition}/programme.ics").text).walk("VEVENT")[0]
        self.assertNotEqual(public.get("STATUS"), "CANCELLED", "for others it takes place")
        self.assertRegex(self.words_of(self.tell()), r"Vous n.êtes plus dans «.Ouverture.»")

    def test_3_who_comes_back_has_it_again(self):
        before = self.entry()
        self.change(people=[{"ref": self.person, "role": "chair"}])
        after = self.entry()
        self.assertNotEqual(after.get("STATUS"), "CANCELLED")
        self.assertGreater(after["SEQUENCE"], before["SEQUENCE"])
        self.assertIn("Présidence", self.words_of(self.tell()))


if __name__ == "__main__":
    main()
