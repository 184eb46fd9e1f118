# SPDX-License-Identifier: EUPL-1.2
"""The pages that are measured, and that they hold what their names say. Alone it is a test: the pages are looked at and
nothing is measured.
    pages.py [sqlite|mysql]..."""
import re
import sys
from dataclasses import dataclass

from data import CHANGED, PARAGRAPHS, Data
from host import Browser, Host
from measure import Target
from programme import SESSIONS_A_DAY, Moves, add_programme


@dataclass
class Page:
    name: str
    path: str
    browser: object
    body: str = ""
    static: str = ""  # where nginx serves its bytes

    def look(self):
        self.body = self.browser.get(self.path)

    def target(self):
        host = self.browser.host
        return Target(host.url + self.path, host.pids(), self.browser.cookie)


seen = []


def insist(true, what):
    if not true:
        raise SystemExit(f"it is not so that {what}")
    seen.append(what)


def look_or_measure(look, measure):
    """What a program of the bench does with its words, on each engine: `--look` insists on what is measured, else it is measured.
    The status of the program: 1 if something was over its budget."""
    words = sys.argv[1:]
    engines = [each for each in words if not each.startswith("--")] or ["sqlite", "mysql"]
    if "--look" in words:
        for each in engines:
            look(each)
        print(f"{len(seen)} passed, 0 failed")
        return 0
    over_budget = sum(measure(each) for each in engines)
    print(f"\n{over_budget} over budget")
    return 1 if over_budget else 0


def measured_pages(data):
    data.add_cities(50)
    text = data.add_text(versions=2)
    links = list(text.links.values())
    for number, link in enumerate(links[:6]):
        browser, _ = data.open_link(link)
        data.suggest(text, browser, [text.paragraphs[number * 5]])
    office, review = data.open_link(links[6])
    data.suggest(text, office, [text.paragraphs[60]])
    first, second = text.versions
    programme, large = add_programme(data, days=1), add_programme(data, days=5)
    anybody = Browser(data.host)
    pages = [Page("list of 50 cities", "/directory/cities?lang=en", data.staff),
             Page("statement", f"/statements/{text.id}", data.staff),
             Page("review page", review, office),
             Page("comparison", f"/statements/{text.id}/compare?before={first}&after={second}&language=en", data.staff),
             Page("public programme", f"/programme/{programme.edition}?lang=en", anybody),
             Page("timetable, for staff", f"/events/editions/{programme.edition}/programme", data.staff),
             Page("calendar of 500 sessions", f"/programme/{large.edition}/programme.ics", anybody)]
    for page in pages:
        page.look()
    cities, statement, review_page, comparison, public, planned, calendar = (page.body for page in pages)
    insist(cities.count('<tr><th scope="row">') == 50, "the list has 50 rows")
    insist(statement.count('<section class="pl-para') == PARAGRAPHS + 1, "the statement has 120 paragraphs and a title")
    insist(review_page.count('<blockquote class="pl-redline"') == 7, "the review page shows seven suggestions")
    insist(comparison.count('pl-para--changed"') == CHANGED, "24 paragraphs of the comparison have changed")
    insist(all(title in public for title in programme.titles), "the public programme has 100 sessions")
    insist(all(name in public for name in data.people), "the public programme has 200 people")
    insist(all(title in planned for title in programme.titles), "the timetable of the staff has 100 sessions")
    insist(calendar.count("BEGIN:VEVENT") == 5 * SESSIONS_A_DAY, "the calendar has 500 sessions")
    return pages


class Wall:
    """Of the demonstration; kept ready for all until somebody signs or withdraws."""

    def __init__(self, data):
        self.data = data
        signings = data.program.ask("GET", "/api/statements/signings")["signings"]
        self.signing = next(each["id"] for each in signings if each["signed"] > 0)
        self.path = f"/wall/{self.signing}"

    def look(self):
        """Without the frame: while a host cannot be sure of its neighbours it keeps no page, and names who asks."""
        return re.search("<main.*</main>", self.data.staff.get(self.path), re.DOTALL).group()

    def is_right_after_a_change(self):
        """Withdraws the signature of a city, and looks at once."""
        before = self.look()
        insist(self.look() == before, "the wall is the same while nothing changes")
        register = self.data.program.ask("GET", f"/api/statements/signings/{self.signing}")["signatories"]
        city = next(each for each in register if each["state"] == "signed" and each["name"] in before)
        self.data.staff.get(f"/statements/signings/{self.signing}")
        self.data.staff.post(f"/statements/signings/{self.signing}/withdraw-for",
                             {"party": city["party"], "reason": "The council has voted again."})
        insist(city["name"] not in self.look(), "a city has left the wall one request after it withdrew")


if __name__ == "__main__":
    for engine in sys.argv[1:] or ["sqlite", "mysql"]:
        host = Host(engine)
        try:
            data = Data(host)
            measured_pages(data)
            Wall(data).is_right_after_a_change()
            moves = Moves(data)
            insist(moves.conflicts_named() == [], "nothing contradicts another session before a move")
            moves.once()
            insist(len(moves.conflicts_named()) == 1, "a session that moved into a taken room is a conflict at once")
        finally:
            host.stop()
    print(f"{len(seen)} passed, 0 failed")
