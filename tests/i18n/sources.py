# SPDX-License-Identifier: EUPL-1.2
"""What a room says: the sentences in its C++, its templates and its plugin.json."""
import dataclasses
import json
import pathlib
import re

import template_text


@dataclasses.dataclass
class Room:
    id: str
    lang: pathlib.Path
    code: list
    templates: pathlib.Path
    manifest: pathlib.Path


@dataclasses.dataclass
class Use:
    where: str
    plural: str = ""


@dataclasses.dataclass
class Said:
    ids: dict = dataclasses.field(default_factory=dict)  # id: Use
    literals: set = dataclasses.field(default_factory=set)  # every string of the C++

    def add(self, id, where, plural=""):
        use = self.ids.setdefault(id, Use(where, plural))
        use.plural = use.plural or plural


TOKEN = re.compile(
    r'(?P<mark>/\*t\*/)|(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<raw>R"(?P<delimiter>[^()\s]*)\((?P<body>.*?)\)(?P=delimiter)")'
    r'|(?P<string>"(?:[^"\\\n]|\\.)*")|(?P<char>(?<![0-9A-Za-z_])\'(?:[^\'\\\n]|\\.)+\')|(?P<word>\w+)|(?P<sign>->|::|\S)', re.S)

ESCAPE = re.compile(r'\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)', re.S)


def text_of(literal):
    def one(match):
        escape = match.group(1)
        if escape[0] in "ux" and len(escape) > 1:
            return chr(int(escape[1:], 16))
        return {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}.get(escape, escape)
    return ESCAPE.sub(one, literal[1:-1])


def tokens_of(code):
    """(kind, text, line) with comments gone and neighbouring strings joined."""
    result = []
    line, at = 1, 0
    for match in TOKEN.finditer(code):
        line += code.count("\n", at, match.start())
        at = match.start()
        kind = match.lastgroup if match.lastgroup != "delimiter" and match.lastgroup != "body" else "raw"
        if match.group("raw"):
            kind = "raw"
        if kind == "comment" or kind == "char":
            continue
        if kind in ("string", "raw"):
            text = match.group("body") if kind == "raw" else text_of(match.group())
            if result and result[-1][0] == "string":
                result[-1] = ("string", result[-1][1] + text, result[-1][2])
            else:
                result.append(("string", text, line))
        else:
            result.append((kind, match.group(), line))
    return result


def arguments(tokens, opening):
    """The strings that each argument of the call opened at tokens[opening] may be, by position. A string inside an
    inner call is no argument of the outer one; the two branches of ?: are."""
    depth, position, found = 0, 0, {}
    for index in range(opening, len(tokens)):
        kind, text, line = tokens[index]
        if text in "([{" and kind == "sign":
            depth += 1
        elif text in ")]}" and kind == "sign":
            depth -= 1
            if depth == 0:
                break
        elif depth == 1 and kind == "sign" and text == ",":
            position += 1
        elif depth == 1 and kind == "string":
            # An operand of == is compared, not said.
            before = tokens[index - 1][1] + (tokens[index - 2][1] if tokens[index - 1][1] == "=" else "")
            if before not in ("==", "=!"):
                found.setdefault(position, []).append((text, line))
    return found


def code_says(path, shown, said):
    tokens = tokens_of(path.read_text(encoding="utf-8"))
    word = lambda i: tokens[i][1] if 0 <= i < len(tokens) and tokens[i][0] != "string" else ""
    is_string = lambda i: 0 <= i < len(tokens) and tokens[i][0] == "string"

    def add(strings):
        for text, line in strings or []:
            if text:
                said.add(text, f"{shown}:{line}")

    for i, (kind, text, line) in enumerate(tokens):
        if kind == "string":
            said.literals.add(text)
            if word(i - 1) == "/*t*/":  # a label of a table, translated later by t(variable)
                add([(text, line)])
            # Designated initialisers: Error, FieldError, MenuEntry, SearchEntry, Notification.
            if word(i - 1) == "=" and word(i - 3) == "." and word(i - 2) in ("message", "label", "kind"):
                add([(text, line)])
            continue
        member = word(i - 1) in (".", "->") and word(i + 1) == "("
        if member and text == "t":
            add(arguments(tokens, i + 1).get(0))
        elif member and text == "n":
            given = arguments(tokens, i + 1)
            for (one, at), (many, _) in zip(given.get(0, []), given.get(1, [])):
                said.add(one, f"{shown}:{at}", many)
        elif text == "problem" and word(i + 1) == "(":
            add(arguments(tokens, i + 1).get(1))
        elif text in ("push_back", "emplace_back") and word(i - 2) in ("fields", "fields_", "problems", "problems_"):
            add(arguments(tokens, i + 2 if word(i + 2) == "{" else i + 1).get(1))
        elif text in ("FieldError", "MenuEntry") and word(i + 1) == "{":
            add(arguments(tokens, i + 1).get(1))
        elif text == "menu" and word(i + 1) == "(" and word(i + 2) == "{":
            add(arguments(tokens, i + 2).get(1))
        elif text == "ErrorCode" and word(i + 1) == "::" and word(i + 3) == ",":
            opening = i - 1
            if word(opening) in ("{", "("):
                add(arguments(tokens, opening).get(1))
        elif text == "fields" and word(i - 1) == "." and word(i + 1) == "=" and word(i + 2) == "{":
            j, depth = i + 2, 0
            while j < len(tokens):
                depth += {"{": 1, "}": -1}.get(word(j), 0)
                if depth == 0:
                    break
                if depth == 2 and word(j) == "{" and is_string(j + 1):
                    add(arguments(tokens, j).get(1))
                j += 1


def manifest_says(path, shown, said):
    manifest = json.loads(path.read_text(encoding="utf-8"))
    said.add(manifest["name"], shown)
    for part in ("permissions", "settings", "events", "actions"):
        for entry in manifest.get(part, []):
            for key in ("label", "hint"):
                if entry.get(key):
                    said.add(entry[key], shown)


def said_in(room, root, tell):
    said = Said()
    for folder in room.code:
        for path in sorted([*folder.rglob("*.cpp"), *folder.rglob("*.hpp")]):
            code_says(path, path.relative_to(root), said)
    for path in sorted(room.templates.rglob("*.mustache")) if room.templates.exists() else []:
        for id, line in template_text.sentences(path.read_text(encoding="utf-8")):
            said.add(id, f"{path.relative_to(root)}:{line}")
    if room.manifest:
        try:
            manifest_says(room.manifest, room.manifest.relative_to(root), said)
        except (KeyError, ValueError) as mistake:
            tell(f"{room.manifest.relative_to(root)}: {mistake!r}")
    return said
