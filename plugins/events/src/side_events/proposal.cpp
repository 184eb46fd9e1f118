// SPDX-License-Identifier: EUPL-1.2
#include "proposal.hpp"

#include <algorithm>
#include <array>

#include <plenaria/text.hpp>

namespace plenaria::events {

namespace {

struct ProposalWord {
    std::string_view stored;
    std::string_view shown;
};
constexpr std::array<ProposalWord, 6> proposal_words{{{"proposed", /*t*/ "Proposed"},
                                                      {"accepted", /*t*/ "Accepted"},
                                                      {"waiting", /*t*/ "Waiting list"},
                                                      {"declined", /*t*/ "Declined"},
                                                      {"withdrawn", /*t*/ "Withdrawn"},
                                                      {"merged", /*t*/ "Merged"}}};

constexpr std::size_t longest_event_title = 200, longest_description = 5000, longest_organiser = 200,
                      longest_co_organisers = 1000, longest_answer = 2000;
constexpr int most_expected = 200'000;

void check_written(const std::string& text, const std::string& field, std::size_t longest,
                   const char* when_empty, std::vector<FieldError>& problems) {
    if (text.empty() && when_empty != nullptr)
        problems.push_back({field, when_empty});
    else if (!is_utf8(text) || length(text) > longest)
        problems.push_back(
            {field, /*t*/ "Write at most {max} characters.", {{"max", std::to_string(longest)}}});
}

/// Something before one @, a dot behind it, no white space: whether it exists, the receipt shows.
bool is_mail_address(const std::string& text) {
    const auto at = text.find('@');
    return text.size() <= 254 && at != std::string::npos && at > 0 &&
           text.find('@', at + 1) == std::string::npos && text.find('.', at) != std::string::npos &&
           text.back() != '.' && text[at + 1] != '.' &&
           std::none_of(text.begin(), text.end(), [](unsigned char c) {
               return c <= ' ' || c == '<' || c == '>' || c == ',' || c == ';';
           });
}

}  // namespace

std::string_view to_text(ProposalState state) {
    return proposal_words[static_cast<std::size_t>(state) - 1].stored;
}
std::string_view name_of(ProposalState state) {
    return proposal_words[static_cast<std::size_t>(state) - 1].shown;
}
std::optional<ProposalState> parse_proposal_state(std::string_view text) {
    for (std::size_t i = 0; i < proposal_words.size(); ++i)
        if (proposal_words[i].stored == text) return static_cast<ProposalState>(i + 1);
    return std::nullopt;
}
bool is_decided(ProposalState state) {
    using enum ProposalState;
    return state == accepted || state == waiting || state == declined;
}

ProposalFacts tidy(ProposalFacts facts) {
    for (auto* text : {&facts.title, &facts.description, &facts.organiser_name, &facts.co_organisers,
                       &facts.contact_name, &facts.contact_mail})
        *text = trim(*text);
    for (auto& [question, answer] : facts.answers) answer = trim(answer);
    std::erase_if(facts.answers, [](const auto& each) { return each.second.empty(); });
    return facts;
}

void check(const ProposalFacts& facts, const SideCall& call, const Dates& dates,
           std::vector<FieldError>& problems) {
    check_written(facts.title, "title", longest_event_title, /*t*/ "Write what the side event is called.",
                  problems);
    check_written(facts.description, "description", longest_description,
                  /*t*/ "Write what the side event is about.", problems);
    check_written(facts.organiser_name, "organiser", longest_organiser,
                  /*t*/ "Write which city or organisation proposes it.", problems);
    check_written(facts.co_organisers, "co_organisers", longest_co_organisers, nullptr, problems);
    check_written(facts.contact_name, "contact_name", longest_organiser,
                  /*t*/ "Write whom we may ask.", problems);
    if (!is_utf8(facts.contact_mail) || !is_mail_address(facts.contact_mail))
        problems.push_back({"contact_mail", /*t*/ "Write a mail address, like name@example.org."});
    if (!is_language(facts.language))
        problems.push_back({"language", /*t*/ "Choose a language from the list."});
    if (facts.expected < 0 || facts.expected > most_expected)
        problems.push_back({"expected",
                            /*t*/ "Write a number of people from 0 to {max}, or leave it empty.",
                            {{"max", std::to_string(most_expected)}}});
    if (facts.preferred_day && (*facts.preferred_day < dates.start || *facts.preferred_day > dates.end))
        problems.push_back({"preferred_day", /*t*/ "Choose one of the days of the event."});
    for (std::size_t i = 0; i < call.questions.size(); ++i)
        if (const auto found = facts.answers.find(call.questions[i].id); found != facts.answers.end())
            check_written(found->second, "answer_" + std::to_string(i + 1), longest_answer, nullptr,
                          problems);
}

bool same_organiser(const ProposalFacts& a, const ProposalFacts& b) {
    if (!a.organiser_ref.empty() && !b.organiser_ref.empty()) return a.organiser_ref == b.organiser_ref;
    return fold(a.organiser_name) == fold(b.organiser_name);
}

InTheWay in_the_way(const ProposalFacts& facts, const CallLimits& limits,
                    const std::vector<Proposal>& others) {
    InTheWay found;
    for (const auto& each : others) {
        if (each.state == ProposalState::withdrawn || !same_organiser(facts, each.facts)) continue;
        if (found.twin == nullptr && fold(each.facts.title) == fold(facts.title)) found.twin = &each;
        found.of_organiser.push_back(&each);
    }
    if (limits.per_organiser == 0 ||
        found.of_organiser.size() < static_cast<std::size_t>(limits.per_organiser))
        found.of_organiser.clear();
    return found;
}

}  // namespace plenaria::events
