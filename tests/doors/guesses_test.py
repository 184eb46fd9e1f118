# SPDX-License-Identifier: EUPL-1.2
"""Signing in and a forgotten password say nothing about who has an account: same status, same page, same time."""
import os
import re
import statistics
import time
import unittest

import house

KNOWN, UNKNOWN = "drafter@demo.example", "nobody@demo.example"
PASSWORD = "trece gatos azules"


class Guesses(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = house.House(os.environ.get("PLENARIA_DOORS_ENGINE", "sqlite"), ["trusted_proxies = 127.0.0.1"])
        cls.addClassCleanup(cls.house.stop)
        person = cls.house.person("drafter")
        done = person.submit("/account/password", {"current_password": "", "password": PASSWORD}, "/account")
        assert done.status == 303, house.words(done)
        cls.known_browser = person

    def setUp(self):
        self.next_address = 0

    def knock(self, path, fields, address=None):
        """From another network address each time, as a proxy that is trusted says; the form is read before."""
        self.next_address += 1
        visitor = self.house.visitor()
        token = visitor.form_token(path)
        headers = {"X-Forwarded-For": address or f"198.51.100.{self.next_address % 250}"}
        started = time.perf_counter()
        answer = visitor.post(path, {**fields, "csrf": token}, headers)
        took = time.perf_counter() - started
        visitor.connection.close()
        return answer, took

    def compare(self, path, fields):
        known, unknown = [], []
        for round_ in range(5):
            for email, kept in ((KNOWN, known), (UNKNOWN, unknown)):
                kept.append(self.knock(path, {"email": email, **fields}))
        pages = {house.plain(answer, path).replace(email, "ADDRESS")
                 for email, kept in ((KNOWN, known), (UNKNOWN, unknown)) for answer, _ in kept}
        self.assertEqual(len(pages), 1, "the pages differ")
        self.assertEqual(len({answer.status for answer, _ in known + unknown}), 1)
        return (statistics.median(took for _, took in kept) for kept in (known, unknown))

    def test_1_a_wrong_password_is_answered_alike_and_costs_the_same(self):
        known, unknown = self.compare("/sign-in", {"password": "wrong"})
        # Argon2 alone takes some 50 ms; an answer without it would come in two.
        self.assertLess(max(known, unknown) / min(known, unknown), 2, f"known {known:.3f} s, unknown {unknown:.3f} s")

    def test_2_a_forgotten_password_is_answered_alike(self):
        self.compare("/forgot", {})

    def test_3_ten_guesses_a_minute_for_all_strangers_together(self):
        for email in (KNOWN, UNKNOWN):
            answers = [self.knock("/sign-in", {"email": email, "password": f"guess {i}"})[0].status for i in range(14)]
            self.assertLessEqual(answers.count(422), 10)
            self.assertEqual(answers[-1], 429, answers)

    def test_4_strangers_do_not_lock_out_the_owner(self):
        owner = self.known_browser
        owner.submit("/sign-out", {}, "/account")
        self.assertEqual(owner.get("/account").status, 303)

        stranger, _ = self.knock("/sign-in", {"email": KNOWN, "password": PASSWORD})
        self.assertEqual(stranger.status, 429, "strangers have used up their guesses")
        back = owner.submit("/sign-in", {"email": KNOWN, "password": PASSWORD, "next": "/"})
        self.assertEqual((back.status, back.header("Location")), (303, "/"), house.words(back))

    def test_5_the_address_in_a_header_counts_only_from_a_trusted_proxy(self):
        log = self.house.log()
        self.assertNotIn("198.51.100.", log, "network addresses are no business of the log")


if __name__ == "__main__":
    unittest.main()
