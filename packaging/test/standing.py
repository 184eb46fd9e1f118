#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What each entry of ctest stands on, and which entries passed already with all of that as it is now.

A program of GoogleTest or of tests/fuzz stands on itself, on the built libraries and on the files that its room brings; a
test at the started host on the host, on all rooms and on the helpers of all tests. The label "about.host" says that a
test is about the host whichever rooms it has, "about.tables" that it is about the host and the tables of all rooms,
"about.<room>" that it is about that room and those that it cannot do without or that fill it: a change elsewhere in the
rooms leaves it out. It may be about several. Whatever looks at sources (architecture, catalogs) has no answer here, and
always runs. A fresh clone has no record, so there everything runs.
"""
import functools
import hashlib
import json
import pathlib
import re
import subprocess

ROOM_FILES = ("plugin.json", "templates", "db", "lang", "assets")


class Standing:
    def __init__(self, source, build):
        self.source = pathlib.Path(source)
        self.build = pathlib.Path(build)

    @functools.cache
    def digest(self, path):
        """Of a file, or of all files of a folder with their names."""
        path = pathlib.Path(path)
        total = hashlib.blake2b(digest_size=16)
        if path.is_file():
            total.update(path.read_bytes())
        elif path.is_dir():
            for inner in sorted(path.rglob("*")):
                if inner.is_file() and inner.suffix != ".pyc":
                    total.update(str(inner.relative_to(path)).encode() + self.digest(inner))
        return total.digest()

    @functools.cache
    def machine(self):
        """The packages of Debian: engines of documents, browser, database servers."""
        return [self.digest("/var/lib/dpkg/status")]

    @functools.cache
    def host_files(self):
        folders = ["templates", "db", "core/host/lang", "core/sdk", "packaging", "docs/routes.md", "docs/permissions.md", "run"]
        return [self.digest(self.source / folder) for folder in folders] + [self.digest(self.build / "assets")]

    @functools.cache
    def host(self):
        libraries = sorted((self.build / "lib").glob("*.so"))
        programs = [self.build / "bin" / name for name in ("plenaria", "plenaria-courier", "plenaria-press")]
        return [*self.host_files(), *(self.digest(one) for one in [*programs, *libraries])]

    @functools.cache
    def rooms(self):
        return sorted(path.parent.name for path in (self.source / "plugins").glob("*/plugin.json"))

    @functools.cache
    def manifest(self, room):
        return json.loads((self.source / "plugins" / room / "plugin.json").read_text())

    def used_by(self, room, wants):
        """The rooms whose code may run for a page of this one: those that it requires, with `wants` those that it would like
        to have, and those that offer what is its own, as each format of an event offers "events.format/2" to events."""
        listed = {other["id"] for key in ("requires", *wants) for other in self.manifest(room).get(key, [])}
        return {other for other in self.rooms() if other != room and
                (other in listed or any(offer.startswith(f"{room}.") for offer in self.manifest(other).get("offers", [])))}

    @functools.cache
    def with_needed(self, room, wants=("wants",)):
        """A room and all whose code it may run, through others too."""
        needed, new = set(), {room}
        while new:
            needed |= new
            new = {other for one in new for other in self.used_by(one, wants)} - needed
        return needed

    @functools.cache
    def room_files(self, room):
        folder = self.source / "plugins" / room
        return [self.digest(folder / part) for part in ROOM_FILES] + [self.digest(folder / "tests/data")]

    @functools.cache
    def room(self, room):
        return [*self.room_files(room), self.digest(self.build / "plugins" / room / "plugin.so")]

    @functools.cache
    def helpers(self):
        """What tests have in common: everything beside them that is no test itself."""
        files = sorted((self.source / "tests").rglob("*"))
        return [self.digest(one) for one in files
                if one.suffix in {".py", ".mjs", ".sh", ".json"} and not re.search(r"[._]test\.(py|mjs)$", one.name)]

    def key(self, test):
        """Changes when anything changes that `test`, as ctest describes it, stands on. None: cannot be told."""
        command = test.get("command", [])
        properties = {one["name"]: one["value"] for one in test["properties"]}
        folder = pathlib.Path(properties.get("WORKING_DIRECTORY", self.build))
        files = [path for path in (folder / word for word in command if word) if path.is_file() or path.is_dir()]
        labels = properties.get("LABELS", [])
        name = test["name"]
        if "FIXTURES_SETUP" in properties:
            return None
        if pathlib.Path(command[0]).parent == self.build / "bin":
            stands_on = self.of_program(name)
        elif re.match(r"(http|api|browser|hostile|doors|count)\b", name):
            stands_on = self.of_visit(labels, command)
        elif name == "must_not_compile":  # its command names all that it reads
            stands_on = []
        elif name.startswith("out_of_tree"):
            stands_on = [*self.of_sdk(), *self.of_visit(labels, command)]
        else:
            return None
        own = [self.digest(path) for path in files if path not in (self.source, self.build)]
        words = json.dumps([command, properties.get("ENVIRONMENT", [])]).encode()
        total = hashlib.blake2b(digest_size=16)
        for part in [words, *own, *stands_on, *self.machine()]:
            total.update(part)
        return total.hexdigest()

    def of_program(self, name):
        own = name.split(".")[-1]
        if own in self.rooms():
            rooms = self.with_needed(own)
            return [*self.host(), *(one for room in sorted(rooms) for one in self.room(room))]
        if name == "host-courier":  # its tests start that program
            return [*self.host_files(), self.digest(self.build / "bin/plenaria-courier")]
        if name == "host-documents":
            return [*self.host_files(), self.digest(self.build / "bin/plenaria-press")]
        if name.startswith(("host-", "fuzz.")) or name == "sdk":
            return [*self.host_files(), *(self.digest(self.source / "plugins" / room / "tests/data") for room in self.rooms())]
        return [*self.host(), *(one for room in self.rooms() for one in self.room(room)),
                self.digest(self.build / "tests/plugins")]

    def of_sdk(self):
        """What is installed for those who build rooms elsewhere."""
        own = [self.digest(self.source / part) for part in ("CMakeLists.txt", "core/cmake", "core/sdk", "core/testing")]
        return [*own, *(self.digest(self.source / "plugins" / room / "include") for room in self.rooms())]

    def of_visit(self, labels, command):
        about = {label.removeprefix("about.") for label in labels if label.startswith("about.")}
        if about == {"host"}:
            of_rooms = []
        elif about == {"tables"}:
            of_rooms = [self.digest(self.source / "plugins" / room / "db") for room in self.rooms()]
        else:
            rooms = {one for room in about for one in self.with_needed(room, wants=())} or self.rooms()
            of_rooms = [one for room in sorted(rooms) for one in self.room(room)]
        files = [self.source / "tests/browser" / word for word in command if word.endswith(".test.mjs")]
        return [*self.host(), *of_rooms, *self.helpers(),
                *(self.digest(path) for path in files)]


def entries(build):
    listed = subprocess.run(["ctest", "--test-dir", build, "--show-only=json-v1"], check=True, capture_output=True, text=True)
    return json.loads(listed.stdout)["tests"]


def keys(source, build):
    """Of each entry that has one, by its name."""
    standing = Standing(source, build)
    found = {test["name"]: standing.key(test) for test in entries(build)}
    return {name: key for name, key in found.items() if key is not None}
