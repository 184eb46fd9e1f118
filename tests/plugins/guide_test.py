# SPDX-License-Identifier: EUPL-1.2
"""guide_test.py PAGE HEADING FOLDER: the code below a heading of a guide stands, line for line, in files of FOLDER, which other
tests compile."""
import pathlib
import re
import sys

page, heading, folder = sys.argv[1:]
chapter = pathlib.Path(page).read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
blocks = re.findall(r"```\w+\n(.*?)```", chapter, re.S)
files = [file.read_text(encoding="utf-8") for file in pathlib.Path(folder).rglob("*") if file.suffix in (".cpp", ".hpp", ".txt")]
foreign = [block for block in blocks if not any(block in file for file in files)]
for block in foreign:
    print(f"in no file of {folder}:\n{block}")
print(f"{len(blocks)} blocks, {len(foreign)} foreign")
sys.exit(1 if foreign or not blocks else 0)
