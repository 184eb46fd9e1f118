# SPDX-License-Identifier: EUPL-1.2
"""A body of many seats over thirty years: who sat on a day, the picture of its terms, and a hundred candidates, beside nginx with the
same bytes.
    ledger.py [sqlite|mysql]...          measured against budgets, with 500 seats
    ledger.py --look [sqlite|mysql]...   a test: a few seats, looked at, nothing measured"""
import datetime
import sys

from data import Data
from host import Host
from measure import Nginx, Target, compare_cost
from pages import Page, insist, look_or_measure

SEATS, FIRST_YEAR, YEARS, TERM = 500, 1997, 30, 24  # months
CANDIDATES = 100
# Multiples of nginx's CPU for a request at one client; MariaDB as in bench.py.
COST = {"who sat on a day": 40, "picture of 30 years, first page": 40, "diversity of 100 candidates": 60}
MARIADB = 1.6


class LargeBody:
    def __init__(self, data, seats):
        self.ask = data.program.ask
        self.body = self.ask("POST", "/api/committee/bodies", {"names": {"en": "A large assembly"}, "original_language": "en"})["id"]
        cities = [each["ref"] for each in self.ask("GET", "/api/directory/cities")["items"]]
        for number in range(1, seats + 1):
            self.add_seat(number, cities[number % len(cities)])

    def add_seat(self, number, city):
        """Held without a break by one after the other."""
        seat = self.ask("POST", f"/api/committee/bodies/{self.body}/seats", {
            "number": number, "since": f"{FIRST_YEAR}-01-01", "term_months": TERM, "renewals": -1, "stagger": "AB"[number % 2]})["id"]
        person = self.ask("POST", "/api/directory/people", {"name": f"Holder {number:03} Example"})["ref"]
        for year in range(FIRST_YEAR, FIRST_YEAR + YEARS, TERM // 12):
            last = datetime.date(year + TERM // 12, 1, 1) - datetime.timedelta(days=1)
            self.ask("POST", f"/api/committee/seats/{seat}/terms",
                     {"city": city, "person": person, "first": f"{year}-01-01", "last": last.isoformat()})


def candidates(data, count):
    """A list of cities with mayors."""
    ask = data.program.ask
    made = ask("POST", "/api/directory/lists", {"name": "Candidates"})["id"]
    for number in range(count):
        city = ask("POST", "/api/directory/cities", {"name": {"en": f"Candidate {number:03}"}, "country": ("UG", "FR", "JO", "CO")[number % 4],
                                                     "population": 50_000 * (number + 1), "context": ["transit"]})["ref"]
        person = ask("POST", "/api/directory/people", {"name": f"Mayor {number:03} Example", "gender": ("female", "male")[number % 2]})["ref"]
        ask("POST", "/api/directory/mandates", {"person": person, "city": city, "office": "Mayor", "head": True, "from": "2019-01-01"})
        ask("POST", f"/api/directory/lists/{made}/members", {"party": city})
    return made


def pages_of(data, seats, count):
    large = LargeBody(data, seats)
    at = f"/committee/bodies/{large.body}"
    wanted = candidates(data, count)
    board = next(each["id"] for each in data.program.ask("GET", "/api/committee/bodies")["bodies"] if each["names"]["en"] == "Steering committee")
    pages = [Page("who sat on a day", f"{at}?on=2011-07-12&page=2&lang=en", data.staff),
             Page("picture of 30 years, first page", f"{at}?on=2011-07-12&lang=en", data.staff),
             Page("diversity of 100 candidates", f"/committee/bodies/{board}/diversity?on=2019-07-12&list={wanted}&lang=en", data.staff)]
    for page in pages:
        page.look()
    return large, pages


def look(engine):
    host = Host(engine)
    try:
        data = Data(host)
        large, (second, first, diversity) = pages_of(data, 30, 10)
        insist(first.body.count("Holder 0") >= 25, "the first page names the holders of 25 seats")
        insist("Holder 026 Example" in second.body and "Holder 025 Example" not in second.body, "the second page begins with seat 26")
        insist('class="pl-terms__wide"' in first.body and first.body.count('class="pl-terms__held"') >= 2 * 25 * YEARS // (TERM // 12),
               "the picture has a bar for each term")
        insist("10 candidates" in diversity.body, "the list has ten candidates")
        sitting = data.program.ask("GET", f"/api/committee/bodies/{large.body}/sitting?on=2011-07-12")["members"]
        insist(len(sitting) == 30, "thirty sat on that day")
    finally:
        host.stop()


def measure(engine):
    host, nginx, over = Host(engine), Nginx(), 0
    try:
        _, pages = pages_of(Data(host), SEATS, CANDIDATES)
        for page in pages:
            page.static = nginx.keep(page.name.replace(" ", "-").replace(",", ""), page.body)
            ratio, ours, base = compare_cost(page.target(), Target(page.static, nginx.pids))
            budget = COST[page.name] * (MARIADB if engine == "mysql" else 1)
            over += ratio > budget
            print(f"{engine}  {page.name}  {ratio:.0f} × nginx  ≤ {budget:.0f}  {'kept' if ratio <= budget else 'OVER'}  "
                  f"({len(page.body.encode()) / 1024:.0f} KiB, {ours:.0f} µs, nginx {base:.0f} µs)", flush=True)
    finally:
        nginx.stop()
        host.stop()
    return over


if __name__ == "__main__":
    sys.exit(look_or_measure(look, measure))
