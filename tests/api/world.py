# SPDX-License-Identifier: EUPL-1.2
"""What the calls of operations act on: found in the demonstration data, or made by the API itself."""
import dataclasses
import itertools
import time

from house import free_port

CALLS = {}


@dataclasses.dataclass
class Call:
    """How to call one operation so that it succeeds."""
    path: dict = dataclasses.field(default_factory=dict)
    query: dict = dataclasses.field(default_factory=dict)
    body: object = None


def call(operation):
    """Registers how `operation` is called. Called anew for each use: what it names must still be there."""
    def keep(make):
        assert operation not in CALLS, operation
        CALLS[operation] = make
        return make
    return keep


class World:
    def __init__(self, house, token, receiver):
        self.house, self.token, self.receiver = house, token, receiver
        self.numbers = itertools.count(1)
        self.taken, self.kept = set(), {}
        # Where nobody listens: what is sent there waits for its next attempt.
        self.deaf = f"http://127.0.0.1:{free_port()}/"

    def do(self, method, path, body=None, status=(200, 201)):
        answer = self.house.call(method, path, self.token, body)
        assert answer.status in status, f"{method} {path}: {answer}"
        return answer.json()

    def get(self, path):
        return self.do("GET", path)

    def post(self, path, body):
        return self.do("POST", path, body)

    def name(self, what):
        """Never twice the same."""
        return f"{what} {next(self.numbers)}"

    def wait_for(self, what, find):
        """What `find` gives as soon as it gives something."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if found := find():
                return found
            time.sleep(0.05)
        raise AssertionError(f"{what} did not come")

    def another(self, what, find):
        """One of the ids that `find` lists, another one at each call."""
        chosen = self.wait_for(what, lambda: next((each for each in find() if each not in self.taken), None))
        self.taken.add(chosen)
        return chosen

    def once(self, what, make):
        """Made at the first call, the same at each other."""
        if what not in self.kept:
            self.kept[what] = make()
        return self.kept[what]

    def cities(self, count=2):
        return [city["ref"] for city in self.get("/api/directory/cities")["items"][:count]]
