// SPDX-License-Identifier: EUPL-1.2
#include "durban_format.hpp"

#include "body.hpp"

namespace plenaria::events_durban {

namespace {

using events::FormatBreach;
using events::FormatSlot;

bool names(const FormatSlot& one, const FormatSlot& other) {
    const auto* kind = find_kind(other.kind);
    return kind != nullptr && !kind->named_by.empty() && kind->named_by == one.kind;
}

class DurbanFormat final : public events::Format {
public:
    std::string_view key() const override { return "durban"; }
    std::string_view plugin() const override { return "events-durban"; }
    std::string_view name() const override { return /*t*/ "World Congress"; }
    std::string_view about() const override {
        return /*t*/
            "Four tracks: Assembly, Town Hall, Local4Action and Statutory. The statutory bodies meet "
            "with their members only and in their order: the General Assembly names the World "
            "Council, which elects the presidency.";
    }

    // The distances are assumed; no source gives the calendar of 2019.
    std::vector<events::FormatMilestone> calendar() const override {
        using enum events::Unit;
        using enum events::Side;
        using enum events::Anchor;
        return {
            {.key = "venue", .title = /*t*/ "Venue and hotels are confirmed", .distance = {12, months}},
            {.key = "call_for_sessions",
             .title = /*t*/ "Call for sessions of Local4Action and of the Town Halls",
             .distance = {9, months}},
            {.key = "statutory_convocation",
             .title = /*t*/ "Members are convened to the statutory meetings",
             .distance = {6, months},
             .checks = {/*t*/ "Agenda of the General Assembly", /*t*/ "List of members in good standing"}},
            {.key = "nominations",
             .title = /*t*/ "Nominations for the World Council close",
             .distance = {10, weeks}},
            {.key = "candidacies",
             .title = /*t*/ "Candidacies for the presidency close",
             .distance = {8, weeks}},
            {.key = "declaration_draft",
             .title = /*t*/ "Draft of the outcome declaration goes to the members",
             .distance = {6, weeks}},
            {.key = "registration", .title = /*t*/ "Registration closes", .distance = {3, weeks}},
            {.key = "statutory_documents",
             .title = /*t*/ "Documents of the statutory meetings are with the members",
             .distance = {2, weeks}},
            {.key = "declaration",
             .title = /*t*/ "The outcome declaration is adopted",
             .distance = {0, days, before, end}},
            {.key = "minutes",
             .title = /*t*/ "Minutes of the statutory meetings are out",
             .distance = {4, weeks, after, end}},
        };
    }

    std::vector<events::FormatTrack> tracks() const override {
        return {{"assembly", /*t*/ "Assembly"},
                {"town_hall", /*t*/ "Town Hall"},
                {"local4action", /*t*/ "Local4Action"},
                {"statutory", /*t*/ "Statutory"}};
    }

    std::vector<events::FormatSessionKind> session_kinds() const override {
        return {
            {.key = "assembly_session", .title = /*t*/ "Session of the Assembly track"},
            {.key = "town_hall_session", .title = /*t*/ "Town Hall session"},
            {.key = "local4action_session", .title = /*t*/ "Local4Action session"},
            {.key = "general_assembly",
             .title = /*t*/ "General Assembly",
             .official = true,
             .members_only = true},
            {.key = "world_council", .title = /*t*/ "World Council", .official = true, .members_only = true},
            {.key = "presidency",
             .title = /*t*/ "Election of the presidency",
             .official = true,
             .members_only = true},
            {.key = "statutory_meeting",
             .title = /*t*/ "Other statutory meeting",
             .official = true,
             .members_only = true}};
    }

    std::vector<events::FormatPage> pages() const override {
        return {
            {/*t*/ "Statutory bodies", "/events/editions/{edition}/durban/bodies", "events-durban.view"},
            {/*t*/ "Fees and quotas", "/events/editions/{edition}/durban/fees", "events-durban.fees"},
            {/*t*/ "What delegations owe", "/events/editions/{edition}/durban/dues", "events-durban.fees"}};
    }

    std::vector<events::FormatQuestion> questions() const override {
        return {
            {.key = "diet",
             .label = /*t*/ "Meals",
             .purpose = /*t*/ "Meals are ordered by number, without names.",
             .answer = "many",
             .options = {{"vegetarian", /*t*/ "Vegetarian"},
                         {"vegan", /*t*/ "Vegan"},
                         {"halal", /*t*/ "Halal"},
                         {"kosher", /*t*/ "Kosher"},
                         {"allergy", /*t*/ "Allergy or intolerance"}},
             .erase_days = 7},
            {.key = "allergy",
             .label = /*t*/ "What must not be in the food?",
             .purpose = /*t*/ "The kitchen is told.",
             .required = true,
             .when_question = "diet",
             .when_value = "allergy",
             .erase_days = 7},
            {.key = "access",
             .label = /*t*/ "What do you need to take part on equal terms?",
             .purpose = /*t*/ "Seats, ways and assistance are prepared.",
             .answer = "long_text",
             .help = /*t*/ "For example a way without steps, or sign language.",
             .erase_days = 7},
            {.key = "language",
             .label = /*t*/ "In which language do you follow the sessions?",
             .purpose = /*t*/ "Receivers for interpretation are counted.",
             .answer = "one",
             .options = {{"en", /*t*/ "English"}, {"es", /*t*/ "Spanish"}, {"fr", /*t*/ "French"}},
             .erase_days = 7},
        };
    }

    std::vector<FormatBreach> check(const FormatSlot& slot,
                                    const events::FormatProgramme& programme) const override {
        std::vector<FormatBreach> broken;
        for (const auto& other : programme.slots) {
            if (other.id == slot.id) continue;
            if (names(other, slot) && slot.start < other.end)
                broken.push_back({.message = /*t*/ "It cannot meet before the body that names it has met.",
                                  .other = other.id});
            if (names(slot, other) && other.start < slot.end)
                broken.push_back(
                    {.message = /*t*/ "The body that it names would meet before it.", .other = other.id});
        }
        return broken;
    }
};

}  // namespace

std::shared_ptr<events::Format> make_durban() { return std::make_shared<DurbanFormat>(); }

}  // namespace plenaria::events_durban
