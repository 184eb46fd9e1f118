// SPDX-License-Identifier: EUPL-1.2
#include "round_table.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

namespace plenaria::events_gfmd {

namespace {

constexpr std::size_t longest_code = 10;
constexpr std::size_t longest_title = 200;
constexpr std::size_t most_in_a_team = 60;
constexpr std::string_view country_prefix = "country/";

void check_text(const char* field, const std::string& text, std::size_t most,
                std::vector<FieldError>& problems) {
    if (!is_utf8(text) || length(text) > most)
        problems.push_back({field, /*t*/ "Write at most {max} characters.", {{"max", std::to_string(most)}}});
}

}  // namespace

std::string_view to_text(TeamRole role) { return role == TeamRole::co_chair ? "co_chair" : "member"; }
TeamRole parse_team_role(std::string_view text) {
    return text == "co_chair" ? TeamRole::co_chair : TeamRole::member;
}

std::string country_of(const TeamMember& member) {
    return member.ref.starts_with(country_prefix) ? member.ref.substr(country_prefix.size()) : std::string();
}

bool is_country_code(std::string_view text) {
    return text.size() == 2 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void check(const Summit& summit, std::vector<FieldError>& problems) {
    if (!summit.chair.empty() && !is_country_code(summit.chair))
        problems.push_back(
            {"chair", /*t*/ "Write the State by its two letters, like EC, or leave it empty."});
    check_text("theme", summit.theme, longest_title, problems);
}

void check(const RoundTable& table, std::vector<FieldError>& problems) {
    if (table.code.empty())
        problems.push_back({"code", /*t*/ "Write the number of the round table, like 1.1."});
    else
        check_text("code", table.code, longest_code, problems);
    if (table.title.empty())
        problems.push_back({"title", /*t*/ "Write what the round table is about."});
    else
        check_text("title", table.title, longest_title, problems);
    if (table.team.size() > most_in_a_team)
        problems.push_back({"members",
                            /*t*/ "A team has at most {max} members.",
                            {{"max", std::to_string(most_in_a_team)}}});
}

void check(const Paper& paper, std::vector<FieldError>& problems) {
    if (paper.title.empty())
        problems.push_back({"title", /*t*/ "Write the title of the paper."});
    else
        check_text("title", paper.title, longest_title, problems);
    if (paper.language != "en" && paper.language != "es" && paper.language != "fr")
        problems.push_back({"language", /*t*/ "Choose the language of the paper."});
}

}  // namespace plenaria::events_gfmd
