// SPDX-License-Identifier: EUPL-1.2
#include "distance.hpp"

#include <array>

namespace plenaria::events {

Instant start_of(Day day, std::string_view zone) {
    // Clocks are put forward over midnight by an hour or less, but Samoa has left out a whole day: such a day
    // begins when the next one does.
    constexpr std::chrono::minutes step(15), furthest(48 * 60);
    for (std::chrono::minutes time(0); time <= furthest; time += step) {
        const auto shown = std::chrono::sys_seconds(day) + time;
        const auto shown_day = std::chrono::floor<std::chrono::days>(shown);
        if (const auto instant = to_instant({.day = shown_day, .time_of_day = shown - shown_day}, zone))
            return *instant;
    }
    return Instant(day);
}

Day day_in(Instant now, std::string_view zone) { return to_local(now, zone).day; }

std::string words_of(const Distance& distance, const Locale& locale) {
    using enum Unit;
    const bool start = distance.anchor == Anchor::start;
    if (distance.amount == 0) return start ? locale.t("on the first day") : locale.t("on the last day");
    if (distance.side == Side::before) {
        switch (distance.unit) {
            case days:
                return start ? locale.n("{n} day before the opening", "{n} days before the opening",
                                        distance.amount)
                             : locale.n("{n} day before the end", "{n} days before the end", distance.amount);
            case weeks:
                return start
                           ? locale.n("{n} week before the opening", "{n} weeks before the opening",
                                      distance.amount)
                           : locale.n("{n} week before the end", "{n} weeks before the end", distance.amount);
            case months:
                return start ? locale.n("{n} month before the opening", "{n} months before the opening",
                                        distance.amount)
                             : locale.n("{n} month before the end", "{n} months before the end",
                                        distance.amount);
        }
    }
    switch (distance.unit) {
        case days:
            return start
                       ? locale.n("{n} day after the opening", "{n} days after the opening", distance.amount)
                       : locale.n("{n} day after the end", "{n} days after the end", distance.amount);
        case weeks:
            return start ? locale.n("{n} week after the opening", "{n} weeks after the opening",
                                    distance.amount)
                         : locale.n("{n} week after the end", "{n} weeks after the end", distance.amount);
        case months:
            return start ? locale.n("{n} month after the opening", "{n} months after the opening",
                                    distance.amount)
                         : locale.n("{n} month after the end", "{n} months after the end", distance.amount);
    }
    return {};
}

std::string_view to_text(Anchor anchor) { return anchor == Anchor::start ? "start" : "end"; }
std::string_view to_text(Side side) { return side == Side::before ? "before" : "after"; }
std::string_view to_text(Unit unit) {
    constexpr std::array<std::string_view, 3> names{"days", "weeks", "months"};
    return names[static_cast<std::size_t>(unit) - 1];
}

std::optional<Anchor> parse_anchor(std::string_view text) {
    for (const auto anchor : {Anchor::start, Anchor::end})
        if (to_text(anchor) == text) return anchor;
    return std::nullopt;
}
std::optional<Side> parse_side(std::string_view text) {
    for (const auto side : {Side::before, Side::after})
        if (to_text(side) == text) return side;
    return std::nullopt;
}
std::optional<Unit> parse_unit(std::string_view text) {
    for (const auto unit : {Unit::days, Unit::weeks, Unit::months})
        if (to_text(unit) == text) return unit;
    return std::nullopt;
}

}  // namespace plenaria::events
