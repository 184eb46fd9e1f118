# SPDX-License-Identifier: EUPL-1.2
"""Which tests a change concerns: a small tree with a few rooms, changed in one place at a time."""
import json
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "packaging/test"))
from record import Record
from standing import Standing

FILES = {
    "source/plugins/directory/plugin.json": "{}",
    "source/plugins/directory/templates/city.mustache": "city",
    "source/plugins/directory/db/sqlite/0001.sql": "CREATE TABLE city",
    "source/plugins/statements/plugin.json": json.dumps({"requires": [{"id": "directory"}]}),
    "source/plugins/statements/templates/text.mustache": "text",
    "source/plugins/events/plugin.json": json.dumps({"requires": [{"id": "directory"}], "wants": [{"id": "statements"}, {"id": "absent"}]}),
    "source/plugins/events-forum/plugin.json": json.dumps({"requires": [{"id": "events"}], "offers": ["events.format/2"]}),
    "source/templates/layout.mustache": "layout",
    "source/docs/routes.md": "| / |",
    "source/README.md": "read me",
    "source/tests/http/lib/house.py": "class House",
    "source/tests/http/stop_test.py": "stop",
    "source/tests/http/mails_test.py": "mails",
    "source/tests/browser/round.test.mjs": "round",
    "build/bin/plenaria": "host",
    "build/bin/plenaria-courier": "courier",
    "build/bin/host-courier-tests": "tests of the courier",
    "build/bin/host-db-tests": "tests of db",
    "build/bin/directory-tests": "tests of directory",
    "build/bin/statements-tests": "tests of statements",
    "build/bin/events-tests": "tests of events",
    "build/bin/events-forum-tests": "tests of a format",
    "build/lib/libplenaria-sdk.so": "sdk",
    "build/plugins/directory/plugin.so": "directory",
    "build/plugins/statements/plugin.so": "statements",
    "build/plugins/events/plugin.so": "events",
    "build/plugins/events-forum/plugin.so": "a format",
}

EVENTS = {"events", "events-forum"}
ABOUT_EVENTS = {"browser.badges", "browser.programme", "out_of_tree_format"}
VISITS = {"http.stop", "http.mails", "http.restored", "browser.round", *ABOUT_EVENTS}


class StandingTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.tree = pathlib.Path(folder.name)
        for path, text in FILES.items():
            self.write(path, text)
        self.before = self.keys()

    def write(self, path, text):
        file = self.tree / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def entry(self, name, *command, about=None, folder=None, **more):
        labels = [{"name": "LABELS", "value": [f"about.{one}" for one in about.split()]}] if about else []
        where = [{"name": "WORKING_DIRECTORY", "value": str(self.tree / folder)}] if folder else []
        return {"name": name, "command": list(command), "properties": [*labels, *where, *({"name": k, "value": v} for k, v in more.items())]}

    def keys(self):
        standing = Standing(self.tree / "source", self.tree / "build")
        program = lambda name: str(self.tree / "build/bin" / name)
        entries = [
            self.entry("host-courier", program("host-courier-tests")),
            self.entry("host-db", program("host-db-tests")),
            self.entry("directory", program("directory-tests")),
            self.entry("statements", program("statements-tests")),
            self.entry("events", program("events-tests")),
            self.entry("events-forum", program("events-forum-tests")),
            self.entry("http.stop", "python3", "stop_test.py", folder="source/tests/http", about="host"),
            self.entry("http.mails", "python3", "mails_test.py", folder="source/tests/http"),
            self.entry("http.restored", "python3", "-c", "", about="tables"),
            self.entry("browser.round", "sh", "run.sh", "round.test.mjs", about="statements"),
            self.entry("browser.badges", "sh", "run.sh", "badges.test.mjs", about="events"),
            self.entry("browser.programme", "sh", "run.sh", "programme.test.mjs", about="events statements"),
            self.entry("out_of_tree_format", "out_of_tree.sh", "cmake", about="events"),
            self.entry("must_not_compile", "must_not_compile.sh", "c++", str(self.tree / "source/core/sdk/include")),
            self.entry("browser.packages", "sh", "run.sh", "--install", FIXTURES_SETUP=["packages"]),
            self.entry("architecture", "architecture.sh", str(self.tree / "source")),
        ]
        return {entry["name"]: standing.key(entry) for entry in entries}

    def concerned(self, path, text="changed"):
        self.write(path, text)
        now = self.keys()
        return {name for name, key in now.items() if key is not None and key != self.before[name]}

    def test_without_a_change_nothing_is_concerned(self):
        self.assertEqual(self.before, self.keys())

    def test_what_looks_at_sources_or_sets_up_has_no_key(self):
        self.assertEqual({name for name, key in self.before.items() if key is None}, {"architecture", "browser.packages"})

    def test_a_page_about_the_project_concerns_nobody(self):
        self.assertEqual(self.concerned("source/README.md"), set())

    def test_the_host_concerns_all_but_the_programs_that_do_not_start_it(self):
        self.assertEqual(self.concerned("build/bin/plenaria"),
                         {"directory", "statements", *EVENTS, *VISITS})

    def test_the_courier_concerns_those_who_start_the_host_and_its_own_tests(self):
        self.assertEqual(self.concerned("build/bin/plenaria-courier"),
                         {"host-courier", "directory", "statements", *EVENTS, *VISITS})

    def test_a_page_of_the_host_concerns_everybody(self):
        everybody = {name for name, key in self.before.items() if key} - {"must_not_compile"}
        self.assertEqual(self.concerned("source/templates/layout.mustache"), everybody)

    def test_a_header_of_the_sdk_concerns_what_must_not_compile_too(self):
        self.assertEqual(self.concerned("source/core/sdk/include/db.hpp"), {name for name, key in self.before.items() if key})

    def test_the_code_of_a_room_concerns_those_who_need_it(self):
        self.assertEqual(self.concerned("build/plugins/directory/plugin.so"),
                         {"directory", "statements", *EVENTS, "http.mails", "browser.round", *ABOUT_EVENTS})

    def test_a_header_of_a_room_concerns_who_builds_rooms_elsewhere(self):
        self.assertEqual(self.concerned("source/plugins/statements/include/versions.hpp"), {"out_of_tree_format"})

    def test_a_page_of_a_room_concerns_those_who_show_it(self):
        self.assertEqual(self.concerned("source/plugins/statements/templates/text.mustache"),
                         {"statements", *EVENTS, "http.mails", "browser.round", "browser.programme"})

    def test_a_room_that_others_would_like_to_have_concerns_their_programs_and_who_says_that_it_is_about_both(self):
        self.assertEqual(self.concerned("build/plugins/statements/plugin.so"),
                         {"statements", *EVENTS, "http.mails", "browser.round", "browser.programme"})

    def test_who_offers_a_room_something_of_its_own_concerns_it(self):
        self.assertEqual(self.concerned("build/plugins/events-forum/plugin.so"), {*EVENTS, "http.mails", *ABOUT_EVENTS})

    def test_a_room_that_nobody_needs_concerns_only_itself_and_what_visits_all(self):
        self.assertEqual(self.concerned("build/plugins/events/plugin.so"), {*EVENTS, "http.mails", *ABOUT_EVENTS})

    def test_new_tables_concern_the_backup_too(self):
        self.assertEqual(self.concerned("source/plugins/events/db/sqlite/0001.sql"), {*EVENTS, "http.mails", "http.restored", *ABOUT_EVENTS})

    def test_a_changed_test_concerns_itself(self):
        self.assertEqual(self.concerned("source/tests/http/stop_test.py"), {"http.stop"})
        self.before = self.keys()
        self.assertEqual(self.concerned("source/tests/browser/round.test.mjs"), {"browser.round"})
        self.before = self.keys()
        self.assertEqual(self.concerned("build/bin/host-db-tests"), {"host-db"})

    def test_what_tests_have_in_common_concerns_all_who_visit(self):
        self.assertEqual(self.concerned("source/tests/http/lib/house.py"), VISITS)


class RecordTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name) / "build/tests-passed.json"

    def run_with(self, keys, passed=(), **how):
        left_out = Record(self.path).begin(keys, **how)
        after = Record(self.path)
        for name in passed:
            after.passed(name, 7)
        after.keep()
        return left_out

    def test_what_passed_is_left_out_until_its_key_changes(self):
        self.assertEqual(self.run_with({"a": "1", "b": "1"}, passed=["a"]), [])
        self.assertEqual(self.run_with({"a": "1", "b": "1"}), ["a"])
        self.assertEqual(self.run_with({"a": "2", "b": "1"}), [])

    def test_a_failure_is_not_forgotten_by_a_pass_with_another_key(self):
        self.run_with({"a": "1"}, passed=["a"])
        self.run_with({"a": "2"})  # fails
        self.assertEqual(self.run_with({"a": "2"}), [])
        self.assertEqual(self.run_with({"a": "1"}), ["a"])

    def test_everything_runs_when_asked_for(self):
        self.run_with({"a": "1"}, passed=["a"])
        self.assertEqual(self.run_with({"a": "1"}, everything=True), [])

    def test_what_has_no_key_is_never_left_out(self):
        self.run_with({}, passed=["architecture"])
        self.assertEqual(self.run_with({}), [])


if __name__ == "__main__":
    unittest.main()
