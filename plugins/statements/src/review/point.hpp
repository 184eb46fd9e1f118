// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/review/point.hpp
/// One thing that an office sent and that gets a decision: a proposed wording, a comment, an agreement. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

#include "../consolidation/rebase.hpp"
#include "anchor.hpp"

namespace plenaria::statements {

using plenaria::to_text;  // of days and instants, beside ours

enum class PointKind : std::uint8_t { agreement = 1, suggestion, comment };
std::string_view to_text(PointKind kind);
std::optional<PointKind> parse_point_kind(std::string_view text);
/// Catalog key: "Suggestion".
std::string_view name_of(PointKind kind);

enum class PointState : std::uint8_t {
    open = 1,
    discussed,  ///< put aside with a note; still to be decided
    accepted,   ///< as it was sent
    edited,     ///< accepted with changes of the drafter
    merged,     ///< joined with another suggestion
    refused,
    noted,  ///< a comment that was read and needs no change
};
std::string_view to_text(PointState state);
std::optional<PointState> parse_point_state(std::string_view text);
/// Catalog key: "Accepted with changes".
std::string_view name_of(PointState state);
constexpr bool is_decided(PointState state) { return state >= PointState::accepted; }
/// Whether the text took something from it.
constexpr bool is_taken(PointState state) {
    return state == PointState::accepted || state == PointState::edited || state == PointState::merged;
}

struct Point {
    std::string id = {};
    std::string round_id = {};
    std::string office_id = {};
    std::string office_name = {};  ///< read along
    std::string party = {};        ///< read along
    std::string statement_id = {};
    std::string paragraph_id = {};
    PointKind kind = PointKind::comment;
    std::string author = {};  ///< who of the office wrote it
    Instant written_at = {};
    std::string language = {};
    std::string version_id = {};  ///< whose text `base` is
    std::string base = {};
    std::string wording = {};  ///< of a suggestion: the whole paragraph as it should read
    std::string remark = {};   ///< a suggestion's reason, or the comment itself
    Anchor anchor = {};        ///< of a comment
    std::string mark = {};     ///< fingerprint() of what was sent; a new version changes wording, not this
    Instant sent_at = {};
    bool superseded = false;  ///< the office has taken it back in a later sending
    Fit fit = Fit::applies;
    std::string fit_reason = {};  ///< catalog key, with `fit_values`
    MessageValues fit_values = {};
    PointState state = PointState::open;
    std::string discussion = {};   ///< note of the drafter
    std::string decision_id = {};  ///< empty while undecided
    int revision = 0;
};

/// The same for two points that say the same of the same paragraph; another reason makes no difference.
std::string fingerprint(const Point& point);

/// What the drafter decided on one or several points of a paragraph.
struct Decision {
    std::string id = {};
    std::string statement_id = {};
    std::string paragraph_id = {};
    PointState outcome = PointState::accepted;
    std::string before = {};  ///< the paragraph of the draft, in the original language
    std::string after = {};
    std::string reason = {};
    Instant decided_at = {};
    std::string decided_by = {};
    std::string settled_in = {};  ///< the version that made it final; empty: it can be taken back
};

/// Suggestions that propose the same words: "4 offices propose the same".
struct Proposal {
    std::vector<const Point*> points = {};  ///< never empty; the first was sent first
    /// Places in the list of proposals of the paragraph: those that touch the same words.
    std::vector<std::size_t> collides_with = {};

    [[nodiscard]] const Point& first() const { return *points.front(); }
};

/// The suggestions of one paragraph, grouped by identical wording, in the order they were sent, with
/// collisions among those that are open or taken. Refused and superseded ones are grouped but collide with
/// nothing.
/// @param points of one paragraph; must outlive the result.
std::vector<Proposal> group_proposals(const std::vector<Point>& points);

}  // namespace plenaria::statements
