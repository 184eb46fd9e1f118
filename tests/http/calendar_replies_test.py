# SPDX-License-Identifier: EUPL-1.2
"""RFC 5546 from the invitation to the withdrawal, read by another program (python3-icalendar): a calendar program answers by
mail, the event moves, the calendar answers again, and the event is cancelled."""
import datetime
import re
import subprocess
import unittest

from icalendar import Calendar

from lib.house import House, wait_for
from lib.mailbox import Mailbox
from lib.run import main

OFFICE = "protocol@montreal.example"


def calendar_in(mail):
    part = next(part for part in mail.iter_attachments() if part.get_content_type() == "text/calendar")
    calendar = Calendar.from_ical(part.get_payload(decode=True))
    assert part.get_param("method") == calendar["METHOD"]
    return calendar["METHOD"], calendar.walk("VEVENT")[0]


def reply(event, answer, sender=OFFICE):
    """As Thunderbird mails it."""
    return (f"From: {sender}\r\nTo: {event['ORGANIZER'].removeprefix('mailto:')}\r\nSubject: Re\r\nMIME-Version: 1.0\r\n"
            f"Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n{answer}\r\n--b\r\n"
            f"Content-Type: text/calendar; charset=utf-8; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n"
            f"UID:{event['UID'][:60]}\r\n {event['UID'][60:]}\r\nSEQUENCE:{event['SEQUENCE']}\r\n"
            f"ATTENDEE;CN=Office;PARTSTAT={answer}:mailto:{sender}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n--b--\r\n")


class CalendarReplies(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.mailbox = Mailbox().open()
        cls.addClassCleanup(cls.mailbox.close)
        cls.house = House(mail_port=cls.mailbox.port)
        cls.addClassCleanup(cls.house.close)
        cls.house.start("--demo")
        chief = cls.house.signed_in("administrator@demo.example")
        settings = chief.get("/admin/settings?lang=en").form("/admin/settings")
        name = next(name.removesuffix(".was") for name in re.findall(r'name="([^"]*calendar_replies[^"]*)"', chief.get("/admin/settings").text)
                    if "was" not in name)
        assert chief.send(settings.with_values(**{name: "true"})).status == 303
        cls.staff = cls.house.signed_in("secretariat@demo.example")
        events = cls.staff.get("/events?lang=en&q=next+mayoral").text
        cls.event = re.search(r'href="(/events/editions/\w{26})"[^>]*>Next Mayoral Forum', events).group(1)

    def mail(self, subject):
        found = []

        def came():
            found[:] = [mail for mail in self.mailbox.mails if mail.recipient == OFFICE and re.search(subject, mail["Subject"])]
            return found
        wait_for(came, 30)
        self.mailbox.mails.remove(found[-1])
        return found[-1]

    def press(self, page, action, **values):
        done = self.staff.send(self.staff.get(page).form(action).with_values(**values))
        self.assertEqual(done.status, 303, done.text)
        return done.headers["Location"]

    def intake(self, message):
        done = subprocess.run(self.house.command("mail", "intake"), input=message, capture_output=True, text=True, timeout=30, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip()

    def state(self):
        page = self.staff.get(f"{self.event}/delegations?lang=en").text
        row = next(row for row in page.split("<tr>") if re.search(r"<th[^>]*><a[^>]*>Montr", row))
        return re.search(r'pl-tag[^>]*>([^<]+)<', row).group(1)

    def test_invited_answered_moved_answered_cancelled(self):
        page = f"{self.event}/delegations"
        soon = (datetime.date.today() + datetime.timedelta(days=30)).isoformat()
        self.press(page, f"{page}/rules", reply_day=soon, reply_time="17:00")
        choices = self.staff.get(f"{page}/choose?find=montr").text
        city = re.search(r'value="(city/\w{26})"[^>]*><label[^>]*>Montr', choices).group(1)
        self.press(f"{page}/choose?find=montr", f"{page}/choose", parties=city)
        office = re.search(r'href="(/events/delegations/\w{26})"', self.staff.get(page).text).group(1)
        self.press(office, office, address=OFFICE, language="en")
        self.press(f"{page}/invite", f"{page}/invite")

        invitation = self.mail("Invitation")
        method, invited = calendar_in(invitation)
        self.assertEqual((method, invited["SEQUENCE"], invited["ATTENDEE"].params["RSVP"]), ("REQUEST", 0, "TRUE"))
        self.assertEqual(invited["ORGANIZER"], "mailto:secretariat@example.org")

        guessed = dict(invited, UID=re.sub(r"-[0-9a-f]{32}@", "-" + "0" * 32 + "@", invited["UID"]))
        self.assertEqual(self.intake(reply(guessed, "DECLINED")), "Passed on: the answer of a calendar program.")
        self.intake(reply(invited, "ACCEPTED", "mallory@example.net"))
        self.assertIn("from another address", self.mail("was not taken").get_body(("plain",)).get_content())
        self.assertEqual(self.state(), "Not opened", "neither was believed")

        link = re.search(r"/l/[0-9a-f]{64}", invitation.get_body(("plain",)).get_content()).group(0)
        somebody = self.house.browser()
        self.assertEqual(somebody.send(somebody.get(link).form(link)).status, 303)
        wait_for(lambda: self.state() == "Opened, no answer", 30)

        self.intake(reply(invited, "ACCEPTED"))
        self.assertIn("A calendar cannot say who comes.", self.mail("your calendar has answered").get_body(("plain",)).get_content())
        self.assertEqual(self.state(), "Accepted")

        dates = self.staff.get(f"{self.event}/dates?lang=en").form(re.escape(self.event) + "/dates.*")
        first = invited.decoded("DTSTART").date() + datetime.timedelta(days=20)
        preview = self.staff.get(dates.action + "?" + dates.with_values(starts_on=first.isoformat(), ends_on=first.isoformat()).body())
        apply = next(form for form in preview.forms() if form.value("revision"))
        self.assertEqual(self.staff.send(apply).status, 303)
        method, moved = calendar_in(self.mail("other dates"))
        self.assertEqual((method, moved["UID"], moved["SEQUENCE"]), ("REQUEST", invited["UID"], 1))
        self.assertEqual(self.state(), "Asked again")
        self.intake(reply(invited, "DECLINED"))
        self.assertIn("for the earlier dates", self.mail("was not taken").get_body(("plain",)).get_content())
        self.intake(reply(moved, "ACCEPTED"))
        self.mail("your calendar has answered")
        self.assertEqual(self.state(), "Accepted")

        cancel = next(form for form in self.staff.get(self.event + "?lang=en").forms() if form.action == self.event + "/state")
        for state in ("announced", "cancelled"):
            self.assertEqual(self.staff.send(cancel.with_values(state=state)).status, 303)
        method, gone = calendar_in(self.mail("will not take place|cancelled"))
        self.assertEqual((method, gone["UID"], gone["SEQUENCE"], gone["STATUS"]), ("CANCEL", invited["UID"], 2, "CANCELLED"))
        self.assertEqual(gone["ATTENDEE"], "mailto:" + OFFICE)


if __name__ == "__main__":
    main()
