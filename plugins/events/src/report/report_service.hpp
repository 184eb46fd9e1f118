// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/report/report_service.hpp
/// The attendance and balance of an event in figures. Nobody is named in them; routes ask for "events.view".

#include <string>

#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>

#include "figures.hpp"

namespace plenaria::events {

/// Part of the caller's transaction; asks the database the same number of times however many come.
/// @param directory of whom gender and region of speakers are asked; nullptr: they are not known.
/// @return not_found when there is no such edition.
Result<EventReport> read_report(UnitOfWork& uow, directory::Directory* directory,
                                const std::string& edition_id);

}  // namespace plenaria::events
