// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/signature.hpp"

#include <array>
#include <stdexcept>
#include <vector>

#include <sodium.h>

namespace plenaria::host {

namespace {

constexpr std::string_view prefix = "whsec_";
constexpr std::size_t secret_bytes = 32;

std::string base64(const unsigned char* bytes, std::size_t size) {
    std::string text(sodium_base64_encoded_len(size, sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes, size, sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // the NUL that libsodium writes
    return text;
}

void start() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}

}  // namespace

std::string new_webhook_secret() {
    start();
    std::array<unsigned char, secret_bytes> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return std::string(prefix) + base64(bytes.data(), bytes.size());
}

std::string sign_webhook(std::string_view secret, std::string_view message_id, Instant at,
                         std::string_view body) {
    start();
    std::vector<unsigned char> key(secret.size());
    std::size_t size = 0;
    if (!secret.starts_with(prefix) ||
        sodium_base642bin(key.data(), key.size(), secret.data() + prefix.size(),
                          secret.size() - prefix.size(), nullptr, &size, nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0)
        throw std::invalid_argument("this is no secret of a webhook");
    const auto signed_text = std::string(message_id) + '.' + std::to_string(at.time_since_epoch().count()) +
                             '.' + std::string(body);
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.data(), size);
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(signed_text.data()),
                                  signed_text.size());
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
    crypto_auth_hmacsha256_final(&state, mac.data());
    return "v1," + base64(mac.data(), mac.size());
}

}  // namespace plenaria::host
