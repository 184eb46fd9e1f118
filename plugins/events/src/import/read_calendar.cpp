// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <unicode/ucal.h>
#include <unicode/unistr.h>

#include <plenaria/text.hpp>

#include "foreign_time.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t longest_calendar_line = 64 * 1024;

/// RFC 5545, 3.1: one line of content, its name and its parameters in capitals.
struct CalendarLine {
    std::string name;
    std::map<std::string, std::string> parameters;
    std::string value;
};

std::string in_capitals(std::string_view text) {
    std::string capitals(text);
    std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return capitals;
}

/// The next line with those that continue it; `bytes` moves behind it.
std::string unfolded(std::string_view& bytes) {
    std::string line;
    do {
        const auto end = bytes.find('\n');
        auto piece = bytes.substr(0, end);
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
        if (piece.ends_with('\r')) piece.remove_suffix(1);
        if (line.size() + piece.size() <= longest_calendar_line) line += piece;
        if (bytes.empty() || (bytes.front() != ' ' && bytes.front() != '\t')) return line;
        bytes.remove_prefix(1);
    } while (true);
}

CalendarLine split_line(const std::string& line) {
    CalendarLine read;
    // A colon in a quoted parameter ends nothing.
    std::vector<std::string> parts(1);
    std::size_t at = 0;
    for (bool quoted = false; at < line.size() && (quoted || line[at] != ':'); ++at) {
        if (line[at] == '"')
            quoted = !quoted;
        else if (line[at] == ';' && !quoted)
            parts.emplace_back();
        else
            parts.back() += line[at];
    }
    read.name = in_capitals(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const auto equals = parts[i].find('=');
        if (equals != std::string::npos)
            read.parameters[in_capitals(parts[i].substr(0, equals))] = parts[i].substr(equals + 1);
    }
    if (at < line.size()) read.value = line.substr(at + 1);
    return read;
}

/// RFC 5545, 3.3.11.
std::string unescaped(const std::string& text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size())
            plain += text[i];
        else if (const char next = text[++i]; next == 'n' || next == 'N')
            plain += '\n';
        else
            plain += next;
    }
    return trim(plain);
}

/// "20191111T090000" as "2019-11-11T09:00"; empty when it has another form.
std::string iso_form(std::string_view text) {
    if (text.size() < 15 || text[8] != 'T') return {};
    std::string form;
    for (const std::size_t at : {0U, 1U, 2U, 3U, 100U, 4U, 5U, 100U, 6U, 7U, 8U, 9U, 10U, 101U, 11U, 12U})
        form += at == 100U ? '-' : at == 101U ? ':' : text[at];
    return form;
}

/// "Africa/Johannesburg" of "South Africa Standard Time", as Outlook calls it; empty when it is none of
/// those.
std::string zone_of_windows(const std::string& name) {
    const auto wide = icu::UnicodeString::fromUTF8(name);
    UChar buffer[128];
    UErrorCode failure = U_ZERO_ERROR;
    const auto size = ucal_getTimeZoneIDForWindowsID(wide.getBuffer(), wide.length(), nullptr, buffer,
                                                     std::size(buffer), &failure);
    std::string zone;
    if (U_SUCCESS(failure) && size > 0) icu::UnicodeString(buffer, size).toUTF8String(zone);
    return zone;
}

/// "Europe/Zurich" of "/mozilla.org/20070129_1/Europe/Zurich"; what is no zone as it stands.
std::string zone_in(const std::string& tzid) {
    if (is_zone(tzid)) return tzid;
    for (auto slash = tzid.find('/'); slash != std::string::npos; slash = tzid.find('/', slash + 1))
        if (is_zone(tzid.substr(slash + 1))) return tzid.substr(slash + 1);
    if (auto zone = zone_of_windows(tzid); !zone.empty()) return zone;
    return tzid;
}

/// RFC 5545, 3.3.6: "PT1H30M", "P1D".
std::optional<std::chrono::seconds> calendar_duration(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    if (!text.starts_with('P')) return std::nullopt;
    std::chrono::seconds lasts{0};
    long long number = 0;
    bool in_time = false;
    for (const char c : text.substr(1)) {
        if (c >= '0' && c <= '9') {
            number = number * 10 + (c - '0');
            if (number > 100'000) return std::nullopt;
            continue;
        }
        if (c == 'T')
            in_time = true;
        else if (c == 'W')
            lasts += std::chrono::days(7 * number);
        else if (c == 'D')
            lasts += std::chrono::days(number);
        else if (c == 'H' && in_time)
            lasts += std::chrono::hours(number);
        else if (c == 'M' && in_time)
            lasts += std::chrono::minutes(number);
        else if (c != 'S' || !in_time)
            return std::nullopt;
        number = 0;
    }
    return lasts <= std::chrono::days(7) ? std::optional(lasts) : std::nullopt;
}

std::optional<LocalTime> calendar_time(const CalendarLine& line, const ReadingContext& context,
                                       ForeignSession& session) {
    const auto& zone = context.dates.zone;
    const auto parameter = [&](const char* name) {
        const auto found = line.parameters.find(name);
        return found == line.parameters.end() ? std::string() : found->second;
    };
    if (in_capitals(parameter("VALUE")) == "DATE" || line.value.size() == 8) {
        session.problems.push_back(
            {/*t*/ "It lasts whole days; a session begins and ends at a time of day."});
        return std::nullopt;
    }
    const auto form = iso_form(line.value);
    const bool is_utc = line.value.size() == 16 && line.value.ends_with('Z');
    const auto tzid = parameter("TZID");
    return read_moment(form.empty() ? line.value
                       : is_utc     ? form + 'Z'
                                    : form,
                       tzid.empty() ? zone : zone_in(tzid), zone, session.problems);
}

ForeignSession session_from(const std::map<std::string, CalendarLine>& lines, int place,
                            const ReadingContext& context) {
    const auto value = [&](const char* name) {
        const auto found = lines.find(name);
        return found == lines.end() ? std::string() : unescaped(found->second.value);
    };
    ForeignSession session{.line = place, .key = value("UID")};
    session.titles = {.original = context.language, .texts = {{context.language, value("SUMMARY")}}};
    auto location = value("LOCATION");
    if (const auto tail = ", " + context.place; location == context.place)
        location.clear();
    else if (!context.place.empty() && location.ends_with(tail))
        location.resize(location.size() - tail.size());
    session.room = location;
    const auto status = in_capitals(value("STATUS"));
    session.state = status == "CANCELLED"   ? SessionState::cancelled
                    : status == "TENTATIVE" ? SessionState::proposed
                                            : SessionState::planned;
    for (const auto* name : {"RRULE", "RDATE", "RECURRENCE-ID"})
        if (lines.contains(name)) {
            session.problems.push_back(
                {/*t*/ "It repeats; a session is one meeting. Export each date as an entry of its own."});
            return session;
        }
    const auto starts = lines.find("DTSTART");
    if (starts == lines.end()) {
        session.problems.push_back({/*t*/ "It has no beginning."});
        return session;
    }
    const auto from = calendar_time(starts->second, context, session);
    if (!from) return session;
    session.starts = session.ends = *from;
    if (const auto ends = lines.find("DTEND"); ends != lines.end()) {
        if (const auto until = calendar_time(ends->second, context, session)) session.ends = *until;
    } else if (const auto lasts = calendar_duration(value("DURATION"))) {
        session.ends = later(*from, *lasts, context.dates.zone);
    }
    return session;
}

/// Some programs give all entries one UID, or each of a few: it identifies nothing then.
void drop_shared_keys(std::vector<ForeignSession>& sessions) {
    std::map<std::string, std::set<std::pair<std::string, std::string>>> called;
    for (const auto& each : sessions)
        called[each.key].emplace(each.titles.in(each.titles.original), to_text(each.starts));
    for (auto& each : sessions)
        if (!each.key.empty() && called.at(each.key).size() > 1) each.key.clear();
}

}  // namespace

ForeignSessions read_calendar(std::string_view bytes, const ReadingContext& context) {
    const Error damaged{ErrorCode::invalid_input,
                        /*t*/ "This is no calendar file. Export it as ICS (iCalendar) in UTF-8."};
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (!is_utf8(bytes) || !in_capitals(bytes.substr(0, 15)).starts_with("BEGIN:VCALENDAR")) return damaged;
    std::vector<ForeignSession> sessions;
    std::map<std::string, CalendarLine> lines;
    int inside = 0;  // components open within an event: alarms have times of their own
    while (!bytes.empty()) {
        auto line = split_line(unfolded(bytes));
        const auto component = in_capitals(trim(line.value));
        if (line.name == "BEGIN" && (inside > 0 || component == "VEVENT")) {
            if (++inside == 1) lines.clear();
        } else if (line.name == "END" && inside > 0) {
            if (--inside > 0) continue;
            if (sessions.size() >= most_foreign_sessions) return too_many_sessions();
            sessions.push_back(session_from(lines, static_cast<int>(sessions.size()) + 1, context));
        } else if (inside == 1 && lines.size() < 200) {
            auto name = line.name;
            lines.try_emplace(std::move(name), std::move(line));
        }
    }
    drop_shared_keys(sessions);
    return sessions;
}

}  // namespace plenaria::events
