// SPDX-License-Identifier: EUPL-1.2
#include "edition.hpp"

#include <array>

namespace plenaria::events {

namespace {

struct EditionStateNames {
    std::string_view stored;
    std::string_view shown;
    std::string_view button;
};
constexpr std::array<EditionStateNames, 8> edition_states{
    {{"idea", /*t*/ "Idea", /*t*/ "Make it an idea again"},
     {"announced", /*t*/ "Announced", /*t*/ "Announce it"},
     {"open", /*t*/ "Open", /*t*/ "Open it"},
     {"running", /*t*/ "Running", /*t*/ "It is running"},
     {"closed", /*t*/ "Closed", /*t*/ "Close it"},
     {"reported", /*t*/ "Reported", /*t*/ "The report is out"},
     {"postponed", /*t*/ "Postponed", /*t*/ "Postpone it"},
     {"cancelled", /*t*/ "Cancelled", /*t*/ "Cancel the event"}}};

// A plan further away than this is a slip of the finger, as 2109 for 2019 is.
constexpr Day first_day = std::chrono::year(1990) / 1 / 1;
constexpr Day last_day = std::chrono::year(2099) / 12 / 31;
constexpr std::chrono::days longest_event{366};

}  // namespace

std::string_view to_text(EditionState state) {
    return edition_states[static_cast<std::size_t>(state) - 1].stored;
}
std::string_view name_of(EditionState state) {
    return edition_states[static_cast<std::size_t>(state) - 1].shown;
}
std::string_view button_to(EditionState state) {
    return edition_states[static_cast<std::size_t>(state) - 1].button;
}

std::optional<EditionState> parse_edition_state(std::string_view text) {
    for (std::size_t i = 0; i < edition_states.size(); ++i)
        if (edition_states[i].stored == text) return static_cast<EditionState>(i + 1);
    return std::nullopt;
}

std::vector<EditionState> next_states(const Edition& edition) {
    using enum EditionState;
    switch (edition.state) {
        case idea:
            return {announced, cancelled};
        case announced:
            return {open, postponed, cancelled, idea};
        case open:
            return {running, announced, postponed, cancelled};
        case running:
            return {closed, cancelled};
        case closed:
            return {reported, running};
        case reported:
            return {closed};
        case postponed:
            return {cancelled};
        case cancelled:
            return {idea};
    }
    return {};
}

bool dates_hold(EditionState state) {
    return state != EditionState::postponed && state != EditionState::cancelled;
}

Result<void> check_movable(const Edition& edition) {
    using enum EditionState;
    switch (edition.state) {
        case idea:
        case announced:
        case open:
        case postponed:
            return {};
        case cancelled:
            return Error{ErrorCode::conflict,
                         /*t*/ "A cancelled event has no dates. Make it an idea again first.", edition.id};
        case running:
        case closed:
        case reported:
            break;
    }
    return Error{ErrorCode::conflict, /*t*/ "An event that has begun keeps its dates.", edition.id};
}

void check(const Dates& dates, std::vector<FieldError>& problems) {
    const bool known = dates.start >= first_day && dates.start <= last_day;
    if (!known)
        problems.push_back({"starts_on", /*t*/ "Write the first day, from 1990 to 2099, like 2019-12-17."});
    else if (dates.end < dates.start)
        problems.push_back({"ends_on", /*t*/ "The last day cannot come before the first."});
    else if (dates.end - dates.start > longest_event)
        problems.push_back(
            {"ends_on", /*t*/ "An event lasts at most a year. Is the year of the last day right?"});
    if (!is_zone(dates.zone))
        problems.push_back({"zone", /*t*/ "Write a time zone by its name, like Africa/Kampala."});
}

}  // namespace plenaria::events
