# SPDX-License-Identifier: EUPL-1.2
"""What every answer says to the browser, on each kind of answer and as each role; where redirects lead; what a Host
or X-Forwarded header can do."""
import re
import sys
import urllib.parse

from checks import Checks
from house import House
from web import Browser, behind_link, read_page, shape_of, signed_in, walk

checks = Checks()
ROLES = ("administrator", "secretariat", "drafter", "reviewer", "board_member", "partner", "press")
FORBIDDEN_IN_POLICY = ("unsafe-inline", "unsafe-eval", "unsafe-hashes", "http:", "https:", "src *")
LEAKS = re.compile(rb"Poco::|soci::|libmysql|SQLITE_|/usr/|/tmp/|terminate called|std::|kainjow")


def security(answer, where, private=True, of_program=True):
    """@param of_program what nginx says of itself has no X-Frame-Options: its policy forbids frames alone."""
    def has(name, wanted):
        checks.that(re.search(wanted, answer.header(name)), f"{where}: {name} is {answer.header(name)!r}")

    policy = answer.header("content-security-policy")
    has("content-security-policy", r"default-src '(self|none)'")
    # A released campaign on the pages of cities; what is not released answers as any page that is not there.
    framed = answer.status == 200 and re.search(r"/newsroom/[^/]+/embed$", where)
    has("content-security-policy", r"frame-ancestors \*$" if framed else r"frame-ancestors 'none'")
    has("x-frame-options", r"^$" if framed or not of_program else r"^DENY$")
    checks.that(not framed or "script-src" not in policy and "form-action 'none'" in policy, f"{where}: policy {policy!r}")
    checks.that(not any(word in policy for word in FORBIDDEN_IN_POLICY), f"{where}: policy {policy!r}")
    has("x-content-type-options", r"^nosniff$")
    has("referrer-policy", r"^(no-referrer|same-origin|strict-origin)")
    has("cross-origin-opener-policy", r"^same-origin$")
    has("cross-origin-resource-policy", r"^(same|cross)-origin$")
    names = [name for name, _ in answer.headers]
    checks.that(answer.header("server") in ("", "nginx"), f"{where}: {answer.header('server')!r} tells its version")
    checks.that(not {"x-powered-by", "via", "x-plenaria-exception"} & set(names), f"{where}: says too much: {names}")
    for name in set(names) - {"set-cookie"}:
        checks.equal(names.count(name), 1, f"{where}: fields {name}")
    if answer.body and answer.status != 304:
        has("content-type", r"^[\w.+-]+/[\w.+-]+(; charset=utf-8)?$")
        if answer.header("content-type").startswith("text/"):
            has("content-type", r"charset=utf-8")
    if private:
        has("cache-control", r"\bno-store\b")
    for name, value in answer.headers:
        if name == "set-cookie":
            wanted = ("; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/")
            checks.that(all(part in value for part in wanted) and "Domain" not in value, f"{where}: cookie {value.partition('=')[0]} {value.partition(';')[2]}")
    checks.that(not LEAKS.search(answer.body) or "html" not in answer.header("content-type"),
                f"{where}: shows how it is made: {LEAKS.search(answer.body)}")


def pages_of(house):
    nobody = Browser(house)
    for path in ("/sign-in", "/forgot", "/nowhere", "/sign-in/code", "/", "/l/nothing", "/sign-in/by/nothing", "/reset/nothing",
                 "/healthz", "/readyz", "/api/me", "/api/openapi.json", "/api/nowhere", "/admin/settings", "/assets/nothing.js",
                 "/sign-in?lang=fr", "/%00", "/.git/config", "/.well-known/security.txt", "/robots.txt", "/directory/cities/export"):
        security(nobody.get(house.url + path), f"nobody {path}", private=path not in ("/.well-known/security.txt", "/robots.txt"),
                 of_program=not (house.proxy and path == "/%00"))  # which nginx refuses itself
    for method, path in (("POST", "/sign-in"), ("POST", "/nowhere"), ("DELETE", "/sign-in"), ("OPTIONS", "/sign-in"), ("POST", "/api/me"), ("HEAD", "/sign-in")):
        security(nobody.ask(method, house.url + path, b"" if method == "POST" else None), f"nobody {method} {path}")
    page = read_page(nobody.get(house.url + "/sign-in"), house.url)
    for asset in sorted(set(re.findall(r'(?:src|href)="(/assets/[^"]+)"', nobody.get(house.url + "/sign-in").text))):
        answer = nobody.get(house.url + asset)
        security(answer, asset, private=False)
        checks.that("immutable" in answer.header("cache-control"), f"{asset}: kept for ever")
        again = nobody.get(house.url + asset, **{"If-None-Match": answer.header("etag")})
        checks.equal(again.status, 304, f"{asset} again")
    checks.that(page.forms, "the page to sign in has a form")
    seen = set()
    for role in ROLES:
        browser = signed_in(house, role)
        for address, answer, _ in walk(browser, house.url + "/"):
            if shape_of(address) in seen:
                continue
            seen.add(shape_of(address))
            public = answer.header("cache-control").startswith("public")
            security(answer, f"{role} {shape_of(address)}", private=not public)
            checks.that(answer.status < 500, f"{role} {address}: {answer.status}")
            if "text/html" not in answer.header("content-type") and "json" not in answer.header("content-type"):
                checks.that(answer.header("content-disposition").startswith("attachment"), f"{address}: a file is a download")
                checks.that("sandbox" in answer.header("content-security-policy"), f"{address}: a file runs nothing")
    for task in ("Review", "Sign"):
        browser, start = behind_link(house, task)
        for address, answer, _ in walk(browser, start, most=40):
            security(answer, f"{task} {shape_of(address)}")
    return seen


def sessions(house):
    """The cookie changes with every gain of rights, and ends with signing out."""
    browser = Browser(house)
    browser.get(house.url + "/sign-in")
    name = next(iter(browser.cookies))
    checks.that(name.startswith("__Host-"), f"cookie {name}")
    before = browser.cookies[name]
    checks.that(len(before) >= 32, "the cookie holds 128 bits at least")
    browser.open_link(house.command("user", "link", "drafter@demo.example"))
    inside = browser.cookies[name]
    checks.that(inside != before, "the cookie changes when somebody signs in")
    planted = Browser(house)
    planted.cookies[name] = before
    checks.equal(planted.get(house.url + "/").status, 303, "who knew the old cookie is not in")
    for strange in ("x", "a" * 64, inside.upper(), inside + "0", inside[:-1], "' OR 1=1 --", "a" * 8000):
        planted.cookies[name] = strange
        checks.that(planted.get(house.url + "/").status in (303, 431), f"cookie {strange[:20]!r} opens nothing")
    many = "; ".join(f"other{i}={'v' * 70}" for i in range(95)) + f"; {name}={inside}"
    checks.equal(browser.get(house.url + "/", Cookie=many).status, 200, "a full jar of other cookies")
    form = next(form for form in read_page(browser.get(house.url + "/"), house.url).forms if form.action.endswith("/sign-out"))
    browser.send(form)
    planted.cookies[name] = inside
    checks.equal(planted.get(house.url + "/").status, 303, "the cookie of before signing out opens nothing")


EVIL = ("//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "https:evil.example",
        "http:/evil.example", "/\t/evil.example", "/\n/evil.example", "/\r\n/evil.example", "\t//evil.example", " //evil.example",
        "/\x00/evil.example", "/\x0b//evil.example", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "%2f%2fevil.example",
        "/%5cevil.example/..//", "//evil%E3%80%82example", "/.evil.example/../..//evil.example", "/..//evil.example", "/./\\evil.example",
        "@evil.example", ".evil.example", ":80@evil.example", "https://127.0.0.1@evil.example", "/\u2028/evil.example", "/\x7f/evil.example",
        "/x\r\nSet-Cookie: a=b", "/x\r\n\r\n<script>", "/" + "a" * 5000, "", "evil")


def lands_inside(house, location):
    """Where a browser would go: it drops tabs and line breaks, and takes a backslash for a slash."""
    seen = re.sub(r"[\t\r\n]", "", location).strip("".join(map(chr, range(33)))).replace("\\", "/")
    return urllib.parse.urlsplit(urllib.parse.urljoin(house.url + "/sign-in", seen)).netloc == house.authority and not re.match(r"(?i)(javascript|data):", seen)


def redirects(house):
    for evil in EVIL:
        quoted = urllib.parse.quote(evil)
        answer = Browser(house).get(f"{house.url}/sign-in?next={quoted}")
        where = f"next={evil[:40]!r}"
        checks.that(answer.status in (200, 400), f"{where}: {answer.status}")
        page = read_page(answer, house.url + "/sign-in")
        for value in (value for form in page.forms for name, value in form.fields if name == "next"):
            checks.that(lands_inside(house, value), f"{where}: the form leads to {value!r}")
        to = Browser(house).get(f"{house.url}/{quoted}").header("location")
        checks.that(not to or lands_inside(house, to), f"GET /{quoted[:40]} leads to {to!r}")


def password_sign_in_goes_nowhere_else(house):
    """The redirect itself, behind a true password."""
    admin = signed_in(house, "administrator")
    password = "four words that nobody guesses"
    form = admin.form(house.url + "/account", "/account/password")
    names = [name for name, _ in form.fields]
    new = {name: password for name in names if "password" in name or "new" in name}
    answer = admin.send(form, **new)
    checks.that(answer.status in (200, 303), f"a password is set: {answer.status}")
    for evil in EVIL[:14] + ("/\x7f/evil.example",):  # beyond some twenty, the attempts of one address are counted
        browser = Browser(house)
        form = next(f for f in read_page(browser.get(house.url + "/sign-in"), house.url + "/sign-in").forms if f.action.endswith("/sign-in"))
        answer = browser.send(form, email="administrator@demo.example", password=password, next=evil)
        to = answer.header("location")
        refused = answer.status == 422 and "\x00" in evil  # no text holds a NUL
        checks.that(refused or (answer.status == 303 and lands_inside(house, to)),
                    f"signing in with next={evil[:40]!r}: {answer.status} {to[:60]!r}")


def poisoned(house):
    """Addresses come from the configuration, whatever the request says of itself."""
    browser = Browser(house)
    lies = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "6.6.6.6", "Forwarded": "for=6.6.6.6;host=evil.example",
            "X-Original-URL": "/admin/settings", "X-Rewrite-URL": "/admin/settings", "X-HTTP-Method-Override": "DELETE", "X-Host": "evil.example"}
    for path in ("/", "/sign-in", "/nowhere", "/forgot"):
        answer = browser.get(house.url + path, **lies)
        told = answer.text + str(answer.headers)
        checks.that("evil.example" not in told and "6.6.6.6" not in told, f"{path}: believes a header of anybody")
        checks.that(answer.status in (200, 303, 404), f"{path} with headers that lie: {answer.status}")
    form = next(f for f in read_page(browser.get(house.url + "/forgot"), house.url + "/forgot").forms if f.action.endswith("/forgot"))
    browser.ask("POST", form.action, urllib.parse.urlencode([(n, "partner@demo.example" if n == "email" else v) for n, v in form.fields]),
                {"Content-Type": "application/x-www-form-urlencoded", **lies})
    mails = house.sink.wait_for(lambda mail: b"<partner@demo.example>" in b"".join(mail.recipients))
    checks.that(mails and all(b"evil.example" not in mail.data for mail in mails), "the mail to reset a password leads to us")
    checks.that("6.6.6.6" not in house.log(), "the log believes X-Forwarded-For of anybody")


def watched_from_here_only(house):
    """nginx shows /metrics to 127.0.0.1; 127.0.0.2 is a stranger to it."""
    for source, status in (("127.0.0.1", b"200"), ("127.0.0.2", b"403")):
        for path in ("/metrics", "/%6detrics", "/metrics?x=1"):
            with house.connect(source=source) as client:
                client.sendall(f"GET {path} HTTP/1.1\r\nHost: {house.authority}\r\nConnection: close\r\n\r\n".encode())
                answer = b"".join(iter(lambda: client.recv(65536), b""))
            checks.equal(answer.split(b" ")[1], status, f"{path} from {source}")
            checks.equal(b"plenaria_requests_total" in answer, source == "127.0.0.1", f"{path} from {source}: numbers")


def nginx_itself(house):
    """What it refuses, and what it says when the program is away, protects the browser as much. Ends the program."""
    refused = Browser(house).get(house.url + "/%00")
    house.program.terminate()
    house.program.wait(20)
    for answer, status in ((refused, 400), (Browser(house).get(house.url + "/sign-in"), 502)):
        checks.equal(answer.status, status, "nginx itself")
        security(answer, f"nginx itself, {status}", of_program=False)
        checks.that(re.search(r"max-age=\d{8}", answer.header("strict-transport-security")), f"nginx itself, {status}: HSTS")


def main():
    with House() as house:
        seen = pages_of(house)
        checks.that(len(seen) >= 60, f"only {len(seen)} shapes of pages were seen")
        sessions(house)
        redirects(house)
        password_sign_in_goes_nowhere_else(house)
        poisoned(house)
    with House(proxy=True) as house:
        answer = Browser(house).get(house.url + "/sign-in")
        security(answer, "behind nginx")
        checks.that(re.search(r"max-age=\d{8}", answer.header("strict-transport-security")), "behind nginx: HSTS")
        checks.equal([name for name, _ in answer.headers].count("content-security-policy"), 1, "behind nginx: one policy")
        watched_from_here_only(house)
        redirects(house)
        poisoned(house)
        nginx_itself(house)
    checks.end(at_least=1000)


if __name__ == "__main__":
    sys.exit(main())
