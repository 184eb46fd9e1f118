// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/question.hpp
/// A holder lost the office in the city before the term ended: what becomes of the seat? Pure.

#include <optional>
#include <string>

#include "term.hpp"

namespace plenaria::committee::ledger {

/// What a person may answer: MandateRule without `ask`.
struct Question {
    std::string id = {};
    std::string term_id = {};
    std::string mandate_id = {};
    Day office_until = no_day;  ///< the first day without the office
    Instant asked_at = {};
    MandateRule proposed = MandateRule::ask;  ///< by the rule of the body when it was asked
    std::optional<MandateRule> answer = {};   ///< nothing: it waits
    std::string reason = {};
    std::optional<Instant> answered_at = {};
    std::string answered_by = {};
    /// What the answer wrote over, for taking it back.
    std::optional<Day> left_on_before = {};
    std::optional<EndReason> reason_before = {};
    std::optional<Day> envoy_since_before = {};
    int revision = 1;
};

/// `term` after `answer`, where the office was held up to the day before `office_until`. Who lost it before
/// the term began leaves on its first day.
Term answered(Term term, MandateRule answer, Day office_until);
/// `term` as it stood before the question was answered.
Term unanswered(Term term, const Question& question);

}  // namespace plenaria::committee::ledger
