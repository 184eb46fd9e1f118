# SPDX-License-Identifier: EUPL-1.2
"""How the operations of the ledger of bodies are called."""
from calls_directory import mandate, segment
from calls_programme import session as event_session
from world import Call, call


def new_body(w):
    return {"names": {"en": w.name("Board"), "fr": "Bureau"}, "original_language": "en", "mandate_rule": "envoy", "note": "Of the network."}


def body(w):
    return w.post("/api/committee/bodies", new_body(w))["id"]


NEW_SEAT = {"number": 1, "region": "", "eligibility": "Mayors", "term_months": 24, "renewals": 1, "stagger": "A", "since": "2018-12-01",
            "until": ""}


def seat(w, of=None):
    return w.post(f"/api/committee/bodies/{of or body(w)}/seats", NEW_SEAT)["id"]


def new_term(w, last="2020-11-30"):
    """Of a mayor in office since 2019."""
    held = mandate(w)
    return {"city": held["city"], "person": held["person"], "first": "2019-06-01", "last": last, "note": "By acclamation."}


def term(w, of=None, **more):
    return w.post(f"/api/committee/seats/{of or seat(w)}/terms", new_term(w, **more))["id"]


def new_acting(w):
    held = mandate(w)
    return {"person": held["person"], "city": held["city"], "first": "2019-06-01", "last": "2019-07-01"}


def acting(w):
    return w.post(f"/api/committee/seats/{seat(w)}/acting", new_acting(w))["id"]


def question(w):
    """Asked because a mandate ended in the middle of a term."""
    held = mandate(w)
    of_seat = seat(w)
    made = w.post(f"/api/committee/seats/{of_seat}/terms", {"city": held["city"], "person": held["person"], "first": "2019-06-01",
                                                            "last": "2021-05-31"})["id"]
    w.do("PATCH", f"/api/directory/mandates/{held['id']}", {"until": "2020-01-01", "version": held["version"]})
    return w.wait_for("the question", lambda: next(
        (each["id"] for each in w.get("/api/committee/questions")["questions"] if each["term"] == made), None))


@call("committee.api_bodies")
def _(w):
    body(w)
    return Call()


@call("committee.api_create_body")
def _(w):
    return Call(body=new_body(w))


@call("committee.api_body")
def _(w):
    made = body(w)
    seat(w, made)
    return Call({"body": made})


@call("committee.api_change_body")
def _(w):
    return Call({"body": body(w)}, body={"note": "Two years.", "mandate_rule": "vacate", "revision": 1})


@call("committee.api_remove_body")
def _(w):
    return Call({"body": body(w)})


@call("committee.api_restore_body")
def _(w):
    made = body(w)
    w.do("DELETE", f"/api/committee/bodies/{made}")
    return Call({"body": made})


@call("committee.api_sitting")
def _(w):
    made = body(w)
    term(w, seat(w, made))
    return Call({"body": made}, query={"on": "2019-07-12"})


@call("committee.api_diversity")
def _(w):
    made = body(w)
    term(w, seat(w, made))
    return Call({"body": made}, query={"on": "2019-07-12", "city": w.cities(1)[0], "list": segment(w)["id"]})


@call("committee.api_make_feed")
def _(w):
    return Call({"body": body(w)})


@call("committee.api_end_feed")
def _(w):
    made = body(w)
    w.do("POST", f"/api/committee/bodies/{made}/calendar")
    return Call({"body": made})


@call("committee.api_add_seat")
def _(w):
    return Call({"body": body(w)}, body=NEW_SEAT)


@call("committee.api_seat")
def _(w):
    made = seat(w)
    term(w, made)
    return Call({"seat": made})


@call("committee.api_change_seat")
def _(w):
    return Call({"seat": seat(w)}, body={"region": "Africa", "renewals": -1, "revision": 1})


@call("committee.api_remove_seat")
def _(w):
    return Call({"seat": seat(w)})


@call("committee.api_restore_seat")
def _(w):
    made = seat(w)
    w.do("DELETE", f"/api/committee/seats/{made}")
    return Call({"seat": made})


@call("committee.api_add_term")
def _(w):
    return Call({"seat": seat(w)}, body=new_term(w))


@call("committee.api_change_term")
def _(w):
    return Call({"term": term(w)}, body={"last": "2020-12-31", "revision": 1})


@call("committee.api_end_term")
def _(w):
    return Call({"term": term(w)}, body={"left_on": "2019-12-31", "reason": "resigned", "revision": 1})


@call("committee.api_reopen_term")
def _(w):
    made = term(w)
    w.post(f"/api/committee/terms/{made}/end", {"left_on": "2019-12-31", "reason": "resigned", "revision": 1})
    return Call({"term": made})


@call("committee.api_remove_term")
def _(w):
    return Call({"term": term(w)})


@call("committee.api_restore_term")
def _(w):
    made = term(w)
    w.do("DELETE", f"/api/committee/terms/{made}")
    return Call({"term": made})


@call("committee.api_add_acting")
def _(w):
    return Call({"seat": seat(w)}, body=new_acting(w))


@call("committee.api_change_acting")
def _(w):
    return Call({"acting": acting(w)}, body={"last": "", "note": "Until further notice.", "revision": 1})


@call("committee.api_remove_acting")
def _(w):
    return Call({"acting": acting(w)})


@call("committee.api_restore_acting")
def _(w):
    made = acting(w)
    w.do("DELETE", f"/api/committee/acting/{made}")
    return Call({"acting": made})


@call("committee.api_ends")
def _(w):
    return Call()


@call("committee.api_questions")
def _(w):
    question(w)
    return Call()


@call("committee.api_answer_question")
def _(w):
    return Call({"question": question(w)}, body={"answer": "envoy", "reason": "For the climate work.", "revision": 1})


@call("committee.api_take_answer_back")
def _(w):
    made = question(w)
    w.post(f"/api/committee/questions/{made}/answer", {"answer": "vacate", "revision": 1})
    return Call({"question": made})


@call("committee.api_body_sessions")
def _(w):
    return Call({"body": body(w)})


@call("committee.api_set_body_sessions")
def _(w):
    return Call({"body": body(w)}, body={"sessions": [event_session(w)]})
