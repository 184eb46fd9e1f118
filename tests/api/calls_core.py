# SPDX-License-Identifier: EUPL-1.2
"""How the host's own operations are called."""
from world import Call, call


@call("core.api_description")
def _(w):
    return Call()


@call("core.api_me")
def _(w):
    return Call()


@call("core.api_history")
def _(w):
    return Call(query={"subject": "core.account/"})


@call("core.api_search")
def _(w):
    return Call(query={"q": "kamp"})


@call("core.api_work")
def _(w):
    return Call()


@call("core.api_notifications")
def _(w):
    return Call(query={"page": "1"})


@call("core.api_read_notifications")
def _(w):
    return Call()


@call("core.api_tokens")
def _(w):
    return Call()


@call("core.api_create_token")
def _(w):
    return Call(body={"name": w.name("Website"), "scopes": ["statements.view"]})


@call("core.api_revoke_token")
def _(w):
    name = w.name("Old")
    w.post("/api/tokens", {"name": name, "scopes": ["statements.view"]})
    return Call({"token": next(token["id"] for token in w.get("/api/tokens")["tokens"] if token["name"] == name)})


def account(w):
    return w.post("/api/accounts", {"email": f"{w.name('person').replace(' ', '')}@example.org", "name": "Ada Example"})


@call("core.api_accounts")
def _(w):
    return Call()


@call("core.api_create_account")
def _(w):
    return Call(body={"email": f"{w.name('person').replace(' ', '')}@example.org", "name": "Ada Example",
                      "language": "fr", "zone": "Europe/Paris"})


@call("core.api_account")
def _(w):
    return Call({"account": account(w)["id"]})


@call("core.api_change_account")
def _(w):
    made = account(w)
    return Call({"account": made["id"]}, body={"name": "Ada Sample", "disabled": True, "version": made["version"]})


@call("core.api_give_role")
def _(w):
    return Call({"account": account(w)["id"]}, body={"role": "drafter", "scope": "", "until": "2030-01-01"})


@call("core.api_take_role")
def _(w):
    made = w.post(f"/api/accounts/{account(w)['id']}/roles", {"role": "press"})
    return Call({"account": made["id"], "role": made["roles"][0]["id"]})


@call("core.api_reset_second_step")
def _(w):
    return Call({"account": account(w)["id"]})


def waiting_job(w):
    """One that failed once and waits for its next attempt: nobody answers the webhook it sends to."""
    deaf = w.post("/api/webhooks", {"address": w.deaf, "events": ["statements.signed/1"]})
    w.post(f"/api/webhooks/{deaf['id']}/test", None)
    return w.another("a job that waits", lambda: [job["id"] for job in w.get("/api/jobs?state=ready")["jobs"]
                                                  if job["kind"] == "core.deliver_webhook" and job["attempts"] > 0])


@call("core.api_jobs")
def _(w):
    return Call(query={"state": "ready", "page": "1"})


@call("core.api_job")
def _(w):
    return Call({"job": w.get("/api/jobs")["jobs"][0]["id"]})


@call("core.api_retry_job")
def _(w):
    found = waiting_job(w)
    w.post(f"/api/jobs/{found}/stop", None)
    return Call({"job": found})


@call("core.api_stop_job")
def _(w):
    return Call({"job": waiting_job(w)})


@call("core.api_mails")
def _(w):
    return Call(query={"state": "waiting"})


@call("core.api_mail")
def _(w):
    return Call({"mail": w.get("/api/mails")["mails"][0]["id"]})


@call("core.api_retry_mail")
def _(w):
    return Call({"mail": w.another("a message that was refused", lambda: [
        mail["id"] for mail in w.get("/api/mails?state=failed")["mails"]])})


@call("core.api_plugins")
def _(w):
    return Call()


@call("core.api_switch_plugin")
def _(w):
    return Call({"plugin": "hello"}, body={"on": True})


@call("core.api_settings")
def _(w):
    return Call()


@call("core.api_set_setting")
def _(w):
    return Call({"plugin": "statements", "key": "reminder_days"}, body={"value": "4"})


@call("core.api_permissions")
def _(w):
    return Call()


@call("core.api_grant_permission")
def _(w):
    return Call({"permission": "statements.view", "role": "press"}, body={"granted": True})


def webhook(w):
    return w.post("/api/webhooks", {"address": w.receiver.address, "events": ["statements.version_issued/1"]})


@call("core.api_webhooks")
def _(w):
    return Call()


@call("core.api_create_webhook")
def _(w):
    return Call(body={"address": w.receiver.address, "purpose": "Website", "events": ["statements.signed/1"]})


@call("core.api_webhook")
def _(w):
    return Call({"webhook": webhook(w)["id"]})


@call("core.api_change_webhook")
def _(w):
    made = webhook(w)
    return Call({"webhook": made["id"]}, body={"purpose": "Press list", "disabled": True, "version": made["version"]})


@call("core.api_remove_webhook")
def _(w):
    return Call({"webhook": webhook(w)["id"]})


@call("core.api_renew_webhook_secret")
def _(w):
    return Call({"webhook": webhook(w)["id"]})


@call("core.api_test_webhook")
def _(w):
    return Call({"webhook": webhook(w)["id"]})


@call("core.api_webhook_deliveries")
def _(w):
    made = webhook(w)
    w.post(f"/api/webhooks/{made['id']}/test", None)
    return Call({"webhook": made["id"]})


@call("core.api_resend_webhook")
def _(w):
    made = webhook(w)
    delivery = w.post(f"/api/webhooks/{made['id']}/test", None)["delivery"]
    w.wait_for("the delivery", lambda: w.get(f"/api/webhooks/{made['id']}/deliveries")["deliveries"][0]["state"] == "delivered")
    return Call({"delivery": delivery})
