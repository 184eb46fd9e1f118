// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/members/member_repository.hpp
/// Rows of dbn_body_list and dbn_body_member. Every function runs inside the caller's transaction.

#include <string>

#include "member_list.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events_durban {

/// Revision 0 while nobody was named.
MemberList member_list_of(UnitOfWork& uow, const std::string& edition, const std::string& body);
/// Without reading who they are.
int revision_of_list(UnitOfWork& uow, const std::string& edition, const std::string& body);
/// Replaces it. @return false when somebody else has changed it since `list.revision`.
bool store(UnitOfWork& uow, const std::string& edition, const MemberList& list);

}  // namespace plenaria::events_durban
