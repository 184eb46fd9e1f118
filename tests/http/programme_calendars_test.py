# SPDX-License-Identifier: EUPL-1.2
"""Calendars of a programme, whole, of a track and of a person, each read by another program (python3-icalendar) and line by line by the
rules of RFC 5545, on both engines: what is moved has a higher SEQUENCE under the same UID, what is cancelled or taken out stays as CANCELLED."""
import json
import re
import unittest

from icalendar import Calendar

from lib.house import House
from lib.mariadb import MariaDb
from lib.run import main

TITLE = "Towns, villages; and \\ “everything” between: " + "ein sehr langer Titel mit Ümläuten und 🏙️ " * 3
TITLE = TITLE.strip()
ROOM = "Hall; 1, left"


class ProgrammeCalendars:
    database = None

    @classmethod
    def setUpClass(cls):
        cls.house = House(cls.database)
        cls.addClassCleanup(cls.house.close)
        cls.house.start("--demo")
        cls.staff = cls.house.signed_in("secretariat@demo.example")
        cls.tokens = {scope: cls.token(scope) for scope in ("directory.edit", "events.edit", "events.view")}
        cls.person = cls.api("POST", "/api/directory/people", {"name": "Fatou N'Diaye; Dakar, SN", "gender": "female"}, "directory.edit")["ref"]
        series = cls.api("POST", "/api/events/series", {"titles": {"en": "Calendars"}, "original_language": "en"})["id"]
        cls.edition = cls.api("POST", "/api/events/editions", {
            "titles": {"en": "Forum, of; calendars"}, "original_language": "en", "series": series,
            "starts_on": "2037-10-23", "ends_on": "2037-10-26", "zone": "Europe/Zurich"})["id"]
        of_edition = f"/api/events/editions/{cls.edition}"
        cls.room = cls.api("POST", f"{of_edition}/rooms", {"name": ROOM})["id"]
        cls.tracks = [cls.api("POST", f"{of_edition}/tracks", {"titles": {"en": name}, "original_language": "en"})["id"]
                      for name in ("Seas, lakes; rivers", "Hills")]
        # The clocks go back in the night between the second and the third.
        cls.sessions = {name: cls.api("POST", f"{of_edition}/sessions", {
            "titles": {"en": title}, "original_language": "en", "starts": f"{day}T{begins}", "ends": f"{day}T{ends}",
            "track": track, "room": cls.room, "people": [{"ref": cls.person, "role": "speaker"}] if speaks else []})["id"]
            for name, title, day, begins, ends, track, speaks in (
                ("long", TITLE, "2037-10-24", "09:00", "10:30", cls.tracks[0], True),
                ("plain", "Opening", "2037-10-24", "11:00", "12:00", cls.tracks[1], True),
                ("after", "After the change of clocks", "2037-10-25", "09:00", "10:00", cls.tracks[0], False))}
        cls.release()
        page = f"/events/editions/{cls.edition}/programme/calendars"
        made = cls.staff.send(cls.staff.get(page).form(page).with_values(person=cls.person))
        own = re.search(r"/l/[0-9a-f]{64}/\w\w/programme.ics", made.text).group(0)
        public = f"/programme/{cls.edition}/programme.ics"
        cls.files = {"whole": public, "track": f"{public}?track={cls.tracks[0]}", "person": own}

    @classmethod
    def token(cls, scope):
        made = cls.staff.send(cls.staff.get("/account").form("/account/tokens").with_values(token_name=scope, scope=scope))
        return re.search(r"pln_[0-9a-f]{64}", made.text).group(0)

    @classmethod
    def api(cls, method, path, body=None, scope="events.edit"):
        done = cls.house.browser().request(method, path, json.dumps(body) if body is not None else None, {
            "Authorization": f"Bearer {cls.tokens[scope]}", "Content-Type": "application/json"})
        assert done.status in (200, 201, 204), f"{method} {path}: {done.status} {done.text}"
        return done.json() if done.text else None

    @classmethod
    def programme(cls):
        return cls.api("GET", f"/api/events/editions/{cls.edition}/programme", scope="events.view")

    @classmethod
    def release(cls):
        cls.api("POST", f"/api/events/editions/{cls.edition}/releases", {"revision": cls.programme()["revision"]})

    def change(self, name, **more):
        revision = next(each["revision"] for each in self.programme()["sessions"] if each["id"] == self.sessions[name])
        self.api("PATCH", f"/api/events/sessions/{self.sessions[name]}", {**more, "revision": revision})

    def fetched(self, path):
        answer = self.house.browser().get(path)
        self.assertEqual(answer.status, 200)
        return answer.bytes

    def entries(self, which):
        """By the name of the session."""
        return self.read(self.files[which])

    def read(self, path):
        names = {f"session-{session}@plenaria": name for name, session in self.sessions.items()}
        return {names[str(event["UID"])]: event for event in Calendar.from_ical(self.fetched(path)).walk("VEVENT")}

    def expect_sound(self, which):
        data = self.fetched(self.files[which])
        self.assertTrue(data.endswith(b"\r\n"))
        self.assertNotIn(b"\n", data.replace(b"\r\n", b""), "every line ends with CRLF (3.1)")
        lines = data[:-2].split(b"\r\n")
        for line in lines:
            self.assertLessEqual(len(line), 75, line)
            line.decode("utf-8")  # no letter is torn by a fold
            self.assertNotRegex(line, rb"[\x00-\x08\x0b-\x1f\x7f]")
        unfolded = data.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]
        open_parts, required = [], {}
        for line in unfolded:
            name, value = re.fullmatch(r"([A-Z0-9-]+)(?:;[A-Z0-9-]+=(?:\"[^\"]*\"|[^\":;,]*))*:(.*)", line, re.S).groups()
            if name == "BEGIN":
                open_parts.append(value)
                required = {} if value == "VEVENT" else required
            elif name == "END":
                self.assertEqual(open_parts.pop(), value)
                if value == "VEVENT":
                    self.assertEqual({each: count for each, count in required.items() if count != 1}, {}, "each once (3.6.1)")
                    self.assertLessEqual({"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY"}, required.keys())
            elif open_parts[-1] == "VEVENT":
                required[name] = required.get(name, 0) + 1
                if name in ("SUMMARY", "LOCATION", "DESCRIPTION"):
                    self.assertNotRegex(re.sub(r"\\[\\,;nN]", "", value), r"[\\,;]", "escaped (3.3.11)")
        self.assertEqual(open_parts, [])
        for needed in ("VERSION:2.0", "BEGIN:VTIMEZONE", "TZID:Europe/Zurich"):
            self.assertIn(needed, unfolded)
        self.assertEqual(sum(line.startswith("PRODID:") for line in unfolded), 1)

    def test_1_whole_of_a_track_and_of_a_person(self):
        for which, expected in (("whole", {"long", "plain", "after"}), ("track", {"long", "after"}), ("person", {"long", "plain"})):
            with self.subTest(which):
                self.expect_sound(which)
                entries = self.entries(which)
                self.assertEqual(entries.keys(), expected)
                self.assertEqual(str(entries["long"]["SUMMARY"]), TITLE)
                self.assertTrue(str(entries["long"]["LOCATION"]).startswith(ROOM))
                self.assertIn("Seas, lakes; rivers\n", str(entries["long"]["DESCRIPTION"]))
                self.assertEqual(entries["long"].decoded("DTSTART").isoformat(), "2037-10-24T09:00:00+02:00")
        self.assertEqual(self.entries("whole")["after"].decoded("DTSTART").isoformat(), "2037-10-25T09:00:00+01:00")

    def test_2_what_moves_has_a_higher_sequence_and_what_is_cancelled_stays(self):
        before = {which: self.entries(which) for which in self.files}
        self.change("long", starts="2037-10-26T14:00", ends="2037-10-26T15:30")
        self.change("plain", state="cancelled")
        for which in self.files:
            self.assertEqual(self.entries(which)["long"]["SEQUENCE"], before[which]["long"]["SEQUENCE"], "a draft changes nothing")
        self.release()
        for which in self.files:
            with self.subTest(which):
                self.expect_sound(which)
                moved = self.entries(which)["long"]
                self.assertEqual(moved["UID"], before[which]["long"]["UID"])
                self.assertGreater(moved["SEQUENCE"], before[which]["long"]["SEQUENCE"])
                self.assertEqual(moved.decoded("DTSTART").isoformat(), "2037-10-26T14:00:00+01:00")
        for which in ("whole", "person"):
            cancelled = self.entries(which)["plain"]
            self.assertEqual(cancelled["STATUS"], "CANCELLED")
            self.assertGreater(cancelled["SEQUENCE"], before[which]["plain"]["SEQUENCE"])
        self.assertEqual(self.entries("track")["after"]["SEQUENCE"], before["track"]["after"]["SEQUENCE"], "nothing of it changed")

    def test_3_what_is_taken_out_stays_as_cancelled(self):
        before = self.entries("track")["after"]
        self.api("DELETE", f"/api/events/sessions/{self.sessions['after']}")
        self.release()
        for which in ("whole", "track"):
            with self.subTest(which):
                self.expect_sound(which)
                gone = self.entries(which)["after"]
                self.assertEqual(gone["STATUS"], "CANCELLED")
                self.assertGreater(gone["SEQUENCE"], before["SEQUENCE"])

    def test_4_what_goes_into_another_track_leaves_the_calendar_of_the_first_as_cancelled(self):
        files = {"whole": self.files["whole"], "track": self.files["track"],
                 "other": self.files["track"].replace(self.tracks[0], self.tracks[1])}
        before = {which: self.read(path) for which, path in files.items()}
        self.assertNotIn("long", before["other"])
        self.change("long", track=self.tracks[1])
        self.release()
        after = {which: self.read(path) for which, path in files.items()}
        self.expect_sound("track")
        self.assertEqual(after["track"]["long"]["STATUS"], "CANCELLED")
        for which in ("whole", "other"):
            self.assertEqual(after[which]["long"]["STATUS"], "CONFIRMED", which)
        for which in files:
            self.assertGreater(after[which]["long"]["SEQUENCE"], before["track"]["long"]["SEQUENCE"], which)

        self.api("DELETE", f"/api/events/tracks/{self.tracks[0]}")
        self.release()
        self.assertEqual({name: str(each["STATUS"]) for name, each in self.read(files["track"]).items()},
                         {"long": "CANCELLED", "after": "CANCELLED"}, "the track itself is gone")


class OnSqlite(ProgrammeCalendars, unittest.TestCase):
    pass


class OnMariaDb(ProgrammeCalendars, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        server = MariaDb().start()
        cls.addClassCleanup(server.close)
        cls.database = server.database()
        super().setUpClass()


if __name__ == "__main__":
    main()
