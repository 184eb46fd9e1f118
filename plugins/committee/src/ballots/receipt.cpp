// SPDX-License-Identifier: EUPL-1.2
// What is filed under a receipt, what everybody can compute from the boxes, and slips under a code.
#include <algorithm>
#include <numeric>

#include <sodium.h>

#include "codec.hpp"
#include "seal.hpp"

namespace plenaria::committee::ballots {

namespace {

constexpr std::size_t receipt_letters = 20;
constexpr std::size_t seed_bytes = 32;

std::string code_key(std::string_view ballot_id, std::string_view code) {
    return digest("paper", {ballot_id, receipt_typed(code)}, crypto_secretbox_KEYBYTES);
}

}  // namespace

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
    return hex(digest("counted", {ballot_id, receipt}));
}
std::string owner_of_receipt(std::string_view voter_id, std::string_view receipt) {
    return hex(digest("owner", {voter_id, receipt}));
}

std::string fingerprint_of_seals(const std::vector<std::string>& seals) {
    std::string all;
    for (const auto& each : seals) all += each + '\n';
    return in_groups(in_letters(digest("seals", {all}), 16), '-');
}

std::string seed_of_boxes(const std::vector<std::string>& ids) {
    std::string list;
    for (const auto& id : ids) list += id + '\n';
    std::string out(seed_bytes, '\0');
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

}  // namespace plenaria::committee::ballots
