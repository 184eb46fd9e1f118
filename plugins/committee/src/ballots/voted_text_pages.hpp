// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/voted_text_pages.hpp
/// The text on which a body votes: named to staff, and read by voters behind their link.

#include <string>

#include "shared_pages.hpp"

namespace plenaria::committee::ballots {

/// Members has_version, version_label, version_url (empty for who may not read statements), version_hash.
void set_voted_version(Model& page, UnitOfWork& uow, const Ballot& ballot, const RequestScope& scope);
/// Members has_text, text_url.
void set_voted_text(Model& page, const Ballot& ballot, const std::string& voter_id,
                    const RequestScope& scope);
/// GET /committee/votes/{voter}/text
Result<Reply> voted_text_page(const BallotRoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::ballots
