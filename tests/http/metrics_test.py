# SPDX-License-Identifier: EUPL-1.2
"""/metrics: a text that Prometheus takes, and numbers that are true."""
import math
import os
import re
import sqlite3
import unittest

from lib.house import House
from lib.mariadb import MariaDb
from lib.run import main

NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
LABEL = r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"'
SAMPLE = re.compile(rf"({NAME})(?:\{{({LABEL}(?:,{LABEL})*)\}})? (\S+)")
HISTOGRAM = ("_bucket", "_sum", "_count")


class Text:
    """The format 0.0.4, strictly: each family with HELP and TYPE before its samples, all of them together, none twice.
    @raises AssertionError."""

    def __init__(self, text):
        self.types = {}
        self.samples = {}
        assert text.endswith("\n"), "the last line has an end"
        family = None
        for line in text.splitlines():
            if line.startswith("# HELP "):
                _, _, family, words = line.split(" ", 3)
                assert family not in self.types and words, line
            elif line.startswith("# TYPE "):
                _, _, name, kind = line.split(" ")
                assert name == family and kind in ("counter", "gauge", "histogram"), line
                self.types[name] = kind
            else:
                self._take(line, family)
        for family, kind in self.types.items():
            assert kind != "counter" or family.endswith("_total"), family
            assert any(name.startswith(family) for name, _ in self.samples), f"{family} has no sample"
            if kind == "histogram":
                self._check_histogram(family)

    def _take(self, line, family):
        match = SAMPLE.fullmatch(line)
        assert match, f"no sample: {line}"
        name = match.group(1)
        kind = self.types.get(family)
        suffixes = HISTOGRAM if kind == "histogram" else ("",)
        assert name in [family + suffix for suffix in suffixes], f"{line} stands under {family}"
        pairs = re.findall(LABEL, match.group(2) or "")
        assert len(dict(pairs)) == len(pairs), line
        key = (name, frozenset(pairs))
        assert key not in self.samples, f"twice: {line}"
        value = float(match.group(match.lastindex))
        assert kind == "gauge" or (value >= 0 and math.isfinite(value)), line
        self.samples[key] = value

    def _check_histogram(self, family):
        series = {}
        for (name, labels), value in self.samples.items():
            if name == family + "_bucket":
                bound = dict(labels)["le"]
                series.setdefault(labels - {("le", bound)}, []).append((float(bound), value))
        for labels, buckets in series.items():
            buckets.sort()
            assert buckets[-1][0] == math.inf and [n for _, n in buckets] == sorted(n for _, n in buckets), labels
            assert buckets[-1][1] == self.samples[(family + "_count", labels)], labels
            assert (family + "_sum", labels) in self.samples, labels

    def __call__(self, name, **labels):
        return self.samples[(name, frozenset(labels.items()))]


class Metrics:
    """The cases; the two classes below say on which engine."""

    @classmethod
    def setUpClass(cls):
        cls.house = House(cls.make_database(), config=["mail.server = smtp://127.0.0.1:1"])
        cls.house.start("--demo", seconds=120)
        cls.amina = cls.house.signed_in("administrator@demo.example")

    @classmethod
    def tearDownClass(cls):
        cls.house.close()

    def look(self):
        page = self.house.browser().get("/metrics")
        self.assertEqual(page.headers["Content-Type"], "text/plain; version=0.0.4; charset=utf-8")
        return Text(page.text)

    def risen(self, what, name, **labels):
        before = self.look()(name, **labels)
        what()
        return self.look()(name, **labels) - before

    def test_requests_are_counted_by_kind_and_status(self):
        self.assertEqual(self.risen(lambda: self.amina.get("/account"), "plenaria_requests_total", route="page", status="2xx"), 2)  # with the first look
        for name, labels, ask in (
                ("page", "4xx", lambda: self.amina.get("/directory/cities/none")),
                ("form", "4xx", lambda: self.amina.post("/account/profile", {})),
                ("api", "4xx", lambda: self.amina.get("/api/me")),
                ("asset", "4xx", lambda: self.amina.get("/assets/none.css")),
                ("none", "4xx", lambda: self.amina.get("/no/such/page"))):
            with self.subTest(kind=name):
                self.assertEqual(self.risen(ask, "plenaria_requests_total", route=name, status=labels), 1)

    def test_times_are_those_of_the_requests(self):
        before = self.look()
        for _ in range(5):
            self.amina.get("/account")
        after = self.look()
        count = lambda text: text("plenaria_request_seconds_count", route="page")
        self.assertEqual(count(after) - count(before), 6)  # the first look counts too
        self.assertGreater(after("plenaria_request_seconds_sum", route="page"), before("plenaria_request_seconds_sum", route="page"))

    def test_transactions_are_counted_with_their_time(self):
        ask = lambda: self.amina.send(self.amina.get("/account").form("/account/profile"))
        self.assertGreaterEqual(self.risen(ask, "plenaria_database_transactions_total", kind="write"), 1)
        self.assertGreaterEqual(self.risen(ask, "plenaria_database_transactions_total", kind="read"), 2)
        self.assertGreater(self.risen(ask, "plenaria_database_seconds_total"), 0)

    def test_a_public_page_is_missed_once_and_then_hit(self):
        address = self.wall()
        self.house.browser().get(address)
        self.assertEqual(self.risen(lambda: self.house.browser().get(address), "plenaria_page_cache_total", outcome="hit"), 1)
        self.assertGreater(self.look()("plenaria_page_cache_bytes"), 1000)

    def test_what_waits_and_what_was_given_up_is_counted(self):
        self.sql("INSERT INTO core_job (id, kind, payload, state, run_at, attempts, lease_owner, lease_until, done, total, cancel, "
                 "result, last_error, created_at, ended_at) VALUES ('J', 'core.x', '{}', 'failed', '2020-01-01T00:00:00Z', 0, '', '', "
                 "0, 0, 0, '', '', '2020-01-01T00:00:00Z', '')")
        self.sql("INSERT INTO core_mail (id, to_address, to_name, language, subject, body_text, body_html, about, batch, "
                 "idempotency_key, state, attempts, next_at, lease_until, last_error, created_at, sent_at) VALUES "
                 "('M', 'a@b.example', '', 'en', 's', '', '', '', '', 'k', 'bounced', 0, '', '', '', '2020-01-01T00:00:00Z', '')")
        look = self.look()
        self.assertEqual(look("plenaria_jobs", state="failed"), 1)
        self.assertEqual(look("plenaria_mails", state="bounced"), 1)
        self.assertGreater(look("plenaria_mails", state="waiting"), 0)  # of the demonstration; the mail server is away
        self.assertEqual(look("plenaria_database_up"), 1)

    def test_the_process_and_what_was_built(self):
        look = self.look()
        self.assertEqual(look("plenaria_build_info", version=self.house.run("--version").split()[1], engine=self.engine), 1)
        self.assertTrue(10e6 < look("process_resident_memory_bytes") < 300e6)
        self.assertGreater(look("process_open_fds"), 5)
        self.assertGreater(look("process_cpu_seconds_total"), 0)

    def test_nothing_in_it_names_anybody(self):
        text = self.house.browser().get("/metrics").text
        for word in ("Kampala", "Amina", "demo.example", "Declaration"):
            self.assertNotIn(word, text)


class OnSqlite(Metrics, unittest.TestCase):
    engine = "sqlite"

    @classmethod
    def make_database(cls):
        return None

    def sql(self, text):
        with sqlite3.connect(os.path.join(self.house.data, "plenaria.db"), timeout=10) as db:
            db.execute(text)

    def wall(self):
        with sqlite3.connect(f"file:{self.house.data}/plenaria.db?mode=ro", uri=True, timeout=10) as db:
            (signing,) = db.execute("SELECT id FROM stm_signing LIMIT 1").fetchone()
        return f"/wall/{signing}"


class OnMariaDb(Metrics, unittest.TestCase):
    engine = "mysql"

    @classmethod
    def make_database(cls):
        cls.server = MariaDb().start()
        cls.addClassCleanup(cls.server.close)
        return cls.server.database()

    def sql(self, text):
        self.server.sql(text, "house")

    def wall(self):
        return "/wall/" + self.server.sql("SELECT id FROM stm_signing LIMIT 1", "house")[0][0]


if __name__ == "__main__":
    main()
