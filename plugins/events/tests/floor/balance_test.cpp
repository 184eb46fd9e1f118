// SPDX-License-Identifier: EUPL-1.2
#include "src/floor/balance.hpp"

#include <gmock/gmock.h>

#include "src/delegations/retention.hpp"
#include "tests/floor/hall.hpp"

namespace plenaria::events {
namespace {

using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

FloorRequest wants(int number, std::string region, std::string gender = "") {
    return {.id = std::to_string(number),
            .number = number,
            .region = std::move(region),
            .gender = std::move(gender)};
}
FloorRequest spoke(int number, std::string region, std::string gender, seconds spent) {
    auto request = wants(number, std::move(region), std::move(gender));
    request.state = RequestState::spoken;
    request.began_at = test::at("2019-11-14T09:00:00Z");
    request.spent = spent;
    return request;
}
std::string numbers(const std::vector<FloorRequest>& line) {
    std::string all;
    for (const auto& each : line) all += (all.empty() ? "" : " ") + std::to_string(each.number);
    return all;
}
std::string in_balance(std::vector<FloorRequest> line, const std::vector<FloorRequest>& taken = {}) {
    line_up(line, SpeakingOrder::balanced, turns_of(taken));
    return numbers(line);
}
std::vector<Standpoint> whys(const std::vector<FloorRequest>& line, SpeakingOrder order,
                             const Turns& turns = {}) {
    std::vector<Standpoint> all;
    for (const auto& reason : reasons_of(line, order, turns)) all.push_back(reason.why);
    return all;
}

TEST(FloorBalance, RegionsTakeTurnsAndThoseOfOneRegionComeAsTheyAsked) {
    EXPECT_EQ(in_balance({wants(1, "Europe"), wants(2, "Europe"), wants(3, "Africa"), wants(4, "Asia")}),
              "1 3 4 2");
    EXPECT_EQ(in_balance({wants(1, "Europe"), wants(2, "Europe")}), "1 2");
}

TEST(FloorBalance, WhoseRegionHasHadTheFloorLeastOftenComesNext) {
    const std::vector<FloorRequest> taken{spoke(1, "Europe", "", seconds(9)),
                                          spoke(2, "Europe", "", seconds(9)),
                                          spoke(3, "Africa", "", seconds(999))};
    EXPECT_EQ(in_balance({wants(4, "Europe"), wants(5, "Africa"), wants(6, "Asia")}, taken), "6 5 4")
        << "turns count, not minutes";
}

TEST(FloorBalance, WithinRegionsThatAreEqualTheGenderDecides) {
    const std::vector<FloorRequest> taken{spoke(1, "Europe", "male", seconds(9))};
    EXPECT_EQ(in_balance({wants(2, "Africa", "male"), wants(3, "Asia", "female")}, taken), "3 2");
    EXPECT_EQ(in_balance({wants(2, "Africa", "male"), wants(3, "Europe", "female")}, taken), "2 3")
        << "the region comes first";
}

TEST(FloorBalance, WhoIsNotKnownIsAGroupOfTheirOwn) {
    const std::vector<FloorRequest> taken{spoke(1, "", "", seconds(9))};
    EXPECT_EQ(in_balance({wants(2, ""), wants(3, "Africa")}, taken), "3 2");
    EXPECT_EQ(in_balance({wants(2, ""), wants(3, "Africa")}), "2 3");
}

TEST(FloorBalance, PointsOfOrderAndWhoWasInterruptedStandBeforeItAndPointsAreNobodysTurn) {
    auto point = wants(3, "Europe");
    point.kind = RequestKind::point_of_order;
    auto interrupted = wants(2, "Europe");
    interrupted.began_at = test::at("2019-11-14T09:00:00Z");
    EXPECT_EQ(in_balance({wants(1, "Europe"), interrupted, point, wants(4, "Africa")}), "3 2 4 1");
    auto spoken_point = spoke(1, "Africa", "", seconds(9));
    spoken_point.kind = RequestKind::point_of_order;
    EXPECT_THAT(turns_of({spoken_point}).regions, IsEmpty());
    auto withdrawn = spoke(1, "Africa", "", seconds(0));
    withdrawn.state = RequestState::withdrawn;
    EXPECT_THAT(turns_of({withdrawn}).regions, IsEmpty());
}

TEST(FloorBalance, EveryPlaceHasItsReason) {
    const auto taken = turns_of({spoke(1, "Europe", "male", seconds(9))});
    std::vector<FloorRequest> line{wants(2, "Asia", "female"), wants(3, "Africa", "male"),
                                   wants(4, "Africa", "male"), wants(5, "Europe", "female")};
    line_up(line, SpeakingOrder::balanced, taken);
    ASSERT_EQ(numbers(line), "2 3 5 4");
    EXPECT_THAT(
        whys(line, SpeakingOrder::balanced, taken),
        ElementsAre(Standpoint::gender, Standpoint::asked_first, Standpoint::gender, Standpoint::last));
    EXPECT_THAT(whys({wants(6, "Asia"), wants(7, "Europe")}, SpeakingOrder::balanced, taken),
                ElementsAre(Standpoint::region, Standpoint::last));
    std::swap(line[0], line[3]);
    EXPECT_EQ(whys(line, SpeakingOrder::balanced, taken)[0], Standpoint::by_hand);
    EXPECT_FALSE(stands_by_rule(line, SpeakingOrder::balanced, taken));
}

TEST(FloorBalance, TheOtherOrdersSayWhyToo) {
    auto minister = wants(2, "");
    minister.rank = 2;
    const std::vector<FloorRequest> line{minister, wants(1, ""), wants(3, "")};
    EXPECT_THAT(whys(line, SpeakingOrder::rank),
                ElementsAre(Standpoint::rank, Standpoint::asked_first, Standpoint::last));
    EXPECT_THAT(whys(line, SpeakingOrder::request),
                ElementsAre(Standpoint::by_hand, Standpoint::asked_first, Standpoint::last));
}

TEST(FloorShares, AreOfTheTimeSoFarWithWhoIsNotKnownLast) {
    auto speaking = spoke(3, "Europe", "female", seconds(0));
    speaking.state = RequestState::speaking;
    auto point = spoke(5, "Asia", "", seconds(500));
    point.kind = RequestKind::point_of_order;
    const std::vector<FloorRequest> taken{spoke(1, "", "male", seconds(100)),
                                          spoke(2, "Africa", "", seconds(200)), speaking, point};
    const auto regions = shares_by(ShareBy::region, taken, {wants(4, "Africa")}, seconds(100));
    ASSERT_EQ(regions.size(), 3U);
    EXPECT_EQ(regions[0].group, "Africa");
    EXPECT_EQ(regions[0].spoken, 1);
    EXPECT_EQ(regions[0].waiting, 1);
    EXPECT_EQ(regions[0].percent, 50);
    EXPECT_EQ(regions[1].group, "Europe");
    EXPECT_EQ(regions[1].time, seconds(100)) << "who has the floor, until now";
    EXPECT_EQ(regions[2].group, "");
    EXPECT_EQ(regions[2].percent, 25);
    const auto genders = shares_by(ShareBy::gender, taken, {}, seconds(100));
    ASSERT_EQ(genders.size(), 3U);
    EXPECT_EQ(genders[0].group, "female");
    EXPECT_EQ(genders[2].group, "");
    EXPECT_EQ(genders[2].percent, 50);
}

TEST(FloorShares, NobodyHasAShareBeforeSomebodyHasSpoken) {
    const auto shares = shares_by(ShareBy::region, {}, {wants(1, "Africa")}, seconds(0));
    ASSERT_EQ(shares.size(), 1U);
    EXPECT_EQ(shares[0].percent, 0);
    EXPECT_EQ(shares[0].waiting, 1);
}

class BalancedFloorTest : public HallRoom {
protected:
    void asks_from(const std::string& name, const std::string& region, const std::string& gender = "") {
        EXPECT_TRUE(ask({.who_name = name, .region = region, .gender = gender}).has_value());
    }
};
PLENARIA_BOTH_ENGINES(BalancedFloorTest);

TEST_P(BalancedFloorTest, WhoeverAsksJoinsWhereTheBalanceHasThem) {
    ASSERT_TRUE(open().has_value());
    ASSERT_TRUE(rules({.order = SpeakingOrder::balanced}).has_value());
    EXPECT_EQ(list().floor.order, SpeakingOrder::balanced);
    asks_from("Oslo", "Europe");
    asks_from("Athens", "Europe");
    asks_from("Dakar", "Africa");
    EXPECT_THAT(line(), ElementsAre("Oslo", "Dakar", "Athens"));
    ASSERT_TRUE(give().has_value());
    asks_from("Amman", "Asia");
    EXPECT_EQ(speaker(), "Oslo");
    EXPECT_THAT(line(), ElementsAre("Dakar", "Amman", "Athens"));
}

TEST_P(BalancedFloorTest, TheFloorOutOfOrderLinesUpTheOthersAnew) {
    ASSERT_TRUE(open().has_value());
    ASSERT_TRUE(rules({.order = SpeakingOrder::balanced}).has_value());
    asks_from("Oslo", "Europe", "female");
    asks_from("Dakar", "Africa", "male");
    const auto kampala = *ask({.who_name = "Kampala", .region = "Africa", .gender = "female"});
    EXPECT_THAT(line(), ElementsAre("Oslo", "Dakar", "Kampala"));
    ASSERT_TRUE(give(kampala).has_value());
    EXPECT_THAT(line(), ElementsAre("Oslo", "Dakar"));
    asks_from("Lima", "Americas", "male");
    EXPECT_THAT(line(), ElementsAre("Lima", "Oslo", "Dakar")) << "a woman has the floor";
}

TEST_P(BalancedFloorTest, WhatTheChairHasMovedStaysMoved) {
    ASSERT_TRUE(open().has_value());
    ASSERT_TRUE(rules({.order = SpeakingOrder::balanced}).has_value());
    asks_from("Oslo", "Europe");
    const auto dakar = *ask({.who_name = "Dakar", .region = "Africa"});
    const FloorAt at{assembly, list().floor.revision};
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return move_request(uow, lucia, at, dakar, MoveInLine::up);
                }).has_value());
    asks_from("Amman", "Asia");
    EXPECT_THAT(line(), ElementsAre("Dakar", "Oslo", "Amman"));
}

TEST_P(BalancedFloorTest, TheGenderIsThatOfTheDirectoryUnlessTheChairSaysOtherwise) {
    lookup.entries[2].gender = "female";
    ASSERT_TRUE(open().has_value());
    ASSERT_TRUE(ask({.who_ref = "person/ANA"}).has_value());
    ASSERT_TRUE(ask({.who_ref = "person/ANE"}).has_value());
    ASSERT_TRUE(ask({.who_ref = "city/QUITO", .region = "Europe", .gender = "male"}).has_value());
    const auto waiting = list().waiting;
    EXPECT_EQ(waiting[0].gender, "female");
    EXPECT_EQ(waiting[1].gender, "") << "not known stays not known";
    EXPECT_EQ(waiting[2].gender, "male");
    EXPECT_EQ(waiting[2].region, "Europe");
    const auto refused = ask({.who_name = "X", .region = "Atlantis", .gender = "m"});
    ASSERT_FALSE(refused.has_value());
    ASSERT_EQ(refused.error().fields.size(), 2U);
    EXPECT_EQ(refused.error().fields[0].field, "region");
    EXPECT_EQ(refused.error().fields[1].field, "gender");
}

TEST_P(BalancedFloorTest, GendersAreErasedWithTheNames) {
    ASSERT_TRUE(open().has_value());
    ASSERT_TRUE(ask({.who_ref = "city/QUITO", .gender = "male"}).has_value());
    clock.set("2030-01-01T00:00:00Z");
    ASSERT_TRUE(erase_old_names(db()).has_value());
    EXPECT_EQ(list().waiting[0].gender, "");
    EXPECT_EQ(list().waiting[0].who.name, "Quito");
}

}  // namespace
}  // namespace plenaria::events
