// SPDX-License-Identifier: EUPL-1.2
#include "documents/calendar.hpp"

#include <libical/ical.h>
#include <unicode/unistr.h>
#include <unicode/vtzone.h>

#include <algorithm>
#include <map>
#include <memory>

#include <plenaria/text.hpp>
#include <plenaria/time.hpp>

namespace plenaria::host {

namespace {

struct Free {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, Free>;

/// Without control characters, which no escape in RFC 5545 can express; line breaks stay where `lines`.
std::string clean(std::string_view text, bool lines) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        if (c == '\n' || c == '\r')
            out += lines ? '\n' : ' ';
        else if (c >= 0x20 && c != 0x7F)
            out += text[i];
        else
            out += ' ';
    }
    return out;
}

icaltimetype as_time(const LocalTime& local, bool utc) {
    const std::chrono::year_month_day date(local.day);
    const auto seconds = static_cast<int>(local.time_of_day.count());
    auto time = icaltime_null_time();
    time.year = static_cast<int>(date.year());
    time.month = static_cast<int>(static_cast<unsigned>(date.month()));
    time.day = static_cast<int>(static_cast<unsigned>(date.day()));
    time.hour = seconds / 3600;
    time.minute = seconds / 60 % 60;
    time.second = seconds % 60;
    time.is_date = 0;
    if (utc) time.zone = icaltimezone_get_utc_timezone();
    return time;
}
icaltimetype as_utc(Instant instant) { return as_time(to_local(instant, "UTC"), true); }

bool is_utc(const std::string& zone) {
    return zone == "UTC" || zone == "Etc/UTC" || zone == "GMT" || zone == "Etc/GMT" || !is_zone(zone);
}

/// DTSTART or DTEND.
void add_moment(icalcomponent* event, icalproperty_kind kind, Instant instant, const std::string& zone) {
    const bool utc = is_utc(zone);
    const auto time = as_time(to_local(instant, utc ? "UTC" : zone), utc);
    auto* property =
        kind == ICAL_DTSTART_PROPERTY ? icalproperty_new_dtstart(time) : icalproperty_new_dtend(time);
    if (!utc) icalproperty_add_parameter(property, icalparameter_new_tzid(zone.c_str()));
    icalcomponent_add_property(event, property);
}

/// The moments a calendar tells in one zone.
struct Span {
    Instant first = {};
    Instant last = {};
};

/// Takes out what `unwanted` says.
template <class Unwanted>
void prune(icalcomponent* rules, Unwanted unwanted) {
    std::vector<icalcomponent*> gone;
    for (auto* part = icalcomponent_get_first_component(rules, ICAL_ANY_COMPONENT); part != nullptr;
         part = icalcomponent_get_next_component(rules, ICAL_ANY_COMPONENT))
        if (unwanted(part)) gone.push_back(part);
    for (auto* part : gone) {
        icalcomponent_remove_component(rules, part);
        icalcomponent_free(part);
    }
}

/// The rules of `zone` from a year and a half before the first moment, so that one change lies before it, to
/// a year behind the last: Morocco's changes are listed one by one to 2087. ICU's rules, by which the host
/// reckons; those of libical reach back to 1853 and carry a private prefix in their TZID.
Component time_zone(const std::string& zone, const Span& span) {
    const std::unique_ptr<icu::VTimeZone> rules(
        icu::VTimeZone::createVTimeZoneByID(icu::UnicodeString::fromUTF8(zone)));
    if (!rules) return nullptr;
    const auto from =
        std::chrono::milliseconds((span.first - std::chrono::days(550)).time_since_epoch()).count();
    icu::UnicodeString text;
    UErrorCode status = U_ZERO_ERROR;
    rules->write(static_cast<UDate>(from), text, status);
    if (U_FAILURE(status)) return nullptr;
    std::string utf8;
    text.toUTF8String(utf8);
    Component parsed(icalparser_parse_string(utf8.c_str()));
    if (!parsed) return nullptr;
    for (auto* own = icalcomponent_get_first_property(parsed.get(), ICAL_X_PROPERTY); own != nullptr;
         own = icalcomponent_get_first_property(parsed.get(), ICAL_X_PROPERTY)) {
        icalcomponent_remove_property(parsed.get(), own);
        icalproperty_free(own);
    }
    const auto end = as_utc(span.last + std::chrono::days(366));
    prune(parsed.get(),
          [&](icalcomponent* part) { return icaltime_compare(icalcomponent_get_dtstart(part), end) > 0; });
    return parsed;
}

Component event(const CalendarEntry& entry, Instant now) {
    Component made(icalcomponent_new(ICAL_VEVENT_COMPONENT));
    const auto add = [&](icalproperty* property) { icalcomponent_add_property(made.get(), property); };
    add(icalproperty_new_uid(clean(entry.uid, false).c_str()));
    add(icalproperty_new_dtstamp(as_utc(now)));
    add_moment(made.get(), ICAL_DTSTART_PROPERTY, entry.starts_at, entry.zone);
    if (entry.ends_at > entry.starts_at)
        add_moment(made.get(), ICAL_DTEND_PROPERTY, entry.ends_at, entry.zone);
    add(icalproperty_new_sequence(entry.sequence));
    add(icalproperty_new_summary(clean(entry.summary, false).c_str()));
    // Not with nothing but blanks: to a reader that is a property without a value, and an error.
    if (!trim(entry.description).empty())
        add(icalproperty_new_description(clean(entry.description, true).c_str()));
    if (!trim(entry.location).empty()) add(icalproperty_new_location(clean(entry.location, false).c_str()));
    if (!entry.url.empty()) add(icalproperty_new_url(clean(entry.url, false).c_str()));
    add(icalproperty_new_status(entry.cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
    return made;
}

/// A property that the standard does not know. Not as a text value: that brings ";VALUE=TEXT", which Outlook
/// does not read.
icalproperty* extension(const char* name, const std::string& text) {
    auto* property = icalproperty_new_x(text.c_str());
    icalproperty_set_x_name(property, name);
    return property;
}

Component empty_calendar() {
    Component calendar(icalcomponent_new_vcalendar());
    const auto add = [&](icalproperty* property) { icalcomponent_add_property(calendar.get(), property); };
    add(icalproperty_new_version("2.0"));
    add(icalproperty_new_prodid("-//Plenaria//Plenaria//EN"));
    add(icalproperty_new_calscale("GREGORIAN"));
    return calendar;
}

void add_zones(icalcomponent* calendar, const std::vector<CalendarEntry>& entries) {
    std::map<std::string, Span> zones;
    for (const auto& entry : entries) {
        if (is_utc(entry.zone)) continue;
        auto& span = zones.emplace(entry.zone, Span{entry.starts_at, entry.starts_at}).first->second;
        span.first = std::min(span.first, entry.starts_at);
        span.last = std::max({span.last, entry.starts_at, entry.ends_at});
    }
    for (const auto& [zone, span] : zones)
        if (auto rules = time_zone(zone, span)) icalcomponent_add_component(calendar, rules.release());
}

std::string as_text(icalcomponent* calendar) {
    const std::unique_ptr<char, void (*)(void*)> text(icalcomponent_as_ical_string_r(calendar),
                                                      icalmemory_free_buffer);
    std::string whole = text.get();
    // libical 3.0 folds a line together with its CRLF: where only that has no room, the fold stands before or
    // inside it, and strict readers see half an end of line.
    for (const std::string_view torn : {"\r\r\n \n", "\r\n \r\n"})
        for (auto at = whole.find(torn); at != std::string::npos; at = whole.find(torn, at))
            whole.replace(at, torn.size(), "\r\n");
    return whole;
}

void set_organizer(icalcomponent* event, const Organizer& organizer) {
    if (organizer.address.empty()) return;
    auto* property = icalproperty_new_organizer(("mailto:" + clean(organizer.address, false)).c_str());
    if (!organizer.name.empty())
        icalproperty_add_parameter(property, icalparameter_new_cn(clean(organizer.name, false).c_str()));
    icalcomponent_add_property(event, property);
}

}  // namespace

std::string write_calendar(const std::vector<CalendarEntry>& entries, std::string_view name, Instant now) {
    // Without METHOD: it is fetched, not sent. PUBLISH asks for an organizer in every entry (RFC
    // 5546, 3.2.1).
    const auto calendar = empty_calendar();
    icalcomponent_add_property(calendar.get(), extension("X-WR-CALNAME", clean(name, false)));
    add_zones(calendar.get(), entries);
    for (const auto& entry : entries)
        icalcomponent_add_component(calendar.get(), event(entry, now).release());
    return as_text(calendar.get());
}

std::string write_calendar_message(const CalendarEntry& entry, const Organizer& organizer, Instant now) {
    const auto calendar = empty_calendar();
    icalcomponent_add_property(
        calendar.get(), icalproperty_new_method(entry.cancelled ? ICAL_METHOD_CANCEL : ICAL_METHOD_PUBLISH));
    add_zones(calendar.get(), {entry});
    auto one = event(entry, now);
    set_organizer(one.get(), organizer);
    // A deadline takes nobody's time.
    if (entry.ends_at <= entry.starts_at)
        icalcomponent_add_property(one.get(), icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    icalcomponent_add_component(calendar.get(), one.release());
    return as_text(calendar.get());
}

}  // namespace plenaria::host
