// SPDX-License-Identifier: EUPL-1.2
#include "question.hpp"

#include <algorithm>

namespace plenaria::committee::ledger {

Term answered(Term term, MandateRule answer, Day office_until) {
    if (answer == MandateRule::vacate) {
        term.left_on = std::max(office_until - std::chrono::days(1), term.facts.first);
        term.reason = EndReason::lost_office;
        term.envoy_since.reset();
    } else if (answer == MandateRule::envoy) {
        term.envoy_since = std::max(office_until, term.facts.first);
    }
    return term;
}

Term unanswered(Term term, const Question& question) {
    term.left_on = question.left_on_before;
    term.reason = question.reason_before;
    term.envoy_since = question.envoy_since_before;
    return term;
}

}  // namespace plenaria::committee::ledger
