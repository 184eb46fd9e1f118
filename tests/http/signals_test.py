# SPDX-License-Identifier: EUPL-1.2
"""Whatever ends a host, its log says what it was."""
import json
import os
import signal
import socket
import subprocess
import unittest

from lib.house import House, wait_for
from lib.run import main


class Signals(unittest.TestCase):
    def setUp(self):
        self.house = House()
        self.addCleanup(self.house.close)

    def lines(self):
        return [json.loads(line) for line in self.house.log().splitlines()]

    def line(self, what):
        """The last of its kind."""
        return next(line for line in reversed(self.lines()) if line["what"] == what)

    def test_a_polite_end_names_the_signal_and_who_sent_it(self):
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            self.house.start()
            self.house.process.send_signal(number)
            self.assertEqual(self.house.process.wait(20), 0)

            self.assertEqual(self.line("stopping")["signal"], number.name)
            self.assertRegex(self.line("stopping")["from"], f"^{os.getpid()} ")
            self.assertEqual(self.lines()[-1]["what"], "stopped")

    def test_no_thread_but_the_main_one_takes_a_signal(self):
        self.house.start()
        process = self.house.process.pid
        for thread in os.listdir(f"/proc/{process}/task"):
            with open(f"/proc/{process}/task/{thread}/status", encoding="utf-8") as status:
                blocked = next(int(line.split()[1], 16) for line in status if line.startswith("SigBlk"))
            if int(thread) != process:
                for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGUSR1):
                    self.assertTrue(blocked >> (number - 1) & 1, f"{number.name} in thread {thread}")

    def test_a_crash_leaves_a_last_line(self):
        self.house.start()
        self.house.process.send_signal(signal.SIGABRT)
        self.assertEqual(self.house.process.wait(20), -signal.SIGABRT)

        self.assertEqual(self.lines()[-1], {"level": "error", "what": "crashed", "signal": "SIGABRT", "plugin": "core"})

    def test_clients_that_go_away_in_the_middle_of_an_answer_end_nothing(self):
        self.house.start()
        for _ in range(50):
            with socket.create_connection(("127.0.0.1", self.house.port)) as client:
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # a reset, not an end
                client.sendall(b"GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 8)
        self.assertEqual(self.house.browser().get("/healthz").status, 200)

    def test_a_polite_end_in_the_middle_of_a_start_puts_no_plugin_into_quarantine(self):
        for delay in range(12):
            self.house.spawn()
            wait_for(lambda: os.path.exists(f"{self.house.data}/plugins/quarantine"), 10, every=0.001)
            try:
                self.house.process.wait(0.001 + delay * 0.02)
            except subprocess.TimeoutExpired:
                pass
            self.house.process.send_signal(signal.SIGTERM)
            self.house.process.wait(20)
            self.assertEqual(os.listdir(f"{self.house.data}/plugins/quarantine"), [])


if __name__ == "__main__":
    main()
