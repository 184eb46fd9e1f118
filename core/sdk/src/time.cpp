// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/time.hpp>

#include <array>
#include <charconv>
#include <map>
#include <memory>
#include <mutex>

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

namespace plenaria {

namespace {

using namespace std::chrono;

void put(std::string& text, unsigned value, std::size_t at, std::size_t width) {
    for (std::size_t i = width; i-- > 0; value /= 10) text[at + i] = static_cast<char>('0' + value % 10);
}

void put_day(std::string& text, Day day) {
    const year_month_day date(day);
    put(text, static_cast<unsigned>(static_cast<int>(date.year())), 0, 4);
    put(text, static_cast<unsigned>(date.month()), 5, 2);
    put(text, static_cast<unsigned>(date.day()), 8, 2);
}

std::optional<unsigned> digits(std::string_view text, std::size_t at, std::size_t count) {
    unsigned value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + static_cast<unsigned>(text[i] - '0');
    }
    return value;
}

/// Zones are made once and shared; ICU's const functions are thread-safe.
const icu::TimeZone* zone_named(std::string_view name) {
    static std::mutex mutex;
    static auto& zones = *new std::map<std::string, std::unique_ptr<icu::TimeZone>, std::less<>>;
    if (name.size() > 64) return nullptr;  // no such name, and the map must not grow without bound
    const std::lock_guard lock(mutex);
    if (const auto found = zones.find(name); found != zones.end()) return found->second.get();
    std::unique_ptr<icu::TimeZone> zone(
        icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(std::string(name))));
    if (!zone || *zone == icu::TimeZone::getUnknown()) return nullptr;
    return zones.emplace(name, std::move(zone)).first->second.get();
}

}  // namespace

std::string to_text(Day day) {
    std::string text = "0000-00-00";
    put_day(text, day);
    return text;
}

std::string to_text(Instant instant) {
    std::string text = "0000-00-00T00:00:00Z";
    const auto day = floor<days>(instant);
    put_day(text, day);
    const hh_mm_ss time(instant - day);
    put(text, static_cast<unsigned>(time.hours().count()), 11, 2);
    put(text, static_cast<unsigned>(time.minutes().count()), 14, 2);
    put(text, static_cast<unsigned>(time.seconds().count()), 17, 2);
    return text;
}

std::optional<Day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = digits(text, 0, 4);
    const auto m = digits(text, 5, 2);
    const auto d = digits(text, 8, 2);
    if (!y || !m || !d) return std::nullopt;
    const year_month_day date(year(static_cast<int>(*y)), month(*m), std::chrono::day(*d));
    if (!date.ok()) return std::nullopt;
    return Day(date);
}

std::optional<Instant> parse_instant(std::string_view text) {
    if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
        return std::nullopt;
    const auto date = parse_day(text.substr(0, 10));
    const auto h = digits(text, 11, 2);
    const auto m = digits(text, 14, 2);
    const auto s = digits(text, 17, 2);
    if (!date || !h || !m || !s || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
    return *date + hours(*h) + minutes(*m) + seconds(*s);
}

bool is_zone(std::string_view zone) { return zone_named(zone) != nullptr; }

std::optional<Instant> to_instant(const LocalTime& local, std::string_view zone) {
    const auto* known = zone_named(zone);
    if (known == nullptr) return std::nullopt;
    const auto* rules = dynamic_cast<const icu::BasicTimeZone*>(known);
    if (rules == nullptr) return std::nullopt;
    const Instant as_utc = local.day + local.time_of_day;
    const auto wall = static_cast<UDate>(as_utc.time_since_epoch().count()) * 1000.0;
    int32_t raw = 0;
    int32_t saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    rules->getOffsetFromLocal(wall, UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, saving, status);
    if (U_FAILURE(status)) return std::nullopt;
    const Instant instant = as_utc - seconds((raw + saving) / 1000);
    // In the hour that clocks skip, no moment shows this time; what was found shows another.
    if (to_local(instant, zone) != local) return std::nullopt;
    return instant;
}

LocalTime to_local(Instant instant, std::string_view zone) {
    int32_t raw = 0;
    int32_t saving = 0;
    if (const auto* known = zone_named(zone)) {
        UErrorCode status = U_ZERO_ERROR;
        known->getOffset(static_cast<UDate>(instant.time_since_epoch().count()) * 1000.0, false, raw, saving,
                         status);
    }
    const auto local = instant + seconds((raw + saving) / 1000);
    const auto day = floor<days>(local);
    return {.day = day, .time_of_day = local - day};
}

}  // namespace plenaria
