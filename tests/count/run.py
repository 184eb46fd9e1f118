# SPDX-License-Identifier: EUPL-1.2
"""Runs the cases of one file and ends with the line that ./test counts."""

import sys
import unittest


def main():
    result = unittest.main(module="__main__", exit=False, argv=sys.argv[:1], verbosity=2, warnings="ignore").result
    failed = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - failed - len(result.skipped)} passed, {failed} failed", flush=True)
    sys.exit(1 if failed or result.testsRun == 0 else 0)
