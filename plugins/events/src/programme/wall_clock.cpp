// SPDX-License-Identifier: EUPL-1.2
#include "wall_clock.hpp"

#include <algorithm>
#include <cstdio>

namespace plenaria::events {

namespace {
using std::chrono::days;
using std::chrono::seconds;

constexpr seconds one_day = days(1);
constexpr seconds longest_night = std::chrono::hours(12);
}  // namespace

std::string clock_text(const LocalTime& local) {
    const auto minutes = static_cast<int>(local.time_of_day.count() / 60);
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", minutes / 60, minutes % 60);
    return text;
}

std::string to_text(const LocalTime& local) { return plenaria::to_text(local.day) + 'T' + clock_text(local); }

std::optional<seconds> parse_clock(std::string_view text) {
    std::string digits;
    std::size_t colons = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c == ':' && !digits.empty())
            ++colons;
        else
            return std::nullopt;
    }
    if (colons > 1 || digits.size() < 3 || digits.size() > 4 || (colons == 0 && digits.size() != 4) ||
        (colons == 1 && text[text.size() - 3] != ':'))
        return std::nullopt;
    const int number = std::stoi(digits);
    const int hours = number / 100, minutes = number % 100;
    if (minutes > 59 || hours > 24 || (hours == 24 && minutes > 0)) return std::nullopt;
    return std::chrono::hours(hours) + std::chrono::minutes(minutes);
}

std::optional<LocalTime> parse_local(std::string_view text) {
    if (text.size() != 16 || text[10] != 'T' || text[13] != ':') return std::nullopt;
    const auto day = parse_day(text.substr(0, 10));
    const auto time = parse_clock(text.substr(11));
    if (!day || !time || *time >= one_day) return std::nullopt;
    return LocalTime{*day, *time};
}

LocalTime shifted(const LocalTime& local, seconds by) {
    const auto all = local.day.time_since_epoch() + local.time_of_day + by;
    const auto day = std::chrono::floor<days>(all);
    return {Day(day), all - day};
}

LocalTime end_at(const LocalTime& starts, seconds until) {
    const auto same_day = shifted({starts.day, {}}, until);
    const auto night = shifted(same_day, one_day);
    return same_day < starts && night <= shifted(starts, longest_night) ? night : same_day;
}

bool clock_shows(const LocalTime& local, std::string_view zone) {
    return to_instant(local, zone).has_value();
}

Instant instant_of(const LocalTime& local, std::string_view zone) {
    if (const auto instant = to_instant(local, zone)) return *instant;
    // The day before has the offset that held until the clock went forward; no zone skips on two days
    // running.
    if (const auto before = to_instant(shifted(local, -one_day), zone)) return *before + one_day;
    return Instant(local.day) + local.time_of_day;
}

}  // namespace plenaria::events
