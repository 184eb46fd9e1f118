// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/validation.hpp
/// Votes of bodies on a version, and what they allow. Pure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>
#include <plenaria/statements/validation.hpp>

#include "version.hpp"

namespace plenaria::statements {

std::string_view to_text(ValidationState state);
std::optional<ValidationState> parse_validation_state(std::string_view text);
/// Catalog key: "Carried".
std::string_view name_of(ValidationState state);
/// Whether the body may still come to a result, so that it is not asked once more.
bool is_running(ValidationState state);
/// Whether nothing of it changes any more.
bool is_settled(ValidationState state);

/// A vote as it is kept, and as it is now while the plugin that holds it is there.
struct Validated {
    std::string id = {};
    std::string statement_id = {};
    std::string version_id = {};
    std::string vote_ref = {};
    std::string body_ref = {};
    ValidationVote vote = {};
    Instant asked_at = {};
    std::string asked_by = {};  ///< name
    bool is_here = false;       ///< the plugin that holds it has answered
};

/// Whether it may open for signature where that needs validation: a body carried just this text.
/// @param text_hash of the text, computed anew. @param can_be_asked whether there is a body to ask
/// @return conflict that says what lacks.
Result<void> check_validated(const Version& version, std::string_view text_hash,
                             const std::vector<Validated>& votes, bool can_be_asked);

}  // namespace plenaria::statements
