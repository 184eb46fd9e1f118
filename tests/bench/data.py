# SPDX-License-Identifier: EUPL-1.2
"""What is measured, made by what the product itself offers: the API for cities and texts, and an office's own pages,
behind the links of its mails, for suggestions."""
import random
import re
from dataclasses import dataclass

from host import Browser, Program

WORDS = ("the mayors of cities on every continent welcome commit affirm support newcomers migrants refugees rights housing schools "
         "work health safe dignity access local services national governments shall should will with for and from their own "
         "community partnership funding climate displaced families children women youth plan review report").split()
LANGUAGES = ("en", "es", "fr")
PARAGRAPHS, LENGTH, CHANGED = 120, 45, 24
OFFICES = ("Amman", "Bristol", "Freetown", "Kampala", "Los Angeles", "Milan", "Montréal", "Athens")


def sentence(rng, length=LENGTH):
    words = [rng.choice(WORDS) for _ in range(length)]
    return " ".join(words).capitalize() + "."


def translated(text, language):
    """As long as the original, as translations nearly are: the import puts side by side what belongs together by that."""
    ending = {"en": "", "es": "a", "fr": "e"}[language]
    return re.sub(r"\w\b", ending, text) if ending else text


def one_word_other(text, nth, word):
    words = text.split()
    words[nth] = word
    return " ".join(words)


@dataclass
class Text:
    """A statement with a round on its latest version."""
    id: str
    versions: list
    round: str
    paragraphs: list  # ids of those that can be answered
    texts: dict       # of paragraphs, in English
    links: dict       # of offices, by the name of their mail addresses


def token_of(browser):
    page = browser.get("/account")
    scopes = re.findall(r'name="scope"[^>]*value="([^"]+)"', page)
    answer, text = browser.request("POST", "/account/tokens", {"token_name": "bench", "scope": scopes})
    found = re.search(r"pln_[0-9a-f]{64}", text)
    if not found:
        raise SystemExit(f"no token: {answer.status}")
    return found.group(0)


class Data:
    def __init__(self, host):
        self.host = host
        self.rng = random.Random(2018)
        self.staff = host.sign_in("secretariat@demo.example")
        self.program = Program(host, token_of(self.staff))
        cities = self.program.ask("GET", "/api/directory/cities")["items"]
        by_name = {city["name"]["en"]: city["ref"] for city in cities}
        self.offices = [by_name[name] for name in OFFICES if name in by_name]
        self.cities = 0
        self.people = {}  # refs by name, of those who speak
        self.programmes = []

    def add_cities(self, count, languages=("en",)):
        for _ in range(count):
            self.cities += 1
            name = f"San {sentence(self.rng, 2)[:-1]} {self.cities}"
            self.program.ask("POST", "/api/directory/cities", {
                "name": {"en": name, "es": name, "fr": name}, "country": self.rng.choice(("UG", "FR", "JO", "CO", "US", "SL", "ID")),
                "population": self.rng.randrange(1000, 9_000_000), "context": ["origin", "transit"],
                "language": languages[self.cities % len(languages)]})

    def add_text(self, versions):
        """Three languages, `versions` of them issued with CHANGED paragraphs between two, and a round among OFFICES."""
        title = f"Statement {self.rng.randrange(10 ** 9)}"
        text = "# Statement\n\n" + "\n\n".join(sentence(self.rng) for _ in range(PARAGRAPHS))
        texts = {language: translated(text, language) for language in LANGUAGES}
        statement = self.program.ask("POST", "/api/statements/import", {
            "original_language": "en", "titles": {language: title for language in LANGUAGES},
            "texts": texts, "format": "markdown"})["id"]
        base = f"/api/statements/{statement}"
        issued = [self.program.ask("POST", base + "/versions", {"name": "Zero draft"})["id"]]
        draft = [p for p in self.program.ask("GET", base)["paragraphs"] if p["number"] > 0]
        english = {p["id"]: p["texts"]["en"]["text"] for p in draft}
        for number in range(1, versions):
            for paragraph in draft[::PARAGRAPHS // CHANGED]:
                text = one_word_other(one_word_other(english[paragraph["id"]], 7, "rather"), 30, f"number {number}")
                english[paragraph["id"]] = text
                self.program.ask("PUT", f"{base}/paragraphs/{paragraph['id']}/texts/en", {"text": text})
            issued.append(self.program.ask("POST", base + "/versions", {"name": f"Rev.{number}"})["id"])
        round_id = self.program.ask("POST", "/api/statements/rounds", {
            "version": issued[-1], "name": "First round", "deadline": "2099-01-01T17:00", "zone": "Africa/Kampala",
            "visibility": "open", "parties": self.offices})["id"]
        self.program.ask("POST", f"/api/statements/rounds/{round_id}/invitations", {"count": len(self.offices)})
        links = {}
        for recipient, mail in self.host.mailbox.take(title, len(self.offices)):
            links[recipient] = re.search(r"/l/[0-9a-f]{64}", mail).group(0)
        return Text(statement, issued, round_id, [p["id"] for p in draft], english, links)

    def open_link(self, link):
        """@return the browser of that office, and the address of its review."""
        browser = Browser(self.host)
        return browser, browser.enter(link)

    def suggest(self, text, browser, paragraphs):
        """Other wording for each of `paragraphs`, and sent."""
        browser.get(f"/statements/rounds/{text.round}/check")
        for number, paragraph in enumerate(paragraphs):
            browser.post(f"/statements/rounds/{text.round}/review/{paragraph}", {
                "stance": "suggest", "answer_language": "en", "seen": "0", "remark": "Our council asks for it.",
                "wording": one_word_other(text.texts[paragraph], 12 + number % 20, "equally")})
        check = f"/statements/rounds/{text.round}/check"
        seen = re.search(r'name="seen" value="([^"]*)"', browser.get(check)).group(1)
        browser.post(check, {"position": "no_objection", "seen": seen})

    def grow(self):
        """100 more statements of that size, each with a round of seven offices and 203 suggestions; 10 000 cities."""
        self.add_cities(10_000 - self.cities)
        for _ in range(100):
            text = self.add_text(versions=1)
            for link in list(text.links.values())[:7]:
                browser, _ = self.open_link(link)
                self.suggest(text, browser, text.paragraphs[:29])
