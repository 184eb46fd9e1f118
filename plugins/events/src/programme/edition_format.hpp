// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/edition_format.hpp
/// What the format of one edition says about its programme.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/events/format.hpp>
#include <plenaria/locale.hpp>

#include "conflicts.hpp"

namespace plenaria::events {

class Formats;

struct KindName {
    std::string key;
    std::string name;  ///< in the reader's language
};

/// For as long as a request lasts. While no plugin offers the format, or without one, there is what every
/// event has.
class EditionFormat {
public:
    EditionFormat() = default;
    EditionFormat(const Formats* formats, std::string_view key);

    /// Those of the format, then those of every event that it does not name itself.
    [[nodiscard]] std::vector<KindName> kinds(const Locale& locale) const;
    [[nodiscard]] bool has_kind(std::string_view key) const;
    /// Whether entry is for members alone, as the format says.
    [[nodiscard]] bool is_members_only(std::string_view kind) const;
    /// The key itself of a kind that nobody offers at this moment.
    [[nodiscard]] std::string kind_name(std::string_view key, const Locale& locale) const;

    /// The rules of the format that are broken, those of a pair of sessions at the first of them. What is
    /// cancelled breaks none.
    [[nodiscard]] std::vector<Conflict> breaches(const Programme& programme, const Dates& dates) const;
    /// The sentence of such a breach.
    [[nodiscard]] std::string rule(const Conflict& breach, const Locale& locale) const;

private:
    const Formats* formats_ = nullptr;
    std::shared_ptr<Format> format_;
};

}  // namespace plenaria::events
