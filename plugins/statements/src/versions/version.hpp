// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/versions/version.hpp
/// An issued version and its hash. Pure.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/time.hpp>

#include "../text/paragraph.hpp"

namespace plenaria::statements {

struct Version {
    std::string id = {};
    std::string statement_id = {};
    int number = 0;         ///< 1, 2, 3 … within the statement
    std::string name = {};  ///< "Zero draft", "Rev.1", "Final"
    std::string original_language = {};
    std::vector<std::string> languages = {};  ///< the original first
    std::string hash = {};
    std::string note = {};
    Instant issued_at = {};
    std::string issued_by = {};  ///< name
};

/// The bytes that are hashed: "plenaria-statement/1", then one line per fact, so that anybody can rebuild
/// them from the published texts with a text editor and sha256sum. Format: docs/decisions/0018.
/// @param paragraphs with their texts in all of `languages`; ids take no part, so that the same words give
///        the same hash in another installation.
std::string canonical_bytes(std::string_view original_language, const std::vector<std::string>& languages,
                            const std::vector<Paragraph>& paragraphs);

/// sha256_hex(canonical_bytes(…)).
std::string hash_of(std::string_view original_language, const std::vector<std::string>& languages,
                    const std::vector<Paragraph>& paragraphs);

/// What the next version of a statement with `issued` versions is usually called.
std::string suggested_name(int issued);

}  // namespace plenaria::statements
