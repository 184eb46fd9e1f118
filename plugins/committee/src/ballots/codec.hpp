// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/codec.hpp
/// Bytes as text that is kept, printed and typed, and the digest under which things are filed. Pure.

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace plenaria::committee::ballots {

unsigned char* bytes_of(std::string& text);
const unsigned char* bytes_of(std::string_view text);

std::string hex(std::string_view bytes);
/// @return nothing for text of another length, or with something else than digits.
std::optional<std::string> unhex(std::string_view text, std::size_t size);
std::string base64(std::string_view bytes);
std::optional<std::string> unbase64(std::string_view text);

/// Crockford's base 32: without I, L, O and U.
inline constexpr std::string_view base32_letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The first `count` letters of `bytes` in base 32; bits beyond their end are zero.
std::string in_letters(std::string_view bytes, std::size_t count);
/// Groups of four.
std::string in_groups(std::string_view text, char between);
/// The letters in `typed`, as they are meant, without spaces, hyphens and line breaks.
/// @return nothing when there is something else in it.
std::optional<std::string> letters_in(std::string_view typed);

/// BLAKE2b of `parts`, each with its length, under a word that keeps uses apart.
std::string digest(std::string_view use, std::initializer_list<std::string_view> parts,
                   std::size_t size = 32);

/// Overwrites text before it is forgotten.
void wipe(std::string& text);

}  // namespace plenaria::committee::ballots
