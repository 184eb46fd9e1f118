// SPDX-License-Identifier: EUPL-1.2
#include "seal.hpp"

#include <algorithm>
#include <numeric>

#include <sodium.h>

namespace plenaria::committee::ballots {

namespace {

/// Crockford's base 32: without I, L, O and U.
constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t key_letters = 52;   // of 256 bits
constexpr std::size_t check_letters = 4;  // 20 bits: of a million slips one is not seen
constexpr std::size_t receipt_letters = 20;
constexpr std::size_t digest_bytes = 32;
constexpr std::size_t tracker_bytes = 32;
constexpr std::size_t id_letters = 26;

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

/// @return nothing for text of another length, or with something else than digits.
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

/// BLAKE2b of `parts`, each with its length, under a word that keeps uses apart.
std::string digest(std::string_view use, std::initializer_list<std::string_view> parts,
                   std::size_t size = digest_bytes) {
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

/// The first `count` letters of `bytes` in base 32; bits beyond their end are zero.
std::string in_letters(std::string_view bytes, std::size_t count) {
    std::string text;
    for (std::size_t letter = 0; letter < count; ++letter) {
        unsigned value = 0;
        for (std::size_t bit = letter * 5; bit < letter * 5 + 5; ++bit)
            value = value << 1 |
                    (bit / 8 < bytes.size() ? static_cast<unsigned char>(bytes[bit / 8]) >> (7 - bit % 8) & 1U
                                            : 0U);
        text += letters[value];
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

/// The letters in `typed`, as they are meant. @return nothing when there is something else in it.
std::optional<std::string> letters_in(std::string_view typed) {
    std::string text;
    for (char letter : typed) {
        if (letter == ' ' || letter == '-' || letter == '\n' || letter == '\r' || letter == '\t') continue;
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
        if (letter == 'O') letter = '0';
        if (letter == 'I' || letter == 'L') letter = '1';
        if (letters.find(letter) == std::string_view::npos) {
            wipe(text);
            return std::nullopt;
        }
        text += letter;
    }
    return text;
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

std::string code_key(std::string_view ballot_id, std::string_view code) {
    return digest("paper", {ballot_id, receipt_typed(code)}, crypto_secretbox_KEYBYTES);
}

}  // namespace

OfficerKey OfficerKey::make() {
    OfficerKey key;
    crypto_box_keypair(key.public_.data(), key.secret_.data());
    return key;
}

Result<OfficerKey> OfficerKey::read(std::string_view typed) {
    auto text = letters_in(typed);
    if (!text || text->size() != key_letters + check_letters) return mistyped();
    OfficerKey key;
    for (std::size_t bit = 0; bit < 256; ++bit) {
        const auto value = letters.find((*text)[bit / 5]);
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

std::string new_receipt() {
    std::string bytes(16, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return in_groups(in_letters(bytes, receipt_letters), '-');
}

std::string receipt_typed(std::string_view typed) {
    auto text = letters_in(typed);
    return text && text->size() == receipt_letters ? *text : std::string();
}

std::string box_of_receipt(std::string_view ballot_id, std::string_view receipt) {
    return hex(digest("box", {ballot_id, receipt}));
}
std::string tracker_of_receipt(std::string_view ballot_id, std::string_view receipt) {
    return hex(digest("counted", {ballot_id, receipt}, tracker_bytes));
}
std::string owner_of_receipt(std::string_view voter_id, std::string_view receipt) {
    return hex(digest("owner", {voter_id, receipt}));
}

std::vector<std::string> seal(std::string_view ballot_id, const std::vector<std::string>& public_halves,
                              std::string_view tracker, std::string_view choice) {
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

std::string fingerprint_of_seals(const std::vector<std::string>& seals) {
    std::string all;
    for (const auto& each : seals) all += each + '\n';
    return in_groups(in_letters(digest("seals", {all}), 16), '-');
}

std::string seed_of_boxes(const std::vector<std::string>& ids) {
    std::string list;
    for (const auto& id : ids) list += id + '\n';
    std::string out(digest_bytes, '\0');
    crypto_generichash(bytes_of(out), out.size(), bytes_of(std::string_view(list)), list.size(), nullptr, 0);
    return hex(out);
}

std::string lock_with_code(std::string_view ballot_id, std::string_view code, std::string_view text) {
    auto key = code_key(ballot_id, code);
    std::string locked(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + text.size(), '\0');
    randombytes_buf(locked.data(), crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(bytes_of(locked) + crypto_secretbox_NONCEBYTES, bytes_of(text), text.size(),
                          bytes_of(locked), bytes_of(key));
    wipe(key);
    return base64(locked);
}

std::optional<std::string> unlock_with_code(std::string_view ballot_id, std::string_view code,
                                            std::string_view locked) {
    const auto bytes = unbase64(locked);
    constexpr std::size_t around = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (!bytes || bytes->size() < around || receipt_typed(code).empty()) return std::nullopt;
    auto key = code_key(ballot_id, code);
    std::string text(bytes->size() - around, '\0');
    const auto opened = crypto_secretbox_open_easy(
        bytes_of(text), bytes_of(std::string_view(*bytes)) + crypto_secretbox_NONCEBYTES,
        bytes->size() - crypto_secretbox_NONCEBYTES, bytes_of(std::string_view(*bytes)), bytes_of(key));
    wipe(key);
    if (opened != 0) return std::nullopt;
    return text;
}

std::vector<std::size_t> shuffled(std::size_t size) {
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t left = size; left > 1; --left)
        std::swap(order[left - 1], order[randombytes_uniform(static_cast<std::uint32_t>(left))]);
    return order;
}

void wipe(std::string& text) {
    if (!text.empty()) sodium_memzero(text.data(), text.size());
    text.clear();
}

}  // namespace plenaria::committee::ballots
