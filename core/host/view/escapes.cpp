// SPDX-License-Identifier: EUPL-1.2
#include <view/escapes.hpp>

#include <algorithm>
#include <array>

namespace plenaria::host::view {

namespace {

constexpr auto html_entities = [] {
    std::array<std::string_view, 256> entities{};
    entities['&'] = "&amp;";
    entities['<'] = "&lt;";
    entities['>'] = "&gt;";
    entities['"'] = "&quot;";
    entities['\''] = "&#39;";
    return entities;
}();

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

void append_line(std::string& out, std::string_view text) {
    for (const char c : text) out += is_control(c) ? ' ' : c;
}

void append_markdown(std::string& out, std::string_view text) {
    // Every punctuation of ASCII may be escaped (CommonMark 0.30, 2.4); these can mean something.
    static constexpr std::string_view special = "\\`*_{}[]<>()#+-.!|&~=\"'$^:@";
    bool line_start = true;
    for (const char c : text) {
        if (line_start && (c == ' ' || c == '\t')) continue;  // four of them would make it code
        line_start = c == '\n';
        if (special.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
}

bool starts_formula(std::string_view text) {
    if (text.empty()) return false;
    if (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos) return true;
    for (const std::string_view wide : {"＝", "＋", "－", "＠"})
        if (text.starts_with(wide)) return true;
    return false;
}

void append_csv(std::string& out, std::string_view text) {
    out += '"';
    if (starts_formula(text)) out += '\'';
    for (const char c : text) {
        if (c == '"') out += '"';
        if (c != '\0') out += c;
    }
    out += '"';
}

void append_calendar(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c == '\n')
            out += "\\n";
        else if (!is_control(c) || c == '\t')
            out += c;
    }
}

bool starts_like(std::string_view text, std::string_view lower) {
    return text.size() >= lower.size() &&
           std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) {
               return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b | 0x20) : b);
           });
}

}  // namespace

void append_html(std::string& out, std::string_view text) {
    std::size_t copied = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto entity = html_entities[static_cast<unsigned char>(text[i])];
        if (entity.empty()) continue;
        out.append(text, copied, i - copied);
        out += entity;
        copied = i + 1;
    }
    out.append(text, copied);
}

void append(std::string& out, std::string_view text, Escape escape) {
    switch (escape) {
        case Escape::none:
            out += text;
            return;
        case Escape::line:
            return append_line(out, text);
        case Escape::html:
            return append_html(out, text);
        case Escape::markdown:
            return append_markdown(out, text);
        case Escape::csv:
            return append_csv(out, text);
        case Escape::calendar:
            return append_calendar(out, text);
    }
}

std::string fold_calendar(std::string_view text) {
    std::string folded;
    folded.reserve(text.size() + text.size() / 32);
    while (!text.empty()) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        for (std::size_t room = 75; line.size() > room; room = 74) {  // a continued line begins with a space
            auto cut = room;
            while (cut > 1 && (static_cast<unsigned char>(line[cut]) & 0xc0U) == 0x80U) --cut;
            folded.append(line.substr(0, cut)).append("\r\n ");
            line.remove_prefix(cut);
        }
        folded.append(line).append("\r\n");
    }
    return folded;
}

bool is_safe_url(std::string_view url) {
    if (url.empty()) return true;
    // Browsers drop white space and control characters, and read a backslash as a slash.
    if (std::any_of(url.begin(), url.end(), [](char c) { return is_control(c) || c == ' ' || c == '\\'; }))
        return false;
    if (url.front() == '/') return !url.starts_with("//");
    if (url.front() == '#' || url.front() == '?') return true;
    for (const std::string_view scheme : {"https://", "http://", "mailto:", "tel:"})
        if (starts_like(url, scheme)) return true;
    return false;
}

}  // namespace plenaria::host::view
