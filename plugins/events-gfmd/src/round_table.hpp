// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-gfmd/src/round_table.hpp
/// The chair of a summit, its round tables, their teams and papers. Pure.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

namespace plenaria::events_gfmd {

using plenaria::to_text;  // of days and instants, which the one of this room would hide

/// What is so for the whole summit. The host is its city, which the edition knows.
struct Summit {
    std::string chair = {};  ///< ISO 3166 code of the State that has the chair; empty: not known yet
    std::string theme = {};
    int revision = 0;  ///< 0: nothing was written yet
};

enum class TeamRole : std::uint8_t { co_chair = 1, member };
std::string_view to_text(TeamRole role);
TeamRole parse_team_role(std::string_view text);

/// A State, or an entry of the directory.
struct TeamMember {
    TeamRole role = TeamRole::member;
    std::string ref = {};   ///< "country/EC", "organisation/ID", "city/ID"
    std::string name = {};  ///< as the directory called it when it was written; empty for a country
    bool operator==(const TeamMember&) const = default;
};
/// The code of "country/EC"; empty for anything else.
std::string country_of(const TeamMember& member);

struct RoundTable {
    std::string id = {};
    std::string edition_id = {};
    std::string code = {};  ///< "1.1"
    std::string title = {};
    std::vector<TeamMember> team = {};  ///< co-chairs first
    bool removed = false;
    int revision = 1;
};

struct Paper {
    std::string id = {};
    std::string table_id = {};
    std::string title = {};
    std::string language = {};  ///< "en", "es" or "fr"
    std::string file = {};      ///< SHA-256
    std::string file_name = {};
    Instant added_at = {};
    std::string added_by = {};
    bool removed = false;
};

/// Whether `text` has the form of a country's code.
bool is_country_code(std::string_view text);
/// Add what is wrong, under the names of the members.
void check(const Summit& summit, std::vector<FieldError>& problems);
void check(const RoundTable& table, std::vector<FieldError>& problems);
void check(const Paper& paper, std::vector<FieldError>& problems);

}  // namespace plenaria::events_gfmd
