# SPDX-License-Identifier: EUPL-1.2
"""Every command of the program, those of plugins included, as the program itself lists them: called rightly, with
--json, with --help, and wrongly. A command that is new and stands in no table here fails."""
import csv
import hashlib
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import unittest

from lib.house import BINARY, SOURCE, House
from lib.run import main

DEMO = os.path.join(SOURCE, "packaging/demo")
BUILD = os.path.dirname(os.path.dirname(BINARY))
PLUGINS = os.path.join(BUILD, "plugins")
WRONG_USE = 2


class Commands(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.plugins = tempfile.mkdtemp(prefix="plenaria-plugins-")
        for plugin in ("directory", "statements", "hello"):
            os.symlink(os.path.join(PLUGINS, plugin), os.path.join(cls.plugins, plugin))
        cls.house = House(plugins=cls.plugins)
        cls.place = cls.house.data
        cls.said("user", "add", "amina@example.org", "Amina Haddad", "--role", "administrator")
        cls.said("directory", "demo", DEMO)
        wall = json.loads(cls.said("statements", "demo", DEMO, "--json"))["wall"]
        cls.signing = re.search(r"[0-9A-Z]{26}", wall).group()
        cls.backup = os.path.join(cls.place, "whole.backup")
        cls.said("backup", cls.backup)
        cls.count = 0

    @classmethod
    def tearDownClass(cls):
        cls.house.close()
        shutil.rmtree(cls.plugins)

    @classmethod
    def call(cls, *words):
        return subprocess.run(cls.house.command(*words), capture_output=True, text=True, timeout=120, check=False,
                              stdin=subprocess.DEVNULL)

    @classmethod
    def said(cls, *words):
        done = cls.call(*words)
        assert done.returncode == 0, f"{words}: {done.returncode} {done.stdout}{done.stderr}"
        return done.stdout

    def fresh(self, ending=""):
        type(self).count += 1
        return os.path.join(self.place, f"new-{self.count}{ending}")

    def file(self, name, text):
        path = self.fresh() + name
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)
        return path

    def removable(self):
        """The id of a plugin that is installed and may go; put back when it went before."""
        if not os.path.exists(os.path.join(self.plugins, "good")):
            shutil.copytree(os.path.join(BUILD, "tests/plugins/zoo/good"), os.path.join(self.plugins, "good"))
        return "good"

    def right(self):
        """For each command a call that must succeed, made anew each time."""
        cities = "name,country\nBerne,CH\n"
        return {
            "migrate": lambda: ["migrate"],
            "backup": lambda: ["backup", self.fresh(".backup")],
            "restore": lambda: ["restore", self.backup, "--force", "--yes"],
            "export": lambda: ["export", self.fresh()],
            "user list": lambda: ["user", "list"],
            "user add": lambda: ["user", "add", f"{os.path.basename(self.fresh())}@example.org", "Grace Nakato"],
            "user link": lambda: ["user", "link", "amina@example.org"],
            "mail intake": lambda: ["mail", "intake"],
            "plugin list": lambda: ["plugin", "list"],
            "plugin enable": lambda: ["plugin", "enable", "hello"],
            "plugin disable": lambda: ["plugin", "disable", "hello"],
            "plugin remove": lambda: ["plugin", "remove", self.removable()],
            "plugin check": lambda: ["plugin", "check", os.path.join(PLUGINS, "hello")],
            "plugin new": lambda: ["plugin", "new", "side-trips", self.fresh()],
            "routes": lambda: ["routes"],
            "permissions": lambda: ["permissions"],
            "doctor": lambda: ["doctor"],
            "version": lambda: ["version"],
            "help": lambda: ["help"],
            "directory import": lambda: ["directory", "import", self.file(".csv", cities), "--kind", "cities"],
            "directory demo": lambda: ["directory", "demo", DEMO],
            "statements import": lambda: ["statements", "import", "--title", "Ours", "--en",
                                          self.file(".md", "# Ours\n\nWe act together.\n")],
            "statements demo": lambda: ["statements", "demo", DEMO],
            "statements signatories": lambda: ["statements", "signatories", self.signing,
                                               self.file(".csv", "iso2,city,signed_on\nUG,Kampala,2018-12-08\n")],
        }

    def own(self):
        return json.loads(self.said("help", "--json"))["commands"]

    def of_plugins(self):
        return [name for plugin in json.loads(self.said("plugin", "list", "--json")) for name in plugin["commands"]]

    def assert_one_sentence(self, done, words):
        self.assertEqual(done.returncode, WRONG_USE, f"{words}: {done.stdout}{done.stderr}")
        self.assertEqual(done.stdout, "", words)
        self.assertRegex(done.stderr, r"\A[^\n]+\n\Z", words)

    def test_there_is_a_right_call_for_each_and_for_nothing_else(self):
        names = {one["name"] for one in self.own()} - {"serve", "mail dkim"} | set(self.of_plugins())
        self.assertEqual(names, set(self.right()))

    def test_without_a_key_there_is_no_record_of_dkim(self):
        done = self.call("mail", "dkim")
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("mail.dkim_key_file", done.stderr)

    def test_each_called_rightly_succeeds_in_words_and_as_json(self):
        for name, call in self.right().items():
            with self.subTest(command=name):
                done = self.call(*call())
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                self.assertTrue(done.stdout.strip())

                done = self.call(*call(), "--json")
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                json.loads(done.stdout)

    def test_each_tells_how_it_is_used(self):
        for name in [one["name"] for one in self.own()] + self.of_plugins():
            with self.subTest(command=name):
                done = self.call(*name.split(), "--help")
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                self.assertIn(f"plenaria {name}", done.stdout)

                done = self.call(*name.split(), "--help", "--json")
                json.loads(done.stdout)

    def test_each_refuses_an_option_that_it_does_not_know(self):
        for name in [one["name"] for one in self.own()] + self.of_plugins():
            with self.subTest(command=name):
                self.assert_one_sentence(self.call(*name.split(), "--no-such-option"), name)

    def test_each_refuses_a_word_too_many_and_one_too_few(self):
        for one in self.own():
            name = one["name"].split()
            with self.subTest(command=name):
                self.assert_one_sentence(self.call(*name, *["x"] * (one["most_words"] + 1)), name)
                if one["least_words"] > 0:
                    self.assert_one_sentence(self.call(*name, *["x"] * (one["least_words"] - 1)), name)

    def test_a_command_that_nobody_has_makes_no_house(self):
        nowhere = self.fresh()
        for words in (["usr"], ["user", "ad"], ["directry", "import"], ["directory/../hello", "x"]):
            done = subprocess.run([*self.house.command(*words), "--data", nowhere], capture_output=True, text=True,
                                  timeout=30, check=False)
            self.assert_one_sentence(done, words)
        self.assertFalse(os.path.exists(nowhere))

    def test_a_plugin_tells_which_commands_it_has(self):
        self.assertIn("plenaria directory import FILE", self.said("directory", "--help"))
        done = self.call("directory", "imprt")
        self.assert_one_sentence(done, "directory imprt")
        self.assertIn("import, demo", done.stderr)

    def test_without_a_command_it_tells_them_all(self):
        done = self.call()
        self.assertEqual(done.returncode, WRONG_USE)
        for one in self.own():
            self.assertIn(f"plenaria {one['name']}", done.stdout)

    def test_beside_a_host_that_serves_all_work_but_those_that_need_it_gone(self):
        self.removable()
        house = House(plugins=self.plugins)
        self.addCleanup(house.close)
        shutil.copy(os.path.join(self.place, "plenaria.db"), house.data)
        house.start()
        for name, call in self.right().items():
            with self.subTest(command=name):
                done = subprocess.run(house.command(*call(), "--json"), capture_output=True, text=True, timeout=120,
                                      check=False, stdin=subprocess.DEVNULL)
                if name in ("migrate", "restore"):
                    self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
                    self.assertRegex(done.stderr, r"\Aplenaria: [^\n]+\n\Z")
                else:
                    self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                    json.loads(done.stdout)

    def test_an_export_holds_what_was_made_and_nothing_that_opens_anything(self):
        folder = self.fresh()
        done = json.loads(self.said("export", folder, "--json"))
        tables = {name: self.rows_of(os.path.join(folder, name)) for name in os.listdir(folder) if name.endswith(".csv")}
        self.assertEqual(done["tables"], len(tables))
        self.assertEqual(done["rows"], sum(len(rows) for rows in tables.values()))
        with sqlite3.connect(os.path.join(self.place, "plenaria.db")) as db:
            for name, rows in tables.items():
                (count,) = db.execute(f"SELECT count(*) FROM {name.removesuffix('.csv')}").fetchone()
                self.assertEqual(len(rows), count, name)
        self.assertIn("Kampala", json.dumps(tables["dir_city.csv"]) + json.dumps(tables.get("dir_name.csv", [])))
        self.assertIn("amina@example.org", json.dumps(tables["core_account.csv"]))
        columns = {column for rows in tables.values() for row in rows[:1] for column in row}
        self.assertEqual([one for one in columns if re.search("secret|password|salt|code_hash", one)], [])
        self.assertFalse({"core_session.csv", "core_mail.csv", "core_setting.csv", "core_job.csv"} & set(tables))

    def test_each_stored_file_is_exported_under_its_hash(self):
        text = b"First line\n" * 200_000  # more than a piece
        digest = hashlib.sha256(text).hexdigest()
        with sqlite3.connect(os.path.join(self.place, "plenaria.db")) as db:
            db.execute("INSERT INTO core_file VALUES (?, ?, 'text/plain', '2019-12-17T08:00:00Z')", (digest, len(text)))
            for at in range(0, len(text), 1 << 20):
                db.execute("INSERT INTO core_file_piece VALUES (?, ?, ?)", (digest, at >> 20, text[at:at + (1 << 20)]))
        folder = self.fresh()
        done = json.loads(self.said("export", folder, "--json"))
        names = os.listdir(os.path.join(folder, "files"))
        self.assertEqual(done["files"], len(names))
        self.assertIn(digest, names)
        for name in names:
            with open(os.path.join(folder, "files", name), "rb") as file:
                self.assertEqual(hashlib.sha256(file.read()).hexdigest(), name)

    @staticmethod
    def rows_of(path):
        with open(path, encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def test_serve_says_as_json_where_it_answers(self):
        house = House()
        self.addCleanup(house.close)
        process = subprocess.Popen(house.command("serve", "--json"), stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.wait)
        said = json.loads(process.stdout.readline())
        process.send_signal(signal.SIGTERM)
        process.stdout.close()
        self.assertEqual(said, {"address": house.url, "entries": {}})
        self.assertEqual(process.wait(30), 0)


if __name__ == "__main__":
    main()
