# SPDX-License-Identifier: EUPL-1.2
"""Two hosts on one database: what one of them changes, the other one shows."""
import http.client
import subprocess
import time
import unittest

from lib.house import House, wait_for
from lib.mariadb import MariaDb
from lib.run import main


class TwoHosts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.mariadb = MariaDb().start()
        cls.first = House(cls.mariadb.database())
        cls.first.start("--demo", seconds=60)
        cls.second = House(cls.first.database)
        cls.joined_in = cls.second.start()
        cls.amina = cls.first.signed_in("administrator@demo.example")

    @classmethod
    def tearDownClass(cls):
        cls.first.close()
        cls.second.close()
        cls.mariadb.close()

    def elsewhere(self):
        """The same browser at the other host: one cookie, two machines behind one address."""
        browser = self.amina.copy()
        browser.port = self.second.port
        return browser

    def test_the_second_one_starts_beside_the_first(self):
        self.assertLess(self.joined_in, 6)
        self.assertEqual(self.mariadb.sql("SELECT count(*) FROM core_host", "house"), [["2"]])

    def test_a_session_begun_at_one_holds_at_the_other_and_ends_at_both(self):
        lucia = self.first.signed_in("secretariat@demo.example")
        there = lucia.copy()
        there.port = self.second.port
        self.assertIn("Lucía Fernández", there.get("/").text)

        self.assertEqual(there.send(there.get("/").form("/sign-out")).status, 303)

        self.assertNotIn("Lucía Fernández", lucia.get("/").text)

    def test_a_page_kept_by_one_is_right_one_request_after_a_change_at_the_other(self):
        ((signing,),) = self.mariadb.sql("SELECT id FROM stm_signing", "house")
        signed = [row[0] for row in self.mariadb.sql(
            f"SELECT party FROM stm_signature WHERE signing_id = '{signing}' AND withdrawn_at = '' LIMIT 20", "house")]
        wall, register = f"/wall/{signing}/list.csv", f"/statements/signings/{signing}"
        lucia = self.first.signed_in("secretariat@demo.example")
        visitors = [house.browser() for house in (self.first, self.second)]
        for visitor in visitors:
            self.assertEqual(visitor.get(wall).headers["Cache-Control"], "public, no-cache")
        before = visitors[0].get(wall).text.count("\n")

        for turn, party in enumerate(signed):
            writer = lucia.copy()
            writer.port = visitors[turn % 2].port
            done = writer.post(f"{register}/withdraw-for", [
                ("csrf", writer.get(register).form("/sign-out").value("csrf")), ("party", party), ("reason", "by mistake")])
            self.assertEqual(done.status, 303, done.text)
            for visitor in (visitors[1 - turn % 2], visitors[turn % 2]):
                self.assertEqual(before - visitor.get(wall).text.count("\n"), turn + 1)

    def test_a_plugin_switched_off_at_one_is_off_at_the_other_and_on_again(self):
        there = self.elsewhere()
        self.assertEqual(there.get("/hello").status, 200)
        self.first.run("plugin", "disable", "hello")
        self.assertEqual(self.amina.get("/hello").status, 404)
        wait_for(lambda: there.get("/hello").status == 404, 5)

        self.first.run("plugin", "enable", "hello")
        wait_for(lambda: there.get("/hello").status == 200, 5)

    def stream(self, house, browser, path):
        """An event stream, read line by line."""
        connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=5)
        self.addCleanup(connection.close)
        connection.request("GET", path, headers={"Cookie": "; ".join(f"{k}={v}" for k, v in browser.cookies.items())})
        reply = connection.getresponse()
        self.assertEqual((reply.status, reply.headers["Content-Type"]), (200, "text/event-stream"))
        return reply

    @staticmethod
    def next_number(reply):
        """Of the next event; nothing once the stream has ended."""
        while line := reply.readline():
            if line.startswith(b"data: "):
                return int(line[6:])
        return None

    def test_a_change_at_one_is_told_at_both_within_a_second_and_sign_out_ends_the_streams(self):
        lucia = self.first.signed_in("secretariat@demo.example")
        ((session, edition, revision),) = self.mariadb.sql(
            "SELECT id, edition_id, revision FROM evt_session ORDER BY id LIMIT 1", "house")
        path = f"/events/editions/{edition}/programme/live"
        streams = [self.stream(house, lucia, path) for house in (self.first, self.second)]
        before = [self.next_number(each) for each in streams]
        self.assertEqual(before[0], before[1])

        page = lucia.get(f"/events/sessions/{session}/move")
        started = time.monotonic()
        moved = lucia.post(f"/events/sessions/{session}/move", [
            ("csrf", page.form("/sign-out").value("csrf")), ("revision", revision), ("by", "15")])
        self.assertEqual(moved.status, 303, moved.text)
        self.assertEqual([self.next_number(each) for each in streams], [before[0] + 1] * 2)
        self.assertLess(time.monotonic() - started, 1)

        self.assertEqual(lucia.send(lucia.get("/").form("/sign-out")).status, 303)
        self.assertEqual([self.next_number(each) for each in streams], [None, None])

    def test_one_that_is_killed_is_forgotten_and_the_other_one_goes_on(self):
        third = House(self.first.database)
        self.addCleanup(third.close)
        third.start()
        third.kill()
        self.assertEqual(self.amina.get("/").status, 200)
        wait_for(lambda: self.mariadb.sql("SELECT count(*) FROM core_host", "house") == [["2"]], 12)


class OneFolder(unittest.TestCase):
    def test_a_second_host_on_one_sqlite_folder_refuses_with_a_sentence(self):
        house = House()
        self.addCleanup(house.close)
        house.start()
        amina = house.signed_in()

        second = subprocess.run([*house.command("serve"), "--port", "0"], capture_output=True, text=True, timeout=20, check=False)

        self.assertEqual(second.returncode, 1)
        self.assertIn(f"Another Plenaria uses {house.data} already. Stop it, or name another folder.", second.stderr)
        self.assertEqual(amina.get("/").status, 200)

    def test_commands_on_one_sqlite_folder_take_turns(self):
        house = House()
        self.addCleanup(house.close)

        at_once = [subprocess.Popen(house.command("user", "add", f"u{number}@example.org", f"User {number}"), stdout=subprocess.PIPE,
                                    stderr=subprocess.PIPE, text=True) for number in range(6)]
        said = [command.communicate(timeout=60)[1] for command in at_once]

        self.assertEqual([command.returncode for command in at_once], [0] * 6, said)


if __name__ == "__main__":
    main()
