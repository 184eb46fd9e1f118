// SPDX-License-Identifier: EUPL-1.2
#include "plan.hpp"

#include <iterator>

namespace plenaria::campaigns {

namespace {

constexpr std::string_view names_of_notes[] = {"", "over_gap", "held_off", "held_session", "held_over"};

void check_texts(const std::string& name, const Texts& texts, std::size_t most,
                 std::vector<FieldError>& problems) {
    for (const auto& [language, text] : texts.all) check_text(name + '_' + language, text, most, problems);
}

}  // namespace

std::string_view to_text(MoveNote note) { return names_of_notes[static_cast<std::size_t>(note) - 1]; }

MoveNote parse_move_note(std::string_view text) {
    for (std::size_t at = 1; at < std::size(names_of_notes); ++at)
        if (names_of_notes[at] == text) return static_cast<MoveNote>(at + 1);
    return MoveNote::none;
}

std::string_view words_of(MoveNote note) {
    switch (note) {
        case MoveNote::none:
            break;
        case MoveNote::over_gap:
            return /*t*/ "Clocks go forward over this time; the later reading was taken.";
        case MoveNote::held_off:
            return /*t*/ "Held back: the event has no days that hold.";
        case MoveNote::held_session:
            return /*t*/ "Held back: its session does not take place.";
        case MoveNote::held_over:
            return /*t*/ "Held back: the new time is over already, and nothing is released by a move.";
    }
    return {};
}

PlanFacts tidy(PlanFacts facts) {
    facts.audiences = tidy(std::move(facts.audiences));
    facts.messages = tidy(std::move(facts.messages));
    facts.hashtags = tidy(std::move(facts.hashtags));
    if (facts.embargo.anchor != Anchor::session) facts.embargo.session_id.clear();
    if (facts.embargo.anchor == Anchor::session) facts.embargo.days = 0;
    if (!facts.embargo.follows()) facts.embargo = {};
    return facts;
}

void check(const PlanFacts& facts, std::vector<FieldError>& problems) {
    check_texts("audiences", facts.audiences, longest_aim, problems);
    check_texts("messages", facts.messages, longest_aim, problems);
    check_texts("hashtags", facts.hashtags, longest_hashtags, problems);
    check(facts.embargo, problems);
    if (facts.embargo.follows() && facts.edition_id.empty())
        problems.push_back({"anchor", /*t*/ "Choose the event from which the time is counted."});
}

}  // namespace plenaria::campaigns
