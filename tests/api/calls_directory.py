# SPDX-License-Identifier: EUPL-1.2
"""How the operations of the directory are called."""
from world import Call, call


def city(w):
    return w.post("/api/directory/cities", {"name": {"en": w.name("Newtown")}, "country": "CH"})


def organisation(w):
    return w.post("/api/directory/organisations", {"name": {"en": w.name("Network")}, "kind": "city network"})


def person(w):
    return w.post("/api/directory/people", {"name": w.name("Ada Example")})


def mandate(w):
    return w.post("/api/directory/mandates", {"person": person(w)["ref"], "city": city(w)["ref"], "office": "Mayor",
                                              "from": "2019-01-01"})


def id_of(thing):
    return thing["ref"].split("/")[1]


@call("directory.api_cities")
def _(w):
    return Call(query={"region": "Africa", "sort": "population", "page": "1"})


@call("directory.api_create_city")
def _(w):
    return Call(body={"name": {"en": w.name("Newtown"), "fr": "Villeneuve"}, "country": "CH", "population": 12000,
                      "latitude": 46.2, "longitude": 6.1, "context": ["transit"], "aliases": ["Novavilla"]})


@call("directory.api_city")
def _(w):
    return Call({"city": id_of(city(w))})


@call("directory.api_change_city")
def _(w):
    made = city(w)
    return Call({"city": id_of(made)}, body={"note": "Twinned.", "version": made["version"]})


@call("directory.api_organisations")
def _(w):
    return Call(query={"letter": "u"})


@call("directory.api_create_organisation")
def _(w):
    return Call(body={"name": {"en": w.name("Network")}, "acronym": {"en": "NET"}, "kind": "city network"})


@call("directory.api_organisation")
def _(w):
    return Call({"organisation": id_of(organisation(w))})


@call("directory.api_change_organisation")
def _(w):
    made = organisation(w)
    return Call({"organisation": id_of(made)}, body={"website": "https://network.example", "version": made["version"]})


@call("directory.api_people")
def _(w):
    return Call(query={"q": "val"})


@call("directory.api_create_person")
def _(w):
    return Call(body={"name": w.name("Ada Example"), "gender": "female", "email": "ada@example.org"})


@call("directory.api_person")
def _(w):
    return Call({"person": id_of(person(w))})


@call("directory.api_change_person")
def _(w):
    made = person(w)
    return Call({"person": id_of(made)}, body={"language": "fr", "version": made["version"]})


@call("directory.api_create_mandate")
def _(w):
    return Call(body={"person": person(w)["ref"], "city": city(w)["ref"], "office": "Mayor", "from": "2019-01-01"})


@call("directory.api_change_mandate")
def _(w):
    made = mandate(w)
    return Call({"mandate": made["id"]}, body={"until": "2020-01-01", "version": made["version"]})


@call("directory.api_segments")
def _(w):
    return Call()


def segment(w):
    """A list, as directory.api_segments shows it."""
    made = w.post("/api/directory/lists", {"name": w.name("Signatories")})["id"]
    return next(each for each in w.get("/api/directory/lists")["items"] if each["id"] == made)


def contact(w):
    party = city(w)["ref"]
    made = w.post("/api/directory/contacts", {"party": party, "role": "cabinet", "address": "office@example.org"})["id"]
    shown = w.get(f"/api/directory/cities/{party.split('/')[1]}")["contacts"]
    return next(each for each in shown if each["id"] == made)


@call("directory.api_add_contact")
def _(w):
    return Call(body={"party": city(w)["ref"], "role": "mayor", "name": "Office", "address": "mayor@example.org",
                      "language": "fr"})


@call("directory.api_change_contact")
def _(w):
    made = contact(w)
    return Call({"contact": made["id"]}, body={"name": "Cabinet", "version": made["version"]})


@call("directory.api_delete_contact")
def _(w):
    made = contact(w)
    return Call({"contact": made["id"]}, query={"version": made["version"]})


@call("directory.api_delete_mandate")
def _(w):
    made = mandate(w)
    return Call({"mandate": made["id"]}, query={"version": made["version"]})


@call("directory.api_create_list")
def _(w):
    return Call(body={"name": w.name("Signatories"), "note": "Of 2018."})


@call("directory.api_change_list")
def _(w):
    made = segment(w)
    return Call({"list": made["id"]}, body={"note": "Of 2019.", "version": made["version"]})


@call("directory.api_delete_list")
def _(w):
    made = segment(w)
    return Call({"list": made["id"]}, query={"version": made["version"]})


@call("directory.api_add_to_list")
def _(w):
    return Call({"list": segment(w)["id"]}, body={"party": city(w)["ref"]})


@call("directory.api_take_from_list")
def _(w):
    made, party = segment(w)["id"], city(w)["ref"]
    w.post(f"/api/directory/lists/{made}/members", {"party": party})
    return Call({"list": made}, body={"party": party})


@call("directory.api_join")
def _(w):
    return Call({"organisation": id_of(organisation(w))}, body={"party": city(w)["ref"]})


@call("directory.api_leave")
def _(w):
    made, party = id_of(organisation(w)), city(w)["ref"]
    w.post(f"/api/directory/organisations/{made}/members", {"party": party})
    return Call({"organisation": made}, body={"party": party})


@call("directory.api_merge")
def _(w):
    return Call(body={"kept": city(w)["ref"], "gone": city(w)["ref"]})


@call("directory.api_unmerge")
def _(w):
    return Call({"merge": w.post("/api/directory/merges", {"kept": city(w)["ref"], "gone": city(w)["ref"]})["id"]})
