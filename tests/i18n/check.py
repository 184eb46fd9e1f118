#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Compares what the rooms say with what their catalogs hold.

  check.py [--room ID]... [ROOT]      tells every difference; exit code 1 when there is one
  check.py --update [--room ID]...    adds what is missing to lang/*.po, with an empty msgstr to fill in
  check.py --prune  [--room ID]...    takes out what nobody says any more

A room is core (core/host, core/sdk, templates) or a folder of plugins/. A plugin may use the words of core.
"""
import argparse
import pathlib
import sys

sys.dont_write_bytecode = True

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import catalog
import sources
import template_text

LANGUAGES = {"es": "nplurals=2; plural=n != 1;", "fr": "nplurals=2; plural=n > 1;"}


def rooms_of(root):
    found = [sources.Room("core", root / "core/host/lang", [root / "core/host", root / "core/sdk/src"], root / "templates", None)]
    for manifest in sorted((root / "plugins").glob("*/plugin.json")):
        place = manifest.parent
        found.append(sources.Room(place.name, place / "lang", [place / "src", place / "include"], place / "templates", manifest))
    return found


def compare(room, language, said, core, said_anywhere, root, tell):
    """One catalog of one room."""
    path = room.lang / f"{language}.po"
    entries = catalog.read(path, tell)
    shown = path.relative_to(root)
    for id, use in sorted(said.items()):
        entry = entries.get(id) or core.get(language, {}).get(id)
        if entry is None or not all(entry.text) or entry.fuzzy:
            tell(f"{use.where}: no {language} for \"{id}\" ({shown})")
        elif use.plural and use.plural != entry.plural:
            tell(f"{use.where}: {language} needs the plural forms of \"{id}\", msgid_plural \"{use.plural}\" ({shown})")
    for id, entry in entries.items():
        if id and id not in said_anywhere:
            tell(f"{shown}:{entry.line}: nobody says \"{id}\"")
        for mistake in catalog.mistakes(entry, language):
            tell(f"{shown}:{entry.line}: {mistake}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--prune", action="store_true")
    parser.add_argument("--room", action="append")
    parser.add_argument("root", nargs="?", default=pathlib.Path(__file__).parents[2], type=pathlib.Path)
    wanted = parser.parse_args()
    root = wanted.root.resolve()

    told = []
    rooms = rooms_of(root)
    for unknown in set(wanted.room or []) - {room.id for room in rooms}:
        told.append(f"there is no room \"{unknown}\"")
    said = {room.id: sources.said_in(room, root, told.append) for room in rooms}
    core = {language: catalog.read(rooms[0].lang / f"{language}.po", lambda _: None) for language in LANGUAGES}
    for room in rooms:
        if wanted.room and room.id not in wanted.room:
            continue
        # A word of core may be said by any room; also one that is only a literal somewhere, as in a table of labels.
        listeners = rooms if room.id == "core" else [room]
        anywhere = set().union(*(said[listener.id].ids.keys() | said[listener.id].literals for listener in listeners))
        for language, plural_rule in LANGUAGES.items():
            path = room.lang / f"{language}.po"
            if wanted.update:
                catalog.add(path, language, plural_rule, said[room.id].ids, {} if room.id == "core" else core[language])
            if wanted.prune:
                catalog.prune(path, anywhere)
            compare(room, language, said[room.id].ids, core if room.id != "core" else {}, anywhere, root, told.append)
        for mistake in template_text.mistakes(room.templates, root):
            told.append(mistake)
    for line in dict.fromkeys(told):
        print(line)
    if told:
        print(f"{len(dict.fromkeys(told))} differences")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
