// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/sessions/session_body_service.hpp
/// A body of the ledger meets in a session of an event, and is the electorate of its quorum. Use cases are
/// one step of the caller's transaction; routes ask for the permission.

#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/events/editions.hpp>
#include <plenaria/events/electorate.hpp>
#include <plenaria/result.hpp>

namespace plenaria::directory {
class Lookup;
}

namespace plenaria::committee::sessions {

/// What pages, operations and the electorate use; set once the room has started.
struct SessionTools {
    directory::Lookup* lookup = nullptr;
    events::Editions* editions = nullptr;  ///< nullptr: that room is not there
};

/// So many sessions are offered to choose from, those that come first.
inline constexpr std::size_t most_sessions_shown = 300;
/// So many may be named at once.
inline constexpr std::size_t most_sessions_of_body = 500;

/// The sessions in which a body meets, as they begin; those that were taken out of their programme are left
/// out.
std::vector<events::SessionCard> sessions_met_in(UnitOfWork& uow, const SessionTools& tools,
                                                 const std::string& body_id, std::string_view language);

/// The body meets in that session. Said twice, nothing happens.
/// @return not_found without such a body; invalid_input under "session" when it is no session, or another
/// body
///         meets there.
Result<void> meet_in(UnitOfWork& uow, const SessionTools& tools, const Actor& actor,
                     const std::string& body_id, const std::string& session_id);
/// It does not after all. Said twice, nothing happens.
Result<void> leave_session(UnitOfWork& uow, const Actor& actor, const std::string& body_id,
                           const std::string& session_id);
/// Exactly these, in whatever order.
Result<void> meet_in_all(UnitOfWork& uow, const SessionTools& tools, const Actor& actor,
                         const std::string& body_id, const std::vector<std::string>& session_ids);

/// The cities of those who sit on the body on the day of its session.
class BodyElectorate final : public events::Electorate {
public:
    /// @param tools of the room, once it has started; they outlive the service.
    explicit BodyElectorate(const SessionTools& tools) : tools_(tools) {}
    std::optional<std::vector<std::string>> members(UnitOfWork& uow, const std::string& session) override;

private:
    const SessionTools& tools_;
};

}  // namespace plenaria::committee::sessions
