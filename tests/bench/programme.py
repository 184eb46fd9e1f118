# SPDX-License-Identifier: EUPL-1.2
"""Programmes of events, made through the API and released, and moves of their sessions."""
import statistics
import time
from dataclasses import dataclass

SLOTS, ROOMS, SPEAKERS = 10, 10, 2
SESSIONS_A_DAY = SLOTS * ROOMS
PEOPLE = SESSIONS_A_DAY * SPEAKERS  # each speaks once a day
TRACKS = 5
MOVES = 20


@dataclass
class Programme:
    edition: str
    rooms: list
    titles: list
    first: str  # the first session, in the first room


def texts(title):
    return {"titles": {language: title for language in ("en", "es", "fr")}, "original_language": "en"}


def add_people(data):
    for number in range(len(data.people), PEOPLE):
        name = f"Speaker {number:03} Example"
        data.people[name] = data.program.ask("POST", "/api/directory/people", {"name": name})["ref"]


def add_programme(data, days):
    """SESSIONS_A_DAY a day: in each of SLOTS hours one in each of ROOMS, with SPEAKERS who are nowhere else then."""
    ask = data.program.ask
    add_people(data)
    people = list(data.people.values())
    series = ask("POST", "/api/events/series", texts(f"Series {data.rng.randrange(10 ** 9)}"))["id"]
    edition = ask("POST", "/api/events/editions", {
        **texts("A large forum"), "series": series, "starts_on": "2037-11-02", "ends_on": f"2037-11-{1 + days:02}", "zone": "Africa/Kampala"})["id"]
    base = f"/api/events/editions/{edition}"
    rooms = [ask("POST", base + "/rooms", {"name": f"Hall {number}"})["id"] for number in range(1, ROOMS + 1)]
    tracks = [ask("POST", base + "/tracks", texts(f"Track {number}"))["id"] for number in range(1, TRACKS + 1)]
    sessions, titles = [], []
    for number in range(days * SESSIONS_A_DAY):
        day, place = divmod(number, SESSIONS_A_DAY)
        slot, room = divmod(place, ROOMS)
        hour = f"2037-11-{2 + day:02}T{8 + slot:02}"
        titles.append(f"Session {number:03} on cities")
        sessions.append(ask("POST", base + "/sessions", {
            **texts(titles[-1]), "kind": "panel", "room": rooms[room], "track": tracks[room % TRACKS], "starts": f"{hour}:00", "ends": f"{hour}:50",
            "people": [{"role": "speaker", "ref": ref} for ref in people[place * SPEAKERS:(place + 1) * SPEAKERS]]})["id"])
    ask("POST", base + "/releases", {"revision": ask("GET", base + "/programme")["revision"]})
    data.programmes.append(Programme(edition, rooms, titles, sessions[0]))
    return data.programmes[-1]


class Moves:
    """The first session of the largest programme goes into the room of the second, and back."""

    def __init__(self, data):
        self.program = data.program
        self.programme = max(data.programmes, key=lambda each: len(each.titles))
        self.path = f"/api/events/editions/{self.programme.edition}/programme"
        found = next(each for each in self.program.ask("GET", self.path)["sessions"] if each["id"] == self.programme.first)
        self.starts, self.revision, self.moved = found["starts"], found["revision"], 0

    def once(self):
        self.moved += 1
        self.program.send("POST", f"/api/events/sessions/{self.programme.first}/move", {
            "starts": self.starts, "room": self.programme.rooms[self.moved % 2], "revision": self.revision})
        self.revision += 1

    def conflicts_named(self):
        return self.program.ask("GET", self.path)["conflicts"]

    def milliseconds(self, reads_conflicts=False):
        """The median. A move itself refuses what cannot be; what contradicts other sessions is found when the programme is
        read, as the editor does after each move."""
        self.once()  # warm
        taken = []
        for _ in range(MOVES):
            began = time.perf_counter()
            self.once()
            if reads_conflicts:
                self.program.send("GET", self.path)
            taken.append(time.perf_counter() - began)
        return statistics.median(taken) * 1000
