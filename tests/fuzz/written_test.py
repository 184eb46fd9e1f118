# SPDX-License-Identifier: EUPL-1.2
"""What we write of hostile titles and names, read by Python's own readers: calendars by icalendar, mails by email."""
import email
import email.policy
import json
import re
import subprocess
import sys

import icalendar


def written(program, kind, seeds, rounds):
    lines = subprocess.run([program, kind, f"{seeds}/{kind}", str(rounds)], check=True, capture_output=True).stdout
    # Not splitlines(): U+2028 in a title ends no line of JSON.
    return [json.loads(line) for line in lines.decode("utf-8").split("\n") if line]


def one_line(text):
    return re.sub("[\x00-\x1f\x7f]", " ", text.replace("\r\n", "\n"))


def lines(text):
    return re.sub("[\x00-\x09\x0b-\x1f\x7f]", " ", text.replace("\r\n", "\n").replace("\r", "\n"))


def check_calendar(case):
    calendar = icalendar.Calendar.from_ical(case["written"])
    events = calendar.walk("VEVENT")
    assert len(events) == 1, "one entry"
    event = events[0]
    for name, meant in (("SUMMARY", one_line(case["summary"])), ("LOCATION", one_line(case["location"])), ("DESCRIPTION", lines(case["description"]))):
        # Of a backslash before an n icalendar 4 makes a line break; libical reads it right (calendar.cpp).
        assert "\\" in meant or str(event.get(name, "")).strip() == meant.strip(), (name, event.get(name), meant)
    known = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS", "ORGANIZER", "TRANSP"}
    assert set(event) <= known, set(event) - known
    assert str(event["ORGANIZER"]) == "mailto:office@plenaria.example", event["ORGANIZER"]


def check_mail(case):
    message = email.message_from_string(case["written"], policy=email.policy.SMTP)
    assert message["Bcc"] is None and message["Cc"] is None, "one recipient"
    # A domain in another script is written in the form that the network knows.
    addresses = [a.addr_spec for a in message["To"].addresses]
    if not case["address"].isascii() or "xn--" in case["address"]:
        addresses, case["address"] = ([a.rpartition("@")[0] for a in addresses], case["address"].rpartition("@")[0])
    assert addresses == [case["address"]], (message["To"], case["address"])
    # Blanks at the ends of a header are none of its value.
    assert str(message["Subject"]).strip() == case["subject"].strip(), (message["Subject"], case["subject"])
    text = message.get_body(("plain",)).get_content()
    # CRLF between lines is what the transport needs; a text ends with a line.
    assert re.sub("\r\n?", "\n", text).rstrip("\n") == re.sub("\r\n?", "\n", case["text"]).rstrip("\n"), (text, case["text"])


def main():
    program, seeds = sys.argv[1:3]
    # Most damaged mails are refused.
    for kind, check, rounds, least in (("calendar", check_calendar, 400, 390), ("mail", check_mail, 1000, 200)):
        cases = written(program, kind, seeds, rounds)
        assert len(cases) >= least, f"only {len(cases)} {kind} cases"
        for case in cases:
            try:
                check(case)
            except Exception as error:
                sys.exit(f"{kind}: {type(error).__name__}: {error}\n{json.dumps(case)}")
        print(f"{len(cases)} of {kind} are read as they were meant")


main()
