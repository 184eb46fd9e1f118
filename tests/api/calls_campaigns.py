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
    """To whom nothing reaches, nothing is written."""
    made = w.post(f"/api/campaigns/{campaign(w)}/sendings", LETTER)["id"]
    while lacking := [each["person"] for each in w.get(f"/api/campaigns/sendings/{made}")["problems"]]:
        w.post(f"/api/campaigns/sendings/{made}/recipients", {"people": lacking, "choice": "leave_out"})
    return made


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


@call("campaigns.api_change")
def _(w):
    made = campaign(w)
    return Call({"campaign": made}, body=wish(w.name("Call"), "2037-12-01") | {"revision": revision(w, made)})


def output(w):
    return w.post(f"/api/campaigns/{campaign(w)}/outputs", TEXTS)["id"]


@call("campaigns.api_output")
def _(w):
    return Call({"output": output(w)})


@call("campaigns.api_change_output")
def _(w):
    return Call({"output": output(w)}, body=TEXTS | {"network": "", "revision": 1})


@call("campaigns.api_change_city")
def _(w):
    city = w.get(f"/api/campaigns/{written(w)}")["cities"][0]
    return Call({"participant": city["id"]}, body={"mayor": city["mayor"], "quote": "We act.", "revision": city["revision"]})


@call("campaigns.api_remind")
def _(w):
    made = written(w)
    cities = w.get(f"/api/campaigns/{made}")["cities"]
    w.post(f"/api/campaigns/{made}/requests", {"expected": sum(each["may_be_asked"] for each in cities)})
    return Call({"campaign": made}, body={"expected": w.get(f"/api/campaigns/{made}")["may_be_reminded"]})


@call("campaigns.api_correct")
def _(w):
    made = w.once("a released campaign", lambda: released(w))
    return Call({"campaign": made}, body={"note": {"en": "The date was wrong."}, "revision": revision(w, made)})


@call("campaigns.api_withdraw")
def _(w):
    made = scheduled(w)
    return Call({"campaign": made}, body={"reason": "The congress was postponed.", "revision": revision(w, made)})


@call("campaigns.api_early")
def _(w):
    return Call({"campaign": scheduled(w)}, body={"name": "The News", "address": f"{w.name('desk').replace(' ', '-').lower()}@news.example",
                                                  "language": "en"})


@call("campaigns.api_restore_item")
def _(w):
    made = item(w)
    w.do("DELETE", f"/api/campaigns/items/{made}")
    return Call({"item": made})


ASKER = {"name": "Ada", "language": "en"}


def asker(w, made):
    return w.post(f"/api/campaigns/{made}/drive/askers", ASKER | {"address": f"{w.name('ada').replace(' ', '-').lower()}@city.example"})["id"]


def targets(w, made):
    return w.get(f"/api/campaigns/{made}/drive")["targets"]


@call("campaigns.api_take_off")
def _(w):
    return Call({"target": targets(w, open_drive(w))[0]["id"]})


@call("campaigns.api_add_asker")
def _(w):
    return Call({"campaign": drive(w)}, body=ASKER)


@call("campaigns.api_asker_link")
def _(w):
    return Call({"asker": asker(w, drive(w))})


@call("campaigns.api_end_asker")
def _(w):
    return Call({"asker": asker(w, drive(w))})


@call("campaigns.api_assign")
def _(w):
    made = drive(w)
    return Call({"campaign": made}, body={"asker": asker(w, made), "targets": [targets(w, made)[0]["id"]]})


def open_drive(w):
    """Of a city that nobody has asked yet, with an office that can be written to."""
    made = campaign(w)
    name = w.name("Newtown")
    city = w.post("/api/directory/cities", {"name": {"en": name}, "country": "KE", "zone": "Africa/Nairobi", "language": "en"})["ref"]
    w.post("/api/directory/contacts", {"party": city, "role": "cabinet", "address": f"{name.replace(' ', '-').lower()}@city.example",
                                       "post": {"street": "City Hall", "town": name, "country": "KE"}})
    w.post(f"/api/campaigns/{made}/drive", wanted_drive(w))
    w.post(f"/api/campaigns/{made}/drive/targets", {"cities": [city]})
    return made


def wave(w, made, which):
    return {"expected": w.get(f"/api/campaigns/{made}/drive")["messages"][which]}


@call("campaigns.api_request_to_sign")
def _(w):
    made = open_drive(w)
    return Call({"campaign": made}, body=wave(w, made, "requests"))


@call("campaigns.api_remind_to_sign")
def _(w):
    made = open_drive(w)
    w.post(f"/api/campaigns/{made}/drive/requests", wave(w, made, "requests"))
    return Call({"campaign": made}, body=wave(w, made, "reminders"))


@call("campaigns.api_thank")
def _(w):
    made = open_drive(w)
    return Call({"campaign": made}, body=wave(w, made, "thanks"))


def entry(w):
    made = campaign(w)
    w.post(f"/api/campaigns/{made}/coverage", covered(w))
    return w.get(f"/api/campaigns/{made}/coverage")["entries"][0]


@call("campaigns.api_change_coverage")
def _(w):
    made = entry(w)
    return Call({"coverage": made["id"]}, body=covered(w) | {"tone": "neutral", "revision": made["revision"]})


@call("campaigns.api_remove_coverage")
def _(w):
    return Call({"coverage": entry(w)["id"]})


@call("campaigns.api_note_look")
def _(w):
    return Call({"coverage": entry(w)["id"]}, body={"looked": "there"})


@call("campaigns.api_change_letters")
def _(w):
    made = letters(w)
    return Call({"sending": made}, body=LETTER | {"roles": ["cabinet"], "revision": submission(w, made)["revision"]})


@call("campaigns.api_choose_recipients")
def _(w):
    return Call({"sending": letters(w)}, body={"people": ["contact/unknown"], "choice": "leave_out"})
