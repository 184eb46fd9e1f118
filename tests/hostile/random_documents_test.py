# SPDX-License-Identifier: EUPL-1.2
"""Random statements in three languages: the words of the page, in its order and no others, stand in the plain text, DOCX,
ODT and PDF of each. PLENARIA_STATEMENTS sets how many statements, PLENARIA_SEED which."""
import concurrent.futures
import html
import io
import os
import random
import re
import subprocess
import sys
import unicodedata
import zipfile
from xml.etree import ElementTree

from checks import Checks
from docx import Document
from house import House
from web import signed_in

checks = Checks()
STATEMENTS = int(os.environ.get("PLENARIA_STATEMENTS", "6"))
SEED = int(os.environ.get("PLENARIA_SEED", "2018"))
LANGUAGES = ("en", "es", "fr")
LATIN = "abcdefghijklmnopqrstuvwxyz" * 3 + "áéíóúñçàèùâêîôûëïüœæß"
OTHERS = ("αβγδεζηθικλμνξο", "абвгдежзийклмно", "ابتثجحخدذرزس", "אבגדהוזחטיכל")
AROUND = ("{}", "{}", "{}", "{}", "*{}*", "**{}**", "`{}`", "“{}”", "«\u00a0{}\u00a0»", "({})", "[{}](https://cities.example/a?b=1&c=2)", "{},", "{};", "{}:", "{}…",
          "{}’s", "l’{}", "{}\\*", "&{};", "<{}>", "&amp;{}", "{} & {}", "{} – {}", "{}/{}", "{}-{}", "3,5 % {}", "{} 1 000", "_{}_", "~{}~", "{}_{}", "${}$", "{{{{{}}}}}", "#{}", "@{}", "={}+1")


def line(rng, scripts):
    """Of a paragraph: its words by language, as long in each, since the import puts side by side what is."""
    parts = {language: ["x" + rng.choice(LATIN)] for language in LANGUAGES}
    for _ in range(rng.randrange(3, 30)):
        shape = rng.choice(AROUND)
        lengths = [rng.randrange(1, 14) for _ in range(shape.count("{}"))]
        for language in LANGUAGES:
            letters = rng.choice((LATIN,) * 9 + scripts)
            parts[language].append(shape.format(*("".join(rng.choices(letters, k=length)) for length in lengths)))
    return {language: " ".join(words) for language, words in parts.items()}


def structure(rng):
    """What stands before each paragraph: the same in all languages."""
    marks, number = ["# "], 0
    for _ in range(rng.randrange(10, 40)):
        kind = rng.choice(("", "", "## ", "### ", "*Recalling* ", "number", "number", "- "))
        number += kind == "number"
        marks.append(f"{number}. " if kind == "number" else kind)
    return marks


def write(rng, pdf):
    """Three files of one structure. PDFs are read in the order of the eye, so theirs are from left to right."""
    lines = [(mark, line(rng, OTHERS[:2] if pdf else OTHERS)) for mark in structure(rng)]
    return {language: "\n\n".join(mark + words[language] for mark, words in lines) + "\n" for language in LANGUAGES}


def paragraphs_of_page(text, language):
    """(label, words) of each paragraph, from the page."""
    found = []
    for section in re.findall(r'<section class="pl-para\b.*?</section>', text, re.S):
        label = re.search(r"<h2.*?</h2>", section, re.S)
        label = re.sub(r'<span class="pl-vh">.*?</span>|<[^>]*>', "", label.group(0), flags=re.S) if label else ""
        body = re.search(rf'<span lang="{language}"[^>]*>(.*?)</span></div>', section, re.S).group(1)
        found.append((html.unescape(label), html.unescape(re.sub(r"<[^>]*>", "", body))))
    return found


def squeezed(text):
    """Letters and signs without blanks: where a format breaks a line says nothing about the words. PDFs hold ligatures."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2066-\u2069]+", "", unicodedata.normalize("NFKC", text))


def the_same(text, paragraphs, where):
    """All words in this order. Between two paragraphs there is nothing but the label of the second, and under the title
    what the text is: a working draft."""
    rest = re.sub("^Random[0-9]+", "", squeezed(text))
    rest = re.sub("Workingdraft|Borradordetrabajo|Projetdetravail", "", rest, count=1)
    for label, words in paragraphs:
        wanted = squeezed(words)
        at = rest.find(wanted)
        between = rest[:max(at, 0)]
        allowed = {"", label, f"{label}.", f"{label})", *(f"{part}{end}" for part in re.findall(r"\(\w+\)$", label) for end in ("", "."))}
        if not checks.that(at >= 0 and between in {squeezed(each) for each in allowed},
                           f"{where}: {between[:60]!r} stands before {words[:60]!r}, which has the label {label!r}"):
            return
        rest = rest[at + len(wanted):]
    checks.equal(rest, "", f"{where}: the end")


def words_of(data, form, folder):
    if form == "txt":
        return data.decode("utf-8")
    if form == "docx":
        return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)
    if form == "odt":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return "".join(ElementTree.fromstring(package.read("content.xml")).itertext())
    file = folder / f"{random.random()}.pdf"
    file.write_bytes(data)
    # Without the margins, in which each page bears title, version and number. A hyphen that ends a line is taken away.
    return subprocess.run(["pdftotext", "-x", "0", "-y", "60", "-W", "596", "-H", "722", str(file), "-"],
                          capture_output=True, text=True, check=True).stdout.replace("-", "")


def compare(house, address, form, language, paragraphs, where):
    answer = signed_in(house, "drafter").get(f"{house.url}{address}/document?language={language}&format={form}")
    if form == "pdf":
        paragraphs = [(label, words.replace("-", "")) for label, words in paragraphs]
    if checks.equal(answer.status, 200, where):
        the_same(words_of(answer.body, form, house.folder), paragraphs, where)


def main():
    rng = random.Random(SEED)
    with House() as house, concurrent.futures.ThreadPoolExecutor(2) as two:
        drafter = signed_in(house, "drafter")
        waiting = []
        for number in range(STATEMENTS):
            for language, text in write(rng, pdf=number % 3 == 0).items():
                (house.folder / f"{language}.md").write_text(text, encoding="utf-8")
            files = [part for language in LANGUAGES for part in (f"--{language}", str(house.folder / f"{language}.md"))]
            address = "/statements/" + house.command("statements", "import", "--title", f"Random {number}", *files)
            for language in LANGUAGES:
                page = drafter.get(f"{house.url}{address}?beside=none&language={language}").text
                paragraphs = paragraphs_of_page(page, language)
                checks.that(len(paragraphs) > 8, f"statement {number} has paragraphs")
                forms = ("txt", "docx", "odt") + (("pdf",) if number % 3 == 0 and language == LANGUAGES[number // 3 % 3] else ())
                waiting += [two.submit(compare, house, address, form, language, paragraphs, f"statement {number} of seed {SEED}, {form} {language}")
                            for form in forms]
        for each in waiting:
            each.result()
    print(f"{len(waiting)} documents of {STATEMENTS} statements")
    checks.end(at_least=1000)


if __name__ == "__main__":
    sys.exit(main())
