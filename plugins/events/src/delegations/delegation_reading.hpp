// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/delegation_reading.hpp
/// The invitations of an edition with how far each has come, read in one go; and what pages show of them.

#include <string>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/view.hpp>

#include "delegation.hpp"
#include "delegation_repository.hpp"

namespace plenaria::events {

struct InvitedOffice {
    Delegation delegation;
    DelegationState state = DelegationState::chosen;
    std::vector<Instant> opened_at;  ///< each time somebody went behind the link
};

struct InvitationsReading {
    Edition edition;
    InvitationRules rules;
    std::vector<InvitedOffice> offices;  ///< by name
    [[nodiscard]] std::vector<Delegation> delegations() const;
};
Result<InvitationsReading> read_invitations(UnitOfWork& uow, const std::string& edition_id,
                                            PeopleRead people = PeopleRead::named);

/// In the reader's language; regions come from the directory as UN M49 names them.
std::string region_name(const std::string& region, const Locale& locale);

Model delegation_tag(DelegationState state, const Locale& locale);

}  // namespace plenaria::events
