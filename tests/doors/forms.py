# SPDX-License-Identifier: EUPL-1.2
"""The forms of a page, with the values that they would send as they stand."""
import html.parser


class _Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms, self.links = [], []
        self.form = self.select = self.area = None

    def handle_starttag(self, tag, attributes):
        a = {name: value if value is not None else "" for name, value in attributes}
        if tag == "a" and a.get("href"):
            self.links.append(a["href"])
        if tag == "form":
            self.form = {"method": a.get("method", "get"), "action": a.get("action", ""), "fields": [], "choices": {}}
            self.forms.append(self.form)
        if self.form is None:
            return
        if tag == "input" and a.get("name") and a.get("type") not in ("submit", "file"):
            if a.get("type") in ("checkbox", "radio"):
                self.form["choices"].setdefault(a["name"], []).append(a.get("value", "on"))
                if "checked" not in a:
                    return
            self.form["fields"].append((a["name"], a.get("value", "on" if a.get("type") == "checkbox" else "")))
        if tag == "textarea" and a.get("name"):
            self.area = [a["name"], ""]
        if tag == "select" and a.get("name"):
            self.select = a["name"]
            self.form["fields"].append((self.select, ""))
        if tag == "option" and self.select:
            self.form["choices"].setdefault(self.select, []).append(a.get("value", ""))
            is_first = len(self.form["choices"][self.select]) == 1
            if "selected" in a or is_first:
                self.form["fields"] = [(name, a.get("value", "") if name == self.select else value)
                                       for name, value in self.form["fields"]]

    def handle_data(self, data):
        if self.area:
            self.area[1] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area:
            self.form["fields"].append((self.area[0], self.area[1].removeprefix("\n")))
            self.area = None
        if tag == "select":
            self.select = None
        if tag == "form":
            self.form = None


def read(text):
    """Forms and links of a page, in order."""
    reader = _Reader()
    reader.feed(text)
    return reader.forms, reader.links


def fill(visitor, page, action_ends, values=None, nth=0):
    """Sends the form of `page` whose address ends so, with some fields filled in."""
    forms, _ = read(visitor.get(page).text)
    found = [form for form in forms if form["action"].split("?")[0].endswith(action_ends)]
    if len(found) <= nth:
        raise AssertionError(f"{page} has no form for {action_ends}: {[form['action'] for form in forms]}")
    fields = dict(found[nth]["fields"]) | (values or {})
    return visitor.post(found[nth]["action"], fields)
