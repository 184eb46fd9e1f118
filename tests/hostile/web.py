# SPDX-License-Identifier: EUPL-1.2
"""A browser without a screen: cookies, links, forms; and a walk over the pages of each shape."""
import http.client
import re
import urllib.parse
from html.parser import HTMLParser


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers  # pairs, names in lower case
        self.body = body

    def header(self, name):
        return next((value for key, value in self.headers if key == name), "")

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")


class Form:
    def __init__(self, method, action, multipart):
        self.method = method
        self.action = action
        self.multipart = multipart
        self.fields = []  # (name, value)
        self.files = []   # names


class _Page(HTMLParser):
    def __init__(self, base):
        super().__init__()
        self.base = base
        self.links = []
        self.forms = []
        self.handlers = []  # attributes that would run a script
        self.by_id = {}
        self.select = None

    def form_of(self, attributes):
        if owner := attributes.get("form"):
            return self.by_id.get(owner)
        return self.forms[-1] if self.forms else None

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        self.handlers += [f"{tag} {key}" for key in a if key.startswith("on")]
        name = a.get("name")
        if tag == "a" and a.get("href"):
            self.links.append(urllib.parse.urljoin(self.base, a["href"]))
        elif tag == "form":
            form = Form(a.get("method", "get").lower(), urllib.parse.urljoin(self.base, a.get("action") or self.base),
                        "multipart" in (a.get("enctype") or ""))
            self.forms.append(form)
            if a.get("id"):
                self.by_id[a["id"]] = form
        elif name and tag in ("input", "textarea", "select", "button") and (form := self.form_of(a)) is not None:
            kind = a.get("type", "text")
            if kind == "file":
                form.files.append(name)
            elif tag == "select":
                self.select = [form, name, None]
            elif tag == "button" or kind == "submit":
                if a.get("value") and all(key != name for key, _ in form.fields):
                    form.fields.append((name, a["value"]))
            elif kind not in ("checkbox", "radio") or "checked" in a or all(k != name for k, _ in form.fields):
                form.fields.append((name, a.get("value") or ""))
        elif tag == "option" and self.select is not None and (self.select[2] is None or "selected" in a):
            self.select[2] = a.get("value") or ""

    def handle_endtag(self, tag):
        if tag == "select" and self.select is not None:
            form, name, value = self.select
            form.fields.append((name, value or ""))
            self.select = None


def read_page(answer, address):
    page = _Page(address)
    page.feed(answer.text)
    return page


class Browser:
    def __init__(self, house):
        self.house = house
        self.cookies = {}
        self.connection = None

    def _connection(self):
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.house.port, timeout=20)
            if self.house.proxy:
                self.connection.sock = self.house.connect(20)
        return self.connection

    def ask(self, method, address, body=None, headers=None):
        """One request, redirects not followed. A closed connection is tried again once: it may have been idle."""
        parts = urllib.parse.urlsplit(address)
        target = urllib.parse.quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        if parts.query:
            target += "?" + parts.query
        sent = {"Host": self.house.authority, **(headers or {})}
        if self.cookies and "Cookie" not in sent:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        for attempt in (1, 2):
            connection = self._connection()
            try:
                connection.request(method, target, body=body, headers=sent)
                reply = connection.getresponse()
                data = reply.read()
                break
            except (http.client.HTTPException, OSError):
                connection.close()
                self.connection = None
                if attempt == 2:
                    raise
        if reply.will_close:
            connection.close()
            self.connection = None
        answer = Answer(reply.status, [(k.lower(), v) for k, v in reply.getheaders()], data)
        for key, value in answer.headers:
            if key == "set-cookie":
                name, _, rest = value.partition("=")
                secret = rest.split(";")[0]
                if secret:
                    self.cookies[name] = secret
                else:
                    self.cookies.pop(name, None)
        return answer

    def get(self, address, **headers):
        return self.ask("GET", address, headers=headers)

    def follow(self, address):
        """GET behind its redirects; the answer and where it came from."""
        for _ in range(6):
            answer = self.get(address)
            if answer.status not in (301, 302, 303, 307, 308):
                break
            address = urllib.parse.urljoin(address, answer.header("location"))
        return answer, address

    def post(self, address, fields, headers=None):
        body = urllib.parse.urlencode(fields, encoding="utf-8", errors="surrogatepass").encode()
        return self.ask("POST", address, body,
                        {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})})

    def upload(self, address, fields, files, headers=None):
        """`files`: (field, file name, content type, bytes)"""
        boundary = "----plenaria-hostile-7c1d"
        parts = []
        for name, value in fields:
            parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
        for field, name, kind, data in files:
            parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
                         f"Content-Type: {kind}\r\n\r\n".encode() + data + b"\r\n")
        body = b"".join(parts) + f"--{boundary}--\r\n".encode()
        return self.ask("POST", address, body,
                        {"Content-Type": f"multipart/form-data; boundary={boundary}", **(headers or {})})

    def send(self, form, **changed):
        fields = [(name, changed.pop(name, value)) for name, value in form.fields] + list(changed.items())
        if form.multipart:
            return self.upload(form.action, fields, [(name, "", "application/octet-stream", b"") for name in form.files])
        return self.post(form.action, fields)

    def form(self, address, action):
        """The form of the page at `address` whose action ends so."""
        answer, at = self.follow(address)
        return next(form for form in read_page(answer, at).forms if urllib.parse.urlsplit(form.action).path.endswith(action))

    def open_link(self, address):
        """What a person does with a link of a mail: opens it, presses the button."""
        page = read_page(self.get(address), address)
        form = next(form for form in page.forms if form.method == "post" and "/sign-out" not in form.action)
        return self.send(form)


def signed_in(house, role):
    browser = Browser(house)
    browser.open_link(house.command("user", "link", f"{role}@demo.example"))
    return browser


def behind_link(house, task):
    """A browser that went through an access link, and where it came to."""
    browser = Browser(house)
    answer = browser.open_link(house.link(task))
    return browser, urllib.parse.urljoin(house.url, answer.header("location"))


_ID = re.compile(r"^([0-9A-HJKMNP-TV-Z]{26}|\d+|[0-9a-f]{32,})$")

_LETTER = re.compile(r"^/admin/letters/[^/]+/[^/]+/(en|es|fr)\b")  # one page and one form for all of them


def shape_of(address):
    """/directory/cities/{id}?view: what two addresses of one kind have in common."""
    parts = urllib.parse.urlsplit(address)
    path = "/".join("{id}" if _ID.match(part) else part for part in parts.path.split("/"))
    path = _LETTER.sub("/admin/letters/{plugin}/{letter}/{language}", path)
    names = sorted({name for name, _ in urllib.parse.parse_qsl(parts.query, True)} - {"lang", "page"})
    return path + ("?" + "&".join(names) if names else "")


def walk(browser, start, most=150, each_shape=1):
    """Yields (address, answer, page) for one page of each shape that can be reached by links; `page` is None for what
    is no HTML."""
    seen = {}
    queue = [start]
    base = browser.house.url + "/"
    done = set()
    count = 0
    while queue and count < most:
        address = queue.pop(0)
        if address in done:
            continue
        done.add(address)
        count += 1
        answer, at = browser.follow(address)
        page = read_page(answer, at) if "html" in answer.header("content-type") else None
        yield at, answer, page
        for link in page.links if page else []:
            plain = link.split("#")[0]
            shape = shape_of(plain)
            if not plain.startswith(base) or "lang=" in plain or seen.get(shape, 0) >= each_shape:
                continue
            seen[shape] = seen.get(shape, 0) + 1
            queue.append(plain)
