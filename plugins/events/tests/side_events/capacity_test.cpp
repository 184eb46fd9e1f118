// SPDX-License-Identifier: EUPL-1.2
#include "src/side_events/capacity.hpp"

#include <gmock/gmock.h>

#include "src/side_events/similar.hpp"
#include "tests/days.hpp"

namespace plenaria::events {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Session at(std::string id, std::string_view starts, std::string_view ends, std::string kind = "side_event") {
    return {.id = std::move(id),
            .titles = {.original = "en", .texts = {{"en", "Session"}}},
            .kind = std::move(kind),
            .starts = parse_local(starts).value(),
            .ends = parse_local(ends).value()};
}

// events.csv: IMRF1, 17 to 20 May 2022, New York; the hours are those of meetings at the United Nations.
const Dates imrf{on("2022-05-17"), on("2022-05-20"), "America/New_York"};
const CallLimits imrf_rules{.per_day = 4, .in_all = 20, .in_parallel = false, .official_hours = false};

class Imrf : public ::testing::Test {
protected:
    Imrf() {
        for (const char* day : {"17", "18", "19", "20"}) {
            const auto on_day = std::string("2022-05-") + day + 'T';
            programme.push_back(
                at(std::string("morning") + day, on_day + "10:00", on_day + "13:00", "plenary"));
            programme.push_back(at(std::string("lunch") + day, on_day + "13:00", on_day + "15:00", "break"));
            programme.push_back(
                at(std::string("afternoon") + day, on_day + "15:00", on_day + "18:00", "round_table"));
        }
    }
    std::vector<BrokenRule> broken(const Session& wanted, const CallLimits& limits = imrf_rules) {
        return broken_rules(wanted, limits, {programme, imrf.zone, elsewhere});
    }
    std::vector<CapacityRule> rules(const Session& wanted, const CallLimits& limits = imrf_rules) {
        std::vector<CapacityRule> found;
        for (const auto& each : broken(wanted, limits)) found.push_back(each.rule);
        return found;
    }
    std::vector<Session> programme;
    std::set<std::string> elsewhere;
};

TEST_F(Imrf, ASideEventBeginsAsAnOfficialSessionEndsAndEndsAsTheNextBegins) {
    EXPECT_THAT(broken(at("x", "2022-05-17T13:00", "2022-05-17T15:00")), IsEmpty());
    EXPECT_THAT(broken(at("x", "2022-05-17T12:59", "2022-05-17T14:00")),
                ElementsAre(BrokenRule{CapacityRule::official_hours, {"morning17"}, 0}));
    EXPECT_THAT(broken(at("x", "2022-05-17T14:00", "2022-05-17T15:01")),
                ElementsAre(BrokenRule{CapacityRule::official_hours, {"afternoon17"}, 0}));
    EXPECT_THAT(broken(at("x", "2022-05-17T12:00", "2022-05-17T16:00")),
                ElementsAre(BrokenRule{CapacityRule::official_hours, {"morning17", "afternoon17"}, 0}));
}

TEST_F(Imrf, BreaksSocialEventsAndWhatIsCancelledAreNoOfficialHours) {
    programme.push_back(at("dinner", "2022-05-17T19:00", "2022-05-17T22:00", "social"));
    auto cancelled = at("cancelled", "2022-05-18T08:00", "2022-05-18T09:30", "panel");
    cancelled.state = SessionState::cancelled;
    programme.push_back(cancelled);

    EXPECT_THAT(broken(at("x", "2022-05-17T19:00", "2022-05-17T20:15")), IsEmpty());
    EXPECT_THAT(broken(at("x", "2022-05-18T08:00", "2022-05-18T09:15")), IsEmpty());
    programme.back().state = SessionState::planned;
    EXPECT_THAT(rules(at("x", "2022-05-18T08:00", "2022-05-18T09:15")),
                ElementsAre(CapacityRule::official_hours));
}

TEST_F(Imrf, NoneIsHeldInParallelButOneMayFollowAnother) {
    programme.push_back(at("first", "2022-05-17T13:15", "2022-05-17T14:30"));

    EXPECT_THAT(broken(at("x", "2022-05-17T14:30", "2022-05-17T15:00")), IsEmpty());
    EXPECT_THAT(broken(at("x", "2022-05-17T14:29", "2022-05-17T15:00")),
                ElementsAre(BrokenRule{CapacityRule::in_parallel, {"first"}, 0}));
    auto relaxed = imrf_rules;
    relaxed.in_parallel = true;
    EXPECT_THAT(broken(at("x", "2022-05-17T13:15", "2022-05-17T14:30"), relaxed), IsEmpty());
}

TEST_F(Imrf, FourADayAndNotFive) {
    for (const char* hour : {"07:00", "07:30", "08:00"})
        programme.push_back(
            at(hour, std::string("2022-05-17T") + hour,
               std::string("2022-05-17T") + hour[0] + hour[1] + (hour[3] == '0' ? ":30" : ":59")));
    EXPECT_THAT(broken(at("x", "2022-05-17T13:15", "2022-05-17T14:30")), IsEmpty()) << "the fourth";
    programme.push_back(at("fourth", "2022-05-17T13:15", "2022-05-17T14:30"));
    EXPECT_THAT(broken(at("x", "2022-05-17T18:15", "2022-05-17T19:30")),
                ElementsAre(BrokenRule{CapacityRule::per_day, {"07:00", "07:30", "08:00", "fourth"}, 4}));
    EXPECT_THAT(broken(at("x", "2022-05-18T18:15", "2022-05-18T19:30")), IsEmpty()) << "another day";
}

TEST_F(Imrf, TwentyInAllAndNotTwentyOne) {
    // Four days hold sixteen: the rule bites only where days beside the forum are used, as they were.
    for (int i = 0; i < 19; ++i) {
        const auto day = "2022-05-" + std::to_string(21 + i / 4);
        const auto hour = std::to_string(10 + i % 4);
        programme.push_back(at("e" + std::to_string(i), day + 'T' + hour + ":00", day + 'T' + hour + ":50"));
    }
    EXPECT_THAT(broken(at("x", "2022-05-17T13:15", "2022-05-17T14:30")), IsEmpty()) << "the twentieth";
    programme.push_back(at("e19", "2022-05-17T13:15", "2022-05-17T14:30"));
    const auto found = broken(at("x", "2022-05-18T13:15", "2022-05-18T14:30"));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].rule, CapacityRule::in_all);
    EXPECT_EQ(found[0].limit, 20);
    EXPECT_EQ(found[0].others.size(), 20U);
}

TEST_F(Imrf, EveryBrokenRuleIsNamedAtOnce) {
    for (const char* from : {"10:00", "10:30", "11:00", "11:30"})
        programme.push_back(at(from, std::string("2022-05-17T") + from, "2022-05-17T12:00"));
    auto all = imrf_rules;
    all.in_all = 4;
    EXPECT_THAT(rules(at("x", "2022-05-17T11:45", "2022-05-17T13:00"), all),
                ElementsAre(CapacityRule::official_hours, CapacityRule::in_parallel, CapacityRule::per_day,
                            CapacityRule::in_all));
    EXPECT_THAT(rules(at("x", "2022-05-17T11:45", "2022-05-17T13:00"), {}), IsEmpty())
        << "limits are optional";
}

TEST_F(Imrf, MovingASideEventDoesNotCountItTwice) {
    programme.push_back(at("own", "2022-05-17T13:15", "2022-05-17T14:30"));
    auto one = imrf_rules;
    one.per_day = one.in_all = 1;
    EXPECT_THAT(broken(at("own", "2022-05-17T13:30", "2022-05-17T14:45"), one), IsEmpty());
    EXPECT_THAT(rules(at("x", "2022-05-17T14:30", "2022-05-17T15:00"), one),
                ElementsAre(CapacityRule::per_day, CapacityRule::in_all));
}

TEST_F(Imrf, OtherCallsAreNotCountedButAreNotInParallelEither) {
    programme.push_back(at("spotlight", "2022-05-17T13:15", "2022-05-17T14:30"));
    elsewhere = {"spotlight"};
    auto one = imrf_rules;
    one.per_day = one.in_all = 1;
    EXPECT_THAT(broken(at("x", "2022-05-17T14:30", "2022-05-17T15:00"), one), IsEmpty());
    EXPECT_THAT(rules(at("x", "2022-05-17T13:15", "2022-05-17T14:30"), one),
                ElementsAre(CapacityRule::in_parallel));
}

std::vector<std::string> shown(const std::vector<SideSlot>& slots) {
    std::vector<std::string> all;
    for (const auto& each : slots) all.push_back(to_text(each.starts));
    return all;
}

TEST_F(Imrf, OfferedSlotsBreakNothingAndTheWishComesFirst) {
    const SlotWish wish{.lasts = std::chrono::minutes(75),
                        .from = std::chrono::hours(8),
                        .until = std::chrono::hours(20),
                        .day = on("2022-05-18"),
                        .time = std::chrono::hours(13)};
    const auto slots = free_slots(at("x", "2022-05-17T00:00", "2022-05-17T00:00"), imrf_rules,
                                  {programme, imrf.zone, elsewhere}, imrf, wish, 4);
    EXPECT_THAT(shown(slots),
                ElementsAre("2022-05-18T13:00", "2022-05-18T08:45", "2022-05-18T18:00", "2022-05-17T13:00"));
    for (const auto& slot : slots) {
        auto wanted = at("x", to_text(slot.starts), to_text(slot.ends));
        EXPECT_THAT(broken(wanted), IsEmpty()) << to_text(slot.starts);
    }
}

TEST_F(Imrf, ADayThatIsFullIsNotOffered) {
    auto one = imrf_rules;
    one.per_day = 1;
    programme.push_back(at("taken", "2022-05-17T13:15", "2022-05-17T14:30"));
    const auto slots = free_slots(at("x", "2022-05-17T00:00", "2022-05-17T00:00"), one,
                                  {programme, imrf.zone, elsewhere}, imrf, {}, 6);
    ASSERT_EQ(slots.size(), 6U);
    for (const auto& slot : slots) EXPECT_NE(slot.starts.day, on("2022-05-17"));
}

TEST(SideEventsSimilar, TheSameTopicInOtherWordsIsSuggestedWithItsWords) {
    const auto pairs = similar_pairs(
        {{"a", "Climate mobility in coastal cities", "How cities plan for people who move", "city/ACCRA", ""},
         {"b", "Coastal cities and climate mobility", "Mayors speak of relocation", "org/X", ""},
         {"c", "School places for refugee children", "Education in the first year", "org/Y", ""}});
    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_EQ(pairs[0].first, "a");
    EXPECT_EQ(pairs[0].second, "b");
    EXPECT_FALSE(pairs[0].same_organiser);
    EXPECT_THAT(pairs[0].words, ElementsAre("cities", "climate", "coastal", "mobility"));
}

TEST(SideEventsSimilar, OneOrganiserIsReasonEnoughAndWordsOfAllSayNothing) {
    const auto pairs = similar_pairs({{"a", "Migration and housing", "", "city/ACCRA", ""},
                                      {"b", "Migration and work", "", "city/ACCRA", ""},
                                      {"c", "Migration and health", "", "city/LIMA", ""},
                                      {"d", "Migration and sport", "", "city/ROME", ""}});
    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_TRUE(pairs[0].same_organiser);
    EXPECT_THAT(pairs[0].words, IsEmpty());
}

}  // namespace
}  // namespace plenaria::events
