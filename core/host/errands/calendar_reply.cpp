// SPDX-License-Identifier: EUPL-1.2
#include "errands/calendar_reply.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <memory>
#include <vector>

#include <plenaria/time.hpp>

#include "errands/start_gmime.hpp"

namespace plenaria::host {

namespace {

constexpr std::size_t most_message_bytes = 1024 * 1024;
constexpr std::size_t most_calendar_bytes = 128 * 1024;
constexpr int deepest_part = 8;
constexpr int most_parts = 100;
constexpr std::size_t longest_uid = 200;
constexpr std::size_t longest_address = 254;

struct Release {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using Kept = std::unique_ptr<T, Release>;

std::string lower_case(std::string_view text) {
    std::string out(text);
    for (auto& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

bool is_plain(std::string_view text, std::size_t longest) {
    return !text.empty() && text.size() <= longest &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

/// One line of a calendar: its name in lower case, its parameters likewise, and its value.
struct ContentLine {
    std::string name;
    std::vector<std::pair<std::string, std::string>> parameters;
    std::string value;
};

/// @return nothing for what is no line of RFC 5545.
std::optional<ContentLine> content_line(std::string_view line) {
    ContentLine read;
    std::size_t at = std::min(line.find_first_of(";:"), line.size());
    read.name = lower_case(line.substr(0, at));
    while (at < line.size() && line[at] == ';') {
        const auto equals = line.find('=', at);
        if (equals == std::string_view::npos) return std::nullopt;
        auto name = lower_case(line.substr(at + 1, equals - at - 1));
        // A value in quotation marks may hold the signs that end others; a list of values is read to its end.
        std::string value;
        bool quoted = false;
        for (at = equals + 1; at < line.size(); ++at) {
            const char c = line[at];
            if (c == '"') {
                quoted = !quoted;
                continue;
            }
            if (!quoted && (c == ';' || c == ':')) break;
            value += c;
        }
        read.parameters.emplace_back(std::move(name), std::move(value));
    }
    if (at >= line.size() || line[at] != ':') return std::nullopt;
    read.value = line.substr(at + 1);
    return read;
}

/// Lines as they were before they were folded.
std::vector<std::string> unfolded(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!lines.empty() && (line.starts_with(' ') || line.starts_with('\t')))
            lines.back() += line.substr(1);
        else
            lines.emplace_back(line);
    }
    return lines;
}

/// "20191014T150000Z" as an instant of ours; empty when it is none.
std::string stamp_of(std::string_view value) {
    if (value.size() != 16 || value[8] != 'T' || value[15] != 'Z') return {};
    const std::string text(value);
    const auto written = text.substr(0, 4) + '-' + text.substr(4, 2) + '-' + text.substr(6, 2) + 'T' +
                         text.substr(9, 2) + ':' + text.substr(11, 2) + ':' + text.substr(13, 2) + 'Z';
    const auto instant = parse_instant(written);
    return instant ? to_text(*instant) : std::string();
}

/// What one VEVENT of a reply says.
struct ReplyEvent {
    CalendarReply reply;
    int attendees = 0;
    bool is_one_of_many = false;  ///< one of a series

    void take(const ContentLine& line) {
        if (line.name == "uid") reply.uid = line.value;
        if (line.name == "recurrence-id") is_one_of_many = true;
        if (line.name == "dtstamp") reply.stamp = stamp_of(line.value);
        if (line.name == "sequence") {
            const auto* end = line.value.data() + line.value.size();
            if (std::from_chars(line.value.data(), end, reply.sequence).ptr != end) reply.sequence = 0;
        }
        if (line.name != "attendee") return;
        ++attendees;
        constexpr std::string_view scheme = "mailto:";
        const auto value = lower_case(line.value);
        reply.attendee = value.starts_with(scheme) ? value.substr(scheme.size()) : std::string();
        for (const auto& [name, said] : line.parameters)
            if (name == "partstat") reply.answer = lower_case(said);
    }
    [[nodiscard]] bool is_whole() const {
        const auto& answer = reply.answer;
        return attendees == 1 && !is_one_of_many && is_plain(reply.uid, longest_uid) &&
               is_plain(reply.attendee, longest_address) &&
               (answer == "accepted" || answer == "declined" || answer == "tentative");
    }
};

/// The bytes of a part without its encoding, if it is a calendar.
std::string calendar_of(GMimePart* part) {
    auto* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
    if (!g_mime_content_type_is_type(type, "text", "calendar") &&
        !g_mime_content_type_is_type(type, "application", "ics"))
        return {};
    auto* content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    const Kept<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    const auto* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    if (bytes == nullptr || bytes->len > most_calendar_bytes) return {};
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

/// The first answer in `object` and its parts. What is attached as a message of its own was forwarded.
std::optional<CalendarReply> reply_in_parts(GMimeObject* object, int depth, int& parts) {
    if (object == nullptr || depth > deepest_part || ++parts > most_parts) return std::nullopt;
    if (GMIME_IS_MULTIPART(object)) {
        auto* multipart = GMIME_MULTIPART(object);
        const int count = g_mime_multipart_get_count(multipart);
        for (int i = 0; i < count && parts <= most_parts; ++i)
            if (auto found = reply_in_parts(g_mime_multipart_get_part(multipart, i), depth + 1, parts))
                return found;
        return std::nullopt;
    }
    if (!GMIME_IS_PART(object)) return std::nullopt;
    const auto calendar = calendar_of(GMIME_PART(object));
    return calendar.empty() ? std::nullopt : reply_in(calendar);
}

}  // namespace

std::optional<CalendarReply> reply_in(std::string_view calendar) {
    std::vector<std::string> open;  // components, the outer one first
    std::string method;
    std::optional<ReplyEvent> found;
    for (const auto& text : unfolded(calendar.substr(0, most_calendar_bytes))) {
        const auto line = content_line(text);
        if (!line) continue;
        if (line->name == "begin") {
            open.push_back(lower_case(line->value));
            const bool is_event = open.size() == 2 && open[0] == "vcalendar" && open[1] == "vevent";
            if (is_event && found) return std::nullopt;
            if (is_event) found.emplace();
        } else if (line->name == "end") {
            if (open.empty() || open.back() != lower_case(line->value)) return std::nullopt;
            open.pop_back();
        } else if (open.size() == 1 && line->name == "method") {
            method = lower_case(line->value);
        } else if (open.size() == 2 && open[1] == "vevent" && found) {
            found->take(*line);
        }
    }
    if (!open.empty() || method != "reply" || !found || !found->is_whole()) return std::nullopt;
    return found->reply;
}

std::optional<CalendarReply> read_calendar_reply(const std::string& message) {
    if (message.size() > most_message_bytes) return std::nullopt;
    start_gmime();
    const Kept<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(message.data(), message.size()));
    const Kept<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Kept<GMimeMessage> parsed(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!parsed) return std::nullopt;
    int parts = 0;
    return reply_in_parts(g_mime_message_get_mime_part(parsed.get()), 0, parts);
}

}  // namespace plenaria::host
