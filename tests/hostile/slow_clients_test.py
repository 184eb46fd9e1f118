# SPDX-License-Identifier: EUPL-1.2
"""Clients that are slow, silent or many: whoever is honest is answered at once all the while, and right after."""
import re
import select
import socket
import sys
import time

from checks import Checks
from house import House

checks = Checks()
MOST_MS = 250  # the 95th of 100 honest answers, while attacked


def honest(house, count=60, source="127.0.0.9"):
    """Milliseconds of `count` new connections with one GET each, sorted; 9999 for one that was not answered."""
    request = f"GET /healthz HTTP/1.1\r\nHost: {house.authority}\r\nConnection: close\r\n\r\n".encode()
    times = []
    for _ in range(count):
        began = time.monotonic()
        try:
            with house.connect(5, source) as connection:
                connection.sendall(request)
                good = connection.recv(4096).startswith(b"HTTP/1.1 200")
        except OSError:
            good = False
        times.append((time.monotonic() - began) * 1000 if good else 9999)
        time.sleep(0.01)
    return sorted(times)


class Attack:
    """`count` connections from several addresses that begin with `start` and trickle `drip` once a second."""

    def __init__(self, house, count, start, drip=b""):
        self.drip = drip
        self.all = []
        self.began = time.monotonic()
        for i in range(count):
            connection = socket.socket()
            connection.bind((f"127.0.1.{1 + i % 250}", 0))
            connection.setblocking(False)
            connection.connect_ex(("127.0.0.1", house.port))
            self.all.append(connection)
        time.sleep(0.3)
        for connection in self.all:
            try:
                connection.send(start)
            except OSError:
                pass
        self.count = count

    def tick(self):
        """Sends one more piece; closed ones are let go."""
        poll = select.poll()
        by_number = {connection.fileno(): connection for connection in self.all}
        for number in by_number:
            poll.register(number, select.POLLIN | select.POLLHUP)
        for number, _ in poll.poll(0):
            try:
                if not by_number[number].recv(4096):
                    raise ConnectionError
            except BlockingIOError:
                pass
            except OSError:
                self.all.remove(by_number[number])
                by_number[number].close()
        for connection in self.all if self.drip else []:
            try:
                connection.send(self.drip)
            except OSError:
                pass

    def until_gone(self, seconds):
        for _ in range(4):  # what has been answered and closed long ago is still to be read
            self.tick()
        while self.all and time.monotonic() - self.began < seconds:
            self.tick()
            time.sleep(0.25)
        return time.monotonic() - self.began

    def end(self):
        for connection in self.all:
            connection.close()
        self.all = []


def attacks(host):
    post = f"POST /sign-in HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    #     name, connections, first bytes, then once a second, seconds after which all must be gone
    yield "1000 that send a header a byte at a time", 1000, f"GET / HTTP/1.1\r\nHost: {host}\r\nX-A: ".encode(), b"a", 14
    yield "1000 that say nothing", 1000, b"", b"", 14
    yield "300 that stay after an answer", 300, f"GET /healthz HTTP/1.1\r\nHost: {host}\r\n\r\n".encode(), b"", 9
    yield "300 that send a body a byte at a time", 300, f"{post}Content-Length: 100000\r\n\r\na".encode(), b"a", 36
    yield "200 that send a large body a byte at a time", 200, f"{post}Content-Length: 5000000\r\n\r\na".encode(), b"a", 36
    yield "200 that send chunks of one byte", 200, f"{post}Transfer-Encoding: chunked\r\n\r\n".encode(), b"1\r\na\r\n", 36


def under_attack(house):
    running = []
    for name, count, start, drip, seconds in attacks(house.authority):
        attack = Attack(house, count, start, drip)
        times = honest(house)
        checks.that(times[-1] < 9999, f"{name}: an honest GET was not answered")
        p95 = times[int(len(times) * 0.95) - 1]
        checks.that(p95 < MOST_MS, f"{name}: honest GETs took {p95:.0f} ms")
        print(f"{name}: p95 {p95:.0f} ms", flush=True)
        running.append((name, attack, seconds))
    # All at once by now. Each is let go in its time.
    times = honest(house)
    checks.that(times[-1] < 9999 and times[int(len(times) * 0.95) - 1] < MOST_MS, f"all together: {times[-1]:.0f} ms")
    for name, attack, seconds in running:
        took = attack.until_gone(seconds)
        checks.that(not attack.all, f"{name}: {len(attack.all)} of {attack.count} still open after {took:.0f} s")
        attack.end()
    times = honest(house, 10)
    checks.that(times[-1] < 1000, f"right after the attacks: {times[-1]:.0f} ms")


def slow_readers(house):
    """Who asks for much and reads nothing holds no worker."""
    page = f"GET /sign-in HTTP/1.1\r\nHost: {house.authority}\r\n\r\n".encode() * 200
    attack = Attack(house, 100, page)
    times = honest(house)
    checks.that(times[int(len(times) * 0.95) - 1] < MOST_MS, f"100 that read nothing: {times[int(len(times) * 0.95) - 1]:.0f} ms")
    attack.end()


def behind_nginx(house):
    """nginx counts the connections of an address (the program itself hears this machine only, so to it all have one
    address), and sends on what is complete."""
    held = [house.connect(5, "127.0.3.3") for _ in range(30)]
    request = f"GET /healthz HTTP/1.1\r\nHost: {house.authority}\r\nX-A: ".encode()
    for connection in held:
        connection.sendall(request)
    times = honest(house, 20, "127.0.3.4")
    checks.that(times[-1] < 1000, f"behind nginx, while 30 others are slow: {times[-1]:.0f} ms")
    for connection in held:
        connection.sendall(b"1\r\n\r\n")
    refused = 0
    for connection in held:
        try:
            refused += re.match(rb"HTTP/1.1 429", connection.recv(4096)) is not None
        except OSError:
            refused += 1
        connection.close()
    checks.that(refused >= 5, f"behind nginx, of 30 connections of one address {refused} are refused")


def main():
    with House() as house:
        calm = honest(house)
        print(f"without attack: p95 {calm[int(len(calm) * 0.95) - 1]:.0f} ms")
        under_attack(house)
        slow_readers(house)
        now, most = house.resident()
        checks.that(most < 300, f"memory: {most:.0f} MiB")
        checks.that(house.program.poll() is None, "the program still runs")
    with House(proxy=True) as house:
        behind_nginx(house)
    checks.end(at_least=20)


if __name__ == "__main__":
    sys.exit(main())
