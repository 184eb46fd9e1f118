// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/validation/validation.hpp
/// Votes of bodies on a version, and what they allow. Pure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>
#include <plenaria/statements/validation.hpp>

#include "../versions/version.hpp"

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
    std::string serial = {};    ///< of its certificate, once it is carried
    bool is_here = false;       ///< the plugin that holds it has answered
};

/// Of the number of a certificate, in characters (plenaria/typed_code.hpp).
inline constexpr std::size_t serial_length = 8;

/// How the versions of a statement have to be validated.
enum class Way : std::uint8_t { none = 1, any, vote, approval, silence };
std::string_view to_text(Way way);
std::optional<Way> parse_way(std::string_view text);
/// Catalog key: "By the vote of a body".
std::string_view name_of(Way way);
/// In which way a vote validates: by its ref.
Way way_of(std::string_view vote_ref);

struct Requirement {
    Way way = Way::none;
    std::string who = {};       ///< a body or a list of the directory, as Validated::body_ref; empty: any
    std::string who_name = {};  ///< as it was called when it was chosen
    bool is_own = false;        ///< of this statement; else the setting of the house says so
};

/// Whether what came of a vote would be enough.
bool fits(const Requirement& requirement, const Validated& vote);

/// Whether it may open for signature where that needs validation: just this text was validated, as is
/// required. @param text_hash of the text, computed anew. @param can_be_asked whether there is a body to ask
/// @return conflict that says what lacks.
Result<void> check_validated(const Version& version, std::string_view text_hash,
                             const std::vector<Validated>& votes, const Requirement& requirement,
                             bool can_be_asked);

}  // namespace plenaria::statements
