#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""record.py RECORD SOURCE BUILD [--all]: begins a run of the tests.

Prints the regular expression of those entries that passed before with everything they stand on as it is now (standing.py), for
ctest to leave out; with --all of none. RECORD holds under "keys" what each entry stands on in this run.
"""
import json
import pathlib
import re
import sys


class Record:
    def __init__(self, path):
        self.path = pathlib.Path(path)
        held = json.loads(self.path.read_text()) if self.path.exists() else {}
        self.keys = held.get("keys", {})  # of this run
        self.known = held.get("passed", {})  # [key, number of checks] by name
        self.left_out = held.get("left_out", {})  # number of checks by name

    def begin(self, keys, everything=False):
        """@return the names that need not run"""
        self.keys = keys
        same = {name: self.known[name][1] for name, key in keys.items() if self.known.get(name, [None])[0] == key}
        self.left_out = {} if everything else same
        self.keep()
        return list(self.left_out)

    def passed(self, name, checks):
        if name in self.keys:
            self.known[name] = [self.keys[name], checks]

    def keep(self):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps({"keys": self.keys, "passed": self.known, "left_out": self.left_out}, indent=1, sort_keys=True))


if __name__ == "__main__":
    from standing import keys

    path, source, build = sys.argv[1:4]
    names = Record(path).begin(keys(source, build), "--all" in sys.argv)
    print("^(" + "|".join(re.escape(name) for name in sorted(names)) + ")$")
