// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/briefing/briefing_repository.hpp
/// Rows of evt_speaking_points, evt_practical and evt_briefing. Every function runs inside the caller's
/// transaction.

#include <map>
#include <optional>
#include <string>

#include <plenaria/time.hpp>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// By language; none is empty.
using TextsByLanguage = std::map<std::string, std::string>;

TextsByLanguage points_of(UnitOfWork& uow, const std::string& session, const std::string& person);
/// By session and person, of a whole edition.
std::map<std::pair<std::string, std::string>, TextsByLanguage> points_of_edition(UnitOfWork& uow,
                                                                                 const std::string& edition);
void store_points(UnitOfWork& uow, const std::string& session, const std::string& person,
                  const TextsByLanguage& texts);

/// What stands in the packs of all who come.
struct BriefingFacts {
    std::string edition_id = {};
    TextsByLanguage practical = {};
    std::string contact = {};
    std::optional<Instant> offered_at = {};  ///< since when offices find their packs; nothing: they do not
    int revision = 0;                        ///< 0: nothing was written yet
};
BriefingFacts briefing_facts_of(UnitOfWork& uow, const std::string& edition);
/// @return false when somebody else has changed them since `facts.revision`.
bool store(UnitOfWork& uow, const BriefingFacts& facts);

}  // namespace plenaria::events
