// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/contacts/contact_service.hpp
/// Contacts of a party, segments (named lists of parties) and memberships. Each function is one use case
/// inside the caller's transaction.

#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "../values.hpp"

namespace plenaria::directory {

Result<std::string> add_contact(UnitOfWork& uow, const Actor& actor, ContactRow contact);
Result<void> change_contact(UnitOfWork& uow, const Actor& actor, ContactRow contact);
Result<void> delete_contact(UnitOfWork& uow, const Actor& actor, const std::string& id, int version);

Result<std::string> create_segment(UnitOfWork& uow, const Actor& actor, Segment segment);
Result<void> change_segment(UnitOfWork& uow, const Actor& actor, Segment segment);
Result<void> delete_segment(UnitOfWork& uow, const Actor& actor, const std::string& id, int version);
/// Adding a member twice, or taking out one that is not there, changes nothing.
Result<void> add_to_segment(UnitOfWork& uow, const Actor& actor, const std::string& segment_id,
                            const std::string& party);
Result<void> take_from_segment(UnitOfWork& uow, const Actor& actor, const std::string& segment_id,
                               const std::string& party);

Result<void> join_organisation(UnitOfWork& uow, const Actor& actor, const std::string& organisation_id,
                               const std::string& party);
Result<void> leave_organisation(UnitOfWork& uow, const Actor& actor, const std::string& organisation_id,
                                const std::string& party);

}  // namespace plenaria::directory
