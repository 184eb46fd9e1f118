# SPDX-License-Identifier: EUPL-1.2
"""A backup that was restored into the other engine shows the same pages, byte for byte, to everybody: to the public, to
each role with the session that it had, to the offices behind their links."""
import re
import unittest

from lib.house import House
from lib.mariadb import MariaDb
from lib.run import main

ROLES = ("administrator", "secretariat", "drafter", "reviewer", "press")
NAME = ["organisation = Network of Cities"]  # of the configuration, which is no part of a backup
TEXTS = ("text/html", "text/csv", "text/plain", "text/calendar", "application/json")
MOST_OF_A_KIND = 6  # cities, people, …: after that, a page of the same kind says nothing new

# How the process is doing; documents, which take most of the time and hold the moment of their making; other languages, which are the same rows;
# the history, which is asked for first and grows by what is asked for later.
NOT_ASKED = re.compile(r"/metrics|/healthz|/readyz|/admin/history|/assets/|/.*(\.|[?&]format=)(pdf|docx|odt|xlsx)\b|/.*[?&;]lang=|"
                       r"/statements/rounds/\w+/answers$|/.*/certificates/|/committee/meetings/\w+/(agenda\?|minutes/file)|/.*/card/")
ULID = r"[0-9A-HJKMNP-TV-Z]{26}"
# Differs from request to request.
OF_THE_REQUEST = (
    (re.compile(r'name="csrf" value="[0-9a-f]+"'), 'name="csrf"'),
    (re.compile(r'(data-csrf|content)="[0-9a-f]{64}"'), r"\1"),
    (re.compile(rf'<span class="pl-num">{ULID}</span></p>\s*</div></footer>'), ""),
    (re.compile(r'class="pl-asof".*?\d{2}:\d{2}', re.S), ""),  # with its day: somewhere it is just midnight
    (re.compile(rf'name="scan" value="{ULID}"'), ""),  # each form to let somebody in names a scan that is not there yet
    (re.compile(rf"<code>{ULID}</code>"), "<code>"),  # the number of a request that found nothing
    (re.compile(r"DTSTAMP:\d{8}T\d{6}Z"), "DTSTAMP"),  # of a calendar: when it was asked for
)
# Differs from moment to moment, on these pages only: when a session was seen, what ran in the background, since when a
# plugin runs, the secret that is proposed for a second step.
OF_THE_MOMENT = {
    "/account": (re.compile(r'127\.0\.0\.1 · [^<]*|<svg.*?</svg>|value="[A-Z2-7]{32}"|<code>[A-Z2-7]{32}</code>', re.S), ""),
    "/admin/jobs": (re.compile(r"<table.*?</table>|<nav.*?</nav>|\d+ jobs", re.S), ""),
    "/admin/plugins": (re.compile(r"\d{1,2}:\d{2}"), ""),
}


def kind(path):
    return re.sub(r"/\d+(?=/|$)", "/{n}", re.sub(ULID, "{id}", path.split("?")[0]))


def comparable(path, page):
    text = page.text
    for pattern, by in OF_THE_REQUEST:
        text = pattern.sub(by, text)
    pattern, by = OF_THE_MOMENT.get(path.split("?")[0], (None, ""))
    return (page.status, page.headers.get_content_type(), pattern.sub(by, text) if pattern else text)


def crawl(browser, starts):
    """@return {path: what was answered}, of everything that is reached by links."""
    waiting, seen, of_a_kind, answers = list(starts), set(starts), {}, {}
    while waiting:
        path = waiting.pop(0)
        page = browser.get(path)
        if page.headers.get_content_type() not in TEXTS:
            continue
        answers[path] = comparable(path, page)
        if page.headers.get_content_type() != "text/html":
            continue
        for link in re.findall(r'href="(/[^"#]*)', page.text):
            link = link.replace("&amp;", "&")
            if link in seen or NOT_ASKED.match(link):
                continue
            seen.add(link)
            of_a_kind[kind(link)] = of_a_kind.get(kind(link), 0) + 1
            if of_a_kind[kind(link)] <= MOST_OF_A_KIND:
                waiting.append(link)
    return answers


class Restored:
    """The cases; the two classes below say from which engine to which."""

    @classmethod
    def setUpClass(cls):
        cls.server = MariaDb().start()
        cls.addClassCleanup(cls.server.close)
        cls.old = House(cls.database("old"), config=NAME)
        cls.addClassCleanup(cls.old.close)
        cls.old.start("--demo", seconds=120)
        cls.visitors = {role: (cls.old.signed_in(f"{role}@demo.example"), ["/"]) for role in ROLES}
        cls.visitors["administrator"][1].insert(0, "/admin/history?action=statements.")  # a start notes addresses for accounts
        cls.visitors["nobody"] = (cls.old.browser(), ["/", "/sign-in"])
        for browser, _ in cls.visitors.values():
            browser.get("/account")  # what the first visit writes is written
        cls.backup = f"{cls.old.data}/whole.backup"
        cls.old.run("backup", cls.backup)
        cls.before = cls.look()
        cls.old.stop()

        cls.new = House(cls.database("new"), port=cls.old.port, config=NAME)
        cls.addClassCleanup(cls.new.close)
        cls.new.run("restore", cls.backup)
        cls.new.start(seconds=60)
        cls.after = cls.look()

    @classmethod
    def look(cls):
        return {name: crawl(browser.copy(), starts) for name, (browser, starts) in cls.visitors.items()}

    def test_everybody_is_still_signed_in_and_sees_the_same_addresses(self):
        for name, answers in self.before.items():
            with self.subTest(visitor=name):
                self.assertEqual(list(self.after[name]), list(answers))

    def test_there_is_much_to_compare(self):
        kinds = {kind(path) for answers in self.before.values() for path in answers}
        self.assertGreater(len(kinds), 60, sorted(kinds))
        self.assertGreater(sum(len(answers) for answers in self.before.values()), 600)
        self.assertEqual({status for answers in self.before.values() for status, _, _ in answers.values()} - {200, 303, 404}, set())

    def test_every_page_is_the_same(self):
        different = []
        for name, answers in self.before.items():
            for path, was in answers.items():
                now = self.after[name].get(path)
                if now != was:
                    different.append(f"{name} {path}: {self.first_difference(was, now)}")
        self.assertEqual(different[:10], [], f"{len(different)} pages")

    @staticmethod
    def first_difference(was, now):
        if now is None or was[:2] != now[:2]:
            return f"{was[:2]} became {now and now[:2]}"
        at = next((i for i, (a, b) in enumerate(zip(was[2], now[2])) if a != b), min(len(was[2]), len(now[2])))
        return f"…{was[2][max(0, at - 60):at + 60]!r} became …{now[2][max(0, at - 60):at + 60]!r}"


class FromSqliteToMariaDb(Restored, unittest.TestCase):
    @classmethod
    def database(cls, which):
        return cls.server.database(which) if which == "new" else None


class FromMariaDbToSqlite(Restored, unittest.TestCase):
    @classmethod
    def database(cls, which):
        return cls.server.database(which) if which == "old" else None


if __name__ == "__main__":
    main()
