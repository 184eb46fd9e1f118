// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/sets_pages.hpp
/// How mixed a body would be with each set of nominees that a call of several seats could bring into it.

#include <vector>

#include "../diversity/diversity.hpp"
#include "shared_pages.hpp"

namespace plenaria::committee::vacancies {

inline constexpr std::size_t most_sets = 60;  ///< that somebody compares on one page

/// All ways to choose `size` of so many, each in rising order; none when there are more than most_sets. Pure.
std::vector<std::vector<std::size_t>> sets_of(std::size_t from, std::size_t size);

/// GET /committee/vacancies/{vacancy}/sets
Result<Reply> show_sets(const VacancyTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::vacancies
