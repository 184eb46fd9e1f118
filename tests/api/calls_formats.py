# SPDX-License-Identifier: EUPL-1.2
"""How the operations of the formats of events are called."""
from calls_events import edition
from world import Call, call


def edition_of(w, format):
    made = edition(w)
    w.do("PUT", f"/api/events/editions/{made}/format", {"format": format})
    return made


def new_pledge(w):
    return {"entity": w.cities(1)[0], "title": w.name("Places in schools"), "text": "Two schools are enlarged.", "area": "education",
            "objective": "self_reliance", "kind": "financial", "places": "Kampala", "amount": 250000, "currency": "USD",
            "due_on": "2033-12-31"}


def pledge(w, reported=False):
    made = w.post(f"/api/events/editions/{edition_of(w, 'grf')}/grf/pledges", new_pledge(w))["id"]
    if reported:
        w.post(f"/api/events/grf/pledges/{made}/report", {"stage": "in_progress", "note": "The first school is open."})
    return made


@call("events-grf.api_pledges")
def _(w):
    made = pledge(w, reported=True)
    return Call({"edition": w.get(f"/api/events/grf/pledges/{made}")["edition"]}, query={"area": "education", "stage": "in_progress"})


@call("events-grf.api_enter_pledge")
def _(w):
    return Call({"edition": edition_of(w, "grf")}, body=new_pledge(w))


@call("events-grf.api_pledge")
def _(w):
    return Call({"pledge": pledge(w, reported=True)})


@call("events-grf.api_change_pledge")
def _(w):
    return Call({"pledge": pledge(w)}, body={"amount": 0, "currency": "", "due_on": "", "revision": 1})


@call("events-grf.api_report_pledge")
def _(w):
    return Call({"pledge": pledge(w)}, body={"stage": "fulfilled", "note": "512 children are in class."})


@call("events-grf.api_withdraw_pledge")
def _(w):
    return Call({"pledge": pledge(w)})


@call("events-grf.api_restore_pledge")
def _(w):
    made = pledge(w)
    w.do("DELETE", f"/api/events/grf/pledges/{made}")
    return Call({"pledge": made})


@call("events-durban.api_bodies")
def _(w):
    return Call({"edition": edition_of(w, "durban")})


@call("events-durban.api_set_body")
def _(w):
    return Call({"edition": edition_of(w, "durban"), "body": "world_council"},
                body={"day_number": 4, "begins_at": "14:30", "seats": 341, "note": "In the main hall.", "revision": 0})


def round_table(w):
    return w.post(f"/api/events/editions/{edition_of(w, 'gfmd')}/gfmd/round-tables", new_round_table(w))["id"]


def new_round_table(w):
    return {"code": "1.1", "title": w.name("Regular pathways"), "co_chairs": ["EC", "PH"], "members": [w.cities(1)[0]]}


@call("events-gfmd.api_summit")
def _(w):
    made = edition_of(w, "gfmd")
    w.post(f"/api/events/editions/{made}/gfmd/round-tables", new_round_table(w))
    return Call({"edition": made})


@call("events-gfmd.api_set_summit")
def _(w):
    return Call({"edition": edition_of(w, "gfmd")}, body={"chair": "EC", "theme": "Human mobility", "revision": 0})


@call("events-gfmd.api_add_table")
def _(w):
    return Call({"edition": edition_of(w, "gfmd")}, body=new_round_table(w))


@call("events-gfmd.api_change_table")
def _(w):
    return Call({"table": round_table(w)}, body={"title": "Other pathways", "co_chairs": ["EC"], "revision": 1})


@call("events-gfmd.api_remove_table")
def _(w):
    return Call({"table": round_table(w)})


@call("events-gfmd.api_restore_table")
def _(w):
    made = round_table(w)
    w.do("DELETE", f"/api/events/gfmd/round-tables/{made}")
    return Call({"table": made})
