# SPDX-License-Identifier: EUPL-1.2
"""The same form 64 times at the same moment: one effect, and an answer that can be read for everybody."""
import collections
import re
import sqlite3
import threading
import unittest

from lib.house import House, wait_for
from lib.mailbox import Mailbox
from lib.mariadb import MariaDb
from lib.run import main

MANY = 64


class ManyAtOnce:
    """The cases; the two classes below say on which engine."""

    @classmethod
    def setUpClass(cls):
        cls.mailbox = Mailbox().open()
        cls.house = House(cls.make_database(), mail_port=cls.mailbox.port)
        cls.house.start("--demo", seconds=120)
        cls.amina, cls.lucia, cls.thomas = (cls.house.signed_in(f"{role}@demo.example")
                                            for role in ("administrator", "secretariat", "drafter"))

    @classmethod
    def tearDownClass(cls):
        cls.house.close()
        cls.mailbox.close()

    def one(self, sql):
        (row,) = self.ask(sql)
        return row[0] if len(row) == 1 else row

    def send_together(self, browser, action, *bodies):
        """Some send one body, some the next. @return how often each status was answered to each body."""
        start = threading.Barrier(MANY)
        answers = []

        def send(own, turn):
            own.get("/healthz")  # opens the connection, so that only the form is left to be sent
            start.wait(30)
            answers.append((turn, own.post(action, bodies[turn])))

        threads = [threading.Thread(target=send, args=(browser.copy(), number % len(bodies))) for number in range(MANY)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(90)
        self.assertEqual(len(answers), MANY)
        rude = [(page.status, page.text[-800:]) for _, page in answers if page.status >= 500]
        self.assertEqual(rude, [])
        counted = [collections.Counter(page.status for turn, page in answers if turn == one) for one in range(len(bodies))]
        return counted[0] if len(bodies) == 1 else counted

    def test_a_signature(self):
        signing, party = self.one("SELECT signing_id, party FROM stm_signatory WHERE state <> 'signed'")
        page = self.lucia.get(f"/statements/signings/{signing}")
        self.send_together(self.lucia, f"/statements/signings/{signing}/letter",
                           [("csrf", page.form(".*/letter").value("csrf")), ("party", party), ("day", "2026-11-02")])

        self.assertEqual(self.number(f"SELECT count(*) FROM stm_signature WHERE signing_id = '{signing}' AND party = '{party}'"), 1)
        self.assertEqual(self.number("SELECT count(*) FROM core_history WHERE action = 'statements.sign' "
                                     f"AND after_json LIKE '%{party}%'"), 1)

    def test_an_accepted_suggestion(self):
        statement = self.one("SELECT DISTINCT statement_id FROM stm_round")
        form = self.thomas.get(f"/statements/{statement}/consolidation").form(".*/accept")
        decided = "SELECT count(*) FROM core_history WHERE action = 'statements.decide'"
        rows = "SELECT count(*) FROM stm_decision"
        before = (self.number(rows), self.number(decided))
        self.send_together(self.thomas, form.action, form.fields)

        self.assertEqual((self.number(rows), self.number(decided)), (before[0] + 1, before[1] + 1))

    def behind_link(self, address):
        """A browser that came by the newest link which was mailed there."""
        mail = wait_for(lambda: next((m for m in reversed(self.mailbox.mails) if m.recipient == address), None), 60)
        link = re.search(r"/l/[0-9a-f]{64}", mail.get_body(("plain",)).get_content()).group(0)
        office = self.house.browser()
        office.send(office.get(link).form(".*"))
        return office

    def silent_office(self, address):
        """An office that has not answered yet: its browser, its round, its party."""
        round_id = self.one("SELECT id FROM stm_round WHERE state = 'open'")
        party = self.one(f"SELECT party FROM stm_office WHERE round_id = '{round_id}' AND address = '{address}'")
        again = next(form for form in self.thomas.get(f"/statements/rounds/{round_id}").forms()
                     if "invite-again" in form.action and form.value("party") == party)
        self.assertEqual(self.thomas.send(again).status, 303)
        return self.behind_link(address), round_id, party

    def test_an_answer_of_an_office(self):
        office, round_id, party = self.silent_office("international@bristol.example")
        form = office.get(f"/statements/rounds/{round_id}/check").form(".*/check")
        self.send_together(office, form.action, form.with_values(position="no_objection").fields)

        self.assertEqual(self.number("SELECT count(*) FROM core_history WHERE action = 'statements.send_review' "
                                     f"AND party = '{party}'"), 1)
        receipts = "SELECT count(*) FROM core_mail WHERE to_address = 'international@bristol.example' AND subject LIKE '%was received'"
        self.assertEqual(self.number(receipts), 1)

    def test_two_different_answers_of_one_office(self):
        """One of them counts, and whoever sent the other is told so."""
        address = self.one("SELECT o.address FROM stm_office o JOIN stm_round r ON r.id = o.round_id WHERE r.state = 'open' AND "
                           "o.sent_at = '' AND o.address NOT IN ('', 'international@bristol.example') ORDER BY o.id LIMIT 1")
        office, round_id, party = self.silent_office(address)
        form = office.get(f"/statements/rounds/{round_id}/check").form(".*/check")
        texts = ["We cannot agree to this.", "We would rather not."]
        agreed = self.send_together(office, form.action, *(form.with_values(position="objection", position_text=text).fields for text in texts))

        of_office = f"FROM stm_office WHERE round_id = '{round_id}' AND party = '{party}'"
        stored, sendings = self.one(f"SELECT position_text {of_office}"), self.number(f"SELECT sendings {of_office}")
        self.assertEqual(sendings, 1)
        counts, told = agreed[texts.index(stored)], agreed[1 - texts.index(stored)]
        self.assertGreater(counts[303], 0)
        self.assertEqual(told, {409: MANY // 2}, f"{counts} {told}")

    def test_an_import(self):
        page = self.lucia.get("/directory/imports/new")
        boundary = "5f0c"
        parts = [("csrf", page.form("/directory/imports").value("csrf")), ("kind", "people")]
        body = "".join(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in parts)
        body += (f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="people.csv"\r\n'
                 "Content-Type: text/csv\r\n\r\nname,note\r\n"
                 + "".join(f"Imported {number},x\r\n" for number in range(20)) + f"\r\n--{boundary}--\r\n")
        uploaded = self.lucia.request("POST", "/directory/imports", body.encode(),
                                      {"Content-Type": f"multipart/form-data; boundary={boundary}"})
        columns = uploaded.headers["Location"]
        preview = self.lucia.send(self.lucia.get(columns).form(".*/columns")).headers["Location"]
        found = wait_for(lambda: [form for form in self.lucia.get(preview).forms() if form.action.endswith("/apply")], 60)
        self.send_together(self.lucia, found[0].action, found[0].fields)

        imported = "SELECT count(*) FROM dir_person WHERE name LIKE 'Imported %'"
        wait_for(lambda: self.number(imported) == 20, 60)
        jobs = "SELECT count(*) FROM core_job WHERE kind LIKE 'directory.%import%' AND state IN ('ready', 'running')"
        wait_for(lambda: self.number(jobs) == 0, 60)
        self.assertEqual(self.number(imported), 20)

    def test_an_account(self):
        form = self.amina.get("/admin/accounts/new").form("/admin/accounts")
        form = form.with_values(name="Nadia Haddad", email="nadia@example.org")
        answers = self.send_together(self.amina, form.action, form.fields)

        self.assertEqual(answers[303], 1, answers)
        self.assertEqual(self.number("SELECT count(*) FROM core_account WHERE email = 'nadia@example.org'"), 1)


class OnSqlite(ManyAtOnce, unittest.TestCase):
    @classmethod
    def make_database(cls):
        return None

    def ask(self, sql):
        with sqlite3.connect(f"file:{self.house.data}/plenaria.db?mode=ro", uri=True) as db:
            return db.execute(sql).fetchall()

    def number(self, sql):
        return self.ask(sql)[0][0]


class OnMariaDb(ManyAtOnce, unittest.TestCase):
    @classmethod
    def make_database(cls):
        cls.mariadb = MariaDb().start()
        return cls.mariadb.database()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        cls.mariadb.close()

    def ask(self, sql):
        return self.mariadb.sql(sql, "house")

    def number(self, sql):
        return int(self.ask(sql)[0][0])


if __name__ == "__main__":
    main()
