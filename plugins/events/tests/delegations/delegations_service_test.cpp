// SPDX-License-Identifier: EUPL-1.2
// What other plugins see of a delegation, and what they show on its pages.
#include "src/delegations/delegations_service.hpp"

#include <gmock/gmock.h>

#include "src/delegations/delegation_pages.hpp"
#include "src/delegations/office_pages.hpp"
#include "tests/delegations/guests.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// Tells each reader who they are.
class FeeOfAFourthFormat final : public DelegationFacts {
public:
    std::vector<DelegationFact> facts(UnitOfWork&, const DelegationCard& delegation, const Actor& reader,
                                      std::string_view) const override {
        if (reader.holds_link(office_link_purpose, "events.edition/" + delegation.edition))
            return {{"Fee", "300 to pay", "/fee"}};
        return {{"Fee of " + delegation.party_name, std::to_string(delegation.people)}};
    }
};

class DelegationsServiceTest : public Guests {
protected:
    DelegationsServiceTest() { choose_and_invite(); }
    DelegationCard card(const std::string& city) {
        const auto which = delegation(city).id;
        return *write([&](UnitOfWork& uow) -> Result<DelegationCard> {
            return DelegationsService().delegation(uow, which).value();
        });
    }
};
PLENARIA_BOTH_ENGINES(DelegationsServiceTest);

TEST_P(DelegationsServiceTest, ACardCountsWhoTakesAPlace) {
    EXPECT_FALSE(card("QUITO").comes);
    answer("QUITO", 2);
    EXPECT_TRUE(card("QUITO").comes);
    EXPECT_EQ(card("QUITO").people, 2);
    EXPECT_EQ(card("QUITO").party, "city/QUITO");
    ASSERT_TRUE(try_answer("QUITO", {.answer = Answer::declined}).has_value());
    EXPECT_TRUE(card("QUITO").declined);
    EXPECT_EQ(card("QUITO").people, 0);
    EXPECT_TRUE(card("QUITO").answered_at.has_value());
}

TEST_P(DelegationsServiceTest, WhoWaitsDoesNotComeYet) {
    set_rules_to({.places = 1});
    answer("QUITO", 2);
    EXPECT_TRUE(card("QUITO").waits);
    EXPECT_FALSE(card("QUITO").comes);
    EXPECT_EQ(card("QUITO").people, 0);
}

TEST_P(DelegationsServiceTest, OneListHasAllAndAnOfficeItsOwn) {
    const auto found = *write([&](UnitOfWork& uow) -> Result<std::pair<std::size_t, std::string>> {
        DelegationsService service;
        return std::pair{service.of_edition(uow, id).size(),
                         service.own(uow, office("QUITO"), id).value().party_name};
    });
    EXPECT_EQ(found.first, 3U);
    EXPECT_EQ(found.second, "Quito");
    EXPECT_FALSE(*write([&](UnitOfWork& uow) -> Result<bool> {
        return DelegationsService().own(uow, lucia, id).has_value();
    }));
}

TEST_P(DelegationsServiceTest, AQuotaBelowWhatIsRegisteredIsRefusedWithBothNumbers) {
    answer("QUITO", 2);
    const auto quito = delegation("QUITO").id;
    const auto set = [&](int quota) {
        return write(
            [&](UnitOfWork& uow) { return DelegationsService().set_quota(uow, lucia, quito, quota); });
    };
    EXPECT_EQ(said_of(set(1), "quota"), "Quito has registered 2, which is more than 1.");
    ASSERT_TRUE(set(2).has_value());
    EXPECT_EQ(card("QUITO").quota, 2);
    EXPECT_EQ(delegation("QUITO").address, "protocol@quito.example") << "all else stays";
}

TEST_P(DelegationsServiceTest, BothPagesShowWhatPluginsTell) {
    answer("QUITO", 2);
    auto tools = guest_tools();
    tools.facts = [] {
        return std::vector<std::shared_ptr<DelegationFacts>>{std::make_shared<FeeOfAFourthFormat>()};
    };
    EXPECT_THAT(html(office_page(tools, {.path_values = here()}, scope_of(office("QUITO")))),
                AllOf(HasSubstr("<a href=\"/fee\">300 to pay</a>"), Not(HasSubstr("Fee of"))));
    const Request one{.path_values = {{"delegation", delegation("QUITO").id}}};
    EXPECT_THAT(html(delegation_page(tools, one, scope_of(lucia))), HasSubstr("Fee of Quito"));
    EXPECT_THAT(html(delegation_page(guest_tools(), one, scope_of(lucia))), Not(HasSubstr("Fee of Quito")));
}

}  // namespace
}  // namespace plenaria::events
