# SPDX-License-Identifier: EUPL-1.2
"""How the operations of the formats of events are called."""
from calls_events import edition, guests, registered
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


def congress(w):
    """With a kind of participation, and one delegation of a city; it has not said yet that it comes."""
    made = edition_of(w, "durban")
    guests(w, made)
    kind = w.post(f"/api/events/editions/{made}/durban/fees", new_fee_kind(w))["id"]
    return made, kind, w.get(f"/api/events/editions/{made}/delegations")["delegations"][0]["id"]


def new_fee_kind(w):
    return {"name_en": w.name("Member city"), "name_fr": "Ville membre", "for_others": True, "currency": "EUR", "fee": 45000,
            "early_fee": 35000, "early_until": {"amount": 12, "unit": "weeks"}, "quota": 4, "votes": 1}


def participant(w):
    made, kind, delegation = congress(w)
    w.do("PATCH", f"/api/events/durban/dues/{delegation}", {"kind": kind, "waived": 1, "waived_for": "A speaker", "revision": 0})
    return made, kind, delegation


def payment(w):
    delegation = participant(w)[2]
    return w.post(f"/api/events/durban/dues/{delegation}/payments", {"amount": 35000, "paid_on": "2024-05-01", "note": "Transfer"})["id"]


@call("events-durban.api_fees")
def _(w):
    return Call({"edition": congress(w)[0]})


@call("events-durban.api_enter_fee_kind")
def _(w):
    return Call({"edition": edition_of(w, "durban")}, body=new_fee_kind(w))


@call("events-durban.api_change_fee_kind")
def _(w):
    return Call({"fee_kind": congress(w)[1]}, body={"fee": 47000, "early_until": {"amount": 10, "unit": "weeks"}, "revision": 1})


@call("events-durban.api_remove_fee_kind")
def _(w):
    return Call({"fee_kind": congress(w)[1]})


@call("events-durban.api_set_fee_rules")
def _(w):
    return Call({"edition": edition_of(w, "durban")},
                body={"full_until": {"amount": 8, "unit": "weeks"}, "part_percent": 50, "part_until": {"amount": 3, "unit": "weeks"},
                      "pay_to": "Bank, account", "erase_days": 90, "revision": 0})


@call("events-durban.api_dues")
def _(w):
    return Call({"edition": participant(w)[0]})


@call("events-durban.api_sort_dues")
def _(w):
    return Call({"edition": congress(w)[0]})


@call("events-durban.api_due")
def _(w):
    return Call({"delegation": participant(w)[2]})


@call("events-durban.api_set_participation")
def _(w):
    made, kind, delegation = congress(w)
    return Call({"delegation": delegation}, body={"kind": kind, "waived": 0, "revision": 0})


@call("events-durban.api_enter_payment")
def _(w):
    return Call({"delegation": participant(w)[2]}, body={"kind": "payment", "amount": 35000, "paid_on": "2024-05-01", "note": "Transfer"})


@call("events-durban.api_void_payment")
def _(w):
    return Call({"payment": payment(w)})


@call("events-durban.api_restore_payment")
def _(w):
    made = payment(w)
    w.do("DELETE", f"/api/events/durban/payments/{made}")
    return Call({"payment": made})


@call("events-durban.api_issue_invoice")
def _(w):
    """Of a delegation that has said whom it sends: those of the demonstration, whose event becomes a congress for that."""
    made, coming = registered(w)
    if "congress" not in w.kept:
        w.do("PUT", f"/api/events/editions/{made}/format", {"format": "durban"})
        w.kept["congress"] = w.post(f"/api/events/editions/{made}/durban/fees", {**new_fee_kind(w), "quota": 50})["id"]
        w.do("POST", f"/api/events/editions/{made}/durban/dues/sort")
    return Call({"delegation": coming[0]})


@call("events-durban.api_members")
def _(w):
    return Call({"edition": edition_of(w, "durban"), "body": "world_council"})


@call("events-durban.api_name_members")
def _(w):
    return Call({"edition": edition_of(w, "durban"), "body": "general_assembly"}, body={"members": w.cities(2), "revision": 0})


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
