# SPDX-License-Identifier: EUPL-1.2
"""The database goes away under a host that serves: at most the request in flight is lost, and never what was typed."""
import re
import threading
import time
import unittest

from lib.house import House, wait_for
from lib.mariadb import MariaDb
from lib.run import main

NOTE = "Nach Rücksprache mit dem Büro: «à vérifier», 100 % & <b>mañana</b>"


class DatabaseGone(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.mariadb = MariaDb().start()
        cls.house = House(cls.mariadb.database())
        cls.house.start()
        cls.amina = cls.house.signed_in(role="secretariat")

    @classmethod
    def tearDownClass(cls):
        cls.house.close()
        cls.mariadb.close()

    def setUp(self):
        # A test that failed in between leaves no server that is down to the next.
        if self.mariadb.process.poll() is not None:
            self.mariadb.start()

    def people(self, name):
        return int(self.mariadb.sql(f"SELECT count(*) FROM dir_person WHERE name = '{name}'", "house")[0][0])

    def new_person(self, name, browser=None):
        form = (browser or self.amina).get("/directory/people/new").form("/directory/people")
        return form.with_values(name=name, note=NOTE)

    def test_a_form_sent_while_the_server_is_away_comes_back_whole_and_goes_through_once_when_it_is_there(self):
        form = self.new_person("Grace Nakato")
        self.mariadb.stop()

        began = time.monotonic()
        refused = self.amina.send(form)
        took = time.monotonic() - began

        self.assertEqual(refused.status, 503)
        self.assertGreater(int(refused.headers["Retry-After"]), 0)
        self.assertLess(took, 5)
        self.assertIn("Nothing is lost", refused.text)
        self.assertIsNone(refused.headers["Set-Cookie"])  # a new cookie would end the session
        self.assertNotIn("Sign in", refused.text)
        again = refused.form("/directory/people")
        self.assertEqual(again.value("note"), NOTE)

        self.mariadb.start()
        back = time.monotonic()
        sent = wait_for(lambda: (page := self.amina.send(again)).status != 503 and page, 5)
        self.assertLess(time.monotonic() - back, 5)
        self.assertEqual(sent.status, 303, sent.text)
        self.assertEqual(self.people("Grace Nakato"), 1)
        self.assertIn("Amina Haddad", self.amina.get("/directory/people").text)  # still signed in

    def test_the_page_speaks_the_language_of_the_reader(self):
        sentences = {"es": "No se ha perdido nada", "fr": "Rien n’est perdu"}
        forms = {language: self.new_person("Nadie") for language in sentences}
        self.mariadb.stop()
        for language, sentence in sentences.items():
            self.amina.language = language
            page = self.amina.send(forms[language])
            self.assertEqual(page.status, 503)
            self.assertIn(sentence, page.text)
            self.assertIn(f'<html lang="{language}"', page.text)
        self.amina.language = "en"
        self.mariadb.start()
        self.assertEqual(self.people("Nadie"), 0)

    def test_health_tells_the_process_from_its_database(self):
        self.mariadb.stop()
        watcher = self.house.browser()
        self.assertEqual(watcher.get("/healthz").status, 200)
        self.assertEqual(watcher.get("/readyz").status, 503)
        self.mariadb.start()
        wait_for(lambda: watcher.get("/readyz").status == 200, 5)

    def test_no_worker_hangs_when_every_one_of_them_meets_a_server_that_is_away(self):
        browsers = [self.amina.copy() for _ in range(24)]
        self.mariadb.stop()
        answers = []
        threads = [threading.Thread(target=lambda b=b: answers.append(b.get("/directory/cities").status)) for b in browsers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(15)
        self.assertEqual(answers, [503] * 24)
        self.mariadb.start()
        wait_for(lambda: self.amina.get("/directory/cities").status == 200, 5)

    def test_connections_killed_under_load_cost_at_most_a_503_and_write_nothing_twice(self):
        name = "Person {}-{}"
        acknowledged, wrong, refused = [], [], []
        stop = threading.Event()

        def work(number, browser):
            turn = 0
            form = self.new_person("x", browser)
            while not stop.is_set():
                turn += 1
                this = name.format(number, turn)
                for attempt in range(40):
                    page = browser.send(form.with_values(name=this))
                    if page.status == 303:
                        acknowledged.append(this)
                        break
                    if page.status != 503:
                        wrong.append(page.status)
                        break
                    refused.append(this)
                    form = page.form("/directory/people")
                shown = browser.get("/directory/people?q=" + this.replace(" ", "+"))
                if shown.status not in (200, 503) or (shown.status == 200 and this not in shown.text):
                    wrong.append((shown.status, this))

        threads = [threading.Thread(target=work, args=(n, self.amina.copy())) for n in range(6)]
        for thread in threads:
            thread.start()
        try:
            for _ in range(15):
                before = len(acknowledged)
                self.mariadb.kill_connections()
                wait_for(lambda n=before: len(acknowledged) >= n + 2, 30)
        finally:
            stop.set()
        for thread in threads:
            thread.join(20)

        self.assertEqual(wrong, [])
        rows = [row[0] for row in self.mariadb.sql("SELECT name FROM dir_person WHERE name LIKE 'Person %'", "house")]
        self.assertEqual(sorted(rows), sorted(acknowledged))
        wait_for(lambda: self.amina.get("/directory/people").status == 200, 5)


if __name__ == "__main__":
    main()
