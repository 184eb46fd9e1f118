// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/proposal_page_repository.hpp
/// One page of the proposals of a call, and rows of evt_proposal_count, which are kept so that a page reads
/// no more than it shows. Every function runs inside the caller's transaction.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "proposal.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// Counts the proposals of a call anew; after whatever adds or changes one.
void recount_proposals(UnitOfWork& uow, const std::string& call);

struct ProposalCount {
    long long proposals = 0;
    long long due = 0;  ///< with a mail address, and not written to since
};
using ProposalCounts = std::map<ProposalState, ProposalCount>;
ProposalCounts proposal_counts(UnitOfWork& uow, const std::string& call);
long long total_of(const ProposalCounts& counts);
/// How many decisions wait to be told: as to_tell() of all proposals finds them.
long long decisions_to_tell(UnitOfWork& uow, const std::string& call, const ProposalCounts& counts);

/// @param first from 1; 0: none are asked for. @param last inclusive. In order of their numbers, without the
/// answers to the questions of the call.
std::vector<Proposal> proposals_shown(UnitOfWork& uow, const std::string& call,
                                      std::optional<ProposalState> state, long long first, long long last);
/// By proposal.
std::map<std::string, std::vector<Review>> reviews_of_shown(UnitOfWork& uow,
                                                            const std::vector<Proposal>& proposals);

}  // namespace plenaria::events
