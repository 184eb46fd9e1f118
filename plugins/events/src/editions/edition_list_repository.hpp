// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/editions/edition_list_repository.hpp
/// The list of editions: filtered, one page at a time.

#include <string>
#include <vector>

#include "edition.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// Empty text: no such filter.
struct EditionFilter {
    std::string when = "upcoming";        ///< "upcoming" (its last day is not over), "past" or "all"
    std::string series = {};              ///< id
    std::string state = {};               ///< as stored
    std::vector<std::string> words = {};  ///< folded; only the first three count
    Day today = {};
};

struct EditionLine {
    Edition edition;  ///< without titles of its own: see `title`
    std::string title;
    std::string series_title;
};

/// Upcoming ones: the next first; all others: the last first. Titles in `language` where there is one.
std::vector<EditionLine> edition_lines(UnitOfWork& uow, const EditionFilter& filter,
                                       std::string_view language, long long offset, long long limit);
long long count_editions(UnitOfWork& uow, const EditionFilter& filter);

}  // namespace plenaria::events
