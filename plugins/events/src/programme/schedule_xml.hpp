// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/schedule_xml.hpp
/// A released programme as programmes for phones read it: the format of pentabarf, frab and pretalx,
/// application/vnd.c3voc.schedule+xml (IANA). Its schema is at c3voc.de/schedule/schema.xsd. Pure.

#include <string>
#include <string_view>

#include <plenaria/locale.hpp>

#include "edition_format.hpp"
#include "release.hpp"

namespace plenaria::events {

inline constexpr std::string_view schedule_type = "application/vnd.c3voc.schedule+xml";

/// What the file says beside the programme itself.
struct ScheduleHead {
    std::string version = {};  ///< of the release
    std::string own_url = {};  ///< where readers fetch it again
    std::string page_url = {};
    bool holds = true;  ///< false: the event is put off or cancelled, and nothing takes place
};

/// Cancelled sessions are left out: the format cannot say it, and readers show what is in the file.
std::string schedule_xml(const FrozenProgramme& programme, const ScheduleHead& head,
                         const EditionFormat& format, const Locale& locale);

/// A positive number and a UUID that stay with a session for ever, of its identifier. The UUID has all of
/// its 128 bits.
long long schedule_number(std::string_view session_id);
std::string schedule_guid(std::string_view session_id);

}  // namespace plenaria::events
