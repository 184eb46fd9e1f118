# SPDX-License-Identifier: EUPL-1.2
"""What docs/routes.md and docs/permissions.md say: who may call what. People review these two files; the tests hold the
running program to them, and never ask the program itself who may."""
import dataclasses
import re

import house

# How the column "who" begins, and what it means.
ANYONE, SIGNED_IN, PERMISSION, LINK = "anyone", "signed in", "permission", "link"


@dataclasses.dataclass(frozen=True)
class Door:
    method: str
    path: str
    name: str
    who: str
    form_token: str
    plugin: str

    @property
    def kind(self):
        return next(kind for kind in (ANYONE, SIGNED_IN, PERMISSION, LINK) if self.who.startswith(kind))

    @property
    def permission(self):
        return self.who.removeprefix("permission ") if self.kind == PERMISSION else ""

    @property
    def purpose(self):
        """Of the access link that opens it."""
        return self.who.split()[1] if self.kind == LINK else ""

    @property
    def is_api(self):
        return self.path.startswith("/api/")

    @property
    def placeholders(self):
        return re.findall(r"{(\w+)}", self.path)


def lines_of(name):
    """The table in a page of docs/, as it stands."""
    text = (house.SOURCE / "docs" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.startswith("|")]


def rows_of(name):
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines_of(name)[2:]]


def doors():
    return [Door(method, path, name, who, token, plugin) for method, path, name, who, token, plugin in rows_of("routes.md")]


def permissions():
    """{role: permissions} of a house in which nobody has changed the table."""
    roles = [cell.strip() for cell in lines_of("permissions.md")[0].strip("|").split("|")][2:]
    held = {role: set() for role in roles}
    for permission, _, *cells in rows_of("permissions.md"):
        for role, cell in zip(roles, cells):
            if cell == "yes":
                held[role].add(permission)
    return held
