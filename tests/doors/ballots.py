# SPDX-License-Identifier: EUPL-1.2
"""Ballots of the committee of the demonstration, opened as staff and officers do."""
import re

import house


def create(things, subject="election", secrecy="secret", candidates=("Ada Example", "Ben Example", "Cy Example"), **more):
    body = things.at.one("SELECT id FROM cmt_body WHERE name_en = 'Steering committee' AND removed_at = ''")
    ballot = things.api("POST", "/api/committee/ballots", {
        "body": body, "title": {"en": f"A {secrecy} {subject} behind doors"}, "question": {"en": "Who, or whether?"}, "subject": subject,
        "secrecy": secrecy, "closes_day": "2037-10-01", "closes_time": "17:00", "zone": "Europe/Zurich", **more})["id"]
    if subject == "election":
        things.api("PUT", f"/api/committee/ballots/{ballot}/candidates", {
            "candidates": [{"name": name} for name in candidates], "revision": revision(things, ballot)})
    return ballot


def revision(things, ballot):
    return things.api("GET", f"/api/committee/ballots/{ballot}")["revision"]


def hold_keys(things, ballot):
    """The secretariat and the administrator become its officers. @return their keys, in that order"""
    page, keys, fingerprints = f"/committee/ballots/{ballot}", [], []
    for officer in (things.staff, things.chief):
        officer.submit(f"{page}/office", {}, page)
        key, fingerprint = re.findall(r"<code[^>]*>([^<]+)</code>", officer.submit(f"{page}/key/make", {}, page).text)
        keys.append(key)
        fingerprints.append(fingerprint)
    for officer, place, told in ((things.staff, 2, fingerprints[1]), (things.chief, 1, fingerprints[0])):
        done = officer.submit(f"{page}/confirm", {"place": str(place), "fingerprint": told}, page)
        assert done.status == 303, house.words(done)
    return keys


def open_for(things, ballot):
    """@return how many may vote"""
    page = f"/committee/ballots/{ballot}"
    expected = int(re.search(r'name="count" value="(\d+)"', things.staff.get(f"{page}/letters").text).group(1))
    things.api("POST", f"/api{page}/open", {"expected": expected})
    return expected


def links(things, ballot):
    """The path of each voter's link, by the number of the voter."""
    found = []
    for (address,) in things.at.rows(f"SELECT address FROM cmt_voter WHERE ballot_id = '{ballot}' ORDER BY number"):
        body = things.at.one(f"SELECT body_text FROM core_mail WHERE about = 'committee.ballot/{ballot}' AND to_address = '{address}' ORDER BY id")
        found.append(re.search(r"/l/[0-9a-f]{64}", body).group(0))
    return found


def voters(things, ballot):
    return [row[0] for row in things.at.rows(f"SELECT id FROM cmt_voter WHERE ballot_id = '{ballot}' ORDER BY number")]


def close(things, ballot):
    things.api("POST", f"/api/committee/ballots/{ballot}/close", {"reason": "All have voted."})


def hidden(answer):
    """What the page to check a ballot sends on."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.text))


def receipt_in(answer):
    return re.search(r"<code>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){4})</code>", answer.text).group(1)
