// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/seal.hpp
/// The seals of a secret ballot: keys of officers, boxes that only two of them open, and the receipt of a
/// voter. All primitives are libsodium's; docs/decisions/0073 says what they hold and what not. Pure but for
/// randomness; thread-safe.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

#include "codec.hpp"

namespace plenaria::committee::ballots {

/// An officer's key as text that can be printed and typed: groups of letters and digits with a check. The
/// secret half is wiped with the object; the host never writes it anywhere.
class OfficerKey {
public:
    static OfficerKey make();
    /// Forgiving about spaces, hyphens, lines and case, and about letters that look like digits.
    /// @return invalid_input under "key" for a key that is mistyped.
    static Result<OfficerKey> read(std::string_view typed);
    OfficerKey(OfficerKey&& other) noexcept;
    OfficerKey(const OfficerKey&) = delete;
    OfficerKey& operator=(const OfficerKey&) = delete;
    OfficerKey& operator=(OfficerKey&&) = delete;
    ~OfficerKey();

    [[nodiscard]] std::string typed() const;        ///< to be shown once: fourteen groups of four
    [[nodiscard]] std::string public_half() const;  ///< 64 hexadecimal digits
    /// @return nothing when `box` was not sealed to this key, or was altered.
    [[nodiscard]] std::optional<std::string> open(std::string_view box) const;

private:
    OfficerKey() = default;
    std::array<unsigned char, 32> secret_{};
    std::array<unsigned char, 32> public_{};
};

/// Whether `text` is the public half of a key: 64 hexadecimal digits, and a point that can be sealed to.
bool is_public_half(std::string_view text);
/// Eight groups of four that two people compare by voice.
std::string fingerprint(std::string_view public_half);
/// Whether somebody typed that fingerprint, in whatever spacing and case.
bool is_fingerprint(std::string_view typed, std::string_view public_half);

/// Two officers that together open a ballot, by their places; `first` opens the outer seal.
struct Couple {
    int first = 0;
    int second = 0;
};
/// (1,2) of two officers; (1,2), (1,3), (2,3) of three.
std::vector<Couple> couples_of(std::size_t officers);

/// What a voter keeps: twenty characters, 100 random bits, in groups: "7K3M-…".
std::string new_receipt();
/// As it is hashed. @return nothing when that is no receipt.
std::string receipt_typed(std::string_view typed);
/// Under which the box is filed, and what its content is found by after the opening: without the receipt
/// nobody ties them. 64 hexadecimal digits each. @param receipt as receipt_typed() gives it
std::string box_of_receipt(std::string_view ballot_id, std::string_view receipt);
std::string tracker_of_receipt(std::string_view ballot_id, std::string_view receipt);
/// What shows that a box is the voter's: nobody replaces a ballot with somebody else's receipt.
std::string owner_of_receipt(std::string_view voter_id, std::string_view receipt);

/// One seal for each couple, in the order of couples_of(), as base64; all of equal length whatever was
/// chosen.
/// @param choice of a length that only the ballot decides
std::vector<std::string> seal(std::string_view ballot_id, const std::vector<std::string>& public_halves,
                              std::string_view tracker, std::string_view choice);
/// The outer seal of one of them. @return nothing when it was sealed to somebody else, or altered.
std::optional<std::string> open_outer_seal(const OfficerKey& key, std::string_view box);

struct Opened {
    std::string tracker;
    std::string choice;
};
/// What open_outer_seal() gave. @return nothing likewise, and when it is of another ballot.
std::optional<Opened> open_inner_seal(const OfficerKey& key, std::string_view ballot_id,
                                      std::string_view box);

/// Sixteen characters by which a voter sees that the box is the same.
std::string fingerprint_of_seals(const std::vector<std::string>& seals);
/// Over a sorted list of the ids of boxes, as 64 hexadecimal digits: `printf '%s\n' IDS… | b2sum -l 256`.
std::string seed_of_boxes(const std::vector<std::string>& ids);

/// Text that only the holder of `code` (as new_receipt() makes them) opens.
std::string lock_with_code(std::string_view ballot_id, std::string_view code, std::string_view text);
std::optional<std::string> unlock_with_code(std::string_view ballot_id, std::string_view code,
                                            std::string_view locked);

/// An order in which nothing of the one before is left.
std::vector<std::size_t> shuffled(std::size_t size);

}  // namespace plenaria::committee::ballots
