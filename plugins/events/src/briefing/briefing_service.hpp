// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/briefing/briefing_service.hpp
/// What the secretariat writes for briefing packs. Each is one step of the caller's transaction.

#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "../programme/session.hpp"
#include "briefing_repository.hpp"

namespace plenaria::events {

inline constexpr std::size_t longest_points = 8000, longest_practical = 4000, longest_contact = 500;

struct PointsReading {
    Edition edition;
    Session session;
    std::vector<SessionPerson> people;  ///< on the stage of that session, each once
    SessionPerson person;               ///< whose points these are; without ref when there are no people
    TextsByLanguage texts;
};
/// @param person a ref; empty: the first.
Result<PointsReading> read_points(UnitOfWork& uow, const std::string& session, const std::string& person);

/// What was shown to whoever writes now, so that two who write see it.
std::string seen_of(const TextsByLanguage& texts);
/// Routes ask for "events.edit". @return conflict when they are no longer those of `seen`; invalid_input
/// under "text_en", "text_es" and "text_fr"; not_found when this person is not in the session.
Result<void> change_points(UnitOfWork& uow, const Actor& actor, const std::string& session,
                           const std::string& person, TextsByLanguage texts, const std::string& seen);

/// Routes ask for "events.invite", likewise below. Whether packs are offered stays as it is.
Result<void> change_practical(UnitOfWork& uow, const Actor& actor, BriefingFacts facts);
/// Lets offices find their packs behind their links, or not any more.
Result<void> offer_packs(UnitOfWork& uow, const Actor& actor, const std::string& edition_id, bool offered);

}  // namespace plenaria::events
