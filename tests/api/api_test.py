# SPDX-License-Identifier: EUPL-1.2
"""Calls every operation that a running Plenaria describes in /api/openapi.json, rightly and wrongly.

    api_test.py sqlite|mysql
"""
import base64
import hmac
import json
import pathlib
import sys
import unittest
import urllib.parse
import warnings

import jsonschema

import calls_ballots  # noqa: F401
import calls_campaigns  # noqa: F401
import calls_consultation  # noqa: F401  registers its calls
import calls_core  # noqa: F401
import calls_counts  # noqa: F401
import calls_directory  # noqa: F401
import calls_events  # noqa: F401
import calls_formats  # noqa: F401
import calls_ledger  # noqa: F401
import calls_meetings  # noqa: F401
import calls_programme  # noqa: F401
import calls_statements  # noqa: F401
import calls_vacancies  # noqa: F401
from house import Browser, House
from receivers import Receiver, RefusingMailServer
from world import CALLS, Call, World

HERE = pathlib.Path(__file__).parent
ENGINE = sys.argv.pop(1) if len(sys.argv) > 1 and sys.argv[1] in ("sqlite", "mysql") else "sqlite"
NO_ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
WRONG_VALUES = {"string": 7, "integer": "7", "number": "7", "boolean": "yes", "array": {}, "object": []}


class Operation:
    def __init__(self, method, path, described):
        self.method, self.path, self.described = method, path, described
        self.name = described["operationId"]
        self.permission = described.get("x-permission")
        self.open = described.get("security") == []
        body = described.get("requestBody")
        self.body_schema = body and body["content"]["application/json"]["schema"]

    def address(self, path_values, query=None):
        path = self.path
        for name, value in path_values.items():
            path = path.replace("{" + name + "}", urllib.parse.quote(value, safe=""))
        assert "{" not in path, f"{self.name}: no value for {path}"
        return path + ("?" + urllib.parse.urlencode(query) if query else "")


def before_any_row(test):
    """Tokens, scopes and shapes are looked at before the database is asked: on one engine."""
    return test if ENGINE == "sqlite" else None


class Api(unittest.TestCase):
    longMessage = True

    @classmethod
    def setUpClass(cls):
        receiver, mail_server = Receiver(), RefusingMailServer()
        cls.addClassCleanup(receiver.close)
        cls.addClassCleanup(mail_server.close)
        cls.house = House(ENGINE, ["webhooks.allow_loopback = yes", f"mail.server = smtp://127.0.0.1:{mail_server.port}",
                                   "mail.require_tls = no", "mail.from = secretariat@example.org"])
        cls.addClassCleanup(cls.house.close)
        browser = Browser(cls.house, "administrator@demo.example")
        cls.scopes = browser.offered_scopes()
        cls.token = browser.make_token("everything", cls.scopes)
        # For what needs a permission: a token of the same person that holds another one only.
        cls.narrow = {scope: browser.make_token("only " + scope, [scope]) for scope in ("core.read_history", "directory.view")}
        cls.document = cls.house.call("GET", "/api/openapi.json").json()
        cls.operations = [Operation(method, path, described)
                          for path, methods in cls.document["paths"].items() for method, described in methods.items()]
        cls.world = World(cls.house, cls.token, receiver)

    def each(self, check):
        for operation in self.operations:
            with self.subTest(operation.name):
                check(operation)

    def made(self, operation):
        return CALLS[operation.name](self.world)

    def send(self, operation, call, token, **instead):
        body = {"body": call.body} if operation.body_schema and "text" not in instead else {}
        return self.house.call(operation.method, operation.address(call.path, call.query), token, **{**body, **instead})

    def assert_problem(self, answer, status, operation=None):
        self.assertIn(answer.status, status if isinstance(status, tuple) else (status,), answer)
        self.assertEqual(answer.type, "application/problem+json", answer)
        problem = answer.json()
        self.validate(problem, {"$ref": "#/components/schemas/Problem"})
        self.assertEqual(problem["status"], answer.status)
        if operation:
            self.assertIn(str(answer.status), operation.described["responses"])
        return problem

    def validate(self, value, schema):
        jsonschema.Draft202012Validator({**schema, "components": self.document["components"]},
                                        format_checker=jsonschema.FormatChecker()).validate(value)

    # The description itself

    def test_the_description_is_valid_openapi(self):
        schema = json.loads((HERE / "data/openapi-3.1.schema.json").read_text())
        jsonschema.Draft202012Validator(schema).validate(self.document)
        for operation in self.operations:
            placeholders = {each.strip("{}") for each in operation.path.split("/") if each.startswith("{")}
            described = {each["name"] for each in operation.described["parameters"] if each["in"] == "path"}
            self.assertEqual(placeholders, described, operation.name)
            for schema in self.schemas_of(operation):
                jsonschema.Draft202012Validator.check_schema(schema)

    @staticmethod
    def schemas_of(operation):
        bodies = [operation.described.get("requestBody"), *operation.described["responses"].values()]
        return [media["schema"] for body in bodies if body for media in body.get("content", {}).values()]

    def test_every_operation_is_called_here_and_nothing_else_is(self):
        self.assertEqual(sorted(operation.name for operation in self.operations), sorted(CALLS))

    def test_every_answer_says_something_of_its_form(self):
        @self.each
        def _(operation):
            answer = operation.described["responses"]["200"]["content"]["application/json"]["schema"]
            self.assertTrue(answer.get("required") or operation.name == "core.api_description", "an answer without promises")

    # Rightly

    def test_every_operation_does_what_is_described(self):
        @self.each
        def _(operation):
            answer = self.send(operation, self.made(operation), self.token)
            self.assertIn(answer.status, (200, 201), answer)
            self.assertEqual(answer.type, "application/json")
            described = operation.described["responses"][str(answer.status)]
            self.validate(answer.json(), described["content"]["application/json"]["schema"])

    # Wrongly

    @before_any_row
    def test_without_a_token_nothing_is_done(self):
        @self.each
        def _(operation):
            call = self.made(operation)
            if operation.open:
                return
            for token in (None, "pln_" + "0" * 64, "nonsense"):
                answer = self.send(operation, call, token)
                self.assert_problem(answer, 401, operation)
                self.assertEqual(answer.headers["WWW-Authenticate"], "Bearer")

    @before_any_row
    def test_a_token_without_the_scope_finds_nothing(self):
        @self.each
        def _(operation):
            if not operation.permission:
                return
            token = next(token for scope, token in self.narrow.items() if scope != operation.permission)
            self.assert_problem(self.send(operation, self.made(operation), token), 404, operation)

    def test_unknown_ids_are_not_found(self):
        @self.each
        def _(operation):
            call = self.made(operation)
            for name in call.path:
                for strange in (NO_ID, "x", "%", "'\"<>", "é" * 300):
                    there = Call({**call.path, name: strange}, call.query, call.body)
                    self.assert_problem(self.send(operation, there, self.token), (404, 422) if name == "language" else 404)
                # The listener itself refuses a slash that is written as %2F.
                slash = self.send(operation, Call({**call.path, name: "a/b"}, call.query, call.body), self.token)
                self.assertEqual(slash.status, 400, slash)

    @before_any_row
    def test_what_is_no_object_is_refused(self):
        @self.each
        def _(operation):
            if not operation.body_schema:
                return
            call = self.made(operation)
            for text in ("", "{", "[]", "null", "7", '"text"', '{"a":1', "\ud800".encode("utf-8", "surrogatepass")):
                problem = self.assert_problem(self.send(operation, call, self.token, text=text), 422, operation)
                self.assertEqual([field["field"] for field in problem["fields"]], ["body"], text)

    @before_any_row
    def test_members_that_do_not_fit_are_named(self):
        @self.each
        def _(operation):
            if not operation.body_schema:
                return
            call = self.made(operation)
            for name, schema in operation.body_schema["properties"].items():
                kinds = schema.get("type", "string")
                kind = kinds if isinstance(kinds, str) else kinds[0]
                self.refused(operation, call, {**call.body, name: WRONG_VALUES[kind]}, name)
                if "enum" in schema:
                    self.refused(operation, call, {**call.body, name: "none of them"}, name)
                if "maxLength" in schema:
                    self.refused(operation, call, {**call.body, name: "a" * (schema["maxLength"] + 1)}, name)
            for name in operation.body_schema.get("required", []):
                self.refused(operation, call, {key: value for key, value in call.body.items() if key != name}, name)
            self.refused(operation, call, {**call.body, "unheard_of": 1}, "unheard_of")

    def refused(self, operation, call, body, field):
        problem = self.assert_problem(self.send(operation, call, self.token, body=body), 422, operation)
        self.assertIn(field, [each["field"] for each in problem["fields"]])

    @before_any_row
    def test_too_much_is_refused(self):
        @self.each
        def _(operation):
            if not operation.body_schema:
                return
            answer = self.send(operation, self.made(operation), self.token, text='{"a":"' + "a" * 3_000_000 + '"}')
            self.assert_problem(answer, (413, 422))

    def test_a_cookie_is_no_token_and_a_token_opens_no_page(self):
        browser = Browser(self.house, "secretariat@demo.example")
        self.assertEqual(self.house.call("GET", "/api/me", headers={"Cookie": browser.cookie}).status, 401)
        self.assertIn(self.house.call("GET", "/account", self.token).status, (303, 401))

    def test_who_changes_what_somebody_else_has_changed_is_told_and_changes_nothing(self):
        made = calls_campaigns.campaign(self.world)
        path, body = f"/api/campaigns/{made}", calls_campaigns.wish("A call") | {"revision": 1}
        self.world.do("PUT", path, body | {"aim": {"en": "First"}})
        self.assert_problem(self.house.call("PUT", path, self.token, body | {"aim": {"en": "Second"}}), 409)
        self.assertEqual(self.world.get(path)["aim"], {"en": "First"})

    # Webhooks

    def test_an_event_arrives_signed_and_can_be_sent_again(self):
        world, receiver = self.world, self.world.receiver
        webhook = world.post("/api/webhooks", {"address": receiver.address + "/website", "purpose": "Website",
                                               "events": ["statements.version_issued/1"]})
        version = calls_statements.version(world)

        headers, body = receiver.next("/hook/website", version["id"])

        message = json.loads(body)
        self.assertEqual(message["type"], "statements.version_issued/1")
        self.assertEqual(message["data"], {"statement": version["statement"], "version": version["id"]})
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        key = base64.b64decode(webhook["secret"].removeprefix("whsec_"))
        signature = base64.b64encode(hmac.new(key, signed, "sha256").digest()).decode()
        self.assertEqual(headers["webhook-signature"], f"v1,{signature}")

        deliveries = f"/api/webhooks/{webhook['id']}/deliveries"
        delivery = world.wait_for("the answer", lambda: next(
            (each for each in world.get(deliveries)["deliveries"] if each["state"] == "delivered"), None))
        self.assertEqual((delivery["status"], delivery["attempts"]), (204, 1))
        world.post(f"/api/webhook-deliveries/{delivery['id']}/resend", None)
        again, _ = receiver.next("/hook/website", version["id"])
        self.assertEqual(again["webhook-id"], headers["webhook-id"])
        world.do("DELETE", f"/api/webhooks/{webhook['id']}")

    def test_nothing_broke_on_the_way(self):
        self.assertNotIn("request failed", self.house.log())


if __name__ == "__main__":
    warnings.simplefilter("error", ResourceWarning)
    unittest.main()
