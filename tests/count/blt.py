# SPDX-License-Identifier: EUPL-1.2
"""Ballots in the BLT format, as the help pages of OpenSTV, OpaVote and Droop describe it.

    4 2              candidates, seats
    -3               withdrawn candidates, as negative numbers; mostly none
    5 1 2 0          five papers that rank the first candidate first, and the second one second
    0                no more papers
    "Ana" "Ben"      names in the order of their numbers, on as many lines as one likes
    "Cy"  "Dee"
    "Title"
"""

import re
from collections import Counter
from dataclasses import dataclass

# A string, a comment to the end of the line, or whatever else stands between blanks.
TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|(#[^\n]*)|([^\s"]+)')


@dataclass(frozen=True)
class Election:
    names: tuple[str, ...]
    seats: int
    papers: tuple[tuple[int, tuple[str, ...]], ...]  # how many alike, then names by preference
    withdrawn: frozenset[str] = frozenset()
    title: str = ""

    def standing(self):
        return [name for name in self.names if name not in self.withdrawn]

    def valid(self):
        """The papers as the count sees them: without withdrawn candidates, and without those that then rank nobody,
        as a paper without a first preference is void (SSI 2007/42, schedule 1, rule 43)."""
        seen = Counter()
        for alike, ranked in self.papers:
            left = tuple(name for name in ranked if name not in self.withdrawn)
            if left:
                seen[left] += alike
        return list(seen.items())


def read(text):
    """The election in `text`; ValueError on what the format, or a count without shared ranks, does not know."""
    tokens = [(quoted, bare) for quoted, comment, bare in TOKEN.findall(text.lstrip("\ufeff")) if not comment]
    numbers = iter([bare for quoted, bare in tokens if bare])
    strings = [re.sub(r"\\(.)", r"\1", quoted) for quoted, bare in tokens if not bare]

    candidates, seats = int(next(numbers)), int(next(numbers))
    if len(strings) < candidates:
        raise ValueError(f"{candidates} candidates, but {len(strings)} names")
    names = tuple(strings[:candidates])
    withdrawn, papers = set(), []
    for first in numbers:
        if first == "0":
            break
        if first.startswith("-"):
            withdrawn.add(names[-int(first) - 1])
            continue
        ranked = []
        for preference in numbers:
            if preference == "0":
                break
            if not preference.isdecimal() or not 1 <= int(preference) <= candidates:
                raise ValueError(f"no candidate {preference}")
            ranked.append(names[int(preference) - 1])
        else:
            raise ValueError("a paper without an end")
        if len(set(ranked)) != len(ranked):
            raise ValueError("a candidate twice on a paper")
        papers.append((int(first), tuple(ranked)))
    else:
        raise ValueError("papers without an end")
    return Election(names, seats, tuple(papers), frozenset(withdrawn), " ".join(strings[candidates:]))


def write(election):
    """The same election as text."""
    def quoted(text):
        return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'

    number = {name: at for at, name in enumerate(election.names, 1)}
    lines = [f"{len(election.names)} {election.seats}"]
    if election.withdrawn:
        lines.append(" ".join(str(-number[name]) for name in election.names if name in election.withdrawn))
    lines += [" ".join(map(str, (alike, *(number[name] for name in ranked), 0))) for alike, ranked in election.papers]
    return "\n".join([*lines, "0", *map(quoted, election.names), quoted(election.title)]) + "\n"
