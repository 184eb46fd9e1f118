# SPDX-License-Identifier: EUPL-1.2
"""SIGKILL around the end of an embargo: what is to be released is there as a whole or not at all, and each letter of that second leaves once.
PLENARIA_KILLS sets the number of rounds on each engine."""
import collections
import os
import random
import sqlite3
import time
import unittest

from lib.campaigns import Campaign
from lib.clock import Clock
from lib.house import House, wait_for
from lib.mailbox import Mailbox
from lib.mariadb import MariaDb
from lib.run import main

ROUNDS = int(os.environ.get("PLENARIA_KILLS", "4"))
TEXTS, LETTERS = 5, 12
FIRST = 1_795_507_200  # 24 November 2026, 08:00 UTC
LEASES = 200  # seconds after which what a killed host had begun is taken up


class ReleaseKilled(unittest.TestCase):
    def house(self, database=None):
        self.clock = Clock()
        self.addCleanup(self.clock.close)
        self.mailbox = Mailbox().open()
        self.addCleanup(self.mailbox.close)
        house = House(database, mail_port=self.mailbox.port, environment=self.clock.environment)
        self.addCleanup(house.close)
        return house

    def at(self, seconds):
        self.clock.move(seconds - time.time())

    def rounds(self, house, ask, write):
        self.at(FIRST - 3600)
        house.start(seconds=60)
        copies, kills, all_rounds = 0, 0, []
        for number in range(1, ROUNDS + 1):
            instant = FIRST + number * 7200
            campaign = Campaign(number, TEXTS, instant, LETTERS)
            self.at(instant - 600)
            write(campaign.statements())
            staff = house.signed_in()
            campaign.set_embargo(staff)
            campaign.approve_letters(staff)

            began_at = random.uniform(0.2, 1.2)
            self.at(instant - began_at)
            time.sleep(random.uniform(0.1, began_at + 0.7))
            house.kill()
            house.start()
            self.is_whole_or_absent(house, campaign)
            kills += 1
            if random.random() < 0.7:  # and once more, while the letters leave
                self.at(max(instant, time.time() + self.clock.offset) + LEASES)
                wait_for(lambda number=number: self.mails_of(number) or time.time() % 1 < 0.02, 20)
                time.sleep(random.uniform(0, 0.15))
                house.kill()
                house.start()
                kills += 1

            self.at(instant + 3 * LEASES)
            self.assertEqual(campaign.has_released(house.browser(), house.signed_in("elena@example.org", "Elena Rossi", "press")), campaign.everything())
            self.assertTrue(wait_for(lambda c=campaign: self.is_finished(ask, c), 60))
            copies += self.each_letter_once(campaign, ask)
            all_rounds.append(campaign)
        # Of none does a later round send anything again.
        for campaign in all_rounds:
            self.each_letter_once(campaign, ask)
        print(f"{kills} kills in {ROUNDS} releases: all whole; {copies} letters came twice under one Message-ID", flush=True)
        self.assertLessEqual(copies, kills)

    def is_whole_or_absent(self, house, campaign):
        """The clock of the host goes on while it is asked: both sides of the second may be seen, but no part of it by one who asks after it."""
        begun = time.time() + self.clock.offset
        seen = campaign.has_released(house.browser())
        ended = time.time() + self.clock.offset
        if ended < campaign.embargo:
            self.assertEqual(seen, 0)
        if begun >= campaign.embargo:
            self.assertEqual(seen, campaign.everything(searched=False))

    def mails_of(self, number):
        return [mail for mail in list(self.mailbox.mails) if mail["Subject"] == f"Call {number} is out"]

    @staticmethod
    def is_finished(ask, campaign):
        state = ask(f"SELECT state FROM cpn_sending WHERE id = '{campaign.sending}'")
        waiting = ask("SELECT count(*) FROM core_mail WHERE state = 'waiting'")
        return str(state[0][0]) == "sent" and int(waiting[0][0]) == 0

    def each_letter_once(self, campaign, ask):
        """@return how many came once more with the same Message-ID: the server had said "taken", and the host died before it noted that."""
        mails = self.mails_of(campaign.number)
        by_recipient = collections.defaultdict(list)
        for mail in mails:
            by_recipient[mail.recipient].append((mail["Message-ID"], mail.get_body(("plain",)).get_content()))
        self.assertEqual(sorted(by_recipient), sorted(address for _, address in campaign.letters), "somebody got none, or somebody else got one")
        for recipient, got in by_recipient.items():
            self.assertEqual(len(set(got)), 1, f"{recipient} got two different letters")
        self.assertEqual(int(ask(f"SELECT count(*) FROM core_mail WHERE batch = 'campaigns.sending/{campaign.sending}'")[0][0]), LETTERS)
        self.assertEqual(int(ask(f"SELECT count(*) FROM core_mail WHERE batch = 'campaigns.sending/{campaign.sending}' AND state <> 'sent'")[0][0]), 0)
        return len(mails) - LETTERS

    def test_sqlite(self):
        house = self.house()

        def ask(sql):
            with sqlite3.connect(f"file:{house.data}/plenaria.db?mode=ro", uri=True) as db:
                return db.execute(sql).fetchall()

        def write(statements):
            with sqlite3.connect(f"{house.data}/plenaria.db", timeout=30) as db:
                db.executescript("BEGIN IMMEDIATE;\n" + ";\n".join(statements) + ";\nCOMMIT;")

        self.rounds(house, ask, write)

    def test_mariadb(self):
        mariadb = MariaDb().start()
        self.addCleanup(mariadb.close)
        house = self.house(mariadb.database())
        self.rounds(house, lambda sql: mariadb.sql(sql, "house"), lambda statements: mariadb.sql(";\n".join(statements), "house"))


if __name__ == "__main__":
    main()
