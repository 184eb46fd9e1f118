# SPDX-License-Identifier: EUPL-1.2
"""Calls of ballots. Of those that a program may open alone, motions by roll-call: a secret ballot needs officers with keys."""
import re

from calls_directory import city
from calls_formats import edition_of
from house import Browser
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


def chain(w):
    """A congress whose Assembly has members, of which the council is elected."""
    made = edition_of(w, "durban")
    w.do("PUT", f"/api/events/editions/{made}/durban/bodies/general_assembly/members", {"members": w.cities(3), "revision": 0})
    wish = {key: value for key, value in facts(w, subject="election", seats=1).items() if key not in ("body", "majority")}
    return w.post(BALLOTS, {**wish, "election": f"events.body/{made}/world_council"})["id"]


@call("committee.api_ballot")
def _(w):
    return Call({"ballot": opened(w)})


@call("committee.api_set_candidates")
def _(w):
    made = chain(w)
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


def counted_chain(w):
    """A congress whose Assembly of three elected the council by roll-call; staff called the votes, and stated the result."""
    made, known = edition_of(w, "durban"), [city(w) for _ in range(3)]
    cities, names = [each["ref"] for each in known], [each["name"]["en"] for each in known]
    for ref in cities:
        person = w.post("/api/directory/people", {"name": w.name("Mayor"), "email": f"mayor{next(w.numbers)}@example.org"})["ref"]
        w.post("/api/directory/mandates", {"person": person, "city": ref, "office": "Mayor", "head": True, "from": "2019-01-01"})
    w.do("PUT", f"/api/events/editions/{made}/durban/bodies/general_assembly/members", {"members": cities, "revision": 0})
    wish = {key: value for key, value in facts(w, subject="election", rule="plurality", seats=1, quorum=1).items() if key not in ("body", "majority")}
    ballot_id = w.post(BALLOTS, {**wish, "election": f"events.body/{made}/world_council"})["id"]
    w.do("PUT", f"{BALLOTS}/{ballot_id}/candidates", {"candidates": [{"name": f"Candidate of {name}", "city": name} for name in names],
                                                      "revision": w.get(f"{BALLOTS}/{ballot_id}")["revision"]})
    w.do("POST", f"{BALLOTS}/{ballot_id}/open", {"expected": 3})
    staff, page = Browser(w.house, "secretariat@demo.example"), f"/committee/ballots/{ballot_id}"
    for voter in dict.fromkeys(re.findall(page + r"/voters/([0-9A-Z]{26})", staff.get(page).bytes.decode())):
        of = f"{page}/voters/{voter}"
        assert staff.post(f"{of}/call", staff.form_token(staff.get(of)), [("place_1", "1")]).status == 303
    w.do("POST", f"{BALLOTS}/{ballot_id}/close", {"reason": "All have voted."})
    assert staff.post(f"{page}/result", staff.form_token(staff.get(page)), []).status == 303
    return ballot_id


@call("committee.api_seating")
def _(w):
    return Call({"ballot": counted_chain(w)})


@call("committee.api_seat_elected")
def _(w):
    made = counted_chain(w)
    return Call({"ballot": made}, body={"revision": w.get(f"{BALLOTS}/{made}/seating")["revision"]})
