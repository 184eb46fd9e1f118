# SPDX-License-Identifier: EUPL-1.2
"""Counts what held and what did not; the last line is the one that packaging/test/summary.py reads."""
import sys


class Checks:
    def __init__(self):
        self.passed = 0
        self.wrong = []

    def that(self, holds, what):
        """`what` says in one line what was wrong, when it was."""
        if holds:
            self.passed += 1
        else:
            self.wrong.append(what)
            print(f"not so: {what}", flush=True)
        return bool(holds)

    def equal(self, is_value, should, what):
        return self.that(is_value == should, f"{what}: {is_value!r} instead of {should!r}")

    def end(self, at_least):
        """`at_least`: how many checks there must have been, so that a walk that found no door is no success."""
        count = self.passed + len(self.wrong)
        if count < at_least:
            self.wrong.append(f"only {count} checks were made, {at_least} are expected")
            print(f"not so: {self.wrong[-1]}")
        print(f"{self.passed} passed, {len(self.wrong)} failed")
        sys.exit(1 if self.wrong else 0)
