# SPDX-License-Identifier: EUPL-1.2
"""One real thing for each {placeholder} of an address, in the demonstration data or made here; and who stands before the
doors."""
import functools
import json
import re
import struct
import zlib

import ballots
import forms
import house
import scene

BOUNDARY = "----plenaria-doors-3f1b"
PDF = ("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
       "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")


def png(width, height):
    """A white picture."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    rows = (b"\x00" + b"\xff" * 3 * width) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Things:
    """`at` is a House. Names are those of the placeholders, with the room before them where two rooms share one."""

    def __init__(self, at, with_signing=True):
        """@param with_signing opens a version for signature; its statement can no longer be changed then."""
        self.at = at
        self.staff = at.person("secretariat")
        self.chief = at.person("administrator")
        self.all_powerful = self.chief.make_token(scene.offered_scopes(self.chief))
        self.round = at.one("SELECT id FROM stm_round WHERE state = 'open' ORDER BY id")
        self.statement = at.one(f"SELECT statement_id FROM stm_round WHERE id = '{self.round}'")
        # A round of other offices on the same version.
        self.other_round = self._new_round()
        self.link_to_review = scene.review_link(self.staff, self.round)
        self.other_signing = self.signing = scene.signings(self.staff)[0]
        if with_signing:
            self.signing, self.link_to_sign = scene.open_signing(self.staff)
        self.values = self._values()

    def api(self, method, path, body=None):
        answer = self.all_powerful.send(method, path, json.dumps(body), {"Content-Type": "application/json"})
        assert answer.status in (200, 201), f"{method} {path}: {answer.status} {answer.text}"
        return answer.json()

    def _new_round(self):
        version = self.at.one(f"SELECT version_id FROM stm_round WHERE id = '{self.round}'")
        cities = [row[0] for row in self.at.rows("SELECT id FROM dir_city WHERE merged_into = '' ORDER BY id LIMIT 2")]
        return self.api("POST", "/api/statements/rounds", {
            "version": version, "name": "Of others", "deadline": "2037-06-30T17:00", "zone": "Europe/Zurich",
            "parties": [f"city/{city}" for city in cities]})["id"]

    def _import(self):
        done = self._upload(self.staff, "/directory/imports", "/directory/imports/new", {"kind": "people"}, "people.csv",
                            "text/csv", "name,note\r\nAda Example,x\r\n")
        return re.search(scene.ID, done.header("Location")).group(0)

    @staticmethod
    def _upload(visitor, path, page, fields, name, kind, content, into="file"):
        """A form with one file, as a browser sends it."""
        parts = "".join(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'
                        for field, value in {"csrf": visitor.form_token(page), **fields}.items())
        parts += (f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{into}"; filename="{name}"\r\n'
                  f"Content-Type: {kind}\r\n\r\n")
        content = content if isinstance(content, bytes) else content.encode()
        done = visitor.send("POST", path, parts.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode(), {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"})
        assert done.status == 303, house.words(done)
        return done

    def _merge(self):
        made = [self.api("POST", "/api/directory/people", {"name": f"Twice Entered {number}"})["ref"] for number in (1, 2)]
        return self.api("POST", "/api/directory/merges", {"kept": made[0], "gone": made[1]})["id"]

    def _document(self):
        drafter = self.at.person("drafter")
        page = f"/statements/rounds/{self.round}/compilation"
        done = drafter.submit(page, {"format": "pdf"}, "/account")
        assert done.status == 303, house.words(done)
        return re.search(scene.ID, done.header("Location")).group(0)

    def _remark(self):
        """Of the office behind the link to review."""
        office = scene.office(self.at, self.link_to_review, "office")
        page = f"/statements/rounds/{self.round}/review"
        paragraph = self.values["paragraph"]
        done = office.submit(f"{page}/{paragraph}/remarks", {"passage_remark": "A first thought.", "answer_language": "en"}, "/forgot")
        assert done.status in (200, 303), house.words(done)
        return self.at.one("SELECT id FROM stm_remark WHERE removed_at = '' ORDER BY id DESC")

    def _event(self):
        """An edition that nobody else uses, with a milestone, and with dates that were changed once."""
        series = self.api("POST", "/api/events/series", {"titles": {"en": "Behind doors"}, "original_language": "en"})["id"]
        edition = self.api("POST", "/api/events/editions", {
            "titles": {"en": "An event behind doors"}, "original_language": "en", "series": series, "starts_on": "2037-11-19",
            "ends_on": "2037-11-22", "zone": "UTC"})["id"]
        milestone = self.api("POST", f"/api/events/editions/{edition}/milestones", {
            "titles": {"en": "Invitations"}, "original_language": "en", "amount": 12, "unit": "weeks", "side": "before", "anchor": "start",
            "checks": ["English"]})["id"]
        change = self.api("PUT", f"/api/events/editions/{edition}/dates", {
            "starts_on": "2038-01-20", "ends_on": "2038-01-24", "zone": "UTC",
            "revision": self.api("GET", f"/api/events/editions/{edition}")["revision"]})["id"]
        check = self.at.one(f"SELECT id FROM evt_check WHERE milestone_id = '{milestone}'")
        line = self.api("POST", f"/api/events/editions/{edition}/budget", {"purpose": "Interpreters", "currency": "EUR", "planned": 12000})["id"]
        question = self.api("POST", f"/api/events/editions/{edition}/registration-form", {
            "kind": "yes_no", "label": {"en": "Bus?"}, "purpose": {"en": "Seats"}, "original_language": "en", "stage": "follow_up"})["id"]
        self.api("PUT", f"/api/events/editions/{edition}/format", {"format": "durban"})
        programme, delegation = self._programme(edition), self._delegation(edition)
        return {"series": series, "question": question, "edition": edition, "milestone": milestone, "change": change, "check": check, "budget_line": line,
                "event_import": self._event_import(edition), "applied_import": self._applied_import(edition), **programme, **delegation, **self._side_event(edition), **self._media(edition),
                **self._fees(edition, delegation["delegation"]), "session_scan": self._session_scan(edition, programme["event_session"])}

    def _event_import(self, edition):
        """Two sessions of a table that nobody has applied."""
        page = f"/events/editions/{edition}/imports"
        done = self._upload(self.staff, page, page, {}, "sessions.csv", "text/csv",
                            "Day;From;Until;Session\r\n2038-01-22;09:00;10:00;One\r\n2038-01-22;11:00;12:00;Two\r\n")
        return re.search(scene.ID, done.header("Location")).group(0)

    def _applied_import(self, edition):
        """A participant who came with a table, and can be taken back; of a town to which nobody can write."""
        town = "Unwritten Town"
        self.api("POST", "/api/directory/cities", {"name": {"en": town}, "country": "CH"})
        made = self.api("POST", f"/api/events/editions/{edition}/imports",
                        {"file_name": "people.csv", "text": f"Delegation;Name\r\n{town};Somebody Imported\r\n"})["id"]
        preview = self.api("GET", f"/api/events/imports/{made}")
        assert preview["counts"]["new"] == 1, preview
        self.api("POST", f"/api/events/imports/{made}/apply", {"fingerprint": preview["fingerprint"]})
        return made

    def _programme(self, edition):
        """Two sessions in a room and a track, one before the other, and released."""
        of_event = f"/api/events/editions/{edition}"
        titles = {"titles": {"en": "Behind doors"}, "original_language": "en"}
        room = self.api("POST", f"{of_event}/rooms", {"name": "The closed room"})["id"]
        person = "person/" + self.at.one("SELECT id FROM dir_person WHERE merged_into = '' ORDER BY id")
        track = self.api("POST", f"{of_event}/tracks", titles)["id"]
        first, second = (self.api("POST", f"{of_event}/sessions", {
            **titles, "room": room, "track": track, "starts": f"2038-01-2{day}T09:00", "ends": f"2038-01-2{day}T10:30",
            "people": [{"ref": person, "role": "speaker"}]})["id"] for day in (0, 1))
        order = self.api("POST", f"{of_event}/orders", {"earlier": first, "later": second})["id"]
        self.api("POST", f"{of_event}/releases", {"revision": self.api("GET", f"{of_event}/programme")["revision"]})
        page = f"/events/editions/{edition}/programme/calendars"
        self.own_calendar = re.search(r"/l/([0-9a-f]{64})/en/programme.ics", self.staff.submit(page, {"person": person}).text).group(1)
        interpreter = self.api("POST", f"{of_event}/interpreters", {"name": "Ada Example", "booth": "fr", "from": ["en"]})["id"]
        return {"interpreter": interpreter, "room": room, "track": track, "order": order, "event_session": first, "request": self._speaker(first)}

    def _speaker(self, session):
        """Waits on an open list, which everybody may watch."""
        page = f"/events/sessions/{session}/speakers"
        for revision, (step, fields) in enumerate((("/open", {}), ("/rules", {"allowed": "3", "order": "rank", "screen": "everybody"}),
                                                   ("", {"who_text": "Ada Example", "rank": "3"}))):
            done = self.staff.submit(page + step, {**fields, "revision": str(revision)}, page)
            assert done.status == 303, house.words(done)
        return self.at.one(f"SELECT id FROM evt_floor_request WHERE session_id = '{session}'")

    def _paper(self):
        """A background paper of a round table."""
        table = self.at.one("SELECT id FROM gfmd_round_table")
        page = f"/events/gfmd/round-tables/{table}"
        self._upload(self.at.person("secretariat"), f"{page}/papers", page, {"title": "Pathways", "language": "en"}, "paper.pdf",
                     "application/pdf", PDF)
        return self.at.one("SELECT id FROM gfmd_paper")

    def _delegation(self, edition):
        """Of a city for which nobody has an account: invited, it comes, and its head has a letter and a badge, and was let in."""
        city = self.at.one("SELECT party FROM dir_contact WHERE address <> '' AND party LIKE 'city/%' AND party NOT IN "
                           "(SELECT scope FROM core_account_role) ORDER BY party DESC")
        page = f"/events/editions/{edition}/delegations"

        def done(answer):
            assert answer.status == 303, house.words(answer)
        done(self.staff.submit(f"{page}/rules", {"reply_day": "2037-12-20", "reply_time": "17:00", "quota": "3", "places": "0",
                                                 "erase_days": "90", "revision": "0"}, page))
        done(self.staff.submit(f"{page}/choose", {"parties": city}))
        done(self.staff.submit(f"{page}/invite", {"count": "1"}))
        self.link_to_register = scene.newest_link(self.staff)
        office = scene.office(self.at, self.link_to_register, "invited office")
        scan = self.api("POST", f"/api/events/editions/{edition}/registration-form", {
            "kind": "file", "file_kinds": ["pdf"], "label": {"en": "Passport"}, "purpose": {"en": "Visas"}, "original_language": "en"})["id"]
        own = f"/events/editions/{edition}/delegation"
        self._upload(office, own, own, {
            "answer": "accepted", "head_name": "Ada Example", "head_post": "Mayor", f"head_q_{scan}": "",
            "revision": self.at.one(f"SELECT revision FROM evt_delegation WHERE edition_id = '{edition}'")},
            "passport.pdf", "application/pdf", PDF, f"head_q_{scan}_file")
        delegation = self.at.one(f"SELECT id FROM evt_delegation WHERE edition_id = '{edition}'")
        delegate = self.at.one(f"SELECT id FROM evt_delegate WHERE delegation_id = '{delegation}'")
        self.api("POST", f"/api/events/editions/{edition}/delegations/approve", {"reply_day": "2037-12-30", "reply_time": "17:00", "expected": 1})
        done(self.staff.submit(f"/events/delegations/{delegation}/letters", {"delegate": delegate, "language": "en"},
                               f"/events/delegations/{delegation}"))
        badges = f"/events/editions/{edition}/badges"
        done(self.staff.submit(badges, {}, badges))
        door = f"/events/editions/{edition}/check-in"
        done(self.staff.submit(door, {"scan": "door-1", "code": self.at.one(f"SELECT code FROM evt_badge WHERE edition_id = '{edition}'")}, door))
        packs = f"/events/editions/{edition}/briefings"
        done(self.staff.submit(f"{packs}/offer", {"offered": "1"}, packs))
        meeting = self.api("POST", f"/api/events/editions/{edition}/meetings", {
            "first": city, "second_name": "A ministry", "starts": "2038-01-21T12:00", "ends": "2038-01-21T12:30"})["id"]
        return {"delegation": delegation, "delegate": delegate, "pack": f"delegate-{delegate}", "meeting": meeting, "badge": self.at.one(f"SELECT id FROM evt_badge WHERE edition_id = '{edition}'"),
                "scan": self.at.one(f"SELECT id FROM evt_scan WHERE edition_id = '{edition}'"), "event_letter": self.at.one(f"SELECT id FROM evt_letter WHERE delegation_id = '{delegation}'"),
                "answer_file": self.at.one(f"SELECT id FROM evt_answer_file WHERE delegation_id = '{delegation}'")}

    def _fees(self, edition, delegation):
        """What a delegation that comes owes, a payment and an invoice."""
        kind = self.api("POST", f"/api/events/editions/{edition}/durban/fees", {"name_en": "Behind doors", "currency": "EUR", "fee": 45000})["id"]
        due = f"/api/events/durban/dues/{delegation}"
        self.api("PATCH", due, {"kind": kind, "revision": 0})
        return {"fee_kind": kind, "invoice": self.api("POST", f"{due}/invoices")["id"],
                "payment": self.api("POST", f"{due}/payments", {"amount": 100, "paid_on": "2024-05-01"})["id"]}

    def _session_scan(self, edition, session):
        """Of the delegate, at the door of a session."""
        door = f"/events/sessions/{session}/check-in"
        done = self.staff.submit(door, {"scan": "door-2", "code": self.at.one(f"SELECT code FROM evt_badge WHERE edition_id = '{edition}'")}, door)
        assert done.status == 303, house.words(done)
        return self.at.one(f"SELECT id FROM evt_room_scan WHERE session_id = '{session}'")

    def _media(self, edition):
        """A journalist with a badge, and the form by which others ask."""
        rules = {"open": True, "until": "2037-12-20T18:00", "revision": 0}
        self.api("PUT", f"/api/events/editions/{edition}/media-rules", rules)
        media = self.api("POST", f"/api/events/editions/{edition}/media", {
            "outlet": "The unseen post", "kind": "print", "name": "Ada Example", "mail": "ada@example.org", "language": "en"})["id"]
        self.api("POST", f"/api/events/media/{media}/decide", {"state": "granted", "revision": 1})
        return {"media": media}

    def _side_event(self, edition):
        """An open call, and what an organiser without an account proposed, who has a letter about it."""
        call = self.api("POST", f"/api/events/editions/{edition}/calls", {
            "titles": {"en": "Call behind doors"}, "original_language": "en", "opens": "2026-01-01T09:00", "closes": "2037-06-30T17:00",
            "criteria": [{"name": "Relevance", "weight": 1}]})["id"]
        self.api("PUT", f"/api/events/calls/{call}/state", {"state": "open"})
        proposal = self.api("POST", f"/api/events/calls/{call}/proposals", {
            "title": "A side event behind doors", "description": "Nobody should read this.", "organiser": "The unseen city",
            "contact_name": "Ada Example", "contact_mail": "ada@example.org", "language": "en"})["id"]
        self.api("POST", f"/api/events/proposals/{proposal}/decision", {"state": "waiting", "revision": 1})
        letters = f"/events/calls/{call}/letters"
        done = self.staff.submit(letters, {"count": "1"}, letters)
        assert done.status == 303, house.words(done)
        self.link_to_propose = scene.newest_link(self.staff)
        return {"call": call, "proposal": proposal}

    def _values(self):
        one, statement = self.at.one, self.statement
        webhook = self.api("POST", "/api/webhooks", {"address": f"http://127.0.0.1:{house.free_port()}/", "events": ["statements.signed/1"]})["id"]
        count = self.api("POST", "/api/committee/counts", {"blt": '2 1\n3 1 0\n1 2 0\n0\n"Ada"\n"Bo"\n"Behind doors"\n', "rule": "scottish"})["id"]
        self.values = values = {
            "count": count,
            "id": statement, "round": self.round, "signing": self.signing, "language": "fr",
            "paragraph": one(f"SELECT paragraph_id FROM stm_draft_paragraph WHERE statement_id = '{statement}' AND removed_at = '' "
                             "AND kind NOT LIKE 'heading%' ORDER BY position"),
            "version": one(f"SELECT id FROM stm_version WHERE statement_id = '{statement}' ORDER BY number"),
            "point": one(f"SELECT id FROM stm_point WHERE statement_id = '{statement}' AND superseded_at = '' AND state = 'open'"),
            "decision": one(f"SELECT id FROM stm_decision WHERE statement_id = '{statement}' AND undone_at = ''"),
            "city": one("SELECT id FROM dir_city WHERE merged_into = ''"),
            "organisation": one("SELECT id FROM dir_organisation WHERE merged_into = ''"),
            "person": one("SELECT id FROM dir_person WHERE merged_into = ''"),
            "mandate": one("SELECT id FROM dir_mandate WHERE until_day = ''"),
            "contact": one("SELECT id FROM dir_contact"),
            "segment": one("SELECT id FROM dir_segment"), "list": one("SELECT id FROM dir_segment"),
            "import": self._import(), "merge": self._merge(),
            "account": one("SELECT id FROM core_account WHERE email = 'partner@demo.example'"),
            "mail": one("SELECT id FROM core_mail"), "position": "0", "job": one("SELECT id FROM core_job"),
            "webhook": webhook, "delivery": self.api("POST", f"/api/webhooks/{webhook}/test")["delivery"],
            "session": one("SELECT id FROM core_session WHERE state = 'signed_in'"),
            "token": one("SELECT id FROM core_api_token"), "plugin": "hello", "letter": "round_invitation",
            "permission": "hello.greet", "role": "press", "key": "reminder_days", "document": self._document(),
            "pledge": one("SELECT id FROM grf_pledge"), "body": "world_council",
            "table": one("SELECT id FROM gfmd_round_table"), "paper": self._paper(),
            "name": "world", "secret": "0" * 64}
        values["remark"] = self._remark()
        # Of the demonstration: a statement under silence, and one that a group has approved.
        values["procedure"] = one("SELECT id FROM stm_procedure WHERE state = 'open'")
        values["serial"] = one("SELECT serial FROM stm_certificate")
        # The reviewer has an account that speaks for Kampala, and would come in without a link of their own.
        self.at.change(f"UPDATE core_link SET revoked_at = '2020-01-01T00:00:00Z' WHERE subject = 'statements.procedure/{values['procedure']}' "
                       "AND party_name = 'Kampala'")
        self.at.change(f"DELETE FROM stm_procedure_member WHERE procedure_id = '{values['procedure']}' AND party_name = 'Kampala'")
        self.link_to_validate = scene.procedure_link(self.staff, values["procedure"])
        values |= self._event()
        values |= self._ledger()
        values |= self._campaign()
        return values

    def _campaign(self):
        """A released campaign with a text that one office has cleared, which somebody of the press has read before."""
        campaign = self.api("POST", "/api/campaigns", {"title": {"en": "A call behind doors"}, "original_language": "en",
                                                       "embargo_day": "2037-10-01", "embargo_time": "09:00:00", "zone": "UTC"})["id"]
        output = self.api("POST", f"/api/campaigns/{campaign}/outputs", {
            "kind": "press_release", "title": {each: "{{city}}" for each in ("en", "es", "fr")},
            "body": {each: "Nobody should read this: {{quote}}" for each in ("en", "es", "fr")}})["id"]
        # The reviewer has an account that speaks for it, and would stand behind its link.
        self.at.change(f"DELETE FROM cpn_city WHERE campaign_id = '{campaign}' AND city_name = 'Kampala'")
        asked = [city for city in self.api("GET", f"/api/campaigns/{campaign}")["cities"] if city["may_be_asked"]]
        self.api("POST", f"/api/campaigns/{campaign}/requests", {"expected": len(asked)})

        def link(address):
            body = self.at.one(f"SELECT body_text FROM core_mail WHERE about = 'campaigns.campaign/{campaign}' AND to_address = '{address}' ORDER BY id")
            return re.search(r"/l/[0-9a-f]{64}", body).group(0)
        # A city for which nobody has an account.
        self.link_to_clear = link(self.at.one(f"SELECT address FROM cpn_city WHERE campaign_id = '{campaign}' AND asked_at <> '' ORDER BY city_ref DESC"))
        page = f"/campaigns/{campaign}/clear"
        office = scene.office(self.at, self.link_to_clear, "clearing office")
        done = office.submit(page, {
            "output": output, "decision": "cleared", f"quote_{output}": "So be it.", "revision": "0", "output_revision": "1"}, page)
        assert done.status == 303, house.words(done)
        self._upload(office, f"{page}/logo", f"{page}/logo", {}, "logo.png", "image/png", png(40, 20), into="logo")
        self.api("POST", f"/api/campaigns/{campaign}/schedule", {"revision": 1})
        page = f"/campaigns/{campaign}"
        done = self.staff.submit(f"{page}/press", {"name": "Ada Example", "address": "ada@press.example", "language": "en"}, page)
        assert done.status == 303, house.words(done)
        self.link_to_read_early = link("ada@press.example")
        self.at.change(f"UPDATE cpn_campaign SET embargo = '2020-01-01T00:00:00Z' WHERE id = '{campaign}'")
        sending = self.api("POST", f"/api/campaigns/{campaign}/sendings", {
            "subject": {"en": "Behind doors"}, "body": {"en": "Nobody should read this."}, "roles": ["mayor"]})["id"]
        page = "/campaigns/calendar/address"
        self.content_calendar = re.search(r"/l/([0-9a-f]{64})/", self.staff.submit(page, {"campaign": campaign}, page).text).group(1)
        item = self.api("POST", f"/api/campaigns/{campaign}/items", {"title": "An item behind doors", "day": "2037-09-20", "time": "09:00"})["id"]
        # Of two cities called Tripoli, which share an address, the one whose link that was.
        text, city = self.at.rows(f"SELECT id, city_id FROM cpn_clearance WHERE output_id = '{output}'")[0]
        return {**self._drive(campaign), "campaign": campaign, "output": output, "sending": sending, "ending": "nobody.0",
                "participant": city, "calendar_item": item, "size": "wide", "text": text}

    def _drive(self, campaign):
        """A city that is to sign, of a champion with a link; a count for print, a thank-you with its link; coverage with a file."""
        of_drive = f"/campaigns/{campaign}/drive"
        self.api("POST", f"/api{of_drive}", {"signing": self.other_signing, "goal": 70, "deadline": "2037-11-30"})
        # Of the two, one has not signed, and for the other, which has, nobody has an account.
        city = "city/" + self.at.one("SELECT id FROM dir_city WHERE merged_into = '' AND id NOT IN (SELECT substr(party, 6) FROM "
                                     f"stm_signature WHERE signing_id = '{self.other_signing}') ORDER BY id")
        signatory = self.at.one(f"SELECT party FROM stm_signatory WHERE signing_id = '{self.other_signing}' AND state = 'signed' AND address <> '' "
                                "AND party NOT IN (SELECT scope FROM core_account_role) ORDER BY party DESC")
        self.api("POST", f"/api{of_drive}/targets", {"cities": [city, signatory]})
        target = self.at.one(f"SELECT id FROM cpn_target WHERE city_ref = '{city}' ORDER BY id DESC")

        def send(page, fields):
            done = self.staff.submit(page, fields, of_drive)
            assert done.status == 303, house.words(done)

        def link(kind):
            return re.search(r"/l/[0-9a-f]{64}", self.at.one(
                f"SELECT body_text FROM core_mail WHERE about = 'campaigns.campaign/{campaign}' AND subject LIKE '{kind}%' ORDER BY id")).group(0)
        send(f"{of_drive}/askers", {"asker_name": "Ada Champion", "asker_address": "ada@champion.example", "asker_language": "en"})
        asker = self.at.one("SELECT id FROM cpn_asker WHERE name = 'Ada Champion' ORDER BY id DESC")
        send(f"{of_drive}/assign", {"asker": asker, "targets": target})
        self.link_to_ask = link("A call behind doors: cities")
        self.printed_count = self.api("POST", f"/api{of_drive}/counts")["id"]
        waves = re.search(r'name="count" value="(\d+)"', self.staff.get(f"{of_drive}/thanks").text).group(1)
        send(f"{of_drive}/thanks", {"count": waves})
        thanks = self.at.one(f"SELECT id FROM cpn_thanks WHERE party = '{signatory}' ORDER BY id DESC")
        address = self.at.one(f"SELECT address FROM stm_signatory WHERE signing_id = '{self.other_signing}' AND party = '{signatory}'")
        self.link_to_reject = re.search(r"/l/[0-9a-f]{64}", self.at.one(
            f"SELECT body_text FROM core_mail WHERE about = 'campaigns.campaign/{campaign}' AND to_address = '{address}' ORDER BY id DESC")).group(0)
        coverage = self.api("POST", f"/api/campaigns/{campaign}/coverage", {
            "link": "https://news.example/unseen", "outlet": "The unseen post", "language": "en", "on": "2024-05-01"})["id"]
        page = f"/campaigns/coverage/{coverage}"
        self._upload(self.staff, f"{page}/clippings", page, {}, "page.pdf", "application/pdf", PDF)
        page = f"/campaigns/{campaign}/coverage/imports"
        self._upload(self.staff, page, page, {}, "coverage.csv", "text/csv",
                     "Link;Outlet;Date;Language\nhttps://news.example/behind;The unseen post;2024-05-01;en\n")
        self.coverage_import = self.at.one(f"SELECT id FROM cpn_coverage_import WHERE campaign_id = '{campaign}'")
        partner = self.api("POST", f"/api/campaigns/{campaign}/partners", {"name": "Behind doors"})["id"]
        return {"target": target, "asker": asker, "thanks": thanks, "coverage": coverage,
                "clipping": self.at.one(f"SELECT id FROM cpn_clipping WHERE coverage_id = '{coverage}'"),
                "code": self.at.one(f"SELECT code FROM cpn_partner WHERE id = '{partner}'")}

    def _ledger(self):
        """A body with a seat, of which somebody holds a term and somebody else was acting, and of which a lost office asks."""
        body = self.api("POST", "/api/committee/bodies", {"names": {"en": "A board behind doors"}, "original_language": "en"})["id"]
        seat = self.api("POST", f"/api/committee/bodies/{body}/seats", {"number": 1, "since": "2018-12-01"})["id"]
        city, person = self.at.rows("SELECT city_id, person_id FROM dir_mandate WHERE head = 1 AND until_day = '' ORDER BY id")[0]
        other = self.at.one(f"SELECT id FROM dir_person WHERE merged_into = '' AND id <> '{person}' ORDER BY id")
        term = self.api("POST", f"/api/committee/seats/{seat}/terms", {
            "city": f"city/{city}", "person": f"person/{person}", "first": "2037-12-01", "last": "2039-11-30"})["id"]
        acting = self.api("POST", f"/api/committee/seats/{seat}/acting", {"person": f"person/{other}", "first": "2036-01-01", "last": "2036-02-01"})["id"]
        page = f"/committee/bodies/{body}/calendar"
        self.ends_calendar = re.search(r"/l/([0-9a-f]{64})/en/terms.ics", self.staff.submit(page, {}, page).text).group(1)
        vacancy, nomination = self._vacancy(body)
        self._meetings(city, person)
        ballot, voter = self._ballot()
        candidate = self.at.one(f"SELECT id FROM cmt_ballot_candidate WHERE ballot_id = '{ballot}' ORDER BY number")
        return {"ballot": ballot, "voter": voter, "candidate": candidate, "item": self.agenda_item, "invitee": self.invitee, "vacancy": vacancy, "nomination": nomination, "committee_body": body, "seat": seat, "term": term, "acting": acting, "ledger_question": self.at.one("SELECT id FROM cmt_question ORDER BY id")}

    def _ballot(self):
        """A secret vote that is open."""
        ballot = ballots.create(self)
        ballots.hold_keys(self, ballot)
        ballots.open_for(self, ballot)
        self.link_to_vote = ballots.links(self, ballot)[0]
        return ballot, ballots.voters(self, ballot)[0]

    def _meetings(self, city, person):
        """Of a body of its own: one whose minutes are approved, with its links, and the one in session that has approved them."""
        body = self.api("POST", "/api/committee/bodies", {"names": {"en": "A body that meets behind doors"}, "original_language": "en"})["id"]
        seat = self.api("POST", f"/api/committee/bodies/{body}/seats", {"number": 1, "since": "2018-12-01"})["id"]
        self.api("POST", f"/api/committee/seats/{seat}/terms", {
            "city": f"city/{city}", "person": f"person/{person}", "first": "2040-12-01", "last": "2042-11-30"})

        def send(page, fields, form):
            done = self.staff.submit(page, fields, form)
            assert done.status == 303, f"{page}: {house.words(done)}"
            return done.header("Location").split("?")[0]

        def in_session(day):
            page = send(f"/committee/bodies/{body}/meetings", {
                "day": day, "time": "10:00", "zone": "UTC", "minutes": "60", "place": "A room unseen", "languages": "en"},
                f"/committee/bodies/{body}/meetings/new")
            send(f"{page}/convene", {"count": "1"}, f"{page}/convene")
            send(f"{page}/open", {}, f"{page}/hold")
            invitee = self.at.one(f"SELECT id FROM cmt_invitee WHERE meeting_id = '{page.rpartition('/')[2]}'")
            send(f"{page}/arrive", {"seat": invitee, "as": "holder"}, f"{page}/hold")
            return page, invitee

        def link(page, where):
            text = self.at.one(f"SELECT body_text FROM core_mail WHERE about = 'committee.meeting/{page.rpartition('/')[2]}' ORDER BY id {where}")
            return re.search(r"/l/[0-9a-f]{64}", text).group(0)
        held, self.invitee = in_session("2041-10-01")
        self.link_to_meeting = link(held, "ASC")
        send(f"{held}/chair", {"chair": self.invitee}, held)
        send(f"{held}/close", {}, f"{held}/hold")
        send(f"{held}/minutes/letters", {"count": "1"}, f"{held}/minutes/letters")
        next_one, _ = in_session("2041-12-01")
        self.signed_meeting, self.held_meeting = held.rpartition("/")[2], next_one.rpartition("/")[2]
        send(f"{next_one}/items", {"kind": "approval", "title": "Minutes", "item_minutes": "5", "approves": self.signed_meeting}, f"{next_one}/items/new")
        self.agenda_item = self.at.one(f"SELECT id FROM cmt_agenda_item WHERE meeting_id = '{self.held_meeting}'")
        send(f"/committee/items/{self.agenda_item}/decision", {"way": "consensus"}, f"/committee/items/{self.agenda_item}/decision")
        send(f"{held}/minutes/ask", {}, f"{held}/minutes")
        self.link_to_sign_minutes = link(held, "DESC")

    def _vacancy(self, body):
        """Cities were asked for which nobody has an account; one has nominated somebody, who has not answered yet."""
        seat = self.api("POST", f"/api/committee/bodies/{body}/seats", {"number": 2, "region": "Europe", "since": "2018-12-01"})["id"]
        vacancy = self.api("POST", "/api/committee/vacancies", {
            "seat": seat, "first": "2041-01-01", "last": "2042-12-31", "deadline_day": "2037-10-01", "deadline_time": "17:00", "zone": "UTC",
            "original_language": "en", "profile": {"en": "Somebody unseen."}})["id"]
        asked = [city for city in self.api("GET", f"/api/committee/vacancies/{vacancy}")["cities"] if city["state"] == "chosen"]
        self.api("POST", f"/api/committee/vacancies/{vacancy}/notices", {"expected": len(asked)})

        def link(address):
            body = self.at.one(f"SELECT body_text FROM core_mail WHERE about = 'committee.vacancy/{vacancy}' AND to_address = '{address}' ORDER BY id")
            return re.search(r"/l/[0-9a-f]{64}", body).group(0)
        self.link_to_nominate = link(self.at.one(
            f"SELECT address FROM cmt_notice WHERE vacancy_id = '{vacancy}' AND sent_at <> '' ORDER BY city_ref DESC"))
        page = f"/committee/vacancies/{vacancy}/nominate"
        nominating = scene.office(self.at, self.link_to_nominate, "nominating office")
        done = nominating.submit(page, {
            "who": "other", "person_name": "Ada Example", "office": "Mayor", "address": "ada@nominee.example", "language": "en",
            "statement": "Nobody should read this.", "declared": "none", "revision": "0"}, page)
        assert done.status == 303, house.words(done)
        self.link_to_consent = link("ada@nominee.example")
        self._upload(nominating, f"{page}/files", page, {}, "cv.pdf", "application/pdf", PDF)
        self.nomination_file = self.at.one("SELECT id FROM cmt_nomination_file")
        return vacancy, self.at.one(f"SELECT id FROM cmt_nomination WHERE vacancy_id = '{vacancy}'")

    def path(self, door, **instead):
        special = {}
        if door.name.startswith("core.letter") or "letter" in door.placeholders or door.name == "core.api_set_setting":
            special = {"plugin": "statements"}
        if door.plugin.startswith("events-") and door.plugin != "events-durban":
            special = {"edition": self._found(
                f"SELECT id FROM evt_edition WHERE format = '{door.plugin.removeprefix('events-')}' ORDER BY starts_on")}
        if door.name.startswith("events."):
            # Beside those of people who are signed in, of a round table, and of the directory.
            special = {"session": self.values["event_session"], "paper": self.values["event_letter"], "import": self.values["event_import"]}
        if door.name.startswith("events.") and "undo" in door.name and "import" in door.placeholders:
            special |= {"import": self.values["applied_import"]}
        if door.name in ("events.undo_session_check_in", "events.api_undo_session_scan"):
            special |= {"scan": self.values["session_scan"]}
        if door.name == "core.link":
            special = {"secret": self.link_to_review.rpartition("/")[2]}
        if door.name.startswith("committee."):
            # Beside those of a congress and of a registration form.
            special = {"body": self.values["committee_body"], "question": self.values["ledger_question"],
                       "meeting": self.signed_meeting if door.name.startswith("committee.sign") else self.held_meeting,
                       "file": self.nomination_file, "session": self.values["event_session"]}
        if door.name == "campaigns.count":
            # Beside those of a committee.
            special = {"count": self.printed_count}
        if door.name.startswith("campaigns.coverage_import") and "import" in door.placeholders:
            special = {"import": self.coverage_import}
        if door.name == "statements.certificate":
            kept = "FROM stm_validation v JOIN stm_certificate c ON c.validation_id = v.id"
            special = {"id": self._found(f"SELECT v.statement_id {kept}"), "version": self._found(f"SELECT v.version_id {kept}")}
        if door.name == "committee.feed_at":
            special = {"secret": self.ends_calendar}
        if door.name.startswith("campaigns.") and "item" in door.placeholders:
            special = {"item": self.values["calendar_item"]}
        if door.name == "campaigns.feed_at":
            special = {"secret": self.content_calendar}
        if door.name == "events.personal_calendar":
            special = {"secret": self.own_calendar}
        if door.name in ("core.take_role", "core.api_take_role"):
            special = {"role": self._found(f"SELECT id FROM core_account_role WHERE account_id = '{self.values['account']}'")}
        if door.name == "statements.decision":
            special = {"paragraph": self._found(f"SELECT paragraph_id FROM stm_point WHERE id = '{self.values['point']}'")}
        filled = re.sub(r"{(\w+)}", lambda found: {**self.values, **special, **instead}[found.group(1)], door.path)
        return filled + self._queries.get(door.name, "")

    @functools.cache
    def _found(self, statement):
        """Asked once: there is an address for each of tens of thousands of requests."""
        return self.at.one(statement)

    @functools.cached_property
    def _queries(self):
        """What some addresses cannot do without."""
        v = self.values
        cities = [row[0] for row in self.at.rows("SELECT id FROM dir_city WHERE merged_into = '' ORDER BY id LIMIT 2")]
        versions = f"before={v['version']}&after={v['version']}"
        return {"events.api_plan_dates": "?starts_on=2038-02-20&ends_on=2038-02-24&zone=UTC",
                "statements.decision": f"?point={v['point']}", "statements.new_signing": f"?version={v['version']}", "statements.document": f"?format=txt&version={v['version']}",
                "statements.api_compare": "?" + versions, "statements.compare": "?" + versions,
                "directory.contact_new": f"?party=city/{v['city']}",
                "directory.merge": f"?kept=city/{cities[0]}&gone=city/{cities[1]}"}
