# SPDX-License-Identifier: EUPL-1.2
"""A count by the Reference WIGM Rule of the Proportional Representation Foundation (weighted inclusive Gregory method).

Written from the rule's text, https://prfound.org/resources/reference/reference-wigm-rule/, whose step numbers stand
here. The optional step B.2, defeat of sure losers, is left out.
"""

from collections import Counter
from decimal import ROUND_DOWN, Context, Decimal
from fractions import Fraction

from record import Count, Lots, Round

FOUR_PLACES = Decimal("0.0001")
# Wide enough that only the cut to four places, never the width of a number, loses digits.
EXACT = Context(prec=60, rounding=ROUND_DOWN)


def cut(value):
    """D.4: "Truncate, with no rounding, the result of each multiplication or division to four decimal places."."""
    return value.quantize(FOUR_PLACES, context=EXACT)


def recount(election, lots=None):
    """Raises record.LotNeeded where D.1, the tie-breaking order, would be asked and `lots` does not hold it."""
    lots = lots or Lots()
    papers = election.valid()
    valid = sum(alike for _, alike in papers)
    quota = cut(EXACT.divide(Decimal(valid), Decimal(election.seats + 1))) + FOUR_PLACES  # A.1
    hopeful, pending, elected = set(election.standing()), set(), set()  # A.2
    count = Count(quota=Fraction(quota))

    assigned = {name: Counter() for name in hopeful}  # A.4: ranking and weight, and how many such ballots
    for ranked, alike in papers:
        assigned[ranked[0]][ranked, Decimal(1)] += alike
    votes = {name: Decimal(sum(ballots.values())) for name, ballots in assigned.items()}  # A.5

    def end_round(what, who):
        totals = {name: Fraction(vote) for name, vote in votes.items()}
        count.rounds.append(Round(what, who, count.quota, totals))

    def complete():  # D.3
        return (len(elected | pending) == election.seats
                or len(elected | pending | hopeful) <= election.seats)

    def transfer(who, reweighted):  # D.2
        for (ranked, weight), alike in assigned.pop(who).items():
            heir = next((name for name in ranked if name in hopeful), None)
            weight = reweighted(weight)
            if heir is not None and weight:
                assigned[heir][ranked, weight] += alike
                votes[heir] += alike * weight

    def select(group, decisive):  # D.1
        tied = {name for name in group if votes[name] == decisive}
        return next(iter(tied)) if len(tied) == 1 else lots.draw(tied, count)

    end_round("first preferences", "")
    while not complete():  # A.3
        reached = {name for name in hopeful if votes[name] >= quota}  # B.1
        count.elect(reached, votes)
        hopeful -= reached
        pending |= reached
        if complete():
            break
        if pending:  # B.3: "the largest surplus (possibly zero)"; the quota is one, so the largest vote has it
            most = max(votes[name] for name in pending)
            who = select(pending, most)
            surplus = most - quota
            transfer(who, lambda weight: cut(EXACT.divide(cut(weight * surplus), most)))
            pending.remove(who)
            elected.add(who)
            votes[who] = quota
            end_round("surplus", who)
        else:  # B.4
            who = select(hopeful, min(votes[name] for name in hopeful))
            hopeful.remove(who)
            if complete():
                break
            transfer(who, lambda weight: weight)
            votes[who] = Decimal(0)
            end_round("exclusion", who)

    if len(elected | pending) < election.seats:  # C
        count.elect_rest(hopeful)
    return count
