# SPDX-License-Identifier: EUPL-1.2
"""Runs the cases of one file and ends with the line that ./test counts. Where one fails, the hosts say what they did meanwhile."""
import sys
import unittest

from lib.house import House


class ResultWithLogs(unittest.TextTestResult):
    def addError(self, test, err):
        super().addError(test, err)
        self._tell(test, err)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell(test, err)

    def _tell(self, test, err):
        self.stream.writeln(f"{test.id()}: {str(err[1])[:4000]}")  # first: whoever cuts what follows still reads why
        for house in House.opened:
            self.stream.writeln(f"{test.id()}: the last words of {house.url}\n{house.last_words()}")


def main():
    program = unittest.main(exit=False, testRunner=unittest.TextTestRunner(
        verbosity=2, warnings="ignore", resultclass=ResultWithLogs))
    result = program.result
    failed = len(result.failures) + len(result.errors)
    passed = result.testsRun - failed - len(result.skipped)
    print(f"{passed} passed, {failed} failed", flush=True)
    sys.exit(1 if failed or result.testsRun == 0 else 0)
