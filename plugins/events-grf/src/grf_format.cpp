// SPDX-License-Identifier: EUPL-1.2
#include "grf_format.hpp"

#include <algorithm>

namespace plenaria::events_grf {

namespace {

using events::Anchor;
using events::Distance;
using events::FormatBreach;
using events::FormatMilestone;
using events::Side;
using events::Unit;

class GrfFormat final : public events::Format {
public:
    std::string_view key() const override { return "grf"; }
    std::string_view plugin() const override { return "events-grf"; }
    std::string_view name() const override { return /*t*/ "Global Refugee Forum"; }
    std::string_view about() const override {
        return /*t*/
            "By invitation. States, cities and organisations announce pledges and contributions, "
            "and report later what became of them. Each organiser may propose one spotlight session.";
    }

    std::vector<FormatMilestone> calendar() const override {
        const auto days = [](int amount) { return Distance{.amount = amount, .unit = Unit::days}; };
        const auto weeks = [](int amount) { return Distance{.amount = amount, .unit = Unit::weeks}; };
        const auto months = [](int amount) { return Distance{.amount = amount, .unit = Unit::months}; };
        const auto after_end = [](int amount, Unit unit) {
            return Distance{.amount = amount, .unit = unit, .side = Side::after, .anchor = Anchor::end};
        };
        return {
            {.key = "working_group",
             .title = /*t*/ "Working group of cities meets for the first time",
             .distance = months(9)},
            {.key = "concept_note",
             .title = /*t*/ "Concept note of the cities’ session agreed with the organisers",
             .distance = months(6),
             .checks = {/*t*/ "First draft in three languages", /*t*/ "Comments of the partners",
                        /*t*/ "Agreed text sent to all"}},
            {.key = "invitation_list",
             .title = /*t*/ "List of mayors to be invited is complete",
             .distance = weeks(20),
             .checks = {/*t*/ "Balance of regions looked at", /*t*/ "Balance of women and men looked at",
                        /*t*/ "Substitutes named"}},
            {.key = "invitations",
             .title = /*t*/ "Letters of invitation signed and sent",
             .distance = weeks(16),
             .checks = {/*t*/ "In English", /*t*/ "In Spanish", /*t*/ "In French"}},
            {.key = "spotlight_proposals",
             .title = /*t*/ "Proposals for spotlight sessions are handed in",
             .distance = days(78),
             .note = /*t*/ "One proposal per organiser; 30 September for the forum of 2019."},
            {.key = "good_practices",
             .title = /*t*/ "Good practices and nominations of speakers are handed in",
             .distance = weeks(9),
             .note = /*t*/ "15 October for the forum of 2019."},
            {.key = "visa_letters",
             .title = /*t*/ "Letters for visas sent to all delegations",
             .distance = weeks(8)},
            {.key = "interpretation",
             .title = /*t*/ "Interpretation booked for every session",
             .distance = weeks(6)},
            {.key = "pledges",
             .title = /*t*/ "Pledges of the cities are entered",
             .distance = days(17),
             .note = /*t*/ "30 November for the forum of 2019."},
            {.key = "briefing_packs",
             .title = /*t*/ "Briefing packs with the mayors’ offices",
             .distance = days(10)},
            {.key = "advance_session", .title = /*t*/ "Advance session", .distance = days(1)},
            {.key = "thanks",
             .title = /*t*/ "Letters of thanks and the report of the event",
             .distance = after_end(2, Unit::weeks)},
            {.key = "first_follow_up",
             .title = /*t*/ "First look at what became of the pledges",
             .distance = after_end(3, Unit::months)},
        };
    }

    std::vector<events::FormatSessionKind> session_kinds() const override {
        return {{.key = "plenary", .title = /*t*/ "Plenary", .official = true},
                {.key = "high_level_dialogue", .title = /*t*/ "High-level dialogue", .official = true},
                {.key = "spotlight", .title = /*t*/ "Spotlight session"},
                {.key = "speakers_corner", .title = /*t*/ "Speakers’ corner"}};
    }

    std::vector<events::FormatPage> pages() const override {
        return {
            {/*t*/ "Pledges and contributions", "/events/editions/{edition}/grf/pledges", "events-grf.view"}};
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
            {.key = "arrival",
             .label = /*t*/ "Day of arrival",
             .purpose = /*t*/ "Transfers from the airport are planned.",
             .answer = "day",
             .follow_up = true,
             .erase_days = 7},
        };
    }

    std::vector<FormatBreach> check(const events::FormatSlot& slot,
                                    const events::FormatProgramme& programme) const override {
        std::vector<FormatBreach> broken;
        for (const auto& other : programme.slots) {
            if (other.id == slot.id) continue;
            if (slot.kind != "plenary" && other.kind == "plenary" && overlap(slot, other))
                broken.push_back(
                    {.message = /*t*/ "Nothing takes place beside a plenary.", .other = other.id});
            if (slot.kind == "plenary" && other.kind != "plenary" && overlap(slot, other))
                broken.push_back(
                    {.message = /*t*/ "Nothing takes place beside a plenary.", .other = other.id});
            if (slot.kind == "spotlight" && other.kind == "spotlight" && !slot.organiser.empty() &&
                slot.organiser == other.organiser)
                broken.push_back({.message = /*t*/ "This organiser has a spotlight session already; one is "
                                                   "given to each.",
                                  .other = other.id});
        }
        return broken;
    }
};

}  // namespace

std::shared_ptr<events::Format> make_grf() { return std::make_shared<GrfFormat>(); }

}  // namespace plenaria::events_grf
