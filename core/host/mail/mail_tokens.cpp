// SPDX-License-Identifier: EUPL-1.2
#include "mail/mail_tokens.hpp"

#include <array>

#include <sodium.h>

namespace plenaria::host {

namespace {

constexpr std::size_t shown_digits = 20;

}  // namespace

std::string MailTokens::mac(Purpose purpose, std::string_view text) const {
    crypto_auth_hmacsha256_state state;
    const auto add = [&](std::string_view part) {
        crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(part.data()),
                                      part.size());
    };
    crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(key_.data()), key_.size());
    add(purpose == Purpose::mail ? "mail\n" : "unsubscribe\n");
    add(text);
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> bytes{};
    crypto_auth_hmacsha256_final(&state, bytes.data());
    std::array<char, 2 * bytes.size() + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    return {hex.data(), shown_digits};
}

std::string MailTokens::sign(Purpose purpose, std::string_view text) const {
    return std::string(text) + '.' + mac(purpose, text);
}

std::optional<std::string> MailTokens::verified(Purpose purpose, std::string_view token) const {
    const auto dot = token.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || token.size() - dot - 1 != shown_digits)
        return std::nullopt;
    const auto expected = mac(purpose, token.substr(0, dot));
    if (sodium_memcmp(expected.data(), token.data() + dot + 1, shown_digits) != 0) return std::nullopt;
    return std::string(token.substr(0, dot));
}

}  // namespace plenaria::host
