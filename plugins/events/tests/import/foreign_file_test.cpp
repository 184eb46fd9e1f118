// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/import/foreign_time.hpp"
#include "tests/import/small_sheets.hpp"

namespace plenaria::events {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

ReadingContext context() {
    return {
        .dates = {parse_day("2019-11-11").value(), parse_day("2019-11-15").value(), "Africa/Johannesburg"},
        .kinds = {{"panel", "panel"}},
        .place = "Durban"};
}
std::string calendar(const std::string& lines) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@example.org\r\nSUMMARY:Towns\\, and "
           "vil\r\n lages\r\n" +
           lines + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}
ForeignSession one_of_calendar(const std::string& lines) {
    const auto sessions = read_calendar(calendar(lines), context());
    EXPECT_TRUE(sessions.has_value() && sessions->size() == 1);
    return sessions && !sessions->empty() ? sessions->front() : ForeignSession{};
}
std::string schedule(const std::string& zone, const std::string& event) {
    return "<schedule><conference>" + zone +
           "</conference><day date=\"2019-11-11\"><room name=\"Hall\"><event id=\"7\">" + event +
           "</event></room></day></schedule>";
}

TEST(CalendarFile, TimesAreOfTheirZoneOfUtcOrOfTheEvent) {
    const auto zurich = one_of_calendar(
        "DTSTART;TZID=Europe/Zurich:20191111T090000\r\nDTEND;TZID=Europe/Zurich:20191111T103000\r\n");
    EXPECT_EQ(to_text(zurich.starts), "2019-11-11T10:00");
    EXPECT_EQ(to_text(zurich.ends), "2019-11-11T11:30");
    EXPECT_EQ(zurich.titles.in("en"), "Towns, and villages") << "unfolded and unescaped";
    EXPECT_EQ(to_text(one_of_calendar("DTSTART:20191111T090000Z\r\nDURATION:PT1H30M\r\n").ends),
              "2019-11-11T12:30");
    EXPECT_EQ(to_text(one_of_calendar("DTSTART:20191111T090000\r\n").starts), "2019-11-11T09:00");
    EXPECT_EQ(
        to_text(one_of_calendar("DTSTART;TZID=/example.org/1/Europe/Zurich:20191111T090000\r\n").starts),
        "2019-11-11T10:00");
}

TEST(CalendarFile, AZoneMayHaveTheNameThatOutlookGivesIt) {
    EXPECT_EQ(to_text(one_of_calendar("DTSTART;TZID=W. Europe Standard Time:20191111T090000\r\n").starts),
              "2019-11-11T10:00");
}

TEST(CalendarFile, WhatIsNoMeetingIsWrongWithASentence) {
    const auto reason = [](const std::string& lines) { return one_of_calendar(lines).problems.at(0).key; };
    EXPECT_THAT(reason("DTSTART;VALUE=DATE:20191111\r\n"), HasSubstr("whole days"));
    EXPECT_THAT(reason("DTSTART:20191111T090000Z\r\nRRULE:FREQ=DAILY\r\n"), HasSubstr("repeats"));
    EXPECT_THAT(reason("DTSTART;TZID=Mars/Base:20191111T090000\r\n"), HasSubstr("not known"));
    EXPECT_THAT(reason("DTSTART;TZID=Europe/Zurich:20190331T023000\r\n"), HasSubstr("go forward"));
    EXPECT_THAT(reason("DTSTART:soon\r\n"), HasSubstr("no time"));
    EXPECT_THAT(reason(""), HasSubstr("no beginning"));
}

TEST(CalendarFile, AnIdentifierThatSeveralMeetingsShareIdentifiesNone) {
    const auto entry = [](const char* uid, const char* title, const char* hour) {
        return std::string("BEGIN:VEVENT\r\nUID:") + uid + "\r\nSUMMARY:" + title + "\r\nDTSTART:20191111T" +
               hour + "0000Z\r\nDTEND:20191111T" + hour + "3000Z\r\nEND:VEVENT\r\n";
    };
    const auto sessions =
        read_calendar("BEGIN:VCALENDAR\r\n" + entry("1", "Seas", "08") + entry("1", "Hills", "09") +
                          entry("2", "Towns", "10") + entry("2", "Towns", "10") + "END:VCALENDAR\r\n",
                      context());
    ASSERT_TRUE(sessions.has_value() && sessions->size() == 4);
    EXPECT_EQ((*sessions)[0].key, "");
    EXPECT_EQ((*sessions)[1].key, "");
    EXPECT_EQ((*sessions)[2].key, "2") << "the same meeting twice";
    EXPECT_EQ((*sessions)[3].key, "2");
}

TEST(CalendarFile, AnAlarmAndAPlaceAreNoPartOfTheSession) {
    const auto session = one_of_calendar(
        "DTSTART:20191111T090000Z\r\nLOCATION:Hall 1\\, Durban\r\nSTATUS:CANCELLED\r\n"
        "BEGIN:VALARM\r\nDTSTART:20200101T000000Z\r\nRRULE:FREQ=DAILY\r\nEND:VALARM\r\n");
    EXPECT_EQ(session.room, "Hall 1");
    EXPECT_EQ(session.state, SessionState::cancelled);
    EXPECT_THAT(session.problems, SizeIs(0));
    EXPECT_EQ(to_text(session.starts), "2019-11-11T11:00");
}

TEST(CalendarFile, BrokenBytesAreRefusedWhole) {
    EXPECT_FALSE(read_calendar(calendar("LOCATION:S\xE3o Paulo\r\n"), context()).has_value());
    EXPECT_FALSE(read_calendar("BEGIN:VCARD\r\nEND:VCARD\r\n", context()).has_value());
}

TEST(ScheduleFile, TimesHaveAnOffsetOrTheZoneOfTheFileOrOurs) {
    const auto starts = [](const std::string& zone, const std::string& times) {
        const auto sessions =
            read_schedule_xml(schedule(zone, times + "<duration>01:30</duration>"), context());
        EXPECT_TRUE(sessions.has_value());
        return sessions ? to_text(sessions->at(0).starts) : std::string();
    };
    EXPECT_EQ(starts("", "<date>2019-11-11T09:00:00+01:00</date>"), "2019-11-11T10:00");
    EXPECT_EQ(starts("<time_zone_name>Europe/Zurich</time_zone_name>", "<start>09:00</start>"),
              "2019-11-11T10:00");
    EXPECT_EQ(starts("", "<start>09:00</start>"), "2019-11-11T09:00");
    EXPECT_EQ(starts("<day_change>04:00</day_change>", "<start>01:00</start>"), "2019-11-12T01:00")
        << "the night belongs to the day before";
}

TEST(ScheduleFile, EntitiesAndDepthAreRefused) {
    EXPECT_FALSE(
        read_schedule_xml("<!DOCTYPE s [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><schedule>&a;</schedule>",
                          context())
            .has_value());
    std::string deep = "<schedule>";
    for (int i = 0; i < 1000; ++i) deep += "<a>";
    EXPECT_FALSE(read_schedule_xml(deep, context()).has_value());
    EXPECT_FALSE(read_schedule_xml("<html></html>", context()).has_value());
}

ForeignSession one_of_schedule(const std::string& file) {
    const auto sessions = read_schedule_xml(file, context());
    EXPECT_TRUE(sessions.has_value() && sessions->size() == 1);
    return sessions && !sessions->empty() ? sessions->front() : ForeignSession{};
}

TEST(ScheduleFile, ElementsOfOthersArePassedOverWhateverStandsInThem) {
    const auto session = one_of_schedule(
        "<?xml version='1.0'?><x:note xmlns:x=\"urn:x\"><schedule><generator name=\"g\"/><x:day "
        "date=\"never\"/>"
        "<day date=\"2019-11-11\"><room name=\"Hall\"><event guid=\"g-1\">"
        "<links><link><title>Slides</title><start>23:00</start><room>Cloud</room></link></links>"
        "<related><event guid=\"g-9\"><title>Another</title></event></related>"
        "<attachments><person>Nobody</person></attachments><x:colour>blue</x:colour>"
        "<title>Towns</title><start>09:00</start><duration>01:30</duration>"
        "<persons><person id=\"1\">Ana "
        "P\xC3\xA9rez</person></persons></event></room></day></schedule></x:note>");
    EXPECT_EQ(session.key, "g-1");
    EXPECT_EQ(session.titles.in("en"), "Towns");
    EXPECT_EQ(to_text(session.starts), "2019-11-11T09:00");
    EXPECT_EQ(session.room, "Hall");
    ASSERT_THAT(*session.people, SizeIs(1)) << "somebody in an attachment speaks nowhere";
    EXPECT_EQ(session.people->at(0).name, "Ana P\xC3\xA9rez");
    EXPECT_THAT(session.problems, SizeIs(0));
}

TEST(ScheduleFile, AnEventBesideTheRoomsIsInNone) {
    const std::string event =
        "<event id=\"1\"><title>T</title><start>09:00</start><duration>01:00</duration></event>";
    const auto sessions =
        read_schedule_xml("<schedule><day date=\"2019-11-11\"><room name=\"Hall\">" + event + "</room>" +
                              event + "<room>" + event + "</room></day>" + event + "</schedule>",
                          context());
    ASSERT_TRUE(sessions.has_value());
    ASSERT_THAT(*sessions, SizeIs(4));
    EXPECT_EQ(sessions->at(0).room, "Hall");
    EXPECT_EQ(sessions->at(1).room, "");
    EXPECT_EQ(sessions->at(2).room, "") << "a room without a name";
    EXPECT_THAT(sessions->at(3).problems, SizeIs(1)) << "of no day";
}

TEST(ScheduleFile, HoursBeyondMidnightAreNoTimesAndADayMayLastThirtyHours) {
    const auto of_hour = [](const std::string& times) {
        return one_of_schedule(schedule("", "<title>T</title>" + times));
    };
    const auto beyond = of_hour("<start>25:30</start><duration>01:00</duration>");
    ASSERT_THAT(beyond.problems, SizeIs(1));
    EXPECT_EQ(fill(beyond.problems[0].key, beyond.problems[0].values),
              "\xE2\x80\x9C"
              "25:30\xE2\x80\x9D is no time. Write one like 2019-11-11T09:00:00+02:00.");
    EXPECT_EQ(to_text(of_hour("<start>04:00</start><duration>30:00</duration>").ends), "2019-11-12T10:00");
    EXPECT_THAT(of_hour("<start>04:00</start><duration>9999:00</duration>").problems, SizeIs(1));
    EXPECT_THAT(of_hour("<start>04:00</start><duration>-1:00</duration>").problems, SizeIs(1));
    EXPECT_THAT(of_hour("<start>04:00</start>").problems, SizeIs(1)) << "of no duration";
    EXPECT_EQ(to_text(of_hour("<start>23:30</start><duration>02:00</duration>").ends), "2019-11-12T01:30")
        << "across midnight";
}

TEST(ScheduleFile, JsonOfPretalxSaysTheSame) {
    const auto sessions = read_schedule_json(
        R"({"schedule":{"conference":{"time_zone_name":"Europe/Zurich","days":[{"date":"2019-11-11","rooms":{"Hall":[
        {"guid":"g-1","code":"ABC","date":"2019-11-11T09:00:00+01:00","start":"09:00","duration":"00:45","title":"Towns",
         "track":{"en":"Local4Action"},"type":"Panel","language":"fr","persons":[{"name":"x","public_name":"Ana Pérez"}]}]}}]}}})",
        context());
    ASSERT_TRUE(sessions.has_value());
    ASSERT_THAT(*sessions, SizeIs(1));
    const auto& session = sessions->front();
    EXPECT_EQ(session.key, "g-1");
    EXPECT_EQ(session.titles.in("fr"), "Towns");
    EXPECT_EQ(session.titles.original, "fr");
    EXPECT_EQ(session.room, "Hall");
    EXPECT_EQ(session.track, "Local4Action");
    EXPECT_EQ(session.people->at(0).name, "Ana Pérez");
    EXPECT_EQ(to_text(session.ends), "2019-11-11T10:45");
    EXPECT_FALSE(read_schedule_json(std::string(100'000, '['), context()).has_value());
    std::string many = R"({"schedule":{"conference":{"days":[]}})";
    for (int i = 0; i < 300'000; ++i) many += ",\"" + std::to_string(i) + "\":1";
    EXPECT_FALSE(read_schedule_json(many + "}", context()).has_value());
    EXPECT_FALSE(read_schedule_json(R"({"schedule":[]})", context()).has_value());
}

TEST(SessionTable, OurOwnColumnOfPeopleIsReadWithItsRoles) {
    auto here = context();
    here.roles = {{"chair", "chair"}, {"speaker", "speaker"}};
    SmallSheets sheets;
    const auto sheet = *sheets.read(
        "Day;From;Until;Session;People\n2019-11-11;09:00;10:00;Opening;Chair: Ana, Bo · Speaker: Cy\n");
    const auto sessions = read_session_table(sheet, sheets, here);
    ASSERT_TRUE(sessions.has_value());
    const auto& people = *sessions->front().people;
    ASSERT_THAT(people, SizeIs(3));
    EXPECT_EQ(people[1].name, "Bo");
    EXPECT_EQ(people[1].role, SessionRole::chair);
    EXPECT_EQ(people[2].role, SessionRole::speaker);
}

TEST(SessionTable, TimesStandAsPeopleAndOtherProgramsWriteThem) {
    SmallSheets sheets;
    const auto hours = [&](const std::string& headings, const std::string& row) {
        const auto sessions =
            read_session_table(*sheets.read(headings + ";Session\n" + row + ";Towns\n"), sheets, context());
        if (!sessions) return sessions.error().message;
        const auto& session = sessions->front();
        return session.problems.empty() ? to_text(session.starts) + ' ' + to_text(session.ends)
                                        : fill(session.problems[0].key, session.problems[0].values);
    };
    const std::string morning = "2019-11-11T09:30 2019-11-11T17:30";
    const std::string clocks = "Start Date;Start Time;End Time";
    EXPECT_EQ(hours(clocks, "2019-11-11;9:30 AM;5:30 p.m."), morning);
    EXPECT_EQ(hours(clocks, "2019-11-11;9h30;17 h 30"), morning);
    EXPECT_EQ(hours(clocks, "2019-11-11;09:30:00;17.30"), morning);
    EXPECT_EQ(hours(clocks, "2019-11-11;12 AM;12 PM"), "2019-11-11T00:00 2019-11-11T12:00");
    EXPECT_THAT(hours(clocks, "2019-11-11;13 AM;17h"), HasSubstr("“13 AM” is no time of day"));
    EXPECT_THAT(hours(clocks, "2019-11-11;-1:00;17h"), HasSubstr("no time of day"));
    const std::string moments = "Start;End";
    EXPECT_EQ(hours(moments, "2019-11-11 09:30;2019-11-11 17:30"), morning);
    EXPECT_EQ(hours(moments, "2019-11-11 07:30:00 UTC;2019-11-11T15:30:00Z"), morning) << "an offset counts";
    EXPECT_EQ(hours(moments, "2019-11-11T09:30:00+02:00;17:30"), morning);
    EXPECT_EQ(hours(moments, "12/11/2019 11:30 PM;1 AM"), "2019-11-12T23:30 2019-11-13T01:00")
        << "of two readings the one within the event, and across midnight";
    EXPECT_THAT(hours(moments, "09:30;17:30"), HasSubstr("“09:30” is no day"));
}

TEST(SessionTable, NumbersOfAnotherProgramAreNoNames) {
    SmallSheets sheets;
    const auto sessions = read_session_table(
        *sheets.read("Day;From;Until;Session;Speakers\n2019-11-11;09:00;10:00;Towns;12:Ana Pérez|7:Bo Li\n"),
        sheets, context());
    ASSERT_TRUE(sessions.has_value());
    ASSERT_THAT(*sessions->front().people, SizeIs(2));
    EXPECT_EQ(sessions->front().people->at(0).name, "Ana Pérez");
    EXPECT_EQ(sessions->front().people->at(1).name, "Bo Li");
}

TEST(SessionTable, MoreSessionsThanAProgrammeHoldsAreRefused) {
    std::string table = "Day;From;Until;Session\n";
    for (std::size_t i = 0; i <= most_foreign_sessions; ++i) table += "2019-11-11;09:00;10:00;Session\n";
    SmallSheets sheets;
    EXPECT_EQ(read_session_table(*sheets.read(table), sheets, context()).error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace plenaria::events
