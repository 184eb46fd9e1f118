# SPDX-License-Identifier: EUPL-1.2
"""Every form that a person can see, sent from elsewhere: without its token, with the token of somebody else, with the
origin of another site. Each is refused, and nothing has changed."""
import sqlite3
import sys
import time
import urllib.parse

from checks import Checks
from house import House
from web import Browser, behind_link, read_page, shape_of, signed_in, walk

checks = Checks()
# What a request alone may change: that a session was seen, a notice that was shown, counters of attempts; and what moves
# by the clock: jobs. Of mails, that they are there.
MOVING = {"core_session", "core_rate", "core_job", "core_job_schedule"}
COLUMNS = {"core_mail": "id"}


def contents(house):
    """The rows of every table that a form could change, as one comparable value."""
    with sqlite3.connect(f"file:{house.data}/plenaria.db?mode=ro", uri=True) as db:
        db.text_factory = lambda value: value.decode(errors="backslashreplace")  # a photograph is kept as text, too
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
        return {name: sorted(map(repr, db.execute(f"SELECT {COLUMNS.get(name, '*')} FROM {name}"))) for name in tables if name not in MOVING}


def wait_for_first_jobs(house):
    """What the clock does after a start, messages of what is late among it, is done before anything is compared."""
    until = time.monotonic() + 60
    while True:
        with sqlite3.connect(f"file:{house.data}/plenaria.db?mode=ro", uri=True) as db:
            jobs = db.execute("SELECT kind, state, run_at FROM core_job").fetchall()
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        waiting = [kind for kind, state, run_at in jobs if state == "running" or (state == "ready" and run_at <= now)]
        done = {kind for kind, state, _ in jobs if state == "done"}
        if done >= {"core.mail_news", "events.tell_what_is_late"} and not waiting:
            return
        if time.monotonic() > until:
            raise TimeoutError(f"jobs that do not end: {waiting}, of {jobs}")
        time.sleep(0.1)


def changed(before, after):
    return sorted(name for name in after if after[name] != before.get(name))


def fields_of(form, token):
    return [(name, token if name == "csrf" else value) for name, value in form.fields if not (name == "csrf" and token is None)]


def attacks(form, strangers_token):
    here = urllib.parse.urlsplit(form.action)
    origin = f"{here.scheme}://{here.netloc}"
    own = dict(form.fields).get("csrf", "")
    yield "no token", fields_of(form, None), {}
    yield "an empty token", fields_of(form, ""), {}
    yield "a token of somebody else", fields_of(form, strangers_token), {}
    yield "a token with one more character", fields_of(form, own + "0"), {}
    yield "another origin", fields_of(form, own), {"Origin": "http://evil.example"}
    yield "an origin that begins like ours", fields_of(form, own), {"Origin": origin + ".evil.example"}
    yield "no origin to speak of", fields_of(form, own), {"Origin": "null"}
    yield "cross-site", fields_of(form, own), {"Sec-Fetch-Site": "cross-site"}
    yield "same-site", fields_of(form, own), {"Sec-Fetch-Site": "same-site", "Origin": origin}


def attack_all(house, browser, start, who, seen, strangers_token):
    found = []
    for address, _, page in walk(browser, start):
        for form in page.forms if page else []:
            if form.method == "post" and shape_of(form.action) not in seen:
                seen.add(shape_of(form.action))
                found.append((address, form))
    before = contents(house)
    for address, form in found:
        where = f"{who}, {shape_of(form.action)}"
        checks.that(dict(form.fields).get("csrf"), f"{where}: the form on {shape_of(address)} holds a token")
        checks.that(urllib.parse.urlsplit(form.action).netloc == house.authority, f"{where}: leads to {form.action}")
        for name, fields, headers in attacks(form, strangers_token):
            if form.multipart:
                answer = browser.upload(form.action, fields, [(file, "x.csv", "text/csv", b"a,b\r\n1,2\r\n") for file in form.files], headers)
            else:
                answer = browser.post(form.action, fields, headers)
            checks.equal(answer.status, 403, f"{where}, {name}")
    checks.equal(changed(before, contents(house)), [], f"{who}: tables that changed")
    for _, form in found:
        answer = browser.get(form.action + ("&" if "?" in form.action else "?") + urllib.parse.urlencode(form.fields))
        checks.that(answer.status in (200, 303, 404, 405, 414, 422), f"{who}, GET {shape_of(form.action)}: {answer.status}")
    checks.equal(changed(before, contents(house)), [], f"{who}: tables that a GET of a form's address changed")


def doors_without_rights(house):
    """Signing in for somebody else, signing out, choosing a language."""
    browser = Browser(house)
    for path in ("/sign-in", "/forgot"):
        form = next(f for f in read_page(browser.get(house.url + path), house.url + path).forms if f.method == "post")
        for name, fields, headers in attacks(form, "0" * 40):
            checks.equal(browser.post(form.action, fields, headers).status, 403, f"{path}, {name}")
    link = house.command("user", "link", "press@demo.example")
    form = next(f for f in read_page(browser.get(link), link).forms if f.method == "post")
    for name, fields, headers in attacks(form, "0" * 40):
        checks.equal(browser.post(form.action, fields, headers).status, 403, f"one-time address, {name}")
    checks.equal(Browser(house).post(form.action, form.fields).status, 403, "one-time address from a browser that never saw the page")
    checks.equal(browser.send(form).status, 303, "the one-time address is still good after all that")
    form = next(f for f in read_page(browser.get(house.url + "/"), house.url).forms if f.action.endswith("/sign-out"))
    for name, fields, headers in attacks(form, "0" * 40):
        checks.equal(browser.post(form.action, fields, headers).status, 403, f"sign out, {name}")
    checks.equal(browser.get(house.url + "/sign-out").status, 405, "signing out by GET")
    checks.equal(browser.get(house.url + "/").status, 200, "still signed in")
    for task in ("Review", "Sign"):
        link = house.link(task)
        form = next(f for f in read_page(browser.get(link), link).forms if f.method == "post" and "/l/" in f.action)
        for name, fields, headers in attacks(form, "0" * 40):
            checks.equal(browser.post(form.action, fields, headers).status, 403, f"link to {task.lower()}, {name}")


def content_types(house):
    """A form of another site can send these without asking first; none is read as a form or as JSON."""
    browser = signed_in(house, "drafter")
    before = contents(house)
    form = browser.form(house.url + "/account", "/account/profile")
    body = urllib.parse.urlencode(form.fields).encode()
    for kind in ("text/plain", "application/json", "", "multipart/form-data", "application/x-www-form-urlencoded, text/plain"):
        answer = browser.ask("POST", form.action, body, {"Content-Type": kind} if kind else {})
        checks.that(400 <= answer.status < 500, f"a form sent as {kind!r}: {answer.status}")
    for kind in ("text/plain", "application/json"):
        answer = browser.ask("POST", house.url + "/api/directory/cities", b'{"name":"X"}', {"Content-Type": kind})
        checks.that(answer.status in (401, 404), f"the API with a cookie only, {kind}: {answer.status}")
    checks.equal(changed(before, contents(house)), [], "tables that changed")


def main():
    with House() as house:
        wait_for_first_jobs(house)
        doors_without_rights(house)
        content_types(house)
        stranger = signed_in(house, "press")
        token = dict(stranger.form(house.url + "/account", "/account/profile").fields)["csrf"]
        seen = {"/sign-in", "/forgot", "/sign-out"}
        for role in ("administrator", "drafter", "secretariat", "reviewer", "board_member", "partner"):
            attack_all(house, signed_in(house, role), house.url + "/", role, seen, token)
        for task in ("Review", "Sign"):
            browser, start = behind_link(house, task)
            attack_all(house, browser, start, f"link to {task.lower()}", seen, token)
        checks.that(len(seen) >= 50, f"only {len(seen)} forms were seen: {sorted(seen)}")
        checks.equal(stranger.get(house.url + "/").status, 200, "the stranger is still in")
    checks.end(at_least=500)


if __name__ == "__main__":
    sys.exit(main())
