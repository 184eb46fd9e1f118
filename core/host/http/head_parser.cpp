// SPDX-License-Identifier: EUPL-1.2
#include "http/head_parser.hpp"

#include <array>
#include <charconv>

#include "http/characters.hpp"

namespace plenaria::host {

namespace {

constexpr std::size_t longest_field_name = 256;

/// Fields that say where a message ends or where it goes: once at most, and in plain ASCII. "=?" would begin
/// an RFC 2047 encoded word, which some readers decode and others do not.
constexpr std::array single_fields = {
    "host",   "content-length", "transfer-encoding", "content-type",      "expect",
    "origin", "authorization",  "referer",           "x-forwarded-proto", "upgrade"};
constexpr std::array plain_fields = {
    "host",      "content-length",   "transfer-encoding", "connection",      "expect",
    "te",        "trailer",          "upgrade",           "x-forwarded-for", "x-forwarded-proto",
    "forwarded", "x-forwarded-host", "content-type",      "origin"};

template <std::size_t N>
bool among(const std::array<const char*, N>& names, std::string_view name) {
    return std::any_of(names.begin(), names.end(), [&](std::string_view each) { return each == name; });
}

bool is_plain(std::string_view value) {
    return value.find("=?") == std::string_view::npos && std::all_of(value.begin(), value.end(), [](char c) {
               return static_cast<unsigned char>(c) < 0x80;
           });
}

/// Digits only: "+3", "-5", "0,003" and "3, 3" are numbers to some readers.
std::optional<std::uint64_t> parse_length(std::string_view text) {
    if (text.empty() || text.size() > 18 || !std::all_of(text.begin(), text.end(), is_digit))
        return std::nullopt;
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Whether one of the comma-separated words of `value` is `word`.
bool lists(std::string_view value, std::string_view word) {
    while (!value.empty()) {
        const auto comma = std::min(value.find(','), value.size());
        if (equal_ignoring_case(trim_blanks(value.substr(0, comma)), word)) return true;
        value.remove_prefix(std::min(comma + 1, value.size()));
    }
    return false;
}

int read_method(std::string_view method) {
    constexpr std::array<std::string_view, 7> known = {"GET",   "HEAD",   "POST",   "PUT",
                                                       "PATCH", "DELETE", "OPTIONS"};
    if (!is_token(method) || method.size() > 32) return 400;
    return std::find(known.begin(), known.end(), method) == known.end() ? 501 : 0;
}

/// Brings `target` into origin form. @return the authority of an absolute form, empty text for the origin
/// form, nothing when it is neither.
std::optional<std::string_view> read_target(std::string_view& target, std::string_view method) {
    for (const char c : target)
        if (is_control(c) || c == ' ' || static_cast<unsigned char>(c) >= 0x80 || c == '#' || c == '\\' ||
            c == '"' || c == '<' || c == '>')
            return std::nullopt;
    if (target == "*") return method == "OPTIONS" ? std::optional(std::string_view{}) : std::nullopt;
    if (target.starts_with('/')) return std::string_view{};
    const auto colon = target.find("://");
    if (colon == std::string_view::npos) return std::nullopt;
    const auto scheme = target.substr(0, colon);
    if (!equal_ignoring_case(scheme, "http") && !equal_ignoring_case(scheme, "https")) return std::nullopt;
    const auto slash = target.find('/', colon + 3);
    const auto authority = target.substr(colon + 3, std::min(slash, target.size()) - colon - 3);
    if (authority.empty() || authority.find('?') != std::string_view::npos) return std::nullopt;
    target = slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
    return authority;
}

/// What the fields say together about where the message ends. @return 0 or a status.
int read_framing(Head& head) {
    std::string_view host;
    bool has_host = false;
    for (const auto& [name, value] : head.headers) {
        if (among(plain_fields, name) && !is_plain(value)) return 400;
        if (name == "host") {
            host = value;
            has_host = true;
        } else if (name == "content-length") {
            head.content_length = parse_length(value);
            if (!head.content_length) return 400;
        } else if (name == "transfer-encoding") {
            if (head.first_version || head.content_length) return 400;
            if (!equal_ignoring_case(value, "chunked"))
                return value.empty() || lists(value, "chunked") ? 400 : 501;
            head.chunked = true;
        } else if (name == "connection") {
            if (lists(value, "close")) head.keep_alive = false;
        } else if (name == "expect") {
            if (!equal_ignoring_case(value, "100-continue")) return 417;
            head.expects_continue = true;
        }
    }
    if (head.chunked && head.content_length) return 400;
    if (!has_host || !host_name(host)) return 400;
    head.host = lower(host);
    const bool wants_body = head.method == "POST" || head.method == "PUT" || head.method == "PATCH";
    if (wants_body && !head.chunked && !head.content_length) return 411;
    return 0;
}

int read_field(std::string_view line, Head& head) {
    const auto colon = line.find(':');
    // No colon, a name that is none, blanks before the colon, and a line that begins with a blank (folding).
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return 400;
    if (colon > longest_field_name) return 431;
    auto name = lower(line.substr(0, colon));
    if (among(single_fields, name))
        for (const auto& each : head.headers)
            if (each.first == name) return 400;
    head.headers.emplace_back(std::move(name), trim_blanks(line.substr(colon + 1)));
    return 0;
}

}  // namespace

std::optional<std::string_view> host_name(std::string_view host) {
    std::string_view name = host;
    std::string_view port;
    if (host.starts_with('[')) {
        const auto end = host.find(']');
        if (end == std::string_view::npos || end < 3) return std::nullopt;
        name = host.substr(0, end + 1);
        for (const char c : name.substr(1, end - 1))
            if (hex_value(c) < 0 && c != ':' && c != '.') return std::nullopt;
        port = host.substr(end + 1);
    } else {
        name = host.substr(0, host.find(':'));
        port = host.substr(name.size());
        if (name.empty() || name.size() > 253 || name.front() == '.' || name.front() == '-')
            return std::nullopt;
        for (const char c : name)
            if (!is_alpha(c) && !is_digit(c) && c != '-' && c != '.' && c != '_') return std::nullopt;
    }
    if (port.empty()) return name;
    port.remove_prefix(port.front() == ':' ? 1 : 0);
    if (port.size() + name.size() == host.size()) return std::nullopt;  // something else than ":" behind "]"
    if (port.size() > 5 || !std::all_of(port.begin(), port.end(), is_digit)) return std::nullopt;
    return name;
}

int find_head(std::string_view bytes, std::size_t& scanned, const HeadLimits& limits) {
    for (; scanned < bytes.size() && scanned < limits.bytes; ++scanned) {
        const char c = bytes[scanned];
        if (c != '\n') {
            if (c == '\0') return -400;
            continue;
        }
        if (scanned == 0 || bytes[scanned - 1] != '\r') return -400;
        if (scanned >= 3 && bytes[scanned - 2] == '\n') return static_cast<int>(scanned) + 1;
    }
    if (scanned < limits.bytes) return 0;
    return bytes.find('\n') == std::string_view::npos ? -414 : -431;
}

std::variant<Head, int> parse_head(std::string_view bytes, const HeadLimits& limits) {
    if (!bytes.ends_with("\r\n\r\n")) return 400;
    bytes.remove_suffix(2);  // every line now ends with CRLF
    if (bytes.size() > limits.bytes) return 431;
    Head head;
    head.headers.reserve(16);

    const auto line_end = bytes.find("\r\n");
    auto line = bytes.substr(0, line_end);
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return 400;
    const auto method = line.substr(0, first);
    auto target = line.substr(first + 1, last - first - 1);
    const auto version = line.substr(last + 1);
    if (version.size() != 8 || !version.starts_with("HTTP/") || !is_digit(version[5]) || version[6] != '.' ||
        !is_digit(version[7]))
        return 400;
    if (version[5] != '1' || version[7] > '1') return 505;
    if (const int status = read_method(method)) return status;
    if (target.size() > limits.target) return 414;
    const auto authority = read_target(target, method);
    if (!authority) return 400;
    head.method = method;
    head.target = target;

    for (bytes.remove_prefix(line_end + 2); !bytes.empty();) {
        const auto end = bytes.find("\r\n");
        line = bytes.substr(0, end);
        bytes.remove_prefix(end + 2);
        for (const char c : line)
            if (is_control(c) && c != '\t') return 400;  // a lone CR among them
        if (head.headers.size() == limits.fields) return 431;
        if (const int status = read_field(line, head)) return status;
    }
    head.first_version = version[7] == '0';
    head.keep_alive = !head.first_version;
    if (const int status = read_framing(head)) return status;
    if (!authority->empty() && !equal_ignoring_case(*authority, head.host)) return 400;
    return head;
}

}  // namespace plenaria::host
