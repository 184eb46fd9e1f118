// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <plenaria/testing/fake_clock.hpp>

#include "src/floor/floor.hpp"

namespace plenaria::events {
namespace {

using std::chrono::seconds;

FloorRequest wish(std::string id, int number, int rank = 3, RequestKind kind = RequestKind::speak) {
    FloorRequest request{.id = std::move(id), .number = number};
    request.rank = rank;
    request.kind = kind;
    return request;
}
FloorRequest point(std::string id, int number) {
    return wish(std::move(id), number, 3, RequestKind::point_of_order);
}
std::string order_of(const std::vector<FloorRequest>& line) {
    std::string ids;
    for (const auto& each : line) ids += (ids.empty() ? "" : " ") + each.id;
    return ids;
}
/// All of them join one after the other.
std::vector<FloorRequest> line_of(const std::vector<FloorRequest>& requests, SpeakingOrder order) {
    std::vector<FloorRequest> line;
    for (const auto& each : requests) join_line(line, each, order);
    return line;
}

TEST(SpeakersLine, StandsAsTheyAskedOrByRankAndPointsOfOrderFirst) {
    const std::vector<FloorRequest> asked{wish("delegate", 1, 5), wish("mayor", 2), wish("minister", 3, 2),
                                          point("point", 4),      wish("other", 5), point("another", 6)};
    EXPECT_EQ(order_of(line_of(asked, SpeakingOrder::request)),
              "point another delegate mayor minister other");
    EXPECT_EQ(order_of(line_of(asked, SpeakingOrder::rank)), "point another minister mayor other delegate");
}

TEST(SpeakersLine, OneMoreWishLeavesTheOthersAsTheyWereMoved) {
    auto line = line_of({wish("a", 1), wish("b", 2), wish("late", 3, 5)}, SpeakingOrder::rank);
    ASSERT_TRUE(move_in_line(line, "b", MoveInLine::up));
    join_line(line, wish("c", 4), SpeakingOrder::rank);
    EXPECT_EQ(order_of(line), "b a c late");
    line_up(line, SpeakingOrder::rank);
    EXPECT_EQ(order_of(line), "a b c late") << "another order undoes what was moved";
}

TEST(SpeakersLine, WhoWasInterruptedComesBeforeAllButPointsOfOrder) {
    auto line = line_of({point("point", 3), wish("minister", 2, 1)}, SpeakingOrder::rank);
    auto interrupted = wish("delegate", 1, 6);
    interrupted.began_at = test::at("2019-11-14T09:00:00Z");
    join_line(line, interrupted, SpeakingOrder::rank);
    EXPECT_EQ(order_of(line), "point delegate minister");
}

TEST(SpeakersLine, NobodyIsMovedPastAPointOfOrderOrTheEnds) {
    auto line = line_of({wish("a", 1), wish("b", 2), point("p", 3), point("q", 4)}, SpeakingOrder::request);
    EXPECT_FALSE(move_in_line(line, "p", MoveInLine::up));
    EXPECT_FALSE(move_in_line(line, "q", MoveInLine::down)) << "a point of order stays before all others";
    EXPECT_FALSE(move_in_line(line, "a", MoveInLine::up));
    EXPECT_FALSE(move_in_line(line, "b", MoveInLine::down));
    EXPECT_FALSE(move_in_line(line, "nobody", MoveInLine::up));
    EXPECT_EQ(order_of(line), "p q a b");
    EXPECT_TRUE(move_in_line(line, "q", MoveInLine::up));
    EXPECT_TRUE(move_in_line(line, "a", MoveInLine::down));
    EXPECT_EQ(order_of(line), "q p b a");
}

TEST(SpeakersClock, CountsOnlyWhileItRuns) {
    Floor floor{.session_id = "S", .allowed = seconds(180)};
    const auto now = test::at("2019-11-14T09:10:00Z");
    EXPECT_EQ(time_spent(floor, now), seconds(0));
    EXPECT_FALSE(time_is_up(floor).has_value()) << "it stands";
    floor.spent = seconds(50);
    floor.running_since = test::at("2019-11-14T09:09:30Z");
    EXPECT_EQ(time_spent(floor, now), seconds(80));
    EXPECT_EQ(time_is_up(floor), test::at("2019-11-14T09:11:40Z"));
    EXPECT_EQ(time_spent(floor, test::at("2019-11-14T09:00:00Z")), seconds(50)) << "the clock was put back";
}

TEST(SpeakersClock, ReadsMinutesAndSecondsAndNothingElse) {
    EXPECT_EQ(parse_speaking_time("3"), seconds(180));
    EXPECT_EQ(parse_speaking_time("2:30"), seconds(150));
    EXPECT_EQ(parse_speaking_time("0:45"), seconds(45));
    for (const auto* wrong :
         {"", ":", "3:", ":30", "3:60", "3:5", "-3", "+3", "3 min", "99999", "1:2:3", "3:300"})
        EXPECT_FALSE(parse_speaking_time(wrong).has_value()) << wrong;
    EXPECT_EQ(minutes_text(seconds(150)), "2:30");
    EXPECT_EQ(minutes_text(seconds(0)), "0:00");
    EXPECT_EQ(minutes_text(seconds(-15)), "\u22120:15");
    EXPECT_EQ(minutes_text(longest_speech), "120:00");
}

TEST(SpeakersWords, WhatIsStoredIsReadBack) {
    for (const auto kind : {RequestKind::speak, RequestKind::point_of_order})
        EXPECT_EQ(parse_request_kind(to_text(kind)), kind);
    for (const auto state :
         {RequestState::waiting, RequestState::speaking, RequestState::spoken, RequestState::withdrawn})
        EXPECT_EQ(parse_request_state(to_text(state)), state);
    for (const auto order : {SpeakingOrder::request, SpeakingOrder::rank})
        EXPECT_EQ(parse_speaking_order(to_text(order)), order);
    for (const auto readers : {ScreenReaders::staff, ScreenReaders::everybody})
        EXPECT_EQ(parse_screen_readers(to_text(readers)), readers);
    for (const auto state : {ListState::closed, ListState::open})
        EXPECT_EQ(parse_list_state(to_text(state)), state);
    EXPECT_FALSE(parse_request_kind("shout").has_value());
}

}  // namespace
}  // namespace plenaria::events
