// SPDX-License-Identifier: EUPL-1.2
#include <view/white_space.hpp>

#include <algorithm>
#include <string_view>

namespace plenaria::host::view {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

enum class Line { empty = 1, tags_only, printed };

/// Partials and {{#t}} print something; {{/t}} ends what is printed.
bool prints(std::string_view tag) {
    if (tag.empty() || std::string_view("#^/!").find(tag.front()) == std::string_view::npos) return true;
    tag.remove_prefix(1);
    while (!tag.empty() && is_blank(tag.front())) tag.remove_prefix(1);
    while (!tag.empty() && is_blank(tag.back())) tag.remove_suffix(1);
    return tag == "t";
}

Line kind_of(std::string_view line) {
    auto kind = Line::empty;
    while (!line.empty()) {
        if (is_blank(line.front())) {
            line.remove_prefix(1);
            continue;
        }
        if (!line.starts_with("{{")) return Line::printed;
        const auto end = line.find("}}");
        if (end == std::string_view::npos || prints(line.substr(2, end - 2))) return Line::printed;
        line.remove_prefix(end + 2);
        kind = Line::tags_only;
    }
    return kind;
}

/// A comment over several lines counts as one line.
void join_comments(std::string& source) {
    for (auto at = source.find("{{!"); at != std::string::npos; at = source.find("{{!", at)) {
        const auto end = std::min(source.find("}}", at), source.size());
        for (; at < end; ++at)
            if (source[at] == '\n') source[at] = not_printed;
    }
}

/// Whether a line that began inside (or outside) pre or textarea ends inside.
bool ends_preformatted(std::string_view line, bool inside) {
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] != '<') continue;
        const auto rest = line.substr(i);
        if (rest.starts_with("<pre>") || rest.starts_with("<pre ") || rest.starts_with("<textarea"))
            inside = true;
        if (rest.starts_with("</pre") || rest.starts_with("</textarea")) inside = false;
    }
    return inside;
}

}  // namespace

void mark_white_space(std::string& source, bool html) {
    join_comments(source);
    bool preformatted = false;
    for (std::size_t start = 0; start < source.size();) {
        const auto line_break = std::min(source.find('\n', start), source.size());
        const std::string_view line(source.data() + start, line_break - start);
        const auto kind = kind_of(line);
        const bool keep = preformatted;
        if (html) preformatted = ends_preformatted(line, preformatted);

        const auto begin = source.begin() + static_cast<std::ptrdiff_t>(start);
        const auto end = source.begin() + static_cast<std::ptrdiff_t>(line_break);
        if (kind == Line::tags_only || (kind == Line::empty && html && !keep)) {
            for (auto at = begin; at != end && is_blank(*at); ++at) *at = not_printed;
            for (auto at = end; at != begin && is_blank(*(at - 1)); --at) *(at - 1) = not_printed;
            if (line_break < source.size()) source[line_break] = not_printed;
        } else if (html && !keep) {
            for (auto at = begin; at != end && is_blank(*at); ++at) *at = not_printed;
            if (!preformatted)
                for (auto at = end; at != begin && is_blank(*(at - 1)); --at) *(at - 1) = not_printed;
        }
        start = line_break + 1;
    }
}

}  // namespace plenaria::host::view
