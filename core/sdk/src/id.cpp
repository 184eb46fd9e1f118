// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/id.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <mutex>

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

namespace {

constexpr std::size_t time_digits = 10;
constexpr std::size_t random_digits = 16;

/// The last id of this process, as digits of base 32.
struct LastId {
    std::mutex mutex = {};
    std::uint64_t milliseconds = 0;
    std::array<unsigned char, random_digits> random = {};
};

/// Adds 1 to 2^40 at random: later ids of one millisecond sort behind earlier ones, and still nobody guesses
/// them.
void step(std::array<unsigned char, random_digits>& digits) {
    const auto random = random_bytes<8>();
    unsigned carry = 1;
    for (std::size_t i = random_digits; i-- > 0;) {
        const bool low = random_digits - i <= random.size();
        const unsigned sum = digits[i] + carry + (low ? random[random_digits - 1 - i] & 31U : 0U);
        digits[i] = static_cast<unsigned char>(sum & 31U);
        carry = sum >> 5U;
    }
}

}  // namespace

std::string new_id() {
    constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    using namespace std::chrono;
    const auto now = static_cast<std::uint64_t>(
        duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
    static auto& last = *new LastId;
    const std::lock_guard lock(last.mutex);
    if (now > last.milliseconds) {
        last.milliseconds = now;
        const auto random = random_bytes<random_digits>();
        for (std::size_t i = 0; i < random_digits; ++i) last.random[i] = random[i] & 31U;
        last.random[0] &= 15U;  // room to count up
    } else {
        step(last.random);
    }
    std::string id(time_digits + random_digits, '0');
    auto time = last.milliseconds;
    for (std::size_t i = time_digits; i-- > 0; time >>= 5U) id[i] = alphabet[time & 31U];
    for (std::size_t i = 0; i < random_digits; ++i) id[time_digits + i] = alphabet[last.random[i]];
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
