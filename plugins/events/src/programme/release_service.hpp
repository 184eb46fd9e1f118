// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/release_service.hpp
/// A programme as it stands and as it was released, and releasing it. Steps of the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "edition_format.hpp"
#include "release_repository.hpp"

namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events {

/// All that the pages of those who plan show, read in one go.
struct ProgrammeReading {
    Edition edition;
    Programme programme;
    EditionFormat format;
    std::vector<Conflict> conflicts;
    std::optional<Released> released;
    FrozenProgramme next;  ///< as it would be released now; empty before freeze_next()
};
/// @param uow of a transaction that only reads: see kept_programme_of().
/// @param formats nullptr: without what the format of the edition says.
Result<ProgrammeReading> read_programme(UnitOfWork& uow, const std::string& edition_id,
                                        const Formats* formats = nullptr);
/// People as the directory calls them today; read_programme() has their names of when they were chosen. Each
/// is asked for once, in however many sessions they are.
/// @param day only those of sessions that last into it; nothing: all.
void name_people(UnitOfWork& uow, directory::Lookup& lookup, ProgrammeReading& reading,
                 std::optional<Day> day = std::nullopt);
/// Fills `reading.next`, with the people as they are named by then.
void freeze_next(ProgrammeReading& reading);
/// What has changed since the latest release, after freeze_next(). Points into `reading`.
std::vector<ProgrammeChange> changes_since(const ProgrammeReading& reading);

/// For Route::cached_under of the pages of those outside.
std::string programme_tag(std::string_view edition_id);

/// Freezes the programme and shows it to everybody; who sees events is told, unless the event is over.
/// @param revision of the edition whose programme was looked at: a later change is a conflict.
/// @return the number of the release; conflict when nothing has changed since the latest.
Result<int> release_programme(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                              const std::string& edition_id, const std::string& note, int revision);

}  // namespace plenaria::events
