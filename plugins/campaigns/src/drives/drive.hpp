// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/drives/drive.hpp
/// A signature drive: which cities are to sign, who asks whom, and what was answered. Pure.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/statements/signatures.hpp>

#include "../plan/campaign.hpp"

namespace plenaria::campaigns {

/// UN M49, as the directory writes them; also catalog keys.
inline constexpr std::array<std::string_view, 5> regions{"Africa", "Americas", "Asia", "Europe", "Oceania"};

struct DriveFacts {
    std::string signing_id = {};
    int goal = 0;                           ///< signatures; 0: none is set
    std::map<std::string, int> goals = {};  ///< by region; none is 0 once tidy
    std::optional<Day> deadline = {};       ///< in the zone of the campaign
};

struct Drive {
    std::string id = {};
    std::string campaign_id = {};
    DriveFacts facts = {};
    int revision = 1;
};
inline constexpr int highest_goal = 100'000;
void check(const DriveFacts& facts, std::vector<FieldError>& problems);

struct Asker {
    std::string id = {};
    std::string drive_id = {};
    std::string name = {};
    std::string address = {};  ///< empty: has no link, and is noted for by staff
    std::string language = "en";
    std::optional<Instant> sent_at = {};
    std::optional<Instant> ended_at = {};
};

/// How somebody was asked. "mail" is by the system alone.
inline constexpr std::array<std::string_view, 4> ways{"phone", "meeting", "letter", "other"};
/// Catalog key: "By phone".
std::string_view name_of_way(std::string_view way);

struct Target {
    std::string id = {};
    std::string drive_id = {};
    std::string ref = {};   ///< "city/ID"
    std::string name = {};  ///< in its language
    std::string country = {};
    std::string region = {};
    std::string asker_id = {};  ///< empty: nobody asks yet
    std::string said = {};      ///< "", "promised" or "declined"
    std::optional<Day> asked_on = {};
    std::string asked_how = {};
    std::optional<Day> promised_for = {};
    std::optional<Instant> reminded_at = {};
    int revision = 1;
};

enum class TargetState : std::uint8_t { not_asked = 1, asked, promised, signed_, declined };
inline constexpr TargetState target_states[] = {TargetState::not_asked, TargetState::asked,
                                                TargetState::promised, TargetState::signed_,
                                                TargetState::declined};
std::string_view to_text(TargetState state);
/// Catalog key: "Promised".
std::string_view name_of(TargetState state);

/// What the register says of the city, with what was noted here. That it signed is the register's alone.
/// @param city nullptr when it is not on the register's list
TargetState state_of(const Target& target, const statements::SigningCity* city);
/// Whether the city signed and took it back, and has not signed anew.
bool took_back(const statements::SigningCity* city);
/// A promise whose day, or else the deadline of the drive, is over.
bool is_overdue(const Target& target, TargetState state, const std::optional<Day>& deadline, Day today);

/// A line of the history of a target.
struct TargetStep {
    std::string id = {};
    std::string target_id = {};
    Instant at = {};
    std::string by = {};
    std::string what = {};  ///< "asked", "promised", "declined", "open", "note", "assigned", "reminded",
                            ///< "thanked", "rejected"
    std::string how = {};
    std::optional<Day> on = {};  ///< asked on, or promised for
    std::string note = {};
};
/// Catalog key: "Asked".
std::string_view name_of_step(std::string_view what);

/// What somebody notes of a target.
struct NotedStep {
    std::string what = {};  ///< "asked", "promised", "declined", "open" or "note"
    std::string how = {};
    std::optional<Day> on = {};
    std::string note = {};
    int revision = 0;
};
inline constexpr std::size_t longest_step = 1000;  ///< code points
/// @param prefix of the fields of the form
void check(const NotedStep& step, const std::string& prefix, Day today, std::vector<FieldError>& problems);

}  // namespace plenaria::campaigns
