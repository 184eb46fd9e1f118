// SPDX-License-Identifier: EUPL-1.2
// What another plugin begins, on both engines.
#include "src/plan/drafts.hpp"

#include <gmock/gmock.h>

#include "tests/campaign_room.hpp"

namespace plenaria::campaigns {
namespace {

using ::testing::ElementsAre;

class DraftsTest : public CampaignRoom {
protected:
    static PressDraft draft() {
        return {.about = "committee.vacancy/01",
                .city = "city/montreal",
                .title = {{"en", "Board: a new member"}, {"fr", "Bureau : un nouveau membre"}},
                .body = {{"en", "{{city}} joins. “{{quote}}”"}, {"fr", "{{city}} rejoint. « {{quote}} »"}},
                .embargo = {parse_day("2026-11-30").value(), std::chrono::hours(9)},
                .zone = "America/Toronto"};
    }
    Result<std::string> begin(const PressDraft& wanted, const Actor& who) {
        return write([&](UnitOfWork& uow) { return drafts.begin(uow, who, wanted); });
    }
    std::optional<std::string> about(const std::string& subject) {
        return read<std::optional<std::string>>([&](UnitOfWork& uow) { return drafts.about(uow, subject); });
    }
    CampaignTools used = tools;
    CampaignDrafts drafts{used};
};
PLENARIA_BOTH_ENGINES(DraftsTest);

TEST_P(DraftsTest, AReleaseOfOneCityIsBegunOnce) {
    const auto made = begin(draft(), lucia);
    ASSERT_TRUE(made.has_value()) << made.error().message;
    EXPECT_EQ(*begin(draft(), lucia), *made) << "pressed twice";
    EXPECT_EQ(about("committee.vacancy/01"), *made);
    EXPECT_EQ(about("committee.vacancy/02"), std::nullopt);
    EXPECT_EQ(about(""), std::nullopt) << "what staff begins is about nothing";

    std::vector<std::string> cities, outputs;
    read<int>([&](UnitOfWork& uow) {
        for (const auto& city : cities_of(uow, *made)) cities.push_back(city.name);
        for (const auto& output : outputs_of(uow, *made)) outputs.push_back(output.facts.title.exactly("fr"));
        const auto campaign = find_campaign(uow, *made).value();
        EXPECT_EQ(campaign.written, Written::draft);
        EXPECT_EQ(plenaria::to_text(campaign.embargo), "2026-11-30T14:00:00Z");
        return 0;
    });
    EXPECT_THAT(cities, ElementsAre("Montréal"));
    EXPECT_THAT(outputs, ElementsAre("Bureau : un nouveau membre"));
}

TEST_P(DraftsTest, ItStaysThatOfOneCityWhenStaffChangesIt) {
    const auto made = *begin(draft(), lucia);
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    auto facts = find_campaign(uow, made)->facts;
                    facts.title.all["en"] = "Another title";
                    facts.about.clear();  // no form knows it
                    return change_campaign(uow, used, lucia, made, facts, 1);
                }).has_value());
    EXPECT_EQ(about("committee.vacancy/01"), made);
    EXPECT_EQ(read<std::size_t>([&](UnitOfWork& uow) { return cities_of(uow, made).size(); }), 1U);
}

TEST_P(DraftsTest, AWithdrawnOneIsBegunAnew) {
    const auto made = *begin(draft(), lucia);
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return withdraw(uow, used, lucia, made, "It was nobody.", 1);
                }).has_value());
    EXPECT_EQ(about("committee.vacancy/01"), std::nullopt);
    EXPECT_NE(*begin(draft(), lucia), made);
}

TEST_P(DraftsTest, WhoMayNotPlanCampaignsBeginsNone) {
    EXPECT_EQ(begin(draft(), test::account("Noor Haddad", {{"campaigns.view"}})).error().code,
              ErrorCode::forbidden);
    auto wrong = draft();
    wrong.body["en"] = "{{nobody}}";
    EXPECT_EQ(begin(wrong, lucia).error().code, ErrorCode::invalid_input);
    EXPECT_EQ(about("committee.vacancy/01"), std::nullopt);
}

}  // namespace
}  // namespace plenaria::campaigns
