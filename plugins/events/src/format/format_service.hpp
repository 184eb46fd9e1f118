// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/format/format_service.hpp
/// Use cases about the format of an edition and the calendar that it brings. Each is one step of the caller's
/// transaction.

#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "../editions/edition.hpp"
#include "formats.hpp"

namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events {

/// Gives the edition a format that is offered, another one, or none (empty). What came in with the format
/// before stays in the plan. @return invalid_input under "format" when no plugin offers it.
Result<void> choose_format(UnitOfWork& uow, const Formats& formats, const Actor& actor, const std::string& id,
                           const std::string& key);

/// A milestone of the format's calendar, counted out for one edition.
struct OfferedMilestone {
    FormatMilestone milestone;
    Day due_on = {};
    bool taken = false;  ///< it came into the plan before, whatever became of it there
};
/// Empty without a format, and while no plugin offers it.
std::vector<OfferedMilestone> offered_milestones(UnitOfWork& uow, const Formats& formats,
                                                 const Edition& edition);

/// Takes the milestones with these keys into the plan, with titles in three languages, notes and checklists
/// in the one of `language`. Those that came in before do so no more.
/// @return how many came in; conflict when the calendar has no milestone of such a key.
Result<int> take_milestones(UnitOfWork& uow, directory::Lookup& lookup, const Formats& formats,
                            const Actor& actor, const std::string& id, const std::vector<std::string>& keys,
                            std::string_view language);

}  // namespace plenaria::events
