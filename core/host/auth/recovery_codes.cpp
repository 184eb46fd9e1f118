// SPDX-License-Identifier: EUPL-1.2
#include "auth/recovery_codes.hpp"

#include <array>
#include <new>

#include <sodium.h>

#include <plenaria/id.hpp>

#include "auth/password.hpp"

namespace plenaria::host {

namespace {

/// Crockford's base 32: without I, L, O and U.
constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t code_length = 10;

char read_letter(char c) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == 'o') return '0';
    if (c == 'i' || c == 'l') return '1';
    return c;
}

}  // namespace

std::vector<std::string> new_recovery_codes() {
    std::vector<std::string> codes(recovery_codes_in_a_set);
    for (auto& code : codes)
        for (std::size_t i = 0; i < code_length; ++i) {
            if (i == code_length / 2) code += '-';
            code += alphabet[randombytes_uniform(static_cast<std::uint32_t>(alphabet.size()))];
        }
    return codes;
}

std::string recovery_code_typed(std::string_view text) {
    std::string code;
    for (const char c : text) {
        if (c == '-' || c == ' ' || c == '\t') continue;
        const char letter = read_letter(c);
        if (alphabet.find(letter) == std::string_view::npos || code.size() == code_length) return {};
        code += letter;
    }
    return code.size() == code_length ? code : std::string();
}

std::string new_recovery_salt() { return random_hex(128); }

std::string recovery_code_hash(std::string_view code, std::string_view salt, const HashCost& cost) {
    std::array<unsigned char, crypto_pwhash_SALTBYTES> salt_bytes{};
    std::array<unsigned char, 32> hash{};
    std::array<char, 65> text{};
    sodium_hex2bin(salt_bytes.data(), salt_bytes.size(), salt.data(), salt.size(), nullptr, nullptr, nullptr);
    if (crypto_pwhash(hash.data(), hash.size(), code.data(), code.size(), salt_bytes.data(), cost.operations,
                      cost.memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc();
    return sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
}

}  // namespace plenaria::host
