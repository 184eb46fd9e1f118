// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/planning/milestone.hpp
/// What has to be done by when before, during or after an edition. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../editions/edition.hpp"

namespace plenaria::events {

/// A line of a checklist.
struct Check {
    std::string id = {};
    std::string text = {};
    std::optional<Instant> done_at = {};
    std::string done_by = {};
};

struct Milestone {
    std::string id = {};
    std::string edition_id = {};
    Titles titles = {};
    Distance distance = {};
    Day due_on = {};  ///< the distance counted out
    Owner owner = {};
    std::string note = {};
    std::vector<Check> checks = {};
    std::optional<Instant> done_at = {};
    std::string done_by = {};
    int revision = 1;
};

enum class Standing : std::uint8_t {
    done = 1,
    late,
    soon,  ///< due today or within two weeks
    later,
    suspended,  ///< the dates of its edition do not hold
};
/// On `today` in the zone of the edition. It is late from the day after it was due.
Standing standing_on(const Milestone& milestone, EditionState state, Day today);
std::string_view to_text(Standing standing);
/// Catalog key: "Late".
std::string_view name_of(Standing standing);

/// How many days `due_on` is over; 0 or less: it is not late.
inline int days_late(Day due_on, Day today) { return static_cast<int>((today - due_on).count()); }

/// `old` as the lines of a form say it now: lines that stay keep their ticks, new ones have none.
std::vector<Check> with_lines(const std::vector<Check>& old, const std::vector<std::string>& lines);

/// Adds what is wrong under "amount", "note", "checks" and the titles.
void check(const Milestone& milestone, std::vector<FieldError>& problems);

}  // namespace plenaria::events
