// SPDX-License-Identifier: EUPL-1.2
#include "gfmd_format.hpp"

namespace plenaria::events_gfmd {

namespace {

class GfmdFormat final : public events::Format {
public:
    std::string_view key() const override { return "gfmd"; }
    std::string_view plugin() const override { return "events-gfmd"; }
    std::string_view name() const override { return /*t*/ "Global Forum on Migration and Development"; }
    std::string_view about() const override {
        return /*t*/
            "A State has the chair, and need not be the host. Round tables have co-chairs, a team and "
            "background papers; cities are invited and registered through the mechanism.";
    }

    // The plan of Quito; its distances are assumed.
    std::vector<events::FormatMilestone> calendar() const override {
        using enum events::Unit;
        using enum events::Side;
        using enum events::Anchor;
        return {
            {.key = "theme",
             .title = /*t*/ "Theme and round tables settled with the chair",
             .distance = {10, months}},
            {.key = "hall",
             .title = /*t*/ "Host city confirms hall and hotels",
             .distance = {7, months},
             .checks = {/*t*/ "Hall", /*t*/ "Hotels", /*t*/ "Transport"}},
            {.key = "save_the_date",
             .title = /*t*/ "Save the date sent to all cities",
             .distance = {6, months}},
            {.key = "background_papers",
             .title = /*t*/ "Background papers of the round tables",
             .distance = {14, weeks}},
            {.key = "invitations",
             .title = /*t*/ "Invitations sent through the mechanism",
             .distance = {12, weeks},
             .checks = {/*t*/ "In English", /*t*/ "In Spanish", /*t*/ "In French"}},
            {.key = "draft_declaration",
             .title = /*t*/ "Draft declaration goes to the offices",
             .distance = {10, weeks}},
            {.key = "registration_closes",
             .title = /*t*/ "Registration of delegations closes",
             .distance = {5, weeks}},
            {.key = "flights_and_visas",
             .title = /*t*/ "Flights and visas of invited mayors settled",
             .distance = {4, weeks}},
            {.key = "programme", .title = /*t*/ "Programme released", .distance = {2, weeks}},
            {.key = "declaration",
             .title = /*t*/ "Declaration handed to the chair",
             .distance = {0, days, before, end}},
            {.key = "report", .title = /*t*/ "Report of the forum", .distance = {4, weeks, after, end}},
        };
    }

    std::vector<events::FormatTrack> tracks() const override {
        return {{"round_tables", /*t*/ "Round tables"},
                {"common_space", /*t*/ "Common space"},
                {"mayors_forum", /*t*/ "Mayors Forum"}};
    }

    std::vector<events::FormatSessionKind> session_kinds() const override {
        return {{.key = "plenary", .title = /*t*/ "Plenary", .official = true},
                {.key = "round_table", .title = /*t*/ "Round table", .official = true},
                {.key = "common_space", .title = /*t*/ "Common space", .official = true},
                {.key = "mayors_forum", .title = /*t*/ "Session of the Mayors Forum"},
                {.key = "side_event", .title = /*t*/ "Side event"}};
    }

    std::vector<events::FormatQuestion> questions() const override {
        return {
            {.key = "visa_needed",
             .label = /*t*/ "Is a visa needed to enter the host country?",
             .purpose = /*t*/ "Letters for visas are written for those who need them.",
             .answer = "yes_no",
             .required = true,
             .erase_days = 30},
            {.key = "passport_country",
             .label = /*t*/ "Country that issued the passport",
             .purpose = /*t*/ "The letter for the visa names it.",
             .answer = "country",
             .required = true,
             .when_question = "visa_needed",
             .when_value = "yes",
             .erase_days = 30},
            {.key = "access",
             .label = /*t*/ "What do you need to take part on equal terms?",
             .purpose = /*t*/ "Seats, ways and assistance are prepared.",
             .answer = "long_text",
             .help = /*t*/ "For example a way without steps, or sign language.",
             .erase_days = 7},
            {.key = "arrival",
             .label = /*t*/ "Day of arrival",
             .purpose = /*t*/ "Transfers from the airport are planned.",
             .answer = "day",
             .follow_up = true,
             .erase_days = 7},
        };
    }

    std::vector<events::FormatPage> pages() const override {
        return {{/*t*/ "Chair and round tables", "/events/editions/{edition}/gfmd/round-tables",
                 "events-gfmd.view"}};
    }
};

}  // namespace

std::shared_ptr<events::Format> make_gfmd() { return std::make_shared<GfmdFormat>(); }

}  // namespace plenaria::events_gfmd
