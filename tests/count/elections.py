# SPDX-License-Identifier: EUPL-1.2
"""Elections to count twice: awkward ones made by hand, and any number of random ones that a seed brings back."""

import random

from blt import Election, read

NAMES = ("Amara", "Björn", "Carmen", "Dédé", "Esi", "Fátima", "Goran", "Hanna", "Işıl", "José María", "Kofi", "Łucja",
         "María-José O’Hara", "Nguyễn")


def ballots(seats, lines, withdrawn=()):
    """`lines`: "5 A B" are five papers that rank A, then B; the names are those that occur, in their order."""
    papers = [(int(alike), tuple(ranked)) for alike, *ranked in (line.split() for line in lines.split(";"))]
    names = tuple(sorted({name for _, ranked in papers for name in ranked} | set(withdrawn)))
    return Election(names, seats, tuple(papers), frozenset(withdrawn), "By hand")


# Each is there for one reason, which its name says.
AWKWARD = {
    "all are elected by first preferences": ballots(3, "40 A D; 30 B D; 25 C D; 5 D"),
    "all seats are filled exactly at the quota": ballots(3, "4 A D; 4 B D; 4 C D; 3 D"),
    "fewer candidates than seats": ballots(4, "7 A B; 3 B A; 1 C"),
    "as many candidates as seats": ballots(3, "7 A B; 3 B A; 1 C"),
    "withdrawals leave fewer candidates than seats": ballots(3, "7 A B; 3 B A; 5 C D; 2 D A", withdrawn="CD"),
    "one candidate, one paper": ballots(1, "1 A"),
    "one seat": ballots(1, "8 A; 7 B C; 5 C B; 1 D B"),
    "an earlier stage breaks the tie of the lowest": ballots(1, "20 A; 11 B A; 10 C A; 1 D C; 12 E B"),
    "the latest stage that parts them decides, not the first": ballots(1, "20 A; 10 B A; 9 C A; 3 D C; 2 E B; 2 E"),
    "of three that tie, earlier stages part one after another":
        ballots(1, "20 A; 9 B A; 10 C A; 11 D A; 1 E B; 1 F B; 1 F C"),
    "an earlier stage breaks the tie of surpluses": ballots(3, "16 B E; 15 C F; 5 D B; 6 D C; 12 E; 13 F"),
    "only a lot breaks the tie of the lowest": ballots(1, "9 A; 4 B A; 4 C D; 7 D"),
    "only a lot breaks the tie of surpluses": ballots(3, "30 A D; 30 B E; 20 C; 5 D; 5 E; 2 F"),
    "three seats, three equal surpluses": ballots(3, "30 A D; 30 B E; 30 C D E; 6 D; 4 E"),
    "a surplus of zero": ballots(2, "10 A B; 8 B C; 6 C B; 5 D C"),
    "every paper is blank": Election(("A", "B", "C"), 2, ((4, ()),), frozenset(), "By hand"),
    "everybody ties at every stage": ballots(2, "3 A; 3 B; 3 C; 3 D"),
    "one candidate, more seats, blank papers beside": ballots(2, "1 A; 5"),
    "nobody has a next preference": ballots(2, "9 A; 8 B; 7 C; 6 D"),
    "a surplus that cannot move": ballots(2, "30 A; 6 B; 5 C; 4 D"),
    # Three papers worth 0.33333 are less than one: B is behind C by a hundred-thousandth. Exact thirds would tie them,
    # and the stage before would save B.
    "what is cut off decides": ballots(2, "3 A B; 6 A; 3 B; 3 C; 1 D C"),
    # 0.55555 x 3.9999 / 11.9999 is 0.18518 when the quotient alone is cut, and 0.18517 when the product is cut first.
    "how often it is cut shows": ballots(3, "18 A B C; 2 B C; 7 C D; 3 D"),
    "papers change hands three times": ballots(3, "61 A B C D E; 7 B C D E; 6 C D E; 17 D E; 13 E; 12 F E"),
    "the withdrawn one led": ballots(2, "50 A B; 20 B C; 19 C D; 18 D; 3 A", withdrawn="A"),
    "papers that name only withdrawn candidates": ballots(1, "9 A; 3 B; 4 C B; 2 D C", withdrawn="AD"),
    "those without first preferences go first": ballots(2, "20 A B E; 9 C E; 8 D F; 7 B"),
    "the least supported is excluded last": ballots(1, "3 A B; 3 C B; 2 B A; 2 D B"),
    "many papers alike": ballots(4, "100003 A B; 70001 B C A; 50021 C D; 9973 D E; 8123 E F; 7919 F A; 5 G A"),
}


def random_election(number):
    """Nothing in it but `number` is chance. Small ones tie often, middle ones hardly ever."""
    chance = random.Random(f"recount {number}")
    small = number % 3 != 0
    names = NAMES[:chance.randint(2, 6) if small else chance.randint(6, len(NAMES))]
    seats = chance.randint(1, min(len(names), 4 if small else 8))
    known = {name: chance.paretovariate(1.1) for name in names}
    camps = [chance.sample(names, len(names)) for _ in range(chance.randint(1, 3))]
    papers = []
    for _ in range(chance.randint(3, 25) if small else chance.randint(60, 300)):
        if chance.random() < 0.5:  # as a camp recommends
            ranked = list(chance.choice(camps))
        else:
            ranked = sorted(names, key=lambda name: chance.random() ** (1 / known[name]), reverse=True)
        papers.append((chance.choice((1, 1, 1, 2, 3, 7, 19)), tuple(ranked[:chance.randint(1, len(names))])))
    withdrawn = frozenset(chance.sample(names, chance.randint(0, len(names) // 3)) if chance.random() < 0.3 else ())
    election = Election(names, seats, tuple(papers), withdrawn, f"Random {number}")
    return election if election.valid() else random_election(number + 1_000_000)


def published(folder):
    """The elections under `folder`, by the names of their files."""
    return {path.stem: read(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.blt"))}
