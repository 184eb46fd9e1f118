# SPDX-License-Identifier: EUPL-1.2
"""Links in mails: opening one changes nothing, however often a scanner does it; pressing the button opens one task on
one object; what was revoked or is over opens nothing, through no door. The code for signing."""
import email
import email.policy
import re
import sqlite3
import sys
import urllib.parse
from datetime import datetime

from checks import Checks
from csrf_test import changed, contents
from house import House
from web import Browser, behind_link, read_page, signed_in

checks = Checks()
SCANNERS = ("Mozilla/5.0 SafeLinks", "Googlebot/2.1", "curl/8", "", "Mozilla/5.0 (compatible; BingPreview)", "ProofpointURLDefense")


def secret_of(address):
    return urllib.parse.urlsplit(address).path.rsplit("/", 1)[1]


def with_database(house, statement, *values):
    with sqlite3.connect(house.data / "plenaria.db", timeout=20) as db:
        return db.execute(statement, values).fetchall()


def opening_is_inert(house):
    reset = None
    asking = Browser(house)
    asking.send(asking.form(house.url + "/forgot", "/forgot"), email="partner@demo.example")
    if mails := house.sink.wait_for(lambda mail: b"partner@demo.example" in mail.recipients[0]):
        text = mails[0].data.replace(b"=\r\n", b"").decode("utf-8", "replace")
        reset = re.search(re.escape(house.url) + "/reset/[0-9a-f]{32,}", text)
    checks.that(reset, "the mail to reset a password holds its link")
    links = [house.link("Review"), house.link("Sign"), house.command("user", "link", "press@demo.example")] + ([reset.group(0)] if reset else [])
    before = contents(house)
    for link in links:
        checks.that(re.fullmatch(r"[0-9a-f]{32,}", secret_of(link)), f"{link[:40]}…: 128 bits at least")
        for agent in SCANNERS:
            for method in ("GET", "HEAD", "GET"):
                answer = Browser(house).ask(method, link, None, {"User-Agent": agent})
                checks.equal(answer.status, 200, f"{method} of {link[:40]}… by {agent!r}")
                checks.that("no-store" in answer.header("cache-control") and answer.header("referrer-policy") in ("same-origin", "no-referrer", "strict-origin"), "a link is not kept and not told")
        page = read_page(Browser(house).get(link), link)
        checks.that([form for form in page.forms if form.method == "post" and secret_of(link) in form.action], "the page has its one button")
        for method in ("PUT", "DELETE", "OPTIONS", "PATCH"):
            checks.equal(Browser(house).ask(method, link, b"" if method != "OPTIONS" else None).status, 405, f"{method} of a link")
        spoilt = link[:-1] + ("0" if link[-1] != "0" else "1")
        for other in (spoilt, link[:-1], link.upper().replace("HTTP", "http"), link + "0", link.rsplit("/", 1)[0] + "/%27%20OR%201=1"):
            answer = Browser(house).get(other)
            checks.that(secret_of(link) + '"' not in answer.text and answer.status in (200, 404), f"a spoilt link: {answer.status}")
    checks.equal(changed(before, contents(house)), [], "tables that opening links changed")
    dump = b"".join(path.read_bytes() for path in house.data.glob("plenaria.db*"))
    for link in links[:3]:
        checks.that(secret_of(link).encode() not in dump, f"the secret of {link[:40]}… lies in the database")
        checks.that(secret_of(link) not in house.log(), f"the secret of {link[:40]}… lies in the log")
    return reset.group(0) if reset else None


def one_time(house, reset):
    link = house.command("user", "link", "press@demo.example")
    browser = Browser(house)
    checks.equal(browser.open_link(link).status, 303, "a one-time address opens")
    again = Browser(house)
    checks.that(again.open_link(link).status in (404, 401, 403), "it opens once only")
    checks.that(again.get(house.url + "/").status == 303, "whoever comes second is not in")
    if reset:
        page = Browser(house)
        form = next(f for f in read_page(page.get(reset), reset).forms if "/reset/" in f.action)
        checks.equal(page.send(form, password="short").status, 422, "a short password is refused")
        checks.equal(page.send(form, password="four words that nobody guesses").status, 303, "the second try with the same link sets it")
        checks.that(page.send(form, password="four other words nobody guesses").status in (404, 401, 403), "a used link sets nothing")
    for purpose in ("/l/", "/sign-in/by/", "/reset/"):
        for other in (house.link("Review"), house.link("Sign"), house.command("user", "link", "press@demo.example")):
            address = house.url + purpose + secret_of(other)
            if urllib.parse.urlsplit(other).path.startswith(purpose):
                continue
            stranger = Browser(house)
            page = read_page(stranger.get(address), address)
            for form in (f for f in page.forms if f.method == "post" and secret_of(other) in f.action):
                answer = stranger.send(form, password="four words that nobody guesses")
                checks.that(answer.status in (401, 403, 404), f"a secret of another kind at {purpose}: {answer.status}")
            checks.equal(stranger.get(house.url + "/").status, 303, f"a secret of another kind at {purpose} lets nobody in")


def one_task(house):
    """A link opens its task on its object, and neither the rest of the house nor another object."""
    review, review_at = behind_link(house, "Review")
    sign, sign_at = behind_link(house, "Sign")
    checks.equal(review.get(review_at).status, 200, "the review opens")
    checks.equal(sign.get(sign_at).status, 200, "the signing opens")
    checks.that(sign.get(review_at).status in (303, 404), "the link to sign opens no review")
    checks.that(review.get(sign_at).status in (303, 404), "the link to review opens no signing")
    checks.that(Browser(house).get(review_at).status in (303, 404), "the page behind the link without the link")
    for path in ("/", "/statements", "/directory/cities", "/admin/settings", "/account", "/search?q=a", "/notifications", "/api/me", "/directory/people/export?format=csv"):
        for who, browser in (("review", review), ("sign", sign)):
            checks.that(browser.get(house.url + path).status in (303, 401, 404), f"the link to {who} opens {path}")
    rounds = [row[0] for row in with_database(house, "SELECT id FROM stm_round")]
    for other in rounds:
        address = f"{house.url}/statements/rounds/{other}/review"
        checks.that((review.get(address).status == 200) == (address == review_at.split("?")[0]), f"round {other}: only its own")


def closed_doors(house):
    """Revoked, or over: the link, a session that came by it, another language of the page."""
    for task, change in (("Review", "UPDATE core_link SET revoked_at = '2020-01-01T00:00:00Z'"), ("Sign", "UPDATE core_link SET expires_at = '2020-01-01T00:00:00Z'")):
        browser, at = behind_link(house, task)
        checks.equal(browser.get(at).status, 200, f"{task}: open before")
        form = next((f for f in read_page(browser.get(at), at).forms if f.method == "post" and "/sign-out" not in f.action), None)
        with_database(house, change)
        for address in (at, at + "?lang=fr", at + "?lang=es", at + "?view=all"):
            checks.that(browser.get(address).status in (303, 404), f"{task}: an old session opens {address}")
        if form is not None:
            checks.that(browser.send(form).status in (303, 401, 403, 404), f"{task}: an old form still sends")
        for suffix in ("", "?lang=fr", "?next=/"):
            answer = Browser(house).get(house.link(task) + suffix)
            checks.equal(answer.status, 404, f"{task}: the link itself {suffix}")
            checks.that(not [f for f in read_page(answer, at).forms if "/l/" in f.action], f"{task}: no button any more")
        again = Browser(house)
        token = dict(next(f for f in read_page(again.get(house.url + "/sign-in"), house.url + "/sign-in").forms if f.method == "post").fields)["csrf"]
        checks.equal(again.post(house.link(task), [("csrf", token)]).status, 404, f"{task}: POST without the page")
        checks.that(again.get(at).status in (303, 404), f"{task}: and nothing is open")
        with_database(house, "UPDATE core_link SET revoked_at = '', expires_at = '2030-01-01T00:00:00Z'")


def code_of(house, after):
    """The code in the subject of the newest mail behind the first `after` messages that has one."""
    def code_in(mail):
        subject = str(email.message_from_bytes(mail.data, policy=email.policy.default)["subject"])
        return re.search(r"(?<!\d)\d{4} ?\d{4}(?!\d)", subject)

    mails = house.sink.wait_for(lambda mail: mail in house.sink.mails[after:] and code_in(mail))
    return code_in(mails[-1]).group(0).replace(" ", "") if mails else None


def signing_code(house):
    """Eight digits, five tries, once, for that office alone."""
    browser, at = behind_link(house, "Sign")
    page = read_page(browser.get(at), at)
    form = next((f for f in page.forms if f.action.endswith("/code")), None)
    if not checks.that(form is not None, "the page to sign offers a code"):
        return
    def count():
        return with_database(house, "SELECT count(*) FROM stm_signature")[0][0]

    before, sent = count(), len(house.sink.mails)
    answer = browser.send(form)
    checks.that(answer.status in (200, 303), f"the code is sent: {answer.status}")
    checks.equal(count(), before, "nothing is signed before the code")
    code = code_of(house, sent)
    if not checks.that(code, "a code of eight digits comes by mail"):
        return
    checks.that(code.encode() not in b"".join(p.read_bytes() for p in house.data.glob("*.log")), "the code is in no log")
    where = urllib.parse.urljoin(house.url, answer.header("location")) if answer.status == 303 else form.action
    enter = next((f for f in read_page(answer if answer.status == 200 else browser.get(where), where).forms if any("code" in n for n, _ in f.fields)), None)
    if not checks.that(enter is not None, "the page asks for the code"):
        return
    name = next(n for n, _ in enter.fields if "code" in n)
    wrong = f"{(int(code) + 1) % 10 ** 8:08d}"
    checks.equal(len(code), 8, "digits of the code")
    for attempt in range(5):
        checks.that(browser.send(enter, **{name: wrong}).status in (403, 404, 409, 422, 429), f"wrong code {attempt + 1}")
    answer = browser.send(enter, **{name: code})
    checks.that(answer.status in (303, 403, 404, 409, 422, 429) and count() == before, f"after five wrong ones the right code signs nothing: {answer.status}")
    stranger, _ = behind_link(house, "Review")
    checks.that(stranger.send(enter, **{name: code}).status in (303, 403, 404), "the code in a browser without the link")
    checks.equal(count(), before, "nothing was signed")
    # A new code, with what the clock does to it; then the true one, once.
    sent = len(house.sink.mails)
    checks.that(browser.send(form).status in (200, 303), "another code is sent")
    if not checks.that(fresh := code_of(house, sent), "another code comes"):
        return
    expires = with_database(house, "SELECT max(expires_at), max(issued_at) FROM stm_sign_code")[0]
    minutes = (datetime.fromisoformat(expires[0][:-1]) - datetime.fromisoformat(expires[1][:-1])).total_seconds() / 60
    checks.that(minutes <= 10, f"a code is good for {minutes} minutes")
    with_database(house, "UPDATE stm_sign_code SET expires_at = '2020-01-01T00:00:00Z' WHERE used_at = ''")
    checks.that(browser.send(enter, **{name: fresh}).status in (403, 409, 422) and count() == before, "a code that is over signs nothing")
    with_database(house, "UPDATE stm_sign_code SET expires_at = ? WHERE expires_at LIKE '2020%'", expires[0])
    checks.that(browser.send(enter, **{name: fresh}).status == 303 and count() == before + 1, "the right code signs")
    checks.that(browser.send(enter, **{name: fresh}).status != 500 and count() == before + 1, "it signs once")


def main():
    with House() as house:
        reset = opening_is_inert(house)
        one_time(house, reset)
        one_task(house)
        signing_code(house)
        closed_doors(house)
        checks.that(house.program.poll() is None, "the program still runs")
    checks.end(at_least=150)


if __name__ == "__main__":
    sys.exit(main())
