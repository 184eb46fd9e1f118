// SPDX-License-Identifier: EUPL-1.2
#include "auth/totp.hpp"

#include <array>
#include <sstream>

#include <Poco/Base32Decoder.h>
#include <Poco/Base32Encoder.h>
#include <Poco/HMACEngine.h>
#include <Poco/SHA1Engine.h>
#include <Poco/URI.h>
#include <sodium.h>

namespace plenaria::host {

std::string new_totp_secret() {
    std::array<char, 20> bytes{};  // 160 bits: base 32 of them needs no padding
    randombytes_buf(bytes.data(), bytes.size());
    std::ostringstream text;
    Poco::Base32Encoder encoder(text);
    encoder.write(bytes.data(), bytes.size());
    encoder.close();
    return text.str();
}

std::string totp_address(std::string_view secret, std::string_view account, std::string_view issuer) {
    std::string label;
    Poco::URI::encode(std::string(issuer) + ":" + std::string(account), "?&=:/", label);
    std::string name;
    Poco::URI::encode(std::string(issuer), "?&=", name);
    return "otpauth://totp/" + label + "?secret=" + std::string(secret) + "&issuer=" + name;
}

std::string totp_code(std::string_view secret, std::int64_t step) {
    std::istringstream encoded{std::string(secret)};
    Poco::Base32Decoder decoder(encoded);
    const std::string key{std::istreambuf_iterator<char>(decoder), {}};
    std::array<unsigned char, 8> message{};
    for (std::size_t i = 8; i-- > 0; step >>= 8) message[i] = static_cast<unsigned char>(step & 0xff);
    Poco::HMACEngine<Poco::SHA1Engine> mac(key);
    mac.update(message.data(), message.size());
    const auto& digest = mac.digest();
    // Dynamic truncation, RFC 4226, 5.3.
    const std::size_t offset = digest[19] & 0x0fU;
    const std::uint32_t number = (digest[offset] & 0x7fU) << 24U |
                                 static_cast<std::uint32_t>(digest[offset + 1]) << 16U |
                                 static_cast<std::uint32_t>(digest[offset + 2]) << 8U | digest[offset + 3];
    auto text = std::to_string(number % 1000000);
    return std::string(6 - text.size(), '0') + text;
}

std::optional<std::int64_t> match_totp(std::string_view secret, std::string_view code, Instant now,
                                       std::int64_t last_step) {
    const std::int64_t current = now.time_since_epoch().count() / 30;
    for (std::int64_t step = current - 1; step <= current + 1; ++step) {
        const auto expected = totp_code(secret, step);
        if (step > last_step && code.size() == expected.size() &&
            sodium_memcmp(code.data(), expected.data(), expected.size()) == 0)
            return step;
    }
    return std::nullopt;
}

}  // namespace plenaria::host
