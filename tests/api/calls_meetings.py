# SPDX-License-Identifier: EUPL-1.2
"""How the operations on meetings are called. Those that read look at the meeting of the demonstration."""
from datetime import date, timedelta

from calls_ballots import board
from world import Call, call

BODIES = "/api/committee/bodies"


def meeting(w):
    def found():
        for body in w.get(BODIES)["bodies"]:
            rows = w.get(f"{BODIES}/{body['id']}/meetings")["meetings"]
            if rows:
                return rows[0]
        raise AssertionError("the demonstration has no meeting")
    return w.once("the meeting of the demonstration", found)


@call("committee.api_meetings")
def _(w):
    return Call({"body": meeting(w)["body"]}, query={"page": "1"})


@call("committee.api_meeting")
def _(w):
    return Call({"meeting": meeting(w)["id"]})


@call("committee.api_agenda")
def _(w):
    return Call({"meeting": meeting(w)["id"]})


@call("committee.api_decisions")
def _(w):
    return Call({"body": meeting(w)["body"]}, query={"page": "1"})


def new_meeting(w, **more):
    return {"title": w.name("Meeting"), "starts": "2037-03-02T14:30", "minutes": 90, "zone": "Europe/Athens", "place": "Town hall",
            "languages": ["en", "fr"], **more}


def made_meeting(w):
    return w.post(f"{BODIES}/{board(w)}/meetings", new_meeting(w))["id"]


def agenda(w, of):
    return w.get(f"/api/committee/meetings/{of}/agenda")["items"]


def item(w, of=None):
    return w.post(f"/api/committee/meetings/{of or made_meeting(w)}/items", {"title": w.name("Item"), "kind": "decision", "motion": "That it be so."})["id"]


@call("committee.api_create_meeting")
def _(w):
    return Call({"body": board(w)}, body=new_meeting(w))


@call("committee.api_add_item")
def _(w):
    return Call({"meeting": made_meeting(w)}, body={"title": "Budget", "kind": "discussion", "owner": "The chair", "minutes": 20, "note": "With figures."})


@call("committee.api_change_item")
def _(w):
    of = made_meeting(w)
    made = item(w, of)
    return Call({"item": made}, body={"title": "Budget, revised", "revision": agenda(w, of)[0]["revision"]})


@call("committee.api_place_item")
def _(w):
    of = made_meeting(w)
    one, other = item(w, of), item(w, of)
    return Call({"item": other}, body={"before": one, "seen": [one, other]})


@call("committee.api_remove_item")
def _(w):
    return Call({"item": item(w)})


@call("committee.api_convene")
def _(w):
    # While the members of today sit; the rules of the body may ask for more notice than that.
    made = w.post(f"{BODIES}/{board(w)}/meetings", new_meeting(w, starts=f"{date.today() + timedelta(days=3)}T14:30"))["id"]
    asked = w.get(f"/api/committee/meetings/{made}")["to_write"]
    assert asked > 0, "somebody sits, and has an address"
    return Call({"meeting": made}, body={"expected": asked, "short_notice": "The grant is decided next week."})


@call("committee.api_cancel_meeting")
def _(w):
    made = made_meeting(w)
    return Call({"meeting": made}, body={"reason": "The strike.", "revision": w.get(f"/api/committee/meetings/{made}")["revision"]})
