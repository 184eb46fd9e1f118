# SPDX-License-Identifier: EUPL-1.2
"""A campaign of sixty cities in three languages: its texts merged and looked at, its pictures, and what the public reads beside nginx with the same bytes.
    campaign.py [sqlite|mysql]...          measured against budgets
    campaign.py --look [sqlite|mysql]...   a test: few cities, looked at, nothing measured"""
import datetime
import re
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

from data import Data
from host import Browser, Host
from measure import Nginx, Target, compare_rate, cpu_seconds
from pages import insist, look_or_measure

CITIES, OUTPUTS = 60, 5
MERGED_WITHIN = 2.0     # seconds for the page with every text of every city
PICTURES_A_SECOND = 10  # drawn, not fetched again
FRESH = 50              # multiples of nginx's CPU for a request
KEPT = 0.5              # of nginx's throughput
LANGUAGES = ("en", "es", "fr")
KINDS = ("press_release", "open_letter", "op_ed", "newsletter", "toolkit")


def in_all(text):
    return {each: text for each in LANGUAGES}


class Campaign:
    def __init__(self, data, cities, seconds):
        """Its embargo ends in so many seconds."""
        self.data, self.ask = data, data.program.ask
        data.add_cities(max(0, cities - len(self.ask("GET", "/api/directory/cities")["items"])), LANGUAGES)
        self.title = f"Call to Action {data.rng.randrange(10 ** 9)}"
        ends = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
        self.id = self.ask("POST", "/api/campaigns", {
            "title": in_all(self.title), "original_language": "en", "aim": in_all("Cities act on migration."),
            "embargo_day": ends.strftime("%Y-%m-%d"), "embargo_time": ends.strftime("%H:%M:%S"), "zone": "UTC"})["id"]
        self.ends = ends
        for kind in KINDS[:OUTPUTS]:
            self.ask("POST", f"/api/campaigns/{self.id}/outputs", {
                "kind": kind, "title": in_all("{{city}} joins"),
                "body": in_all("{{city}}, {{country}}: {{mayor}} says:\n\n“{{quote}}”\n\n" + "A paragraph of what cities need. " * 40)})
        self.cities = self.ask("GET", f"/api/campaigns/{self.id}")["cities"]

    def propose_quotes(self, count):
        """A quote of its own for each city, and a mayor."""
        for city in self.cities[:count]:
            page = self.data.staff.get(f"/campaigns/cities/{city['id']}")
            revision = re.search(r'name="revision" value="(\d+)"', page).group(1)
            self.data.staff.post(f"/campaigns/cities/{city['id']}", {
                "mayor": f"Mayor of {city['name']}", "revision": revision,
                "quote": f"In {city['name']} people arrive every day. Give us the means, and we make them neighbours."})

    def publish(self):
        """Offices clear the press release by their links."""
        asked = [city for city in self.ask("GET", f"/api/campaigns/{self.id}")["cities"] if city["may_be_asked"]]
        self.ask("POST", f"/api/campaigns/{self.id}/requests", {"expected": len(asked)})
        self.ask("POST", f"/api/campaigns/{self.id}/schedule", {"revision": 1})
        for _, mail in self.data.host.mailbox.take(self.title, len(asked)):
            office = Browser(self.data.host)
            page = office.enter(re.search(r"/l/[0-9a-f]{64}", mail).group(0))
            text = office.get(page)
            output = re.search(r'name="output" value="(\w+)"', text).group(1)
            quote = re.search(rf'name="quote_{output}"[^>]*>([^<]*)<', text)
            office.post(page, {"output": output, "decision": "cleared", "revision": "0", "output_revision": "1",
                               f"quote_{output}": quote.group(1) or "We act." if quote else ""})
        while datetime.datetime.now(datetime.timezone.utc) < self.ends + datetime.timedelta(seconds=1):
            time.sleep(0.2)
        return len(asked)


def picture(browser, path):
    asked = urllib.request.Request(browser.host.url + path, headers={"Cookie": browser.cookie})
    with urllib.request.urlopen(asked) as answer:
        return answer.read()


def pictures(data, campaign, count):
    """Two ask at once, as there are two cores. @return how many a second, each drawn for the first time."""
    paths = [f"/campaigns/cities/{city['id']}/card/{size}" for city in campaign.cities[:count] for size in ("square", "wide", "tall")]
    began = time.monotonic()
    with ThreadPoolExecutor(2) as two:
        for path, bytes_of in zip(paths, two.map(lambda path: picture(data.staff, path), paths)):
            insist(bytes_of.startswith(b"\x89PNG"), f"{path} is a picture")
    return len(paths) / (time.monotonic() - began)


def look(engine):
    host = Host(engine)
    try:
        data = Data(host)
        campaign = Campaign(data, 12, 45)
        campaign.propose_quotes(len(campaign.cities))
        pictures(data, campaign, 2)
        texts = data.staff.get(f"/campaigns/{campaign.id}/texts?lang=en")
        insist(texts.count("In San ") + texts.count("people arrive every day") > 10, "the texts of all cities are on one page")
        anybody = Browser(host)
        insist(anybody.request("GET", f"/newsroom/{campaign.id}")[0].status == 404, "nothing is there before its instant")
        insist(campaign.publish() > 3, "offices were asked")
        page = anybody.get(f"/newsroom/{campaign.id}?lang=en")
        insist(page.count('<li><a href="/newsroom/') > 3, "the page names the texts of those that have cleared")
        insist('property="og:image"' in page, "other sites show a picture of it")
        revision = data.program.ask("GET", f"/api/campaigns/{campaign.id}")["revision"]
        data.program.ask("POST", f"/api/campaigns/{campaign.id}/hold", {"revision": revision})
        insist(anybody.request("GET", f"/newsroom/{campaign.id}?lang=en")[0].status == 404,
               "what is held back is gone with the next request, though its page was kept")
    finally:
        host.stop()


def measure(engine):
    host, nginx, over = Host(engine), Nginx(), 0

    def note(name, value, budget, kept, unit):
        nonlocal over
        over += not kept
        print(f"{engine}  {name}  {value:.2f} {unit}  budget {budget}  {'kept' if kept else 'OVER'}", flush=True)

    try:
        data = Data(host)
        campaign = Campaign(data, CITIES, 150)
        campaign.propose_quotes(len(campaign.cities))
        path = f"/campaigns/{campaign.id}/texts?lang=en"
        times = []
        for _ in range(5):
            began = time.monotonic()
            data.staff.get(path)
            times.append(time.monotonic() - began)
        note(f"{len(campaign.cities)} cities × {OUTPUTS} texts merged and looked at", sorted(times)[2], MERGED_WITHIN, sorted(times)[2] <= MERGED_WITHIN, "s")
        rate = pictures(data, campaign, 10)
        note("pictures drawn", rate, PICTURES_A_SECOND, rate >= PICTURES_A_SECOND, "a second")
        campaign.publish()
        anybody, public = Browser(host), f"/newsroom/{campaign.id}"
        static = nginx.keep("campaign", anybody.get(f"{public}?lang=en"))
        base = min(Target(static, nginx.pids).cost() for _ in range(3))
        count, before = 300, cpu_seconds(host.pids())
        for number in range(count):
            anybody.get(f"{public}?lang=en&again={number}")
        fresh = (cpu_seconds(host.pids()) - before) / count * 1e6 / base
        note("campaign page, made anew", fresh, FRESH, fresh <= FRESH, "× nginx")
        kept = compare_rate(f"{host.url}{public}?lang=en", "", static)
        note("campaign page, kept: throughput", kept, KEPT, kept >= KEPT, "of nginx")
    finally:
        nginx.stop()
        host.stop()
    return over


if __name__ == "__main__":
    sys.exit(look_or_measure(look, measure))
