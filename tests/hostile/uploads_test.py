# SPDX-License-Identifier: EUPL-1.2
"""Files that are not what they say: refused in time and in bounded memory, without a trace outside the upload folder."""
import io
import os
import sys
import time
import urllib.parse
import zipfile

from checks import Checks
from house import House
from web import read_page, signed_in

checks = Checks()
MIB = 1 << 20
PARAGRAPH = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>'
BILLION = ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(10)) + "]>")
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY f SYSTEM "http://127.0.0.1:9/x">]>'


def package(entries, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression, compresslevel=9) as archive:
        for name, data in entries:
            if callable(data):
                with archive.open(name, "w", force_zip64=True) as entry:
                    data(entry)
            else:
                archive.writestr(name, data)
    return out.getvalue()


def zeros(size):
    def write(entry):
        for _ in range(size // MIB):
            entry.write(b" " * MIB)
    return write


def docx(body, more=()):
    return package([("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'),
                    ("word/document.xml", body), *more])


def xlsx(sheet, more=()):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return package([("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
                    ("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'),
                    ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
                    ("xl/worksheets/sheet1.xml", sheet), *more])


def symlink_package():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("word/document.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return out.getvalue()


def texts():
    """(name, bytes, what the answer may be): for the import of statements."""
    good = docx(PARAGRAPH % "We, the mayors.")
    yield "bomb.docx", docx(zeros(300 * MIB)), "refused"
    yield "many.docx", docx(PARAGRAPH % "x", [(f"word/{i}.xml", b"") for i in range(20000)]), "any"
    yield "text.docx", b"This is no package.", "refused"
    yield "empty.docx", b"", "refused"
    yield "cut.docx", good[: len(good) // 2], "refused"
    yield "png.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 500, "refused"
    yield "laughs.docx", docx(BILLION + PARAGRAPH % "&j;"), "refused"
    yield "external.docx", docx(EXTERNAL + PARAGRAPH % "&e;&f;"), "refused"
    yield "deep.docx", docx("<w:p>" * 200000), "refused"
    yield "slip.docx", package([("../../../../tmp/plenaria-slip", "x"), ("/tmp/plenaria-slip", "x"), ("word\\..\\..\\x", "x"), ("word/document.xml", PARAGRAPH % "x")]), "any"
    yield "link.docx", symlink_package(), "refused"
    yield "twice.docx", package([("word/document.xml", PARAGRAPH % "one"), ("WORD/document.xml", PARAGRAPH % "two")]), "any"
    yield "bad.docx", docx("\xff\xfe\x00".encode("latin-1")), "refused"
    yield "bomb.odt", package([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", zeros(300 * MIB))]), "refused"
    yield "laughs.odt", package([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", BILLION + "<x>&j;</x>")]), "refused"
    yield "one-line.md", b"a " * (2 * MIB), "any"
    yield "stars.md", b"*_" * MIB, "any"
    yield "brackets.md", b"[" * 300000, "any"
    yield "quotes.md", b"> " * 100000, "any"
    yield "nul.md", b"a\x00b\r\n\r\nc", "any"
    yield "utf16.txt", "We, the mayors".encode("utf-16"), "any"
    yield "program.exe", b"MZ" + os.urandom(4096), "refused"
    yield "page.html", b"<script>zq9()</script>", "any"
    yield "page.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='zq9()'/>", "any"
    for name in ("../../../../tmp/plenaria-slip", "a\x00.docx", "con", ".htaccess", "a" * 3000 + ".docx", "<svg onload=zq9(1)>.md", "a;rm -rf x.md", "\u202excod.exe", "..", "a\\b\\c.md", "'\" .md"):
        yield name, b"We, the mayors.", "any"


def tables():
    """(name, bytes): for the import of the directory."""
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row>'
    sheet = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
    yield "columns.csv", b",".join(b"c%d" % i for i in range(10000)) + b"\r\n" + b",".join([b"x"] * 10000) + b"\r\n"
    yield "quotes.csv", b'city,country\r\n"' + b"\n" * 2_000_000
    yield "quotes2.csv", b'city\r\n' + b'"""' * 500_000
    yield "line.csv", b"a" * (4 * MIB)
    yield "rows.csv", b"city\r\n" + b"x\r\n" * 400_000
    yield "nul.csv", b"city,country\r\na\x00b,CH\r\n"
    yield "empty.csv", b""
    yield "ends.csv", b"\r\r\n\n\r\n"
    yield "latin.csv", "city\r\nZ\u00fcrich\r\n".encode("latin-1")
    yield "utf16.csv", "city\r\nZ\u00fcrich\r\n".encode("utf-16")
    yield "program.csv", b"\x7fELF" + os.urandom(2000)
    yield "text.xlsx", b"no package"
    yield "empty.xlsx", b""
    yield "bomb.xlsx", xlsx(zeros(300 * MIB))
    yield "laughs.xlsx", xlsx(BILLION + sheet % (row % "&j;"))
    yield "external.xlsx", xlsx(EXTERNAL + sheet % (row % "&e;&f;"))
    yield "laughs2.xlsx", xlsx(sheet % (row % "x"), [("xl/sharedStrings.xml", BILLION + "<sst><si><t>&j;</t></si></sst>")])
    yield "far.xlsx", xlsx(sheet % '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>')
    yield "farther.xlsx", xlsx(sheet % '<row r="99999999999"><c r="ZZZZZZ99999999999"><v>1</v></c></row>')
    yield "index.xlsx", xlsx(sheet % '<row r="1"><c r="A1" t="s"><v>999999999</v></c><c r="B1" t="s"><v>-1</v></c></row>')
    yield "itself.xlsx", package([("xl/workbook.xml", "<workbook/>"), ("xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="a" Target="../xl/workbook.xml"/></Relationships>')])
    yield "document.xlsx", docx(PARAGRAPH % "x")


class Uploader:
    def __init__(self, house, role):
        self.house = house
        self.browser = signed_in(house, role)

    def form(self, path):
        address = self.house.url + path
        page = read_page(self.browser.get(address), address)
        return next(form for form in page.forms if form.files)

    def send(self, form, name, data):
        field = form.files[0]
        began = time.monotonic()
        try:
            answer = self.browser.upload(form.action, form.fields, [(field, name.replace('"', "%22"), "application/octet-stream", data)])
        except OSError as problem:
            return checks.that(False, f"{name[:40]!r}: dropped, {problem!r}") and None
        took = time.monotonic() - began
        checks.that(answer.status < 500, f"{name[:40]!r}: {answer.status}")
        checks.that(took < 15, f"{name[:40]!r}: took {took:.1f} s")
        checks.that("root:x:0" not in answer.text and "<svg onload" not in answer.text, f"{name[:40]!r}: shows what it should not")
        return answer


def broken_parts(up, form):
    """Multiparts that are none."""
    token = dict(form.fields)["csrf"]
    field = f'--b\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{token}\r\n'
    bodies = {
        "no end": field, "only an end": "--b--\r\n", "nothing": "", "no blank line": '--b\r\nContent-Disposition: form-data; name="a"\r\n--b--\r\n',
        "no name": field + "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n", "two names": field + '--b\r\nContent-Disposition: form-data; name="a"; name="b"\r\n\r\nx\r\n--b--\r\n',
        "head of 1 MiB": field + "--b\r\nX: " + "a" * MIB + "\r\n\r\n--b--\r\n", "another boundary": field.replace("--b", "--c"),
        "10 000 parts": "".join(f'--b\r\nContent-Disposition: form-data; name="f{i}"\r\n\r\n\r\n' for i in range(10000)) + "--b--\r\n",
        "a part in a part": field + "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nx\r\n--c--\r\n--b--\r\n",
    }
    for name, body in bodies.items():
        answer = up.browser.ask("POST", form.action, body.encode(), {"Content-Type": "multipart/form-data; boundary=b"})
        checks.that(400 <= answer.status < 500, f"multipart, {name}: {answer.status}")
    for kind in ("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=" + "b" * 300, 'multipart/form-data; boundary="b\x01"', "multipart/mixed; boundary=b"):
        answer = up.browser.ask("POST", form.action, (field + "--b--\r\n").encode(), {"Content-Type": kind})
        checks.that(400 <= answer.status < 500, f"content type {kind[:40]!r}: {answer.status}")


def too_large(up, form):
    """A body of 200 MB is refused by what is said of it, or as soon as it is too long; the client hears why."""
    path = urllib.parse.urlsplit(form.action).path
    cookie = "; ".join(f"{n}={v}" for n, v in up.browser.cookies.items())
    for fields in ("Content-Length: 200000000\r\n", "Transfer-Encoding: chunked\r\n"):
        began, sent = time.monotonic(), 0
        with up.house.connect(20) as connection:
            connection.sendall(f"POST {path} HTTP/1.1\r\nHost: {up.house.authority}\r\nCookie: {cookie}\r\nContent-Type: multipart/form-data; boundary=b\r\n{fields}\r\n".encode())
            start = b'--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n'
            piece = (b"%x\r\n" % MIB + b"x" * MIB + b"\r\n") if "chunked" in fields else b"x" * MIB
            got = b""
            try:
                connection.sendall((b"%x\r\n" % len(start) + start + b"\r\n") if "chunked" in fields else start)
                while sent < 200:
                    connection.sendall(piece)
                    sent += 1
            except OSError:
                pass
            try:
                got = connection.recv(4096)
            except OSError:
                pass
        checks.that(got[9:12] == b"413" or (sent < 200 and not got), f"200 MB, {fields.strip()}: {got[:60]!r} after {sent} MB")
        checks.that(time.monotonic() - began < 20, "200 MB: refused in time")


def main():
    with House() as house:
        rest = house.resident()[0]
        up = Uploader(house, "drafter")
        form = up.form("/statements/import")
        for name, data, may in texts():
            answer = up.send(form, name, data)
            if answer is not None and may == "refused":
                checks.that(400 <= answer.status < 500 or "govuk-error" in answer.text or "pl-problem" in answer.text, f"{name[:40]!r} is taken for a text: {answer.status}")
        broken_parts(up, form)
        too_large(up, form)
        up = Uploader(house, "secretariat")
        form = up.form("/directory/imports/new")
        for name, data in tables():
            answer = up.send(form, name, data)
            if answer is not None and answer.status == 303:
                follow, _ = up.browser.follow(urllib.parse.urljoin(house.url, answer.header("location")))
                checks.that(follow.status < 500 and "root:x:0" not in follow.text and len(follow.body) < 4 * MIB, f"{name}: its page, {follow.status}, {len(follow.body)} bytes")
        broken_parts(up, form)
        now, most = house.resident()
        checks.that(most - rest < 400, f"memory rose by {most - rest:.0f} MiB")
        checks.that(house.program.poll() is None, "the program still runs")
        checks.equal([p.name for p in (house.data / "uploads").iterdir()], [], "files left behind")
        checks.that(not os.path.exists("/tmp/plenaria-slip"), "nothing is written outside")
        wrong = [line for line in house.log().splitlines() if '"level":"error"' in line]
        checks.equal(wrong[:5], [], "errors in the log")
        print(f"memory: {rest:.0f} MiB before, {now:.0f} after, {most:.0f} at most")
    checks.end(at_least=180)


if __name__ == "__main__":
    sys.exit(main())
