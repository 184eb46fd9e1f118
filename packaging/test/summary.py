#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""summary.py LASTTEST.LOG CTEST_STATUS RECORD: counts the single checks behind the tests of ctest, and notes what passed.

Each case of a GoogleTest program counts as one; a program whose output has a line "N passed, N failed" counts
as that many, and so does the summary of node's test runner ("pass N", "fail N"); any other program counts as
one. A program that failed without a failed case counts as one failed more: it crashed or was stopped. A skipped
case is named, and counts as neither.
"""
import os
import re
import sys

from record import Record

GOOGLE = re.compile(r"^\[ +(OK|FAILED|SKIPPED) +\] (\S+).* \(\d+ ms\)$", re.M)
COUNTED = re.compile(r"^(\d+) passed, (\d+) failed$", re.M)
UNITTEST_SKIPPED = re.compile(r"^(test_\w+) \((?:(?!\.\.\. ).)*\.\.\. skipped", re.M | re.S)
NODE = re.compile(r"^(?:ℹ|#) pass (\d+)$.*?^(?:ℹ|#) fail (\d+)$", re.M | re.S)


def count(output, succeeded):
    """How many checks of one program passed and failed, and the names of those it skipped."""
    cases = GOOGLE.findall(output)
    counted = COUNTED.findall(output) or NODE.findall(output)
    skipped = [name for result, name in cases if result == "SKIPPED"] + UNITTEST_SKIPPED.findall(output)
    if cases:
        passed = sum(result == "OK" for result, _ in cases)
        failed = sum(result == "FAILED" for result, _ in cases)
    elif counted:
        passed, failed = (sum(int(line[i]) for line in counted) for i in (0, 1))
    else:
        passed, failed = (1, 0) if succeeded else (0, 1)
    if not succeeded and failed == 0:
        failed = 1
    return passed, failed, skipped


def sections_of(log_path):
    """Name and output of each entry that ran."""
    for path in (log_path, log_path + ".tmp"):  # the second while ctest runs, and when it was stopped
        if os.path.exists(path):
            with open(path, encoding="utf-8", errors="replace") as log:
                sections = re.split(r"^\d+/\d+ Testing: ", log.read(), flags=re.M)[1:]
            return [(section.split("\n", 1)[0], section) for section in sections]
    return []


def main(log_path, status, record):
    """@param record of what passed before and was left out, which gets what passed now."""
    passed = failed = 0
    for name, section in sections_of(log_path):
        succeeded = re.search(r"^Test Passed\.$", section, re.M) is not None
        good, bad, skipped = count(section, succeeded)
        passed += good
        failed += bad
        if bad:
            print(f"failed in {name}: {bad}")
        for case in skipped:
            print(f"skipped in {name}: {case}")
        if succeeded and not bad and not skipped:
            record.passed(name, good)
    record.keep()
    if record.left_out:
        before = sum(record.left_out.values())
        print(f"{before} checks of {len(record.left_out)} entries passed before, and nothing that they stand on has changed since; "
              "./test --all runs them too")
        passed += before
    if status != 0 and failed == 0:
        failed = 1  # ctest itself found something wrong, e.g. a program that was not built
    if passed == 0 and failed == 0:
        failed = 1  # no test is no success
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), Record(sys.argv[3])))
