// SPDX-License-Identifier: EUPL-1.2
#include "sending.hpp"

#include <algorithm>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "letter_text.hpp"

namespace plenaria::campaigns {

namespace {

struct SendingStateName {
    SendingState state;
    std::string_view text;
    const char* name;
};
constexpr SendingStateName sending_states[] = {
    {SendingState::draft, "draft", /*t*/ "In preparation"},
    {SendingState::submitted, "submitted", /*t*/ "Waits for approval"},
    {SendingState::approved, "approved", /*t*/ "Approved"},
    {SendingState::sending, "sending", /*t*/ "Being sent"},
    {SendingState::paused, "paused", /*t*/ "Paused"},
    {SendingState::sent, "sent", /*t*/ "Sent"},
    {SendingState::cancelled, "cancelled", /*t*/ "Cancelled"}};

constexpr std::string_view letter_key = "campaigns.letter.";

}  // namespace

std::string_view to_text(SendingState state) {
    for (const auto& each : sending_states)
        if (each.state == state) return each.text;
    return {};
}

std::optional<SendingState> parse_sending_state(std::string_view text) {
    for (const auto& each : sending_states)
        if (each.text == text) return each.state;
    return std::nullopt;
}

std::string_view name_of(SendingState state) {
    for (const auto& each : sending_states)
        if (each.state == state) return each.name;
    return {};
}

bool is_letter_role(std::string_view role) {
    return std::find(letter_roles.begin(), letter_roles.end(), role) != letter_roles.end();
}

std::string_view name_of_role(std::string_view role) {
    if (role == "mayor") return /*t*/ "Mayor";
    if (role == "cabinet") return /*t*/ "Cabinet";
    if (role == "international") return /*t*/ "International relations";
    if (role == "protocol") return /*t*/ "Protocol";
    if (role == "press") return /*t*/ "Press officer";
    return /*t*/ "Legal department";
}

SendingFacts tidy(SendingFacts facts) {
    facts.subject = tidy(std::move(facts.subject));
    facts.body = tidy(std::move(facts.body));
    facts.zone = trim(facts.zone);
    std::vector<std::string> roles;
    for (const auto role : letter_roles)
        if (std::find(facts.roles.begin(), facts.roles.end(), role) != facts.roles.end())
            roles.emplace_back(role);
    facts.roles = std::move(roles);
    return facts;
}

bool has_language(const SendingFacts& facts, std::string_view language) {
    return !facts.subject.exactly(language).empty() && !facts.body.exactly(language).empty();
}

std::optional<Instant> check(const SendingFacts& facts, std::vector<FieldError>& problems) {
    bool any = false;
    for (const auto language : languages) {
        const std::string code(language);
        const auto& subject = facts.subject.exactly(language);
        const auto& body = facts.body.exactly(language);
        any = any || !subject.empty() || !body.empty();
        check_text("subject_" + code, subject, longest_subject, problems);
        check_text("body_" + code, body, longest_letter, problems);
        check_letter_text("subject_" + code, subject, problems);
        check_letter_text("body_" + code, body, problems);
        if (subject.find('\n') != std::string::npos)
            problems.push_back({"subject_" + code, /*t*/ "A subject is one line."});
        if (subject.empty() && !body.empty())
            problems.push_back({"subject_" + code, /*t*/ "This text has no subject yet."});
        if (!subject.empty() && body.empty())
            problems.push_back({"body_" + code, /*t*/ "This subject has no text yet."});
    }
    if (!any) problems.push_back({"body_en", /*t*/ "Write the letter in one language at least."});
    if (facts.roles.empty()) problems.push_back({"roles", /*t*/ "Choose who in the offices is written to."});
    if (!is_zone(facts.zone)) {
        problems.push_back({"zone", /*t*/ "Write a time zone like Europe/Paris."});
        return std::nullopt;
    }
    if (!facts.starts) return std::nullopt;
    auto starts = to_instant(*facts.starts, facts.zone);
    if (!starts) problems.push_back({"starts_time", /*t*/ "This moment does not exist in that time zone."});
    return starts;
}

bool leads_nowhere(const SendingFacts& facts, const Campaign& campaign, Instant at) {
    if (is_public(campaign, at)) return false;
    // What is not scheduled has a day that may still move: its page may be there or not.
    for (const auto language : languages) {
        const auto text = facts.subject.exactly(language) + '\n' + facts.body.exactly(language);
        if (names_variable(text, "address") && !names_variable(text, "embargo")) return true;
    }
    return false;
}

std::string_view to_text(Way way) { return way == Way::paper ? "paper" : "mail"; }

std::string hash_of(const Letter& letter) {
    const auto where = letter.address + (letter.post.empty() ? "" : '\n' + letter.post);
    return sha256_hex(std::string(to_text(letter.way)) + '\n' + letter.person + '\n' + where + '\n' +
                      letter.name + '\n' + letter.language + '\n' + letter.subject + "\n\n" + letter.body);
}

std::string hash_of(const std::vector<std::string>& letters) {
    std::string all;
    for (const auto& each : letters) all += each + '\n';
    return sha256_hex(all);
}

std::string same_address(std::string_view address) {
    // Nearly all are in small letters already.
    if (std::all_of(address.begin(), address.end(),
                    [](char c) { return c > ' ' && c < 0x7F && (c < 'A' || c > 'Z'); }))
        return std::string(address);
    auto text = trim(address);
    for (auto& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::string domain_of(std::string_view address) {
    const auto at = address.rfind('@');
    return at == std::string_view::npos ? std::string() : same_address(address.substr(at + 1));
}

std::string key_of_letter(const std::string& id) { return std::string(letter_key) + id; }

std::string letter_of_key(std::string_view key) {
    return key.starts_with(letter_key) ? std::string(key.substr(letter_key.size())) : std::string();
}

std::string sending_subject(const std::string& id) { return "campaigns.sending/" + id; }

}  // namespace plenaria::campaigns
