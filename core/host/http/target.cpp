// SPDX-License-Identifier: EUPL-1.2
#include "http/target.hpp"

#include <plenaria/text.hpp>

#include "http/characters.hpp"

namespace plenaria::host {

namespace {

constexpr std::size_t max_query_fields = 1000;

/// Undoes %XX, and "+" when `plus_is_blank`. @return nothing for a percent sign without two hex digits.
std::optional<std::string> decode(std::string_view raw, bool plus_is_blank) {
    std::string out;
    out.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '%') {
            const int high = i + 1 < raw.size() ? hex_value(raw[i + 1]) : -1;
            const int low = i + 2 < raw.size() ? hex_value(raw[i + 2]) : -1;
            if (high < 0 || low < 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += raw[i] == '+' && plus_is_blank ? ' ' : raw[i];
        }
    }
    return out;
}

}  // namespace

std::optional<std::string> decode_path(std::string_view raw) {
    if (!raw.starts_with('/')) return std::nullopt;
    for (auto at = raw.find('%'); at != std::string_view::npos; at = raw.find('%', at + 1))
        if (equal_ignoring_case(raw.substr(at, 3), "%2f")) return std::nullopt;
    auto path = decode(raw, false);
    if (!path || !is_utf8(*path)) return std::nullopt;
    for (const char c : *path)
        if (is_control(c) || c == '\\') return std::nullopt;
    for (std::size_t begin = 1; begin <= path->size();) {
        const auto end = std::min(path->find('/', begin), path->size());
        const auto segment = std::string_view(*path).substr(begin, end - begin);
        if (segment == "." || segment == ".." || (segment.empty() && end < path->size())) return std::nullopt;
        begin = end + 1;
    }
    return path;
}

bool decode_fields(std::string_view raw, std::size_t max_fields, Fields& out) {
    while (!raw.empty()) {
        const auto end = std::min(raw.find('&'), raw.size());
        const auto pair = raw.substr(0, end);
        raw.remove_prefix(std::min(end + 1, raw.size()));
        if (pair.empty()) continue;
        const auto equals = std::min(pair.find('='), pair.size());
        auto name = decode(pair.substr(0, equals), true);
        auto value = decode(equals < pair.size() ? pair.substr(equals + 1) : std::string_view{}, true);
        if (!name || !value || !is_utf8(*name) || !is_utf8(*value) || out.size() == max_fields) return false;
        drop_controls(*value);
        out.emplace(std::move(*name), std::move(*value));
    }
    return true;
}

void read_cookies(std::string_view value, std::vector<std::pair<std::string, std::string>>& out) {
    while (!value.empty()) {
        const auto end = std::min(value.find(';'), value.size());
        const auto pair = trim_blanks(value.substr(0, end));
        value.remove_prefix(std::min(end + 1, value.size()));
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || !is_token(pair.substr(0, equals))) continue;
        auto text = pair.substr(equals + 1);
        if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
            text = text.substr(1, text.size() - 2);
        out.emplace_back(pair.substr(0, equals), text);
    }
}

bool decode_target(HttpRequest& request) {
    request.query.clear();
    request.cookies.clear();
    for (const auto& [name, value] : request.headers)
        if (name == "cookie") read_cookies(value, request.cookies);
    if (request.target == "*") {
        request.path = "*";
        return true;
    }
    const std::string_view target = request.target;
    const auto question = std::min(target.find('?'), target.size());
    auto path = decode_path(target.substr(0, question));
    if (!path) return false;
    request.path = std::move(*path);
    return question == target.size() ||
           decode_fields(target.substr(question + 1), max_query_fields, request.query);
}

}  // namespace plenaria::host
