// SPDX-License-Identifier: EUPL-1.2
#include "src/drives/drive_pages.hpp"

#include "tests/drive_room.hpp"

namespace plenaria::campaigns {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class DrivePagesTest : public DriveRoom {
protected:
    Request here() { return {.path_values = {{"campaign", id}}}; }
    std::string page(Result<Reply> (*shown)(const CampaignTools&, const Request&, RequestScope&),
                     const Request& request, const Actor& who, std::string_view language = "en") {
        return html(shown(tools, request, scope(who)), language);
    }
};
PLENARIA_BOTH_ENGINES(DrivePagesTest);

TEST_P(DrivePagesTest, ACampaignWithoutADriveSaysWhatOneIsAndTheFormOffersTextsThatAreOpen) {
    EXPECT_THAT(page(show_drive, here(), lucia), HasSubstr("Begin a signature drive"));
    EXPECT_THAT(page(drive_form, here(), lucia), HasSubstr("Durban Declaration – Rev.1"));
    register_.open = false;
    EXPECT_THAT(page(drive_form, here(), lucia), HasSubstr("No text is open for signature"));
    register_.open = true;
    auto post = here();
    post.form = {{"signing", "s1"}, {"goal", "many"}, {"deadline", "tomorrow"}, {"revision", "0"}};
    const auto refused = page(save_drive_post, post, lucia, "fr");
    EXPECT_THAT(refused, HasSubstr("many"));
    EXPECT_THAT(refused, HasSubstr("2026-11-30"));
}

TEST_P(DrivePagesTest, ThePageShowsTheGoalTheStatesAndFilters) {
    begin();
    register_.sign("city/athens");
    ASSERT_TRUE(
        try_note("freetown", {.what = "promised", .on = parse_day("2026-10-01"), .note = "<b>soon</b>"}));
    const auto all = page(show_drive, here(), lucia);
    EXPECT_THAT(all, HasSubstr("1 of 3 signatures"));
    EXPECT_THAT(all, HasSubstr("&lt;b&gt;soon&lt;/b&gt;"));
    EXPECT_THAT(all, HasSubstr("1 promise is overdue."));
    auto filtered = here();
    filtered.query = {{"state", "overdue"}};
    const auto overdue = page(show_drive, filtered, lucia, "es");
    EXPECT_THAT(overdue, HasSubstr("Freetown"));
    EXPECT_THAT(overdue, Not(HasSubstr("Montréal")));
}

TEST_P(DrivePagesTest, CitiesAreAddedByNameAndOneThatTheDirectoryLacksIsNamed) {
    begin();
    auto post = here();
    post.form = {{"names", "Athens\nAtlantis\n"}};
    EXPECT_THAT(page(add_targets_post, post, lucia), HasSubstr("The directory has no city “Atlantis”."));
    post.form = {{"names", ""}};
    EXPECT_THAT(page(add_targets_post, post, lucia), HasSubstr("Choose a list, or write a city."));
}

TEST_P(DrivePagesTest, AChampionReadsTheirCitiesInTheirLanguageAndKeepsWhatWasTyped) {
    begin();
    const auto ada = champion("Ada", "ada@lima.example");
    ASSERT_EQ(or_none(give(ada, {"athens"})), 1);
    const auto shown = page(own_targets, here(), behind_link(ada), "es");
    EXPECT_THAT(shown, HasSubstr("Athens"));
    EXPECT_THAT(shown, Not(HasSubstr("Freetown")));
    EXPECT_THAT(shown, HasSubstr("Todas las ciudades que han firmado"));
    const auto which = target("athens").target;
    auto post = here();
    post.form = {{"target", which.id},
                 {which.id + "_what", "asked"},
                 {which.id + "_how", ""},
                 {which.id + "_on", "2030-01-01"},
                 {which.id + "_note", "typed words"},
                 {"revision", std::to_string(which.revision)}};
    const auto again = page(own_targets_post, post, behind_link(ada), "es");
    EXPECT_THAT(again, HasSubstr("typed words"));
    EXPECT_THAT(again, HasSubstr("id=\"f-" + which.id + "_on\""));
}

TEST_P(DrivePagesTest, LettersAreSeenBeforeAndThePageOfWhoDidNotSignHasOneButton) {
    begin();
    EXPECT_THAT(page(preview_drive_requests, here(), lucia), HasSubstr("Send 3 messages"));
    register_.sign("city/athens");
    EXPECT_THAT(page(preview_thanks, here(), lucia), HasSubstr("Send 1 message"));
    ASSERT_EQ(or_none(write([&](UnitOfWork& uow) { return send_thanks(uow, tools, lucia, id, 1); })), 1);
    const auto one = thanks().at(0);
    const Request at{.path_values = {{"thanks", one.id}}};
    EXPECT_THAT(page(not_us_page, at, signatory(one)), HasSubstr("This was not us: take the signature back"));
    ASSERT_TRUE(not_us_post(tools, at, scope(signatory(one))).has_value());
    EXPECT_THAT(page(not_us_page, at, signatory(one), "fr"), Not(HasSubstr("<button")));
}

TEST_P(DrivePagesTest, TheThanksLeadToTheKitOfTheCityAndToThePageOfTheCampaignWhereItHasClearedNothing) {
    begin();
    clear(id, "athens", with(id, release()));
    ASSERT_TRUE(try_schedule(id).has_value());
    register_.sign("city/athens");
    register_.sign("city/freetown");
    ASSERT_EQ(or_none(write([&](UnitOfWork& uow) { return send_thanks(uow, tools, lucia, id, 2); })), 2);
    std::map<std::string, std::string> text;
    for (const auto& mail : sent()) text[mail.to] = mail.text;
    EXPECT_THAT(
        text["cabinet@athens.example"],
        HasSubstr(addresses.absolute(addresses.path(
            "campaigns.public_city_kit", {{"campaign", id}, {"participant", city(id, "athens").id}}))));
    EXPECT_THAT(text["cabinet@athens.example"], HasSubstr("after the end of the embargo"));
    EXPECT_THAT(
        text["cabinet@freetown.example"],
        HasSubstr(addresses.absolute(addresses.path("campaigns.public_campaign", {{"campaign", id}}))));
}

TEST_P(DrivePagesTest, ThePrintedListIsInTheLanguageThatIsAskedForWhateverTheReaderReads) {
    begin();
    register_.sign("city/athens");
    const auto count = or_none(write([&](UnitOfWork& uow) { return freeze_count(uow, tools, lucia, id); }));
    Request at{.path_values = {{"count", count}}, .query = {{"list", "fr"}}};
    EXPECT_THAT(page(show_count, at, lucia), HasSubstr("lang=\"fr\""));
    at.query = {{"list", "fr"}, {"format", "pdf"}};
    const auto pdf = std::get<Download>(*show_count(tools, at, scope(lucia)));
    EXPECT_EQ(pdf.name, "signatories-fr.pdf");
    EXPECT_THAT(pdf.bytes, HasSubstr("<html lang=\"fr\">"));
    at.query = {{"list", "fr"}, {"format", "xlsx"}};
    EXPECT_THAT(std::get<Download>(*show_count(tools, at, scope(lucia))).bytes, HasSubstr("Athens"));
}

}  // namespace
}  // namespace plenaria::campaigns
