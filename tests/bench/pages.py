# SPDX-License-Identifier: EUPL-1.2
"""The pages that are measured, and that they hold what their names say. Alone it is a test: the pages are looked at and
nothing is measured.
    pages.py [sqlite|mysql]..."""
import sys
from dataclasses import dataclass

from data import CHANGED, PARAGRAPHS, Data
from host import Host
from measure import Target


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
    pages = [Page("list of 50 cities", "/directory/cities?lang=en", data.staff),
             Page("statement", f"/statements/{text.id}", data.staff),
             Page("review page", review, office),
             Page("comparison", f"/statements/{text.id}/compare?before={first}&after={second}&language=en", data.staff)]
    for page in pages:
        page.look()
    cities, statement, review_page, comparison = (page.body for page in pages)
    insist(cities.count('<tr><th scope="row">') == 50, "the list has 50 rows")
    insist(statement.count('<section class="pl-para') == PARAGRAPHS + 1, "the statement has 120 paragraphs and a title")
    insist(review_page.count('<blockquote class="pl-redline"') == 7, "the review page shows seven suggestions")
    insist(comparison.count('pl-para--changed"') == CHANGED, "24 paragraphs of the comparison have changed")
    return pages


class Wall:
    """Of the demonstration; kept ready for all until somebody signs or withdraws."""

    def __init__(self, data):
        self.data = data
        signings = data.program.ask("GET", "/api/statements/signings")["signings"]
        self.signing = next(each["id"] for each in signings if each["signed"] > 0)
        self.path = f"/wall/{self.signing}"

    def look(self):
        return self.data.staff.get(self.path)

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
        finally:
            host.stop()
    print(f"{len(seen)} passed, 0 failed")
