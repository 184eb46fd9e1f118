// SPDX-License-Identifier: EUPL-1.2
// Days, moments and zones from outside: what is read is written the same, and a clock's time leads back to
// it.
#include <plenaria/time.hpp>

#include "../fuzz.hpp"

namespace plenaria::fuzz::times {

const Target target("time", [](std::string_view bytes) {
    const auto texts = texts_in(bytes, 2);
    const auto day = parse_day(texts[0]);
    if (day) require(to_text(*day) == texts[0], "a day is read as it is written");
    const auto instant = parse_instant(texts[0]);
    if (instant) require(to_text(*instant) == texts[0], "a moment is read as it is written");
    const auto& zone = texts[1];
    if (!is_zone(zone)) {
        require(!to_instant({.day = day.value_or(Day{})}, zone), "an unknown zone has no time");
        return day || instant;
    }
    if (instant) {
        // Of two moments with one reading the first is meant, so the way back may be earlier, never later.
        const auto back = to_instant(to_local(*instant, zone), zone);
        require(back && *back <= *instant && to_local(*back, zone) == to_local(*instant, zone),
                "a clock's time leads back to its moment");
    }
    if (day)
        for (const auto hour : {0, 2, 23})
            if (const auto moment = to_instant({.day = *day, .time_of_day = std::chrono::hours(hour)}, zone))
                require(to_local(*moment, zone).day == *day, "a day stays the day");
    return day || instant;
});

}  // namespace plenaria::fuzz::times
