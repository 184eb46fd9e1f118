// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/letter.hpp
/// A letter that confirms to an authority that somebody is invited: its serial, and what a stranger may learn
/// by it. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <plenaria/time.hpp>

namespace plenaria::events {

using plenaria::to_text;  // of days and instants, which the one of this room would hide

/// Why a letter holds no longer.
enum class Revocation : std::uint8_t {
    secretariat = 1,
    person,  ///< somebody else comes, or nobody
    dates,   ///< the event has other dates than the letter says
    cancelled,
};
std::string_view to_text(Revocation reason);
std::optional<Revocation> parse_revocation(std::string_view text);
/// Catalog key, a sentence.
std::string_view name_of(Revocation reason);

struct Letter {
    std::string id = {};
    std::string edition_id = {};
    std::string delegation_id = {};
    std::string delegate_id = {};
    std::string serial = {};  ///< eight characters
    std::string language = "en";
    std::string name_hash = {};  ///< empty once names are erased
    Instant issued_at = {};
    std::string issued_by = {};
    std::optional<Instant> revoked_at = {};
    std::optional<Revocation> revoked_for = {};
};

/// Eight characters that nobody can guess, of Crockford's base 32: 40 bits. @param random 40 bits in
/// hexadecimal.
std::string serial_from(std::string_view random);
/// As a person types it: small letters, spaces, hyphens, O for 0, I or L for 1.
/// @return the serial, or nothing when it can be none.
std::optional<std::string> read_serial(std::string_view typed);
/// "7KQ2-M4XD".
std::string shown_serial(std::string_view serial);
/// Compares names without keeping them: of the serial and the folded name.
std::string hash_of_name(std::string_view serial, std::string_view name);

}  // namespace plenaria::events
