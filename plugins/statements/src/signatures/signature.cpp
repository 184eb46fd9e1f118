// SPDX-License-Identifier: EUPL-1.2
#include "signature.hpp"

#include <charconv>

#include <plenaria/id.hpp>

namespace plenaria::statements {

namespace {

struct SignatoryStateNames {
    SignatoryState state;
    std::string_view stored;
    std::string_view shown;
};
constexpr SignatoryStateNames signatory_states[] = {{SignatoryState::listed, "listed", "On the list"},
                                                    {SignatoryState::asked, "asked", "Asked"},
                                                    {SignatoryState::promised, "promised", "Promised"},
                                                    {SignatoryState::signed_, "signed", "Signed"},
                                                    {SignatoryState::withdrawn, "withdrawn", "Withdrawn"}};

}  // namespace

std::string_view to_text(SignatoryState state) {
    return signatory_states[static_cast<std::size_t>(state) - 1].stored;
}
std::string_view name_of(SignatoryState state) {
    return signatory_states[static_cast<std::size_t>(state) - 1].shown;
}
std::optional<SignatoryState> parse_signatory_state(std::string_view text) {
    for (const auto& each : signatory_states)
        if (each.stored == text) return each.state;
    return std::nullopt;
}

std::string_view to_text(Means means) {
    switch (means) {
        case Means::link:
            return "link";
        case Means::letter:
            return "letter";
        case Means::register_:
            return "register";
    }
    return {};
}
std::optional<Means> parse_means(std::string_view text) {
    for (const auto means : {Means::link, Means::letter, Means::register_})
        if (to_text(means) == text) return means;
    return std::nullopt;
}
std::string_view name_of(Means means) {
    switch (means) {
        case Means::link:
            return "By link";
        case Means::letter:
            return "By letter";
        case Means::register_:
            return "From the register";
    }
    return {};
}

std::string new_code() {
    const auto hex = random_hex(64);
    std::uint64_t number = 0;
    std::from_chars(hex.data(), hex.data() + hex.size(), number, 16);
    auto digits = std::to_string(number % 100'000'000U);
    return std::string(8 - digits.size(), '0') + digits;
}

std::string hash_of_code(std::string_view code_id, std::string_view code) {
    return sha256_hex(std::string(code_id) + ":" + std::string(code));
}

std::string digits_of(std::string_view typed) {
    std::string digits;
    for (const char c : typed)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

Result<void> check_code(const SignCode& code, std::string_view typed, Instant now) {
    const auto conflict = [&](const char* message) {
        return Error{ErrorCode::conflict, message, "code " + code.id, {{"code", message}}};
    };
    if (code.used) return conflict("This code has been used. Ask for a new one.");
    if (now > code.expires_at) return conflict("This code is older than ten minutes. Ask for a new one.");
    if (code.tries >= code_tries) return conflict("The code was wrong five times. Ask for a new one.");
    if (hash_of_code(code.id, digits_of(typed)) != code.hash)
        return Error{ErrorCode::invalid_input,
                     "The code is not right.",
                     "code " + code.id,
                     {{"code", "This is not the code of the last mail. It has eight digits."}}};
    return {};
}

bool takes_signatures(const Signing& signing, Instant now) {
    return signing.open && now <= signing.closes_at;
}

Result<void> check_takes_signatures(const Signing& signing, Instant now) {
    if (takes_signatures(signing, now)) return {};
    return Error{
        ErrorCode::conflict,
        "This text is no longer open for signature. Write to the secretariat if your city wants to join.",
        "signing " + signing.id};
}

}  // namespace plenaria::statements
