// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/floor/floor_service.hpp
/// What a chair does with a speakers list. Each is one step of the caller's transaction; routes ask for
/// "events.chair". Every action names the revision of the list on which it was decided, and answers conflict
/// when the list has changed since: two chairs never give the floor twice.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "../programme/session.hpp"
#include "floor.hpp"

namespace plenaria::directory {
class Directory;
class Lookup;
}  // namespace plenaria::directory

namespace plenaria::events {

/// What the screen of a room and the page of its chair listen to (plenaria/live.hpp).
std::string floor_topic(const std::string& session);
/// Public pages that show the list are kept under it.
std::string floor_tag(std::string_view session);

/// A list with everybody on it, and whose it is.
struct FloorReading {
    Edition edition;
    Session session;
    Floor floor;
    std::vector<FloorRequest> waiting;  ///< the next first
    std::vector<FloorRequest> past;     ///< spoken or withdrawn; the latest first
    std::optional<FloorRequest> speaking;
};
/// Who has the floor, and who had it or withdrew.
std::vector<FloorRequest> taken_of(const FloorReading& reading);
/// @return not_found when there is no such session.
Result<FloorReading> read_floor(UnitOfWork& uow, const std::string& session);

/// The list on which an action was decided.
struct FloorAt {
    std::string session = {};
    int revision = 0;
};

Result<void> set_list_state(UnitOfWork& uow, const Actor& actor, const FloorAt& at, ListState state);

struct FloorRules {
    std::chrono::seconds allowed{180};
    SpeakingOrder order = SpeakingOrder::request;
    ScreenReaders screen = ScreenReaders::staff;
};
/// Another order lines up anew all who wait; another time holds at once, for who speaks too.
/// @return invalid_input under "allowed".
Result<void> change_floor(UnitOfWork& uow, const Actor& actor, const FloorAt& at, const FloorRules& rules);

/// Where speakers are looked up.
struct SpeakerSources {
    directory::Lookup& lookup;
    directory::Directory* directory = nullptr;  ///< of which a city has its region; nullptr: of none
};

/// Who asks for the floor.
struct RequestFacts {
    std::string who_ref = {};   ///< of the directory, or "delegation/ID" of this event; empty: `who_name`
    std::string who_name = {};  ///< of somebody who is neither
    std::string title = {};
    RequestKind kind = RequestKind::speak;
    int rank = 0;  ///< 0: as the answer of the delegation has it, else a delegate's
    std::string language = {};
    std::string region = {};  ///< empty: as the directory has it
    std::string gender = {};  ///< likewise
};
/// @return its id; conflict while the list is closed, but for points of order; invalid_input under "who",
/// "title", "rank", "language", "region" and "gender".
Result<std::string> request_floor(UnitOfWork& uow, const SpeakerSources& from, const Actor& actor,
                                  const FloorAt& at, const RequestFacts& facts);
/// Off the list; it can come back.
Result<void> withdraw_request(UnitOfWork& uow, const Actor& actor, const FloorAt& at, const std::string& id);
/// Back on the list, where the rule has it.
Result<void> restore_request(UnitOfWork& uow, const Actor& actor, const FloorAt& at, const std::string& id);
/// @return conflict where it cannot go further, or would pass a point of order.
Result<void> move_request(UnitOfWork& uow, const Actor& actor, const FloorAt& at, const std::string& id,
                          MoveInLine where);

/// Whoever has the floor loses it; who is interrupted by a point of order waits on, first of all who wait.
/// @param id of the request; empty: the next. @return conflict when it does not wait, or nobody does.
Result<void> give_floor(UnitOfWork& uow, const Actor& actor, const FloorAt& at, const std::string& id = {});
/// @return conflict when nobody has the floor; likewise the two below.
Result<void> end_speech(UnitOfWork& uow, const Actor& actor, const FloorAt& at);
Result<void> pause_clock(UnitOfWork& uow, const Actor& actor, const FloorAt& at);
Result<void> resume_clock(UnitOfWork& uow, const Actor& actor, const FloorAt& at);

}  // namespace plenaria::events
