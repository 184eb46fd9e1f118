// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/proposal_list_pages.hpp
/// A call with its proposals: filtered, ranked, those that may become one; and as a table file.

#include <plenaria/http.hpp>

#include "proposal_service.hpp"
#include "side_event_tools.hpp"

namespace plenaria::events {

/// A call as one transaction sees it.
struct CallReading {
    Edition edition;
    SideCall call;
    std::vector<Proposal> proposals;                     ///< in order of their numbers
    std::map<std::string, std::vector<Review>> reviews;  ///< by proposal

    [[nodiscard]] const std::vector<Review>& reviews_of(const std::string& proposal) const;
    /// What `account` may see of it; nothing while it has to score it first.
    [[nodiscard]] std::optional<ScoreSum> seen_by(const std::string& account,
                                                  const std::string& proposal) const;
};
Result<CallReading> read_call(UnitOfWork& uow, const std::string& id);

/// GET /events/calls/{call}, GET …/export
Result<Reply> call_page(const SideEventTools& tools, const Request& request, RequestScope& scope);
Result<Reply> export_proposals(const SideEventTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events
