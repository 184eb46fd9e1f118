// SPDX-License-Identifier: EUPL-1.2
#include "media.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

#include "../delegations/delegation.hpp"
#include "../editions/titles.hpp"

namespace plenaria::events {

namespace {

struct MediaWord {
    std::string_view stored;
    std::string_view shown;
};
constexpr std::array<MediaWord, 7> media_kind_words{{{"print", /*t*/ "Newspaper or magazine"},
                                                     {"online", /*t*/ "Online medium"},
                                                     {"agency", /*t*/ "News agency"},
                                                     {"television", /*t*/ "Television"},
                                                     {"radio", /*t*/ "Radio or podcast"},
                                                     {"photo", /*t*/ "Photographs"},
                                                     {"freelance", /*t*/ "Freelance"}}};
constexpr std::array<MediaWord, 3> media_state_words{
    {{"asked", /*t*/ "To be decided"}, {"granted", /*t*/ "Accredited"}, {"refused", /*t*/ "Refused"}}};

bool looks_like_mail(const std::string& text) {
    const auto at = text.find('@');
    return at != std::string::npos && at > 0 && text.find('.', at) != std::string::npos &&
           text.find('@', at + 1) == std::string::npos &&
           std::none_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == ',' || c == ';'; });
}

bool is_country_code(const std::string& text) {
    return text.size() == 2 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::string_view to_text(MediaKind kind) {
    return media_kind_words[static_cast<std::size_t>(kind) - 1].stored;
}
std::string_view name_of(MediaKind kind) {
    return media_kind_words[static_cast<std::size_t>(kind) - 1].shown;
}
std::optional<MediaKind> parse_media_kind(std::string_view text) {
    for (const auto kind : media_kinds)
        if (to_text(kind) == text) return kind;
    return std::nullopt;
}

std::string_view to_text(MediaState state) {
    return media_state_words[static_cast<std::size_t>(state) - 1].stored;
}
std::string_view name_of(MediaState state) {
    return media_state_words[static_cast<std::size_t>(state) - 1].shown;
}
std::optional<MediaState> parse_media_state(std::string_view text) {
    for (const auto state : media_states)
        if (to_text(state) == text) return state;
    return std::nullopt;
}

MediaFacts tidy(MediaFacts facts) {
    for (auto* text : {&facts.outlet, &facts.country, &facts.name, &facts.post, &facts.mail, &facts.phone,
                       &facts.card, &facts.note})
        *text = trim(*text);
    for (auto& c : facts.country)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return facts;
}

void check(const MediaFacts& facts, std::vector<FieldError>& problems) {
    const auto bounded = [&](const char* field, const std::string& text, std::size_t most) {
        if (!is_utf8(text) || length(text) > most)
            problems.push_back(
                {field, /*t*/ "Write at most {max} characters.", {{"max", std::to_string(most)}}});
    };
    if (facts.outlet.empty()) problems.push_back({"outlet", /*t*/ "Write for whom you report."});
    if (facts.name.empty()) problems.push_back({"name", /*t*/ "Write first and last name."});
    if (!looks_like_mail(facts.mail))
        problems.push_back({"mail", /*t*/ "Write a mail address, like name@example.org."});
    if (!facts.country.empty() && !is_country_code(facts.country))
        problems.push_back({"country", /*t*/ "Choose a country of the list."});
    if (!is_language(facts.language)) problems.push_back({"language", /*t*/ "Choose a language."});
    bounded("outlet", facts.outlet, 200);
    bounded("name", facts.name, 200);
    bounded("post", facts.post, 200);
    bounded("mail", facts.mail, 254);
    bounded("phone", facts.phone, 40);
    bounded("card", facts.card, 100);
    bounded("note", facts.note, 1000);
}

void check(const MediaRules& rules, std::vector<FieldError>& problems) {
    if (!is_utf8(rules.words) || length(rules.words) > 2000)
        problems.push_back({"words", /*t*/ "Write at most {max} characters.", {{"max", "2000"}}});
    if (rules.erase_days < 0 || rules.erase_days > most_erase_days)
        problems.push_back({"erase_days",
                            /*t*/ "Write a whole number from {min} to {max}.",
                            {{"min", "0"}, {"max", std::to_string(most_erase_days)}}});
}

Result<void> check_takes_media(const Edition& edition, const MediaRules& rules, Instant now) {
    if (edition.state == EditionState::cancelled)
        return Error{ErrorCode::conflict, /*t*/ "This event is cancelled.", edition.id};
    if (now > rules.open_until)
        return Error{ErrorCode::conflict,
                     /*t*/ "The time for accreditation is over. Please write to the secretariat.",
                     edition.id};
    return {};
}

Day erase_media_on(const Edition& edition, const MediaRules& rules) {
    return edition.dates.end + std::chrono::days(rules.erase_days);
}

}  // namespace plenaria::events
