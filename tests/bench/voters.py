# SPDX-License-Identifier: EUPL-1.2
"""A thousand voters, each behind a link of their own: they read the ballot, check it and cast it by HTTP, from 64 browsers at once. Then two
officers open it, and it is counted.
    voters.py [sqlite|mysql]...          on the clock of this machine; nobody else should use it
    voters.py --look [sqlite|mysql]...   a test: a few voters, as fast as they come, nothing measured"""
import random
import re
import statistics
import sys
import threading
import time

from data import Data
from day import disk_milliseconds, percentile, say
from host import Browser, Host
from mass import ask, run

CLIENTS, A_MINUTE, P99 = 64, 60, 100  # milliseconds
CANDIDATES, SEATS = 12, 4
STEPS = ("link", "enter", "ballot", "check", "cast")


def insist(holds, what):
    if not holds:
        raise SystemExit(f"not so: {what}")


class Vote:
    """A secret election in which `size` people vote, open."""

    def __init__(self, data, size):
        self.host, self.staff, self.ask = data.host, data.staff, data.program.ask
        self.chief = data.host.sign_in("administrator@demo.example")
        self.body = self.ask("POST", "/api/committee/bodies", {"names": {"en": "An assembly of partners"}, "original_language": "en"})["id"]
        self.id = self.ask("POST", "/api/committee/ballots", {
            "body": self.body, "title": {"en": "Four seats"}, "question": {"en": "Who shall sit?"}, "subject": "election", "secrecy": "secret",
            "rule": "scottish", "seats": SEATS, "closes_day": "2037-10-01", "closes_time": "17:00", "zone": "Europe/Zurich"})["id"]
        self.page = f"/committee/ballots/{self.id}"
        self.ask("PUT", f"/api{self.page}/candidates", {"candidates": [{"name": f"Candidate {number:02}"} for number in range(CANDIDATES)],
                                                        "revision": self.ask("GET", f"/api{self.page}")["revision"]})
        # People are entered as a program would; that they vote, which a page takes one after the other, as rows.
        people = [self.ask("POST", "/api/directory/people", {"name": f"Voter {number:04}", "email": f"voter{number}@example.org"})["ref"]
                  for number in range(size)]
        run(self.host, [f"INSERT INTO cmt_ballot_partner (ballot_id, person_ref, person_name) VALUES ('{self.id}', '{ref}', 'Voter {number:04}')"
                        for number, ref in enumerate(people)])
        self.keys = self.hold_keys()
        self.ask("POST", f"/api{self.page}/open", {"expected": size})
        mails = self.host.mailbox.take("Four seats", size)
        self.links = [re.search(r"/l/[0-9a-f]{64}", text).group(0) for _, text in mails]
        insist(len(set(self.links)) == size, f"{size} voters have a link each")

    def sent(self, officer, path, fields):
        officer.get(self.page)
        answer, text = officer.request("POST", f"{self.page}/{path}", fields)
        insist(answer.status in (200, 303), f"{path} answers {answer.status}: {text[:1000]}")
        return text

    def hold_keys(self):
        made = []
        for officer in (self.staff, self.chief):
            self.sent(officer, "office", {})
            made.append(re.findall(r"<code[^>]*>([^<]+)</code>", self.sent(officer, "key/make", {})))
        for officer, place, fingerprint in ((self.staff, 2, made[1][1]), (self.chief, 1, made[0][1])):
            self.sent(officer, "confirm", {"place": str(place), "fingerprint": fingerprint})
        return [key for key, _ in made]

    def count(self):
        """The officers open it, one after the other. @return seconds of each step"""
        self.ask("POST", f"/api{self.page}/close", {"reason": "All have voted."})
        took = []
        for officer, key in zip((self.staff, self.chief), self.keys):
            began = time.perf_counter()
            self.sent(officer, "unseal", {"key": key})
            took.append(time.perf_counter() - began)
        return took


class Voter:
    """A browser that has never been here; what it takes is kept for each step."""

    def __init__(self, vote, link, ranking):
        self.browser, self.link, self.ranking = Browser(vote.host), link, ranking
        self.taken, self.receipt = {}, ""

    def timed(self, step, method, path, fields=None, expected=200):
        began = time.perf_counter()
        answer, text = self.browser.request(method, path, fields)
        self.taken[step] = (time.perf_counter() - began) * 1000
        insist(answer.status == expected, f"{step} answers {answer.status}: {text[:1000]}")
        return answer, text

    def votes(self):
        self.timed("link", "GET", self.link)
        answer, _ = self.timed("enter", "POST", self.link, {}, 303)
        page = answer.headers["Location"]
        self.timed("ballot", "GET", page)
        places = {f"place_{candidate}": str(place) for place, candidate in enumerate(self.ranking, 1)}
        _, text = self.timed("check", "POST", f"{page}/check", {"for": "", **places})
        sealed = {name: value for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', text) if name != "csrf"}
        _, text = self.timed("cast", "POST", f"{page}/cast", sealed)
        self.receipt = re.search(r"<code>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){4})</code>", text).group(1)
        self.browser.connection.close()


def all_vote(voters, seconds):
    """CLIENTS browsers at once; each takes the next voter, who comes when it is due within `seconds`. @return how long it took"""
    numbers, lock, failed = iter(range(len(voters))), threading.Lock(), []
    began = time.perf_counter()

    def hand():
        try:
            while not failed:
                with lock:
                    number = next(numbers, None)
                if number is None:
                    return
                time.sleep(max(0, began + number * seconds / len(voters) - time.perf_counter()))
                voters[number].votes()
        except BaseException as error:  # the others stop too
            failed.append(error)
    hands = [threading.Thread(target=hand) for _ in range(CLIENTS)]
    for each in hands:
        each.start()
    for each in hands:
        each.join()
    if failed:
        raise failed[0]
    return time.perf_counter() - began


def hold(vote, voters):
    """None lost, none twice: as many boxes as marks and trackers, each receipt came out, and the count says what was cast."""
    size = len(voters)
    bulletin = Browser(vote.host).get(f"/committee/receipts/{vote.id}/bulletin")
    insist(len(set(re.findall(r"\b[0-9a-f]{64}\b", bulletin))) >= size, f"the bulletin holds {size} ballots")
    insist(len(ask(vote.host, f"SELECT tracker FROM cmt_tracker WHERE ballot_id = '{vote.id}'")) == size, f"{size} ballots came out")
    said = vote.ask("GET", f"/api{vote.page}")
    insist(said["state"] == "counted" and said["took_part"] == size and len(said["elected"]) == SEATS, f"{size} were counted: {said}")
    count = vote.ask("GET", f"/api/committee/counts/{said['count']}")
    first = {name: sum(voter.ranking[0] == number for voter in voters) for number, name in enumerate(said["candidates"], 1)}
    counted = {name: int(float(total)) for name, total in count["rounds"][0]["totals"].items()}
    insist(counted == first, f"the first round is what was cast: {counted}, {first}")
    for voter in random.Random(7).sample(voters, min(20, size)):
        checker = Browser(vote.host)
        page = f"/committee/receipts/{vote.id}"
        checker.get(page)
        _, text = checker.request("POST", page, {"receipt": voter.receipt})
        insist("came out" in text, f"the receipt is answered: {text[-1500:]}")


def measure(engine, size, seconds, looks):
    host = Host(engine)
    try:
        vote = Vote(Data(host), size)
        chance = random.Random(size)
        voters = [Voter(vote, link, chance.sample(range(1, CANDIDATES + 1), chance.randint(1, CANDIDATES))) for link in vote.links]
        took = all_vote(voters, seconds)
        steps = vote.count()
        hold(vote, voters)
        if looks:
            return 0
        for step in STEPS:
            taken = [voter.taken[step] for voter in voters]
            print(f"{engine:<8}{step:<8} p50 {statistics.median(taken):6.1f} ms, p99 {percentile(taken, 0.99):6.1f} ms, longest {max(taken):6.1f} ms")
        print(f"{engine:<8}steps of the officers {steps[0]:.2f} and {steps[1]:.2f} s", flush=True)
        if engine == "sqlite":  # MariaDB's files are in memory here
            disk = disk_milliseconds(host.folder)
            print(f"{engine:<8}the disk alone, p50 {statistics.median(disk):.1f} ms, p99 {percentile(disk, 0.99):.1f} ms", flush=True)
        every = [taken for voter in voters for taken in voter.taken.values()]
        kind = f"{size} voters, {CLIENTS} browsers" + (", spread over the minute" if seconds else ", all at once")
        over = say(engine, kind, took, "s", A_MINUTE * 1.05)
        # All at once, each waits for the other 63: then only the minute counts.
        return over + say(engine, "each request, p99", percentile(every, 0.99), "ms", P99 if seconds else A_MINUTE * 1000)
    finally:
        host.stop()


def main():
    words = sys.argv[1:]
    looks = "--look" in words
    engines = [word for word in words if not word.startswith("--")] or ("sqlite", "mysql")
    if looks:
        sizes = ((40, 0),)
    else:
        sizes = ((1000, A_MINUTE), (1000, 0))
    over = sum(measure(engine, size, seconds, looks) for engine in engines for size, seconds in sizes)
    if looks:
        print(f"{len(engines)} passed, 0 failed")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
