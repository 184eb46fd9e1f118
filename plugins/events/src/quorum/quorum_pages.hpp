// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/quorum/quorum_pages.hpp
/// Whether enough delegations are there for a session to decide, as they come in.

#include <plenaria/http.hpp>

#include "quorum_service.hpp"

namespace plenaria {
class Registrar;
}

namespace plenaria::events {

struct RoomTools;

/// "87 of 150 delegations are there. 13 more are needed." In the reader's language.
std::string quorum_words(const QuorumCount& count, const Locale& locale);

/// GET and POST /events/sessions/{session}/quorum; GET …/quorum/live
Result<Reply> quorum_page(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> quorum_post(const RoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> listen_to_quorum(const RoomTools& tools, const Request& request, RequestScope& scope);

void announce_quorum(Registrar& registrar, const RoomTools& tools);

}  // namespace plenaria::events
