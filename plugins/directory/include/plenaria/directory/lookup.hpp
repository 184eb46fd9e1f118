// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/directory/lookup.hpp
/// For forms of other plugins that name somebody of the directory: what partials/party_field sends, and back.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>
#include <plenaria/db.hpp>

namespace plenaria::directory {

/// A city, an organisation or a person, as a form shows it.
struct Entry {
    std::string ref;   ///< "city/ID", "organisation/ID" or "person/ID"
    std::string name;  ///< in the language asked for
    std::string zone = "UTC";
    std::string gender = {};  ///< of a person "female", "male" or "other"; empty: not known
};

/// Where somebody of the directory is written to.
struct Mailbox {
    std::string ref;
    std::string name;
    std::string address;  ///< empty: none is known
    std::string language = "en";
};

/// All functions run inside the caller's transaction. Thread-safe.
class Lookup {
public:
    static constexpr std::string_view service_name = "directory.lookup/1";
    virtual ~Lookup() = default;

    /// @return nothing when it does not exist. What was merged answers as the entry it was merged into.
    [[nodiscard]] virtual std::optional<Entry> entry(UnitOfWork& uow, std::string_view ref,
                                                     std::string_view language) = 0;
    /// The names of many at once, by the refs that are asked for, as entry() has them. Of a ref that does not
    /// exist there is none.
    [[nodiscard]] virtual std::map<std::string, std::string> names(UnitOfWork& uow,
                                                                   const std::vector<std::string>& refs,
                                                                   std::string_view language) {
        std::map<std::string, std::string> found;
        for (const auto& ref : refs)
            if (auto one = entry(uow, ref, language)) found.emplace(ref, std::move(one->name));
        return found;
    }
    /// Of a person. @return nothing when they do not exist; who was merged answers as the one that stands.
    [[nodiscard]] virtual std::optional<Mailbox> mailbox(UnitOfWork&, std::string_view) {
        return std::nullopt;
    }
    /// What a typed name may mean: all that are called exactly so in one of the languages, else all whose
    /// names have words that begin so. One: it is meant; several: it is to be asked.
    /// @param kind "city", "organisation" or "person"; empty: any.
    [[nodiscard]] virtual std::vector<Entry> called(UnitOfWork& uow, std::string_view text,
                                                    std::string_view kind, std::string_view language) = 0;
};

}  // namespace plenaria::directory
