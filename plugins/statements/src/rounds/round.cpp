// SPDX-License-Identifier: EUPL-1.2
#include "round.hpp"

#include <plenaria/text.hpp>

namespace plenaria::statements {

std::string_view to_text(RoundState state) {
    switch (state) {
        case RoundState::draft:
            return "draft";
        case RoundState::open:
            return "open";
        case RoundState::closed:
            return "closed";
    }
    return {};
}

std::optional<RoundState> parse_round_state(std::string_view text) {
    for (const auto state : {RoundState::draft, RoundState::open, RoundState::closed})
        if (to_text(state) == text) return state;
    return std::nullopt;
}

std::string_view name_of(RoundState state) {
    switch (state) {
        case RoundState::draft:
            return "Being prepared";
        case RoundState::open:
            return "Open";
        case RoundState::closed:
            return "Closed";
    }
    return {};
}

std::string_view to_text(Visibility visibility) { return visibility == Visibility::open ? "open" : "silent"; }

std::optional<Visibility> parse_visibility(std::string_view text) {
    for (const auto visibility : {Visibility::silent, Visibility::open})
        if (to_text(visibility) == text) return visibility;
    return std::nullopt;
}

std::string_view to_text(Stage stage) {
    switch (stage) {
        case Stage::not_invited:
            return "not_invited";
        case Stage::not_opened:
            return "not_opened";
        case Stage::opened:
            return "opened";
        case Stage::drafting:
            return "drafting";
        case Stage::sent:
            return "sent";
        case Stage::changed:
            return "changed";
    }
    return {};
}

std::string_view name_of(Stage stage) {
    switch (stage) {
        case Stage::not_invited:
            return "Not invited yet";
        case Stage::not_opened:
            return "Not opened";
        case Stage::opened:
            return "Opened";
        case Stage::drafting:
            return "Writing";
        case Stage::sent:
            return "Sent";
        case Stage::changed:
            return "Sent, then changed";
    }
    return {};
}

Stage stage_of(const Office& office, bool opened) {
    if (office.sent_at) return office.changed_at ? Stage::changed : Stage::sent;
    if (office.changed_at) return Stage::drafting;
    if (opened) return Stage::opened;
    return office.invited_at ? Stage::not_opened : Stage::not_invited;
}

bool takes_answers(const Round& round, Instant now) {
    return round.state == RoundState::open && now <= round.deadline;
}

Result<void> check_takes_answers(const Round& round, Instant now) {
    if (takes_answers(round, now)) return {};
    if (round.state == RoundState::draft)
        return Error{ErrorCode::conflict, "This round has not been opened yet.", "round " + round.id};
    return Error{
        ErrorCode::conflict,
        "The deadline of this round has passed. What you wrote is kept: you can download it, or ask the "
        "secretariat for more time.",
        "round " + round.id};
}

bool reminder_due(const Round& round, const Office& office, Instant now) {
    if (round.reminder_days <= 0 || !takes_answers(round, now)) return false;
    if (!office.invited_at || office.sent_at) return false;
    const auto from = round.deadline - std::chrono::days(round.reminder_days);
    // An extension moves `from` on: who was reminded of the old deadline is reminded of the new one too.
    return now >= from && (!office.reminded_at || *office.reminded_at < from) && *office.invited_at < from;
}

Instant link_end(const Round& round) { return round.deadline + link_grace; }

Result<void> check_extension(const Round& round, Instant to, Instant now) {
    Error refusal{ErrorCode::invalid_input, "The round cannot be extended to this time.",
                  "round " + round.id};
    if (round.state == RoundState::draft)
        return Error{ErrorCode::conflict, "This round has not been opened yet.", "round " + round.id};
    if (to <= round.deadline)
        refusal.fields.push_back({"day", "The new deadline must be later than the present one."});
    if (to <= now) refusal.fields.push_back({"day", "The new deadline must be in the future."});
    if (!refusal.fields.empty()) return refusal;
    return {};
}

Result<void> check_position(Position position, std::string_view text) {
    Error refusal{ErrorCode::invalid_input, "Your position is not finished.", {}};
    if (position == Position::none)
        refusal.fields.push_back({"position", "Choose the position of your office on the text as a whole."});
    if ((position == Position::reservation || position == Position::objection) && trim(text).empty())
        refusal.fields.push_back({"position_text", "Say what the reservation or the objection is about."});
    if (!refusal.fields.empty()) return refusal;
    return {};
}

Progress progress_of(const std::vector<Stage>& stages) {
    Progress progress;
    for (const auto stage : stages) {
        if (stage == Stage::not_invited) continue;
        ++progress.invited;
        if (stage == Stage::not_opened) ++progress.not_opened;
        if (stage == Stage::opened) ++progress.opened;
        if (stage == Stage::drafting) ++progress.drafting;
        if (stage == Stage::sent || stage == Stage::changed) ++progress.sent;
    }
    return progress;
}

}  // namespace plenaria::statements
