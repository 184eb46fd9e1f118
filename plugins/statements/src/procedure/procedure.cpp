// SPDX-License-Identifier: EUPL-1.2
#include "procedure.hpp"

#include <algorithm>
#include <array>

#include <plenaria/text.hpp>

namespace plenaria::statements {

namespace {

constexpr std::array<std::string_view, 3> needs_words{"all", "majority", "at_least"};
constexpr std::array<std::string_view, 5> procedure_states{"draft", "open", "carried", "refused",
                                                           "withdrawn"};
constexpr std::array<std::string_view, 4> verdict_words{"none", "agrees", "reserves", "objects"};

template <class E, std::size_t N>
std::optional<E> word_in(const std::array<std::string_view, N>& words, std::string_view text) {
    const auto found = std::find(words.begin(), words.end(), text);
    if (found == words.end()) return std::nullopt;
    return static_cast<E>(found - words.begin() + 1);
}

template <class E, std::size_t N>
std::string_view word_at(const std::array<std::string_view, N>& words, E value) {
    return words[static_cast<std::size_t>(value) - 1];
}

bool is_weekend(Day day) {
    const std::chrono::weekday weekday(day);
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

/// Offices are shut nearly everywhere.
bool is_free(Day day) {
    const std::chrono::year_month_day date(day);
    const auto month = static_cast<unsigned>(date.month()), of_month = static_cast<unsigned>(date.day());
    return (month == 12 && of_month >= 24) || (month == 1 && of_month <= 2) || (month == 5 && of_month == 1);
}

}  // namespace

std::string_view to_text(ProcedureKind kind) {
    return kind == ProcedureKind::silence ? "silence" : "approval";
}
std::optional<ProcedureKind> parse_procedure_kind(std::string_view text) {
    for (const auto kind : {ProcedureKind::approval, ProcedureKind::silence})
        if (to_text(kind) == text) return kind;
    return std::nullopt;
}
std::string_view name_of(ProcedureKind kind) {
    return kind == ProcedureKind::silence ? /*t*/ "Silence procedure" : /*t*/ "Approval by a group";
}

std::string_view to_text(Needs needs) { return word_at(needs_words, needs); }
std::optional<Needs> parse_needs(std::string_view text) { return word_in<Needs>(needs_words, text); }

std::string_view to_text(ProcedureState state) { return word_at(procedure_states, state); }
std::optional<ProcedureState> parse_procedure_state(std::string_view text) {
    return word_in<ProcedureState>(procedure_states, text);
}
std::string_view name_of(ProcedureState state, ProcedureKind kind) {
    const bool silence = kind == ProcedureKind::silence;
    switch (state) {
        case ProcedureState::draft:
            return "Being prepared";
        case ProcedureState::open:
            return silence ? /*t*/ "Under silence" : "Open";
        case ProcedureState::carried:
            return silence ? /*t*/ "Adopted by silence" : /*t*/ "Approved";
        case ProcedureState::refused:
            return silence ? /*t*/ "Silence broken" : /*t*/ "Not approved";
        case ProcedureState::withdrawn:
            return "Withdrawn";
    }
    return {};
}

std::string_view to_text(Verdict verdict) { return word_at(verdict_words, verdict); }
std::optional<Verdict> parse_verdict(std::string_view text) { return word_in<Verdict>(verdict_words, text); }
std::string_view name_of(Verdict verdict, ProcedureKind kind) {
    const bool silence = kind == ProcedureKind::silence;
    switch (verdict) {
        case Verdict::none:
            return /*t*/ "Nothing said";
        case Verdict::agrees:
            return silence ? /*t*/ "No objection" : /*t*/ "Approval";
        case Verdict::reserves:
            return /*t*/ "No objection, with a reservation";
        case Verdict::objects:
            return silence ? /*t*/ "Objection" : /*t*/ "Rejection";
    }
    return {};
}

Tally tally_of(const std::vector<Member>& members) {
    Tally tally{.members = static_cast<int>(members.size())};
    for (const auto& each : members) {
        tally.agree += each.verdict == Verdict::agrees;
        tally.reserve += each.verdict == Verdict::reserves;
        tally.object += each.verdict == Verdict::objects;
    }
    return tally;
}

int needed(const Procedure& procedure, int members) {
    switch (procedure.needs) {
        case Needs::all:
            return members;
        case Needs::majority:
            return members / 2 + 1;
        case Needs::at_least:
            return procedure.at_least;
    }
    return members;
}

Outcome outcome_at(const Procedure& procedure, const std::vector<Member>& members, bool blocked,
                   Instant now) {
    const auto tally = tally_of(members);
    const bool over = now > procedure.deadline;
    if (procedure.kind == ProcedureKind::silence) {
        if (tally.object > 0) return {Standing::refused, now};
        if (!over) return {};
        if (blocked) return {Standing::held, {}};
        return {Standing::carried, std::max(procedure.deadline, procedure.proceeded_at.value_or(Instant{}))};
    }
    const auto wanted = needed(procedure, tally.members);
    if (tally.agree >= wanted) {
        if (blocked) return {over ? Standing::held : Standing::running, {}};
        return {Standing::carried, std::min(now, procedure.deadline)};
    }
    if (tally.members - tally.object < wanted) return {Standing::refused, std::min(now, procedure.deadline)};
    if (over) return {Standing::refused, procedure.deadline};
    return {};
}

bool takes_verdicts(const Procedure& procedure, Instant now) {
    return procedure.state == ProcedureState::open && now <= procedure.deadline;
}

Result<void> check_answer(ProcedureKind kind, Verdict verdict, std::string_view words,
                          std::string_view said_by) {
    Error refusal{ErrorCode::invalid_input, /*t*/ "Your answer is not finished.", {}};
    if (verdict == Verdict::none || (kind == ProcedureKind::approval && verdict == Verdict::reserves))
        refusal.fields.push_back({"verdict", /*t*/ "Choose your answer."});
    if ((verdict == Verdict::objects || verdict == Verdict::reserves) && trim(words).empty())
        refusal.fields.push_back({"words", /*t*/ "Say why: the others read it."});
    if (length(words) > 4000) refusal.fields.push_back({"words", /*t*/ "Use 4,000 characters or fewer."});
    if (trim(said_by).empty() || length(said_by) > 200)
        refusal.fields.push_back({"said_by", /*t*/ "Enter your name, as it shall stand in the record."});
    if (!refusal.fields.empty()) return refusal;
    return {};
}

bool reminder_due(const Procedure& procedure, const Member& member, Instant now) {
    if (procedure.reminder_days <= 0 || !takes_verdicts(procedure, now)) return false;
    if (!member.written_at || member.answered_at) return false;
    const auto from = procedure.deadline - std::chrono::days(procedure.reminder_days);
    return now >= from && (!member.reminded_at || *member.reminded_at < from) && *member.written_at < from;
}

std::vector<std::string_view> deadline_warnings(Instant from, Instant deadline, std::string_view zone) {
    std::vector<std::string_view> warnings;
    const auto first = to_local(from, zone).day, last = to_local(deadline, zone).day;
    if (is_weekend(last)) warnings.push_back(/*t*/ "The deadline is on a weekend.");
    if (is_free(last)) warnings.push_back(/*t*/ "On the day of the deadline most offices are shut.");
    int working = 0;
    for (auto day = first + std::chrono::days(1); day <= last && working < 3; day += std::chrono::days(1))
        if (!is_weekend(day) && !is_free(day)) ++working;
    if (working < 3) warnings.push_back(/*t*/ "Fewer than three working days are left until the deadline.");
    return warnings;
}

}  // namespace plenaria::statements
