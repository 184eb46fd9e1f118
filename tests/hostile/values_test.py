# SPDX-License-Identifier: EUPL-1.2
"""Hostile values in every query, path and form field that a walk as each role finds: no 5xx, no connection dropped,
nothing sent back unescaped, no 10-second page. Each place gets a part of the values, another one each time; with
--all every place gets every value."""
import http.client
import json
import re
import sys
import time
import urllib.parse

from checks import Checks
from house import House
from web import behind_link, shape_of, signed_in, walk

checks = Checks()
MARK = "zq9"  # of what must come back escaped or not at all

VALUES = [
    "", " ", "\t", "0", "-1", "1e999", "NaN", "2147483648", "9223372036854775808", "1000000000", "99999999999999999999999999", "0x7fffffff", "1.5",
    "true", "null", "undefined", "[]", "{}", "../../../../etc/passwd", "..\\..\\..\\boot.ini", "/etc/passwd", "file:///etc/passwd",
    "....//....//etc/passwd", "%2e%2e%2f", "a\r\nSet-Cookie: zq9=1", "a\nBcc: zq9@evil.example", "a\x00b", "\x1b[31m", "\x7f", "\u2028", "\ufeff",
    "' OR '1'='1", "'; DROP TABLE core_account; --", "\" OR 1=1 --", "1) UNION SELECT 1,2,3 --", "%' AND sleep(5) --", "\\", "%", "_", ":id", "?",
    "{{zq9}}", "{{{zq9}}}", "{{>layout}}", "{{#a}}", "${7*7}zq9", "<%= 7*7 %>", "#{7*7}", "<script>zq9</script>", "\"><svg/onload=zq9(1)>",
    "'><img src=x onerror=zq9()>", "javascript:zq9()", "</title><zq9>", "--><zq9>", "]]><zq9>", "&lt;zq9&gt;", "&#60;zq9&#62;",
    "=HYPERLINK(\"http://evil.example\")", "@SUM(1)", "=?utf-8?q?zq9?=", "2026-02-30", "2026-13-45T99:99", "0000-00-00", "9999-12-31", "-271821-04-20",
    "Mars/Olympus", "\u202egnp.exe", "e\u0301" * 40, "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0010ffff", "z\u0310\u0311\u0312" * 60, "a" * 300, "a" * 3000,
    "01ARZ3NDEKTSV4RRFFQ69G5FAV", "zz/../..", ";ls", "|id", "`id`", "$(id)", "a;b,c", "*" * 200, "(" * 500, "[" * 500, "> " * 300, "*a_" * 300,
]
RAW = ["%", "%zz", "%c0%ae", "%ff", "%ed%a0%80", "%f4%90%80%80", "%00", "a=b=c&&=&=x", "%2525", "+", "[]=1&a[]=2&a[b]=3"]
# Made by programs of others, half a second each: a third of the values.
DOCUMENTS = re.compile(r"/(answers|document)$|/letters/[0-9A-Z]{26}$")
UNESCAPED = re.compile(r"<zq9|<script>zq9|<svg/onload|<img src=x|onload=zq9\(1\)>(?!&)|\b49zq9|href=\"javascript:|^Set-Cookie: zq9", re.I)
# Uploads have a test of their own; signing out, ending sessions and disabling would end the walk.
LEFT_OUT = re.compile(r"/sign-out|/sessions/|/disable|/enable|/reset-second-step|/password|/second-step|/admin/roles|/admin/settings|/archive|/withdraw")


PART = 1 if "--all" in sys.argv else 9
_turn = 0


def some(values):
    """The next part of `values`; over a walk all of them come about equally often."""
    global _turn
    _turn += 1
    return values[_turn % PART::PART]


class Prober:
    def __init__(self, house, browser, who):
        self.house, self.browser, self.who = house, browser, who
        self.slowest = (0.0, "")

    def check(self, where, ask):
        began = time.monotonic()
        try:
            answer = ask()
        except (http.client.HTTPException, OSError) as problem:
            return checks.that(False, f"{self.who}, {where}: dropped, {problem!r}")
        took = time.monotonic() - began
        self.slowest = max(self.slowest, (took, where))
        fine = answer.status < 500 or (answer.status == 503 and "retry-after" in dict(answer.headers))
        unescaped = "html" in answer.header("content-type") and UNESCAPED.search(answer.text)
        injected = [value for name, value in answer.headers if name == "set-cookie" and "zq9" in value]
        return checks.that(fine and not unescaped and not injected and took < 10,
                           f"{self.who}, {where}: {answer.status} {unescaped} {injected} {took:.1f} s")


def probe_queries(prober, addresses):
    known = {"page", "per_page", "sort", "order", "q", "lang", "filter", "format", "language", "from", "to", "view"}
    for address in addresses:
        parts = urllib.parse.urlsplit(address)
        own = urllib.parse.parse_qsl(parts.query, True)
        base = address.split("?")[0]
        names = sorted({name for name, _ in own} | known) if not parts.path.endswith(("export", "document", ".csv", ".svg")) else sorted({n for n, _ in own})
        share = 3 if DOCUMENTS.search(parts.path) and PART > 1 else 1
        for i, value in enumerate(some(VALUES)[::share]):
            # Every name at once, and one by itself in turn: a value refused early would shield the others.
            alone = names[i % len(names)] if names else "q"
            for fields in ([(name, value) for name in names], [(n, v) for n, v in own if n != alone] + [(alone, value)]):
                query = urllib.parse.urlencode(fields)
                if len(query) < 7000:
                    prober.check(f"{shape_of(base)}?{query[:80]}", lambda q=query: prober.browser.get(f"{base}?{q}"))
        for raw in some(RAW)[::share]:
            prober.check(f"{shape_of(base)}?{raw}", lambda r=raw: prober.browser.get(f"{base}?page={r}"))


def probe_paths(prober, addresses):
    for address in addresses:
        path = urllib.parse.urlsplit(address).path.split("/")
        holes = [i for i, part in enumerate(path) if re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{26}|\d+|[0-9a-f]{32,}", part)]
        for hole in holes:
            for value in some(VALUES):
                quoted = urllib.parse.quote(value, safe="")
                changed = "/".join(path[:hole] + [quoted] + path[hole + 1:])
                if len(changed) < 7000:
                    prober.check(changed[:80], lambda c=changed: prober.browser.get(prober.house.url + c))


def probe_forms(prober, forms):
    for form in forms:
        shape = shape_of(form.action)
        if LEFT_OUT.search(shape) or form.files:
            continue
        free = [name for name, _ in form.fields if name != "csrf"]
        for value in some(VALUES):
            all_of_them = [(name, value if name != "csrf" else own) for name, own in form.fields]
            prober.check(f"POST {shape} {value[:30]!r}", lambda f=all_of_them: prober.browser.post(form.action, f))
        for name in free:
            for value in some(VALUES)[:4 if PART > 1 else None]:
                one = [(key, value if key == name else own) for key, own in form.fields]
                prober.check(f"POST {shape} {name}={value[:30]!r}", lambda f=one: prober.browser.post(form.action, f))
        token = dict(form.fields).get("csrf", "")
        for label, body in (("101 fields", urllib.parse.urlencode(form.fields + [(f"f{i}", "x") for i in range(101)])),
                            ("3000 fields", urllib.parse.urlencode([("csrf", token)] + [(f"f{i}", "x") for i in range(3000)])),
                            ("257 KiB", urllib.parse.urlencode([(n, v if n == "csrf" else "a" * 263168) for n, v in form.fields][:4])),
                            ("each twice", urllib.parse.urlencode(form.fields + form.fields)),
                            ("nothing", f"csrf={token}"), ("no UTF-8", f"csrf={token}&" + "&".join(f"{n}=%ff%fe" for n in free)),
                            ("surrogates", f"csrf={token}&" + "&".join(f"{n}=%ed%a0%80" for n in free))):
            prober.check(f"POST {shape}, {label}",
                         lambda b=body: prober.browser.ask("POST", form.action, b.encode(), {"Content-Type": "application/x-www-form-urlencoded"}))


def probe_api(house):
    """JSON that is none, or is too deep, too large or of another kind than expected."""
    admin = signed_in(house, "drafter")
    form = admin.form(house.url + "/account", "/account/tokens")
    names = [n for n, _ in form.fields]
    answer = admin.post(form.action, [(n, v or "hostile") for n, v in form.fields] + [("scope", s) for s in ()])
    page = answer.text if answer.status == 200 else admin.follow(house.url + "/account")[0].text
    token = re.search(r"\b(plt_[\w-]{20,}|[0-9a-f]{64})\b", page)
    prober = Prober(house, admin, "API")
    bodies = ["", "null", "[]", "{", "[" * 100000, '{"a":' * 50000, '{"name":"\\ud800"}', '{"name":"\\u0000"}', '{"name":1e999}', '{"name":{"a":[]}}', '"x"', "NaN",
              '{"name":"a","name":"b"}', "\ufeff{}", '{"names":{"en":"<script>zq9</script>"}}', "{'a':1}", "{} {}", json.dumps({"name": "x" * 300000})]
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {token.group(1)}"} if token else {})}
    checks.that(token or "scope" in str(names), "an API token could be made")
    for path in ("/api/directory/cities", "/api/directory/people", "/api/directory/organisations", "/api/directory/mandates", "/api/statements"):
        for body in bodies:
            prober.check(f"POST {path} {body[:20]}", lambda p=path, b=body: admin.ask("POST", house.url + p, b.encode(), headers))
        for raw in (b"\xff\xfe{}", b"\x00", b'{"a":"\xed\xa0\x80"}'):
            prober.check(f"POST {path} {raw!r}", lambda p=path, b=raw: admin.ask("POST", house.url + p, b, headers))
    for value in ("Bearer", "Bearer ", "Bearer " + "a" * 5000, "Bearer ' OR 1=1", "Basic YTpi", "bearer x", "Bearer \xff", "Digest"):
        prober.check(f"Authorization {value[:20]}", lambda v=value: admin.ask("GET", house.url + "/api/me", None, {"Authorization": v.encode("latin-1").decode("latin-1")}))


def main():
    seen_pages, seen_forms = set(), set()
    with House() as house:
        def doors():
            # Links first: the forms of the others end them.
            for task in ("Review", "Sign"):
                browser, start = behind_link(house, task)
                yield f"link to {task.lower()}", browser, start
            for role in ("administrator", "drafter", "secretariat", "reviewer", "board_member", "partner"):
                yield role, signed_in(house, role), house.url + "/"

        slowest = (0.0, "")
        for who, browser, start in doors():
            addresses, forms = [], []
            for address, _, page in walk(browser, start):
                if (bare := shape_of(address).split("?")[0]) not in seen_pages:
                    seen_pages.add(bare)
                    addresses.append(address)
                for form in page.forms if page else []:
                    if form.method == "post" and shape_of(form.action) not in seen_forms:
                        seen_forms.add(shape_of(form.action))
                        forms.append(form)
            prober = Prober(house, browser, who)
            probe_queries(prober, addresses)
            probe_paths(prober, addresses)
            probe_forms(prober, forms)
            slowest = max(slowest, prober.slowest)
        probe_api(house)
        checks.that(house.program.poll() is None, "the program still runs")
        wrong = [line for line in house.log().splitlines() if '"level":"error"' in line]
        checks.equal(wrong[:5], [], "errors in the log")
        print(f"{len(seen_pages)} pages, {len(seen_forms)} forms; slowest {slowest[0]:.2f} s: {slowest[1]}")
    checks.end(at_least=2500)


if __name__ == "__main__":
    sys.exit(main())
