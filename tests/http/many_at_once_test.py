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

    def test_a_signature_on_paper(self):
        signing, party = self.one("SELECT signing_id, party FROM stm_signatory WHERE address = 'international@accra.example'")
        page = self.lucia.get(f"/statements/signings/{signing}")
        taken_back = next(form for form in page.forms() if form.action.endswith("/withdraw-for") and form.value("party") == party)
        signed = f"SELECT count(*) FROM core_history WHERE action = 'statements.sign' AND after_json LIKE '%{party}%'"
        before = self.number(signed)
        self.assertEqual(self.lucia.send(taken_back.with_values(reason="Asked for by telephone.")).status, 303)
        self.send_together(self.lucia, f"/statements/signings/{signing}/letter",
                           [("csrf", page.form(".*/letter").value("csrf")), ("party", party), ("day", "2026-11-02")])

        self.assertEqual(self.number(f"SELECT count(*) FROM stm_signature WHERE signing_id = '{signing}' AND party = '{party}' "
                                     "AND withdrawn_at = ''"), 1)
        self.assertEqual(self.number(signed), before + 1)

    def invited_to_sign(self, signing, party):
        """Pressed 64 times, it is one message. @return a browser behind its link."""
        register = f"/statements/signings/{signing}"
        ended = next(form for form in self.lucia.get(register).forms() if form.action.endswith("/end-links") and form.value("party") == party)
        self.assertEqual(self.lucia.send(ended).status, 303)
        form = self.lucia.get(register).form(".*/invite")
        mails = "SELECT count(*) FROM core_mail WHERE to_address = 'international@kampala.example' AND subject LIKE '%open for your signature'"
        before = self.number(mails)
        self.send_together(self.lucia, form.action, form.fields)
        self.assertEqual(self.number(mails), before + 1)
        return self.behind_link(self.mailed_link("international@kampala.example"))

    def test_reminders(self):
        round_id = self.one("SELECT id FROM stm_round WHERE state = 'open'")
        form = self.lucia.get(f"/statements/rounds/{round_id}/remind").form(".*/remind")
        reminders = "SELECT count(*) FROM core_mail WHERE subject LIKE '%the round closes soon'"
        before = self.number(reminders)
        self.send_together(self.lucia, form.action, form.fields)
        self.assertEqual(self.number(reminders), before + int(form.value("count")))

    def test_what_became_of_the_points(self):
        statement = self.one("SELECT DISTINCT statement_id FROM stm_round")
        form = self.lucia.get(f"/statements/{statement}/outcomes").form(".*/outcomes")
        self.send_together(self.lucia, form.action, form.fields)
        told = "SELECT count(*) FROM core_mail WHERE subject LIKE '%what became of your points'"
        self.assertEqual(self.number(told), int(form.value("count")))

    def mailed_code(self, office, page):
        """Asks for the code that protects a signature. @return it, as the mail shows it."""
        known = len(self.mailbox.mails)
        self.assertEqual(office.send(office.get(page).form(".*/code")).status, 303)
        mail = wait_for(lambda: next((m for m in self.mailbox.mails[known:] if "code" in m["Subject"]), None), 60)
        return re.search(r"\d{4} \d{4}", mail["Subject"]).group(0)

    def test_a_signature_with_a_mailed_code(self):
        signing, party = self.one("SELECT signing_id, party FROM stm_signatory WHERE address = 'international@kampala.example'")
        office = self.invited_to_sign(signing, party)
        page = f"/statements/signings/{signing}/sign"
        signatures = f"SELECT count(*) FROM stm_signature WHERE signing_id = '{signing}' AND party = '{party}'"

        # Guesses that arrive together are counted one by one: the code is worth five of them, not 64.
        code = self.mailed_code(office, page)
        form = office.get(page).form(".*/sign")
        guesses = [form.with_values(code=f"{(int(code.replace(' ', '')) + guess) % 10**8:08}").fields for guess in range(1, MANY + 1)]
        told = sum(self.send_together(office, form.action, *guesses), collections.Counter())
        self.assertEqual(told, {422: 5, 409: MANY - 5})
        self.assertEqual(office.send(form.with_values(code=code)).status, 409)
        self.assertEqual(self.number(signatures), 0)

        form = form.with_values(code=self.mailed_code(office, page))
        self.assertEqual(self.send_together(office, form.action, form.fields), {303: MANY})
        self.assertEqual(self.number(signatures), 1)
        self.assertEqual(self.number("SELECT count(*) FROM core_history WHERE action = 'statements.sign' "
                                     f"AND after_json LIKE '%{party}%'"), 1)
        thanks = "SELECT count(*) FROM core_mail WHERE to_address = 'international@kampala.example' AND subject LIKE '%has signed%'"
        self.assertEqual(self.number(thanks), 1)

        # Two codes were sent; four more may be within the hour.
        form = office.get(page).form(".*/code")
        self.assertEqual(self.send_together(office, form.action, form.fields), {303: 4, 429: MANY - 4})

    def test_an_accepted_suggestion(self):
        statement = self.one("SELECT DISTINCT statement_id FROM stm_round")
        form = self.thomas.get(f"/statements/{statement}/consolidation").form(".*/accept")
        decided = "SELECT count(*) FROM core_history WHERE action = 'statements.decide'"
        rows = "SELECT count(*) FROM stm_decision"
        before = (self.number(rows), self.number(decided))
        self.send_together(self.thomas, form.action, form.fields)

        self.assertEqual((self.number(rows), self.number(decided)), (before[0] + 1, before[1] + 1))

    def mailed_link(self, address):
        """The newest that was mailed there."""
        mail = wait_for(lambda: next((m for m in reversed(self.mailbox.mails) if m.recipient == address), None), 60)
        return re.search(r"/l/[0-9a-f]{64}", mail.get_body(("plain",)).get_content()).group(0)

    def behind_link(self, link):
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
        return self.behind_link(self.mailed_link(address)), round_id, party

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
