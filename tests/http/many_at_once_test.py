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

    def send_together(self, browser, action, fields):
        """@return how often each status was answered."""
        start = threading.Barrier(MANY)
        answers = []

        def send(own):
            own.get("/healthz")  # opens the connection, so that only the form is left to be sent
            start.wait(30)
            answers.append(own.post(action, fields))

        threads = [threading.Thread(target=send, args=(browser.copy(),)) for _ in range(MANY)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(90)
        self.assertEqual(len(answers), MANY)
        rude = [(page.status, page.text[-800:]) for page in answers if page.status >= 500]
        self.assertEqual(rude, [])
        return collections.Counter(page.status for page in answers)

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

    def test_an_answer_of_an_office(self):
        round_id = self.one("SELECT id FROM stm_round WHERE state = 'open'")
        again = [form for form in self.thomas.get(f"/statements/rounds/{round_id}").forms() if "invite-again" in form.action]
        self.assertEqual(self.thomas.send(again[2]).status, 303)  # Bristol has not answered
        mail = wait_for(lambda: next((m for m in self.mailbox.mails if m.recipient == "international@bristol.example"), None), 60)
        link = re.search(r"/l/[0-9a-f]{64}", mail.get_body(("plain",)).get_content()).group(0)
        office = self.house.browser()
        office.send(office.get(link).form(".*"))
        form = office.get(f"/statements/rounds/{round_id}/check").form(".*/check")
        self.send_together(office, form.action, form.with_values(position="no_objection").fields)

        self.assertEqual(self.number("SELECT count(*) FROM core_history WHERE action = 'statements.send_review' "
                                     f"AND party = '{again[2].value('party')}'"), 1)
        receipts = "SELECT count(*) FROM core_mail WHERE to_address = 'international@bristol.example' AND subject LIKE '%was received'"
        self.assertEqual(self.number(receipts), 1)

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
