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
constexpr std::array<StateWords, 7> state_words{{{"asked", "Being prepared"},
                                                 {"open", "Open"},
                                                 {"closed", /*t*/ "Waits for its result"},
                                                 {"without_quorum", /*t*/ "Without quorum"},
                                                 {"carried", /*t*/ "Validated"},
                                                 {"rejected", /*t*/ "Not validated"},
                                                 {"withdrawn", "Withdrawn"}}};

struct WayWords {
    std::string_view stored;
    std::string_view shown;
};
constexpr std::array<WayWords, 5> way_words{{{"none", /*t*/ "No validation is needed"},
                                             {"any", /*t*/ "In any way"},
                                             {"vote", /*t*/ "By the vote of a body"},
                                             {"approval", /*t*/ "By approval of a group"},
                                             {"silence", /*t*/ "By silence procedure"}}};

std::string missing_words(const Requirement& requirement) {
    const bool named = !requirement.who.empty();
    switch (requirement.way) {
        case Way::vote:
            return named ? /*t*/ "This version needs the vote of “{body}” before it opens for signature."
                         : /*t*/ "This version needs the vote of a body before it opens for signature.";
        case Way::approval:
            return named ? /*t*/ "This version needs the approval of “{body}” before it opens for signature."
                         : /*t*/ "This version needs the approval of a group before it opens for signature.";
        case Way::silence:
            return named ? /*t*/
                       "This version needs a silence procedure with “{body}” before it opens for signature."
                         : /*t*/ "This version needs a silence procedure before it opens for signature.";
        case Way::none:
        case Way::any:
            break;
    }
    return /*t*/
        "This version needs validation before it opens for signature: let a body vote on it first, or "
        "ask a group.";
}

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

std::string_view to_text(Way way) { return way_words[static_cast<std::size_t>(way) - 1].stored; }
std::string_view name_of(Way way) { return way_words[static_cast<std::size_t>(way) - 1].shown; }
std::optional<Way> parse_way(std::string_view text) {
    for (std::size_t i = 0; i < way_words.size(); ++i)
        if (way_words[i].stored == text) return static_cast<Way>(i + 1);
    return std::nullopt;
}

Way way_of(std::string_view vote_ref) {
    if (vote_ref.starts_with("statements.silence/")) return Way::silence;
    return vote_ref.starts_with("statements.approval/") ? Way::approval : Way::vote;
}

bool fits(const Requirement& requirement, const Validated& vote) {
    if (requirement.way == Way::none || requirement.way == Way::any) return true;
    return way_of(vote.vote_ref) == requirement.way &&
           (requirement.who.empty() || requirement.who == vote.body_ref);
}

Result<void> check_validated(const Version& version, std::string_view text_hash,
                             const std::vector<Validated>& votes, const Requirement& requirement,
                             bool can_be_asked) {
    if (requirement.way == Way::none) return {};
    const auto find = [&](auto&& matches) {
        const auto found = std::find_if(votes.begin(), votes.end(), [&](const Validated& each) {
            return fits(requirement, each) && matches(each);
        });
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
    if (requirement.way == Way::vote && !can_be_asked)
        return lacks(
            version,
            /*t*/
            "This version needs the vote of a body before it opens for signature, and no body is here that "
            "could vote on it. Switch on a plugin with bodies, or require something else.");
    return lacks(version, missing_words(requirement), {{"body", requirement.who_name}});
}

}  // namespace plenaria::statements
