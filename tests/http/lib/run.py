# SPDX-License-Identifier: EUPL-1.2
"""Runs the cases of one file and ends with the line that ./test counts."""
import sys
import unittest


def main():
    program = unittest.main(exit=False, verbosity=2, warnings="ignore")
    result = program.result
    failed = len(result.failures) + len(result.errors)
    passed = result.testsRun - failed - len(result.skipped)
    print(f"{passed} passed, {failed} failed", flush=True)
    sys.exit(1 if failed or result.testsRun == 0 else 0)
