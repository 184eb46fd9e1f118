# SPDX-License-Identifier: EUPL-1.2
"""What a mayor's office gets by mail in a round, read by other programs: the deadline for its calendar (python3-icalendar),
and what becomes of mails that do not arrive."""
import datetime
import re
import subprocess
import time
import unittest

from icalendar import Calendar

from lib.clock import Clock
from lib.house import House, wait_for
from lib.mailbox import Mailbox
from lib.run import main

TUNIS = "international@tunis.example"  # of the office that the demonstration has not invited yet


def calendar_of(mail):
    part = next(part for part in mail.iter_attachments() if part.get_content_type() == "text/calendar")
    calendar = Calendar.from_ical(part.get_payload(decode=True))
    return part, calendar, calendar.walk("VEVENT")[0]


def came_back(message_id, recipient):
    """As Postfix reports it."""
    return (f"From: MAILER-DAEMON@mx.example\r\nMessage-ID: <1@mx.example>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
            f"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; {recipient}\r\n"
            f"Action: failed\r\nStatus: 5.2.2\r\nDiagnostic-Code: smtp; 552 5.2.2 <{recipient}> mailbox is full\r\n\r\n"
            f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message_id}\r\n\r\n--b--\r\n")


class OfficeMails(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.mailbox = Mailbox().open()
        cls.addClassCleanup(cls.mailbox.close)
        # Messages about news go out from 08:00 of their reader on, whenever this test runs.
        cls.clock = Clock()
        cls.addClassCleanup(cls.clock.close)
        cls.clock.set(f"{datetime.date.today()}T15:00:00Z")
        cls.house = House(mail_port=cls.mailbox.port, environment=cls.clock.environment)
        cls.addClassCleanup(cls.house.close)
        cls.house.start("--demo")
        cls.browser = cls.house.signed_in("secretariat@demo.example")
        rounds = cls.browser.get("/statements/rounds?lang=en").text
        cls.round = re.search(r'href="(/statements/rounds/\w{26})">Second round', rounds).group(1)

    def mail_to(self, address, subject):
        found = []

        def came():
            found[:] = [mail for mail in self.mailbox.mails if mail.recipient == address and re.search(subject, mail["Subject"])]
            return found
        wait_for(came, 30)
        return found[-1]

    def row_of(self, office):
        page = self.browser.get(self.round + "?lang=en").text
        return next(row for row in page.split("<tr>") if f'<th scope="row">{office}' in row)

    def test_1_the_deadline_comes_with_the_invitation_and_moves_with_an_extension(self):
        invite = self.browser.get(self.round + "/invite?lang=en").form(re.escape(self.round) + "/invite")
        self.assertEqual(self.browser.send(invite).status, 303)
        part, calendar, first = calendar_of(self.mail_to(TUNIS, "avis est demandé"))
        self.assertEqual(part.get_param("method"), "PUBLISH")
        self.assertEqual(calendar["METHOD"], "PUBLISH")
        self.assertIn("Déclaration commune", first["SUMMARY"])
        self.assertNotRegex(part.get_payload(decode=True).decode(), r"/l/[0-9a-f]{64}", "a calendar holds no secret")

        extend = self.browser.get(self.round + "?lang=en").form(re.escape(self.round) + "/extend")
        was = first.decoded("DTSTART")
        day = (was.date() + datetime.timedelta(days=9)).isoformat()
        self.mailbox.unknown.add("international@kampala.example")
        invited = time.monotonic()
        wait_for(lambda: time.monotonic() > invited + 1.01, 2)  # SEQUENCE counts seconds of the host's clock
        self.assertEqual(self.browser.send(extend.with_values(day=day)).status, 303)
        _, _, moved = calendar_of(self.mail_to(TUNIS, "délai supplémentaire"))
        self.assertEqual(moved["UID"], first["UID"])
        self.assertGreater(moved["SEQUENCE"], first["SEQUENCE"])
        self.assertEqual(moved.decoded("DTSTART").date() - was.date(), datetime.timedelta(days=9))
        self.assertEqual(moved.decoded("DTSTART").tzname(), was.tzname())

    def test_2_a_refused_recipient_is_seen_beside_the_office_with_the_words_of_the_server(self):
        wait_for(lambda: "user unknown" in self.row_of("Kampala"), 30)
        self.assertIn("Does not arrive", self.row_of("Kampala"))
        self.assertIn("550 5.1.1 … user unknown", self.row_of("Kampala"))
        self.assertNotIn("Does not arrive", self.row_of("Tunis"))

    def test_3_what_comes_back_later_is_read_from_standard_input(self):
        def intake(message):
            done = subprocess.run(self.house.command("mail", "intake"), input=message, capture_output=True, text=True, timeout=30, check=False,
                                  env=self.house.environment)
            self.assertEqual(done.returncode, 0, done.stderr)
            return done.stdout.strip()
        mail = self.mail_to(TUNIS, "délai supplémentaire")
        self.assertEqual(intake("Subject: I am on leave\r\n\r\nUntil Monday.\r\n"), "Nothing to note.")
        self.assertEqual(intake(came_back("<01ARZ3NDEKTSV4RRFFQ69G5FAV@example.org>", TUNIS)), "Nothing to note.")
        self.assertEqual(intake(came_back(mail["Message-ID"], TUNIS)), "Noted: a message came back.")
        self.assertIn("552 5.2.2 … mailbox is full", self.row_of("Tunis"))

        # The next mail that is taken ends it.
        again = next(form for form in self.browser.get(self.round + "?lang=en").forms()
                     if form.action.endswith("/invite-again") and TUNIS in self.row_of("Tunis") and form.value("party") in self.row_of("Tunis"))
        self.assertEqual(self.browser.send(again).status, 303)
        wait_for(lambda: "Does not arrive" not in self.row_of("Tunis"), 30)

    def test_4_one_post_of_the_mail_program_ends_the_messages_about_news(self):
        digest = self.mail_to("secretariat@demo.example", "Plenaria: ")
        address = re.fullmatch(r"<(http\S+/notifications/pause/[0-9a-f]{64})>", digest["List-Unsubscribe"]).group(1)
        self.assertEqual(digest["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click")
        stranger = self.house.browser()
        answer = stranger.post(address.removeprefix(self.house.url), {"List-Unsubscribe": "One-Click"})
        self.assertEqual(answer.status, 200)
        notifications = self.browser.get("/notifications?lang=en").text
        self.assertNotIn("once a day", notifications)


if __name__ == "__main__":
    main()
