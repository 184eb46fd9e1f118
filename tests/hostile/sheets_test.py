# SPDX-License-Identifier: EUPL-1.2
"""Every table that can be taken away, opened in LibreOffice and saved again: the same cells, and no formula was run. The
house is full of names that are formulas."""
import csv
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl

from checks import Checks
from house import House
from names_test import celebrate
from web import signed_in

checks = Checks()
# Comma, double quotes, UTF-8 (76), from the first line. The reader of CSV is told to recognise numbers and to run formulas:
# the most that a person can ask of it.
READ = "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,0,true"
SAVE = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,0"


def through_office(folder, names, *options):
    """What LibreOffice makes of the files, as rows by name."""
    saved = folder / "saved"
    shutil.rmtree(saved, ignore_errors=True)
    said = subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", *options, "--convert-to", SAVE,
                           "--outdir", saved, *(folder / name for name in names)], capture_output=True, text=True, timeout=120, check=False)
    checks.equal(said.returncode, 0, f"LibreOffice: {said.stderr}")
    return {name: rows((saved / name).with_suffix(".csv").read_bytes()) for name in names}


def rows(data):
    """Of CSV, without empty cells and lines at the end. LibreOffice knows one kind of line break in a cell."""
    found = [[cell.replace("\r\n", "\n") for cell in row] for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))]
    return tidy(found)


def tidy(table):
    for row in table:
        while row and row[-1] == "":
            row.pop()
    while table and not table[-1]:
        table.pop()
    return table


def shown(cell):
    """A cell of a workbook, as a reader of the table sees it; openpyxl leaves a carriage return written out."""
    if cell is None:
        return ""
    return cell.strftime("%Y-%m-%d") if hasattr(cell, "strftime") else str(cell).replace("_x000D_\n", "\n")


def as_number(cell):
    """CSV does not say that a postal code is no number, and the reader is told to recognise numbers; a workbook says it."""
    return cell.lstrip("0") if re.fullmatch(r"0\d{3,}", cell) else cell


def tables(house):
    """(name, address, who may take it), in the language of the demonstration's secretariat, whose numbers have commas."""
    secretariat, administrator = (signed_in(house, role) for role in ("secretariat", "administrator"))
    round_id, signing = (re.search(rf'/statements/{what}/(\w{{26}})', secretariat.get(f"{house.url}/statements/{what}").text).group(1)
                         for what in ("rounds", "signings"))
    for kind in ("csv", "xlsx"):
        for what in ("cities", "organisations", "people"):
            yield f"{what}.{kind}", f"/directory/{what}/export?format={kind}", secretariat
        yield f"compilation.{kind}", f"/statements/rounds/{round_id}/compilation?format={kind}", secretariat
    yield "wall.csv", f"/wall/{signing}/list.csv", secretariat
    yield "history.csv", "/admin/history.csv", administrator


def main():
    if not shutil.which("soffice"):
        sys.exit("soffice is missing: apt-get install --no-install-recommends libreoffice-calc-nogui")
    with House() as house:
        celebrate(house)
        folder = Path(house.folder)
        given = {}
        for name, address, browser in tables(house):
            answer = browser.get(house.url + address)
            checks.equal(answer.status, 200, name)
            (folder / name).write_bytes(answer.body)
            given[name] = answer.body
        # The eyes of this test are open: a formula that nobody made harmless is run.
        (folder / "control.csv").write_bytes(b"a\r\n=1+1\r\n")
        opened = through_office(folder, ["control.csv", *(name for name in given if name.endswith(".csv"))], READ)
        checks.equal(opened.pop("control.csv"), [["a"], ["2"]], "a formula is run when it can be")
        workbooks = through_office(folder, [name for name in given if name.endswith(".xlsx")])

    cells = 0
    for name, table in opened.items():
        written = rows(given[name])
        checks.that(len(written) > 3, f"{name} has rows")
        checks.equal(len(table), len(written), f"{name}: rows")
        for number, (before, after) in enumerate(zip(written, table)):
            cells += len(before)
            checks.equal(after, [as_number(cell) for cell in before], f"{name}, row {number}")
    for name, table in workbooks.items():
        book = openpyxl.load_workbook(io.BytesIO(given[name]))
        held = [list(row) for row in book.worksheets[0].iter_rows()]
        checks.that(all(cell.data_type != "f" for row in held for cell in row), f"{name} holds a formula")
        written = tidy([[shown(cell.value) for cell in row] for row in held])
        for number, (before, after) in enumerate(zip(written, table, strict=True)):
            cells += len(before)
            checks.equal(after, before, f"{name}, row {number}")
    checks.that(any("08002" in row for row in workbooks["cities.xlsx"]), "a postal code is text in a workbook")
    print(f"{cells} cells of {len(given)} tables")
    checks.end(at_least=1000)


if __name__ == "__main__":
    sys.exit(main())
