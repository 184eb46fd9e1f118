// SPDX-License-Identifier: EUPL-1.2
#include "drive.hpp"

#include <algorithm>

namespace plenaria::campaigns {

namespace {

struct Named {
    std::string_view key;
    std::string_view name;
};
constexpr Named step_names[] = {
    {"asked", /*t*/ "Asked"},       {"promised", /*t*/ "Promised"}, {"declined", /*t*/ "Declined"},
    {"open", /*t*/ "Open again"},   {"note", /*t*/ "Note"},         {"assigned", /*t*/ "Somebody else asks"},
    {"reminded", /*t*/ "Reminded"}, {"thanked", /*t*/ "Thanked"},   {"rejected", /*t*/ "“This was not us”"}};
constexpr Named way_names[] = {{"phone", /*t*/ "By phone"},
                               {"meeting", /*t*/ "In a meeting"},
                               {"letter", /*t*/ "By letter"},
                               {"other", /*t*/ "Another way"},
                               {"mail", /*t*/ "By mail"}};

template <std::size_t N>
std::string_view name_in(const Named (&names)[N], std::string_view key) {
    for (const auto& each : names)
        if (each.key == key) return each.name;
    return {};
}

bool can_be_noted(std::string_view what) {
    return what == "asked" || what == "promised" || what == "declined" || what == "open" || what == "note";
}

}  // namespace

void check(const DriveFacts& facts, std::vector<FieldError>& problems) {
    if (facts.signing_id.empty()) problems.push_back({"signing", /*t*/ "Choose the text that cities sign."});
    if (facts.goal < 0 || facts.goal > highest_goal)
        problems.push_back({"goal", /*t*/ "Write a number from 0 to 100000."});
    for (const auto& [region, goal] : facts.goals)
        if (goal < 0 || goal > highest_goal)
            problems.push_back({"goal_" + region, /*t*/ "Write a number from 0 to 100000."});
    if (!facts.deadline) problems.push_back({"deadline", /*t*/ "Write the last day, like 2026-11-30."});
}

std::string_view name_of_way(std::string_view way) { return name_in(way_names, way); }

std::string_view to_text(TargetState state) {
    switch (state) {
        case TargetState::not_asked:
            return "not_asked";
        case TargetState::asked:
            return "asked";
        case TargetState::promised:
            return "promised";
        case TargetState::signed_:
            return "signed";
        case TargetState::declined:
            return "declined";
    }
    return {};
}

std::string_view name_of(TargetState state) {
    switch (state) {
        case TargetState::not_asked:
            return /*t*/ "Not asked";
        case TargetState::asked:
            return /*t*/ "Asked";
        case TargetState::promised:
            return /*t*/ "Promised";
        case TargetState::signed_:
            return /*t*/ "Signed";
        case TargetState::declined:
            return /*t*/ "Declined";
    }
    return {};
}

TargetState state_of(const Target& target, const statements::SigningCity* city) {
    if (city != nullptr && city->valid() != nullptr) return TargetState::signed_;
    if (target.said == "declined") return TargetState::declined;
    if (target.said == "promised") return TargetState::promised;
    // What the city said behind its own link to sign.
    if (city != nullptr && city->promised_at) return TargetState::promised;
    if (target.asked_on || (city != nullptr && city->invited_at)) return TargetState::asked;
    return TargetState::not_asked;
}

bool took_back(const statements::SigningCity* city) {
    return city != nullptr && city->valid() == nullptr && !city->signatures.empty();
}

bool is_overdue(const Target& target, TargetState state, const std::optional<Day>& deadline, Day today) {
    if (state != TargetState::promised) return false;
    const auto by = target.promised_for ? target.promised_for : deadline;
    return by && *by < today;
}

std::string_view name_of_step(std::string_view what) { return name_in(step_names, what); }

void check(const NotedStep& step, const std::string& prefix, Day today, std::vector<FieldError>& problems) {
    if (!can_be_noted(step.what)) problems.push_back({prefix + "what", /*t*/ "Choose what happened."});
    if (step.what == "asked") {
        if (std::find(ways.begin(), ways.end(), step.how) == ways.end())
            problems.push_back({prefix + "how", /*t*/ "Choose how they were asked."});
        // A day ahead, for who is east of the campaign.
        if (!step.on)
            problems.push_back({prefix + "on", /*t*/ "Write the day, like 2026-11-30."});
        else if (*step.on > today + std::chrono::days(1))
            problems.push_back(
                {prefix + "on", /*t*/ "The day on which they were asked cannot be in the future."});
    }
    if (step.what == "note" && step.note.empty())
        problems.push_back({prefix + "note", /*t*/ "Write the note."});
    check_text(prefix + "note", step.note, longest_step, problems);
}

}  // namespace plenaria::campaigns
