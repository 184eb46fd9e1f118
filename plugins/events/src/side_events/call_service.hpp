// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/call_service.hpp
/// Use cases about calls for side events. Each is one step of the caller's transaction.

#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "../dates/date_change.hpp"
#include "call.hpp"

namespace plenaria::events {

/// What people write about a call.
struct CallFacts {
    Titles titles = {};
    std::map<std::string, std::string> intro = {};
    LocalTime opens = {};  ///< in the zone of the edition
    LocalTime closes = {};
    CallLimits limits = {};
    int minutes = 75;
    int day_from = 8 * 60;  ///< minutes of the day
    int day_until = 20 * 60;
    int scale = 5;
    std::vector<Criterion> criteria = {};
    std::vector<CallQuestion> questions = {};
    int erase_days = 90;
};
CallFacts facts_of(const SideCall& call, std::string_view zone);

std::string call_subject(const std::string& id);
Error call_unknown(const std::string& id);

/// @return its id, as a draft; invalid_input naming every field that is wrong.
Result<std::string> create_call(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                                const CallFacts& facts);
/// Links of organisers follow the deadline. The scale stays once somebody has given points.
/// @return conflict when somebody else has changed it since `revision`.
Result<void> change_call(UnitOfWork& uow, const Actor& actor, const std::string& id, const CallFacts& facts,
                         int revision);
Result<void> set_call_state(UnitOfWork& uow, const Actor& actor, const std::string& id, CallState state);
/// From then on everybody who may see scores sees all, and nobody gives any.
Result<void> close_scoring(UnitOfWork& uow, const Actor& actor, const std::string& id, bool closed);

/// Calls that are not over move along with other dates of their edition: as long before the opening as
/// before, but at least two weeks from now, as deadlines of invitations do. Preferred days move with the
/// programme, and whoever was accepted is to be told again.
Result<void> move_calls(UnitOfWork& uow, const DateChange& change);
/// Accepted side events whose sessions would move.
int accepted_in(UnitOfWork& uow, const std::string& edition);

/// Empties contacts of calls whose time is over, and forgets who sent forms. @return how many contacts.
Result<int> erase_old_contacts(Database& db);

}  // namespace plenaria::events
