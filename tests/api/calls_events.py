# SPDX-License-Identifier: EUPL-1.2
"""How the operations of events are called."""
from calls_directory import city
from world import Call, call

DATES = {"starts_on": "2027-11-19", "ends_on": "2027-11-22", "zone": "America/Guayaquil"}
LATER = {"starts_on": "2028-01-20", "ends_on": "2028-01-24", "zone": "America/Guayaquil"}


def series(w):
    return w.post("/api/events/series", {"titles": {"en": w.name("Forum")}, "original_language": "en"})["id"]


def new_edition(w, **more):
    return {"titles": {"en": w.name("Summit"), "fr": "Sommet"}, "original_language": "en", "series": series(w),
            "city": w.cities(1)[0], "place": "Town hall", **DATES, **more}


def edition(w):
    return w.post("/api/events/editions", new_edition(w))["id"]


def new_milestone(w):
    return {"titles": {"en": w.name("Invitations")}, "original_language": "en", "amount": 12, "unit": "weeks", "side": "before",
            "anchor": "start", "note": "By post as well.", "checks": ["English", "Español"], "owner": w.cities(1)[0]}


def milestone(w, made=None):
    return w.post(f"/api/events/editions/{made or edition(w)}/milestones", new_milestone(w))["id"]


def read(w, made):
    return w.get(f"/api/events/editions/{made}")


@call("events.api_series")
def _(w):
    series(w)
    return Call()


@call("events.api_create_series")
def _(w):
    return Call(body={"titles": {"en": w.name("Congress"), "es": "Congreso"}, "original_language": "en"})


@call("events.api_change_series")
def _(w):
    return Call({"series": series(w)}, body={"titles": {"es": w.name("Foro")}, "original_language": "es", "revision": 1})


@call("events.api_editions")
def _(w):
    edition(w)
    return Call(query={"when": "all", "q": "summit"})


@call("events.api_create_edition")
def _(w):
    return Call(body=new_edition(w, owner=w.cities(1)[0]))


@call("events.api_edition")
def _(w):
    made = edition(w)
    milestone(w, made)
    return Call({"edition": made})


@call("events.api_change_edition")
def _(w):
    made = edition(w)
    return Call({"edition": made}, body={"place": "Opera", "revision": read(w, made)["revision"]})


@call("events.api_copy_edition")
def _(w):
    made = edition(w)
    milestone(w, made)
    return Call({"edition": made}, body=new_edition(w, **LATER))


@call("events.api_set_state")
def _(w):
    return Call({"edition": edition(w)}, body={"state": "announced"})


@call("events.api_plan_dates")
def _(w):
    made = edition(w)
    milestone(w, made)
    return Call({"edition": made}, query=LATER)


@call("events.api_change_dates")
def _(w):
    made = edition(w)
    milestone(w, made)
    return Call({"edition": made}, body={**LATER, "reason": "The host asked for it.", "revision": read(w, made)["revision"]})


@call("events.api_change")
def _(w):
    made = edition(w)
    milestone(w, made)
    change = w.do("PUT", f"/api/events/editions/{made}/dates", {**LATER, "revision": read(w, made)["revision"]})["id"]
    return Call({"edition": made, "change": change})


@call("events.api_add_milestone")
def _(w):
    return Call({"edition": edition(w)}, body=new_milestone(w))


@call("events.api_change_milestone")
def _(w):
    return Call({"milestone": milestone(w)}, body={"amount": 3, "unit": "months", "checks": ["Español"], "revision": 1})


@call("events.api_milestone_done")
def _(w):
    return Call({"milestone": milestone(w)}, body={"done": True})


@call("events.api_remove_milestone")
def _(w):
    return Call({"milestone": milestone(w)})


@call("events.api_restore_milestone")
def _(w):
    made = milestone(w)
    w.do("DELETE", f"/api/events/milestones/{made}")
    return Call({"milestone": made})


@call("events.api_tick")
def _(w):
    made = edition(w)
    milestone(w, made)
    return Call({"check": read(w, made)["milestones"][0]["checks"][0]["id"]}, body={"done": True})


def budget_line(w, made=None):
    return w.post(f"/api/events/editions/{made or edition(w)}/budget", {"purpose": w.name("Interpreters"), "currency": "CHF", "planned": 42000})["id"]


@call("events.api_budget")
def _(w):
    made = edition(w)
    budget_line(w, made)
    return Call({"edition": made})


@call("events.api_report")
def _(w):
    return Call({"edition": edition(w)})


@call("events.api_add_budget_line")
def _(w):
    return Call({"edition": edition(w)}, body={"purpose": "Captions", "donor": w.cities(1)[0], "funding": "promised", "currency": "CHF",
                                               "planned": 9000, "spent": 100, "note": "Live."})


@call("events.api_change_budget_line")
def _(w):
    return Call({"budget_line": budget_line(w)}, body={"spent": 12000, "revision": 1})


@call("events.api_remove_budget_line")
def _(w):
    return Call({"budget_line": budget_line(w)})


@call("events.api_restore_budget_line")
def _(w):
    made = budget_line(w)
    w.do("DELETE", f"/api/events/budget/{made}")
    return Call({"budget_line": made})


@call("events.api_formats")
def _(w):
    return Call()


@call("events.api_choose_format")
def _(w):
    return Call({"edition": edition(w)}, body={"format": "grf"})


def forum(w):
    made = edition(w)
    w.do("PUT", f"/api/events/editions/{made}/format", {"format": "grf"})
    return made


@call("events.api_calendar")
def _(w):
    return Call({"edition": forum(w)})


@call("events.api_take_milestones")
def _(w):
    return Call({"edition": forum(w)}, body={"milestones": ["invitations", "pledges"]})


RULES = {"reply_day": "2027-10-01", "reply_time": "17:00", "quota": 3, "places": 0, "erase_days": 90, "revision": 0}


def guests(w, made):
    """Of an edition with rules, on whose list one city stands."""
    w.do("PUT", f"/api/events/editions/{made}/delegations/rules", RULES)
    w.post(f"/api/events/editions/{made}/delegations", {"parties": w.cities(1)})


@call("events.api_delegations")
def _(w):
    made = edition(w)
    guests(w, made)
    return Call({"edition": made})


@call("events.api_delegation_rules")
def _(w):
    return Call({"edition": edition(w)}, body={**RULES, "quota_for_all": True})


@call("events.api_choose_delegations")
def _(w):
    made = edition(w)
    w.do("PUT", f"/api/events/editions/{made}/delegations/rules", RULES)
    return Call({"edition": made}, body={"parties": w.cities(1)})


def writable_guests(w, made):
    """Likewise, with somebody to write to."""
    w.do("PUT", f"/api/events/editions/{made}/delegations/rules", RULES)
    party = city(w)["ref"]
    w.post("/api/directory/contacts", {"party": party, "role": "protocol", "address": "protocol@example.org"})
    w.post(f"/api/events/editions/{made}/delegations", {"parties": [party]})


@call("events.api_invite")
def _(w):
    made = edition(w)
    writable_guests(w, made)
    return Call({"edition": made}, body={"expected": 1})


@call("events.api_remind")
def _(w):
    made = edition(w)
    writable_guests(w, made)
    w.post(f"/api/events/editions/{made}/delegations/invite", {"expected": 1})
    return Call({"edition": made}, body={"expected": 1})


@call("events.api_scans")
def _(w):
    made = edition(w)
    return Call({"edition": made}, body={"scans": [{"scan": "phone-1", "code": "0000-0000-0000", "scanned_at": "2038-01-20T09:00:00Z"}]})


@call("events.api_presence")
def _(w):
    return Call({"edition": edition(w)})
