// SPDX-License-Identifier: EUPL-1.2
// A format by somebody who has nothing but the installed SDK.
#include "imrf_format.hpp"

#include <algorithm>

namespace plenaria::imrf_week {

namespace {

using events::FormatBreach;
using events::FormatProgramme;
using events::FormatSlot;

constexpr std::size_t most_a_day = 4;
constexpr std::size_t most_in_all = 20;

class ImrfWeek final : public events::Format {
public:
    std::string_view key() const override { return "imrf_week"; }
    std::string_view plugin() const override { return "imrf-week"; }
    std::string_view name() const override { return /*t*/ "Side-event week of the IMRF"; }
    std::string_view about() const override {
        return /*t*/
            "Side events never take place during official hours and never in parallel: at most four "
            "a day and twenty in all.";
    }

    std::vector<events::FormatMilestone> calendar() const override {
        using enum events::Unit;
        return {{.key = "call", .title = /*t*/ "Call for side events is out", .distance = {16, weeks}},
                {.key = "proposals", .title = /*t*/ "Proposals are handed in", .distance = {10, weeks}},
                {.key = "decisions", .title = /*t*/ "Organisers know the decision", .distance = {6, weeks}},
                {.key = "hearing", .title = /*t*/ "Hearing of the stakeholders", .distance = {1, days}}};
    }

    std::vector<events::FormatSessionKind> session_kinds() const override {
        return {{.key = "plenary", .title = /*t*/ "Plenary", .official = true},
                {.key = "round_table", .title = /*t*/ "Round table", .official = true},
                {.key = "side_event", .title = /*t*/ "Side event"}};
    }

    std::vector<FormatBreach> check(const FormatSlot& slot, const FormatProgramme& programme) const override {
        std::vector<FormatBreach> broken;
        std::size_t that_day = 1, in_all = 1;
        const auto day = [&](const FormatSlot& each) {
            return to_local(each.start, programme.dates.zone).day;
        };
        const bool aside = slot.kind == "side_event";
        for (const auto& other : programme.slots) {
            if (other.id == slot.id) continue;
            const bool other_aside = other.kind == "side_event";
            if (aside != other_aside && overlap(slot, other))
                broken.push_back({.message = /*t*/ "A side event never takes place during official hours.",
                                  .other = other.id});
            if (!aside || !other_aside) continue;
            if (overlap(slot, other))
                broken.push_back(
                    {.message = /*t*/ "Side events never take place in parallel.", .other = other.id});
            that_day += day(other) == day(slot) ? 1 : 0;
            ++in_all;
        }
        if (aside && that_day > most_a_day)
            broken.push_back({.message = /*t*/ "There are at most {max} side events a day.",
                              .values = {{"max", std::to_string(most_a_day)}}});
        if (aside && in_all > most_in_all)
            broken.push_back({.message = /*t*/ "There are at most {max} side events in all.",
                              .values = {{"max", std::to_string(most_in_all)}}});
        return broken;
    }
};

}  // namespace

std::shared_ptr<events::Format> make_imrf_week() { return std::make_shared<ImrfWeek>(); }

}  // namespace plenaria::imrf_week
