// SPDX-License-Identifier: EUPL-1.2
#include "meeting.hpp"

#include <algorithm>
#include <set>

#include <plenaria/text.hpp>

#include "code_words.hpp"

namespace plenaria::committee::meetings {

namespace {

constexpr std::array<CodeWord, 3> quorum_words{{{"half", /*t*/ "More than half of the members"},
                                                {"two_thirds", /*t*/ "Two thirds of the members"},
                                                {"number", /*t*/ "A fixed number of members"}}};
constexpr std::array<CodeWord, 5> state_words{{{"draft", /*t*/ "Not convened yet"},
                                               {"convened", /*t*/ "Convened"},
                                               {"cancelled", /*t*/ "Cancelled"},
                                               {"open", /*t*/ "In session"},
                                               {"closed", /*t*/ "Held"}}};
constexpr std::array<CodeWord, 3> minutes_words{{{"draft", /*t*/ "Minutes in draft"},
                                                 {"circulated", /*t*/ "Minutes with the members"},
                                                 {"approved", /*t*/ "Minutes approved"}}};
constexpr std::array<CodeWord, 3> part_words{
    {{"holder", /*t*/ "Member"}, {"acting", /*t*/ "Acting"}, {"alternate", /*t*/ "Alternate"}}};
constexpr std::array<CodeWord, 4> answer_words{{{"coming", /*t*/ "Coming"},
                                                {"alternate", /*t*/ "The alternate comes"},
                                                {"apologies", /*t*/ "Gives apologies"},
                                                {"absent", /*t*/ "Not coming"}}};

}  // namespace

std::string_view to_text(QuorumRule rule) { return word_of(quorum_words, rule).stored; }
std::optional<QuorumRule> parse_quorum_rule(std::string_view text) {
    return value_of<QuorumRule>(quorum_words, text);
}
std::string_view name_of(QuorumRule rule) { return word_of(quorum_words, rule).shown; }
std::string_view to_text(State state) { return word_of(state_words, state).stored; }
std::optional<State> parse_state(std::string_view text) { return value_of<State>(state_words, text); }
std::string_view name_of(State state) { return word_of(state_words, state).shown; }
std::string_view to_text(MinutesState state) { return word_of(minutes_words, state).stored; }
std::optional<MinutesState> parse_minutes_state(std::string_view text) {
    return value_of<MinutesState>(minutes_words, text);
}
std::string_view name_of(MinutesState state) { return word_of(minutes_words, state).shown; }
std::string_view to_text(SitsAs part) { return word_of(part_words, part).stored; }
std::optional<SitsAs> parse_sits_as(std::string_view text) { return value_of<SitsAs>(part_words, text); }
std::string_view name_of(SitsAs part) { return word_of(part_words, part).shown; }
std::string_view to_text(Answer answer) { return word_of(answer_words, answer).stored; }
std::optional<Answer> parse_answer(std::string_view text) { return value_of<Answer>(answer_words, text); }
std::string_view name_of(Answer answer) { return word_of(answer_words, answer).shown; }

void check(const MeetingRule& rule, std::vector<FieldError>& problems) {
    if (rule.notice_days < 0 || rule.notice_days > most_notice_days)
        problems.push_back({"notice_days",
                            /*t*/ "Write a number of days from 0 to {most}.",
                            {{"most", std::to_string(most_notice_days)}}});
    if (rule.quorum == QuorumRule::number && (rule.members < 1 || rule.members > ledger::most_seats))
        problems.push_back({"members",
                            /*t*/ "Write a number of members from 1 to {most}.",
                            {{"most", std::to_string(ledger::most_seats)}}});
}

int quorum_of(const MeetingRule& rule, int held) {
    switch (rule.quorum) {
        case QuorumRule::half:
            return held / 2 + 1;
        case QuorumRule::two_thirds:
            // Of nobody's seats one member is needed: an empty room decides nothing.
            return std::max(1, (2 * held + 2) / 3);
        case QuorumRule::number:
            break;
    }
    return rule.members;
}

MeetingFacts tidy(MeetingFacts facts) {
    for (auto* text : {&facts.title, &facts.zone, &facts.place, &facts.video, &facts.session_id})
        *text = trim(*text);
    // In the order of the house, each once.
    std::vector<std::string> languages;
    for (const auto code : ledger::languages)
        if (std::find(facts.languages.begin(), facts.languages.end(), code) != facts.languages.end())
            languages.emplace_back(code);
    facts.languages = std::move(languages);
    return facts;
}

Instant check(const MeetingFacts& facts, std::vector<FieldError>& problems) {
    ledger::check_text("title", facts.title, longest_title, problems);
    ledger::check_text("place", facts.place, longest_place, problems);
    ledger::check_text("video", facts.video, longest_video, problems);
    if (facts.place.empty() && facts.video.empty())
        problems.push_back({"place", /*t*/ "Write where it takes place, or the address of the video room."});
    if (!facts.video.empty() && !facts.video.starts_with("https://"))
        problems.push_back({"video", /*t*/ "Write an address that begins with https://."});
    if (facts.languages.empty()) problems.push_back({"languages", /*t*/ "Choose at least one language."});
    if (facts.minutes < 5 || facts.minutes > longest_meeting)
        problems.push_back({"minutes",
                            /*t*/ "Write a number of minutes from 5 to {most}.",
                            {{"most", std::to_string(longest_meeting)}}});
    if (!is_zone(facts.zone)) {
        problems.push_back({"zone", /*t*/ "Write a time zone like Europe/Athens."});
        return {};
    }
    const auto start = to_instant(facts.start, facts.zone);
    if (ledger::is_sensible(facts.start.day) && start) return *start;
    problems.push_back({"day", /*t*/ "Write a day and a time that exist, like 2026-11-30 and 17:00."});
    return {};
}

int notice_given(Instant convened, const Meeting& meeting) {
    const auto& zone = meeting.facts.zone;
    return static_cast<int>((to_local(meeting.starts_at, zone).day - to_local(convened, zone).day).count());
}

Quorum quorum_at(Instant at, int needed, int held, const std::vector<Presence>& presences) {
    std::set<std::string_view> seats;
    for (const auto& each : presences)
        if (each.covers(at)) seats.insert(each.invitee_id);
    return {.held = held, .present = static_cast<int>(seats.size()), .needed = needed};
}

std::vector<const Presence*> gone(Instant at, const std::vector<Presence>& presences) {
    std::set<std::string_view> there;
    for (const auto& each : presences)
        if (each.covers(at)) there.insert(each.invitee_id);
    std::vector<const Presence*> left;
    for (const auto& each : presences)
        if (each.left_at && *each.left_at <= at && !there.contains(each.invitee_id)) left.push_back(&each);
    std::sort(left.begin(), left.end(),
              [](const Presence* one, const Presence* other) { return *one->left_at > *other->left_at; });
    return left;
}

const std::string& Invitee::named(SitsAs part) const {
    if (part == SitsAs::acting) return acting_name;
    return part == SitsAs::alternate ? alternate_name : holder_name;
}

int held_of(const std::vector<Invitee>& invitees) {
    return static_cast<int>(
        std::count_if(invitees.begin(), invitees.end(), [](const Invitee& each) { return each.sits; }));
}

}  // namespace plenaria::committee::meetings
