// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/delegations/delegate_list_pages.hpp"
#include "src/delegations/protocol_order_repository.hpp"
#include "src/delegations/protocol_repository.hpp"
#include "src/delegations/protocol_service.hpp"
#include "tests/delegations/guests.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class ProtocolTest : public Guests {
protected:
    ProtocolTest() {
        choose({"city/AMMAN", "city/MONTREAL", "city/QUITO"});
        EXPECT_TRUE(try_invite(3).has_value());
    }
    /// By the rules; the order that is kept for pages must be the same.
    std::vector<std::string> order() {
        auto by_rules = order_by_rules();
        EXPECT_TRUE(ensure_ordered(db(), id, test::FakeLocale{}).has_value());
        EXPECT_EQ(kept_order(), by_rules);
        return by_rules;
    }
    std::vector<std::string> kept_order() {
        return *write([&](UnitOfWork& uow) -> Result<std::vector<std::string>> {
            std::vector<std::string> names;
            int number = 0;
            for (const auto& line : protocol_lines(uow, id, "en", 1, 100)) {
                EXPECT_EQ(line.number, ++number);
                names.push_back(line.party_name);
            }
            return names;
        });
    }
    std::vector<std::string> order_by_rules() {
        return *write([&](UnitOfWork& uow) -> Result<std::vector<std::string>> {
            const auto all = delegations_of(uow, id);
            std::vector<std::string> names;
            for (const auto* each :
                 order_of_protocol(all, protocol_places(uow, id), "city/QUITO", test::FakeLocale{}))
                names.push_back(each->party_name);
            return names;
        });
    }
    Result<void> step(const std::string& city, ProtocolStep way,
                      const std::string& reason = "Speaks first.") {
        const auto which = delegation(city).id;
        return write([&](UnitOfWork& uow) {
            return place_by_hand(uow, lucia, id, which, way, reason, test::FakeLocale{});
        });
    }
};
PLENARIA_BOTH_ENGINES(ProtocolTest);

TEST_P(ProtocolTest, WhoIsMovedStaysBeforeTheSameOneWhenOthersRegister) {
    answer("AMMAN", 1);
    answer("QUITO", 1);
    ASSERT_THAT(order(), ElementsAre("Quito", "Amman"));
    ASSERT_TRUE(step("AMMAN", ProtocolStep::up).has_value());
    EXPECT_THAT(order(), ElementsAre("Amman", "Quito"));
    answer("MONTREAL", 1);
    EXPECT_THAT(order(), ElementsAre("Amman", "Quito", "Montréal"));
    ASSERT_TRUE(step("MONTREAL", ProtocolStep::up).has_value());
    EXPECT_THAT(order(), ElementsAre("Amman", "Montréal", "Quito"));
    ASSERT_TRUE(step("QUITO", ProtocolStep::up).has_value());
    EXPECT_THAT(order(), ElementsAre("Amman", "Quito", "Montréal")) << "one step, whoever stood before it";
    ASSERT_TRUE(step("AMMAN", ProtocolStep::down).has_value());
    EXPECT_THAT(order(), ElementsAre("Quito", "Amman", "Montréal"));
}

TEST_P(ProtocolTest, AtTheEndsThereIsNoStepAndAnEndHolds) {
    for (const auto* city : {"AMMAN", "MONTREAL", "QUITO"}) answer(city, 1);
    ASSERT_THAT(order(), ElementsAre("Quito", "Montréal", "Amman"));
    EXPECT_TRUE(step("QUITO", ProtocolStep::up).has_value());
    EXPECT_TRUE(step("AMMAN", ProtocolStep::down).has_value());
    EXPECT_THAT(order(), ElementsAre("Quito", "Montréal", "Amman"));
    for (int i = 0; i < 2; ++i) ASSERT_TRUE(step("QUITO", ProtocolStep::down).has_value());
    EXPECT_THAT(order(), ElementsAre("Montréal", "Amman", "Quito"));
}

TEST_P(ProtocolTest, ADeclineLetsOnlyThatOneGo) {
    for (const auto* city : {"AMMAN", "MONTREAL", "QUITO"}) answer(city, 1);
    ASSERT_TRUE(step("AMMAN", ProtocolStep::up).has_value());
    ASSERT_THAT(order(), ElementsAre("Quito", "Amman", "Montréal"));
    answer("MONTREAL", 0, Answer::declined);
    EXPECT_THAT(order(), ElementsAre("Quito", "Amman"));
    EXPECT_FALSE(step("MONTREAL", ProtocolStep::up).has_value());
    answer("MONTREAL", 1);
    EXPECT_THAT(order(), ElementsAre("Quito", "Amman", "Montréal"));
}

TEST_P(ProtocolTest, AReasonIsAskedForAndShown) {
    answer("AMMAN", 1);
    answer("QUITO", 1);
    const auto post = [&](const std::string& button, const std::string& reason) {
        auto& at = scope();
        return place_delegation_post(
            guest_tools(),
            {.path_values = here(), .form = {{button, delegation("AMMAN").id}, {"reason", reason}}}, at);
    };
    const auto refused = post("up", " ");
    EXPECT_EQ(status(refused), 422);
    EXPECT_THAT(html(refused), HasSubstr("href=\"#f-reason\""));
    ASSERT_TRUE(post("up", "President of the region.").has_value());
    auto& at = scope();
    const auto page = [&] { return html(delegates_page(guest_tools(), {.path_values = here()}, at)); };
    EXPECT_THAT(page(), AllOf(HasSubstr("President of the region."), HasSubstr("Lucía Fernández")));
    ASSERT_TRUE(post("rules", "").has_value());
    EXPECT_THAT(page(), Not(HasSubstr("President of the region.")));
    EXPECT_THAT(order(), ElementsAre("Quito", "Amman"));
}

}  // namespace
}  // namespace plenaria::events
