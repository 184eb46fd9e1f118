// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/rows.hpp
/// Rows of evt_proposal and evt_review as they are read; for the repositories alone.

#include <string>
#include <vector>

#include <plenaria/sql.hpp>

#include "proposal.hpp"

namespace plenaria::events {

inline std::optional<Instant> decided_or_none(const std::string& text) {
    return text.empty() ? std::nullopt : parse_instant(text);
}
inline std::string decided_text(const std::optional<Instant>& instant) {
    return instant ? to_text(*instant) : std::string();
}

struct ProposalRow {
    Proposal value;
    std::string preferred_day, state, decided_at, told_at, created_at;
    int preferred_time = -1;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(value.call_id), soci::into(value.edition_id),
            soci::into(value.number), soci::into(facts.title), soci::into(facts.description),
            soci::into(facts.language), soci::into(facts.track_id), soci::into(facts.organiser_ref),
            soci::into(facts.organiser_name), soci::into(facts.co_organisers), soci::into(facts.contact_name),
            soci::into(facts.contact_mail), soci::into(value.zone), soci::into(facts.expected),
            soci::into(preferred_day), soci::into(preferred_time), soci::into(state),
            soci::into(value.merged_into), soci::into(value.reason), soci::into(decided_at),
            soci::into(value.decided_by), soci::into(value.session_id), soci::into(told_at),
            soci::into(created_at), soci::into(value.revision);
    }
    [[nodiscard]] Proposal take() const {
        auto taken = value;
        if (!preferred_day.empty()) taken.facts.preferred_day = parse_day(preferred_day);
        if (preferred_time >= 0) taken.facts.preferred_time = std::chrono::minutes(preferred_time);
        taken.state = parse_proposal_state(state).value();
        taken.decided_at = decided_or_none(decided_at);
        taken.told_at = decided_or_none(told_at);
        taken.created_at = parse_instant(created_at).value();
        return taken;
    }
};

#define EVT_PROPOSAL_COLUMNS                                                                                \
    "SELECT id, call_id, edition_id, number, title, description, language, track_id, organiser_ref, "       \
    "organiser_name, co_organisers, contact_name, contact_mail, zone, expected, preferred_day, "            \
    "preferred_time, state, merged_into, reason, decided_at, decided_by, session_id, told_at, created_at, " \
    "revision FROM evt_proposal "

struct ReviewRow {
    Review value;
    std::string given_at, criterion;
    int points = 0;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.proposal_id), soci::into(value.reviewer),
            soci::into(value.reviewer_name), soci::into(value.comment), soci::into(given_at),
            soci::into(criterion), soci::into(points);
    }
    /// Rows of one review follow each other.
    void add_to(std::vector<Review>& reviews) const {
        if (reviews.empty() || reviews.back().id != value.id) {
            reviews.push_back(value);
            reviews.back().given_at = parse_instant(given_at).value();
            reviews.back().points.clear();
        }
        if (!criterion.empty()) reviews.back().points[criterion] = points;
    }
};

#define EVT_REVIEW_COLUMNS                                                                            \
    "SELECT r.id, r.proposal_id, r.reviewer, r.reviewer_name, r.comment, r.given_at, "                \
    "COALESCE(s.criterion_id, ''), COALESCE(s.points, 0) FROM evt_review r LEFT JOIN evt_score s ON " \
    "s.review_id = r.id "

}  // namespace plenaria::events
