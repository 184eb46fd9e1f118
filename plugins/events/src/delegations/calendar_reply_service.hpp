// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/calendar_reply_service.hpp
/// Takes what calendar programs answer to invitations.

#include <string_view>

#include <plenaria/db.hpp>

#include "delegation_tools.hpp"

namespace plenaria::events {

/// The subscriber to calendar_replied_event. An answer that holds changes whether the office comes and
/// nothing else, and the office gets a receipt with its link; of any other the office reads why nothing was
/// changed, at most once a day for each reason. An answer to nothing of ours is nothing.
Result<void> take_calendar_reply(Database& db, const DelegationTools& tools, std::string_view event_json);

}  // namespace plenaria::events
