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

TEST_P(DraftsTest, OtherRoomsNameWhatCameOfSomethingAndKnowWhatIsUnderEmbargo) {
    const auto made = *begin(draft(), lucia);
    auto second = draft();
    second.about += "/the-second-who-was-chosen";
    const auto other = *begin(second, lucia);
    const auto named = [&](const std::string& subject, const char* language) {
        return read<std::vector<AboutCampaign>>(
            [&](UnitOfWork& uow) { return drafts.named(uow, subject, language); });
    };

    const auto all = named("committee.vacancy/01", "fr");
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].id, made);
    EXPECT_EQ(all[0].title, "Bureau : un nouveau membre");
    EXPECT_EQ(all[0].path, "/campaigns/" + made);
    EXPECT_FALSE(all[0].is_public);
    EXPECT_EQ(all[1].id, other);
    EXPECT_TRUE(named("committee.vacancy/0", "en").empty()) << "not whatever begins alike";
    EXPECT_TRUE(named("statements.version/none", "en").empty());
    EXPECT_TRUE(named("", "en").empty());
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return withdraw(uow, used, lucia, made, "It was nobody.", 1);
                }).has_value());
    EXPECT_EQ(named("committee.vacancy/01", "en").size(), 1U);
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
