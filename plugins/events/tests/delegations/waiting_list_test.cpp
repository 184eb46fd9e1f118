// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/delegations/waiting_list_repository.hpp"
#include "tests/delegations/guests.hpp"

namespace plenaria::events {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Amman has three of three places; Montréal asks for two, then Kampala for three and Quito for one.
class WaitingListTest : public Guests {
protected:
    WaitingListTest() {
        set_rules_to({.places = 3});
        choose({"city/AMMAN", "city/KAMPALA", "city/MONTREAL", "city/QUITO"});
        answer("AMMAN", 3);
        answer("MONTREAL", 2);
        answer("KAMPALA", 3);
        answer("QUITO", 1);
    }
    /// Names of those who wait, in their order.
    std::vector<std::string> waiting() {
        std::map<int, std::string> names;
        for (const auto* city : {"AMMAN", "KAMPALA", "MONTREAL", "QUITO"})
            if (const auto number = delegation(city).waiting_number; number > 0) names[number] = city;
        std::vector<std::string> all;
        for (const auto& [number, name] : names) all.push_back(name);
        return all;
    }
    int taken() {
        return *write([&](UnitOfWork& uow) -> Result<int> { return places_taken(uow, id); });
    }
};
PLENARIA_BOTH_ENGINES(WaitingListTest);

TEST_P(WaitingListTest, ServesWholeDelegationsInTheOrderInWhichTheyAskedAndPassesNobodyOver) {
    EXPECT_THAT(waiting(), ElementsAre("MONTREAL", "KAMPALA", "QUITO"));
    set_rules_to({.places = 4});
    EXPECT_THAT(waiting(), ElementsAre("MONTREAL", "KAMPALA", "QUITO")) << "Montréal needs two";
    set_rules_to({.places = 5});
    EXPECT_THAT(waiting(), ElementsAre("KAMPALA", "QUITO"));
    set_rules_to({.places = 7});
    EXPECT_THAT(waiting(), ElementsAre("KAMPALA", "QUITO")) << "Quito must wait for Kampala";
    EXPECT_EQ(taken(), 5);
    set_rules_to({.places = 9});
    EXPECT_THAT(waiting(), IsEmpty());
    EXPECT_EQ(taken(), 9);
}

TEST_P(WaitingListTest, WithoutALimitAllAreServed) {
    set_rules_to({.places = 0});
    EXPECT_THAT(waiting(), IsEmpty());
}

TEST_P(WaitingListTest, WhoComesLaterWaitsBehindTheLast) {
    answer("MONTREAL", 1, Answer::declined);
    answer("MONTREAL", 2);
    EXPECT_THAT(waiting(), ElementsAre("KAMPALA", "QUITO", "MONTREAL"));
    answer("AMMAN", 1, Answer::declined);
    EXPECT_THAT(waiting(), ElementsAre("QUITO", "MONTREAL")) << "three places are free: Kampala's";
}

TEST_P(WaitingListTest, AnEditionThatWasNeverCountedIsCountedByTheAnswer) {
    (void)write([&](UnitOfWork& uow) -> Result<void> {
        for (const auto text :
             {sql::Text("DELETE FROM evt_standing"), sql::Text("DELETE FROM evt_standing_count"),
              sql::Text("DELETE FROM evt_standing_of")})
            sql::query(uow, text);
        return {};
    });
    EXPECT_EQ(taken(), 3);
    answer("AMMAN", 1, Answer::declined);
    EXPECT_THAT(waiting(), ElementsAre("KAMPALA", "QUITO")) << "Kampala needs three";
}

}  // namespace
}  // namespace plenaria::events
