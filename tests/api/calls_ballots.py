# SPDX-License-Identifier: EUPL-1.2
"""Calls of ballots. Of those that a program may open alone, motions by roll-call: a secret ballot needs officers with keys."""
from world import Call, call

BALLOTS = "/api/committee/ballots"


def sitting(w, body):
    return [each for each in w.get(f"/api/committee/bodies/{body}/sitting")["members"] if each["person"]]


def board(w):
    """A body of the demonstration in which somebody sits today."""
    return w.once("the board that votes", lambda: next(each["id"] for each in w.get("/api/committee/bodies")["bodies"] if sitting(w, each["id"])))


def facts(w, **more):
    body = board(w)
    return {"body": body, "title": {"en": w.name("Rules"), "es": "Reglas"}, "question": {"en": "Shall they be adopted?"}, "subject": "motion",
            "secrecy": "roll_call", "majority": "two_thirds", "closes_day": "2037-10-01", "closes_time": "17:00", "zone": "Europe/Zurich", **more}


def ballot(w, **more):
    return w.post(BALLOTS, facts(w, **more))["id"]


def opened(w):
    made = ballot(w)
    w.do("POST", f"{BALLOTS}/{made}/open", {"expected": len(sitting(w, board(w)))})
    return made


@call("committee.api_ballots")
def _(w):
    ballot(w)
    return Call(query={"page": "1"})


@call("committee.api_create_ballot")
def _(w):
    return Call(body=facts(w, subject="election", secrecy="secret", rule="meek-prf", seats=2))


@call("committee.api_ballot")
def _(w):
    return Call({"ballot": opened(w)})


@call("committee.api_set_candidates")
def _(w):
    made = ballot(w, subject="election")
    return Call({"ballot": made}, body={"candidates": [{"name": "Ada Example", "city": "Lima", "group": "Women"}, {"name": "Ben Example"}],
                                        "revision": w.get(f"{BALLOTS}/{made}")["revision"]})


@call("committee.api_open_ballot")
def _(w):
    return Call({"ballot": ballot(w)}, body={"expected": len(sitting(w, board(w)))})


@call("committee.api_close_ballot")
def _(w):
    return Call({"ballot": opened(w)}, body={"reason": "All have voted."})


@call("committee.api_withdraw_ballot")
def _(w):
    return Call({"ballot": opened(w)}, body={"reason": "Asked wrongly."})
