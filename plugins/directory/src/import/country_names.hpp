// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/country_names.hpp
/// Which country a text means.

#include <string>
#include <string_view>
#include <unordered_map>

namespace plenaria::directory::import {

/// Built once for an import (some milliseconds); may be read by several threads.
class CountryNames {
public:
    CountryNames();
    /// ISO 3166-1 alpha-2 of a code or a name in English, Spanish or French; empty when nobody calls one so.
    /// "Inglaterra" and "EE. UU." are known too.
    [[nodiscard]] std::string find(std::string_view text) const;

private:
    std::unordered_map<std::string, std::string> by_name_;
};

}  // namespace plenaria::directory::import
