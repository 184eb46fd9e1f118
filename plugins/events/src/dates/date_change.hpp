// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/dates/date_change.hpp
/// What other dates of an edition mean for each of its milestones. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../planning/milestone.hpp"

namespace plenaria::events {

enum class Fate : std::uint8_t {
    stays_done = 1,  ///< was done before; what is done stays done
    becomes_late,    ///< its new day is over already
    stays_late,
    no_longer_late,
    moves,  ///< to another day, in time before and after
    stays,  ///< on the same day, as those counted from an end that does not move
};
std::string_view to_text(Fate fate);
std::optional<Fate> parse_fate(std::string_view text);
/// Catalog key: "Late with the new dates".
std::string_view name_of(Fate fate);

struct Move {
    std::string milestone_id;
    Day old_due = {};
    Day new_due = {};
    Fate fate = Fate::moves;
    bool operator==(const Move&) const = default;
};

/// One for each of `milestones`, in order of their new days. What is late is judged at `now`, before in the
/// old zone and after in the new one; of a postponed edition nothing was late before.
std::vector<Move> plan_moves(const Edition& edition, const std::vector<Milestone>& milestones,
                             const Dates& wanted, Instant now);

/// How many have that fate.
int count_of(const std::vector<Move>& moves, Fate fate);

/// A change of dates that was made.
struct DateChange {
    std::string id = {};
    std::string edition_id = {};
    Instant changed_at = {};
    std::string changed_by = {};
    std::string reason = {};
    Dates before = {};
    Dates after = {};
};

}  // namespace plenaria::events
