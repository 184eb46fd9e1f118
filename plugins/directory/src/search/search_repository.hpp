// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/search/search_repository.hpp
/// Search as you type, over the folded words of all names.

#include <string>
#include <vector>

#include "../values.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::directory {

struct Hit {
    std::string party;   ///< ref
    Names name;          ///< of a person: only `en`
    std::string iso2;    ///< of a city
    std::string detail;  ///< of an organisation its kind, of a person the office held on that day
    Names city;          ///< of a person: where
};

/// Parties each of whose names have words that begin with each of `words`; at most `limit`, in the order of
/// the word that was found by the longest beginning.
/// @param kind "city", "organisation", "person" or empty for all.
std::vector<Hit> search(UnitOfWork& uow, std::vector<std::string> words, const std::string& kind, Day today,
                        int limit);

}  // namespace plenaria::directory
