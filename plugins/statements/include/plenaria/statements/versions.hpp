// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/statements/versions.hpp
/// Issued versions of statements, for other plugins that name one: a session that discusses it, for example.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>
#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

namespace plenaria::statements {

/// An issued version. Nothing of it changes but the title of its statement.
struct IssuedVersion {
    std::string id;
    std::string label;      ///< "Durban Declaration – Rev.1", in the language asked for
    int number = 0;         ///< 1, 2, 3 … within its statement
    std::string path;       ///< of its page
    std::string hash = {};  ///< SHA-256 of its text; empty in lists of choices
};

/// How many sign a version that was opened for signature.
struct SignatureCount {
    int asked = 0;
    int valid = 0;     ///< signed, and not withdrawn
    std::string path;  ///< of the page of its register
};

/// All functions run inside the caller's transaction, and answer with what `reader` may read. Thread-safe.
/// Their pages are asked for choices by the route "statements.find_version" (?q=), as those of the directory.
class Versions {
public:
    static constexpr std::string_view service_name = "statements.versions/1";
    virtual ~Versions() = default;

    /// @return nothing when it does not exist, or not for this reader. Of an archived statement too.
    [[nodiscard]] virtual std::optional<IssuedVersion> version(UnitOfWork& uow, const Actor& reader,
                                                               std::string_view id,
                                                               std::string_view language) = 0;
    /// What typed words may mean: all whose label is exactly so, else all whose name and title, in one of the
    /// languages, have words that begin so. The one issued last first; statements in the archive have none.
    [[nodiscard]] virtual std::vector<IssuedVersion> called(UnitOfWork& uow, const Actor& reader,
                                                            std::string_view text,
                                                            std::string_view language) = 0;
    /// @return nothing unless it was opened for signature, and the reader may read it.
    [[nodiscard]] virtual std::optional<SignatureCount> signatures(UnitOfWork&, const Actor& /*reader*/,
                                                                   std::string_view /*id*/) {
        return std::nullopt;
    }
};

}  // namespace plenaria::statements
