# SPDX-License-Identifier: EUPL-1.2
"""What a template must not hold and must have, beside what the compiler of templates refuses (view/compiler.hpp) and what
the catalogs check (tests/i18n). Prints one line a mistake."""
import html.parser
import pathlib
import re
import sys

TAG = re.compile(r"\{\{[^{}]*\}\}")
RAW = re.compile(r"\{\{\{|\{\{\s*&|\{\{=")
NEEDS_LABEL = {"input", "select", "textarea"}
NO_LABEL = {"hidden", "submit", "button", "reset", "image"}
# Documents on their way to the engine that makes PDF and DOCX of them: no browser opens them under our policy, and they
# must be one file.
FOR_PRINT = {"an inline <style>", "a style attribute"}


def without_comments(source):
    return re.sub(r"\{\{!.*?\}\}", lambda match: "\n" * match.group().count("\n"), source, flags=re.S)


class Page(html.parser.HTMLParser):
    """Reads one template as HTML; its tags stand for text."""

    def __init__(self, csrf_mark):
        super().__init__()
        self.csrf_mark = csrf_mark
        self.found = []
        self.labels = set()
        self.fields = []  # (line, element, id)
        self.form = None  # (line, whether the token has been seen)
        self.open_labels = 0
        self.script = None

    def note(self, what):
        self.found.append((self.getpos()[0], what))

    def handle_starttag(self, element, attributes):
        given = dict(attributes)
        for name, value in attributes:
            if name.startswith("on"):
                self.note(f"the handler {name}")
            if name == "style":
                self.note("a style attribute")
            if re.match(r"\s*(javascript|data|vbscript):", value or "", re.I) and not (value or "").startswith("data:image/"):
                self.note(f"an address that runs: {value}")
        if element == "style" or (element == "script" and not given.get("src")):
            self.note(f"an inline <{element}>")
        if element == "img" and "alt" not in given:
            self.note("a picture without a description")
        if element == "label":
            self.labels.add(given.get("for"))
            self.open_labels += 1
        if element == "form" and (given.get("method") or "").lower() == "post":
            self.form = [self.getpos()[0], False]
        if element in NEEDS_LABEL and given.get("type") not in NO_LABEL:
            named = given.get("aria-label") or given.get("aria-labelledby") or self.open_labels
            if not named:
                self.fields.append((self.getpos()[0], element, given.get("id")))

    def handle_data(self, text):
        if self.form and self.csrf_mark in text:
            self.form[1] = True

    def handle_endtag(self, element):
        if element == "label":
            self.open_labels -= 1
        if element == "form" and self.form:
            if not self.form[1]:
                self.found.append((self.form[0], "a form that posts without {{> partials/csrf}}"))
            self.form = None

    def mistakes(self):
        for line, element, id in self.fields:
            if id is None or id not in self.labels:
                self.found.append((line, f"<{element}> without a label"))
        return sorted(self.found)


def mistakes_in(source, name):
    source = without_comments(source)
    for match in RAW.finditer(source):
        yield 1 + source.count("\n", 0, match.start()), f"{match.group()} prints what is not escaped"
    if ".html." not in name:
        return
    mark = "\ue000csrf"
    source = re.sub(r"\{\{>\s*partials/csrf\s*\}\}", mark, source)
    # Sections may begin and end between attributes; what they print is the same place to a reader of HTML.
    source = re.sub(r"\{\{[#^/][^{}]*\}\}", "", source)
    page = Page(mark)
    page.feed(source)
    page.close()
    yield from page.mistakes()


def templates(root):
    for folder in [root / "templates", *sorted((root / "plugins").glob("*/templates"))]:
        yield from sorted(folder.rglob("*.mustache"))


def main():
    root = pathlib.Path(sys.argv[1])
    count = 0
    wrong = []
    for path in templates(root):
        count += 1
        name = str(path.relative_to(root))
        allowed = FOR_PRINT if "/templates/print/" in name else ()
        wrong += [f"{name}:{line}: {what}" for line, what in mistakes_in(path.read_text(encoding="utf-8"), name) if what not in allowed]
    for line in wrong:
        print(line)
    print(f"{count} templates, {len(wrong)} mistakes")
    sys.exit(1 if wrong or count < 100 else 0)


if __name__ == "__main__":
    main()
