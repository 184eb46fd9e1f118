// SPDX-License-Identifier: EUPL-1.2
#include "postal.hpp"

#include <algorithm>
#include <cctype>

#include <plenaria/text.hpp>

namespace plenaria::directory {

namespace {

/// Countries apart by spaces. All others write the postcode before the town, and a province below.
constexpr std::string_view code_after_town =
    "AS AU BD BN CA CC CX GU ID IN JO LB MP MT MV NF NP NZ PK PR SA SG TH TW UM US VI VN";
constexpr std::string_view code_below_town = "BR BY CN EG GB GG GI IE IM IQ JE JP KE KR KZ LK RU UA ZA";
constexpr std::string_view town_above_street = "HU";

bool is_among(std::string_view countries, std::string_view iso2) {
    return iso2.size() == 2 && countries.find(iso2) != std::string_view::npos;
}

std::string joined_by(std::string_view between, std::initializer_list<std::string_view> parts) {
    std::string all;
    for (const auto part : parts) {
        if (part.empty()) continue;
        if (!all.empty()) all += between;
        all += part;
    }
    return all;
}

}  // namespace

PostalAddress tidy(PostalAddress post) {
    std::string street;
    for (std::size_t at = 0; at <= post.street.size();) {
        const auto end = std::min(post.street.find('\n', at), post.street.size());
        if (const auto line = trim(post.street.substr(at, end - at)); !line.empty())
            street += (street.empty() ? "" : "\n") + line;
        at = end + 1;
    }
    post.street = std::move(street);
    for (auto* text : {&post.postcode, &post.town, &post.division, &post.iso2}) *text = trim(*text);
    std::transform(post.iso2.begin(), post.iso2.end(), post.iso2.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return post;
}

std::string lines_of(const PostalAddress& post) {
    const auto& [street, code, town, division, iso2] = post;
    if (is_among(code_after_town, iso2))
        return joined_by("\n", {street, joined_by(" ", {town, division, code})});
    if (iso2 == "BR") return joined_by("\n", {street, joined_by(" - ", {town, division}), code});
    if (is_among(code_below_town, iso2)) return joined_by("\n", {street, town, division, code});
    if (is_among(town_above_street, iso2)) return joined_by("\n", {town, street, code});
    return joined_by("\n", {street, joined_by(" ", {code, town}), division});
}

std::vector<std::pair<std::string, std::string>> fields(const PostalAddress& post) {
    return {{"post_street", post.street},
            {"post_code", post.postcode},
            {"post_town", post.town},
            {"post_division", post.division},
            {"post_country", post.iso2}};
}

void set_field(PostalAddress& post, std::string_view name, const std::string& value) {
    if (name == "post_street") post.street = value;
    if (name == "post_code") post.postcode = value;
    if (name == "post_town") post.town = value;
    if (name == "post_division") post.division = value;
    if (name == "post_country") post.iso2 = value;
}

}  // namespace plenaria::directory
