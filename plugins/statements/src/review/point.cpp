// SPDX-License-Identifier: EUPL-1.2
#include "point.hpp"

#include <algorithm>

#include <plenaria/id.hpp>

#include "../consolidation/merge.hpp"

namespace plenaria::statements {

namespace {

struct PointStateNames {
    PointState state;
    std::string_view stored;
    std::string_view shown;
};
constexpr PointStateNames point_states[] = {{PointState::open, "open", "Open"},
                                            {PointState::discussed, "discussed", "Under discussion"},
                                            {PointState::accepted, "accepted", "Accepted"},
                                            {PointState::edited, "edited", "Accepted with changes"},
                                            {PointState::merged, "merged", "Merged with another suggestion"},
                                            {PointState::refused, "refused", "Not taken up"},
                                            {PointState::noted, "noted", "Noted"}};

}  // namespace

std::string_view to_text(PointKind kind) {
    switch (kind) {
        case PointKind::agreement:
            return "agreement";
        case PointKind::suggestion:
            return "suggestion";
        case PointKind::comment:
            return "comment";
    }
    return {};
}

std::optional<PointKind> parse_point_kind(std::string_view text) {
    for (const auto kind : {PointKind::agreement, PointKind::suggestion, PointKind::comment})
        if (to_text(kind) == text) return kind;
    return std::nullopt;
}

std::string_view name_of(PointKind kind) {
    switch (kind) {
        case PointKind::agreement:
            return "Agreement";
        case PointKind::suggestion:
            return "Suggestion";
        case PointKind::comment:
            return "Comment";
    }
    return {};
}

std::string_view to_text(PointState state) {
    return point_states[static_cast<std::size_t>(state) - 1].stored;
}
std::string_view name_of(PointState state) { return point_states[static_cast<std::size_t>(state) - 1].shown; }

std::optional<PointState> parse_point_state(std::string_view text) {
    for (const auto& each : point_states)
        if (each.stored == text) return each.state;
    return std::nullopt;
}

std::string fingerprint(const Point& point) {
    // NUL cannot be in a text, so two different points never give the same bytes.
    std::string bytes(to_text(point.kind));
    for (const auto* part : {&point.paragraph_id, &point.language, &point.wording, &point.anchor.quote,
                             &point.anchor.prefix, &point.anchor.suffix}) {
        bytes += '\0';
        bytes += *part;
    }
    if (point.kind == PointKind::comment) bytes += '\0' + point.remark;
    return sha256_hex(bytes);
}

std::vector<Proposal> group_proposals(const std::vector<Point>& points) {
    std::vector<Proposal> proposals;
    for (const auto& point : points) {
        if (point.kind != PointKind::suggestion) continue;
        const auto same = std::find_if(proposals.begin(), proposals.end(), [&](const Proposal& proposal) {
            const auto& other = proposal.first();
            return other.wording == point.wording && other.base == point.base &&
                   other.language == point.language && other.state == point.state &&
                   other.decision_id == point.decision_id && other.superseded == point.superseded;
        });
        if (same == proposals.end())
            proposals.push_back({.points = {&point}});
        else
            same->points.push_back(&point);
    }
    const auto counts = [](const Point& point) {
        return point.state != PointState::refused && (!point.superseded || is_taken(point.state));
    };
    for (std::size_t a = 0; a < proposals.size(); ++a)
        for (std::size_t b = a + 1; b < proposals.size(); ++b) {
            const auto& first = proposals[a].first();
            const auto& second = proposals[b].first();
            if (!counts(first) || !counts(second)) continue;
            // Decided together, or on different texts: there is nothing that both touch.
            if (!first.decision_id.empty() && first.decision_id == second.decision_id) continue;
            if (first.language != second.language || first.base != second.base) continue;
            if (!collide(first.base, first.wording, second.wording)) continue;
            proposals[a].collides_with.push_back(b);
            proposals[b].collides_with.push_back(a);
        }
    return proposals;
}

}  // namespace plenaria::statements
