# SPDX-License-Identifier: EUPL-1.2
"""Whether the record of another program is one that a rule allows."""

from fractions import Fraction

from record import LotNeeded, Lots

# A tie of many is a tree of lots; none of the elections here comes near.
MOST_COUNTS = 5000


class Told:
    """What `plenaria committee tally --json` said, as far as a rule prescribes it."""

    def __init__(self, said, standing):
        self.elected = list(said["elected"])
        self.quota = Fraction(said["quota"])
        self.totals = moves([{name: Fraction(told["totals"].get(name, 0)) for name in standing}
                             for told in said["rounds"]])


def moves(totals):
    """Without the rounds in which no vote moved: programs differ in whether those are worth a line."""
    return [now for before, now in zip([None, *totals], totals) if now != before]


def begins(told, count):
    """Why `told` cannot go on from `count`, or nothing."""
    seen = moves([stage.totals for stage in count.rounds])
    for at, totals in enumerate(seen):
        if at >= len(told.totals):
            return f"round {at + 1} of {len(seen)} is missing: {plain(totals)}"
        if told.totals[at] != totals:
            return f"round {at + 1} is {plain(told.totals[at])}, and should be {plain(totals)}"
    at = 0
    for together in count.elected:
        if set(told.elected[at:at + len(together)]) != together:
            return f"elected {told.elected}, and should be {[sorted(one) for one in count.elected]}"
        at += len(together)
    return None


def is_all(told, count):
    """Why `told` is not `count`, or nothing."""
    if not count.rounds:  # Meek's step B.1 with no more candidates than seats: all are elected, and nothing is counted
        return None if sorted(told.elected) == sorted(count.winners()) else f"elected {told.elected}, and should be all"
    objection = begins(told, count)
    if objection is None and len(told.totals) > len(moves([stage.totals for stage in count.rounds])):
        objection = f"rounds after the last one: {plain(told.totals[-1])}"
    if objection is None and len(told.elected) != len(count.winners()):
        objection = f"elected {told.elected}, and should be {sorted(count.winners())}"
    quotas = {count.rounds[0].quota, count.quota}  # Meek's shrinks: a program may call the first or the last one so
    if objection is None and told.quota not in quotas:
        objection = f"the quota is {float(told.quota)}, and should be among {sorted(map(float, quotas))}"
    return objection


def objection(told, recount):
    """`recount` takes record.Lots. However the lots may fall, one way must give all that `told` holds: returns nothing
    then, and otherwise what was found first."""
    waiting, first, counts = [[]], None, 0
    while waiting and counts < MOST_COUNTS:
        fallen = waiting.pop()
        counts += 1
        try:
            against = is_all(told, recount(Lots(fallen)))
            if against is None:
                return None
        except LotNeeded as lot:
            against = begins(told, lot.count)
            if against is None:
                waiting += [[*fallen, name] for name in lot.tied]
        first = first or against and f"lots {fallen}: {against}"
    return first or f"no agreement after {counts} counts"


def plain(totals):
    return {name: float(total) for name, total in totals.items()}
