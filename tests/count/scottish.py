# SPDX-License-Identifier: EUPL-1.2
"""A count by the Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45 to 52.

Written from the text of the order alone, in exact fractions: it is the other opinion about `--rule scottish`. The order
of 2011 (SSI 2011/399) has the same rules, numbered one higher. Sentences in quotes are the order's.
"""

from collections import Counter
from fractions import Fraction
from math import floor

from record import Count, Lots, Round


def five_places(value):
    """Rule 48(3): "to five decimal places (any remainder being ignored)"."""
    return Fraction(floor(value * 10**5), 10**5)


def recount(election, lots=None, last_transfer=True):
    """Raises record.LotNeeded where rule 49(3) or 51(2)(b) asks for a lot that `lots` does not hold.

    `last_transfer` chooses between two readings of rule 52(2), "Where the last vacancies can be filled under this rule,
    no further transfer shall be made", when an exclusion leaves no more candidates than vacancies. The counts that
    returning officers publish read rule 50 as one step: the papers of the one excluded last still move, and rule 52 is
    asked at the end of that stage. Read word by word, they stay. Who is elected is the same.
    """
    return ScottishCount(election, lots or Lots(), last_transfer).run()


class ScottishCount:
    def __init__(self, election, lots, last_transfer):
        self.lots = lots
        self.last_transfer = last_transfer
        self.vacancies = election.seats
        self.continuing = set(election.standing())  # article 2: neither deemed to be elected nor excluded
        self.untransferred = set()  # deemed to be elected, and their papers still lie with them

        # Rule 45: parcels by first preference, one vote a paper. A parcel here is a tally of papers alike: ranking and
        # "the value of the ballot paper when received", rule 48(4)(b).
        self.parcels = {name: Counter() for name in self.continuing}
        for ranked, alike in election.valid():
            self.parcels[ranked[0]][ranked, Fraction(1)] += alike
        self.votes = {name: Fraction(sum(parcel.values())) for name, parcel in self.parcels.items()}

        # Rule 46: valid papers divided by one more than the seats, "ignoring any decimal places", "increased by one".
        papers = sum(alike for _, alike in election.valid())
        self.count = Count(quota=Fraction(papers // (election.seats + 1) + 1))

    def run(self):
        self.end_stage("first preferences", "")
        while self.vacancies and self.continuing:
            surplus = {name: self.votes[name] - self.count.quota for name in self.untransferred}
            if surplus:
                self.transfer_surplus(surplus)
            else:
                self.exclude()
        return self.count

    def end_stage(self, what, who):
        self.count.rounds.append(Round(what, who, self.count.quota, dict(self.votes)))
        # Rule 47(1): "equals or exceeds the quota". Rule 48(1): papers move where it "exceeds" it.
        reached = {name for name in self.continuing if self.votes[name] >= self.count.quota}
        self.count.elect(reached, self.votes)
        self.deem_elected(reached)
        self.untransferred |= {name for name in reached if self.votes[name] > self.count.quota}
        self.fill_last_vacancies()

    def fill_last_vacancies(self):
        """Rule 52. Fewer candidates than vacancies are no poll at all (rule 12), and all of them are elected too."""
        if self.vacancies and len(self.continuing) <= self.vacancies:
            self.count.elect_rest(self.continuing)
            self.deem_elected(set(self.continuing))

    def deem_elected(self, names):
        self.continuing -= names
        self.vacancies -= len(names)

    def transfer_surplus(self, surplus):
        # Rule 49(1): "the candidate with the highest surplus" first; (2) and (3) for equal ones.
        highest = max(surplus.values())
        who = self.by_earlier_stages({name for name in surplus if surplus[name] == highest}, max)
        credited = self.votes[who]
        self.untransferred.remove(who)
        # Rule 48(3): A is the surplus multiplied by the value of the paper when received, B what the candidate had. The
        # division alone is cut to five places: the rule defines A as the whole product.
        self.move_papers(who, lambda value: five_places(surplus[who] * value / credited))
        self.votes[who] = self.count.quota
        self.end_stage("surplus", who)

    def exclude(self):
        # Rule 50(1): "the candidate with the then lowest number of votes"; rule 51 for equal ones.
        lowest = min(self.votes[name] for name in self.continuing)
        who = self.by_earlier_stages({name for name in self.continuing if self.votes[name] == lowest}, min)
        self.continuing.remove(who)
        if not self.last_transfer:
            self.fill_last_vacancies()
            if not self.vacancies:
                return
        # Rule 50(4): papers keep the value with which they came, "one" for first preferences.
        self.move_papers(who, lambda value: value)
        self.votes[who] = Fraction(0)
        self.end_stage("exclusion", who)

    def move_papers(self, who, transfer_value):
        """To "the continuing candidate for whom the next available preference is given"; a paper that names none is
        "non-transferable" (rules 48(1)(b), 50(2)(b)) and leaves the count."""
        papers, self.parcels[who] = self.parcels[who], Counter()
        for (ranked, value), alike in papers.items():
            heir = next((name for name in ranked if name in self.continuing), None)
            if heir is not None:
                worth = transfer_value(value)
                self.parcels[heir][ranked, worth] += alike
                self.votes[heir] += alike * worth

    def by_earlier_stages(self, tied, most):
        """Rules 49(2) and 51(2)(a): "the most recent preceding stage at which they had unequal numbers of votes"
        decides. Should it leave several of three or more, they are equal again, and earlier stages are asked about
        them alone. Rules 49(3) and 51(2)(b): "equal at all stages" is for a lot."""
        for stage in reversed(self.count.rounds):
            decisive = most(stage.totals[name] for name in tied)
            tied = {name for name in tied if stage.totals[name] == decisive}
        return next(iter(tied)) if len(tied) == 1 else self.lots.draw(tied, self.count)
