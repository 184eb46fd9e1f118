// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <set>

#include <libical/ical.h>

#include "documents/tables.hpp"

namespace plenaria::host {

namespace {

using Component = std::unique_ptr<icalcomponent, void (*)(icalcomponent*)>;

icaltimetype utc(Instant instant) {
    return icaltime_from_timet_with_zone(instant.time_since_epoch().count(), 0, icaltimezone_get_utc_timezone());
}

/// Local time with its zone, where libical knows the zone; else UTC.
icaltimetype in_zone(Instant instant, icaltimezone* zone) {
    if (zone == nullptr) return utc(instant);
    return icaltime_from_timet_with_zone(instant.time_since_epoch().count(), 0, zone);
}

void add_time(icalcomponent* event, icalproperty* property, icaltimezone* zone) {
    if (zone != nullptr)
        icalproperty_add_parameter(property, icalparameter_new_tzid(icaltimezone_get_tzid(zone)));
    icalcomponent_add_property(event, property);
}

}  // namespace

std::string calendar_of(const std::vector<CalendarEntry>& entries, std::string_view name) {
    const Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT), icalcomponent_free);
    auto* root = calendar.get();
    icalcomponent_add_property(root, icalproperty_new_version("2.0"));
    icalcomponent_add_property(root, icalproperty_new_prodid("-//Plenaria//Plenaria//EN"));
    icalcomponent_add_property(root, icalproperty_new_calscale("GREGORIAN"));
    auto* title = icalproperty_new_x(std::string(name).c_str());
    icalproperty_set_x_name(title, "X-WR-CALNAME");
    icalcomponent_add_property(root, title);

    std::set<std::string> zones;
    for (const auto& entry : entries) {
        auto* zone = entry.zone == "UTC" ? nullptr : icaltimezone_get_builtin_timezone(entry.zone.c_str());
        if (zone != nullptr && zones.insert(entry.zone).second)
            icalcomponent_add_component(root, icalcomponent_new_clone(icaltimezone_get_component(zone)));
        auto* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
        icalcomponent_add_property(event, icalproperty_new_uid(entry.uid.c_str()));
        icalcomponent_add_property(event, icalproperty_new_sequence(entry.sequence));
        icalcomponent_add_property(event, icalproperty_new_dtstamp(utc(entry.starts_at)));
        add_time(event, icalproperty_new_dtstart(in_zone(entry.starts_at, zone)), zone);
        add_time(event, icalproperty_new_dtend(in_zone(entry.ends_at, zone)), zone);
        icalcomponent_add_property(event, icalproperty_new_summary(entry.summary.c_str()));
        if (!entry.description.empty())
            icalcomponent_add_property(event, icalproperty_new_description(entry.description.c_str()));
        if (!entry.location.empty()) icalcomponent_add_property(event, icalproperty_new_location(entry.location.c_str()));
        if (!entry.url.empty()) icalcomponent_add_property(event, icalproperty_new_url(entry.url.c_str()));
        icalcomponent_add_property(
            event, icalproperty_new_status(entry.cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
        icalcomponent_add_component(root, event);
    }
    const std::unique_ptr<char, void (*)(void*)> text(icalcomponent_as_ical_string_r(root), std::free);
    return text.get();
}

}  // namespace plenaria::host
