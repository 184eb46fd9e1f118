// SPDX-License-Identifier: EUPL-1.2
// Notice, quorum and presence, without a database.
#include <gtest/gtest.h>

#include "src/meetings/agenda.hpp"

namespace plenaria::committee::meetings {
namespace {

Instant at(const char* text) { return parse_instant(text).value(); }
Meeting beginning(const char* instant, const char* zone) {
    return {.facts = {.zone = zone}, .starts_at = at(instant)};
}

TEST(Notice, CountsDaysAsTheCalendarInTheZoneOfTheMeetingShowsThem) {
    const auto meeting = beginning("2019-10-17T00:30:00Z", "America/Los_Angeles");  // 16 October there

    EXPECT_EQ(notice_given(at("2019-10-03T06:59:59Z"), meeting), 14) << "still 2 October there";
    EXPECT_EQ(notice_given(at("2019-10-03T07:00:00Z"), meeting), 13);
}

TEST(Notice, AChangeOfClocksTakesNoDayAway) {
    // Clocks in London went back on 27 October 2019: fourteen days are 337 hours.
    const auto meeting = beginning("2019-11-01T09:00:00Z", "Europe/London");

    EXPECT_EQ(notice_given(at("2019-10-18T22:59:00Z"), meeting), 14) << "23:59 of 18 October";
    EXPECT_EQ(notice_given(at("2019-10-18T23:00:00Z"), meeting), 13) << "midnight of 19 October";
    EXPECT_EQ(notice_given(at("2019-11-02T09:00:00Z"), meeting), -1) << "it is over";
}

TEST(QuorumRules, MoreThanHalfAndTwoThirdsOfTheSeatsThatAreHeld) {
    const MeetingRule half{.quorum = QuorumRule::half};
    const MeetingRule thirds{.quorum = QuorumRule::two_thirds};

    EXPECT_EQ(quorum_of(half, 8), 5);
    EXPECT_EQ(quorum_of(half, 7), 4);
    EXPECT_EQ(quorum_of(thirds, 8), 6);
    EXPECT_EQ(quorum_of(thirds, 9), 6);
    EXPECT_EQ(quorum_of({.quorum = QuorumRule::number, .members = 3}, 8), 3);
    EXPECT_EQ(quorum_of(half, 0), 1) << "an empty room decides nothing";
    EXPECT_EQ(quorum_of(thirds, 0), 1);
}

TEST(QuorumRules, ASeatCountsOnceFromArrivalUntilItsLastSecond) {
    const std::vector<Presence> there{
        {.invitee_id = "a", .arrived_at = at("2019-10-17T09:00:00Z"), .left_at = at("2019-10-17T10:00:00Z")},
        {.invitee_id = "a", .sits_as = SitsAs::alternate, .arrived_at = at("2019-10-17T10:00:00Z")},
        {.invitee_id = "b", .arrived_at = at("2019-10-17T09:00:00Z"), .left_at = at("2019-10-17T09:30:00Z")}};
    const auto present = [&](const char* instant) { return quorum_at(at(instant), 2, 3, there).present; };

    EXPECT_EQ(present("2019-10-17T08:59:59Z"), 0);
    EXPECT_EQ(present("2019-10-17T09:00:00Z"), 2);
    EXPECT_EQ(present("2019-10-17T09:30:00Z"), 1) << "the instant of leaving is away";
    EXPECT_EQ(present("2019-10-17T10:00:00Z"), 1) << "the alternate takes over without a gap";
    ASSERT_EQ(gone(at("2019-10-17T10:30:00Z"), there).size(), 1U);
    EXPECT_EQ(gone(at("2019-10-17T10:30:00Z"), there)[0]->invitee_id, "b");
}

TEST(MeetingRules, SayEverythingThatIsWrongAtOnce) {
    std::vector<FieldError> problems;

    check({.start = {parse_day("2019-03-31").value(), std::chrono::minutes(90)},
           .minutes = 4,
           .zone = "Europe/London",
           .video = "http://video.example"},
          problems);

    std::vector<std::string> fields;
    for (const auto& each : problems) fields.push_back(each.field);
    EXPECT_EQ(fields, (std::vector<std::string>{"video", "languages", "minutes", "day"}))
        << "01:30 did not exist on that day";
}

}  // namespace
}  // namespace plenaria::committee::meetings
