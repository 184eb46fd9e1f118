// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/merge/duplicates.hpp
/// Entries that look like one and the same. Pure.

#include <string>
#include <vector>

#include "../values.hpp"

namespace plenaria::directory {

struct Pair {
    std::string first;     ///< ref
    std::string second;    ///< ref
    std::string spelling;  ///< what both are called
    bool operator==(const Pair&) const = default;
};

/// Cities of one country, organisations and people that share a spelling, accents, case and (for people) the
/// order of words ignored. Two cities that both name different divisions are no pair. @return at most `limit`
/// of each.
std::vector<Pair> duplicates(const std::vector<City>& cities, std::size_t limit);
std::vector<Pair> duplicates(const std::vector<Organisation>& organisations, std::size_t limit);
std::vector<Pair> duplicates(const std::vector<Person>& people, std::size_t limit);

}  // namespace plenaria::directory
