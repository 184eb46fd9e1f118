// SPDX-License-Identifier: EUPL-1.2
#include "review_service.hpp"

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../json.hpp"
#include "proposal_repository.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t longest_comment = 2000;

}  // namespace

Result<void> give_review(UnitOfWork& uow, const Actor& actor, const std::string& proposal_id,
                         const std::map<std::string, int>& points, std::string comment) {
    hold_call_of_proposal(uow, proposal_id);
    const auto reading = read_proposal(uow, proposal_id);
    if (!reading) return reading.error();
    const auto& [edition, call, proposal] = *reading;
    if (call.scoring_closed_at)
        return Error{ErrorCode::conflict, /*t*/ "Scoring is closed: points can no longer be given.",
                     proposal_id};
    if (proposal.state == ProposalState::merged || proposal.state == ProposalState::withdrawn)
        return Error{ErrorCode::conflict,
                     /*t*/ "This proposal was merged or withdrawn: there is nothing to score.", proposal_id};
    Review review{.id = new_id(),
                  .proposal_id = proposal_id,
                  .reviewer = actor.id,
                  .reviewer_name = actor.name,
                  .comment = trim(comment),
                  .given_at = uow.now()};
    std::vector<FieldError> problems;
    for (std::size_t i = 0; i < call.criteria.size(); ++i) {
        const auto found = points.find(call.criteria[i].id);
        if (found == points.end() || found->second < 1 || found->second > call.scale)
            problems.push_back({"points_" + std::to_string(i + 1),
                                /*t*/ "Give points from 1 to {max}.",
                                {{"max", std::to_string(call.scale)}}});
        else
            review.points[found->first] = found->second;
    }
    if (!is_utf8(review.comment) || length(review.comment) > longest_comment)
        problems.push_back(
            {"comment", /*t*/ "Write at most {max} characters.", {{"max", std::to_string(longest_comment)}}});
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    store(uow, review);
    // Without the points: whoever reads history may still have to give their own.
    uow.record(actor, "events.score_proposal", proposal_subject(proposal_id), "",
               compact({{"criteria", review.points.size()}}));
    return {};
}

}  // namespace plenaria::events
