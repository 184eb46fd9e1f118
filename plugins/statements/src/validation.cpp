// SPDX-License-Identifier: EUPL-1.2
#include "validation.hpp"

#include <algorithm>
#include <array>

namespace plenaria::statements {

namespace {

struct StateWords {
    std::string_view stored;
    std::string_view shown;
};
constexpr std::array<StateWords, 7> state_words{{{"asked", /*t*/ "Vote in preparation"},
                                                 {"open", /*t*/ "Vote open"},
                                                 {"closed", /*t*/ "Waits for its result"},
                                                 {"without_quorum", /*t*/ "Without quorum"},
                                                 {"carried", /*t*/ "Validated"},
                                                 {"rejected", /*t*/ "Not validated"},
                                                 {"withdrawn", /*t*/ "Vote withdrawn"}}};

Error lacks(const Version& version, std::string message, MessageValues values = {}) {
    return {ErrorCode::conflict, std::move(message), "version " + version.id, {}, std::move(values)};
}

}  // namespace

std::string_view to_text(ValidationState state) {
    return state_words[static_cast<std::size_t>(state) - 1].stored;
}
std::string_view name_of(ValidationState state) {
    return state_words[static_cast<std::size_t>(state) - 1].shown;
}
std::optional<ValidationState> parse_validation_state(std::string_view text) {
    for (std::size_t i = 0; i < state_words.size(); ++i)
        if (state_words[i].stored == text) return static_cast<ValidationState>(i + 1);
    return std::nullopt;
}

bool is_running(ValidationState state) {
    return state == ValidationState::asked || state == ValidationState::open ||
           state == ValidationState::closed;
}

bool is_settled(ValidationState state) {
    return state == ValidationState::carried || state == ValidationState::rejected ||
           state == ValidationState::withdrawn;
}

Result<void> check_validated(const Version& version, std::string_view text_hash,
                             const std::vector<Validated>& votes, bool can_be_asked) {
    const auto find = [&](auto&& matches) {
        const auto found = std::find_if(votes.begin(), votes.end(), matches);
        return found == votes.end() ? nullptr : &*found;
    };
    if (find([&](const Validated& each) {
            return each.vote.state == ValidationState::carried && each.vote.hash == version.hash &&
                   text_hash == version.hash;
        }) != nullptr)
        return {};
    if (find([](const Validated& each) { return each.vote.state == ValidationState::carried; }) != nullptr)
        return lacks(
            version,
            /*t*/ "The text of this version is not the one that was validated: its fingerprint differs.");
    if (const auto* running = find([](const Validated& each) { return is_running(each.vote.state); }))
        return lacks(
            version,
            /*t*/
            "This version needs validation before it opens for signature: “{body}” has not decided yet.",
            {{"body", running->vote.body}});
    if (const auto* rejected =
            find([](const Validated& each) { return each.vote.state == ValidationState::rejected; }))
        return lacks(
            version,
            /*t*/
            "This version needs validation before it opens for signature: “{body}” did not validate it.",
            {{"body", rejected->vote.body}});
    if (!can_be_asked)
        return lacks(
            version,
            /*t*/
            "This version needs validation before it opens for signature, and no body is here that could "
            "vote on it. Switch on a plugin with bodies, or switch this rule off in the settings.");
    return lacks(
        version,
        /*t*/ "This version needs validation before it opens for signature: let a body vote on it first.");
}

}  // namespace plenaria::statements
