// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/foreign_event.hpp
/// One event of a schedule, in XML or in JSON: the same names, each a text. Pure.

#include <map>
#include <string>
#include <vector>

#include "foreign_programme.hpp"

namespace plenaria::events {

struct ForeignEvent {
    std::map<std::string, std::string> texts = {};  ///< "guid", "date", "start", "duration", "title", …
    std::vector<std::string> people = {};
    std::string day = {};         ///< of the day in which it stands
    std::string room = {};        ///< likewise, where it names none itself
    std::string zone = {};        ///< that the file names; empty: none
    std::string day_change = {};  ///< until when the night belongs to the day before: "04:00"
    int line = 0;
};

ForeignSession session_of(const ForeignEvent& event, const ReadingContext& context);

}  // namespace plenaria::events
