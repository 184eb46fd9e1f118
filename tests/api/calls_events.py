# SPDX-License-Identifier: EUPL-1.2
"""How the operations of events are called."""
import base64

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


def interpreter(w, made=None):
    return w.post(f"/api/events/editions/{made or edition(w)}/interpreters",
                  {"name": w.name("Ana"), "booth": "fr", "from": ["en", "es"],
                   "hours": [{"from": "2027-11-19T09:00", "until": "2027-11-19T18:00"}]})["id"]


@call("events.api_interpretation")
def _(w):
    made = edition(w)
    interpreter(w, made)
    return Call({"edition": made})


@call("events.api_add_interpreter")
def _(w):
    return Call({"edition": edition(w)}, body={"name": w.name("Ana"), "booth": "en", "both_ways": "es"})


@call("events.api_change_interpreter")
def _(w):
    return Call({"interpreter": interpreter(w)}, body={"alone_minutes": 40, "revision": 1})


@call("events.api_remove_interpreter")
def _(w):
    return Call({"interpreter": interpreter(w)})


@call("events.api_restore_interpreter")
def _(w):
    made = interpreter(w)
    w.do("DELETE", f"/api/events/interpreters/{made}")
    return Call({"interpreter": made})


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


def event_import(w, town=None):
    """A table of one participant, which nobody has applied: its id, and the fingerprint of its preview."""
    made = edition(w)
    w.do("PUT", f"/api/events/editions/{made}/delegations/rules", RULES)
    question(w, made)
    if town is None:
        town = w.name("Newtown")
        w.post("/api/directory/cities", {"name": {"en": town}, "country": "CH"})
    uploaded = w.post(f"/api/events/editions/{made}/imports", {
        "file_name": "people.csv", "text": f"Delegation;Name;How do you come?\n{town};Ana Mora;By train\n"})["id"]
    return uploaded, {"fingerprint": w.get(f"/api/events/imports/{uploaded}")["fingerprint"]}


def applied_import(w):
    uploaded, wish = event_import(w)
    w.post(f"/api/events/imports/{uploaded}/apply", wish)
    return uploaded


@call("events.api_imports")
def _(w):
    made = edition(w)
    w.post(f"/api/events/editions/{made}/imports", {"file_name": "s.csv", "text": "Day;From;Until;Session\n2027-11-19;09:00;10:00;Opening\n"})
    return Call({"edition": made})


@call("events.api_upload_import")
def _(w):
    """As long as a table of a thousand sessions."""
    table = "Day;From;Until;Session\n" + "".join(f"2027-11-19;{i // 60 % 24:02}:{i % 60:02};23:59;A session of a long programme, {i}: {'x' * 60}\n"
                                                 for i in range(1000))
    return Call({"edition": edition(w)}, body={"file_name": "sessions.csv", "base64": base64.b64encode(table.encode()).decode()})


@call("events.api_import")
def _(w):
    return Call({"import": event_import(w)[0]}, query={"page": 1})


@call("events.api_answer_import")
def _(w):
    uploaded, _ = event_import(w, "Nowhere at all")
    return Call({"import": uploaded}, body={"answers": [{"name": "Nowhere at all", "ref": w.cities(1)[0]}]})


@call("events.api_apply_import")
def _(w):
    uploaded, wish = event_import(w)
    return Call({"import": uploaded}, body=wish)


@call("events.api_give_up_import")
def _(w):
    return Call({"import": event_import(w)[0]})


@call("events.api_undo_preview")
def _(w):
    """Of sessions, as events.api_undo_import is of participants."""
    uploaded = w.post(f"/api/events/editions/{edition(w)}/imports", {
        "file_name": "s.csv", "text": "Day;From;Until;Session;Room\n2027-11-19;09:00;10:00;Opening;Pier\n"})["id"]
    w.post(f"/api/events/imports/{uploaded}/apply", {"fingerprint": w.get(f"/api/events/imports/{uploaded}")["fingerprint"]})
    return Call({"import": uploaded})


@call("events.api_undo_import")
def _(w):
    uploaded = applied_import(w)
    return Call({"import": uploaded}, body={"fingerprint": w.get(f"/api/events/imports/{uploaded}/undo")["fingerprint"]})


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


QUESTION = {"kind": "one", "label": {"en": "How do you come?"}, "purpose": {"en": "Parking"}, "original_language": "en",
            "options": [{"words": {"en": "By train"}}, {"words": {"en": "By car", "fr": "En voiture"}}]}


def question(w, made, **more):
    return w.post(f"/api/events/editions/{made}/registration-form", {**QUESTION, **more})["id"]


@call("events.api_form")
def _(w):
    made = edition(w)
    first = question(w, made)
    question(w, made, kind="text", options=[], when_question=first, when_value="o2")
    question(w, made, kind="file", options=[], file_kinds=["pdf", "word"])
    question(w, made, kind="city", options=[])
    return Call({"edition": made})


@call("events.api_add_question")
def _(w):
    return Call({"edition": edition(w)}, body={**QUESTION, "of": "delegation", "stage": "follow_up", "required": True,
                                               "help": {"en": "To the door"}, "erase_days": 7})


@call("events.api_change_question")
def _(w):
    return Call({"question": question(w, edition(w))},
                body={"revision": 1, "options": [{"key": "o1", "words": {"en": "Train"}}, {"words": {"en": "Bus"}}]})


@call("events.api_move_question")
def _(w):
    made = edition(w)
    first = question(w, made)
    question(w, made)
    return Call({"question": first}, body={"step": "down"})


@call("events.api_remove_question")
def _(w):
    return Call({"question": question(w, edition(w))})


@call("events.api_restore_question")
def _(w):
    gone = question(w, edition(w))
    w.do("DELETE", f"/api/events/questions/{gone}")
    return Call({"question": gone})


def registered(w):
    """An edition with delegations that have said whom they send, and those that come."""
    made = next(each["id"] for each in w.get("/api/events/editions?when=past&q=global+refugee+forum+2019")["editions"]
                if each["title"] == "Global Refugee Forum 2019")
    offices = w.get(f"/api/events/editions/{made}/delegations")["delegations"]
    return made, [each["id"] for each in offices if each["state"] in ("accepted", "deputy")]


@call("events.api_answers")
def _(w):
    return Call({"delegation": registered(w)[1][0]})


@call("events.api_approve")
def _(w):
    made, coming = registered(w)
    if "approved" not in w.kept:
        question(w, made, stage="follow_up")
    office = coming[w.kept.setdefault("approved", 0) % len(coming)]  # not every call is let through, so some are free again
    w.kept["approved"] += 1
    return Call({"edition": made}, body={"reply_day": "2037-11-01", "reply_time": "17:00", "delegation": office, "expected": 1})


@call("events.api_place_delegation")
def _(w):
    made, coming = registered(w)
    return Call({"edition": made}, body={"delegation": coming[0], "step": "down", "reason": "Speaks first"})


@call("events.api_scans")
def _(w):
    made = edition(w)
    return Call({"edition": made}, body={"scans": [{"scan": "phone-1", "code": "0000-0000-0000", "scanned_at": "2038-01-20T09:00:00Z"}]})


@call("events.api_presence")
def _(w):
    return Call({"edition": edition(w)})


def session(w, made):
    return w.post(f"/api/events/editions/{made}/sessions",
                  {"titles": {"en": w.name("Session")}, "original_language": "en", "starts": "2038-01-20T09:00", "ends": "2038-01-20T10:00"})["id"]


@call("events.api_session_scans")
def _(w):
    return Call({"session": session(w, edition(w))}, body={"scans": [{"scan": "phone-1", "code": "0000-0000-0000"}]})


@call("events.api_session_presence")
def _(w):
    return Call({"session": session(w, edition(w))})


JOURNALIST = {"outlet": "El Comercio", "kind": "print", "country": "EC", "name": "Ana Reyes", "post": "Reporter",
              "mail": "ana@comercio.example", "language": "es"}


def journalist(w):
    return w.post(f"/api/events/editions/{edition(w)}/media", JOURNALIST)["id"]


def admitted(w, made, door):
    """Of a journalist with a badge, who was let in at that door."""
    person = w.post(f"/api/events/editions/{made}/media", {**JOURNALIST, "name": w.name("Ana Reyes")})["id"]
    w.post(f"/api/events/media/{person}/decide", {"state": "granted", "revision": 1})
    badge = next(each["badge"] for each in w.get(f"/api/events/editions/{made}/media")["media"] if each["id"] == person)
    answer = w.post(f"/api/events/{door}/scans", {"scans": [{"scan": w.name("phone").replace(" ", "-"), "code": badge}]})["answers"][0]
    assert answer["outcome"] == "admitted", answer
    return answer["scan"]


@call("events.api_undo_scan")
def _(w):
    made = edition(w)
    return Call({"edition": made, "scan": admitted(w, made, f"editions/{made}")})


@call("events.api_undo_session_scan")
def _(w):
    made = edition(w)
    held = session(w, made)
    return Call({"session": held, "scan": admitted(w, made, f"sessions/{held}")})


@call("events.api_media")
def _(w):
    made = edition(w)
    w.post(f"/api/events/editions/{made}/media", JOURNALIST)
    return Call({"edition": made})


@call("events.api_enter_media")
def _(w):
    return Call({"edition": edition(w)}, body=JOURNALIST)


@call("events.api_change_media")
def _(w):
    return Call({"media": journalist(w)}, body={"post": "Correspondent", "revision": 1})


@call("events.api_decide_media")
def _(w):
    return Call({"media": journalist(w)}, body={"state": "refused", "reason": "We could not reach your editor.", "revision": 1})


@call("events.api_set_media_rules")
def _(w):
    return Call({"edition": edition(w)}, body={"open": True, "until": "2038-01-10T18:00", "words": "Bring your press card.", "revision": 0})


@call("events.api_reprint_media_badge")
def _(w):
    made = journalist(w)
    w.post(f"/api/events/media/{made}/decide", {"state": "granted", "revision": 1})
    return Call({"media": made})


def side_event_call(w, made=None):
    """Open, by the rules of the International Migration Review Forum."""
    made = w.post(f"/api/events/editions/{made or edition(w)}/calls", new_side_event_call(w))["id"]
    w.do("PUT", f"/api/events/calls/{made}/state", {"state": "open"})
    return made


def new_side_event_call(w):
    return {"titles": {"en": w.name("Call for side events")}, "original_language": "en", "opens": "2026-01-01T09:00", "closes": "2027-09-30T17:00",
            "per_day": 4, "in_all": 20, "in_parallel": False, "official_hours": False, "per_organiser": 1,
            "criteria": [{"name": "Relevance", "weight": 3}]}


def new_proposal(w):
    return {"title": w.name("Housing"), "description": "Homes in growing cities.", "organiser": w.name("Kampala"), "contact_name": "Ada Example",
            "contact_mail": "ada@example.org", "language": "fr", "expected": 40, "preferred_day": "2027-11-20"}


def proposal(w, call_id=None):
    return w.post(f"/api/events/calls/{call_id or side_event_call(w)}/proposals", new_proposal(w))["id"]


@call("events.api_calls")
def _(w):
    made = edition(w)
    side_event_call(w, made)
    return Call({"edition": made})


@call("events.api_create_call")
def _(w):
    return Call({"edition": edition(w)}, body=new_side_event_call(w))


@call("events.api_call_state")
def _(w):
    return Call({"call": side_event_call(w)}, body={"state": "closed"})


@call("events.api_proposals")
def _(w):
    made = side_event_call(w)
    proposal(w, made)
    return Call({"call": made})


@call("events.api_add_proposal")
def _(w):
    return Call({"call": side_event_call(w)}, body=new_proposal(w))


@call("events.api_proposal")
def _(w):
    return Call({"proposal": proposal(w)})


@call("events.api_decide_proposal")
def _(w):
    return Call({"proposal": proposal(w)},
                body={"state": "accepted", "starts": "2027-11-20T13:00", "ends": "2027-11-20T14:15", "room": "", "revision": 1})
