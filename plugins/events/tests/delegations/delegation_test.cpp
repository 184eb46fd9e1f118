// SPDX-License-Identifier: EUPL-1.2
#include "src/delegations/delegation.hpp"

#include <gtest/gtest.h>

#include <plenaria/testing/fake_locale.hpp>

#include "src/delegations/invitation_calendar.hpp"
#include "src/delegations/letter.hpp"
#include "src/delegations/protocol.hpp"
#include "tests/days.hpp"

namespace plenaria::events {
namespace {

Delegation coming(const std::string& name, const std::string& iso2, Answer answer, int people,
                  int waiting = 0) {
    Delegation delegation{
        .id = name, .party = "city/" + name, .party_name = name, .iso2 = iso2, .answer = answer};
    delegation.waiting_number = waiting;
    delegation.people.assign(static_cast<std::size_t>(people), Delegate{.name = "Somebody"});
    return delegation;
}

std::vector<std::string> problems_with(const DelegationWish& wish, int quota) {
    std::vector<FieldError> problems;
    check(wish, quota, problems);
    std::vector<std::string> fields;
    for (const auto& each : problems) fields.push_back(each.field);
    return fields;
}

TEST(DelegationWish, BlankRowsAreLeftOutAndTheHeadComesFirst) {
    const auto tidied = tidy({.answer = Answer::accepted,
                              .people = {{.role = DelegateRole::substitute, .name = "Cem"},
                                         {.role = DelegateRole::member, .name = "  ", .post = ""},
                                         {.role = DelegateRole::head, .name = " Ada "}},
                              .fields = {"substitute_1", "member_1", "head"}});
    ASSERT_EQ(tidied.people.size(), 2U);
    EXPECT_EQ(tidied.people[0].name, "Ada");
    EXPECT_EQ(tidied.fields, (std::vector<std::string>{"head", "substitute_1"}));
}

TEST(DelegationWish, EveryProblemIsNamedAtItsField) {
    const DelegationWish wish{.answer = Answer::accepted,
                              .people = {{.role = DelegateRole::member, .name = "Ada"},
                                         {.role = DelegateRole::member, .name = "ADÁ"},
                                         {.role = DelegateRole::member, .post = "Driver"}},
                              .fields = {"member_1", "member_2", "member_3"}};
    EXPECT_EQ(problems_with(wish, 3),
              (std::vector<std::string>{"member_2_name", "member_3_name", "head_name"}));
    EXPECT_EQ(problems_with({}, 3), (std::vector<std::string>{"answer"}));
}

TEST(DelegationWish, TheQuotaCountsAllWhoTakeAPlace) {
    DelegationWish wish{.answer = Answer::deputy,
                        .people = {{.role = DelegateRole::head, .name = "Ada"},
                                   {.role = DelegateRole::member, .name = "Ben"},
                                   {.role = DelegateRole::substitute, .name = "Cem"}},
                        .fields = {"head", "member_1", "substitute_1"}};
    EXPECT_TRUE(problems_with(wish, 2).empty());
    EXPECT_EQ(problems_with(wish, 1), (std::vector<std::string>{"head_name"}));
}

TEST(DelegationWish, WhoDeclinesNeedsNobody) {
    EXPECT_TRUE(problems_with({.answer = Answer::declined}, 3).empty());
}

TEST(OrderOfProtocol, IsHostThenMayorsThenDeputiesByCountryAndCity) {
    const std::vector<Delegation> all{
        coming("Zarqa", "JO", Answer::accepted, 1),  coming("Kampala", "UG", Answer::deputy, 1),
        coming("Amman", "JO", Answer::accepted, 1),  coming("Quito", "EC", Answer::deputy, 1),
        coming("Bogota", "CO", Answer::declined, 0), coming("Montreal", "CA", Answer::accepted, 1, 1)};
    std::vector<std::string> names;
    for (const auto* each : order_of_protocol(all, {}, "city/Quito", test::FakeLocale{}))
        names.push_back(each->party_name);
    EXPECT_EQ(names, (std::vector<std::string>{"Quito", "Amman", "Zarqa", "Kampala"}));
}

TEST(ReplyDeadline, MovesAlongButLeavesTwoWeeksAndEndsBeforeTheOpening) {
    const Dates from{on("2019-11-19"), on("2019-11-22"), "UTC"},
        to{on("2020-01-20"), on("2020-01-24"), "UTC"};
    const auto at = [](const char* text) { return parse_instant(text).value(); };
    EXPECT_EQ(moved_reply_until(at("2019-11-01T17:00:00Z"), from, to, at("2019-10-14T15:00:00Z")),
              at("2020-01-02T17:00:00Z"));
    EXPECT_EQ(moved_reply_until(at("2019-11-01T17:00:00Z"), from, to, at("2019-12-28T15:00:00Z")),
              at("2020-01-11T15:00:00Z"));
    EXPECT_EQ(moved_reply_until(at("2019-11-01T17:00:00Z"), from, to, at("2020-01-18T15:00:00Z")),
              at("2020-01-19T23:59:59Z"));
}

TEST(LetterSerial, IsReadAsPeopleTypeIt) {
    const auto serial = serial_from("0123456789");
    EXPECT_EQ(serial.size(), 8U);
    EXPECT_EQ(read_serial(shown_serial(serial)), serial);
    EXPECT_EQ(read_serial("7kq2 m4xd"), "7KQ2M4XD");
    EXPECT_EQ(read_serial("oil0-0000"), "01100000");
    for (const auto* wrong : {"", "7KQ2", "7KQ2-M4XDE", "7KQ2-M4XU", "7KQ2'M4X"})
        EXPECT_FALSE(read_serial(wrong).has_value()) << wrong;
}

TEST(LetterSerial, OtherBitsAreAnotherSerial) {
    EXPECT_NE(serial_from("0123456789"), serial_from("0123456788"));
}

TEST(CalendarInvitation, BecomesARequestToItsGuestAndFoldsLongLines) {
    const std::string published =
        "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    const auto asked = as_request(published, "international.relations.of.the.cabinet@montreal.example",
                                  CalendarReplies::not_taken);
    EXPECT_NE(asked.find("METHOD:REQUEST\r\n"), std::string::npos);
    EXPECT_EQ(asked.find("PUBLISH"), std::string::npos);
    std::string unfolded;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        if (asked.compare(i, 3, "\r\n ") == 0)
            i += 2;
        else
            unfolded += asked[i];
    }
    EXPECT_NE(unfolded.find(
                  "RSVP=FALSE:mailto:international.relations.of.the.cabinet@montreal.example\r\nEND:VEVENT"),
              std::string::npos);
    for (std::size_t from = 0; from < asked.size();) {
        const auto end = asked.find("\r\n", from);
        EXPECT_LE(end - from, 75U);
        from = end + 2;
    }
}

}  // namespace
}  // namespace plenaria::events
