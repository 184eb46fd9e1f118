# SPDX-License-Identifier: EUPL-1.2
"""How the operations on vacancies and nominees are called. Offices nominate by their links alone, and a deadline passes by itself:
nominees and vacancies that are closed are those of the demonstration."""
from calls_ledger import seat
from world import Call, call

VACANCIES = "/api/committee/vacancies"


def new_vacancy(w):
    return {"seat": seat(w), "first": "2037-01-01", "last": "2038-12-31", "deadline_day": "2036-10-01", "deadline_time": "17:00",
            "zone": "Europe/Athens", "segment": "", "original_language": "en", "profile": {"en": "A mayor.", "fr": "Un maire."}, "erase_days": 90}


def vacancy(w):
    return w.post(VACANCIES, new_vacancy(w))["id"]


def look(w, made):
    return w.get(f"{VACANCIES}/{made}")


def due(w, made, state):
    """How many cities are in that state."""
    return sum(1 for city in look(w, made)["cities"] if city["state"] == state)


def asked(w):
    made = vacancy(w)
    w.post(f"{VACANCIES}/{made}/notices", {"expected": due(w, made, "chosen")})
    return made


def of_demonstration(w, state, nth=0):
    """By the order in which they were entered: those of the demonstration come first."""
    found, page = [], 1
    while rows := w.get(f"{VACANCIES}?page={page}")["vacancies"]:
        found += [each for each in rows if each["state"] in state]
        page += 1
    return sorted(found, key=lambda each: each["id"])[nth]["id"]


def nominee(w):
    """Of the vacancy of Athens, whose nominees nobody may simply choose."""
    made = w.once("the vacancy with nominees", lambda: of_demonstration(w, ("open",)))
    return next(each for each in w.get(f"{VACANCIES}/{made}/candidates")["candidates"] if not each["eligible"])


def closed(w, nth):
    return w.once(f"closed vacancy {nth}", lambda: of_demonstration(w, ("closed", "decided"), nth))


def choice(w, made):
    chosen = next(each for each in w.get(f"{VACANCIES}/{made}/candidates")["candidates"] if each["may_be_chosen"])
    return {"nomination": chosen["id"], "reason": "Most votes.", "reference": "Minutes, item 2", "revision": look(w, made)["revision"]}


def filled(w, nth):
    made = closed(w, nth)
    if look(w, made)["state"] == "closed":
        w.post(f"{VACANCIES}/{made}/choice", choice(w, made))
    return made


@call("committee.api_vacancies")
def _(w):
    vacancy(w)
    return Call(query={"page": "1"})


@call("committee.api_open_vacancy")
def _(w):
    return Call(body=new_vacancy(w))


@call("committee.api_vacancy")
def _(w):
    return Call({"vacancy": vacancy(w)})


@call("committee.api_change_vacancy")
def _(w):
    return Call({"vacancy": vacancy(w)}, body={**{key: value for key, value in new_vacancy(w).items() if key != "seat"}, "revision": 1})


@call("committee.api_ask_cities")
def _(w):
    made = vacancy(w)
    return Call({"vacancy": made}, body={"expected": due(w, made, "chosen")})


@call("committee.api_remind_cities")
def _(w):
    made = asked(w)
    return Call({"vacancy": made}, body={"expected": due(w, made, "asked")})


@call("committee.api_extend_deadline")
def _(w):
    made = asked(w)
    return Call({"vacancy": made}, body={"deadline_day": "2036-11-01", "deadline_time": "12:00", "reason": "Elections.",
                                         "revision": look(w, made)["revision"]})


@call("committee.api_withdraw_vacancy")
def _(w):
    return Call({"vacancy": vacancy(w)}, body={"reason": "One seat less.", "revision": 1})


@call("committee.api_candidates")
def _(w):
    return Call({"vacancy": closed(w, 0)})


@call("committee.api_choose_nominee")
def _(w):
    made = closed(w, 0)
    w.do("DELETE", f"{VACANCIES}/{made}/choice")
    return Call({"vacancy": made}, body=choice(w, made))


@call("committee.api_undo_choice")
def _(w):
    return Call({"vacancy": filled(w, 0)})


@call("committee.api_send_outcome")
def _(w):
    made = filled(w, 1)
    # Each nominee and the office that has nominated them.
    return Call({"vacancy": made}, body={"expected": 2 * len(w.get(f"{VACANCIES}/{made}/candidates")["candidates"])})


@call("committee.api_nominee_person")
def _(w):
    found = nominee(w)
    person = w.get("/api/directory/people")["items"][0]["ref"]
    return Call({"nomination": found["id"]}, body={"person": person, "revision": found["revision"]})


@call("committee.api_nominee_dues")
def _(w):
    found = nominee(w)
    return Call({"nomination": found["id"]}, body={"paid": False, "note": "2019.", "revision": found["revision"]})


@call("committee.api_overrule")
def _(w):
    found = nominee(w)
    return Call({"nomination": found["id"]}, body={"reason": "The body has looked at it.", "revision": found["revision"]})


@call("committee.api_take_back_overruling")
def _(w):
    found = nominee(w)
    return Call({"nomination": found["id"]}, query={"revision": str(found["revision"])})
