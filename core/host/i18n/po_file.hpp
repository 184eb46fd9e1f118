// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file i18n/po_file.hpp
/// Catalogs as translators write them (.po), turned in memory into what Boost.Locale reads (.mo).

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace plenaria::host::i18n {

struct PoEntry {
    std::string id;                 ///< empty: the header
    std::string plural_id = {};     ///< empty: no plural
    std::vector<std::string> text;  ///< one, or one a plural form
    bool operator==(const PoEntry&) const = default;
};

/// The entries of a .po text that are translated: without obsolete, fuzzy and empty ones.
/// @param name is used in messages. @throws std::runtime_error "name:line: what is wrong".
std::vector<PoEntry> parse_po(std::string_view text, std::string_view name);

/// The bytes of a .mo file (GNU gettext, section "The Format of GNU MO Files"), sorted, with hash table.
std::vector<char> make_mo(std::vector<PoEntry> entries);

/// make_mo(parse_po(…)) of a file; empty when there is no such file.
std::vector<char> read_po_as_mo(const std::filesystem::path& file);

}  // namespace plenaria::host::i18n
