# SPDX-License-Identifier: EUPL-1.2
"""A host that is asked to end: what is in flight is finished, nothing new is begun, and nothing waits for those who do
nothing. A log that is moved away goes on in a new file."""
import json
import os
import signal
import socket
import sqlite3
import threading
import time
import unittest

from lib.house import House, wait_for
from lib.run import main

ROWS = 45_000  # of a history whose export is larger than what the sockets between hold


def read_to_end(client):
    answer = b""
    while piece := client.recv(65536):
        answer += piece
    return answer


def has_ended(connection):
    """Closed by the other side; a connection that nobody had taken up yet is reset."""
    try:
        return connection.recv(10) == b""
    except ConnectionResetError:
        return True


class Stop(unittest.TestCase):
    def setUp(self):
        self.house = House()
        self.addCleanup(self.house.close)

    def connect(self, receive_buffer=None):
        client = socket.socket()
        self.addCleanup(client.close)
        if receive_buffer:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        client.settimeout(30)
        client.connect(("127.0.0.1", self.house.port))
        return client

    def end(self):
        self.house.process.send_signal(signal.SIGTERM)
        wait_for(lambda: "stopping" in self.house.log(), 10)

    def assert_refuses_others(self):
        def refused():
            try:
                socket.create_connection(("127.0.0.1", self.house.port), 5).close()
                return False
            except ConnectionRefusedError:
                return True
        wait_for(refused, 5)
        self.assertIsNone(self.house.process.poll())

    def test_a_form_that_is_on_its_way_is_answered(self):
        self.house.start()
        page = self.house.browser()
        form = page.get("/sign-in").form("/sign-in")
        body = form.with_values(email="amina@example.org", password="not the right one").body().encode()
        cookies = "; ".join(f"{name}={value}" for name, value in page.cookies.items())
        client = self.connect()
        client.sendall((f"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookies}\r\n"
                        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n").encode()
                       + body[:20])
        # The host has begun to read it when it would not answer another request on this connection.
        wait_for(lambda: self.house.browser().get("/healthz").status == 200, 5)

        self.end()
        self.assert_refuses_others()
        client.sendall(body[20:])

        answer = read_to_end(client).decode()
        self.assertTrue(answer.startswith("HTTP/1.1 422 "), answer[:100])
        self.assertIn("Connection: close", answer)
        self.assertIn("The mail address or the password is not right.", answer)
        self.assertEqual(self.house.process.wait(20), 0)

    def test_a_file_that_is_being_fetched_arrives_whole(self):
        self.house.run("user", "add", "amina@example.org", "Amina Haddad", "--role", "administrator")
        with sqlite3.connect(os.path.join(self.house.data, "plenaria.db")) as db:
            db.executemany(
                "INSERT INTO core_history (id, at, actor_kind, actor_id, actor_name, party, address, request_id, action, "
                "subject, before_json, after_json) VALUES (?, '2019-12-17T08:00:00Z', 'job', '', 'test', '', '', '', 'core.test', "
                "'core/test', '', ?)", ((f"{number:026}", "x" * 100) for number in range(ROWS)))
        self.house.start()
        signed_in = self.house.signed_in()
        cookies = "; ".join(f"{name}={value}" for name, value in signed_in.cookies.items())
        whole = signed_in.get("/admin/history.csv").bytes
        self.assertGreater(len(whole), 4_000_000)

        client = self.connect(receive_buffer=4096)
        client.sendall(f"GET /admin/history.csv HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookies}\r\n\r\n".encode())
        answer = client.recv(1000)
        self.end()
        self.assert_refuses_others()
        answer += read_to_end(client)

        self.assertEqual(self.house.process.wait(20), 0)
        body = answer.split(b"\r\n\r\n", 1)[1]
        # The export itself is an entry of the history, so the second one has a line more than the first.
        self.assertIn(whole[whole.index(b"\n", 10_000):-10_000], body)
        self.assertEqual(body.count(b"core.test"), whole.count(b"core.test"))

    def test_nobody_waits_for_those_who_do_nothing(self):
        self.house.start()
        kept = self.connect()
        kept.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        kept.recv(1000)
        silent = self.connect()
        began = time.monotonic()
        self.assertEqual(self.house.stop(), 0)
        self.assertLess(time.monotonic() - began, 3)
        self.assertTrue(has_ended(kept) and has_ended(silent))

    def test_whoever_does_not_come_to_an_end_is_cut_off(self):
        self.house.start()
        stuck = self.connect()
        stuck.sendall(b"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nemail=")
        began = time.monotonic()
        self.assertEqual(self.house.stop(), 0)
        self.assertLess(time.monotonic() - began, 15)

    def test_a_log_that_was_moved_away_goes_on_in_a_new_file(self):
        self.house.start()
        log = os.path.join(self.house.data, "plenaria.log")
        browser = self.house.browser()
        self.assertEqual(browser.get("/healthz").status, 200)
        os.rename(log, log + ".1")
        answered = []

        def ask():
            for _ in range(300):
                answered.append(browser.get("/healthz").headers["X-Request-Id"])
        asking = threading.Thread(target=ask)
        asking.start()
        self.house.process.send_signal(signal.SIGUSR1)
        asking.join()
        wait_for(lambda: os.path.exists(log) and "log begun anew" in self.house.log(), 5)
        self.assertEqual(browser.get("/healthz").status, 200)
        self.assertEqual(self.house.stop(), 0)

        with open(log + ".1", encoding="utf-8") as old, open(log, encoding="utf-8") as new:
            lines = [json.loads(line) for line in [*old, *new]]
        asked = [line["request"] for line in lines if line["what"] == "request" and line["route"] == "core.health"]
        self.assertEqual(len(asked), 302)  # no line is lost, none is in both
        self.assertLessEqual(set(answered), set(asked))
        self.assertEqual(lines[-1]["what"], "stopped")


if __name__ == "__main__":
    main()
