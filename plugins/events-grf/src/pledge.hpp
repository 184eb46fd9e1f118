// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-grf/src/pledge.hpp
/// What somebody announces at a forum, and how far it has come since. Pure.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

namespace plenaria::events_grf {

using plenaria::to_text;

/// A value as it is stored, and its catalog key.
struct Term {
    std::string_view stored;
    std::string_view shown;
};
/// The six areas of focus of 2019, and statelessness, which had a segment of its own.
extern const std::array<Term, 7> areas;
/// Of the Global Compact on Refugees.
extern const std::array<Term, 4> objectives;
extern const std::array<Term, 6> kinds;
/// Catalog key of `stored`; empty when it is none of `terms`.
template <std::size_t N>
std::string_view shown(const std::array<Term, N>& terms, std::string_view stored) {
    for (const auto& term : terms)
        if (term.stored == stored) return term.shown;
    return {};
}

/// The three stages of the follow-up.
enum class Stage : std::uint8_t { planning = 1, in_progress, fulfilled };
inline constexpr std::array<Stage, 3> all_stages{Stage::planning, Stage::in_progress, Stage::fulfilled};
std::string_view to_text(Stage stage);
std::optional<Stage> parse_stage(std::string_view text);
/// Catalog key: "In progress".
std::string_view name_of(Stage stage);

/// What people write about a pledge.
struct PledgeFacts {
    std::string entity_ref = {};  ///< who pledges: "city/ID" or "organisation/ID"
    std::string title = {};
    std::string text = {};
    std::string area = {};
    std::string objective = {};  ///< empty: none in particular
    std::string kind = {};
    std::string partners = {};  ///< with whom, when it is a joint one
    std::string places = {};    ///< where it is carried out
    long long amount = 0;       ///< in whole units of `currency`; 0: none
    std::string currency = {};  ///< ISO 4217; empty without an amount
    std::optional<Day> due_on = {};
    bool operator==(const PledgeFacts&) const = default;
};

struct Pledge {
    std::string id = {};
    std::string edition_id = {};
    int number = 0;                ///< in its forum, from 1
    std::string entity_name = {};  ///< as the directory called it when it was entered
    PledgeFacts facts = {};
    Stage stage = Stage::planning;
    bool withdrawn = false;
    int revision = 1;
};

struct Report {
    Stage stage = Stage::planning;
    std::string note = {};
    Instant reported_at = {};
    std::string reported_by = {};
};

inline constexpr long long largest_amount = 1'000'000'000'000;
inline constexpr std::size_t longest_note = 2000;

/// Without white space around the texts.
PledgeFacts tidy(PledgeFacts facts);
/// Adds what is wrong under the names of the members; who pledges is looked up by the service.
void check(const PledgeFacts& facts, std::vector<FieldError>& problems);

}  // namespace plenaria::events_grf
