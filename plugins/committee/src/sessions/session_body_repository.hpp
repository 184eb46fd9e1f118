// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/sessions/session_body_repository.hpp
/// Rows of cmt_session_body. Every function runs inside the caller's transaction.

#include <string>
#include <vector>

#include <plenaria/db.hpp>

namespace plenaria::committee::sessions {

/// Id of the body that meets in a session, which may have been taken out since; empty: none.
std::string body_meeting_in(UnitOfWork& uow, const std::string& session_id);
std::vector<std::string> sessions_of_body(UnitOfWork& uow, const std::string& body_id);
void insert_session_body(UnitOfWork& uow, const std::string& session_id, const std::string& body_id);
void remove_session_body(UnitOfWork& uow, const std::string& session_id);

}  // namespace plenaria::committee::sessions
