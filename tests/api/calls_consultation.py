# SPDX-License-Identifier: EUPL-1.2
"""How the operations that change drafts, rounds and signings are called."""
from calls_statements import draft, invitable, points, round_in_draft, statement, version
from world import Call, call


def open_round(w):
    made = round_in_draft(w)
    w.post(f"/api/statements/rounds/{made}/invitations", {"count": invitable(w, made)})
    return made


def offices(w, round_id):
    return w.get(f"/api/statements/rounds/{round_id}")["offices"]


@call("statements.api_change")
def _(w):
    return Call({"id": statement(w)}, body={"titles": {"en": w.name("New title")}, "archived": True})


@call("statements.api_add_paragraph")
def _(w):
    made = statement(w)
    return Call({"id": made}, body={"after": draft(w, made)[1]["id"], "kind": "preambular"})


@call("statements.api_change_paragraph")
def _(w):
    made = statement(w)
    return Call({"id": made, "paragraph": draft(w, made)[2]["id"]}, body={"kind": "plain", "move": "up"})


@call("statements.api_remove_paragraph")
def _(w):
    made = statement(w)
    return Call({"id": made, "paragraph": draft(w, made)[2]["id"]})


@call("statements.api_restore_paragraph")
def _(w):
    made = statement(w)
    paragraph = draft(w, made)[2]["id"]
    w.do("DELETE", f"/api/statements/{made}/paragraphs/{paragraph}")
    return Call({"id": made, "paragraph": paragraph})


@call("statements.api_confirm_translation")
def _(w):
    made = statement(w)
    paragraph = draft(w, made)[2]["id"]
    w.do("PUT", f"/api/statements/{made}/paragraphs/{paragraph}/texts/en", {"text": "We act together now."})
    return Call({"id": made, "paragraph": paragraph, "language": "fr"})


@call("statements.api_add_offices")
def _(w):
    return Call({"round": round_in_draft(w)}, body={"parties": w.cities(5)[3:]})


@call("statements.api_remove_office")
def _(w):
    made = round_in_draft(w)
    return Call({"round": made}, body={"party": offices(w, made)[0]["party"]})


@call("statements.api_set_contact")
def _(w):
    made = round_in_draft(w)
    return Call({"round": made}, body={"party": offices(w, made)[0]["party"], "name": "Cabinet",
                                       "address": "cabinet@example.org", "language": "fr"})


@call("statements.api_invite_again")
def _(w):
    made = open_round(w)
    return Call({"round": made}, body={"party": next(each["party"] for each in offices(w, made)
                                                     if each["stage"] == "not_opened")})


@call("statements.api_end_links")
def _(w):
    made = open_round(w)
    return Call({"round": made}, body={"party": offices(w, made)[0]["party"]})


@call("statements.api_remind")
def _(w):
    made = open_round(w)
    return Call({"round": made}, body={"count": sum(each["stage"] == "not_opened" for each in offices(w, made))})


@call("statements.api_extend_round")
def _(w):
    return Call({"round": open_round(w)}, body={"deadline": "2027-07-31T17:00", "reason": "Summer."})


@call("statements.api_close_round")
def _(w):
    return Call({"round": open_round(w)})


@call("statements.api_reopen_round")
def _(w):
    made = open_round(w)
    w.post(f"/api/statements/rounds/{made}/close", None)
    return Call({"round": made})


@call("statements.api_merge_points")
def _(w):
    """Two proposals of different wording on one paragraph of the demonstration."""
    found = points(w, "suggestion")
    first, second = next((one, other) for one in found for other in found if one["wording"] != other["wording"] and
                         all(one[same] == other[same] for same in ("round", "paragraph")))
    return Call(body={"points": [first["id"], second["id"]], "wording": "Both together.", "reason": "They agree."})


@call("statements.api_discuss")
def _(w):
    return Call({"point": points(w, "comment")[0]["id"]}, body={"text": "Ask the legal group."})


def signing(w):
    return w.post("/api/statements/signings", {"version": version(w)["id"], "closes": "2027-12-10T17:00",
                                               "zone": "Europe/Zurich", "parties": mayors(w)})["id"]


def mayors(w):
    """Cities that have a mayor today, who can sign."""
    return [city["ref"] for city in w.get("/api/directory/cities")["items"] if city["mayor"]][:2]


@call("statements.api_open_signing")
def _(w):
    return Call(body={"version": version(w)["id"], "closes": "2027-12-10T17:00", "zone": "Europe/Zurich",
                      "visible_from": "2026-01-01T00:00", "parties": mayors(w)})


@call("statements.api_add_cities")
def _(w):
    return Call({"signing": signing(w)}, body={"parties": w.cities(5)[3:]})


@call("statements.api_invite_to_sign")
def _(w):
    made = signing(w)
    return Call({"signing": made}, body={"count": sum(
        each["state"] == "listed" and each["address"] != "" for each in w.get(f"/api/statements/signings/{made}")["signatories"])})


@call("statements.api_end_sign_links")
def _(w):
    return Call({"signing": signing(w)}, body={"party": mayors(w)[0]})


@call("statements.api_note_promise")
def _(w):
    return Call({"signing": signing(w)}, body={"party": mayors(w)[0]})


@call("statements.api_record_letter")
def _(w):
    return Call({"signing": signing(w)}, body={"party": mayors(w)[0], "day": "2026-11-20"})


@call("statements.api_withdraw_signature")
def _(w):
    made, party = signing(w), mayors(w)[0]
    w.post(f"/api/statements/signings/{made}/letters", {"party": party, "day": "2026-11-20"})
    return Call({"signing": made}, body={"party": party, "reason": "By letter of the city."})


@call("statements.api_close_signing")
def _(w):
    return Call({"signing": signing(w)})


@call("statements.api_wall")
def _(w):
    return Call({"signing": signing(w)})


def procedure(w, kind="silence", asked=True):
    made = version(w)
    body = {"kind": kind, "group": w.name("Group"), "parties": w.cities(), "deadline": "2027-12-10T17:00", "zone": "Europe/Zurich"}
    found = w.post(f"/api/statements/{made['statement']}/versions/{made['id']}/procedures", body)["id"]
    if asked:
        w.post(f"/api/statements/procedures/{found}/letters", {"count": writable(w, found)})
    return found


def members(w, procedure_id):
    return w.get(f"/api/statements/procedures/{procedure_id}")["members"]


def writable(w, procedure_id):
    return sum(1 for each in members(w, procedure_id) if each["address"] and not each["written"])


def a_member(w, procedure_id):
    return next(each["party"] for each in members(w, procedure_id) if each["address"])


@call("statements.api_create_procedure")
def _(w):
    made = version(w)
    return Call({"id": made["statement"], "version": made["id"]}, body={
        "kind": "approval", "group": w.name("Group"), "parties": w.cities(), "needs": "at_least", "at_least": 1,
        "deadline": "2027-12-10T17:00", "zone": "Europe/Zurich", "reminder_days": 2})


@call("statements.api_procedure")
def _(w):
    return Call({"procedure": procedure(w)})


@call("statements.api_require")
def _(w):
    return Call({"id": statement(w)}, body={"way": "silence"})


@call("statements.api_send_letters")
def _(w):
    made = procedure(w, asked=False)
    return Call({"procedure": made}, body={"count": writable(w, made)})


@call("statements.api_remind_members")
def _(w):
    made = procedure(w)
    return Call({"procedure": made}, body={"count": sum(1 for each in members(w, made) if each["written"])})


@call("statements.api_set_member")
def _(w):
    made = procedure(w)
    return Call({"procedure": made}, body={"party": a_member(w, made), "name": "Deputy", "address": "deputy@city.example", "language": "fr"})


@call("statements.api_send_link_again")
def _(w):
    made = procedure(w)
    return Call({"procedure": made}, body={"party": a_member(w, made)})


@call("statements.api_end_member_links")
def _(w):
    made = procedure(w)
    return Call({"procedure": made}, body={"party": a_member(w, made)})


@call("statements.api_extend_procedure")
def _(w):
    return Call({"procedure": procedure(w)}, body={"deadline": "2027-12-20T17:00", "reason": "Councils sit in December."})


@call("statements.api_withdraw_procedure")
def _(w):
    return Call({"procedure": procedure(w)}, body={"reason": "Another version comes."})


@call("statements.api_proceed")
def _(w):
    made = procedure(w, asked=False)
    # Somebody to whom nobody can write.
    w.post(f"/api/statements/procedures/{made}/contact", {"party": members(w, made)[0]["party"], "name": "", "address": "", "language": "en"})
    w.post(f"/api/statements/procedures/{made}/letters", {"count": writable(w, made)})
    return Call({"procedure": made}, body={"reason": "They agreed by telephone."})
