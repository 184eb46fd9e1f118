// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/accreditation/badge_service.hpp
/// Who gets a badge, making the codes, printing one anew. Each is one step of the caller's transaction;
/// routes ask for "events.check_in".

#include <optional>
#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "../delegations/delegation.hpp"
#include "badge_repository.hpp"

namespace plenaria::events {

/// Somebody who comes: head or member of a delegation that comes and has its places.
struct Holder {
    Delegate delegate;
    std::string delegation_id = {};
    std::string party = {};
    std::string city = {};  ///< or organisation, as it was called when it was chosen
    std::string iso2 = {};
    std::string region = {};
    std::string language = {};
    std::optional<Badge> badge = {};  ///< the one that holds
};

struct AccreditationReading {
    Edition edition;
    std::vector<Holder> holders;  ///< by delegation, the head first
    BadgeBack back = {};
};
Result<AccreditationReading> read_accreditation(UnitOfWork& uow, const std::string& edition_id);
/// The same of one person, without reading the others: no holder when they get no badge.
Result<AccreditationReading> read_accreditation_of(UnitOfWork& uow, const std::string& edition_id,
                                                   const std::string& delegate);

/// Makes codes for those who come and have none yet. @return how many.
Result<int> issue_badges(UnitOfWork& uow, const Actor& actor, const std::string& edition_id);
/// The old code holds no longer. @return the id of the new badge; that of the newest when this one was void
/// already, so that a button pressed twice prints once. conflict when this person does not come any more.
Result<std::string> reprint_badge(UnitOfWork& uow, const Actor& actor, const std::string& id);

/// @return conflict when somebody else has changed them since.
Result<void> set_badge_back(UnitOfWork& uow, const Actor& actor, const BadgeBack& wish);
inline constexpr std::size_t most_back_words = 600;
inline constexpr std::ptrdiff_t most_back_lines = 12;

Error badge_unknown(const std::string& id);

}  // namespace plenaria::events
