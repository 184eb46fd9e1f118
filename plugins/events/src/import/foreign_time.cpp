// SPDX-License-Identifier: EUPL-1.2
#include "foreign_time.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <plenaria/text.hpp>

#include "headings.hpp"

namespace plenaria::events {

namespace {

/// "+02:00", "-0330", "Z" or "UTC" as seconds east.
std::optional<std::chrono::seconds> read_offset(std::string_view text) {
    if (text == "Z" || text == "z" || text == "UTC" || text == "GMT") return std::chrono::seconds(0);
    if (text.size() < 5 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    const auto clock = parse_clock(text.substr(1));
    if (!clock || *clock > std::chrono::hours(14)) return std::nullopt;
    return text[0] == '-' ? -*clock : *clock;
}

}  // namespace

std::optional<LocalTime> on_our_walls(const LocalTime& local, std::string_view from, std::string_view to,
                                      std::vector<ImportNote>& problems) {
    if (!is_zone(from)) {
        problems.push_back({/*t*/ "The time zone “{zone}” is not known. Write one like Africa/Johannesburg.",
                            {{"zone", std::string(from)}}});
        return std::nullopt;
    }
    const auto instant = to_instant(local, from);
    if (!instant) {
        problems.push_back({/*t*/ "The clocks of {zone} go forward over {time}: that time does not exist.",
                            {{"zone", std::string(from)}, {"time", to_text(local)}}});
        return std::nullopt;
    }
    return from == to ? local : to_local(*instant, to);
}

std::optional<LocalTime> read_moment(std::string_view text, std::string_view zone, std::string_view to,
                                     std::vector<ImportNote>& problems) {
    const auto unreadable = [&]() -> std::optional<LocalTime> {
        problems.push_back({/*t*/ "“{text}” is no time. Write one like 2019-11-11T09:00:00+02:00.",
                            {{"text", std::string(text.substr(0, 60))}}});
        return std::nullopt;
    };
    if (text.size() < 16) return unreadable();
    std::string start(text.substr(0, 16));
    start[10] = 'T';  // a blank, in some programs
    const auto local = parse_local(start);
    if (!local) return unreadable();
    auto rest = text.substr(16);
    if (rest.size() >= 3 && rest[0] == ':') rest.remove_prefix(3);  // a programme has no seconds
    if (!rest.empty() && rest[0] == '.') {
        const auto end = rest.find_first_not_of("0123456789", 1);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end);
    }
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    if (rest.empty()) return on_our_walls(*local, zone, to, problems);
    const auto offset = read_offset(rest);
    if (!offset) return unreadable();
    return to_local(Instant(local->day) + local->time_of_day - *offset, to);
}

std::optional<std::chrono::seconds> read_clock(std::string_view text) {
    text = text.substr(std::min(text.find_first_not_of(' '), text.size()));
    if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
    auto written = fold(text);  // "5:30 p.m." is "5 30 p m"
    std::optional<bool> afternoon;
    for (const auto& [mark, after] : {std::pair("a m", false), {"am", false}, {"p m", true}, {"pm", true}})
        if (!afternoon && written.ends_with(mark)) {
            afternoon = after;
            written.resize(written.size() - std::string_view(mark).size());
        }
    std::replace(written.begin(), written.end(), 'h', ' ');
    const auto parts = split_by(written, ' ');
    if (parts.empty() || parts.size() > 3 || (parts.size() == 1 && written == fold(text)))
        return parse_clock(trim(text));
    auto hours = whole_number(parts[0]);
    const auto minutes = parts.size() > 1 ? whole_number(parts[1]) : 0;
    const auto seconds = parts.size() > 2 ? whole_number(parts[2]) : 0;
    if (!hours || !minutes || !seconds || *minutes > 59 || *seconds > 59) return std::nullopt;
    if (afternoon) {
        if (*hours < 1 || *hours > 12) return std::nullopt;
        hours = *hours % 12 + (*afternoon ? 12 : 0);
    }
    if (*hours > 24 || (*hours == 24 && *minutes > 0)) return std::nullopt;
    return std::chrono::hours(*hours) + std::chrono::minutes(*minutes);  // a programme has no seconds
}

std::optional<std::chrono::seconds> read_duration(std::string_view text) {
    std::vector<int> parts;
    while (!text.empty() && parts.size() < 4) {
        const auto colon = text.find(':');
        const auto part = text.substr(0, colon);
        int number = 0;
        const auto [rest, failure] = std::from_chars(part.data(), part.data() + part.size(), number);
        if (failure != std::errc() || rest != part.data() + part.size() || number < 0 || number > 10'000)
            return std::nullopt;
        parts.push_back(number);
        text = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
    }
    if (parts.size() == 2) parts.insert(parts.begin(), 0);
    if (parts.size() != 3) return std::nullopt;
    const auto lasts =
        std::chrono::days(parts[0]) + std::chrono::hours(parts[1]) + std::chrono::minutes(parts[2]);
    if (lasts > std::chrono::days(7)) return std::nullopt;
    return lasts;
}

LocalTime later(const LocalTime& local, std::chrono::seconds by, std::string_view zone) {
    return to_local(instant_of(local, zone) + by, zone);
}

Error too_many_sessions() {
    return {ErrorCode::too_large,
            /*t*/ "This file holds more than {max} sessions. Import it in parts.",
            "import",
            {},
            {{"max", std::to_string(most_foreign_sessions)}}};
}

void take_places(ForeignSession& session, const std::string& room, const std::string& track,
                 const std::string& kind, const ReadingContext& context) {
    session.room = context.no_rooms.contains(fold(room)) ? std::string() : trim(room);
    session.track = trim(track);
    if (trim(kind).empty()) return;
    if (const auto found = context.kinds.find(fold(kind)); found != context.kinds.end())
        session.kind = found->second;
    else
        session.notes.push_back(
            {/*t*/ "“{kind}” is no kind of session here; choose one afterwards.", {{"kind", trim(kind)}}});
}

}  // namespace plenaria::events
