// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/coverage/coverage_service.hpp
/// Use cases of the coverage log and of the links of partners. Each is one step of the caller's transaction.

#include <string>

#include <plenaria/sent_file.hpp>

#include "../outputs/output_repository.hpp"
#include "../plan/campaign_service.hpp"
#include "coverage_repository.hpp"

namespace plenaria::campaigns {

Error coverage_unknown(const std::string& id);
/// A link that is there already is refused; Error::detail is the id of the first entry then. @return its id
Result<std::string> add_coverage(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                                 const std::string& campaign_id, const CoverageFacts& facts);
Result<void> change_coverage(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                             const std::string& id, const CoverageFacts& facts, int revision);
Result<void> remove_entry(UnitOfWork& uow, const Actor& actor, const std::string& id);
/// What somebody saw who opened the link. @param looked "there" or "gone"
Result<void> note_look(UnitOfWork& uow, const Actor& actor, const std::string& id, const std::string& looked);

/// What clippings may be.
std::vector<FileKind> clipping_kinds();
inline constexpr std::size_t most_clippings = 10;  ///< of one entry
Result<void> add_clipping(UnitOfWork& uow, const Actor& actor, const std::string& id, const std::string& name,
                          const std::string& bytes);

Result<std::string> add_partner(UnitOfWork& uow, const Actor& actor, const std::string& campaign_id,
                                const std::string& name);

}  // namespace plenaria::campaigns
