# SPDX-License-Identifier: EUPL-1.2
"""What a recount hands back, whichever rule it follows, and how it asks for lots."""

from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True)
class Round:
    """Where the votes stand at the end of a stage of the count; withdrawn candidates are left out."""

    what: str  # "first preferences", "surplus", "exclusion", "iteration": for whoever reads a failure
    who: str  # whose votes went; empty when nobody's did
    quota: Fraction
    totals: dict[str, Fraction]


@dataclass
class Count:
    quota: Fraction
    rounds: list[Round] = field(default_factory=list)
    # In order of election; no rule orders those inside an entry.
    elected: list[frozenset[str]] = field(default_factory=list)

    def elect(self, names, votes):
        """All of `names` reach the quota at this moment; more votes come first."""
        for total in sorted({votes[name] for name in names}, reverse=True):
            self.elected.append(frozenset(name for name in names if votes[name] == total))

    def elect_rest(self, names):
        """`names` are all who are left for the seats that are left, with a quota or without."""
        if names:
            self.elected.append(frozenset(names))

    def winners(self):
        return {name for together in self.elected for name in together}


class LotNeeded(Exception):
    """The rule leaves a choice to chance, and nobody said yet how the lot fell."""

    def __init__(self, tied, count):
        super().__init__(f"a lot among {sorted(tied)}")
        self.tied = sorted(tied)
        self.count = count


class Lots:
    """Lots that already fell, in the order in which the count asks for them."""

    def __init__(self, fallen=()):
        self.fallen = list(fallen)
        self.asked = 0

    def draw(self, tied, count):
        self.asked += 1
        if self.asked > len(self.fallen):
            raise LotNeeded(tied, count)
        drawn = self.fallen[self.asked - 1]
        assert drawn in tied, f"the lot fell on {drawn}, who is not among {sorted(tied)}"
        return drawn
