# SPDX-License-Identifier: EUPL-1.2
"""Reading and changing .po files, with the lines their entries stand on."""
import dataclasses
import re


@dataclasses.dataclass
class Entry:
    id: str = ""
    plural: str = ""
    text: list = dataclasses.field(default_factory=list)
    fuzzy: bool = False
    line: int = 0
    first: int = 0  # lines of the file that hold it, with its comments
    last: int = 0


ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


def unquoted(text):
    return re.sub(r"\\(.)", lambda m: ESCAPES.get(m.group(1), m.group(1)), text[1:-1])


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def read(path, tell):
    """Entries by id, the header under the empty one. An absent file is an empty catalog."""
    entries = {}
    if not path.exists():
        return entries
    entry, target = None, None
    comments_from, fuzzy = None, False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if not line:
            continue
        if line.startswith("#"):
            if not line.startswith("#~"):
                comments_from = comments_from or number
                fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
            continue
        match = re.fullmatch(r'(msgid_plural|msgid|msgstr(?:\[\d\])?)?\s*(".*")', line)
        if not match:
            tell(f"{path}:{number}: this is no line of a catalog")
            continue
        word, text = match.group(1), unquoted(match.group(2))
        if word == "msgid":
            entry = Entry(fuzzy=fuzzy, line=number, first=comments_from or number)
            comments_from, fuzzy, target = None, False, "id"
            entry.id = text
        elif word == "msgid_plural":
            entry.plural, target = text, "plural"
        elif word:
            if not entry.text and entry.id in entries:
                tell(f"{path}:{entry.line}: \"{entry.id}\" a second time")
            entries[entry.id] = entry
            entry.text.append(text)
            target = "text"
        elif target == "text":
            entry.text[-1] += text
        elif target:
            setattr(entry, target, getattr(entry, target) + text)
        if entry:
            entry.last = number
    return entries


def placeholders(text):
    return set(re.findall(r"\{\{\s*([\w.]+)\s*\}\}|\{(\w+)\}", text))


def mistakes(entry, language):
    if not entry.id or not all(entry.text):
        return
    if "{{#" in "".join(entry.text) or "{{{" in "".join(entry.text) or "{{>" in "".join(entry.text):
        yield f"the translation of \"{entry.id}\" holds a tag that is no variable"
    if not entry.plural:
        if placeholders(entry.text[0]) != placeholders(entry.id):
            yield f"the translation of \"{entry.id}\" has other placeholders: \"{entry.text[0]}\""
        if len(entry.text) != 1:
            yield f"\"{entry.id}\" has plural forms but no msgid_plural"
    else:
        if len(entry.text) != 2:
            yield f"\"{entry.id}\" has {len(entry.text)} plural forms, not 2"
        # "one vote" may leave out the number; the plural may not.
        if not placeholders(entry.text[0]) <= placeholders(entry.plural):
            yield f"the singular of \"{entry.id}\" has other placeholders: \"{entry.text[0]}\""
        if placeholders(entry.text[-1]) != placeholders(entry.plural):
            yield f"the plural of \"{entry.id}\" has other placeholders: \"{entry.text[-1]}\""
    for text in entry.text:
        if text.strip() != text and entry.id.strip() == entry.id:
            yield f"the translation of \"{entry.id}\" has white space at its ends"
        # A sign that stands alone at the beginning of a line is a mistake of French typography, and seen on each phone.
        if language == "fr" and re.search(r" [?!;:»](?![-)])|« ", text):
            yield f"the translation of \"{entry.id}\" has a space that breaks before a sign: write U+202F there"


def add(path, language, plural_rule, said, core):
    """Adds what is missing, untranslated."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_text(
            "# SPDX-License-Identifier: EUPL-1.2\nmsgid \"\"\nmsgstr \"\"\n"
            f"\"Language: {language}\\n\"\n\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
            f"\"Content-Transfer-Encoding: 8bit\\n\"\n\"Plural-Forms: {plural_rule}\\n\"\n", encoding="utf-8")
    for id, use in said.items():
        known = read(path, lambda _: None)
        if id in known or (id in core and all(core[id].text)):
            continue
        block = [f"msgid {quoted(id)}"]
        block += [f"msgid_plural {quoted(use.plural)}", 'msgstr[0] ""', 'msgstr[1] ""'] if use.plural else ['msgstr ""']
        # In order, so that two people who add at the same time seldom touch the same lines.
        lines = path.read_text(encoding="utf-8").rstrip("\n").splitlines()
        before = max((entry for entry in known.values() if entry.id.lower() < id.lower()), key=lambda entry: entry.id.lower())
        lines[before.last:before.last] = ["", *block]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def prune(path, said_anywhere):
    """Takes out the entries that nobody says."""
    if not path.exists():
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    for entry in read(path, lambda _: None).values():
        if entry.id and entry.id not in said_anywhere:
            for number in range(entry.first, entry.last + 1):
                lines[number - 1] = None
            if entry.last < len(lines) and lines[entry.last] == "":
                lines[entry.last] = None
    path.write_text("\n".join(line for line in lines if line is not None).rstrip("\n") + "\n", encoding="utf-8")
