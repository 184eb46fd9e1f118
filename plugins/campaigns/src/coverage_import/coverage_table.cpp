// SPDX-License-Identifier: EUPL-1.2
#include "coverage_table.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include <plenaria/text.hpp>

namespace plenaria::campaigns {

namespace {

struct CoverageHeading {
    std::string_view words;  ///< folded
    std::string_view target;
};
constexpr CoverageHeading coverage_headings[] = {
    {"link", "link"},       {"url", "link"},          {"enlace", "link"},     {"lien", "link"},
    {"address", "link"},    {"outlet", "outlet"},     {"medium", "outlet"},   {"media", "outlet"},
    {"medio", "outlet"},    {"publisher", "outlet"},  {"source", "outlet"},   {"fuente", "outlet"},
    {"published on", "on"}, {"date", "on"},           {"day", "on"},          {"fecha", "on"},
    {"publicado el", "on"}, {"publie le", "on"},      {"country", "country"}, {"pais", "country"},
    {"pays", "country"},    {"language", "language"}, {"idioma", "language"}, {"langue", "language"},
    {"tone", "tone"},       {"tono", "tone"},         {"ton", "tone"},        {"sentiment", "tone"},
    {"reach", "reach"},     {"alcance", "reach"},     {"portee", "reach"},    {"audience", "reach"},
    {"audiencia", "reach"}, {"city", "city"},         {"ciudad", "city"},     {"ville", "city"},
};

/// "positive", "neutral", "negative" of a word in three languages; the text itself when it is none.
std::string tone_of(const std::string& typed) {
    const auto word = fold(typed);
    if (word == "positive" || word == "positivo" || word == "positif") return "positive";
    if (word == "neutral" || word == "neutro" || word == "neutre") return "neutral";
    if (word == "negative" || word == "negativo" || word == "negatif") return "negative";
    return typed;
}

/// Digits, with or without spaces between them. @return -1 for anything else
long long whole_number(std::string text) {
    std::erase(text, ' ');
    long long number = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && rest == text.data() + text.size() ? number : -1;
}

void set_cell(CoverageLine& line, std::string_view target, const std::string& text,
              directory::Sheets& sheets) {
    auto& facts = line.facts;
    if (target == "link") facts.link = text;
    if (target == "outlet") facts.outlet = text;
    if (target == "country") facts.country = text;
    if (target == "language") facts.language = text;
    if (target == "tone") facts.tone = tone_of(text);
    if (target == "city") line.city = text;
    if (target == "reach" && !text.empty()) facts.reach = whole_number(text);
    if (target != "on" || text.empty()) return;
    const auto reading = sheets.read_day(text);
    facts.on = reading.day;
    if (!reading.day)
        line.problems.push_back(
            {"on", /*t*/ "{text} is no day: write it like 2026-11-30.", {{"text", text}}});
    if (reading.other)
        line.problems.push_back(
            {"on", /*t*/ "{text} can be two days: write it like 2026-11-30.", {{"text", text}}});
}

}  // namespace

CoverageMapping guess_coverage_columns(const std::vector<std::string>& headings) {
    CoverageMapping mapping(headings.size());
    for (std::size_t column = 0; column < headings.size(); ++column) {
        const auto words = fold(headings[column]);
        for (const auto& heading : coverage_headings)
            if (heading.words == words &&
                std::find(mapping.begin(), mapping.end(), heading.target) == mapping.end())
                mapping[column] = heading.target;
    }
    return mapping;
}

std::vector<std::string> problems_of(const CoverageMapping& mapping) {
    std::vector<std::string> found;
    const auto times = [&](std::string_view target) {
        return std::count(mapping.begin(), mapping.end(), target);
    };
    if (times("link") == 0) found.emplace_back(/*t*/ "Say which column holds the link.");
    if (times("outlet") == 0) found.emplace_back(/*t*/ "Say which column holds the outlet.");
    if (times("on") == 0) found.emplace_back(/*t*/ "Say which column holds the day.");
    if (times("language") == 0) found.emplace_back(/*t*/ "Say which column holds the language.");
    for (const auto& target : coverage_targets)
        if (times(target.name) > 1) {
            found.emplace_back(/*t*/ "Two columns cannot mean the same.");
            break;
        }
    return found;
}

std::vector<CoverageLine> read_coverage_rows(const directory::Sheet& sheet, const CoverageMapping& mapping,
                                             directory::Sheets& sheets, Day today) {
    std::vector<CoverageLine> lines;
    std::map<std::string, int> line_of_link;
    for (std::size_t row = 1; row < sheet.rows.size(); ++row) {
        CoverageLine line{.line = sheet.rows[row].line};
        const auto& cells = sheet.rows[row].cells;
        for (std::size_t column = 0; column < mapping.size() && column < cells.size(); ++column)
            set_cell(line, mapping[column], trim(cells[column]), sheets);
        line.facts = tidy(std::move(line.facts));
        std::vector<FieldError> more;
        check(line.facts, today, more);
        for (auto& each : more)
            if (std::none_of(line.problems.begin(), line.problems.end(),
                             [&](const FieldError& said) { return said.field == each.field; }))
                line.problems.push_back(std::move(each));
        const auto link = normalised_link(line.facts.link);
        if (!link.empty()) {
            const auto [first, is_first] = line_of_link.emplace(link, line.line);
            if (!is_first) line.same_as_line = first->second;
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace plenaria::campaigns
