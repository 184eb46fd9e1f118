// SPDX-License-Identifier: EUPL-1.2
#include "html.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "fuzz.hpp"

namespace plenaria::fuzz {

namespace {

bool is_one_of(std::string_view name, const std::vector<std::string_view>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// The five entities that our escaping writes; any other "&" is one that it forgot.
std::string resolved(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 5> entities{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
    std::string plain;
    while (!text.empty()) {
        if (text.front() != '&') {
            require(text.front() != '<' && text.front() != '>', "no angle bracket stands in a text");
            plain += text.front();
            text.remove_prefix(1);
            continue;
        }
        const auto known = std::find_if(entities.begin(), entities.end(),
                                        [&](const auto& entity) { return text.starts_with(entity.first); });
        require(known != entities.end(), "an ampersand is escaped");
        if (known == entities.end()) return plain;
        plain += known->second;
        text.remove_prefix(known->first.size());
    }
    return plain;
}

/// What a browser would follow: blanks and line breaks in front and between do not stop it.
void check_address(std::string_view address) {
    std::string scheme;
    for (const char c : address.substr(0, std::min(address.find_first_of("/?#"), address.size())))
        if (static_cast<unsigned char>(c) > ' ')
            scheme += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const auto colon = scheme.find(':');
    if (colon == std::string::npos) return;
    const auto name = std::string_view(scheme).substr(0, colon);
    require(name == "http" || name == "https" || name == "mailto" || name == "tel",
            "an address is of a safe kind");
}

/// One tag without its brackets: "a href=\"…\"". @return its name.
std::string_view read_tag(std::string_view tag, const std::vector<std::string_view>& attributes) {
    const auto name = tag.substr(0, std::min(tag.find_first_of(" /"), tag.size()));
    auto rest = tag.substr(name.size());
    while (!rest.empty() && rest != " /" && rest != "/") {
        require(rest.front() == ' ', "attributes are parted by a blank");
        rest.remove_prefix(1);
        const auto equals = rest.find("=\"");
        require(equals != std::string_view::npos, "an attribute has a value in quotes");
        const auto attribute = rest.substr(0, equals);
        require(is_one_of(attribute, attributes), "an attribute is a known one");
        rest.remove_prefix(equals + 2);
        const auto end = rest.find('"');
        require(end != std::string_view::npos, "a value ends");
        const auto value = resolved(rest.substr(0, end));
        if (attribute == "href" || attribute == "src") check_address(value);
        rest.remove_prefix(end + 1);
    }
    return name;
}

}  // namespace

std::string text_of_html(std::string_view html, const std::vector<std::string_view>& elements,
                         const std::vector<std::string_view>& attributes) {
    constexpr std::array<std::string_view, 4> empty{"br", "hr", "img", "input"};
    std::string text;
    std::vector<std::string_view> open;
    while (!html.empty()) {
        const auto begin = std::min(html.find('<'), html.size());
        text += resolved(html.substr(0, begin));
        html.remove_prefix(begin);
        if (html.empty()) break;
        const auto end = html.find('>');
        require(end != std::string_view::npos, "a tag ends");
        auto tag = html.substr(1, end - 1);
        html.remove_prefix(end + 1);
        if (tag.starts_with('/')) {
            require(!open.empty() && open.back() == tag.substr(1), "elements close in order");
            open.pop_back();
            continue;
        }
        const auto name = read_tag(tag, attributes);
        require(is_one_of(name, elements), "an element is a known one");
        if (std::find(empty.begin(), empty.end(), name) == empty.end()) open.push_back(name);
    }
    require(open.empty(), "every element is closed");
    return text;
}

}  // namespace plenaria::fuzz
