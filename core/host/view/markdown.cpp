// SPDX-License-Identifier: EUPL-1.2
#include <view/markdown.hpp>

#include <stdexcept>
#include <string>

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
    return {filtered(html)};
}

}  // namespace plenaria::host::view
