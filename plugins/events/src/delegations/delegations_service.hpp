// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/delegations_service.hpp
/// Delegations as other plugins see them, and what those tell of them.

#include <plenaria/events/delegations.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/view.hpp>

#include "delegation_tools.hpp"

namespace plenaria::events {

class DelegationsService final : public Delegations {
public:
    std::optional<DelegationCard> delegation(UnitOfWork& uow, const std::string& id) override;
    std::vector<DelegationCard> of_edition(UnitOfWork& uow, const std::string& edition) override;
    std::optional<DelegationCard> own(UnitOfWork& uow, const Actor& actor,
                                      const std::string& edition) override;
    Result<void> set_quota(UnitOfWork& uow, const Actor& actor, const std::string& id, int quota) override;
};

DelegationCard card_of(const Delegation& delegation);

/// What plugins tell of it to this reader: (label, value, has_url, url).
Model::List told_facts(UnitOfWork& uow, const FactTellers& tellers, const Delegation& delegation,
                       const Actor& reader, std::string_view language);

}  // namespace plenaria::events
