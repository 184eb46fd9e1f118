// SPDX-License-Identifier: EUPL-1.2
#include "codec.hpp"

#include <array>

#include <sodium.h>

namespace plenaria::committee::ballots {

unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string hex(std::string_view bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes_of(bytes), bytes.size());
    text.pop_back();
    return text;
}

std::optional<std::string> unhex(std::string_view text, std::size_t size) {
    std::string bytes(size, '\0');
    std::size_t read = 0;
    if (text.size() != size * 2 ||
        sodium_hex2bin(bytes_of(bytes), size, text.data(), text.size(), nullptr, &read, nullptr) != 0 ||
        read != size)
        return std::nullopt;
    return bytes;
}

std::string base64(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

std::optional<std::string> unbase64(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(bytes_of(bytes), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0)
        return std::nullopt;
    bytes.resize(size);
    return bytes;
}

std::string digest(std::string_view use, std::initializer_list<std::string_view> parts, std::size_t size) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, size);
    const auto add = [&](std::string_view part) {
        std::array<unsigned char, 4> length{};
        for (std::size_t at = 0; at < length.size(); ++at)
            length[at] = static_cast<unsigned char>(part.size() >> (8 * at));
        crypto_generichash_update(&state, length.data(), length.size());
        crypto_generichash_update(&state, bytes_of(part), part.size());
    };
    add(use);
    for (const auto part : parts) add(part);
    std::string out(size, '\0');
    crypto_generichash_final(&state, bytes_of(out), size);
    return out;
}

std::string in_letters(std::string_view bytes, std::size_t count) {
    std::string text;
    for (std::size_t letter = 0; letter < count; ++letter) {
        unsigned value = 0;
        for (std::size_t bit = letter * 5; bit < letter * 5 + 5; ++bit)
            value = value << 1 |
                    (bit / 8 < bytes.size() ? static_cast<unsigned char>(bytes[bit / 8]) >> (7 - bit % 8) & 1U
                                            : 0U);
        text += base32_letters[value];
    }
    return text;
}

std::string in_groups(std::string_view text, char between) {
    std::string grouped;
    for (std::size_t at = 0; at < text.size(); at += 4) {
        if (at > 0) grouped += between;
        grouped += text.substr(at, 4);
    }
    return grouped;
}

std::optional<std::string> letters_in(std::string_view typed) {
    std::string text;
    for (char letter : typed) {
        if (letter == ' ' || letter == '-' || letter == '\n' || letter == '\r' || letter == '\t') continue;
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
        if (letter == 'O') letter = '0';
        if (letter == 'I' || letter == 'L') letter = '1';
        if (base32_letters.find(letter) == std::string_view::npos) {
            wipe(text);
            return std::nullopt;
        }
        text += letter;
    }
    return text;
}

void wipe(std::string& text) {
    if (!text.empty()) sodium_memzero(text.data(), text.size());
    text.clear();
}

}  // namespace plenaria::committee::ballots
