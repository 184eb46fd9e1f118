# SPDX-License-Identifier: EUPL-1.2
"""A mail server that goes and comes back, and a host, or its courier, that is killed while it sends."""
import os
import pathlib
import signal
import sqlite3
import threading
import unittest

from lib.house import House, wait_for
from lib.mailbox import Mailbox
from lib.run import main


class MailServer(unittest.TestCase):
    def setUp(self):
        self.mailbox = Mailbox()
        self.addCleanup(self.mailbox.close)
        self.house = House(mail_port=self.mailbox.port)
        self.addCleanup(self.house.close)

    def ask(self, sql, values=()):
        """Of the database of a house that stands still."""
        with sqlite3.connect(f"{self.house.data}/plenaria.db") as db:
            return db.execute(sql, values).fetchall()

    def fill_outbox(self, count):
        """As if that many mails had been written while nobody sent any."""
        self.house.start()
        self.house.stop()
        for number in range(count):
            self.ask("INSERT INTO core_mail (id, to_address, to_name, language, subject, body_text, body_html, about, batch, "
                     "idempotency_key, state, attempts, next_at, lease_until, last_error, created_at, sent_at) VALUES "
                     "(?, 'office@example.org', '', 'en', ?, 'Text', '', '', '', ?, 'waiting', 0, '2026-01-01T00:00:00Z', '', "
                     "'', '2026-01-01T00:00:00Z', '')", (f"{number:026}", f"Mail {number}", f"key {number}"))

    def test_every_mail_written_while_the_server_was_away_arrives_once_and_in_order(self):
        self.fill_outbox(40)
        self.house.start()
        wait_for(lambda: '"mail not delivered"' in self.house.log(), 10)
        self.mailbox.open()

        self.mailbox.wait_for(25)
        self.mailbox.close()  # and again, in the middle
        was = len(self.mailbox.mails)
        wait_for(lambda: self.house.log().count('"mail not delivered"') >= 2 or len(self.mailbox.mails) >= 40, 10)
        self.mailbox.open()
        self.mailbox.wait_for(40)

        self.assertGreaterEqual(was, 25)
        self.house.stop()
        self.assertEqual(self.mailbox.subjects(), [f"Mail {number}" for number in range(40)])
        self.assertEqual(self.ask("SELECT count(*) FROM core_mail WHERE state <> 'sent'"), [(0,)])

    def test_a_server_that_is_away_uses_up_no_attempt(self):
        self.fill_outbox(3)
        self.house.start()
        wait_for(lambda: self.house.log().count('"mail not delivered"') >= 2, 10)
        self.house.stop()

        self.assertEqual(self.ask("SELECT DISTINCT attempts, state, lease_until FROM core_mail"), [(0, "waiting", "")])

    def test_a_host_killed_between_accepted_and_noted_sends_that_one_mail_again_with_the_same_message_id(self):
        self.fill_outbox(5)
        asked = threading.Event()
        killed = threading.Event()

        def hold(mail):
            if mail["Subject"] == "Mail 2" and not killed.is_set():
                asked.set()
                killed.wait(20)

        self.mailbox.before_accepting = hold
        self.mailbox.open()
        self.house.start()
        self.assertTrue(asked.wait(20))
        self.house.kill()
        killed.set()

        # The lease of the killed host runs out in two minutes; the test does not wait for that.
        self.assertEqual(self.ask("SELECT subject FROM core_mail WHERE lease_until <> '' AND state = 'waiting'"), [("Mail 2",)])
        self.ask("UPDATE core_mail SET lease_until = '2026-01-01T00:00:00Z' WHERE lease_until <> ''")
        self.house.start()
        self.mailbox.wait_for(6)
        self.house.stop()

        self.assertEqual(self.mailbox.subjects(), ["Mail 0", "Mail 1", "Mail 2", "Mail 2", "Mail 3", "Mail 4"])
        twice = [mail["Message-ID"] for mail in self.mailbox.mails if mail["Subject"] == "Mail 2"]
        self.assertEqual(twice[0], twice[1])

    def couriers(self):
        """Process numbers of the programs that send for our host."""
        ours = f"PPid:\t{self.house.process.pid}\n"
        found = []
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                status = (process / "status").read_text()
            except OSError:
                continue  # it has ended meanwhile
            if ours in status and status.startswith("Name:\tplenaria-courie"):
                found.append(int(process.name))
        return found

    def test_only_the_courier_has_libraries_of_mail_and_it_ends_when_nothing_is_left_to_send(self):
        self.fill_outbox(2)
        seen = []

        def look(_mail):
            maps = [pathlib.Path(f"/proc/{pid}/maps").read_text() for pid in (self.house.process.pid, *self.couriers())]
            seen.append([{name for name in ("libcurl", "libgmime", "libgio", "libgobject") if name in text} for text in maps])

        self.mailbox.before_accepting = look
        self.mailbox.open()
        self.house.start()
        self.mailbox.wait_for(2)

        self.assertEqual(seen, [[set(), {"libcurl", "libgmime", "libgio", "libgobject"}]] * 2)
        wait_for(lambda: not self.couriers(), 15)

    def test_a_courier_that_is_killed_in_the_middle_costs_one_attempt(self):
        self.fill_outbox(3)

        def kill(mail):
            if mail["Subject"] == "Mail 1" and len(self.mailbox.mails) == 1:
                os.kill(self.couriers()[0], signal.SIGKILL)

        self.mailbox.before_accepting = kill
        self.mailbox.open()
        self.house.start()
        self.mailbox.wait_for(4)
        self.house.stop()

        self.assertEqual(self.mailbox.subjects(), ["Mail 0", "Mail 1", "Mail 1", "Mail 2"])
        self.assertIn("the courier ended", self.house.log())
        self.assertEqual(self.ask("SELECT count(*) FROM core_mail WHERE state <> 'sent'"), [(0,)])

    def test_a_job_of_a_killed_host_runs_again_when_its_lease_is_over(self):
        self.house.start()
        self.house.kill()
        self.ask("INSERT INTO core_job (id, kind, payload, state, run_at, attempts, lease_owner, lease_until, done, total, "
                 "cancel, result, last_error, created_at, ended_at) "
                 "VALUES ('00000000000000000000000001', 'core.clean_sessions', '{}', 'running', '2026-01-01T00:00:00Z', 1, "
                 "'killed', '2026-01-01T00:00:00Z', 0, 0, 0, '', '', '2026-01-01T00:00:00Z', '')")
        self.house.start()

        def state():
            with sqlite3.connect(f"file:{self.house.data}/plenaria.db?mode=ro", uri=True) as db:
                return db.execute("SELECT state, attempts FROM core_job WHERE id = '00000000000000000000000001'").fetchone()
        wait_for(lambda: state() == ("done", 2), 15)


if __name__ == "__main__":
    main()
