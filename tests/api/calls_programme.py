# SPDX-License-Identifier: EUPL-1.2
"""Calls of the programme of an event."""
from calls_events import edition
from calls_statements import version
from world import Call, call


def titles(w):
    return {"titles": {"en": w.name("General Assembly"), "fr": "Assemblée générale"}, "original_language": "en"}


def of(made):
    return f"/api/events/editions/{made}"


def new_session(w, **more):
    return {**titles(w), "kind": "statutory", "starts": "2027-11-19T09:00", "ends": "2027-11-19T10:30", **more}


def session(w, made=None, **more):
    return w.post(f"{of(made or edition(w))}/sessions", new_session(w, **more))["id"]


def room(w, made=None):
    return w.post(f"{of(made or edition(w))}/rooms", {"name": w.name("Hall 1"), "capacity": 800})["id"]


def track(w, made=None):
    return w.post(f"{of(made or edition(w))}/tracks", titles(w))["id"]


def order(w, made):
    return w.post(f"{of(made)}/orders", {"earlier": session(w, made), "later": session(w, made)})["id"]


def removed(w, path):
    w.do("DELETE", path)


@call("events.api_programme")
def _(w):
    made = edition(w)
    hall = room(w, made)
    # Twice in one room: a conflict; released, and changed since.
    order(w, made)
    first = session(w, made, room=hall, track=track(w, made), version=version(w)["id"])
    session(w, made, room=hall)
    w.post(f"{of(made)}/releases", {"revision": w.get(f"{of(made)}/programme")["revision"]})
    w.post(f"/api/events/sessions/{first}/move", {"starts": "2027-11-19T09:15", "revision": 1})
    return Call({"edition": made})


@call("events.api_add_session")
def _(w):
    made = edition(w)
    people = [{"role": "speaker", "ref": w.cities(1)[0]}]
    return Call({"edition": made}, body=new_session(w, room=room(w, made), track=track(w, made), people=people, expected=100,
                                                     version=version(w)["id"]))


@call("events.api_change_session")
def _(w):
    return Call({"session": session(w)}, body={"decision": "Adopted.", "state": "cancelled", "version": version(w)["id"], "revision": 1})


@call("events.api_move_session")
def _(w):
    made = edition(w)
    return Call({"session": session(w, made)}, body={"starts": "2027-11-20T09:00", "room": room(w, made), "revision": 1})


@call("events.api_remove_session")
def _(w):
    return Call({"session": session(w)})


@call("events.api_restore_session")
def _(w):
    made = session(w)
    removed(w, f"/api/events/sessions/{made}")
    return Call({"session": made})


@call("events.api_add_room")
def _(w):
    return Call({"edition": edition(w)}, body={"name": "Hall 1", "capacity": 800, "equipment": "Booths"})


@call("events.api_change_room")
def _(w):
    return Call({"room": room(w)}, body={"capacity": 600, "revision": 1})


@call("events.api_remove_room")
def _(w):
    return Call({"room": room(w)})


@call("events.api_restore_room")
def _(w):
    made = room(w)
    removed(w, f"/api/events/rooms/{made}")
    return Call({"room": made})


@call("events.api_add_track")
def _(w):
    return Call({"edition": edition(w)}, body=titles(w))


@call("events.api_change_track")
def _(w):
    return Call({"track": track(w)}, body={**titles(w), "revision": 1})


@call("events.api_remove_track")
def _(w):
    return Call({"track": track(w)})


@call("events.api_restore_track")
def _(w):
    made = track(w)
    removed(w, f"/api/events/tracks/{made}")
    return Call({"track": made})


@call("events.api_add_order")
def _(w):
    made = edition(w)
    return Call({"edition": made}, body={"earlier": session(w, made), "later": session(w, made), "reason": "Statutes"})


@call("events.api_remove_order")
def _(w):
    return Call({"order": order(w, edition(w))})


@call("events.api_release")
def _(w):
    made = edition(w)
    session(w, made)
    return Call({"edition": made}, body={"note": "First.", "revision": w.get(f"{of(made)}/programme")["revision"]})


def speakers(made):
    return f"/api/events/sessions/{made}/speakers"


def asking(w, made):
    """The list of that session, open, with somebody on it: the id of the request, and the number of the list."""
    w.do("PATCH", speakers(made), {"state": "open", "revision": 0})
    id = w.post(speakers(made), {"ref": w.cities(1)[0], "title": "Mayor", "rank": 3, "language": "es", "revision": 1})["id"]
    return id, w.get(speakers(made))["revision"]


@call("events.api_floor")
def _(w):
    made = session(w)
    first, revision = asking(w, made)
    w.post(speakers(made), {"name": w.name("Guest"), "kind": "point_of_order", "revision": revision})
    w.post(f"/api/events/sessions/{made}/floor", {"do": "give", "request": first, "revision": revision + 1})
    return Call({"session": made})


@call("events.api_change_floor")
def _(w):
    return Call({"session": session(w)}, body={"state": "open", "seconds": 150, "order": "rank", "screen": "everybody", "revision": 0})


@call("events.api_request_floor")
def _(w):
    made = session(w)
    _, revision = asking(w, made)
    return Call({"session": made}, body={"name": w.name("Guest"), "kind": "speak", "rank": 2, "revision": revision})


@call("events.api_floor_do")
def _(w):
    made = session(w)
    _, revision = asking(w, made)
    return Call({"session": made}, body={"do": "give", "revision": revision})


@call("events.api_request_do")
def _(w):
    made = session(w)
    id, revision = asking(w, made)
    return Call({"session": made, "request": id}, body={"do": "withdraw", "revision": revision})


def meeting(w, made=None):
    made = made or edition(w)
    return w.post(f"{of(made)}/meetings", {"first": w.cities(1)[0], "second_name": w.name("A ministry"), "starts": "2027-11-19T12:00",
                                           "ends": "2027-11-19T12:30"})["id"]


@call("events.api_meetings")
def _(w):
    made = edition(w)
    # Of one city with two at once: a conflict.
    meeting(w, made)
    meeting(w, made)
    return Call({"edition": made})


@call("events.api_add_meeting")
def _(w):
    made = edition(w)
    one, other = w.cities(2)
    return Call({"edition": made}, body={"first": one, "second": other, "starts": "2027-11-19T12:00", "ends": "2027-11-19T12:30",
                                         "room": room(w, made), "place": "Upstairs", "purpose": "Pathways", "note": "Bring the map.",
                                         "state": "agreed"})


@call("events.api_change_meeting")
def _(w):
    return Call({"meeting": meeting(w)}, body={"state": "agreed", "ends": "2027-11-19T12:45", "revision": 1})


@call("events.api_remove_meeting")
def _(w):
    return Call({"meeting": meeting(w)})


@call("events.api_restore_meeting")
def _(w):
    made = meeting(w)
    removed(w, f"/api/events/meetings/{made}")
    return Call({"meeting": made})
