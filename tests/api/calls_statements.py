# SPDX-License-Identifier: EUPL-1.2
"""How the operations of statements are called."""
from world import Call, call


def statement(w):
    return w.post("/api/statements/import", {
        "original_language": "en", "format": "markdown",
        "texts": {"en": f"# {w.name('Declaration')}\n\nRecalling 2 things,\n\nWe act together.",
                  "fr": "# Déclaration\n\nRappelant 2 choses,\n\nNous agissons ensemble."}})["id"]


def draft(w, statement_id):
    return w.get(f"/api/statements/{statement_id}")["paragraphs"]


def version(w, statement_id=None):
    statement_id = statement_id or statement(w)
    return w.post(f"/api/statements/{statement_id}/versions", {"name": w.name("Rev.")})


def new_round(w, **more):
    return {"version": version(w)["id"], "name": w.name("Round"), "deadline": "2027-06-30T17:00",
            "zone": "Europe/Zurich", "parties": w.cities(), **more}


def round_in_draft(w):
    return w.post("/api/statements/rounds", new_round(w))["id"]


def invitable(w, round_id):
    """How many messages invite() would send: offices that have an address."""
    answer = w.house.call("POST", f"/api/statements/rounds/{round_id}/invitations", w.token, {"count": 10_000})
    assert answer.status == 409, answer
    offices = w.get(f"/api/statements/rounds/{round_id}")["offices"]
    return sum(1 for office in offices if office["stage"] == "not_invited" and office["address"])


def points(w, kind):
    """Of the demonstration's rounds, those that nobody has decided on first: few, enough to decide once on each."""
    found = [point for each in w.get("/api/statements/rounds")["rounds"]
             for point in w.get(f"/api/statements/rounds/{each['id']}/points")["points"] if point["kind"] == kind]
    return sorted(found, key=lambda point: point["state"] != "open")


@call("statements.api_list")
def _(w):
    return Call()


@call("statements.api_create")
def _(w):
    return Call(body={"titles": {"en": w.name("Charter"), "es": "Carta"}, "original_language": "en"})


@call("statements.api_import")
def _(w):
    return Call(body={"original_language": "es", "format": "plain", "titles": {"es": w.name("Carta")},
                      "texts": {"es": "Recordando,\n\nActuamos.", "en": "Recalling,\n\nWe act."}})


@call("statements.api_get")
def _(w):
    return Call({"id": statement(w)})


@call("statements.api_put_text")
def _(w):
    made = statement(w)
    paragraph = draft(w, made)[2]
    return Call({"id": made, "paragraph": paragraph["id"], "language": "en"},
                body={"text": "We act at once.", "revision": paragraph["texts"]["en"]["revision"]})


@call("statements.api_versions")
def _(w):
    made = statement(w)
    version(w, made)
    return Call({"id": made})


@call("statements.api_issue")
def _(w):
    return Call({"id": statement(w)}, body={"name": w.name("Rev."), "note": "First."})


@call("statements.api_version")
def _(w):
    made = version(w)
    return Call({"id": made["statement"], "version": made["id"]})


@call("statements.api_validations")
def _(w):
    made = version(w)
    return Call({"id": made["statement"], "version": made["id"]})


@call("statements.api_ask_body")
def _(w):
    made = version(w)
    body = next(each["ref"] for each in w.get(f"/api/statements/{made['statement']}/versions/{made['id']}/validations")["bodies"] if each["members"])
    return Call({"id": made["statement"], "version": made["id"]}, body={"body": body})


@call("statements.api_compare")
def _(w):
    made = version(w)
    paragraph = draft(w, made["statement"])[2]
    w.do("PUT", f"/api/statements/{made['statement']}/paragraphs/{paragraph['id']}/texts/en", {"text": "We act now."})
    return Call({"id": made["statement"]}, query={"before": made["id"], "after": "draft", "language": "en"})


@call("statements.api_rounds")
def _(w):
    return Call()


@call("statements.api_create_round")
def _(w):
    return Call(body=new_round(w, visibility="open", reminder_days=3, questions={"en": "Do you agree?"}))


@call("statements.api_round")
def _(w):
    return Call({"round": round_in_draft(w)})


@call("statements.api_invite")
def _(w):
    made = round_in_draft(w)
    return Call({"round": made}, body={"count": invitable(w, made)})


@call("statements.api_points")
def _(w):
    return Call({"round": points(w, "suggestion")[0]["round"]})


@call("statements.api_decide")
def _(w):
    return Call({"point": points(w, "suggestion")[0]["id"]}, body={"outcome": "refuse", "reason": "Too soon."})


@call("statements.api_undo")
def _(w):
    return Call({"decision": w.once("a decision", lambda: w.post(
        f"/api/statements/points/{points(w, 'comment')[0]['id']}/decision",
        {"outcome": "note", "reason": "Thank you."})["decision"])})


@call("statements.api_signings")
def _(w):
    return Call()


@call("statements.api_signing")
def _(w):
    return Call({"signing": w.get("/api/statements/signings")["signings"][0]["id"]})
