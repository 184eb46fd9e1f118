// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/sitting.hpp
/// Who sits on a day, whose term ends soon, and whether the ends are spread. Pure.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "term.hpp"

namespace plenaria::committee::ledger {

/// A seat on a day. Points into the ledger that it was read from.
struct Sitting {
    const Seat* seat = nullptr;
    const Term* term = nullptr;      ///< of the holder; nullptr: vacant
    const Acting* acting = nullptr;  ///< who sits for the holder, or while there is none; nullptr: nobody

    /// Who takes part and votes; nullptr: nobody.
    [[nodiscard]] const Called* person() const;
    /// The city for which they do; nullptr: nobody's.
    [[nodiscard]] const Called* city() const;
    [[nodiscard]] bool is_envoy(Day day) const {
        return acting == nullptr && term != nullptr && term->envoy_since && *term->envoy_since <= day;
    }
};

/// The seats that exist on `day`, in the order of the ledger.
std::vector<Sitting> sitting_on(const Ledger& ledger, Day day);

/// Days before the end of a term at which the secretariat is told, the earliest first.
inline constexpr std::array<int, 3> warning_days{180, 90, 30};

/// The warning into which a term that ends on `end` falls on `today`: 180, 90 or 30.
/// @return nothing when it is further away, or over.
std::optional<int> warning_on(Day end, Day today);

/// Seats of one group, whose terms should end together.
struct Stagger {
    std::string group;  ///< empty: seats without one
    int seats = 0;
    std::vector<Day> ends;  ///< of the terms that are held, each day once, in order
    /// Whether the terms of the group end on different days.
    [[nodiscard]] bool is_apart() const { return !group.empty() && ends.size() > 1; }
};

/// Of the seats that exist on `day`, by group; seats without one come last.
std::vector<Stagger> stagger_on(const Ledger& ledger, Day day);

}  // namespace plenaria::committee::ledger
