// SPDX-License-Identifier: EUPL-1.2
#include "milestone.hpp"

#include <algorithm>
#include <array>

#include <plenaria/text.hpp>

namespace plenaria::events {

namespace {

struct StandingNames {
    std::string_view stored;
    std::string_view shown;
};
constexpr std::array<StandingNames, 5> standings{{{"done", /*t*/ "Done"},
                                                  {"late", /*t*/ "Late"},
                                                  {"soon", /*t*/ "Due soon"},
                                                  {"later", /*t*/ "Later"},
                                                  {"suspended", /*t*/ "Suspended"}}};
constexpr std::chrono::days soon_is{14};
constexpr std::size_t longest_note = 2000;
constexpr std::size_t longest_line = 300;
constexpr std::size_t most_lines = 50;

}  // namespace

Standing standing_on(const Milestone& milestone, EditionState state, Day today) {
    if (milestone.done_at) return Standing::done;
    if (!dates_hold(state)) return Standing::suspended;
    if (milestone.due_on < today) return Standing::late;
    return milestone.due_on <= today + soon_is ? Standing::soon : Standing::later;
}

std::string_view to_text(Standing standing) {
    return standings[static_cast<std::size_t>(standing) - 1].stored;
}
std::string_view name_of(Standing standing) {
    return standings[static_cast<std::size_t>(standing) - 1].shown;
}

std::vector<Check> with_lines(const std::vector<Check>& old, const std::vector<std::string>& lines) {
    auto left = old;
    std::vector<Check> checks;
    for (const auto& line : lines) {
        const auto same =
            std::find_if(left.begin(), left.end(), [&](const Check& each) { return each.text == line; });
        if (same == left.end()) {
            checks.push_back({.text = line});
            continue;
        }
        checks.push_back(std::move(*same));
        left.erase(same);
    }
    return checks;
}

void check(const Milestone& milestone, std::vector<FieldError>& problems) {
    check(milestone.titles, problems);
    if (milestone.distance.amount < 0 || milestone.distance.amount > longest_distance)
        problems.push_back({"amount",
                            /*t*/ "Write a whole number from {min} to {max}.",
                            {{"min", "0"}, {"max", std::to_string(longest_distance)}}});
    if (!is_utf8(milestone.note) || length(milestone.note) > longest_note)
        problems.push_back({"note",
                            /*t*/ "Write at most {max} characters.",
                            {{"max", std::to_string(longest_note)}}});
    const bool long_line = std::any_of(
        milestone.checks.begin(), milestone.checks.end(),
        [](const Check& each) { return !is_utf8(each.text) || length(each.text) > longest_line; });
    if (long_line || milestone.checks.size() > most_lines)
        problems.push_back({"checks",
                            /*t*/ "Write at most {lines} lines of at most {max} characters each.",
                            {{"lines", std::to_string(most_lines)}, {"max", std::to_string(longest_line)}}});
}

}  // namespace plenaria::events
