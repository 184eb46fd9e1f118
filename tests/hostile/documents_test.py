# SPDX-License-Identifier: EUPL-1.2
"""A statement made of what breaks documents: markup, formulas, right-to-left, emoji, a word of 300 characters, control
characters. Every format that is offered opens in another program, holds the words as words, and runs nothing."""
import io
import re
import subprocess
import zipfile
from xml.etree import ElementTree

from checks import Checks
from docx import Document
from house import House
from web import signed_in

checks = Checks()
LONG = "W" * 300
LINES = ["<script>zq9</script> & <b>bold</b>", "=HYPERLINK(\"http://evil.example\",\"zq9\")", "{{zq9}} {{{zq9}}} ${zq9}", "\\input{zq9} $$zq9$$ `zq9`",
         "العربية نص من اليمين", "עברית מימין", "Emoji \U0001f468\u200d\U0001f469\u200d\U0001f467 ok", f"Long {LONG} end", "Bell \x07 escape \x1b[31m null-free",
         "Trailing ]]> and --> and &amp; &#60;"]


def squeezed(text):
    """Without blanks: where a format breaks a line says nothing about the words."""
    return re.sub(r"\s+", "", text)


def readable(line):
    """What of a line every format can hold: no control characters."""
    return re.sub(r"[\x00-\x1f\x7f].*", "", line).strip()


def holds(text, where, skip=()):
    found = squeezed(text)
    for line in LINES:
        if line not in skip:
            checks.that(squeezed(readable(line)) in found, f"{where}: {readable(line)[:40]!r} is missing")


def whole_zip(data, where):
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        checks.that(packed.testzip() is None, f"{where}: a damaged part")
        for name in packed.namelist():
            if name.endswith((".xml", ".rels")) and packed.read(name):
                try:
                    ElementTree.fromstring(packed.read(name))
                    checks.that(True, name)
                except ElementTree.ParseError as problem:
                    checks.that(False, f"{where}: {name} is no XML: {problem}")
            if name.endswith(".rels"):
                checks.that(b'TargetMode="External"' not in packed.read(name), f"{where}: {name} points outside")
        return packed.read("content.xml").decode() if "content.xml" in packed.namelist() else ""


def pdf(house, data, language):
    file = house.folder / "a.pdf"
    file.write_bytes(data)
    said = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=False)
    checks.that(said.returncode == 0 and re.search(r"Tagged: +yes", said.stdout), f"PDF {language}: tagged: {said.stdout}{said.stderr}")
    checks.that(re.search(r"JavaScript: +no", said.stdout), f"PDF {language}: runs something")
    boxes = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True).stdout
    width = max(float(w) for w in re.findall(r'page width="([\d.]+)"', boxes))
    checks.that(max(float(x) for x in re.findall(r'xMax="([\d.]+)"', boxes)) <= width, f"PDF {language}: words beyond the edge of the paper")
    # Right-to-left words come out in the order of the eye; emoji may have no font here.
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    holds(text, f"PDF {language}", skip=[line for line in LINES if re.search("[\u0590-\u06ff]", line) or "Emoji" in line or LONG in line])


with House() as house:
    for language in ("en", "es", "fr"):
        (house.folder / f"{language}.txt").write_text("A title with <i>markup</i> & \"quotes\"\n\n" + "\n\n".join(LINES) + "\n", encoding="utf-8")
    house.command("statements", "import", "--title", "Hostile <b>&</b> =1+1", *[word for language in ("en", "es", "fr") for word in (f"--{language}", str(house.folder / f"{language}.txt"))])
    drafter = signed_in(house, "drafter")
    listed = drafter.get(house.url + "/statements").text
    found = re.search(r'href="(/statements/\w{26})">Hostile', listed)
    checks.that(found, "the statement is in the list")
    for language in ("en", "es", "fr"):
        for form in ("txt", "md", "pdf", "docx", "odt"):
            answer = drafter.get(f"{house.url}{found.group(1)}/document?language={language}&format={form}")
            where = f"{form} {language}"
            if not checks.equal(answer.status, 200, where):
                continue
            checks.that("attachment" in (answer.header("content-disposition") or ""), f"{where}: not shown in the browser")
            if form == "txt":
                holds(answer.body.decode("utf-8"), where)
            elif form == "md":
                checks.that(b"<script>" not in answer.body, f"{where}: markup that a reader of Markdown would run")
            elif form == "pdf":
                pdf(house, answer.body, language)
            elif form == "odt":
                text = whole_zip(answer.body, where)
                holds("".join(ElementTree.fromstring(text).itertext()), where)
            else:
                whole_zip(answer.body, where)
                document = Document(io.BytesIO(answer.body))
                holds("\n".join(paragraph.text for paragraph in document.paragraphs), where)

checks.end(150)
