// SPDX-License-Identifier: EUPL-1.2
#include "date_change.hpp"

#include <algorithm>
#include <array>

namespace plenaria::events {

namespace {

struct FateNames {
    std::string_view stored;
    std::string_view shown;
};
constexpr std::array<FateNames, 6> fates{{{"stays_done", /*t*/ "Done, stays done"},
                                          {"becomes_late", /*t*/ "Late with the new dates"},
                                          {"stays_late", /*t*/ "Late, stays late"},
                                          {"no_longer_late", /*t*/ "No longer late"},
                                          {"moves", /*t*/ "Moves"},
                                          {"stays", /*t*/ "Stays where it is"}}};

Fate fate_of(bool done, bool was_late, bool is_late, bool same_day) {
    if (done) return Fate::stays_done;
    if (is_late) return was_late ? Fate::stays_late : Fate::becomes_late;
    if (was_late) return Fate::no_longer_late;
    return same_day ? Fate::stays : Fate::moves;
}

}  // namespace

std::string_view to_text(Fate fate) { return fates[static_cast<std::size_t>(fate) - 1].stored; }
std::string_view name_of(Fate fate) { return fates[static_cast<std::size_t>(fate) - 1].shown; }

std::optional<Fate> parse_fate(std::string_view text) {
    for (std::size_t i = 0; i < fates.size(); ++i)
        if (fates[i].stored == text) return static_cast<Fate>(i + 1);
    return std::nullopt;
}

std::vector<Move> plan_moves(const Edition& edition, const std::vector<Milestone>& milestones,
                             const Dates& wanted, Instant now) {
    const auto today_before = day_in(now, edition.dates.zone);
    const auto today_after = day_in(now, wanted.zone);
    const bool held = dates_hold(edition.state);
    std::vector<Move> moves;
    for (const auto& milestone : milestones) {
        const auto due = due_day(milestone.distance, wanted);
        moves.push_back(
            {.milestone_id = milestone.id,
             .old_due = milestone.due_on,
             .new_due = due,
             .fate = fate_of(milestone.done_at.has_value(), held && milestone.due_on < today_before,
                             due < today_after, due == milestone.due_on)});
    }
    std::stable_sort(moves.begin(), moves.end(),
                     [](const Move& a, const Move& b) { return a.new_due < b.new_due; });
    return moves;
}

int count_of(const std::vector<Move>& moves, Fate fate) {
    return static_cast<int>(
        std::count_if(moves.begin(), moves.end(), [&](const Move& move) { return move.fate == fate; }));
}

}  // namespace plenaria::events
