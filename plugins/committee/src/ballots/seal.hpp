// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/seal.hpp
/// The seals of a secret ballot: keys of officers, boxes that only two of them open, and the receipt of a voter.
/// All primitives are libsodium's; docs/decisions/0073 says what they hold and what not. Pure but for randomness; thread-safe.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

namespace plenaria::committee::ballots {

/// An officer's key as text that can be printed and typed: groups of letters and digits with a check. The secret half is wiped with
/// the object; the host never writes it anywhere.
class OfficerKey {
public:
    static OfficerKey make();
    /// Forgiving about spaces, lines and case. @return invalid_input for a key that is mistyped.
    static Result<OfficerKey> read(std::string_view typed);
    ~OfficerKey();
    [[nodiscard]] std::string typed() const;       ///< to be shown once
    [[nodiscard]] std::string public_half() const; ///< 64 hexadecimal digits
    // …
};
/// Eight groups of four that two people compare by voice.
std::string fingerprint(std::string_view public_half);

/// Two officers that together open a ballot; `first` opens the outer seal.
struct Couple { int first = 0; int second = 0; };
/// (1,2) of two officers; (1,2), (1,3), (2,3) of three.
std::vector<Couple> couples_of(std::size_t officers);

/// What a voter keeps: twenty characters, 100 random bits.
std::string new_receipt();
/// Under which the box is filed, and what its content is found by after the opening: without the receipt nobody ties them.
std::string box_of_receipt(std::string_view ballot_id, std::string_view receipt);
std::string tracker_of_receipt(std::string_view ballot_id, std::string_view receipt);

/// One seal for each couple, all of equal length whatever was chosen.
std::vector<std::string> seal(std::string_view ballot_id, const std::vector<std::string>& public_halves, std::string_view tracker, std::string_view choice, std::size_t padded);

}  // namespace plenaria::committee::ballots
