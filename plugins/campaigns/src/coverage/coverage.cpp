// SPDX-License-Identifier: EUPL-1.2
#include "coverage.hpp"

#include <algorithm>
#include <cctype>

#include <plenaria/text.hpp>

namespace plenaria::campaigns {

namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

bool is_tracker(std::string_view pair) {
    const auto name = lower(pair.substr(0, pair.find('=')));
    return name.starts_with("utm_") || name == "fbclid" || name == "gclid" || name == "mc_cid" ||
           name == "mc_eid" || name == "igshid";
}

std::string without_trackers(std::string_view query) {
    std::string kept;
    for (std::size_t from = 0; from <= query.size();) {
        const auto end = std::min(query.find('&', from), query.size());
        const auto pair = query.substr(from, end - from);
        if (!pair.empty() && !is_tracker(pair)) kept += (kept.empty() ? "?" : "&") + std::string(pair);
        from = end + 1;
    }
    return kept;
}

bool is_code(std::string_view text) {
    return text.size() == 2 &&
           std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
}

}  // namespace

std::string_view name_of_tone(std::string_view tone) {
    if (tone == "positive") return /*t*/ "Positive";
    if (tone == "neutral") return /*t*/ "Neutral";
    return tone == "negative" ? /*t*/ "Negative" : /*t*/ "Not said";
}

std::string normalised_link(std::string_view link) {
    if (std::any_of(link.begin(), link.end(), [](unsigned char c) { return c <= ' ' || c == 0x7F; }))
        return {};
    const auto scheme_end = link.find("://");
    if (scheme_end == std::string_view::npos) return {};
    const auto scheme = lower(link.substr(0, scheme_end));
    if (scheme != "http" && scheme != "https") return {};
    auto rest = link.substr(scheme_end + 3);
    rest = rest.substr(0, rest.find('#'));
    const auto host_end = std::min(rest.find_first_of("/?"), rest.size());
    auto host = lower(rest.substr(0, host_end));
    for (const std::string_view port : {":80", ":443"})
        if (host.ends_with(port)) host.resize(host.size() - port.size());
    if (host.starts_with("www.")) host.erase(0, 4);
    // A name with a user in front of it shows another place than it leads to.
    if (host.empty() || host.find('@') != std::string::npos || host.find('.') == std::string::npos) return {};
    const auto tail = rest.substr(host_end);
    const auto query_at = std::min(tail.find('?'), tail.size());
    std::string path(tail.substr(0, query_at));
    while (!path.empty() && path.back() == '/') path.pop_back();
    return host + path +
           (query_at < tail.size() ? without_trackers(tail.substr(query_at + 1)) : std::string());
}

CoverageFacts tidy(CoverageFacts facts) {
    facts.link = trim(facts.link);
    facts.outlet = trim(facts.outlet);
    facts.country = trim(facts.country);
    std::transform(facts.country.begin(), facts.country.end(), facts.country.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    facts.language = lower(trim(facts.language));
    return facts;
}

void check(const CoverageFacts& facts, Day today, std::vector<FieldError>& problems) {
    if (facts.link.size() > longest_link)
        problems.push_back({"link", /*t*/ "This link is too long."});
    else if (!is_utf8(facts.link) || normalised_link(facts.link).empty())
        problems.push_back({"link", /*t*/ "Write a link like https://example.org/article."});
    if (facts.outlet.empty()) problems.push_back({"outlet", /*t*/ "Write who published it."});
    check_text("outlet", facts.outlet, longest_outlet, problems);
    if (!facts.country.empty() && !is_code(facts.country))
        problems.push_back({"country", /*t*/ "Write the two letters of the country, like ZA."});
    if (!is_code(facts.language))
        problems.push_back({"language", /*t*/ "Write the two letters of the language, like en."});
    if (!facts.on)
        problems.push_back({"on", /*t*/ "Write the day, like 2026-11-30."});
    else if (*facts.on > today + std::chrono::days(1))
        problems.push_back({"on", /*t*/ "The day cannot be in the future."});
    if (!facts.tone.empty() && std::find(tones.begin(), tones.end(), facts.tone) == tones.end())
        problems.push_back({"tone", /*t*/ "Choose a tone."});
    if (facts.reach < 0 || facts.reach > highest_reach)
        problems.push_back({"reach", /*t*/ "Write the number of people whom it reaches, in digits."});
}

}  // namespace plenaria::campaigns
