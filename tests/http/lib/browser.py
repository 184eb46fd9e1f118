# SPDX-License-Identifier: EUPL-1.2
"""A browser without a screen: cookies, pages, forms."""
import http.client
import json
import re
import time
import urllib.parse
from html.parser import HTMLParser


class Form:
    def __init__(self, action):
        self.action = action
        self.fields = []

    def with_values(self, **values):
        """The same form with other values in some fields; `None` leaves a field out."""
        filled = Form(self.action)
        filled.fields = [(name, value) for name, value in self.fields if name not in values]
        filled.fields += [(name, value) for name, value in values.items() if value is not None]
        return filled

    def value(self, name):
        return next((value for field, value in self.fields if field == name), None)

    def body(self):
        return urllib.parse.urlencode(self.fields)


class _Forms(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms = []
        self._form = self._text = self._select = None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self._form = Form(given.get("action", ""))
            self._form.is_sent = given.get("method") == "post"
            self.forms.append(self._form)
        if self._form is None:
            return
        name = given.get("name")
        if tag == "select":
            self._select = name
        if tag == "option" and self._select and "selected" in given:
            self._form.fields.append((self._select, given.get("value", "")))
        if tag == "textarea" and name:
            self._text = [name, ""]
        if tag == "input" and name:
            if given.get("type") in ("checkbox", "radio") and "checked" not in given:
                return
            self._form.fields.append((name, given.get("value") or ""))

    def handle_endtag(self, tag):
        if tag == "textarea" and self._text:
            # The first line break belongs to the markup.
            self._form.fields.append((self._text[0], self._text[1].removeprefix("\n")))
            self._text = None
        if tag == "select":
            self._select = None
        if tag == "form":
            self._form = None

    def handle_data(self, data):
        if self._text:
            self._text[1] += data


class Page:
    def __init__(self, response, body):
        self.status = response.status
        self.headers = response.headers
        self.bytes = body
        self.text = body.decode("utf-8", "replace")

    def json(self):
        return json.loads(self.text)

    def forms(self):
        parser = _Forms()
        parser.feed(self.text)
        return parser.forms

    def form(self, action):
        """The first form whose action matches the expression as a whole; one that is sent by POST before one that searches."""
        for form in sorted(self.forms(), key=lambda each: not each.is_sent):
            if re.fullmatch(action, form.action):
                return form
        raise AssertionError(f"no form for {action} among {[form.action for form in self.forms()]}:\n{self.text}")


class Browser:
    """One at a time on a thread; copies share nothing but the cookies of the moment."""

    def __init__(self, port, language="en", cookies=None):
        self.port = port
        self.language = language
        self.cookies = dict(cookies or {})
        self._connection = None
        self._used_at = 0.0

    def copy(self):
        return Browser(self.port, self.language, self.cookies)

    def request(self, method, path, body=None, headers=None, seconds=30):
        """Over one kept connection, opened anew when the other side closed it. @raises OSError, HTTPException."""
        sent = {"Accept-Language": self.language, **(headers or {})}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if time.monotonic() - self._used_at > 2:
            self.close()  # the host closes idle connections, and we might send into the closing
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        try:
            self._connection.request(method, path, body, sent)
            response = self._connection.getresponse()
            page = Page(response, response.read())
        except (OSError, http.client.HTTPException):
            self.close()
            raise
        self._used_at = time.monotonic()
        for line in page.headers.get_all("Set-Cookie") or []:
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        if page.headers.get("Connection", "").lower() == "close":
            self.close()
        return page

    def close(self):
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def get(self, path):
        return self.request("GET", path)

    def post(self, path, fields):
        return self.request("POST", path, urllib.parse.urlencode(fields),
                            {"Content-Type": "application/x-www-form-urlencoded"})

    def send(self, form):
        return self.post(form.action, form.fields)
