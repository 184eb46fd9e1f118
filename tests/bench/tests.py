# SPDX-License-Identifier: EUPL-1.2
"""How long `./test` takes after a change of one room: in a clone of what is committed, all tests once, then a constant of the room is
changed and they are run again. Without ccache; nobody else should use the machine.
    tests.py [ROOM]...   rooms whose change is timed, one after the other; all of CHANGED by default
    tests.py --look      only whether each of the changes can still be made"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from host import ROOT

sys.path.insert(0, str(ROOT / "packaging/test"))
from summary import sections_of

ALL, CHANGE = 25 * 60, 5 * 60  # seconds, on two cores
# A constant that reaches the library, and on which no test insists: the same bytes would rightly be left out.
CHANGED = {
    "directory": ("src/directory_service.cpp", "longest_merge_chain = 20;", "longest_merge_chain = 21;"),
    "events": ("src/planning/distance.cpp", "furthest(48 * 60)", "furthest(49 * 60)"),
    "statements": ("src/versions/word_diff.cpp", "most_tokens = 3000;", "most_tokens = 3001;"),
}


def change(source, room, look_only=False):
    name, was, becomes = CHANGED[room]
    path = source / "plugins" / room / name
    text = path.read_text(encoding="utf-8")
    # One that was made already can be looked for, too: the tests of the changed clone do.
    if text.count(was) != 1 and not (look_only and text.count(becomes) == 1):
        raise SystemExit(f"{path} does not hold {was!r} once: name another constant in CHANGED")
    if not look_only:
        path.write_text(text.replace(was, becomes), encoding="utf-8")


def words_of_failed(sections):
    """What each failed entry said; the end of it, where the reason stands."""
    return [f"{name}:\n{section[-6000:]}" for name, section in sections if not re.search(r"^Test Passed\.$", section, re.M)]


def run_tests(clone, environment):
    """@return seconds on the clock, the last lines, the entries that ran"""
    began = time.monotonic()
    done = subprocess.run(["./test"], cwd=clone, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    took = time.monotonic() - began
    sections = sections_of(str(clone / "build/release/Testing/Temporary/LastTest.log"))
    if done.returncode != 0:
        print("\n".join(words_of_failed(sections)) or done.stdout[-8000:])
    return took, done.stdout.splitlines()[-1:], len(sections), done.returncode


def say(what, found, budget):
    took, last, entries, status = found
    kept = status == 0 and took <= budget
    print(f"{what:<34}{took:8.1f} s  {entries} entries ran  {' '.join(last)}  ≤ {budget} s  {'kept' if kept else 'OVER'}", flush=True)
    return not kept


def main():
    rooms = [word for word in sys.argv[1:] if word != "--look"] or list(CHANGED)
    for room in rooms:
        change(ROOT, room, look_only=True)
    if "--look" in sys.argv:
        return 0
    folder = Path(tempfile.mkdtemp(prefix="plenaria-bench-tests-"))
    clone = folder / "plenaria"
    environment = {**os.environ, "CCACHE_DISABLE": "1"}
    try:
        subprocess.run(["git", "clone", "-q", ROOT, clone], check=True)
        over = say("clean clone, all tests", run_tests(clone, environment), ALL)
        for room in rooms:
            library = clone / f"build/release/plugins/{room}/plugin.so"
            before = library.read_bytes()
            change(clone, room)
            over += say(f"{room} changed, ./test", run_tests(clone, environment), CHANGE)
            if library.read_bytes() == before:
                raise SystemExit(f"the change did not reach {library.name} of {room}")
    finally:
        shutil.rmtree(folder)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
