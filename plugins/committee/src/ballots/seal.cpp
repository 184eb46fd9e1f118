// SPDX-License-Identifier: EUPL-1.2
#include "seal.hpp"

#include <stdexcept>

#include <sodium.h>

#include "codec.hpp"

namespace plenaria::committee::ballots {

namespace {

constexpr std::size_t key_letters = 52;   // of 256 bits
constexpr std::size_t check_letters = 4;  // 20 bits: of a million slips one is not seen
constexpr std::size_t tracker_bytes = 32;
constexpr std::size_t id_letters = 26;

/// Chooses the fast code of this processor; without it everything works, and is slower. Twice is harmless.
void start_sodium() {
    static const bool started = sodium_init() >= 0;
    if (!started) throw std::runtime_error("libsodium cannot start");
}

std::string key_check(std::string_view secret) {
    return in_letters(digest("key check", {secret}), check_letters);
}

Error mistyped() {
    const char* message =
        /*t*/ "This is no key as it was shown: a letter is wrong or missing. Nothing was opened.";
    Error error{ErrorCode::invalid_input, message};
    error.fields.push_back({"key", message});
    return error;
}

std::string sealed_to(std::string_view public_bytes, std::string_view content) {
    std::string box(content.size() + crypto_box_SEALBYTES, '\0');
    // It fails for points of small order alone, which is_public_half() has refused.
    if (crypto_box_seal(bytes_of(box), bytes_of(content), content.size(), bytes_of(public_bytes)) != 0)
        return {};
    return box;
}

}  // namespace

OfficerKey OfficerKey::make() {
    start_sodium();
    OfficerKey key;
    crypto_box_keypair(key.public_.data(), key.secret_.data());
    return key;
}

Result<OfficerKey> OfficerKey::read(std::string_view typed) {
    auto text = letters_in(typed);
    if (!text || text->size() != key_letters + check_letters) return mistyped();
    OfficerKey key;
    for (std::size_t bit = 0; bit < 256; ++bit) {
        const auto value = base32_letters.find((*text)[bit / 5]);
        key.secret_[bit / 8] |= static_cast<unsigned char>((value >> (4 - bit % 5) & 1U) << (7 - bit % 8));
    }
    std::string secret(key.secret_.begin(), key.secret_.end());
    // The last letter has four bits beyond the key, which have to be zero: one key is one text.
    const bool good = text->substr(0, key_letters) == in_letters(secret, key_letters) &&
                      text->substr(key_letters) == key_check(secret);
    wipe(secret);
    wipe(*text);
    if (!good || crypto_scalarmult_base(key.public_.data(), key.secret_.data()) != 0) return mistyped();
    return key;
}

OfficerKey::OfficerKey(OfficerKey&& other) noexcept : secret_(other.secret_), public_(other.public_) {
    sodium_memzero(other.secret_.data(), other.secret_.size());
}

OfficerKey::~OfficerKey() { sodium_memzero(secret_.data(), secret_.size()); }

std::string OfficerKey::typed() const {
    std::string secret(secret_.begin(), secret_.end());
    auto text = in_letters(secret, key_letters) + key_check(secret);
    wipe(secret);
    auto grouped = in_groups(text, ' ');
    wipe(text);
    return grouped;
}

std::string OfficerKey::public_half() const { return hex(std::string(public_.begin(), public_.end())); }

std::optional<std::string> OfficerKey::open(std::string_view box) const {
    if (box.size() < crypto_box_SEALBYTES) return std::nullopt;
    std::string content(box.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(bytes_of(content), bytes_of(box), box.size(), public_.data(), secret_.data()) !=
        0)
        return std::nullopt;
    return content;
}

bool is_public_half(std::string_view text) {
    const auto bytes = unhex(text, crypto_box_PUBLICKEYBYTES);
    return bytes && !sealed_to(*bytes, "?").empty();
}

std::string fingerprint(std::string_view public_half) {
    return in_groups(hex(digest("fingerprint", {public_half}, 16)), ' ');
}

bool is_fingerprint(std::string_view typed, std::string_view public_half) {
    std::string digits;
    for (const char each : typed) {
        if (each == ' ' || each == '-' || each == '\n' || each == '\r' || each == '\t') continue;
        digits += each >= 'A' && each <= 'F' ? static_cast<char>(each - 'A' + 'a') : each;
    }
    return digits == hex(digest("fingerprint", {public_half}, 16));
}

std::vector<Couple> couples_of(std::size_t officers) {
    std::vector<Couple> couples;
    for (int first = 1; first < static_cast<int>(officers); ++first)
        for (int second = first + 1; second <= static_cast<int>(officers); ++second)
            couples.push_back({first, second});
    return couples;
}

std::vector<std::string> seal(std::string_view ballot_id, const std::vector<std::string>& public_halves,
                              std::string_view tracker, std::string_view choice) {
    start_sodium();
    std::vector<std::string> keys;
    for (const auto& half : public_halves) keys.push_back(unhex(half, crypto_box_PUBLICKEYBYTES).value());
    // One length from the start, so that nothing is left behind where the text stood before it grew.
    std::string plain;
    plain.reserve(id_letters + tracker_bytes + choice.size());
    plain += ballot_id;
    plain += unhex(tracker, tracker_bytes).value();
    plain += choice;
    std::vector<std::string> seals;
    for (const auto& couple : couples_of(keys.size())) {
        const auto inner = sealed_to(keys[static_cast<std::size_t>(couple.second) - 1], plain);
        seals.push_back(base64(sealed_to(keys[static_cast<std::size_t>(couple.first) - 1], inner)));
    }
    wipe(plain);
    return seals;
}

std::optional<std::string> open_outer_seal(const OfficerKey& key, std::string_view box) {
    const auto bytes = unbase64(box);
    if (!bytes) return std::nullopt;
    const auto inner = key.open(*bytes);
    if (!inner) return std::nullopt;
    return base64(*inner);
}

std::optional<Opened> open_inner_seal(const OfficerKey& key, std::string_view ballot_id,
                                      std::string_view box) {
    const auto bytes = unbase64(box);
    if (!bytes) return std::nullopt;
    auto plain = key.open(*bytes);
    if (!plain || plain->size() < id_letters + tracker_bytes || plain->substr(0, id_letters) != ballot_id)
        return std::nullopt;
    Opened opened{hex(plain->substr(id_letters, tracker_bytes)), plain->substr(id_letters + tracker_bytes)};
    wipe(*plain);
    return opened;
}

}  // namespace plenaria::committee::ballots
