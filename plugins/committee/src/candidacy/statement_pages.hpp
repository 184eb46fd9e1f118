// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/candidacy/statement_pages.hpp
/// What voters read of candidates, beside the ballot and without leaving it.

#include <map>
#include <string>
#include <vector>

#include <plenaria/plugin.hpp>

#include "../ballots/ballot_room_tools.hpp"
#include "statement_service.hpp"

namespace plenaria::committee::candidacy {

/// Of partials/candidate_statement, by the id of the candidate; whoever has none is not there.
using StatementModels = std::map<std::string, Model, std::less<>>;

/// @param portrait_route of the small pictures, and `owner` its first value: {"voter", id} or {"ballot", id}
StatementModels statement_models(UnitOfWork& uow, const ballots::Ballot& ballot,
                                 const std::vector<ballots::Candidate>& candidates,
                                 const char* portrait_route, const UrlValues& owner,
                                 const RequestScope& scope);

/// Portraits and files, for voters by their link and for all who see bodies.
void announce_statements(Registrar& registrar, const ballots::BallotRoomTools& tools);

}  // namespace plenaria::committee::candidacy
