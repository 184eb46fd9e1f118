// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/demo.hpp
/// The texts of the demonstration.

#include <filesystem>
#include <string>

#include <plenaria/result.hpp>

namespace plenaria {
class Database;
}

namespace plenaria::statements {

struct DemoTexts {
    bool loaded = false;      ///< false: there were statements already, and nothing was done
    std::string declaration;  ///< the Universal Declaration, adopted
    std::string cities;       ///< a declaration of mayors, being drafted
    std::string zero_draft;   ///< its versions
    std::string first_revision;
};

/// Reads DIR/statements: see its README.md.
Result<DemoTexts> load_demo_texts(Database& db, const std::filesystem::path& dir);

}  // namespace plenaria::statements
