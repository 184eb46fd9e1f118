// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/plan/plan.hpp
/// For whom a campaign is, what it says, and the event on which it hangs. Pure.

#include <optional>
#include <string>
#include <string_view>

#include "campaign.hpp"
#include "timing.hpp"

namespace plenaria::campaigns {

/// What staff writes.
struct PlanFacts {
    Texts audiences = {};
    Texts messages = {};
    Texts hashtags = {};
    std::string edition_id = {};  ///< in `events`; empty: none
    Timing embargo = {};          ///< fixed: that of the campaign itself
};

/// Without one of its own a campaign has an empty plan.
struct Plan {
    std::string campaign_id = {};
    PlanFacts facts = {};
    std::string edition_title = {};  ///< as it was last called
    Day first_day = {};              ///< of the edition, as it was last heard
    Day last_day = {};
    std::string zone = "UTC";
    [[nodiscard]] bool has_event() const { return !facts.edition_id.empty(); }
};

/// Why something stands in the list of what moved.
enum class MoveNote : std::uint8_t {
    none = 1,
    over_gap,      ///< clocks go forward over the new time; the later reading was taken
    held_off,      ///< held back: the event is cancelled, or postponed to days that nobody knows
    held_session,  ///< held back: its session does not take place any more
    held_over,     ///< held back: the new instant is over already, and would release it at once
};
std::string_view to_text(MoveNote note);
MoveNote parse_move_note(std::string_view text);
/// Catalog key; empty for none.
std::string_view words_of(MoveNote note);

struct MoveLine {
    std::string id = {};
    std::string campaign_id = {};
    std::string item_id = {};  ///< empty: the embargo
    std::string title = {};    ///< of the item
    std::optional<Instant> was = {};
    std::optional<Instant> became = {};
    std::string zone = "UTC";
    MoveNote note = MoveNote::none;
    Instant moved_at = {};
    std::string moved_by = {};
};

inline constexpr std::size_t longest_hashtags = 300;  ///< code points

PlanFacts tidy(PlanFacts facts);
/// Adds what is wrong under the names of the fields of the form.
void check(const PlanFacts& facts, std::vector<FieldError>& problems);

}  // namespace plenaria::campaigns
