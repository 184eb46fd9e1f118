# SPDX-License-Identifier: EUPL-1.2
"""A text of 10 000 paragraphs with 5 000 comments on it, and one that 20 000 cities have signed. The rows that are many are
written into the database, the rest is asked of the product: the second version, the round, the signing."""
import hashlib
import json
import random
import sqlite3
import subprocess

import forms
import house
import scene

PARAGRAPHS, CHAPTER, CHANGED = 10_000, 50, 24
POINTS, OWN_ANSWERS = 5_000, 100
SIGNATORIES, OTHER_CITIES = 20_000, 400
NOW = "2026-11-01T12:00:00Z"
WORDS = ("the mayors of cities on every continent welcome commit affirm support newcomers migrants refugees rights housing schools work "
         "health safe dignity access local services national governments shall should will with for and from their own community").split()


def identifier(kind, number):
    """`kind` is one character of Crockford's alphabet."""
    return f"01K{kind}{number:022d}"


def write(at, table, columns, rows):
    """Rows of numbers and of plain words."""
    names = ", ".join(columns)
    if at.database is None:
        with sqlite3.connect(at.data / "plenaria.db", timeout=20) as db:
            db.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})", rows)
        return
    values = ["(" + ",".join(str(cell) if isinstance(cell, (int, float)) else "'" + cell.replace("'", "''") + "'" for cell in row) + ")"
              for row in rows]
    script = "".join(f"INSERT INTO {table} ({names}) VALUES {','.join(values[first:first + 2000])};\n" for first in range(0, len(values), 2000))
    subprocess.run(["mariadb", "--no-defaults", f"--socket={at.database.socket}", at.database.name], input=f"BEGIN;{script}COMMIT;", text=True, check=True)


class Mass:
    def __init__(self, at):
        self.at = at
        self.staff = at.person("secretariat")
        self.program = self.staff.make_token(scene.offered_scopes(self.staff))
        rng = random.Random(2018)
        self.sentences = [" ".join(rng.choice(WORDS) for _ in range(43)) for _ in range(200)]
        self.statement = self.api("POST", "/api/statements", {"titles": {"en": "A long statement", "es": "Un texto largo", "fr": "Un long texte"},
                                                              "original_language": "en"})["id"]
        self._write_draft()
        self._write_first_version()
        self._change_some()
        self.second = self.api("POST", f"/api/statements/{self.statement}/versions", {"name": "Rev.1"})["id"]
        self._open_round()
        self._write_points()
        self.signing = self._open_signing()
        self._write_signatories()

    def api(self, method, path, body=None):
        answer = self.program.send(method, path, json.dumps(body), {"Content-Type": "application/json"})
        assert answer.status in (200, 201), f"{method} {path}: {answer.status} {answer.text[:2000]}"
        return answer.json()

    def text(self, number, language):
        """45 words."""
        return {"en": "Paragraph", "es": "El apartado", "fr": "Le paragraphe"}[language] + f" {number} {self.sentences[number % 200]}."

    def _write_draft(self):
        chapters = PARAGRAPHS // CHAPTER
        order, texts = [], []
        for number in range(1, PARAGRAPHS + 1):
            if number % CHAPTER == 1:
                order.append((identifier("H", number), "heading2", [f"Chapter {number // CHAPTER + 1}"] * 3))
            order.append((identifier("P", number), "operative", [self.text(number, language) for language in ("en", "es", "fr")]))
        for paragraph, _, words in order:
            source = hashlib.sha256(words[0].encode()).hexdigest()
            for language, text in zip(("en", "es", "fr"), words):
                texts.append((paragraph, language, text, hashlib.sha256(text.encode()).hexdigest(), "" if language == "en" else source,
                              "" if language == "en" else words[0], 1, NOW, "Mass"))
        self.rows = PARAGRAPHS + chapters
        assert len(order) == self.rows
        write(self.at, "stm_paragraph", ("id", "statement_id", "created_at"), [(row[0], self.statement, NOW) for row in order])
        write(self.at, "stm_draft_paragraph", ("paragraph_id", "statement_id", "position", "kind", "removed_at"),
              [(row[0], self.statement, position, row[1], "") for position, row in enumerate(order, 1)])
        write(self.at, "stm_draft_text", ("paragraph_id", "language", "text", "hash", "source_hash", "source_text", "revision", "updated_at",
                                          "updated_by"), texts)

    def _write_first_version(self):
        """As the product does for the second, which on MariaDB takes most of the time of this scene."""
        self.first = identifier("V", 1)
        write(self.at, "stm_version", ("id", "statement_id", "number", "name", "name_key", "original_language", "languages", "hash", "note", "issued_at",
                                       "issued_by"), [(self.first, self.statement, 1, "Zero draft", "zero draft", "en", "en,es,fr", "0" * 64, "", NOW, "Mass")])
        self.at.change(f"INSERT INTO stm_version_paragraph (version_id, position, paragraph_id, kind, label) SELECT '{self.first}', position, "
                       f"paragraph_id, kind, '' FROM stm_draft_paragraph WHERE statement_id = '{self.statement}'")
        self.at.change(f"INSERT INTO stm_version_text (version_id, paragraph_id, language, text, state) SELECT '{self.first}', t.paragraph_id, "
                       f"t.language, t.text, 'current' FROM stm_draft_text t JOIN stm_draft_paragraph p ON p.paragraph_id = t.paragraph_id "
                       f"WHERE p.statement_id = '{self.statement}'")

    def _change_some(self):
        for number in range(1, PARAGRAPHS + 1, PARAGRAPHS // CHANGED + 1):
            text = self.text(number, "en").replace(".", " as well.")
            self.api("PUT", f"/api/statements/{self.statement}/paragraphs/{identifier('P', number)}/texts/en", {"text": text})

    def _open_round(self):
        cities = self.api("GET", "/api/directory/cities")["items"]
        self.round = self.api("POST", "/api/statements/rounds", {
            "version": self.second, "name": "First round", "deadline": "2099-01-01T17:00", "zone": "Europe/Zurich", "visibility": "open",
            "parties": [city["ref"] for city in cities[:21]]})["id"]
        link = self._invite()
        self.office = scene.office(self.at, link, "office")

    def _invite(self):
        path = f"/statements/rounds/{self.round}/invite"
        forms.fill(self.staff, path, "/invite")
        return scene.newest_link(self.staff)

    def _write_points(self):
        offices = [row[0] for row in self.at.rows(f"SELECT id FROM stm_office WHERE round_id = '{self.round}' ORDER BY id")]
        rows = []
        for number in range(POINTS):
            # Forty offices' worth on one paragraph, the others everywhere.
            paragraph = 500 if number < 40 else 2 * (number - 40) + 1
            base = self.text(paragraph, "en")
            suggestion = number % 2 == 0
            words = base.split()
            words[10 + number % 20] = "equally"
            rows.append((identifier("Q", number), self.round, offices[1 + number % (len(offices) - 1)], self.statement, identifier("P", paragraph),
                         "suggestion" if suggestion else "comment", "Ada Example", NOW, "en", self.second, base,
                         " ".join(words) if suggestion else "", f"Our council asks for it, number {number}.", "", "", "",
                         hashlib.sha256(str(number).encode()).hexdigest(), NOW, "", "applies", "", "{}", "open", "", "", 1))
        write(self.at, "stm_point", ("id", "round_id", "office_id", "statement_id", "paragraph_id", "kind", "author", "written_at", "language",
                                     "version_id", "base_text", "wording", "remark", "quote", "prefix", "suffix", "fingerprint", "sent_at",
                                     "superseded_at", "fit", "fit_reason", "fit_values", "state", "discussion", "decision_id", "revision"), rows)

    def _open_signing(self):
        text = self.api("POST", "/api/statements/import", {"original_language": "en", "format": "markdown", "titles": {"en": "Signed by many"},
                                                           "texts": {"en": "# Signed by many\n\nRecalling,\n\nWe act together."}})["id"]
        version = self.api("POST", f"/api/statements/{text}/versions", {"name": "Final"})["id"]
        city = self.api("GET", "/api/directory/cities")["items"][0]["ref"]
        return self.api("POST", "/api/statements/signings", {"version": version, "closes": "2099-01-01T17:00", "zone": "UTC", "parties": [city]})["id"]

    def _write_signatories(self):
        rng = random.Random(20)
        countries = (("UG", "Africa"), ("FR", "Europe"), ("JO", "Asia"), ("CO", "Americas"), ("SL", "Africa"), ("ID", "Asia"), ("FJ", "Oceania"))
        cities, signatories, signatures = [], [], []
        self.names = []
        for number in range(SIGNATORIES + OTHER_CITIES):
            city, (country, region) = identifier("C", number), countries[number % len(countries)]
            name = f"{chr(65 + number % 26)}{rng.choice(WORDS)} {number:05d}"
            cities.append((city, f"{country} {name}", name, name, name, name.lower(), name.lower(), name.lower(), country, "", region, "", 1000 + number,
                           round(rng.uniform(-55, 65), 4), round(rng.uniform(-170, 175), 4), 1, 0, 0, 1, 0, "UTC", "en", "", "", NOW, 1))
            if number >= SIGNATORIES:
                continue
            self.names.append(name)
            signatories.append((identifier("S", number), self.signing, f"city/{city}", name, "", f"mayor{number}@city.example", "en", "UTC", "signed",
                                NOW, "", "", NOW, 1))
            signatures.append((identifier("T", number), self.signing, f"city/{city}", f"{self.signing} city/{city}", name, country, "",
                               f"Ada Example {number}", "Mayor", "", "0" * 64, "en", "register", "", NOW, NOW, "Mass", "", "", ""))
        write(self.at, "dir_city", ("id", "identity", "name_en", "name_es", "name_fr", "sort_en", "sort_es", "sort_fr", "iso2", "division", "region",
                                    "subregion", "population", "latitude", "longitude", "has_place", "origin", "transit", "destination", "return_to",
                                    "zone", "language", "note", "merged_into", "updated_at", "version"), cities)
        write(self.at, "stm_signatory", ("id", "signing_id", "party", "party_name", "contact_name", "address", "language", "zone", "state", "invited_at",
                                         "promised_at", "promised_by", "changed_at", "revision"), signatories)
        write(self.at, "stm_signature", ("id", "signing_id", "party", "valid_key", "city_name", "iso2", "person_id", "person_name", "office",
                                         "mandate_id", "version_hash", "language", "means", "letter", "signed_at", "recorded_at", "recorded_by",
                                         "withdrawn_at", "withdrawn_by", "withdrawn_reason"), signatures)
