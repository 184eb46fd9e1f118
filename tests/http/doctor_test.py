# SPDX-License-Identifier: EUPL-1.2
"""`plenaria doctor`: a house in order is told so; then one thing at a time is broken, and exactly that is found, with
what to do about it."""
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

from lib.house import BINARY, SOURCE, House, wait_for
from lib.mariadb import MariaDb
from lib.run import main

PLUGINS = os.path.join(os.path.dirname(os.path.dirname(BINARY)), "plugins")
LONG_AGO = "2020-01-01T00:00:00Z"


def diagnose(house, *more):
    """@return the exit code, and what is wrong: {what: (detail, todo)}."""
    done = subprocess.run(house.command("doctor", "--json", *more), capture_output=True, text=True, timeout=60, check=False)
    findings = json.loads(done.stdout)
    for one in findings:
        assert one["well"] == (one["todo"] == ""), one
    return done.returncode, {one["what"]: (one["detail"], one["todo"]) for one in findings if not one["well"]}


class Patient(unittest.TestCase):
    def assert_only(self, what, detail, todo, *more):
        code, wrong = diagnose(self.house, *more)
        self.assertEqual(code, 1)
        self.assertEqual(list(wrong), [what], wrong)
        self.assertIn(detail, wrong[what][0])
        self.assertIn(todo, wrong[what][1])


class OnSqlite(Patient):
    @classmethod
    def setUpClass(cls):
        cls.pattern = House()
        cls.pattern.run("user", "add", "amina@example.org", "Amina Haddad", "--role", "administrator")

    @classmethod
    def tearDownClass(cls):
        cls.pattern.close()

    def setUp(self):
        self.house = House()
        self.addCleanup(self.house.close)
        for name in ("plenaria.db", "plenaria.db-wal"):
            if os.path.exists(os.path.join(self.pattern.data, name)):
                shutil.copy(os.path.join(self.pattern.data, name), self.house.data)

    def path(self, *names):
        return os.path.join(self.house.data, *names)

    def sql(self, text, *values):
        with sqlite3.connect(self.path("plenaria.db")) as db:
            db.execute("PRAGMA foreign_keys = OFF")
            db.execute(text, values)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as out:
            out.write(text)

    def test_a_house_in_order(self):
        self.assertEqual(diagnose(self.house), (0, {}))

    def test_a_house_in_order_that_serves(self):
        self.house.start()
        self.assertEqual(diagnose(self.house), (0, {}))

    def test_a_house_that_is_not_there_yet_is_not_made(self):
        shutil.rmtree(self.house.data)
        code, wrong = diagnose(self.house)
        self.assertEqual((code, list(wrong)), (1, ["free space"]))
        self.assertFalse(os.path.exists(self.house.data))

    def test_a_data_folder_that_everybody_can_read(self):
        os.chmod(self.house.data, 0o755)
        self.assert_only("permissions", "open to every user", f"chmod o-rwx {self.house.data}")

    def test_a_secret_that_everybody_can_read(self):
        self.write("secrets/mail", "open sesame\n")
        with open(self.path("plenaria.conf"), "a", encoding="utf-8") as out:
            out.write(f"mail.password_file = {self.path('secrets/mail')}\n")
        os.chmod(self.path("secrets/mail"), 0o640)
        self.assertEqual(diagnose(self.house), (0, {}))

        os.chmod(self.path("secrets/mail"), 0o644)
        self.assert_only("permissions", "holds a secret", f"chmod o-rwx {self.path('secrets/mail')}")

    def test_plugins_that_everybody_can_change(self):
        plugins = self.path("plugins-here")
        os.mkdir(plugins)
        os.chmod(plugins, 0o757)
        self.assert_only("permissions", "run code as the host", f"chmod o-w {plugins}", "--plugins", plugins)

    def test_a_template_whose_original_has_changed(self):
        with open(os.path.join(SOURCE, "templates/pages/login.html.mustache"), encoding="utf-8") as file:
            shipped = file.read()
        self.write("site/core/pages/login.html.mustache", shipped)
        self.assert_only("template core/pages/login.html.mustache", "does not say", "{{! of ")

        line = diagnose(self.house)[1]["template core/pages/login.html.mustache"][1].rpartition("with ")[2]
        self.write("site/core/pages/login.html.mustache", line + "\n" + shipped)
        self.assertEqual(diagnose(self.house), (0, {}))

        self.write("site/core/pages/login.html.mustache", "{{! of 0123456789ab }}\n" + shipped)
        self.assert_only("template core/pages/login.html.mustache", "has changed since", line)

    def test_a_template_that_replaces_nothing(self):
        self.write("site/core/pages/logon.html.mustache", "<p></p>\n")
        self.assert_only("template core/pages/logon.html.mustache", "replaces nothing", "Give it the right name")

    def test_a_template_that_cannot_be_printed(self):
        self.write("site/hello/index.html.mustache", "{{! of 0123456789ab }}\n<p>{{#people}}</p>\n")
        code, wrong = diagnose(self.house)
        self.assertEqual(code, 1)
        self.assertIn("site: hello/index.html.mustache", wrong["template"][0])

    def test_a_file_that_is_damaged(self):
        with sqlite3.connect(self.path("plenaria.db")) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (root,), (size,) = (db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'core_history'").fetchone(),
                                db.execute("PRAGMA page_size").fetchone())
        with open(self.path("plenaria.db"), "r+b") as file:
            file.seek((root - 1) * size + size // 2)
            file.write(b"\xff" * (size // 2))
        code, wrong = diagnose(self.house)
        self.assertEqual(code, 1)
        self.assertIn("database file", wrong)
        self.assertIn("restore the last backup", wrong["database file"][1])

    def test_a_row_without_the_one_it_belongs_to(self):
        self.sql("INSERT INTO core_account_role (id, account_id, role, scope, ends_on) VALUES ('R', 'nobody', 'drafter', '', '')")
        self.assert_only("references between rows", "core_account_role", "Restore the last backup")

    def test_migrations_that_wait(self):
        self.sql("DELETE FROM core_migration WHERE plugin = 'core' AND file LIKE '0010%'")
        self.sql("DROP TABLE core_host")
        self.assert_only("migrations", "statements wait", "plenaria migrate")
        self.house.run("migrate")
        self.assertEqual(diagnose(self.house), (0, {}))

    def test_a_job_that_was_given_up_and_one_that_nobody_runs(self):
        job = ("INSERT INTO core_job (id, kind, payload, state, run_at, attempts, lease_owner, lease_until, done, total, "
               "cancel, result, last_error, created_at, ended_at) VALUES ('J', 'core.x', '{}', ?, ?, 0, '', '', 0, 0, 0, '', '', ?, '')")
        self.sql(job, "failed", LONG_AGO, LONG_AGO)
        self.assert_only("failed jobs", "1 were given up", "tries them again")

        self.sql("DELETE FROM core_job WHERE id = 'J'")
        self.sql(job, "ready", LONG_AGO, LONG_AGO)
        self.assert_only("overdue jobs", "1 wait", "Start a host that serves")

    def test_mails_that_came_back_and_mails_that_wait(self):
        mail = ("INSERT INTO core_mail (id, to_address, to_name, language, subject, body_text, body_html, about, batch, "
                "idempotency_key, state, attempts, next_at, lease_until, last_error, created_at, sent_at) VALUES "
                "('M', 'a@b.example', '', 'en', 's', '', '', '', '', 'k', ?, 0, ?, '', '', ?, '')")
        self.sql(mail, "bounced", LONG_AGO, LONG_AGO)
        self.assert_only("mails that could not be sent", "1 were refused or came back", "mend the address")

        self.sql("DELETE FROM core_mail")
        self.sql(mail, "waiting", LONG_AGO, LONG_AGO)
        self.assertEqual(diagnose(self.house), (0, {}))  # without a mail server they are read in the outbox
        with open(self.path("plenaria.conf"), "a", encoding="utf-8") as out:
            out.write("mail.server = smtp://127.0.0.1:1\n")
        self.assert_only("mails that wait", "1 wait", "the mail server named in the configuration")

    def test_a_plugin_in_quarantine(self):
        self.write("plugins/quarantine/hello", "start")
        self.assert_only("plugin hello", "crashed the host (start)", "plenaria plugin enable hello")

    def test_a_plugin_that_does_not_start(self):
        plugins = self.path("plugins-here")
        os.makedirs(os.path.join(plugins, "broken"))
        with open(os.path.join(plugins, "broken/plugin.json"), "w", encoding="utf-8") as out:
            out.write('{"id": "broken", "name": "B", "version": "1", "sdk": {"abi": 2}}')
        self.assert_only("plugin broken", "load: plugin.so is missing", "plenaria plugin check", "--plugins", plugins)

    def test_a_row_of_the_history_that_lies_in_the_future(self):
        self.sql("UPDATE core_history SET at = '2999-01-01T00:00:00Z'")
        self.assert_only("clock", "lies in the future", "Set the clock")

    def without(self, missing):
        """@return the program in a place of its own, where one of its companions is missing."""
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        program = os.path.join(place.name, "bin/plenaria")
        os.mkdir(os.path.dirname(program))
        for companion in {"", "-courier", "-press"} - {missing}:
            shutil.copy(BINARY + companion, program + companion)
        for name in ("assets", "plugins", "share"):
            os.symlink(os.path.join(os.path.dirname(os.path.dirname(BINARY)), name), os.path.join(place.name, name))
        self.house.command = lambda *words: [program, *words, "--data", self.house.data]
        return program

    def test_a_program_without_its_courier(self):
        program = self.without("-courier")
        self.assert_only("program for mails and webhooks", program + "-courier is missing", "beside plenaria")

    def test_a_program_without_its_press(self):
        program = self.without("-press")
        self.assert_only("programs for documents", program + "-press missing", "beside plenaria")

    def test_in_words_each_line_that_is_wrong_is_followed_by_what_to_do(self):
        os.chmod(self.house.data, 0o755)
        done = subprocess.run(self.house.command("doctor"), capture_output=True, text=True, timeout=60, check=False)
        lines = done.stdout.splitlines()
        wrong = [number for number, line in enumerate(lines) if line.startswith("BAD")]
        self.assertEqual(len(wrong), 1)
        self.assertEqual(lines[wrong[0] + 1], f"     chmod o-rwx {self.house.data}")


class OnMariaDb(Patient):
    @classmethod
    def setUpClass(cls):
        cls.server = MariaDb().start()
        cls.url = cls.server.database()
        cls.house = House(cls.url)
        cls.house.run("migrate")

    @classmethod
    def tearDownClass(cls):
        cls.house.close()
        cls.server.close()

    def setUp(self):
        os.chmod(os.path.join(self.house.data, "plenaria.conf"), 0o600)
        self.assertEqual(diagnose(self.house), (0, {}))

    def with_global(self, name, value, normal):
        self.server.sql(f"SET GLOBAL {name} = {value}")
        self.addCleanup(self.server.sql, f"SET GLOBAL {name} = {normal}")

    def test_a_configuration_with_a_password_that_everybody_can_read(self):
        path = os.path.join(self.house.data, "plenaria.conf")
        os.chmod(path, 0o644)
        self.assert_only("permissions", "holds a secret", f"chmod o-rwx {path}")

    def test_packets_that_are_too_small_for_a_file(self):
        self.with_global("max_allowed_packet", 1024 * 1024, 16 * 1024 * 1024)
        self.assert_only("database settings", "max_allowed_packet is 1048576", "max_allowed_packet = 16M")

    def test_commits_that_a_power_cut_loses(self):
        self.with_global("innodb_flush_log_at_trx_commit", 2, 1)
        self.assert_only("database settings", "a power cut", "innodb_flush_log_at_trx_commit = 1")

    def test_a_table_of_another_character_set(self):
        self.server.sql("ALTER TABLE core_cache_tag CONVERT TO CHARACTER SET latin1", "house")
        self.addCleanup(self.server.sql, "ALTER TABLE core_cache_tag CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", "house")
        self.assert_only("tables", "core_cache_tag is InnoDB, latin1", "ALTER TABLE core_cache_tag")

    def test_a_server_that_is_away(self):
        self.server.stop()
        self.addCleanup(self.server.start)
        self.assert_only("database", "cannot be opened", "before that is mended")

    def test_a_command_does_not_migrate_under_other_hosts(self):
        fresh = House(self.server.database("fresh"))
        self.addCleanup(fresh.close)
        done = subprocess.run(fresh.command("user", "list"), capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("Run: plenaria migrate", done.stderr)
        code, wrong = diagnose(fresh)
        self.assertEqual((code, wrong["migrations"][1]), (1, "Run: plenaria migrate. It makes a backup first."))


if __name__ == "__main__":
    main()
