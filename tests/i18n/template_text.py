# SPDX-License-Identifier: EUPL-1.2
"""Sentences of templates, and text that stands in them without being one."""
import html.parser
import re

SENTENCE = re.compile(r"\{\{#\s*t\s*\}\}(.*?)\{\{/\s*t\s*\}\}", re.S)
COMMENT = re.compile(r"\{\{!.*?\}\}", re.S)
TAG = re.compile(r"\{\{\{?.*?\}\}\}?", re.S)

# Names, the same in every language.
NAMES = {"Plenaria", "PDF", "CSV", "XLSX", "DOCX", "ODT", "ICS", "JSON", "API", "URL", "EN", "ES", "FR"}
SAID_ATTRIBUTES = {"alt", "title", "aria-label", "aria-description", "aria-placeholder", "aria-roledescription", "placeholder", "label"}
NO_TEXT = {"script", "style"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def without(pattern, text):
    """`text` without what `pattern` finds; line breaks stay."""
    return pattern.sub(lambda match: "\n" * match.group().count("\n"), text)


def sentences(source):
    """(id, line) of each {{#t}} section, as the renderer makes the id: core/host/view/sentence.cpp."""
    source = without(COMMENT, source)
    for match in SENTENCE.finditer(source):
        id = re.sub(r"\{\{\s*([\w.]+)\s*\}\}", r"{{\1}}", match.group(1))
        yield " ".join(id.split()), 1 + source.count("\n", 0, match.start())


def is_said(text):
    words = re.findall(r"[^\W\d_]+", text)
    return any(word not in NAMES for word in words)


class Literals(html.parser.HTMLParser):
    """Collects the literal text that a reader would see."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.stack = []  # (element, whether its language is given)

    def handle_starttag(self, element, attributes):
        given = dict(attributes)
        foreign = bool(given.get("lang")) and element != "html" or any(known for _, known in self.stack)
        for name, value in attributes:
            # The value of an <input> button is its label; that of a <button> is sent and never shown.
            spoken = name in SAID_ATTRIBUTES or (name == "value" and element == "input" and given.get("type") in ("submit", "button", "reset"))
            if value and spoken and is_said(value) and not foreign:
                self.found.append((self.getpos()[0], f"{name}=\"{value}\""))
        if element not in VOID:
            self.stack.append((element, foreign))

    def handle_startendtag(self, element, attributes):
        self.handle_starttag(element, attributes)
        if element not in VOID:
            self.stack.pop()

    def handle_endtag(self, element):
        while any(open == element for open, _ in self.stack):
            if self.stack.pop()[0] == element:
                break

    def handle_data(self, text):
        if any(element in NO_TEXT or foreign for element, foreign in self.stack) or not is_said(text):
            return
        first = next(i for i, part in enumerate(text.split("\n")) if is_said(part))
        self.found.append((self.getpos()[0] + first, " ".join(text.split())))


def literals(source, kind):
    """(line, text) of what a reader sees and no catalog holds."""
    source = without(TAG, without(SENTENCE, without(COMMENT, source)))
    if kind == "html":
        parser = Literals()
        parser.feed(source)
        parser.close()
        return parser.found
    if kind == "ics":
        return []
    found = []
    for number, line in enumerate(source.split("\n"), 1):
        if is_said(re.sub(r"^Subject:|https?://\S+", "", line)):
            found.append((number, line.strip()))
    return found


def mistakes(folder, root):
    for path in sorted(folder.rglob("*.mustache")) if folder.exists() else []:
        kind = path.name.split(".")[-2]
        for line, text in literals(path.read_text(encoding="utf-8"), kind):
            yield f"{path.relative_to(root)}:{line}: text outside {{{{#t}}}}: {text}"
