// SPDX-License-Identifier: EUPL-1.2
// A calendar of ours, whatever titles and places hold: libical reads back what was meant, and no line is too
// long.
#include <libical/ical.h>

#include <memory>

#include <plenaria/text.hpp>

#include "../fuzz.hpp"
#include "documents/calendar.hpp"
#include "written.hpp"

namespace plenaria::fuzz::calendar {

using namespace host;

/// RFC 5545, 3.1: lines of at most 75 octets, cut between characters, ended by CRLF.
void check_lines(std::string_view text) {
    while (!text.empty()) {
        const auto end = text.find("\r\n");
        require(end != std::string_view::npos, "a line ends in CRLF");
        const auto line = text.substr(0, end);
        require(line.size() <= 75 && line.find_first_of("\r\n") == std::string_view::npos,
                "a line has 75 octets at most");
        require(is_utf8(line), "no character is cut");
        text.remove_prefix(end + 2);
    }
}

/// As the writer documents it: line breaks as blanks where one line is meant, no control characters.
std::string on_one_line(std::string_view text) {
    std::string line;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with("\r\n")) continue;
        const auto c = static_cast<unsigned char>(text[i]);
        line += c < 0x20 || c == 0x7f ? ' ' : text[i];
    }
    return line;
}

const Target target("calendar", [](std::string_view bytes) {
    const auto wish = calendar_wish(bytes);
    if (trim(on_one_line(wish.entry.summary)).empty())
        return false;  // nothing that is announced has no title
    const auto text = written_calendar(wish);
    check_lines(text);
    struct Free {
        void operator()(icalcomponent* component) const { icalcomponent_free(component); }
    };
    const std::unique_ptr<icalcomponent, Free> read(icalparser_parse_string(text.c_str()));
    require(read != nullptr && icalcomponent_count_errors(read.get()) == 0,
            "libical reads it without an error");
    require(icalcomponent_count_components(read.get(), ICAL_VEVENT_COMPONENT) == 1, "one entry is one entry");
    auto* event = icalcomponent_get_first_component(read.get(), ICAL_VEVENT_COMPONENT);
    const auto same = [](const char* shown, const std::string& meant) {
        // Blanks at the ends are none of a title; libical's reader drops them.
        return trim(shown == nullptr ? "" : shown) == trim(meant);
    };
    require(same(icalcomponent_get_summary(event), on_one_line(wish.entry.summary)),
            "the title is the title");
    require(same(icalcomponent_get_location(event), on_one_line(wish.entry.location)),
            "the place is the place");
    require(icalcomponent_count_properties(event, ICAL_ATTENDEE_PROPERTY) == 0,
            "nobody is named as attending");
    require(icalcomponent_count_properties(event, ICAL_X_PROPERTY) == 0, "no text becomes a property");
    return true;
});

}  // namespace plenaria::fuzz::calendar
