// SPDX-License-Identifier: EUPL-1.2
#include "call.hpp"

#include <array>

#include <plenaria/text.hpp>

namespace plenaria::events {

namespace {

struct CallWord {
    std::string_view stored;
    std::string_view shown;
};
constexpr std::array<CallWord, 3> call_states{
    {{"draft", /*t*/ "Draft"}, {"open", /*t*/ "Open"}, {"closed", /*t*/ "Closed"}}};

constexpr std::size_t longest_intro = 5000, longest_criterion = 200;
constexpr int most_side_events = 1000, most_weight = 100, widest_scale = 10, longest_erase_days = 3650;

void check_range(long long number, long long least, long long most, const char* field,
                 std::vector<FieldError>& problems) {
    if (number < least || number > most)
        problems.push_back({field,
                            /*t*/ "Write a whole number from {min} to {max}.",
                            {{"min", std::to_string(least)}, {"max", std::to_string(most)}}});
}

void check_criteria(const SideCall& call, std::vector<FieldError>& problems) {
    for (std::size_t i = 0; i < call.criteria.size(); ++i) {
        const auto number = std::to_string(i + 1);
        const auto& criterion = call.criteria[i];
        if (criterion.name.empty() || !is_utf8(criterion.name) || length(criterion.name) > longest_criterion)
            problems.push_back({"criterion_" + number,
                                /*t*/ "Write what is judged, in at most {max} characters.",
                                {{"max", std::to_string(longest_criterion)}}});
        check_range(criterion.weight, 1, most_weight, ("weight_" + number).c_str(), problems);
    }
}

void check_questions(const SideCall& call, std::vector<FieldError>& problems) {
    for (std::size_t i = 0; i < call.questions.size(); ++i) {
        std::vector<FieldError> wrong;
        check(call.questions[i].titles, wrong);
        for (const auto& each : wrong) {
            const auto language =
                each.field.starts_with("title_") ? each.field.substr(6) : call.titles.original;
            problems.push_back(
                {"question_" + std::to_string(i + 1) + '_' + language, each.message, each.values});
        }
    }
}

}  // namespace

std::string_view to_text(CallState state) { return call_states[static_cast<std::size_t>(state) - 1].stored; }
std::string_view name_of(CallState state) { return call_states[static_cast<std::size_t>(state) - 1].shown; }
std::optional<CallState> parse_call_state(std::string_view text) {
    for (std::size_t i = 0; i < call_states.size(); ++i)
        if (call_states[i].stored == text) return static_cast<CallState>(i + 1);
    return std::nullopt;
}

std::string SideCall::intro_in(std::string_view language) const {
    for (const auto& wanted : {std::string(language), titles.original})
        if (const auto found = intro.find(wanted); found != intro.end()) return found->second;
    return {};
}

void check(const SideCall& call, std::vector<FieldError>& problems) {
    check(call.titles, problems);
    for (const auto& [language, text] : call.intro)
        if (!is_utf8(text) || length(text) > longest_intro)
            problems.push_back({"intro_" + language,
                                /*t*/ "Write at most {max} characters.",
                                {{"max", std::to_string(longest_intro)}}});
    if (call.closes_at <= call.opens_at)
        problems.push_back({"closes_on", /*t*/ "The deadline comes after the opening of the call."});
    check_range(call.limits.per_day, 0, most_side_events, "per_day", problems);
    check_range(call.limits.in_all, 0, most_side_events, "in_all", problems);
    check_range(call.limits.per_organiser, 0, most_side_events, "per_organiser", problems);
    check_range(call.lasts.count(), 15, 8 * 60, "minutes", problems);
    if (call.day_from.count() < 0 || call.day_until.count() > 24 * 60 ||
        call.day_from + call.lasts > call.day_until)
        problems.push_back(
            {"day_until", /*t*/ "Between these hours there must be room for at least one side event."});
    check_range(call.scale, 2, widest_scale, "scale", problems);
    check_range(call.erase_days, 0, longest_erase_days, "erase_days", problems);
    check_criteria(call, problems);
    check_questions(call, problems);
}

Result<void> check_takes_proposals(const SideCall& call, EditionState edition, Instant now) {
    const auto refused = [&](const char* sentence) { return Error{ErrorCode::conflict, sentence, call.id}; };
    if (call.state == CallState::draft)
        return Error{ErrorCode::not_found, /*t*/ "This call does not exist.", call.id};
    if (edition == EditionState::cancelled)
        return refused(/*t*/ "This event is cancelled: there will be no side events.");
    if (edition == EditionState::postponed)
        return refused(/*t*/ "This event is postponed. Proposals are taken again once it has new dates.");
    if (now < call.opens_at)
        return refused(/*t*/ "This call is not open yet. Please come back after its opening.");
    if (call.state == CallState::closed || now > call.closes_at)
        return refused(
            /*t*/ "The time for proposals is over. If something is urgent, please write to the secretariat.");
    return {};
}

Day erase_contacts_on(const SideCall& call, const Dates& dates) {
    return dates.end + std::chrono::days(call.erase_days);
}

Instant organiser_link_end(const Dates& dates) {
    return start_of(dates.end + std::chrono::days(32), dates.zone);
}

Instant moved_along(Instant at, const Dates& before, const Dates& after) {
    return instant_of(shifted(to_local(at, before.zone), after.start - before.start), after.zone);
}

}  // namespace plenaria::events
