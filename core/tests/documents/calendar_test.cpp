// SPDX-License-Identifier: EUPL-1.2
#include "documents/calendar.hpp"

#include <gmock/gmock.h>
#include <libical/ical.h>

#include "checks.hpp"

namespace plenaria::host::test {
namespace {

using testing::HasSubstr;
using testing::Not;

Instant at(const char* text) { return parse_instant(text).value(); }
const Instant now = at("2018-11-01T09:00:00Z");

CalendarEntry marrakech() {
    return {.uid = "event/01HMARRAKECH@plenaria.example",
            .sequence = 3,
            .starts_at = at("2018-12-08T08:00:00Z"),
            .ends_at = at("2018-12-08T17:00:00Z"),
            .zone = "Africa/Casablanca",
            .summary = "5th Mayoral Forum; \"Cities, regions\" \\ networks",
            .description = "First line\nSecond line: Montréal, Kampala",
            .location = "Marrakech",
            .url = "https://plenaria.example/events/1"};
}

/// Lines after unfolding.
std::string unfolded(std::string text) {
    for (auto fold = text.find("\r\n "); fold != std::string::npos; fold = text.find("\r\n "))
        text.erase(fold, 3);
    return text;
}

/// Reads with Python's icalendar: uid, start and end in UTC, status, sequence, summary.
std::string read(const std::string& calendar) {
    const Folder folder;
    return python(
        folder,
        "import sys, datetime, icalendar\n"
        "for e in icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read()).walk('VEVENT'):\n"
        "    t = lambda n: e[n].dt.astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')\n"
        "    print(e['UID'], t('DTSTART'), t('DTEND'), e['STATUS'], e['SEQUENCE'], e['SUMMARY'])",
        folder.keep("a.ics", calendar));
}

TEST(Calendar, IsReadByAnotherProgramAsItWasMeant) {
    EXPECT_EQ(read(write_calendar({marrakech()}, "Plenaria", now)),
              "event/01HMARRAKECH@plenaria.example 2018-12-08T08:00:00Z 2018-12-08T17:00:00Z CONFIRMED 3 "
              "5th Mayoral Forum; \"Cities, regions\" \\ networks\n");
}

TEST(Calendar, HoldsWhatTheStandardsAskOfEachProperty) {
    const auto mistakes = [](const std::string& text) {
        const std::unique_ptr<icalcomponent, void (*)(icalcomponent*)> read(
            icalparser_parse_string(text.c_str()), icalcomponent_free);
        if (!read) return -1;
        icalrestriction_check(read.get());
        return icalcomponent_count_errors(read.get());
    };
    EXPECT_EQ(mistakes(write_calendar({marrakech()}, "Plenaria", now)), 0);
    EXPECT_EQ(mistakes(write_calendar_message(marrakech(), {"Amina Haddad", "amina@example.org"}, now)), 0);
    EXPECT_GT(mistakes(write_calendar_message(marrakech(), {}, now)), 0)
        << "what is sent is sent by somebody";
}

TEST(Calendar, NamesItsFieldsAsTheStandardAsks) {
    const auto text = unfolded(write_calendar({marrakech()}, "Réunions, forums", now));

    EXPECT_THAT(text, testing::StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    EXPECT_THAT(text, Not(HasSubstr("METHOD")));
    EXPECT_THAT(text, HasSubstr("\r\nX-WR-CALNAME:Réunions, forums\r\n"));
    EXPECT_THAT(text, HasSubstr("\r\nDTSTAMP:20181101T090000Z\r\n"));
    EXPECT_THAT(text, HasSubstr("\r\nDTSTART;TZID=Africa/Casablanca:20181208T090000\r\n"));
    EXPECT_THAT(text, HasSubstr("SUMMARY:5th Mayoral Forum\\; \"Cities\\, regions\" \\\\ networks\r\n"));
    EXPECT_THAT(text, HasSubstr("DESCRIPTION:First line\\nSecond line: Montréal\\, Kampala\r\n"));
    EXPECT_THAT(text, HasSubstr("\r\nSEQUENCE:3\r\n"));
    EXPECT_THAT(text, Not(HasSubstr("ATTENDEE")));
}

TEST(Calendar, FoldsAt75OctetsBetweenCharacters) {
    auto entry = marrakech();
    for (int shift = 0; shift < 4; ++shift) {
        entry.summary = std::string(static_cast<std::size_t>(shift), 'a');
        for (int i = 0; i < 80; ++i) entry.summary += "é会😀";
        const auto text = write_calendar({entry}, "n", now);
        for (std::size_t begin = 0; begin < text.size();) {
            const auto end = text.find("\r\n", begin);
            ASSERT_NE(end, std::string::npos);
            EXPECT_LE(end - begin, 75U);
            ASSERT_FALSE(begin < end && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U);
            if (text[begin] == ' ') {
                EXPECT_NE(static_cast<unsigned char>(text[begin + 1]) & 0xC0U, 0x80U)
                    << "cut inside a character";
            }
            begin = end + 2;
        }
        EXPECT_THAT(unfolded(text), HasSubstr("SUMMARY:" + entry.summary + "\r\n"));
    }
}

TEST(Calendar, NoFoldTearsTheEndOfALine) {
    auto entry = marrakech();
    for (std::size_t length = 1; length < 160; ++length) {
        entry.location = std::string(length, 'a');
        const auto text = write_calendar({entry}, "n", now);

        EXPECT_EQ(text.find("\r\r"), std::string::npos) << length;
        EXPECT_EQ(text.find("\r\n \r\n"), std::string::npos) << length;
        EXPECT_THAT(unfolded(text), HasSubstr("\r\nLOCATION:" + entry.location + "\r\n")) << length;
    }
}

TEST(Calendar, APlaceOfBlanksIsNone) {
    auto entry = marrakech();
    entry.location = " \n";
    entry.description = "\t";
    const auto text = write_calendar({entry}, "n", now);

    EXPECT_THAT(text, Not(HasSubstr("LOCATION")));
    EXPECT_THAT(text, Not(HasSubstr("DESCRIPTION")));
}

TEST(Calendar, EveryLineEndsWithCrlfAndNoTextBreaksOut) {
    auto entry = marrakech();
    entry.summary = "a\r\nATTENDEE:mailto:x@evil.example\nb\x01\x7F";
    entry.location = "room\rEND:VEVENT";
    entry.url = "https://a.example/\r\nX-EVIL:1";
    const auto text = write_calendar({entry}, "c\r\nX-EVIL:2", now);

    for (std::size_t i = 0; i < text.size(); ++i)
        ASSERT_TRUE(text[i] != '\n' || (i > 0 && text[i - 1] == '\r'));
    EXPECT_THAT(unfolded(text), Not(testing::ContainsRegex("\n(ATTENDEE|X-EVIL)")));
    EXPECT_EQ(text.find("\nEND:VEVENT"), text.rfind("\nEND:VEVENT"));
}

TEST(Calendar, HasTheRulesOfEachZoneOnce) {
    auto zurich = marrakech();
    zurich.zone = "Europe/Zurich";
    auto again = zurich;
    again.uid = "2";
    auto utc = zurich;
    utc.zone = "UTC";
    auto unknown = zurich;
    unknown.zone = "Mars/Olympus";
    const auto text = unfolded(write_calendar({zurich, again, utc, unknown, marrakech()}, "n", now));

    const auto count = [&](const std::string& what) {
        int found = 0;
        for (auto hit = text.find(what); hit != std::string::npos; hit = text.find(what, hit + 1)) ++found;
        return found;
    };
    EXPECT_EQ(count("BEGIN:VTIMEZONE\r\n"), 2);
    EXPECT_EQ(count("TZID:Europe/Zurich\r\n"), 1);
    EXPECT_EQ(count("TZID:Africa/Casablanca\r\n"), 1);
    EXPECT_EQ(count("DTSTART:20181208T080000Z\r\n"), 2);
}

TEST(Calendar, ACancelledEntryKeepsItsUidAndSaysSo) {
    auto entry = marrakech();
    entry.cancelled = true;
    entry.sequence = 4;
    const auto text = unfolded(write_calendar({entry}, "n", now));
    EXPECT_THAT(text, HasSubstr("STATUS:CANCELLED\r\n"));
    EXPECT_THAT(text, HasSubstr("UID:event/01HMARRAKECH@plenaria.example\r\n"));
}

TEST(Calendar, AMailedDeadlineNamesWhoSendsItAndIsWithdrawnByItsUid) {
    auto entry = marrakech();
    entry.ends_at = {};
    const Organizer secretariat{.name = "Secretaría, \"MMC\"\r\nX-EVIL:1", .address = "plenaria@example.org"};

    const auto sent = unfolded(write_calendar_message(entry, secretariat, now));
    entry.cancelled = true;
    entry.sequence = 4;
    const auto withdrawn = unfolded(write_calendar_message(entry, secretariat, now));

    EXPECT_THAT(sent, HasSubstr("\r\nMETHOD:PUBLISH\r\n"));
    EXPECT_THAT(sent, HasSubstr(":mailto:plenaria@example.org\r\n"));
    EXPECT_THAT(sent, HasSubstr("\r\nTRANSP:TRANSPARENT\r\n"));
    EXPECT_THAT(sent, Not(HasSubstr("ATTENDEE")));
    EXPECT_THAT(sent, Not(HasSubstr("\nX-EVIL")));
    EXPECT_THAT(withdrawn, HasSubstr("\r\nMETHOD:CANCEL\r\n"));
    EXPECT_THAT(withdrawn, HasSubstr("\r\nUID:event/01HMARRAKECH@plenaria.example\r\n"));
    EXPECT_THAT(withdrawn, HasSubstr("\r\nSEQUENCE:4\r\n"));
    const Folder folder;
    EXPECT_EQ(python(folder,
                     "import sys, icalendar\n"
                     "c = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())\n"
                     "e = c.walk('VEVENT')[0]\n"
                     "print(c['METHOD'], e['ORGANIZER'], e['SEQUENCE'], e['DTSTART'].dt.isoformat())",
                     folder.keep("a.ics", write_calendar_message(marrakech(), secretariat, now))),
              "PUBLISH mailto:plenaria@example.org 3 2018-12-08T09:00:00+01:00\n");
}

TEST(Calendar, WithoutAnEndHasNone) {
    auto entry = marrakech();
    entry.ends_at = {};
    EXPECT_THAT(write_calendar({entry}, "n", now), Not(HasSubstr("DTEND")));
}

/// The moment libical finds from the VTIMEZONE in the file itself, not from its own tables.
std::string start_by_own_rules(const std::string& calendar) {
    icalcomponent* parsed = icalparser_parse_string(calendar.c_str());
    auto* event = icalcomponent_get_first_component(parsed, ICAL_VEVENT_COMPONENT);
    const auto start = icalcomponent_get_dtstart(event);
    auto* zone = icaltimezone_new();
    auto* rules = icalcomponent_get_first_component(parsed, ICAL_VTIMEZONE_COMPONENT);
    icaltimezone_set_component(zone, icalcomponent_new_clone(rules));
    const auto seconds = icaltime_as_timet_with_zone(start, zone);
    icaltimezone_free(zone, 1);
    icalcomponent_free(parsed);
    return to_text(Instant(std::chrono::seconds(seconds)));
}

TEST(Calendar, ItsOwnZoneRulesGiveTheRightMomentAroundEveryChange) {
    for (const auto* zone :
         {"Europe/Zurich", "America/Montevideo", "America/Sao_Paulo", "Africa/Casablanca", "Asia/Kathmandu",
          "America/New_York", "Australia/Lord_Howe", "Africa/Kampala", "Pacific/Apia"})
        for (const auto* start : {"2015-03-29T00:30:00Z", "2018-03-25T00:59:59Z", "2018-03-25T01:00:00Z",
                                  "2018-10-28T03:00:00Z", "2018-12-08T08:00:00Z", "2026-03-29T02:30:00Z",
                                  "2026-07-01T12:00:00Z", "2030-01-15T12:00:00Z"}) {
            auto entry = marrakech();
            entry.zone = zone;
            entry.starts_at = at(start);
            EXPECT_EQ(start_by_own_rules(write_calendar({entry}, "n", now)), start) << zone;
        }
}

TEST(Calendar, AThousandEntriesAreReadBack) {
    std::vector<CalendarEntry> entries(1000, marrakech());
    for (std::size_t i = 0; i < entries.size(); ++i) entries[i].uid = std::to_string(i);
    const auto text = read(write_calendar(entries, "n", now));
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1000);
}

}  // namespace
}  // namespace plenaria::host::test
