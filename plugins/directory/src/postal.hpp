// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/postal.hpp
/// Postal addresses as letters bear them. Pure.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plenaria::directory {

/// Where post reaches somebody. Empty text stands for "not known".
struct PostalAddress {
    std::string street = {};  ///< street and number, box, building: lines apart by "\n"
    std::string postcode = {};
    std::string town = {};
    std::string division = {};  ///< state or province, as letters there bear it: "NSW"
    std::string iso2 = {};      ///< ISO 3166-1 alpha-2
    [[nodiscard]] bool is_known() const { return *this != PostalAddress{}; }
    bool operator==(const PostalAddress&) const = default;
};

inline constexpr std::size_t most_street_lines = 3;

/// Without white space at the ends of lines, without empty lines, the country in capitals.
PostalAddress tidy(PostalAddress post);

/// The lines of an envelope between the name and the country, in the order of that country, apart by "\n".
/// Source: addressing sheets of the Universal Postal Union (S42).
std::string lines_of(const PostalAddress& post);

/// As history and forms name them.
std::vector<std::pair<std::string, std::string>> fields(const PostalAddress& post);
/// From what fields() gave; other names are left alone.
void set_field(PostalAddress& post, std::string_view name, const std::string& value);

}  // namespace plenaria::directory
