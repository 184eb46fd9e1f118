// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/signatures/wall.hpp
/// The signatories of a text as the public sees them: one reading for page, map, CSV, JSON and badge, so that
/// no two of them can show different numbers.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/locale.hpp>
#include <plenaria/result.hpp>
#include <plenaria/services.hpp>
#include <plenaria/time.hpp>

#include "../text/statement.hpp"
#include "../validation/validation.hpp"
#include "signature.hpp"

namespace plenaria {
class UnitOfWork;
}
namespace plenaria::directory {
class Directory;
}

namespace plenaria::statements {

struct WallEntry {
    std::string name = {};  ///< of the city, in the reader's language
    std::string iso2 = {};
    std::string country = {};  ///< in the reader's language
    std::string region = {};   ///< UN M49, English: a key
    double latitude = 0;
    double longitude = 0;
    bool has_place = false;
    std::string person = {};
    std::string office = {};
    Day signed_on = {};
};

struct Wall {
    Signing signing = {};
    Statement statement = {};
    std::string version_name = {};
    std::vector<WallEntry> entries = {};      ///< by name, as the language sorts
    std::vector<Validated> validations = {};  ///< by bodies that carried this text, the newest first

    struct Region {
        std::string key = {};
        int count = 0;
    };
    [[nodiscard]] std::vector<Region> regions() const;  ///< those that have entries, by key
};

/// @return not_found before the signing is visible to the public.
Result<Wall> read_wall(UnitOfWork& uow, directory::Directory& directory, std::string_view signing_id,
                       const Locale& locale);

/// Under which letter readers look a name up: É stands under E, Ł under L; "#" when it begins with no letter.
std::string fold_letter(std::string_view name);

/// For CSV: city, country, region, date.
Table wall_table(const Wall& wall, const Locale& locale);
std::string wall_json(const Wall& wall);
/// A picture of the number for other people's pages; text is escaped.
std::string badge_svg(std::string_view number, std::string_view words);

}  // namespace plenaria::statements
