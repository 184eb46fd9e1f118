# SPDX-License-Identifier: EUPL-1.2
"""What the tests need of the demonstration: its open round and its wall, offices behind links, the list of doors."""
import re
import subprocess
import tempfile
import urllib.parse

import forms
import house

ID = "[0-9A-HJKMNP-TV-Z]{26}"


def shape(address):
    """"/statements/ID?version=ID": what two addresses of one kind have in common."""
    return re.sub(ID + r"|\d+", "ID", address)


def walk(visitor, starts):
    """One address of each shape that the visitor is led to by links and by forms that ask: (address, answer)."""
    queue, seen = list(starts), set()
    while queue:
        address = queue.pop(0).split("#")[0]
        # Documents take seconds each and are no pages; assets are the same for all.
        if not address.startswith("/") or address.startswith("/assets/") or re.search(r"lang=|format=(pdf|docx|odt|xlsx)", address):
            continue
        if shape(address) in seen:
            continue
        seen.add(shape(address))
        answer = visitor.get(address)
        yield address, answer
        if answer.status >= 400 or "html" not in answer.header("Content-Type"):
            continue
        found, links = forms.read(answer.text)
        queue += links
        for form in found:
            if form["method"] == "get":
                queue += [f"{form['action'] or address.split('?')[0]}?{name}={urllib.parse.quote(choices[-1])}"
                          for name, choices in form["choices"].items() if choices[-1]]


def listing(command):
    """What `plenaria routes` and `plenaria permissions` print of a house in which nothing was changed."""
    with tempfile.TemporaryDirectory() as data:
        said = subprocess.run([house.BINARY, command, "--data", data], capture_output=True, check=True, text=True)
        return said.stdout.splitlines()


def offered_scopes(visitor):
    """What an API token of this person could be for."""
    return next((form["choices"]["scope"] for form in forms.read(visitor.get("/account").text)[0] if "scope" in form["choices"]), [])


def rounds(secretariat):
    """Of the demonstration, the open one first."""
    return list(dict.fromkeys(re.findall(f"/statements/rounds/({ID})", secretariat.get("/statements/rounds").text)))


def signings(secretariat):
    return list(dict.fromkeys(re.findall(f"/statements/signings/({ID})", secretariat.get("/statements/signings").text)))


def parties(secretariat, round_id):
    page, _ = forms.read(secretariat.get(f"/statements/rounds/{round_id}").text)
    return [value for form in page if form["action"].endswith("/invite-again")
            for name, value in form["fields"] if name == "party"]


def newest_link(secretariat):
    """The access link in the newest message of the outbox."""
    mails = re.findall(f"/admin/mail/{ID}", secretariat.get("/admin/mail").text)
    for mail in dict.fromkeys(mails):
        link = re.search(r"/l/[0-9a-f]{64}", secretariat.get(mail).text)
        if link:
            return link.group(0)
    raise AssertionError("no access link in the outbox")


def review_link(secretariat, round_id, nth=0):
    """A fresh link of one office of the round; those before it stay valid."""
    done = forms.fill(secretariat, f"/statements/rounds/{round_id}", "/invite-again", nth=nth)
    assert done.status == 303, done.text
    return newest_link(secretariat)


def procedure_link(secretariat, procedure):
    """A fresh link of one member of a group that is being asked."""
    done = forms.fill(secretariat, f"/statements/procedures/{procedure}", "/again")
    assert done.status == 303, done.text
    return newest_link(secretariat)


def office(at, path, name):
    """A browser behind an access link."""
    visitor = at.visitor()
    visitor.role = name
    visitor.task = visitor.open_link(path)
    assert visitor.task, f"{path} opened nothing"
    return visitor


def open_signing(secretariat):
    """Opens a version for signature by the first city that can be chosen, invites it; the signing and the link."""
    chooser, _ = forms.read(secretariat.get("/statements/signings").text)
    versions = next(form["choices"]["version"] for form in chooser if "version" in form["choices"])
    page = f"/statements/signings/new?version={versions[0]}"
    form = next(form for form in forms.read(secretariat.get(page).text)[0] if form["action"] == "/statements/signings")
    chosen = [(name, values[0]) for name, values in form["choices"].items() if name not in dict(form["fields"])]
    done = secretariat.post(form["action"], form["fields"] + chosen)
    assert done.status == 303, house.words(done)
    signing = re.search(ID, done.header("Location")).group(0)
    done = forms.fill(secretariat, f"/statements/signings/{signing}", "/invite")
    assert done.status == 303, house.words(done)
    return signing, newest_link(secretariat)
