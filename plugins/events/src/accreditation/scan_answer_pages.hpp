// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/accreditation/scan_answer_pages.hpp
/// What came of a scan, for people and for programs.

#include <string>

#include <plenaria/http.hpp>

#include "../json.hpp"
#include "check_in_service.hpp"

namespace plenaria::events {

/// In the reader's language; empty text where there is nothing to say.
struct AnswerWords {
    std::string kind = {};      ///< "ok", "warn" or "bad"
    std::string headline = {};  ///< "Already admitted"
    std::string name = {};
    std::string about = {};      ///< "Mayor, Quito"
    std::string detail = {};     ///< "At 09:12 by Lucía Fernández."
    std::string counts_in = {};  ///< the region in which one more is there now
    std::string undo_url = {};   ///< while there is something to take back
};
/// @param other_event title of the event whose badge it is.
AnswerWords words_of(const ScanAnswer& answer, const Edition& edition, const std::string& other_event,
                     const RequestScope& scope);

/// As the operation and the page's own script get it.
Document json_of(const ScanAnswer& answer);

}  // namespace plenaria::events
