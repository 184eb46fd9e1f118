// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/dates/date_service.hpp
/// Other dates for an edition: what they would mean, and giving it to them.

#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "date_change.hpp"

namespace plenaria::events {

struct DateWish {
    std::string edition_id;
    Dates dates;
    std::string reason = {};
};

/// What apply_dates() would do at `now`. Writes nothing.
struct DatePlan {
    Edition edition;
    std::vector<Milestone> milestones;
    std::vector<Move> moves;
    int sessions = 0;     ///< of its programme, which move by as many days as the opening
    int asked_again = 0;  ///< offices that come, and would be asked whether they still do
    int side_events = 0;  ///< accepted ones, whose organisers would be told of their new days
};
Result<DatePlan> plan_dates(UnitOfWork& uow, const DateWish& wish, Instant now);

/// Gives the edition its new dates and every milestone the day at its distance from them; the sessions of its
/// programme move by as many days as the opening, at the same time on the clock; a postponed edition goes
/// back to the state in which it was postponed. Who was told that something is late is told again only if it
/// gets late again.
/// @param revision of the edition for which the plan was shown: a later change of it or of a milestone is a
/// conflict.
/// @param now the day by which lateness is judged and which the report bears.
/// @return the id of the change, for its report.
Result<std::string> apply_dates(UnitOfWork& uow, const Actor& actor, const DateWish& wish, int revision,
                                Instant now);

}  // namespace plenaria::events
