# SPDX-License-Identifier: EUPL-1.2
"""A lost telephone, through the pages: codes are shown once, each signs in once, a new set takes the place of the old."""
import base64
import hmac
import re
import struct
import time
import unittest

from lib.house import House
from lib.mariadb import MariaDb
from lib.run import main

EMAIL, PASSWORD = "amina@example.org", "trece gatos azules"


def totp(secret, step):
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", step), "sha1")
    at = digest[19] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def codes_on(page):
    return re.findall(r"<li><code>([0-9a-z]{5}-[0-9a-z]{5})</code></li>", page.text)


class RecoveryCodes:
    """The cases; the two classes below say on which engine."""

    def setUp(self):
        self.house = House(self.make_database())
        self.addCleanup(self.house.close)
        self.house.start()
        self.browser = self.house.signed_in(EMAIL)
        self.browser.send(self.browser.get("/account").form("/account/password").with_values(password=PASSWORD))
        form = self.browser.get("/account").form("/account/second-step")
        self.secret = form.value("totp_secret")
        code = totp(self.secret, int(time.time()) // 30)
        self.shown = self.browser.send(form.with_values(code=code, on_password=PASSWORD))
        self.codes = codes_on(self.shown)

    def enter(self, code):
        """Password, then that code, in a browser that nobody has used. @return it, and what the second answered."""
        browser = self.house.browser()
        first = browser.send(browser.get("/sign-in").form("/sign-in").with_values(email=EMAIL, password=PASSWORD))
        self.assertEqual(first.status, 303, first.text)
        return browser, browser.send(browser.get("/sign-in/code").form("/sign-in/code").with_values(code=code))

    def test_ten_are_shown_once_when_the_second_step_is_switched_on(self):
        self.assertEqual(self.shown.status, 200)
        self.assertEqual(len(set(self.codes)), 10)
        self.assertIn("10 recovery codes are left.", self.shown.text)
        self.assertEqual(self.shown.headers["Cache-Control"], "no-store")
        self.assertEqual(codes_on(self.browser.get("/account")), [])

    def test_each_signs_in_once_and_the_account_says_how_many_are_left(self):
        browser, entered = self.enter(self.codes[4].upper().replace("-", " "))
        self.assertEqual(entered.status, 303)
        self.assertIn("9 recovery codes are left.", browser.get("/account").text)

        _, again = self.enter(self.codes[4])
        self.assertEqual(again.status, 422)
        self.assertIn("This code is not right.", again.text)
        for code in self.codes[:4] + self.codes[5:9]:
            self.assertEqual(self.enter(code)[1].status, 303)
        self.assertIn("1 recovery code is left.", browser.get("/account").text)

    def test_a_new_set_asks_for_the_password_and_ends_the_old_one(self):
        form = self.browser.get("/account").form("/account/recovery-codes")
        refused = self.browser.send(form.with_values(recovery_proof="not the right one"))
        self.assertEqual((refused.status, codes_on(refused)), (422, []))
        self.assertIn("This is not your present password.", refused.text)

        fresh = codes_on(self.browser.send(form.with_values(recovery_proof=PASSWORD)))
        self.assertEqual(len(fresh), 10)
        self.assertEqual(self.enter(self.codes[0])[1].status, 422)
        self.assertEqual(self.enter(fresh[0])[1].status, 303)

    def test_ending_other_sessions_asks_for_the_password(self):
        other, entered = self.enter(self.codes[0])
        self.assertEqual(entered.status, 303)
        form = self.browser.get("/account").form("/account/sessions/end-others")

        self.assertEqual(self.browser.send(form.with_values(end_proof="wrong")).status, 422)
        self.assertEqual(other.get("/account").status, 200)

        self.assertEqual(self.browser.send(form.with_values(end_proof=PASSWORD)).status, 303)
        self.assertEqual(other.get("/account").status, 303)

    def test_neither_log_nor_history_holds_one(self):
        self.enter(self.codes[0])
        self.house.stop()
        for code in self.codes:
            self.assertNotIn(code, self.house.log())
            self.assertNotIn(code.replace("-", ""), self.house.log())


class OnSqlite(RecoveryCodes, unittest.TestCase):
    def make_database(self):
        return None


class OnMariaDb(RecoveryCodes, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = MariaDb().start()
        cls.databases = 0

    @classmethod
    def tearDownClass(cls):
        cls.server.close()

    def make_database(self):
        type(self).databases += 1
        return self.server.database(f"house{self.databases}")


if __name__ == "__main__":
    main()
