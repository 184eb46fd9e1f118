# SPDX-License-Identifier: EUPL-1.2
"""Every field that reaches a mail, with line breaks and their disguises; and the bytes of the conversation with the
mail server: one recipient a message, dots stuffed, CRLF everywhere, headers whole and decoded right."""
import email
import email.policy
import re
import sys
import urllib.parse

from checks import Checks
from house import House
from web import Browser, read_page, signed_in

checks = Checks()
DISGUISES = ("\r\nBcc: zq9@evil.example", "\nBcc: zq9@evil.example", "\rBcc: zq9@evil.example", "%0d%0aBcc: zq9@evil.example", "\x00Bcc: zq9@evil.example",
             "\u2028Bcc: zq9@evil.example", "\u2029Bcc: zq9@evil.example", "\x85Bcc: zq9@evil.example", "\x0bBcc: zq9@evil.example", "\x0cBcc: zq9@evil.example",
             "=?utf-8?q?=0D=0ABcc:_zq9@evil.example?=", "=?utf-8?b?DQpCY2M6IHpxOUBldmlsLmV4YW1wbGU=?=", "\r\n\r\n<script>zq9</script>", "\r\n.\r\nMAIL FROM:<zq9@evil.example>",
             "\n.\nRCPT TO:<zq9@evil.example>", "> RCPT TO:<zq9@evil.example", "<zq9@evil.example>", "\"; zq9@evil.example", ", zq9@evil.example", "\u560d\u560aBcc: zq9@evil.example")


def examine(mail, where):
    """What holds for every message, whatever was typed."""
    checks.equal(len(mail.recipients), 1, f"{where}: recipients")
    checks.that(re.fullmatch(rb"<[^<>\s@]+@[^<>\s@]+>.*", mail.recipients[0]) and b"evil" not in mail.recipients[0], f"{where}: recipient {mail.recipients[0]!r}")
    checks.that(b"\n" not in mail.data.replace(b"\r\n", b"") and b"\r" not in mail.data.replace(b"\r\n", b""), f"{where}: a bare CR or LF in the bytes")
    checks.that(all(len(line) <= 998 for line in mail.data.split(b"\r\n")), f"{where}: a line of more than 998 bytes")
    checks.that(all(line.startswith(b"..") for line in mail.data.split(b"\r\n") if line.startswith(b".")), f"{where}: a dot that is not doubled")
    head = mail.data.split(b"\r\n\r\n")[0]
    checks.that(all(byte < 128 for byte in head), f"{where}: raw bytes in the head")
    message = email.message_from_bytes(mail.data.replace(b"\r\n..", b"\r\n."), policy=email.policy.default)
    names = [name.lower() for name in message.keys()]
    for name in ("from", "to", "subject", "date", "message-id", "mime-version", "auto-submitted", "content-type"):
        checks.equal(names.count(name), 1, f"{where}: fields {name}")
    checks.that(not {"bcc", "cc", "reply-to", "x-inj"} & set(names), f"{where}: fields {names}")
    checks.equal(message["auto-submitted"], "auto-generated", f"{where}: Auto-Submitted")
    checks.that(re.fullmatch(r"<[^<>\s]+@example\.org>", message["message-id"]), f"{where}: {message['message-id']}")
    checks.that(len(message["to"].addresses) == 1 and len(message["from"].addresses) == 1, f"{where}: one address in From and To")
    checks.that(not message.defects and all(not part.defects for part in message.walk()), f"{where}: {message.defects}")
    html = message.get_body(("html",))
    if checks.that(html is not None and message.get_body(("plain",)) is not None, f"{where}: text and HTML"):
        text = html.get_content()
        checks.that("<script" not in text and "<svg" not in text and "onload=zq9(1)>" not in text, f"{where}: markup of a value in the HTML")
        for address in re.findall(r'href="([^"]*)"', text):
            checks.that(address.startswith("http://127.0.0.1"), f"{where}: a value became a link: {address}")
    return message


def accounts(house):
    """Names and addresses of accounts, which a mail greets and goes to."""
    admin = signed_in(house, "administrator")
    made = 0
    for i, disguise in enumerate(DISGUISES):
        for field in ("name", "email"):
            form = admin.form(house.url + "/admin/accounts/new", "/admin/accounts")
            name = f"Name{disguise}" if field == "name" else f"Person {i}"
            address = f"p{i}{field}@safe.example" if field == "name" else f"p{i}@safe.example{disguise}"
            answer = admin.send(form, name=name, email=address)
            checks.that(answer.status in (200, 303, 422), f"an account with {field} {disguise!r}: {answer.status}")
            if answer.status == 422:
                continue
            made += 1
            asking = Browser(house)
            forgot = asking.form(house.url + "/forgot", "/forgot")
            checks.that(asking.send(forgot, email=address).status < 500, f"a reset for {address!r}")
    for disguise in DISGUISES:
        asking = Browser(house)
        forgot = asking.form(house.url + "/forgot", "/forgot")
        answer = asking.send(forgot, email="partner@demo.example" + disguise)
        checks.that(answer.status in (200, 422, 429), f"a reset for {disguise!r}: {answer.status}")
    for disguise in DISGUISES:
        form = admin.form(house.url + "/admin/mail", "/admin/mail/test")
        typed = [name for name, _ in form.fields if name != "csrf"]
        answer = admin.send(form, **{name: "x@safe.example" + disguise for name in typed})
        checks.that(answer.status < 500, f"a test message to {disguise!r}: {answer.status}")
    print(f"{made} accounts with a hostile name could be made")


def offices(house):
    """A statement's title, a city's name and a contact's, in the invitation to sign or review; a note of the office."""
    drafter = signed_in(house, "drafter")
    sent = 0
    for i, disguise in enumerate(DISGUISES):
        form = drafter.form(house.url + "/statements/new", "/statements")
        fields = {name: (f"Title {i}{disguise}" if "title" in name else value) for name, value in form.fields if name != "csrf"}
        answer = drafter.send(form, **fields)
        checks.that(answer.status in (200, 303, 422), f"a statement named {disguise!r}: {answer.status}")
        sent += answer.status == 303
    print(f"{sent} statements with a hostile title could be made")
    for disguise in DISGUISES:
        profile = drafter.form(house.url + "/account", "/account/profile")
        answer = drafter.send(profile, name=f"Drafter{disguise}")
        checks.that(answer.status in (200, 303, 422), f"a name {disguise!r}: {answer.status}")


def hostile_round(house):
    """A consultation about a statement whose title, contacts and city are hostile, asked of one office."""
    secretariat = signed_in(house, "secretariat")
    name = "Ms <script>zq9()</script> https://evil.example/x .\u202e"
    review = Browser(house)
    answer = review.open_link(house.link("Review"))
    at = urllib.parse.urljoin(house.url, answer.header("location"))
    page = read_page(review.follow(at)[0], at)
    for form in page.forms:
        if form.method == "post" and any("mail" in name or "colleague" in name for name, _ in form.fields):
            for disguise in DISGUISES:
                fields = {key: ("c@safe.example" + disguise if "mail" in key else name + disguise) for key, value in form.fields if key != "csrf" and not value}
                checks.that(review.send(form, **fields).status < 500, f"{form.action}: {disguise!r}")
    checks.equal(secretariat.get(house.url + "/statements").status, 200, "the list of statements afterwards")


def main():
    with House() as house:
        asking = Browser(house)
        asking.send(asking.form(house.url + "/forgot", "/forgot"), email="press@demo.example")
        accounts(house)
        offices(house)
        hostile_round(house)
        checks.that(house.sink.wait_for(lambda mail: b"<press@demo.example>" in mail.recipients[0]), "an honest message arrives")
        checks.equal(house.sink.strange, [], "lines of the conversation without CRLF")
        for mail in list(house.sink.mails):
            where = f"mail to {mail.recipients[0].decode(errors='replace')}"
            message = examine(mail, where)
            checks.that("zq9@evil" not in str(message["subject"]) or "\n" not in str(message["subject"]), f"{where}: {message['subject']!r}")
            commands = [line[:4].upper() for line in mail.commands]
            checks.that(set(commands) <= {b"EHLO", b"MAIL", b"RCPT", b"DATA", b"QUIT", b"NOOP", b"RSET"}, f"{where}: commands {mail.commands}")
        checks.that(len(house.sink.mails) >= 3, f"only {len(house.sink.mails)} messages were sent")
        print(f"{len(house.sink.mails)} messages looked at")
    checks.end(at_least=150)


if __name__ == "__main__":
    sys.exit(main())
