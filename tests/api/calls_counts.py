# SPDX-License-Identifier: EUPL-1.2
"""Calls of the counts that the room committee keeps."""
from world import Call, call

BALLOTS = '3 2\n4 1 2 0\n2 3 0\n0\n"Castor"\n"Pollux"\n"Helen"\n"Of the call"\n'


def count(w):
    return w.post("/api/committee/counts", {"blt": BALLOTS, "rule": "scottish"})["id"]


def removed(w):
    made = count(w)
    w.do("DELETE", f"/api/committee/counts/{made}")
    return made


@call("committee.api_counts")
def _(w):
    count(w)
    return Call(query={"page": "1"})


@call("committee.api_keep_count")
def _(w):
    return Call(body={"blt": BALLOTS, "rule": "meek-prf", "seats": 1, "seed": w.name("Quito")})


@call("committee.api_count")
def _(w):
    return Call({"count": w.once("a count", lambda: count(w))})


@call("committee.api_remove_count")
def _(w):
    return Call({"count": count(w)})


@call("committee.api_restore_count")
def _(w):
    return Call({"count": removed(w)})
