// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/sessions/session_pages.hpp
/// In which sessions of events a body meets: the page and the operations.

#include <plenaria/plugin.hpp>

#include "session_body_service.hpp"

namespace plenaria::committee::sessions {

Result<Reply> show_body_sessions(const SessionTools& tools, const Request& request, RequestScope& scope);
Result<Reply> meet_in_post(const SessionTools& tools, const Request& request, RequestScope& scope);
Result<Reply> leave_session_post(const SessionTools& tools, const Request& request, RequestScope& scope);
/// Undoes leave_session_post().
Result<Reply> meet_again_post(const SessionTools& tools, const Request& request, RequestScope& scope);

/// @param tools are filled in when the room starts; they outlive it.
void announce_sessions(Registrar& registrar, const SessionTools& tools);

}  // namespace plenaria::committee::sessions
