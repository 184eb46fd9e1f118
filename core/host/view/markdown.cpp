// SPDX-License-Identifier: EUPL-1.2
#include <view/markdown.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include <md4c-html.h>
#include <md4c.h>

#include <view/escapes.hpp>

namespace plenaria::host::view {

namespace {

std::string_view up_to_quote(std::string_view text) { return text.substr(0, text.find('"')); }

/// The page says this: no picture of a stranger may learn who reads it.
bool is_own_path(std::string_view url) { return url.starts_with('/') && is_safe_url(url); }

/// With MD_FLAG_NOHTML every "<" of the text comes out as "&lt;", so "<a href=" and "<img src=" are md4c's
/// own.
std::string filtered(std::string_view html) {
    constexpr std::string_view link = "<a href=\"";
    constexpr std::string_view picture = "<img src=\"";
    std::string result;
    result.reserve(html.size());
    while (true) {
        const auto at = std::min(html.find(link), html.find(picture));
        result += html.substr(0, at);
        if (at == std::string_view::npos) return result;
        html.remove_prefix(at);
        const bool is_link = html.starts_with(link);
        const auto url = up_to_quote(html.substr(is_link ? link.size() : picture.size()));
        if (is_link) {
            result += link;
            result += is_safe_url(url) ? url : "#";
            html.remove_prefix(link.size() + url.size());
            continue;
        }
        const auto end = html.find('>');
        constexpr std::string_view description = "alt=\"";
        const auto alt = html.find(description);
        if (is_own_path(url))
            result += html.substr(0, end + 1);
        else if (alt < end)
            result += up_to_quote(html.substr(alt + description.size()));
        html.remove_prefix(end + 1);
    }
}

/// md4c 0.4.8 closes an emphasis that began inside the address of a link ("[x](*)*"), and has not opened it:
/// an end tag without its beginning is left out, and what is open is closed before what holds it.
std::string balanced(std::string_view html) {
    std::string result;
    std::vector<std::string_view> open;
    while (true) {
        const auto at = std::min(html.find('<'), html.size());
        result += html.substr(0, at);
        html.remove_prefix(at);
        if (html.empty()) break;
        const auto tag = html.substr(0, html.find('>') + 1);
        html.remove_prefix(tag.size());
        const bool ends = tag[1] == '/';
        const auto name = tag.substr(ends ? 2 : 1, tag.find_first_of(" />", ends ? 2 : 1) - (ends ? 2 : 1));
        if (!ends) {
            if (name != "br" && name != "hr" && name != "img") open.push_back(name);
            result += tag;
        } else if (std::find(open.begin(), open.end(), name) != open.end()) {
            for (bool closed = false; !closed; open.pop_back()) {
                closed = open.back() == name;
                result.append("</").append(open.back()).append(">");
            }
        }
    }
    for (; !open.empty(); open.pop_back()) result.append("</").append(open.back()).append(">");
    return result;
}

}  // namespace

SafeHtml markdown(std::string_view text) {
    std::string html;
    const auto take = [](const MD_CHAR* piece, MD_SIZE size, void* into) {
        static_cast<std::string*>(into)->append(piece, size);
    };
    const auto done =
        md_html(text.data(), static_cast<MD_SIZE>(text.size()), take, &html,
                MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH, MD_HTML_FLAG_SKIP_UTF8_BOM);
    if (done != 0) throw std::runtime_error("md4c could not read a text");
    return {filtered(balanced(html))};
}

}  // namespace plenaria::host::view
