// SPDX-License-Identifier: EUPL-1.2
#include "auth/password.hpp"

#include <array>
#include <new>

#include <sodium.h>

#include <plenaria/text.hpp>

#include "auth/password_guess.hpp"

namespace plenaria::host {

namespace {

/// Of a password nobody has; made once with the same cost as real ones.
const std::string& hash_of_nothing() {
    static const std::string& hash = *new std::string(hash_password("no account has this password"));
    return hash;
}

}  // namespace

std::string hash_password(std::string_view password, const HashCost& cost) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), cost.operations, cost.memory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc();
    return hash.data();
}

bool password_matches(std::string_view password, std::string_view hash) {
    const bool known = !hash.empty();
    const std::string against = known ? std::string(hash) : hash_of_nothing();
    const bool matches = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
    return known && matches;
}

Result<void> check_new_password(std::string_view password, const std::vector<std::string>& own) {
    const auto refuse = [](std::string_view message) -> Error {
        return {.code = ErrorCode::invalid_input,
                .message = "There is a problem",
                .fields = {{"password", std::string(message)}}};
    };
    if (!is_utf8(password) || length(password) < 12)
        return refuse(
            "Choose a password of at least 12 characters; a few words together are easy to remember.");
    if (length(password) > 256) return refuse("Choose a password of at most 256 characters.");
    if (is_guessable(password, own))
        return refuse("This password is among the first that are guessed. Choose another.");
    return {};
}

}  // namespace plenaria::host
