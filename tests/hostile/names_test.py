# SPDX-License-Identifier: EUPL-1.2
"""Hostile name day: a city, a person, a statement, a list and an account named with markup, templates, formulas and
headers. Then every page of every role, every file and every mail: nothing of it is markup, a formula or a header."""
import csv
import html
import io
import re
import sys
import urllib.parse
import xml.etree.ElementTree
import zipfile

from checks import Checks
from house import House
from web import read_page, signed_in, walk

checks = Checks()
NAMES = ('{{>layout}}', '{{{frame.csrf}}}{{#t}}', '"><svg/onload=zq9(1)>', "'><img src=x onerror=zq9()>", "<script>zq9()</script>", "</title></textarea><zq9>",
         '=HYPERLINK("http://evil.example","zq9")', "@SUM(1+9)*cmd|' /C calc'!A0", "+41 22", "-2+3", "\uff1d1+1", "Robert'); DROP TABLE core_account; --",
         "a\r\nBcc: zq9@evil.example", "=?utf-8?q?=0D=0ABcc:_zq9?=", "\u202eenO ytiC", "\u0627\u0644\u0642\u0627\u0647\u0631\u0629", "N" * 180, "\U0001f3d9\ufe0f\U0001f468\u200d\U0001f469\u200d\U0001f467",
         "Z\u0310\u0311\u0312a\u0301l\u0489go", "a\x00b\x0bc\x1b[31m", "BEGIN:VEVENT\\nEND:VCALENDAR;X=1,2", "../../etc/passwd", "%s%n%x", "${jndi:ldap://127.0.0.1/x}", "]]>&amp;&lt;zq9&gt;", "\\begin{x}\\input{/etc/passwd}")
# None of these may stand in a page as it was typed.
MARKUP = re.compile(r"<svg/onload|<img src=x|<script>zq9|<zq9>|</title></textarea>")
FORMULA = re.compile(r"^[\s\u00a0\u3000\ufeff]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")


def fill(form, name):
    """The fields of a form that take a name, with one; others as they are."""
    free = ("name", "title", "label", "reason", "note", "text", "office", "heading")
    return {key: name for key, _ in form.fields if any(part in key for part in free) and "csrf" not in key}


def celebrate(house):
    """Makes what can be made with each name. @return how many were taken."""
    taken = 0
    drafter, secretariat, admin = (signed_in(house, role) for role in ("drafter", "secretariat", "administrator"))
    for i, name in enumerate(NAMES):
        for browser, page, action, more in (
                (secretariat, "/directory/cities/new", "/directory/cities", {"country": "CH", "lat": "", "lon": ""}),
                (secretariat, "/directory/people/new", "/directory/people", {}),
                (secretariat, "/directory/organisations/new", "/directory/organisations", {}),
                (secretariat, "/directory/lists/new", "/directory/lists", {}),
                (drafter, "/statements/new", "/statements", {}),
                (admin, "/admin/accounts/new", "/admin/accounts", {"email": f"n{i}@safe.example", "name": name})):
            form = browser.form(house.url + page, action)
            fields = {**fill(form, name), **{key: value for key, value in more.items() if any(key == k for k, _ in form.fields)}}
            answer = browser.send(form, **fields)
            checks.that(answer.status in (200, 303, 409, 422), f"{page} {name[:20]!r}: {answer.status}")
            checks.that(not MARKUP.search(answer.text), f"{page} {name[:20]!r}: markup in what comes back")
            taken += answer.status == 303
            if answer.status == 303 and page == "/statements/new":
                add_paragraph(drafter, urllib.parse.urljoin(house.url, answer.header("location")), name)
    return taken


def add_paragraph(browser, address, name):
    answer, at = browser.follow(address)
    for form in read_page(answer, at).forms:
        if form.action.endswith("/paragraphs"):
            checks.that(browser.send(form, **fill(form, name)).status in (200, 303, 422), f"a paragraph {name[:20]!r}")
            return


def examine_page(answer, where):
    text = answer.text
    checks.that(not MARKUP.search(text), f"{where}: {MARKUP.search(text)}")
    checks.equal(read_page(answer, "http://127.0.0.1/").handlers, [], f"{where}: handlers in the page")
    outside = [address for address in re.findall(r'(?:href|src|action)="([^"]*)"', text)
               if not re.match(r"(/(?!/)|#|\?|https?://127\.0\.0\.1|mailto:|tel:|data:image/|$)", html.unescape(address))]
    checks.equal(outside, [], f"{where}: addresses that lead away")


def examine_file(answer, where):
    kind, body = answer.header("content-type"), answer.body
    if "csv" in kind:
        checks.that(body.startswith(b"\xef\xbb\xbf"), f"{where}: UTF-8 is told")
        for row in csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")):
            for cell in row:
                checks.that(not FORMULA.match(cell) or re.fullmatch(r"-?\d+(\.\d+)?", cell), f"{where}: a formula, {cell[:40]!r}")
    elif "openxmlformats" in kind or "opendocument" in kind:
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            checks.equal(package.testzip(), None, f"{where}: a sound package")
            for name in package.namelist():
                data = package.read(name)
                if name.endswith((".xml", ".rels")) and data:  # LibreOffice's own packages have an empty one
                    try:
                        xml.etree.ElementTree.fromstring(data)
                    except xml.etree.ElementTree.ParseError as problem:
                        checks.that(False, f"{where}, {name}: {problem}, {data[:80]!r}")
                    checks.that(b"<f>" not in data, f"{where}, {name}: a formula")
                    if name.endswith(".rels"):
                        checks.that(b"evil.example" not in data, f"{where}, {name}: a link out of a name")
    elif "pdf" in kind:
        checks.that(body.startswith(b"%PDF-") and b"/JavaScript" not in body and b"/Launch" not in body, f"{where}: a PDF that does nothing")
    elif "calendar" in kind:
        lines = body.split(b"\r\n")
        checks.that(all(len(line) <= 75 for line in lines) and b"\n" not in b"".join(lines), f"{where}: folded lines")
    elif "json" in kind:
        checks.that(b"<script>zq9" not in body or "nosniff" in answer.header("x-content-type-options"), f"{where}: JSON is JSON")


def main():
    with House() as house:
        taken = celebrate(house)
        checks.that(taken >= 3 * len(NAMES), f"only {taken} of the names were taken")
        pages = files = 0
        for role in ("administrator", "drafter", "secretariat", "reviewer", "board_member", "partner"):
            for address, answer, page in walk(signed_in(house, role), house.url + "/", most=130, each_shape=2 if role == "secretariat" else 1):
                where = f"{role} {urllib.parse.urlsplit(address).path}?{urllib.parse.urlsplit(address).query[:40]}"
                checks.that(answer.status < 500, f"{where}: {answer.status}")
                if page is not None:
                    pages += 1
                    examine_page(answer, where)
                else:
                    files += 1
                    examine_file(answer, where)
        searcher = signed_in(house, "secretariat")
        for name in NAMES:
            answer = searcher.get(f"{house.url}/search?q={urllib.parse.quote(name[:100])}")
            examine_page(answer, f"search for {name[:20]!r}")
        wrong = [line for line in house.log().splitlines() if '"level":"error"' in line]
        checks.equal(wrong[:5], [], "errors in the log")
        checks.that(pages >= 100 and files >= 10, f"{pages} pages and {files} files were looked at")
        print(f"{taken} named; {pages} pages, {files} files")
    checks.end(at_least=1000)


if __name__ == "__main__":
    sys.exit(main())
