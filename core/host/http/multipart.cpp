// SPDX-License-Identifier: EUPL-1.2
#include "http/multipart.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

#include "http/characters.hpp"

namespace plenaria::host {

namespace {

constexpr std::size_t longest_part_head = 4096;
constexpr std::size_t longest_file_name = 255;

/// One parameter `; name=value` or `; name="value"` at the front of `rest`, which moves behind it.
/// @return false when there is none or it is broken.
bool read_parameter(std::string_view& rest, std::string& name, std::string& value) {
    rest = trim_blanks(rest);
    if (!rest.starts_with(';')) return false;
    rest = trim_blanks(rest.substr(1));
    const auto equals = rest.find('=');
    if (equals == std::string_view::npos || !is_token(rest.substr(0, equals))) return false;
    name = lower(rest.substr(0, equals));
    rest.remove_prefix(equals + 1);
    value.clear();
    if (!rest.starts_with('"')) {
        const auto end = std::min(rest.find_first_of("; \t"), rest.size());
        value = rest.substr(0, end);
        rest.remove_prefix(end);
        return is_token(value);
    }
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (rest[i] == '"') {
            rest.remove_prefix(i + 1);
            return true;
        }
        // Browsers write %22 and leave a backslash alone; other senders escape the quotation mark with one.
        if (rest[i] == '\\' && i + 1 < rest.size() && rest[i + 1] == '"') ++i;
        value += rest[i];
    }
    return false;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

bool is_plain_text(std::string_view text) {
    return is_utf8(text) && std::none_of(text.begin(), text.end(), is_control);
}

/// What stays of a file name: no folder of the sender's machine, none of ours.
std::string last_segment(std::string_view name) {
    const auto slash = name.find_last_of("/\\");
    if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
    while (name.starts_with('.')) name.remove_prefix(1);
    return std::string(name);
}

bool read_disposition(std::string_view value, PartHead& head) {
    const auto kind_end = std::min(value.find(';'), value.size());
    if (!equal_ignoring_case(trim_blanks(value.substr(0, kind_end)), "form-data")) return false;
    auto rest = value.substr(kind_end);
    bool has_field = false;
    std::string name;
    std::string text;
    while (!trim_blanks(rest).empty()) {
        if (!read_parameter(rest, name, text)) return false;
        replace_all(text, "%22", "\"");
        if (!is_plain_text(text)) return false;
        if (name == "name" && !has_field) {
            head.field = text;
            has_field = true;
        } else if (name == "filename" && !head.file_name) {
            if (text.size() > longest_file_name) return false;
            head.file_name = text.empty() ? text : last_segment(text);
            if (!text.empty() && head.file_name->empty()) head.file_name = "file";
        } else {
            return false;  // a second one, or filename*, which RFC 7578 forbids
        }
    }
    return has_field;
}

}  // namespace

std::optional<std::string> form_boundary(std::string_view content_type) {
    const auto kind_end = std::min(content_type.find(';'), content_type.size());
    if (!equal_ignoring_case(trim_blanks(content_type.substr(0, kind_end)), "multipart/form-data"))
        return std::nullopt;
    auto rest = content_type.substr(kind_end);
    std::optional<std::string> boundary;
    std::string name;
    std::string value;
    while (!trim_blanks(rest).empty()) {
        if (!read_parameter(rest, name, value)) return std::nullopt;
        if (name != "boundary") continue;
        if (boundary) return std::nullopt;
        boundary = value;
    }
    const auto allowed = [](char c) {
        return is_alpha(c) || is_digit(c) ||
               std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
    };
    if (!boundary || boundary->empty() || boundary->size() > 70 || boundary->back() == ' ' ||
        !std::all_of(boundary->begin(), boundary->end(), allowed))
        return std::nullopt;
    return boundary;
}

std::optional<PartHead> parse_part_head(std::string_view lines) {
    PartHead head;
    bool disposed = false;
    while (!lines.empty()) {
        const auto end = std::min(lines.find("\r\n"), lines.size());
        const auto line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 2, lines.size()));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return std::nullopt;
        const auto name = lower(line.substr(0, colon));
        const auto value = trim_blanks(line.substr(colon + 1));
        if (std::any_of(value.begin(), value.end(), [](char c) { return is_control(c) && c != '\t'; }))
            return std::nullopt;
        if (name == "content-disposition") {
            if (disposed || !read_disposition(value, head)) return std::nullopt;
            disposed = true;
        } else if (name == "content-type") {
            if (!head.content_type.empty() || !is_utf8(value)) return std::nullopt;
            head.content_type = value;
        } else if (name == "content-transfer-encoding") {
            const auto coding = lower(value);
            if (coding != "7bit" && coding != "8bit" && coding != "binary") return std::nullopt;
        }
    }
    if (!disposed) return std::nullopt;
    return head;
}

MultipartParser::MultipartParser(std::string_view boundary, PartSink& sink)
    : delimiter_("\r\n--" + std::string(boundary)), sink_(sink), buffer_("\r\n") {}
// The buffer begins with the CRLF that the first delimiter lacks.

MultipartParser::State MultipartParser::read_body(bool& progress) {
    const auto found = buffer_.find(delimiter_);
    // The end of the buffer may be the beginning of a delimiter.
    const auto ready = found != std::string::npos            ? found
                       : buffer_.size() >= delimiter_.size() ? buffer_.size() - delimiter_.size() + 1
                                                             : 0;
    if (ready > 0 && !sink_.data(std::string_view(buffer_).substr(0, ready))) return State::stopped;
    buffer_.erase(0, ready);
    if (found == std::string::npos) return State::more;
    if (!sink_.end()) return State::stopped;
    buffer_.erase(0, delimiter_.size());
    place_ = Place::after_boundary;
    progress = true;
    return State::more;
}

MultipartParser::State MultipartParser::step(bool& progress) {
    switch (place_) {
        case Place::start:
            if (buffer_.size() < delimiter_.size())
                return delimiter_.starts_with(buffer_) ? State::more : State::malformed;
            if (!buffer_.starts_with(delimiter_)) return State::malformed;
            buffer_.erase(0, delimiter_.size());
            place_ = Place::after_boundary;
            progress = true;
            return State::more;
        case Place::after_boundary:
            if (buffer_.size() < 2) return State::more;
            if (!buffer_.starts_with("\r\n") && !buffer_.starts_with("--")) return State::malformed;
            place_ = buffer_.front() == '-' ? Place::tail : Place::head;
            // The CRLF stays before the header lines, so that a part without any still ends with CRLF CRLF.
            if (place_ == Place::tail) buffer_.erase(0, 2);
            progress = true;
            return State::more;
        case Place::head: {
            const auto end = buffer_.find("\r\n\r\n");
            if (end == std::string::npos && buffer_.size() <= longest_part_head) return State::more;
            if (end < 2 || end > longest_part_head) return State::malformed;
            auto head = parse_part_head(std::string_view(buffer_).substr(2, end - 2));
            if (!head) return State::malformed;
            if (!sink_.begin(std::move(*head))) return State::stopped;
            buffer_.erase(0, end + 4);
            place_ = Place::body;
            progress = true;
            return State::more;
        }
        case Place::body:
            return read_body(progress);
        case Place::tail:
            if (buffer_.size() > 2 || !std::string_view("\r\n").starts_with(buffer_)) return State::malformed;
            return State::done;
    }
    return State::malformed;
}

MultipartParser::State MultipartParser::feed(std::string_view bytes) {
    if (state_ == State::malformed || state_ == State::stopped) return state_;
    buffer_.append(bytes);
    bool progress = true;
    while (progress) {
        progress = false;
        state_ = step(progress);
        if (state_ == State::malformed || state_ == State::stopped) return state_;
    }
    return state_;
}

}  // namespace plenaria::host
