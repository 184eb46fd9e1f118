// SPDX-License-Identifier: EUPL-1.2
#include "answer.hpp"

#include <plenaria/text.hpp>

#include "../consolidation/merge.hpp"

namespace plenaria::statements {

std::string_view to_text(Stance stance) {
    switch (stance) {
        case Stance::none:
            return "none";
        case Stance::agree:
            return "agree";
        case Stance::suggest:
            return "suggest";
        case Stance::comment:
            return "comment";
    }
    return {};
}

std::optional<Stance> parse_stance(std::string_view text) {
    for (const auto stance : {Stance::none, Stance::agree, Stance::suggest, Stance::comment})
        if (to_text(stance) == text) return stance;
    return std::nullopt;
}

std::string_view name_of(Stance stance) {
    switch (stance) {
        case Stance::none:
            return "No answer yet";
        case Stance::agree:
            return "Agrees";
        case Stance::suggest:
            return "Suggests other wording";
        case Stance::comment:
            return "Comments";
    }
    return {};
}

std::string_view to_text(Position position) {
    switch (position) {
        case Position::none:
            return "none";
        case Position::no_objection:
            return "no_objection";
        case Position::reservation:
            return "reservation";
        case Position::objection:
            return "objection";
    }
    return {};
}

std::optional<Position> parse_position(std::string_view text) {
    for (const auto position :
         {Position::none, Position::no_objection, Position::reservation, Position::objection})
        if (to_text(position) == text) return position;
    return std::nullopt;
}

std::string_view name_of(Position position) {
    switch (position) {
        case Position::none:
            return "No position yet";
        case Position::no_objection:
            return "No objection";
        case Position::reservation:
            return "Reservation";
        case Position::objection:
            return "Objection";
    }
    return {};
}

namespace {

/// Joins one text field; what is stored stays when that is impossible.
void merge_text(std::string Answer::*field, const char* name, const Answer& seen, const Answer& stored,
                const Answer& mine, AnswerMerge& out) {
    const auto& before = seen.*field;
    if (mine.*field == before || mine.*field == stored.*field) return;
    if (stored.*field == before) {
        out.answer.*field = mine.*field;
        return;
    }
    if (const auto joined = merge_words(before, stored.*field, mine.*field); joined.clean)
        out.answer.*field = joined.text;
    else
        out.in_conflict.emplace_back(name);
}

}  // namespace

AnswerMerge merge_answers(const Answer& seen, const Answer& stored, const Answer& mine) {
    AnswerMerge out{.answer = stored};
    if (mine.stance != seen.stance && mine.stance != stored.stance) {
        if (stored.stance == seen.stance)
            out.answer.stance = mine.stance;
        else
            out.in_conflict.emplace_back("stance");
    }
    // Wordings in two languages have no words in common to join by.
    const bool untouched = stored.wording == seen.wording && stored.language == seen.language;
    const bool same = mine.wording == stored.wording && mine.language == stored.language;
    if (same) {
        // Twice the same, e.g. a page that saves by itself and then by its button.
    } else if (mine.language == stored.language && (untouched || seen.language == mine.language)) {
        merge_text(&Answer::wording, "wording", seen, stored, mine, out);
    } else if (mine.wording != seen.wording || mine.language != seen.language) {
        if (untouched || stored.wording.empty()) {
            out.answer.wording = mine.wording;
            out.answer.language = mine.language;
        } else if (!mine.wording.empty()) {
            out.in_conflict.emplace_back("wording");
        }
    }
    merge_text(&Answer::comment, "comment", seen, stored, mine, out);
    merge_text(&Answer::reason, "reason", seen, stored, mine, out);
    return out;
}

Result<void> check_sendable(const Answer& answer, std::string_view text) {
    Error refusal{ErrorCode::invalid_input, "This answer is not finished.", {}};
    if (answer.stance == Stance::suggest) {
        if (trim(answer.wording).empty())
            refusal.fields.push_back({"wording", "Write the wording that you suggest."});
        else if (trim(answer.wording) == text)
            refusal.fields.push_back(
                {"wording", "The wording is the same as the text. Change it, or choose Agree."});
    }
    if (answer.stance == Stance::comment && trim(answer.comment).empty())
        refusal.fields.push_back({"comment", "Write your comment."});
    if (!refusal.fields.empty()) return refusal;
    return {};
}

}  // namespace plenaria::statements
