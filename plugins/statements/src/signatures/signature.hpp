// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/signatures/signature.hpp
/// Signing a frozen version: who was asked, who promised, signed, withdrew; and the code that is mailed
/// before. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

namespace plenaria::statements {

using plenaria::to_text;  // of days and instants, beside ours

struct Signing {
    std::string id = {};
    std::string statement_id = {};
    std::string version_id = {};
    std::string version_hash = {};
    bool open = true;
    Instant closes_at = {};
    std::string zone = "UTC";
    Instant visible_from = {};  ///< before it the wall does not exist for the public
    Instant opened_at = {};
    std::string opened_by = {};
    int revision = 0;
};

enum class SignatoryState : std::uint8_t { listed = 1, asked, promised, signed_, withdrawn };
std::string_view to_text(SignatoryState state);
std::optional<SignatoryState> parse_signatory_state(std::string_view text);
/// Catalog key: "Signed".
std::string_view name_of(SignatoryState state);

/// A city on the list of a signing.
struct Signatory {
    std::string id = {};
    std::string signing_id = {};
    std::string party = {};
    std::string party_name = {};
    std::string contact_name = {};
    std::string address = {};
    std::string language = "en";
    std::string zone = "UTC";
    SignatoryState state = SignatoryState::listed;
    std::optional<Instant> invited_at = {};
    std::optional<Instant> promised_at = {};
    std::string promised_by = {};
    Instant changed_at = {};
    int revision = 0;
};

enum class Means : std::uint8_t {
    link = 1,   ///< signed here, after the mailed code
    letter,     ///< a letter was uploaded
    register_,  ///< taken over from an earlier list
};
std::string_view to_text(Means means);
std::optional<Means> parse_means(std::string_view text);
std::string_view name_of(Means means);

/// Stays when it is withdrawn.
struct Signature {
    std::string id = {};
    std::string signing_id = {};
    std::string party = {};
    std::string city_name = {};
    std::string iso2 = {};
    std::string person_id = {};
    std::string person_name = {};
    std::string office = {};
    std::string mandate_id = {};
    std::string version_hash = {};
    std::string language = {};
    Means means = Means::link;
    std::string letter = {};  ///< SHA-256 of the uploaded file
    Instant signed_at = {};
    Instant recorded_at = {};
    std::string recorded_by = {};
    std::optional<Instant> withdrawn_at = {};
    std::string withdrawn_by = {};
    std::string withdrawn_reason = {};
};

struct SignCode {
    std::string id = {};
    std::string signatory_id = {};
    std::string hash = {};
    Instant issued_at = {};
    Instant expires_at = {};
    int tries = 0;
    bool used = false;
};

inline constexpr std::chrono::minutes code_life{10};
inline constexpr int code_tries = 5;
inline constexpr int codes_an_hour = 6;

/// Eight digits from the system's random numbers.
std::string new_code();
/// What is stored of a code: bound to its row, so that two equal codes look different.
std::string hash_of_code(std::string_view code_id, std::string_view code);
/// What a person typed, without the spaces and dashes that mail programs and people put in.
std::string digits_of(std::string_view typed);

/// @return conflict when the code is used, too old or was tried too often; invalid_input when it is wrong.
Result<void> check_code(const SignCode& code, std::string_view typed, Instant now);

bool takes_signatures(const Signing& signing, Instant now);
Result<void> check_takes_signatures(const Signing& signing, Instant now);

}  // namespace plenaria::statements
