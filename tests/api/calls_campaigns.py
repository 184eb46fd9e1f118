# SPDX-License-Identifier: EUPL-1.2
"""Calls of the operations of the room campaigns."""
import datetime

from world import Call, call


def wish(title, day="2037-11-30"):
    return {"title": {"en": title}, "aim": {"en": "Cities act."}, "original_language": "en", "embargo_day": day,
            "embargo_time": "09:00:00", "zone": "Africa/Johannesburg"}


TEXTS = {"kind": "press_release", "title": {each: "{{city}}" for each in ("en", "es", "fr")},
         "body": {each: "{{city}}: {{quote}}" for each in ("en", "es", "fr")}}


def campaign(w):
    return w.post("/api/campaigns", wish(w.name("Call to Action")))["id"]


def written(w):
    made = campaign(w)
    w.post(f"/api/campaigns/{made}/outputs", TEXTS)
    return made


def revision(w, made):
    return w.get(f"/api/campaigns/{made}")["revision"]


def scheduled(w):
    made = written(w)
    w.post(f"/api/campaigns/{made}/schedule", {"revision": revision(w, made)})
    return made


@call("campaigns.api_list")
def _(w):
    campaign(w)
    return Call(query={"page": "1"})


@call("campaigns.api_create")
def _(w):
    return Call(body=wish(w.name("Call")))


@call("campaigns.api_campaign")
def _(w):
    return Call({"campaign": w.once("a campaign", lambda: written(w))})


@call("campaigns.api_add_output")
def _(w):
    return Call({"campaign": campaign(w)}, body=TEXTS)


@call("campaigns.api_ask")
def _(w):
    made = written(w)
    cities = w.get(f"/api/campaigns/{made}")["cities"]
    return Call({"campaign": made}, body={"expected": sum(each["may_be_asked"] for each in cities)})


@call("campaigns.api_schedule")
def _(w):
    made = written(w)
    return Call({"campaign": made}, body={"revision": revision(w, made)})


@call("campaigns.api_hold")
def _(w):
    made = scheduled(w)
    return Call({"campaign": made}, body={"revision": revision(w, made)})


@call("campaigns.api_plan")
def _(w):
    return Call({"campaign": w.once("a campaign", lambda: written(w))})


@call("campaigns.api_set_plan")
def _(w):
    made = campaign(w)
    return Call({"campaign": made}, body={"audiences": {"en": "Ministers"}, "hashtags": {"en": "#CallToAction"}, "revision": revision(w, made)})


ITEM = {"title": "A thread", "kind": "post", "channel": "bluesky", "day": "2037-11-20", "time": "09:00"}


def item(w):
    return w.post(f"/api/campaigns/{w.once('a campaign', lambda: written(w))}/items", ITEM)["id"]


@call("campaigns.api_items")
def _(w):
    item(w)
    return Call(query={"from": "2037-11-01", "until": "2037-12-01"})


@call("campaigns.api_add_item")
def _(w):
    return Call({"campaign": campaign(w)}, body=ITEM)


@call("campaigns.api_change_item")
def _(w):
    return Call({"item": item(w)}, body=ITEM | {"title": "Another thread", "revision": 1})


@call("campaigns.api_step_item")
def _(w):
    return Call({"item": item(w)}, body={"day": "2037-11-21", "state": "ready", "revision": 1})


@call("campaigns.api_remove_item")
def _(w):
    return Call({"item": item(w)})


@call("campaigns.api_press")
def _(w):
    return Call()


def released(w):
    """Of an embargo that ends in three seconds, waited for."""
    soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=3)
    made = w.post("/api/campaigns", wish(w.name("Call"), soon.strftime("%Y-%m-%d"))
                  | {"zone": "UTC", "embargo_time": soon.strftime("%H:%M:%S")})["id"]
    w.post(f"/api/campaigns/{made}/outputs", TEXTS)
    w.post(f"/api/campaigns/{made}/schedule", {"revision": revision(w, made)})
    w.wait_for("the end of the embargo", lambda: any(each["id"] == made for each in w.get("/api/newsroom")["campaigns"]))
    return made


@call("campaigns.api_press_campaign")
def _(w):
    return Call({"campaign": w.once("a released campaign", lambda: released(w))})


def drive(w):
    """A campaign that asks two cities to sign what the demonstration has open, of which many have signed."""
    made = campaign(w)
    w.post(f"/api/campaigns/{made}/drive", wanted_drive(w))
    w.post(f"/api/campaigns/{made}/drive/targets", {"cities": w.cities(2)})
    return made


def wanted_drive(w):
    return {"signing": w.get("/api/statements/signings")["signings"][-1]["id"], "goal": 10, "goals": {"Africa": 2}, "deadline": "2037-11-30"}


def covered(w):
    return {"link": f"https://news.example/{w.name('call').replace(' ', '-')}", "outlet": "The News", "country": "ZA", "language": "en",
            "on": "2024-11-01", "tone": "positive", "reach": 10}


@call("campaigns.api_drive")
def _(w):
    return Call({"campaign": w.once("a drive", lambda: drive(w))})


@call("campaigns.api_save_drive")
def _(w):
    return Call({"campaign": campaign(w)}, body=wanted_drive(w))


@call("campaigns.api_add_targets")
def _(w):
    return Call({"campaign": w.once("a drive", lambda: drive(w))}, body={"cities": w.cities(3)[2:]})


@call("campaigns.api_note_target")
def _(w):
    target = w.get(f"/api/campaigns/{drive(w)}/drive")["targets"][0]
    return Call({"target": target["id"]}, body={"what": "note", "how": "", "on": "", "note": "They want a photo.", "revision": target["revision"]})


@call("campaigns.api_freeze")
def _(w):
    return Call({"campaign": w.once("a drive", lambda: drive(w))})


@call("campaigns.api_coverage")
def _(w):
    made = campaign(w)
    w.post(f"/api/campaigns/{made}/coverage", covered(w))
    return Call({"campaign": made})


@call("campaigns.api_add_coverage")
def _(w):
    return Call({"campaign": campaign(w)}, body=covered(w))


@call("campaigns.api_add_partner")
def _(w):
    return Call({"campaign": campaign(w)}, body={"name": w.name("UCLG")})


@call("campaigns.api_report")
def _(w):
    return Call({"campaign": w.once("a drive", lambda: drive(w))})
LETTER = {"subject": {each: "To {{city}}" for each in ("en", "es", "fr")}, "body": {each: "{{greeting}}," for each in ("en", "es", "fr")},
          "roles": ["mayor"], "zone": "Europe/Paris"}


def letters(w):
    return w.post(f"/api/campaigns/{campaign(w)}/sendings", LETTER)["id"]


def submission(w, made):
    now = w.get(f"/api/campaigns/sendings/{made}")
    return {"revision": now["revision"], "expected": now["letters"]}


def submitted(w):
    made = letters(w)
    w.post(f"/api/campaigns/sendings/{made}/submission", submission(w, made))
    return made


@call("campaigns.api_sendings")
def _(w):
    made = campaign(w)
    w.post(f"/api/campaigns/{made}/sendings", LETTER)
    return Call({"campaign": made})


@call("campaigns.api_write_letters")
def _(w):
    return Call({"campaign": campaign(w)}, body=LETTER | {"starts": "2037-11-30T08:00:00Z", "list": ""})


@call("campaigns.api_sending")
def _(w):
    return Call({"sending": w.once("letters to many", lambda: letters(w))})


@call("campaigns.api_submit_letters")
def _(w):
    made = letters(w)
    return Call({"sending": made}, body=submission(w, made))


@call("campaigns.api_cancel_letters")
def _(w):
    return Call({"sending": submitted(w)}, body={"reason": "The congress was postponed."})
