// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/id.hpp>

#include <array>
#include <chrono>
#include <cstdint>

#include <sodium.h>

namespace plenaria {

namespace {

template <std::size_t N>
std::array<unsigned char, N> random_bytes() {
    // No sodium_init(): randombytes_buf works without it, and a library must not run code when it is loaded.
    std::array<unsigned char, N> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string hex(const unsigned char* bytes, std::size_t size) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(2 * size);
    for (std::size_t i = 0; i < size; ++i) {
        text += digits[bytes[i] >> 4];
        text += digits[bytes[i] & 15];
    }
    return text;
}

}  // namespace

std::string new_id() {
    constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    using namespace std::chrono;
    auto milliseconds_since_epoch = static_cast<std::uint64_t>(
        duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
    std::string id(26, '0');
    for (std::size_t i = 10; i-- > 0; milliseconds_since_epoch >>= 5)
        id[i] = alphabet[milliseconds_since_epoch & 31];
    const auto random = random_bytes<16>();
    for (std::size_t i = 0; i < 16; ++i) id[10 + i] = alphabet[random[i] & 31];
    return id;
}

std::string random_hex(unsigned bits) {
    std::string bytes(bits / 8, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return hex(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return hex(digest.data(), digest.size());
}

}  // namespace plenaria
