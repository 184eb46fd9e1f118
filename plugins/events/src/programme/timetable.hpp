// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/timetable.hpp
/// One day of a programme as a table: rooms across, times down. Pure.

#include <string>
#include <vector>

#include "session.hpp"

namespace plenaria::events {

/// What a session takes up on one day: minutes from its midnight, at most 1440.
struct TimetableEntry {
    std::size_t session = 0;  ///< index, for whoever asked
    std::size_t column = 0;
    int from = 0;
    int until = 0;
};

struct TimetableCell {
    int rows = 1;  ///< how many lines it is high: as long as its sessions last, never more
    std::vector<std::size_t> sessions;  ///< several where they overlap, which is a conflict; none: free
};
struct TimetableRow {
    int from = 0;                      ///< minutes from midnight
    std::vector<TimetableCell> cells;  ///< those that begin in this line, in order of columns
};

/// A line for every time at which something begins or ends.
std::vector<TimetableRow> lay_out(std::vector<TimetableEntry> entries, std::size_t columns);

/// The part of a session that lies on `day`; from == until where none does.
TimetableEntry part_on(const Session& session, Day day);

}  // namespace plenaria::events
