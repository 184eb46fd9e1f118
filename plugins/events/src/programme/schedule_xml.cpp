// SPDX-License-Identifier: EUPL-1.2
#include "schedule_xml.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <map>
#include <set>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../xml_writer.hpp"
#include "programme_words.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t longest_acronym = 40;
constexpr std::size_t longest_slug_title = 60;

/// The 128 bits behind a ULID. What is none, as in tests, gives the hash of its text.
std::array<std::uint8_t, 16> bits_of(std::string_view id) {
    constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::array<std::uint8_t, 16> bits{};
    bool is_ulid = id.size() == 26 && id[0] <= '7';
    for (const char c : id) is_ulid = is_ulid && crockford.find(c) != std::string_view::npos;
    if (is_ulid) {
        for (const char c : id) {
            unsigned carry = static_cast<unsigned>(crockford.find(c));
            for (auto byte = bits.rbegin(); byte != bits.rend(); ++byte) {
                const unsigned shifted = (static_cast<unsigned>(*byte) << 5U) | carry;
                *byte = static_cast<std::uint8_t>(shifted & 0xFFU);
                carry = shifted >> 8U;
            }
        }
        return bits;
    }
    const auto hex = sha256_hex(id);
    for (std::size_t i = 0; i < bits.size(); ++i)
        bits[i] = static_cast<std::uint8_t>(std::stoi(hex.substr(2 * i, 2), nullptr, 16));
    return bits;
}

/// What of `text` addresses may hold: "6th_uclg_world_congress".
std::string slug_text(std::string_view text, char between, std::size_t longest) {
    std::string slug;
    for (const auto& word : folded_words(text)) {
        std::string ascii;
        for (const char c : word)
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) ascii += c;
        if (ascii.empty()) continue;
        if (slug.size() + 1 + ascii.size() > longest) break;
        slug += (slug.empty() ? std::string() : std::string(1, between)) + ascii;
    }
    return slug;
}

/// At least four characters, as the schema wants: a title may have none that count.
std::string acronym_of(const FrozenProgramme& programme) {
    const auto acronym = slug_text(programme.titles.in("en"), '_', longest_acronym);
    return acronym.size() < 4 ? "event_" + acronym : acronym;
}

/// "+02:00".
std::string offset_text(std::chrono::seconds offset) {
    const bool west = offset < std::chrono::seconds(0);
    return (west ? '-' : '+') + clock_text({.day = {}, .time_of_day = west ? -offset : offset});
}

/// "2019-11-11T09:00:00+02:00".
std::string with_offset(Instant instant, std::string_view zone) {
    const auto local = to_local(instant, zone);
    const auto offset = Instant(local.day) + local.time_of_day - instant;
    return to_text(local) + ":00" + offset_text(offset);
}

/// "01:30".
std::string duration_text(std::chrono::seconds lasts) {
    return clock_text({.day = {}, .time_of_day = lasts});
}

class ScheduleWriter {
public:
    ScheduleWriter(const FrozenProgramme& programme, const ScheduleHead& head, const EditionFormat& format,
                   const Locale& locale)
        : programme_(programme),
          head_(head),
          format_(format),
          locale_(locale),
          acronym_(acronym_of(programme)) {}

    std::string write() {
        collect();
        xml_.open("schedule");
        xml_.text("generator", {}, {{"name", "Plenaria"}});
        xml_.text("url", head_.own_url);
        xml_.text("version", head_.version);
        conference();
        int index = 0;
        for (const auto& [day, rooms] : days_) write_day(day, ++index, rooms);
        xml_.close();
        return xml_.document();
    }

private:
    using Rooms = std::map<std::size_t, std::vector<const Session*>>;  ///< by the place of the room

    void collect() {
        for (auto day = programme_.dates.start; day <= programme_.dates.end; day += std::chrono::days(1))
            days_[day];
        for (const auto& each : programme_.sessions) {
            const auto& session = each.session;
            if (!head_.holds || session.state == SessionState::cancelled) continue;
            std::size_t room = 0;
            while (room < programme_.rooms.size() && programme_.rooms[room].id != session.room_id) ++room;
            days_[session.starts.day][room].push_back(&session);
            auto number = schedule_number(session.id);
            while (!taken_.insert(number).second) ++number;
            numbers_[session.id] = number;
        }
    }

    void conference() {
        xml_.open("conference");
        xml_.text("title", programme_.titles.in(locale_.language()));
        xml_.text("acronym", acronym_);
        xml_.text("start", plenaria::to_text(programme_.dates.start));
        xml_.text("end", plenaria::to_text(programme_.dates.end));
        xml_.text("days", std::to_string(days_.size()));
        xml_.text("timeslot_duration", "00:05");
        xml_.text("url", head_.page_url);
        xml_.text("time_zone_name", programme_.dates.zone);
        for (const auto& track : programme_.tracks)
            xml_.text("track", {}, {{"name", track.titles.in(locale_.language())}});
        xml_.close();
    }

    void write_day(Day day, int index, const Rooms& rooms) {
        const auto& zone = programme_.dates.zone;
        xml_.open("day", {{"index", std::to_string(index)},
                          {"date", plenaria::to_text(day)},
                          {"start", with_offset(start_of(day, zone), zone)},
                          {"end", with_offset(start_of(day + std::chrono::days(1), zone), zone)}});
        for (const auto& [place, sessions] : rooms) {
            const auto name =
                place < programme_.rooms.size() ? programme_.rooms[place].name : locale_.t("No room yet");
            xml_.open("room", {{"name", name}});
            for (const auto* session : sessions) write_event(*session, name);
            xml_.close();
        }
        xml_.close();
    }

    void write_event(const Session& session, const std::string& room) {
        const auto& zone = programme_.dates.zone;
        const auto starts = instant_of(session.starts, zone), ends = instant_of(session.ends, zone);
        const auto number = std::to_string(numbers_.at(session.id));
        const auto title = session.titles.in(locale_.language());
        const auto* track = track_of(programme_, session.track_id);
        auto slug = acronym_ + '-' + number;
        // The same in each language: readers keep it.
        const auto& original = session.titles.in(session.titles.original);
        if (const auto words = slug_text(original, '-', longest_slug_title); !words.empty())
            slug += '-' + words;
        xml_.open("event", {{"id", number}, {"guid", schedule_guid(session.id)}});
        xml_.text("date", with_offset(starts, zone));
        xml_.text("start", clock_text(session.starts));
        xml_.text("duration", duration_text(ends - starts));
        xml_.text("room", room);
        xml_.text("slug", slug);
        xml_.text("url", head_.page_url + "#s-" + session.id);
        xml_.text("title", title);
        xml_.text("subtitle", {});
        xml_.text("track", track == nullptr ? std::string() : track->titles.in(locale_.language()));
        xml_.text("type", format_.kind_name(session.kind, locale_));
        xml_.text("language", session.titles.texts.contains(std::string(locale_.language()))
                                  ? std::string(locale_.language())
                                  : session.titles.original);
        xml_.text("abstract", people_words(session, locale_, true));
        xml_.open("persons");
        std::set<std::string> named;
        for (const auto& [role, person] : session.people)
            if (role != SessionRole::interpreter && named.insert(person.ref).second)
                xml_.text("person", person.name);
        xml_.close();
        xml_.close();
    }

    const FrozenProgramme& programme_;
    const ScheduleHead& head_;
    const EditionFormat& format_;
    const Locale& locale_;
    const std::string acronym_;
    std::map<Day, Rooms> days_;
    std::map<std::string, long long> numbers_;
    std::set<long long> taken_;
    XmlWriter xml_;
};

}  // namespace

long long schedule_number(std::string_view session_id) {
    const auto bits = bits_of(session_id);
    // Readers keep it in 32 bits with a sign.
    long long number = 0;
    for (std::size_t i = 12; i < bits.size(); ++i) number = number * 256 + bits[i];
    return number % 0x7FFF0000LL + 1;
}

std::string schedule_guid(std::string_view session_id) {
    std::string guid;
    char two[3];
    const auto bits = bits_of(session_id);
    for (std::size_t i = 0; i < bits.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) guid += '-';
        std::snprintf(two, sizeof two, "%02x", static_cast<unsigned>(bits[i]));
        guid += two;
    }
    return guid;
}

std::string schedule_xml(const FrozenProgramme& programme, const ScheduleHead& head,
                         const EditionFormat& format, const Locale& locale) {
    return ScheduleWriter(programme, head, format, locale).write();
}

}  // namespace plenaria::events
