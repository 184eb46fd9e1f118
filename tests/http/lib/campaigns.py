# SPDX-License-Identifier: EUPL-1.2
"""Campaigns with cleared texts, as their rows: five hundred offices that clear would take an afternoon. That they are set under embargo,
and that their letters are approved, goes through the pages."""
import datetime
import hashlib

WORD = "zanzibar"


def moment(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def id_of(kind, number):
    return f"01{kind}{number:0{24 - len(kind)}}"


def file_of(title, body):
    return f"{title}\n\n{body}\n"


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def values(*cells):
    return "(" + ", ".join(str(cell) if isinstance(cell, int) else "'" + cell.replace("'", "''") + "'" for cell in cells) + ")"


class Campaign:
    """Number `number`, with `texts` cities that have cleared its press release, until `embargo` (seconds). Letters leave at that second to
    as many offices as `letters` says."""

    def __init__(self, number, texts, embargo, letters=0):
        self.number, self.embargo = number, embargo
        self.id, self.output, self.sending = id_of("C", number), id_of("P", number), id_of("S", number)
        self.texts = {id_of("T", number * 1000 + each): file_of(f"City {each} joins {WORD}", f"The mayor of city {each} acts.")
                      for each in range(texts)}
        self.letters = [(id_of("L", number * 1000 + each), f"office{each}@city{number}-{each}.example") for each in range(letters)]
        self.hash = ""

    def statements(self):
        number, at, now = self.number, moment(self.embargo), "2019-01-01T00:00:00Z"
        cities = {text: id_of("K", number * 1000 + each) for each, text in enumerate(self.texts)}
        all_of = [
            "INSERT INTO cpn_campaign (id, written, title_en, title_es, title_fr, original_language, aim_en, aim_es, aim_fr, embargo, zone, segment_id, "
            "version_id, note_en, note_es, note_fr, noted_at, reason, revision) VALUES "
            + values(self.id, "draft", f"Call {number} {WORD}", "", "", "en", "Cities act.", "", "", at, "UTC", "", "", "", "", "", "", "", 1),
            "INSERT INTO cpn_output (id, campaign_id, kind, network, title_en, title_es, title_fr, body_en, body_es, body_fr, revision) VALUES "
            + values(self.output, self.id, "press_release", "", "{{city}} joins", "", "", "{{city}} acts.", "", "", 1)]
        if self.texts:
            all_of += [
                "INSERT INTO cpn_city (id, campaign_id, city_ref, city_name, country, language, zone, mayor, quote, contact_name, address, asked_at, "
                "reminded_at, revision) VALUES " + ", ".join(
                    values(city, self.id, f"city/{city}", f"City {each}", "ZA", "en", "UTC", "", "", "", "", "", "", 1)
                    for each, city in enumerate(cities.values())),
                "INSERT INTO cpn_clearance (id, output_id, city_id, decision, quote, title, body, hash, decided_at, decided_by, revision) VALUES " + ", ".join(
                    values(text, self.output, cities[text], "cleared", "", *words.rstrip("\n").split("\n\n"), sha256(words), now, "Office", 1)
                    for text, words in self.texts.items())]
        if self.letters:
            all_of += self._sending(at, now)
        return all_of

    def _sending(self, at, now):
        letters, hashes = [], []
        for each, (letter, address) in enumerate(self.letters):
            subject, body = f"Call {self.number} is out", f"Letter {self.number}-{each}"
            # As hash_of(letter) does it: way, person, address, name, language, subject, body.
            hashes.append(sha256(f"mail\ncontact/{letter}\n{address}\nOffice {each}\nen\n{subject}\n\n{body}"))
            letters.append(values(letter, self.sending, each + 1, "mail", f"contact/{letter}", f"Office {each}", f"City {each}", "ZA", "cabinet", address,
                                  address.split("@")[1], "en", subject, body, hashes[-1], ""))
        self.hash = sha256("".join(each + "\n" for each in hashes))
        return [
            "INSERT INTO cpn_sending (id, campaign_id, state, subject_en, subject_es, subject_fr, body_en, body_es, body_fr, segment_id, roles, starts_at, "
            "zone, hash, letters, written_by, submitted_by, submitted_name, submitted_at, approved_by, approved_name, approved_at, finished_at, reason, "
            "revision) VALUES " + values(self.sending, self.id, "submitted", "Call", "", "", "Letter", "", "", "LIST", "cabinet", at, "UTC", self.hash,
                                         len(self.letters), "somebody", "somebody", "Somebody", now, "", "", "", "", "", 1),
            "INSERT INTO cpn_letter (id, sending_id, position, way, person, name, place, country, role, address, domain, language, subject, body, hash, "
            "handed_at) VALUES " + ", ".join(letters)]

    def set_embargo(self, staff):
        """Through the page, as staff does."""
        page = staff.get(f"/campaigns/{self.id}")
        done = staff.send(page.form(f"/campaigns/{self.id}/schedule"))
        if done.status != 303:
            raise AssertionError(f"the embargo is not set: {done.status} {done.text[:3000]}")

    def approve_letters(self, staff):
        done = staff.post(f"/campaigns/sendings/{self.sending}/approval", [
            ("csrf", staff.get(f"/campaigns/sendings/{self.sending}").form("/sign-out").value("csrf")), ("hash", self.hash), ("revision", "1")])
        if done.status != 303:
            raise AssertionError(f"the letters are not approved: {done.status} {done.text[:3000]}")

    def has_released(self, visitor, reader=None):
        """How much of it a visitor sees: of its pages, its files, the feed, the sitemap, the API; and `reader` by searching."""
        seen = 0
        for path in (f"/newsroom/{self.id}", f"/api/newsroom/{self.id}"):
            seen += visitor.get(path).status == 200
        for path in ("/newsroom", "/newsroom/feed.atom", "/newsroom/sitemap.xml", "/api/newsroom"):
            seen += self.id in visitor.get(path).text
        sitemap = visitor.get("/newsroom/sitemap.xml").text
        for text, words in self.texts.items():
            file = visitor.get(f"/newsroom/{self.id}/texts/{text}/file")
            seen += (file.status == 200 and file.text == words) + (text in sitemap)
        if reader:
            seen += f"/newsroom/{self.id}\"" in reader.get(f"/search?q=call+{self.number}+{WORD}").text
        return seen

    def everything(self, searched=True):
        """What has_released() counts when all of it is there."""
        return 6 + 2 * len(self.texts) + searched
