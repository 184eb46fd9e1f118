// SPDX-License-Identifier: EUPL-1.2
// Pages of staff and of offices, as their readers get them.
#include "src/clearance/office_pages.hpp"
#include "src/outputs/output_pages.hpp"
#include "src/plan/campaign_pages.hpp"
#include "src/samples.hpp"
#include "tests/campaign_room.hpp"

namespace plenaria::campaigns {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class CampaignPagesTest : public CampaignRoom {
protected:
    static Request to(const std::string& id, std::multimap<std::string, std::string, std::less<>> form = {}) {
        return {.path_values = {{"campaign", id}}, .form = std::move(form)};
    }
};
PLENARIA_BOTH_ENGINES(CampaignPagesTest);

TEST_P(CampaignPagesTest, AFormWithAnEmbargoInAGapKeepsWhatWasTyped) {
    const auto reply = create_campaign_post(tools,
                                            to("", {{"title_en", "Call"},
                                                    {"original_language", "en"},
                                                    {"embargo_day", "2026-03-29"},
                                                    {"embargo_time", "02:30"},
                                                    {"zone", "Europe/Zurich"}}),
                                            scope(lucia));
    const auto page = html(reply);
    EXPECT_EQ(std::get<View>(*reply).status, 422);
    EXPECT_THAT(page, HasSubstr("Write 2026-03-29 01:30:00 or 2026-03-29 03:30:00."));
    EXPECT_THAT(page, HasSubstr("value=\"02:30\""));
}

TEST_P(CampaignPagesTest, ACampaignIsMadeWrittenAskedForAndShown) {
    const auto made = create_campaign_post(tools,
                                           to("", {{"title_en", "Call"},
                                                   {"original_language", "en"},
                                                   {"embargo_day", "2026-11-30"},
                                                   {"embargo_time", "09:00:01"},
                                                   {"zone", "Africa/Johannesburg"}}),
                                           scope(lucia));
    ASSERT_TRUE(std::holds_alternative<Redirect>(*made));
    const auto id = read<std::string>([&](UnitOfWork& uow) { return all_campaigns(uow, 0, 1).front().id; });
    EXPECT_EQ(plenaria::to_text(campaign(id).embargo), "2026-11-30T07:00:01Z");
    EXPECT_THAT(html(show_campaign(tools, to(id), scope(lucia))), HasSubstr("There is no text yet"));
    const auto refused = html(add_output_post(
        tools, to(id, {{"kind", "press_release"}, {"title_en", "A"}, {"body_en", "{{town}}"}}),
        scope(lucia)));
    EXPECT_THAT(refused, HasSubstr("there is no variable “town”"));
    ASSERT_TRUE(std::holds_alternative<Redirect>(*add_output_post(
        tools, to(id, {{"kind", "press_release"}, {"title_en", "{{city}}"}, {"body_en", "{{quote}}"}}),
        scope(lucia))));
    const auto texts = html(show_texts(tools, to(id), scope(lucia)));
    EXPECT_THAT(texts, HasSubstr("What is missing"));
    EXPECT_THAT(texts, HasSubstr("no text in fr"));
    const auto letters = html(preview_requests(tools, to(id), scope(lucia)));
    EXPECT_THAT(letters, HasSubstr("This sends 2 messages."));
    EXPECT_THAT(letters, HasSubstr("no mail address is known"));
    ASSERT_TRUE(
        std::holds_alternative<Redirect>(*send_requests(tools, to(id, {{"count", "2"}}), scope(lucia))));
    EXPECT_THAT(html(show_campaign(tools, to(id), scope(lucia))), HasSubstr("Asked:"));
    EXPECT_THAT(html(list_campaigns(tools, {}, scope(lucia))), HasSubstr("In preparation"));
}

TEST_P(CampaignPagesTest, AnOfficeReadsItsTextsAndKeepsWhatItTypedTooLate) {
    const auto id = made();
    const auto press = with(id, release());
    EXPECT_THAT(html(clear_page(tools, to(id), scope(office(id, "montreal")))),
                HasSubstr("Montréal s’engage"));
    const auto saved = clear_post(tools,
                                  to(id, {{"output", press},
                                          {"decision", ""},
                                          {"quote_" + press, "Nous."},
                                          {"revision", "0"},
                                          {"output_revision", "1"}}),
                                  scope(office(id, "montreal")));
    ASSERT_TRUE(std::holds_alternative<Redirect>(*saved));
    EXPECT_THAT(html(clear_page(tools, to(id), scope(office(id, "montreal")))), HasSubstr("« Nous. »"));
    clock.set("2026-12-01T00:00:00Z");
    const auto late = clear_post(tools,
                                 to(id, {{"output", press},
                                         {"decision", "cleared"},
                                         {"quote_" + press, "Trop <tard>."},
                                         {"revision", "1"},
                                         {"output_revision", "1"}}),
                                 scope(office(id, "montreal")));
    EXPECT_EQ(std::get<View>(*late).status, 409);
    EXPECT_THAT(html(late), HasSubstr("Trop &lt;tard&gt;."));
    EXPECT_THAT(html(late),
                HasSubstr("Texts could be cleared until 2026-11-30 09:00:00 Africa/Johannesburg."));
}

TEST_P(CampaignPagesTest, EveryLetterHasASampleOfWhatIsThere) {
    const CampaignSamples samples(tools);
    const auto sample = [&](const char* letter) {
        return read<bool>([&](UnitOfWork& uow) { return samples.sample(uow, letter, "fr").has_value(); });
    };
    EXPECT_FALSE(sample("campaigns/mail/corrected"));
    (void)made();
    for (const auto* letter : {"clearance_request", "clearance_reminder", "clearance_again", "early_reading",
                               "corrected", "withdrawn"})
        EXPECT_TRUE(sample((std::string("campaigns/mail/") + letter).c_str())) << letter;
}

}  // namespace
}  // namespace plenaria::campaigns
