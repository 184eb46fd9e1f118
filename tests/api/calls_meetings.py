# SPDX-License-Identifier: EUPL-1.2
"""How the operations on meetings are called. They read alone: the meeting is that of the demonstration."""
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
