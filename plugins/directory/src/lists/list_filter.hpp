// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/lists/list_filter.hpp
/// What a list shows, and which page of it.

#include <string>
#include <vector>

namespace plenaria::directory {

/// What a list shows. Empty text: no such filter.
struct ListFilter {
    std::vector<std::string> words = {};  ///< folded beginnings of words; only the first three count
    std::string region = {};              ///< cities: "Africa"
    std::string context = {};             ///< cities: "origin", "transit", "destination" or "return"
    std::string kind = {};                ///< organisations: their kind
    std::string letter = {};              ///< the folded name begins with it
    std::string sort =
        "name";  ///< "name", "changed"; cities also "country", "population"; organisations "kind"
    std::string language = "en";
};

struct Paging {
    long long offset = 0;
    long long limit = 50;
};

}  // namespace plenaria::directory
