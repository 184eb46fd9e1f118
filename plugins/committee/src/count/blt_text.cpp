// SPDX-License-Identifier: EUPL-1.2
#include "blt_text.hpp"

#include <algorithm>
#include <array>

#include <plenaria/text.hpp>

#include "short_text.hpp"

namespace plenaria::committee {

namespace {

bool is_white(char character) {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r' ||
           character == '\v' || character == '\f';
}

/// What Windows-1252 has from 0x80 to 0x9f, where Latin-1 has none; five are free.
constexpr std::array<char16_t, 32> windows_1252 = {
    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};

/// Before each name, and its number and a colon, in files that went through PrefLib.
constexpr std::string_view preflib_name = "# ALTERNATIVE NAME ";

void append_utf8(std::string& text, char16_t point) {
    if (point < 0x80) {
        text += static_cast<char>(point);
    } else if (point < 0x800) {
        text += static_cast<char>(0xc0 | (point >> 6));
        text += static_cast<char>(0x80 | (point & 0x3f));
    } else {
        text += static_cast<char>(0xe0 | (point >> 12));
        text += static_cast<char>(0x80 | ((point >> 6) & 0x3f));
        text += static_cast<char>(0x80 | (point & 0x3f));
    }
}

std::string from_windows_1252(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 16);
    for (const char byte : bytes) {
        const auto code = static_cast<unsigned char>(byte);
        append_utf8(text, code >= 0x80 && code < 0xa0 ? windows_1252[code - 0x80U] : char16_t{code});
    }
    return text;
}

}  // namespace

Error at_line(long long line, std::string_view message, MessageValues values) {
    values.emplace(values.begin(), "line", std::to_string(line));
    return {.code = ErrorCode::invalid_input,
            .message = std::string(message),
            .detail = "ballot file",
            .values = std::move(values)};
}

std::string shown(std::string_view word) {
    constexpr std::size_t longest = 40;
    auto text = first_characters(word, longest);
    const bool is_cut = text.size() < word.size();
    std::replace_if(
        text.begin(), text.end(),
        [](char one) { return static_cast<unsigned char>(one) < 0x20 || one == 0x7f; }, ' ');
    return is_cut ? text + "…" : text;
}

Result<std::string> blt_characters(std::string_view bytes) {
    constexpr std::string_view mark = "\xef\xbb\xbf";
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff"))
        return at_line(1, /*t*/ "Line {line}: this file is UTF-16. Save it as UTF-8.");
    if (const auto zero = bytes.find('\0'); zero != std::string_view::npos)
        return at_line(1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(zero), '\n'),
                       /*t*/ "Line {line}: there is a byte of zero; this is no ballot file.");
    if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
    return is_utf8(bytes) ? std::string(bytes) : from_windows_1252(bytes);
}

void BltText::advance() {
    const char passed = text_[at_++];
    // An old Macintosh ends a line by a return alone.
    if (passed != '\n' && (passed != '\r' || follows("\n"))) return;
    ++line_;
    line_is_fresh_ = true;
}

Result<void> BltText::skip_space() {
    int depth = 0;
    long long opened_on = 0;
    while (!at_end()) {
        if (follows("/*")) {
            if (depth++ == 0) opened_on = line_;
            at_ += 2;
        } else if (depth > 0 && follows("*/")) {
            --depth;
            at_ += 2;
        } else if (depth == 0 && among_names_ && follows(preflib_name)) {
            break;
        } else if (depth == 0 && text_[at_] == '#') {
            while (!at_end() && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
        } else if (depth > 0 || is_white(text_[at_])) {
            advance();
        } else {
            break;
        }
    }
    if (depth > 0) return at_line(opened_on, /*t*/ "Line {line}: a comment begins with /* and never ends.");
    line_of_word_ = line_;
    return {};
}

Result<std::string_view> BltText::word() {
    if (auto skipped = skip_space(); !skipped) return std::move(skipped).error();
    const auto begin = at_;
    line_is_fresh_ = false;
    if (at_end()) return std::string_view{};
    if (text_[at_] == '(') {
        at_ = std::min(text_.find_first_of(")\n\r", at_), text_.size());
        if (at_end() || text_[at_] != ')')
            return at_line(line_of_word_, /*t*/ "Line {line}: “(” is opened and not closed on this line.");
        ++at_;
    } else if (text_[at_] == '[' || text_[at_] == ']') {
        ++at_;
    } else {
        while (!at_end() && !is_white(text_[at_]) && text_[at_] != '[' && text_[at_] != ']') ++at_;
    }
    return text_.substr(begin, at_ - begin);
}

Result<bool> BltText::quoted_follows() {
    if (auto skipped = skip_space(); !skipped) return std::move(skipped).error();
    return follows("\"");
}

Result<std::optional<std::string>> BltText::name() {
    among_names_ = true;
    if (auto skipped = skip_space(); !skipped) return std::move(skipped).error();
    if (at_end()) return std::optional<std::string>{};
    auto read = follows("\"") ? quoted() : bare_line();
    if (!read) return std::move(read).error();
    return std::optional(trim(*read));
}

Result<std::string> BltText::quoted() {
    line_is_fresh_ = false;
    std::string text;
    // A mark inside a name, as in "Flann O"Brien", closes nothing.
    const auto ends_here = [this](std::size_t behind) {
        return behind >= text_.size() || is_white(text_[behind]) || text_[behind] == '#' ||
               text_[behind] == '/';
    };
    for (++at_; !at_end() && text_[at_] != '\n' && text_[at_] != '\r'; ++at_) {
        if (follows("\\\"") || follows("\\\\")) {
            ++at_;
        } else if (follows("\"\"") && !(text.empty() && ends_here(at_ + 2))) {
            ++at_;
        } else if (text_[at_] == '"' && ends_here(at_ + 1)) {
            ++at_;
            return text;
        }
        text += text_[at_];
    }
    return at_line(line_of_word_,
                   /*t*/ "Line {line}: a quotation mark is opened and not closed on this line.");
}

Result<std::string> BltText::bare_line() {
    const auto end = std::min(text_.find_first_of("\n\r", at_), text_.size());
    const auto text = text_.substr(at_, end - at_);
    if (!line_is_fresh_ || text.find('"') != std::string_view::npos)
        return at_line(
            line_of_word_,
            /*t*/ "Line {line}: a name should stand in quotation marks here, but there is “{found}”.",
            {{"found", shown(text)}});
    at_ = end;
    if (text.starts_with(preflib_name))
        return std::string(text.substr(std::min(text.find(':'), text.size() - 1) + 1));
    return std::string(text);
}

}  // namespace plenaria::committee
