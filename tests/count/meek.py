# SPDX-License-Identifier: EUPL-1.2
"""A count by the Reference Meek Rule of the Proportional Representation Foundation.

Written from the rule's text, https://prfound.org/resources/reference/reference-meek-rule/, whose step numbers stand
here. Votes, weights, keep factors and the quota are whole numbers of billionths: the rule knows nine decimal places.
"""

from fractions import Fraction

from record import Count, Lots, Round

ONE = 10**9
OMEGA = ONE // 10**6


def rounded_up(dividend, divisor):
    return -(-dividend // divisor)


def recount(election, lots=None):
    """Raises record.LotNeeded where step B.3 ties and `lots` does not hold who is defeated."""
    lots = lots or Lots()
    papers = election.valid()
    hopeful, elected = set(election.standing()), set()  # A
    keep = {name: ONE for name in hopeful}
    count = Count(quota=Fraction(0))

    def distribute():  # B.2.a
        votes = dict.fromkeys(keep, 0)
        for ranked, alike in papers:
            weight = ONE
            for name in ranked:
                kept = rounded_up(weight * keep[name], ONE)
                votes[name] += alike * kept
                weight -= kept
                if not weight:
                    break
        return votes

    def iterate():
        """B.2, until somebody is elected or the surplus is as good as gone: votes, quota, surplus, whom it elects."""
        before = None
        while True:
            votes = distribute()
            quota = sum(votes.values()) // (election.seats + 1) + 1  # B.2.b
            reached = {name for name in hopeful if votes[name] >= quota}  # B.2.c
            surplus = max(0, sum(votes[name] - quota for name in elected | reached))  # B.2.d
            if reached or surplus < OMEGA or before is not None and surplus >= before:  # B.2.e
                return votes, quota, surplus, reached
            before = surplus
            for name in elected:  # B.2.f
                keep[name] = rounded_up(rounded_up(keep[name] * quota, ONE) * ONE, votes[name])

    while len(elected) < election.seats and len(elected | hopeful) > election.seats:  # B.1
        votes, quota, surplus, reached = iterate()
        count.quota = Fraction(quota, ONE)
        totals = {name: Fraction(vote, ONE) for name, vote in votes.items()}
        count.rounds.append(Round("iteration", "", count.quota, totals))
        if reached:
            count.elect(reached, votes)
            hopeful -= reached
            elected |= reached
            continue
        # B.3: "tied with c if vote v' for c' is less than or equal to v plus total surplus s".
        lowest = min(votes[name] for name in hopeful)
        tied = {name for name in hopeful if votes[name] <= lowest + surplus}
        defeated = next(iter(tied)) if len(tied) == 1 else lots.draw(tied, count)
        hopeful.remove(defeated)
        keep[defeated] = 0

    if len(elected) < election.seats:  # C.1
        count.elect_rest(hopeful)
    return count
