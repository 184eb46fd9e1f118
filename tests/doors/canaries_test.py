# SPDX-License-Identifier: EUPL-1.2
"""Secrets that are planted in every field and header are found in no log line, no metric and no page of an error."""
import json
import os
import secrets
import time
import unittest

import forms
import house
import scene


class Canaries(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # A mail server that is not there: what cannot be delivered is logged as well.
        cls.house = house.House(os.environ.get("PLENARIA_DOORS_ENGINE", "sqlite"),
                                [f"mail.server = smtp://127.0.0.1:{house.free_port()}", "mail.require_tls = no",
                                 "mail.from = secretariat@example.org"])
        cls.addClassCleanup(cls.house.stop)
        cls.planted, cls.errors = {}, []
        cls.plant()

    @classmethod
    def canary(cls, where):
        word = "canary" + secrets.token_hex(8)
        cls.planted[word] = where
        return word

    @classmethod
    def secret(cls, where):
        word = secrets.token_hex(32)
        cls.planted[word] = where
        return word

    @classmethod
    def plant(cls):
        at, c = cls.house, cls.canary
        nobody = at.visitor()

        def keep(answer):
            """Pages of errors may give back what was typed, but no secret; those are told apart below."""
            if answer.status >= 400:
                cls.errors.append(answer)
            return answer

        headers = {name: c(name) for name in ("User-Agent", "Referer", "X-Forwarded-For", "X-Request-Id", "Forwarded", "From")}
        keep(nobody.get("/no/such/page", **headers))
        keep(nobody.get("/admin/mail", **headers))
        keep(nobody.get("/", Cookie=f"__Host-plenaria={cls.secret('cookie')}"))
        keep(nobody.get("/" + c("path")))
        keep(nobody.get("/sign-in?next=/" + c("query")))
        keep(nobody.get("/api/me", Authorization="Bearer pln_" + cls.secret("API token")))
        keep(nobody.get("/api/me", Authorization="Basic " + c("basic credentials")))
        for path in ("/l/", "/reset/", "/sign-in/by/", "/notifications/pause/"):
            address = path + cls.secret(path)
            keep(nobody.get(address))
            keep(nobody.submit(address, {"password": c("new password")}))

        keep(nobody.submit("/sign-in", {"email": c("address") + "@example.org", "password": c("password")}))
        keep(nobody.post("/sign-in", {"email": c("address in a stale form") + "@example.org", "password": c("password")}))
        keep(nobody.submit("/forgot", {"email": c("forgotten address") + "@example.org"}))
        keep(nobody.submit("/sign-in/code", {"code": c("code")}, "/sign-in"))

        staff, chief = at.person("secretariat"), at.person("administrator")
        for person in (staff, chief):
            cls.planted[person.cookies["__Host-plenaria"]] = "cookie of " + person.role
            cls.planted[person.cookies.get("__Host-browser", "none")] = "mark of the browser"
        fields = {"current_password": c("present password"), "password": c("password")}
        keep(staff.submit("/account/password", fields, "/account"))
        keep(staff.post("/account/password", {name: c(name) for name in fields}))
        keep(staff.post("/account/second-step", {"totp_secret": c("secret of the second step"), "code": c("code"),
                                                 "on_password": c("password"), "off_proof": c("code")}))
        token = staff.make_token(["directory.view"])
        cls.planted[token.token] = "API token"
        keep(token.get("/api/directory/cities"))
        keep(token.send("POST", "/api/directory/cities", '{"name": "%s"' % c("JSON"), {"Content-Type": "application/json"}))

        mail = c("mail address") + "@example.org"
        keep(chief.submit("/admin/accounts", {"email": mail, "name": c("name"), "language": "en", "zone": "UTC"},
                          "/admin/accounts/new"))
        keep(nobody.submit("/forgot", {"email": mail}))
        keep(staff.get("/search?q=" + c("what was searched for")))
        keep(staff.post("/directory/cities", {"name_en": c("text in a stale form")}))

        round_id = scene.rounds(staff)[0]
        forms.fill(staff, f"/statements/rounds/{round_id}", "/invite-again")
        keep(staff.submit("/admin/mail/test", {}, "/admin/mail"))
        # The log is written when the outbox was looked at, once a second.
        for _ in range(200):
            if '"mail not delivered"' in at.log():
                break
            staff.get("/notifications")
            time.sleep(0.05)

    def found_in(self, text):
        return sorted(where for word, where in self.planted.items() if word in text)

    def test_the_log_holds_none(self):
        log = self.house.log()
        self.assertIn('"mail not delivered"', log)
        self.assertEqual(self.found_in(log), [])
        self.assertNotIn("@", log)

    def test_each_line_of_the_log_about_a_request_has_its_id(self):
        # The host goes on writing: what stands behind the last line break is not yet a line.
        for line in self.house.log().rpartition("\n")[0].splitlines():
            entry = json.loads(line)
            if entry["what"] in ("request", "refused", "request failed"):
                self.assertRegex(entry["request"], scene.ID)

    def test_the_metrics_hold_none(self):
        self.assertEqual(self.found_in(self.house.visitor().get("/metrics").text), [])

    def test_pages_of_errors_hold_no_secret(self):
        self.assertGreater(len(self.errors), 12)
        secret = ("password", "code", "cookie", "token", "secret", "credentials", "mark", "User-Agent", "Referer",
                  "Forwarded", "From", "Request-Id")
        for answer in self.errors:
            told = [where for where in self.found_in(answer.text) if any(word in where for word in secret)]
            self.assertEqual(told, [], house.words(answer))

    def test_pages_of_errors_give_back_what_was_typed(self):
        kept = [answer for answer in self.errors if "text in a stale form" in self.found_in(answer.text)]
        self.assertEqual(len(kept), 1)
        self.assertEqual(kept[0].status, 403)
        self.assertRegex(kept[0].header("X-Request-Id"), scene.ID)
        self.assertIn(kept[0].header("X-Request-Id"), kept[0].text)


if __name__ == "__main__":
    unittest.main()
