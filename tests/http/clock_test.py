# SPDX-License-Identifier: EUPL-1.2
"""The clock of the machine jumps while people work, and the world's clocks change while a round is open."""
import itertools
import json
import re
import sqlite3
import unittest

from lib.clock import Clock
from lib.house import House, wait_for
from lib.mailbox import Mailbox
from lib.run import main

DAY = 86_400
INVITATION = re.compile("review is asked for|se solicita su revisión|avis est demandé")
TYPED = "Two hours of work of our office."


class ClockTest(unittest.TestCase):
    """Each test begins at a moment later than the one before it, as tests that share a house should."""

    @classmethod
    def setUpClass(cls):
        cls.clock = Clock()
        cls.addClassCleanup(cls.clock.close)
        cls.mailbox = Mailbox().open()
        cls.addClassCleanup(cls.mailbox.close)
        cls.house = House(mail_port=cls.mailbox.port, environment=cls.clock.environment)
        cls.addClassCleanup(cls.house.close)
        cls.clock.set("2026-03-20T12:00:00Z")
        cls.house.start("--demo", seconds=120)

    def setUp(self):
        self.mailbox.before_accepting = lambda mail: None
        self.addCleanup(self.nothing_went_wrong)

    def nothing_went_wrong(self):
        rude = [line for line in self.house.log().splitlines() if '"status":"5' in line or '"level":"error"' in line]
        self.assertEqual(rude, [])

    def rows(self, sql):
        with sqlite3.connect(f"file:{self.house.data}/plenaria.db?mode=ro", uri=True) as db:
            return db.execute(sql).fetchall()

    def begin(self, moment):
        """@return a secretary's browser, signed in at that moment, with a token for the API."""
        self.clock.set(moment)
        staff = self.house.signed_in("secretariat@demo.example")
        made = staff.send(staff.get("/account").form("/account/tokens").with_values(token_name="clock", scope="statements.consult"))
        self.token = re.search(r"pln_[0-9a-f]{64}", made.text).group(0)
        return staff

    def api(self, path, body):
        return self.house.browser().request("POST", path, json.dumps(body), {
            "Authorization": f"Bearer {self.token}", "Content-Type": "application/json"})

    def new_round(self, deadline, zone, *cities, reminder_days=0):
        """@return its answer, in JSON"""
        (version,), = self.rows("SELECT version_id FROM stm_round WHERE state = 'closed'")
        parties = [f"city/{self.rows(f'SELECT id FROM dir_city WHERE name_en = {city!r}')[0][0]}" for city in cities]
        return self.api("/api/statements/rounds", {"version": version, "name": f"Until {deadline}", "deadline": deadline, "zone": zone,
                                                   "parties": parties, "reminder_days": reminder_days})

    def invited(self, *round_of):
        """Opens a round and writes to its cities. @return its id, and the invitations."""
        made = self.new_round(*round_of)
        self.assertEqual(made.status, 201, made.text)
        round_id, known = made.json()["id"], len(self.mailbox.mails)
        invited = self.api(f"/api/statements/rounds/{round_id}/invitations", {"count": len(round_of) - 2})
        self.assertEqual(invited.status, 200, invited.text)
        return round_id, wait_for(lambda: self.invitations(known, len(round_of) - 2), 20)

    def invitations(self, known, count):
        """Those after the first `known` mails, when there are as many; reminders of older rounds come in between."""
        found = [mail for mail in self.mailbox.mails[known:] if INVITATION.search(mail["Subject"])]
        return found if len(found) >= count else None

    def office(self, mail, language="en"):
        link = self.link(mail)
        browser = self.house.browser(language)
        self.assertEqual(browser.send(browser.get(link).form(".*")).status, 303)
        return browser

    @staticmethod
    def link(mail):
        return re.search(r"/l/[0-9a-f]{64}", mail.get_body(("plain",)).get_content()).group(0)

    def comment(self, office, round_id):
        """Sends a comment on the first paragraph, as a page that was opened once would."""
        form = office.get(f"/statements/rounds/{round_id}/check").form(".*/check")
        return form.with_values(position="objection", position_text=TYPED)

    def test_1_a_deadline_in_the_night_in_which_clocks_go_forward(self):
        """Three in the morning in Geneva is one hour after two minutes to two, and comes at 01:00 UTC."""
        self.begin("2026-03-28T12:00:00Z")
        refused = self.new_round("2026-03-29T02:30", "Europe/Zurich", "Kampala")
        self.assertEqual((refused.status, [field["field"] for field in refused.json()["fields"]]), (422, ["day"]))
        round_id, (mail,) = self.invited("2026-03-29T03:00", "Europe/Zurich", "Kampala")
        office = self.office(mail)
        form = self.comment(office, round_id)

        self.clock.set("2026-03-29T00:59:50Z")
        self.assertEqual(office.send(form).status, 303)
        self.clock.set("2026-03-29T01:00:01Z")
        late = office.send(form)
        self.assertEqual(late.status, 409)
        self.assertIn(TYPED, late.text, "what was typed is gone")
        self.assertIn("The deadline has passed", office.get(f"/statements/rounds/{round_id}/review").text)
        # A clock that was wrong is put right: what had passed has not, and nothing was closed meanwhile.
        self.clock.jump(DAY)  # the session of the office has ended, too
        late = office.send(form)
        self.assertEqual(late.status, 404)
        self.assertIn(TYPED, late.text, "what was typed is gone")
        self.clock.set("2026-03-29T00:59:50Z")
        office = self.office(mail)
        self.assertNotIn("The deadline has passed", office.get(f"/statements/rounds/{round_id}/review").text)
        self.assertEqual(office.send(self.comment(office, round_id)).status, 303)

    def test_2_every_office_reads_the_deadline_on_its_own_clock(self):
        self.begin("2026-03-29T12:00:00Z")
        for deadline, read_in in {
                "2026-04-10T17:00": {"Montevideo": "10 April 2026, 12:00 (Montevideo time)", "Durban": "10 April 2026, 17:00 (Johannesburg time)"},
                "2026-11-10T17:00": {"Montevideo": "10 November 2026, 13:00 (Montevideo time)", "Durban": "10 November 2026, 18:00 (Johannesburg time)"},
                "2028-02-29T23:30": {"Montevideo": "29 February 2028, 19:30 (Montevideo time)", "Durban": "1 March 2028, 00:30 (Johannesburg time)"}}.items():
            round_id, mails = self.invited(deadline, "Europe/Zurich", *read_in)
            for mail in mails:
                city = next(city for city in read_in if city.lower() in mail.recipient)
                with self.subTest(deadline, city=city):
                    read = self.office(mail).get(f"/statements/rounds/{round_id}/review?lang=en").text
                    self.assertIn(read_in[city], read)

    def test_3_the_hour_that_comes_twice(self):
        """Of the two moments at which the clocks of Geneva show half past two, the first counts."""
        self.begin("2026-10-24T12:00:00Z")
        round_id, (mail,) = self.invited("2026-10-25T02:30", "Europe/Zurich", "Kampala")
        office = self.office(mail)
        form = self.comment(office, round_id)

        self.clock.set("2026-10-25T00:29:50Z")
        self.assertEqual(office.send(form).status, 303)
        self.clock.set("2026-10-25T00:30:01Z")
        self.assertEqual(office.send(form).status, 409)

    def test_4_a_wave_of_mails_is_neither_doubled_nor_lost(self):
        """The clock jumps a day ahead and back again while each of the mails is on its way."""
        self.begin("2026-11-02T12:00:00Z")
        jumps = itertools.cycle([DAY, -DAY])
        self.mailbox.before_accepting = lambda mail: self.clock.jump(next(jumps))
        cities = ("Kampala", "Amman", "Bristol", "Freetown", "Los Angeles", "Milan", "Athens")
        known = len(self.mailbox.mails)
        self.invited("2026-12-10T17:00", "Europe/Zurich", *cities)
        self.mailbox.before_accepting = lambda mail: None
        self.clock.set("2026-11-02T12:05:00Z")
        wait_for(lambda: self.rows("SELECT count(*) FROM core_mail WHERE state = 'waiting'") == [(0,)], 20)

        self.assertEqual(sorted(mail.recipient for mail in self.invitations(known, 0)),
                         sorted(f"international@{city.lower().replace(' ', '-')}.example" for city in cities))

    def test_5_reminders_go_on_after_the_clock_was_set_back(self):
        self.begin("2026-12-01T12:00:00Z")
        made = self.new_round("2026-12-20T17:00", "Europe/Zurich", "Kampala", "Milan", reminder_days=7)
        self.api(f"/api/statements/rounds/{made.json()['id']}/invitations", {"count": 2})
        schedule = "SELECT due_at FROM core_job_schedule WHERE kind = 'statements.remind_offices'"
        self.clock.jump(DAY)
        ahead = wait_for(lambda: [due for (due,) in self.rows(schedule) if due > "2026-12-02"], 20)
        self.clock.set("2026-12-01T12:10:00Z")
        wait_for(lambda: [due for (due,) in self.rows(schedule) if due < ahead[0]], 20)
        known = len(self.mailbox.mails)
        reminded = lambda: sorted(mail.recipient for mail in self.mailbox.mails[known:] if "closes soon" in mail["Subject"])

        self.clock.set("2026-12-13T17:30:00Z")
        wait_for(lambda: len(reminded()) >= 2, 20)
        self.clock.jump(-DAY)
        self.clock.jump(DAY)
        self.assertEqual(reminded(), ["international@kampala.example", "international@milan.example"])

    def test_6_sessions_and_links_end_and_come_back_with_the_clock(self):
        staff = self.begin("2027-01-10T12:00:00Z")
        round_id, (mail,) = self.invited("2027-02-10T17:00", "Europe/Zurich", "Kampala")
        review = f"/statements/rounds/{round_id}/review"
        office = self.office(mail)

        self.clock.jump(DAY + 60)
        away = staff.get("/statements")
        self.assertEqual((away.status, away.headers["Location"].split("?")[0]), (303, "/sign-in"))
        # Whoever signs in on the wrong day is signed in on the right one.
        later = self.house.signed_in("drafter@demo.example")
        self.clock.jump(-DAY - 60)
        self.assertEqual(later.get("/statements").status, 200)
        self.assertEqual(self.house.signed_in("secretariat@demo.example").get("/statements").status, 200)

        self.clock.set("2027-09-10T12:00:00Z")  # 180 days after the deadline the link is over
        self.assertEqual(office.get(review).status, 404)
        self.assertEqual(self.house.browser().get(self.link(mail)).status, 404)
        self.clock.set("2027-01-11T11:00:00Z")
        self.assertEqual(self.office(mail).get(review).status, 200)

    def test_7_the_29th_of_february(self):
        self.begin("2028-02-28T22:00:00Z")
        refused = self.new_round("2028-02-30T17:00", "Europe/Zurich", "Kampala")
        self.assertEqual(refused.status, 422, refused.text)
        round_id, (mail,) = self.invited("2028-02-29T17:00", "Europe/Zurich", "Kampala")
        office = self.office(mail)
        form = self.comment(office, round_id)

        self.clock.set("2028-02-29T15:59:50Z")
        self.assertEqual(office.send(form).status, 303)
        self.clock.set("2028-02-29T16:00:01Z")
        self.assertEqual(office.send(form).status, 409)

    def test_8_after_2038_and_after_2106(self):
        """The seconds since 1970 no longer fit into 31 bits, and then into 32."""
        for moment, deadline in (("2038-01-19T03:13:50Z", "2038-02-01T17:00"), ("2106-02-07T06:28:00Z", "2106-03-01T17:00")):
            with self.subTest(moment):
                self.begin(moment)
                self.clock.jump(60)
                round_id, (mail,) = self.invited(deadline, "Europe/Zurich", "Kampala")
                self.assertEqual(mail["Date"].datetime.year, int(moment[:4]))
                office = self.office(mail)
                self.assertEqual(office.send(self.comment(office, round_id)).status, 303)
                self.assertIn(moment[:4], self.house.browser().get("/healthz").headers["Date"])


if __name__ == "__main__":
    main()
