// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/agenda.hpp
/// What a meeting is about, the motions before it, and what was decided. Pure.

#include <string>
#include <vector>

#include "../count/majority.hpp"
#include "meeting.hpp"

namespace plenaria::committee::meetings {

enum class ItemKind : std::uint8_t { information = 1, discussion, decision, election, approval, other };
inline constexpr std::array<ItemKind, 6> all_item_kinds{ItemKind::information, ItemKind::discussion,
                                                        ItemKind::decision,    ItemKind::election,
                                                        ItemKind::approval,    ItemKind::other};
std::string_view to_text(ItemKind kind);
std::optional<ItemKind> parse_item_kind(std::string_view text);
/// Catalog key: "Information".
std::string_view name_of(ItemKind kind);

struct ItemFacts {
    ItemKind kind = ItemKind::discussion;
    std::string title = {};
    std::string owner = {};
    int minutes = 15;
    std::string note = {};
    std::string version_id = {};     ///< of a statement; empty: none
    std::string version_label = {};  ///< as it was called then
    std::string vacancy_id = {};     ///< empty: none
    std::string approves = {};       ///< the meeting whose minutes are to be approved; empty: none
    std::string motion = {};         ///< the text that is proposed
    std::string amended = {};        ///< as amended; empty: not amended
    std::string proposed_by = {};
    std::string seconded_by = {};
};

struct AgendaItem {
    std::string id = {};
    std::string meeting_id = {};
    int place = 0;  ///< rises from item to item; gaps are left by those that were taken out
    ItemFacts facts = {};
    std::string minutes_text = {};
    int text_revision = 1;
    bool removed = false;
    int revision = 1;
    /// What is voted on.
    [[nodiscard]] const std::string& text() const {
        return facts.amended.empty() ? facts.motion : facts.amended;
    }
};

inline constexpr std::size_t longest_item_title = 300;  ///< code points, as all below
inline constexpr std::size_t longest_note = 2000;
inline constexpr std::size_t longest_motion = 4000;
inline constexpr std::size_t longest_minutes_text = 8000;
inline constexpr int most_items = 100;

ItemFacts tidy(ItemFacts facts);
void check(const ItemFacts& facts, std::vector<FieldError>& problems);

/// How something was decided; `none`: it was not, for want of a quorum.
enum class Way : std::uint8_t { consensus = 1, hands, ballot, none };
std::string_view to_text(Way way);
std::optional<Way> parse_way(std::string_view text);
std::string_view name_of(Way way);

inline constexpr std::array<Majority, 4> all_majorities{Majority::simple, Majority::two_thirds,
                                                        Majority::absolute, Majority::two_thirds_of_members};
std::string_view code_of(Majority majority);
std::optional<Majority> parse_majority(std::string_view text);
/// Catalog key: "More than half of yes and no".
std::string_view words_of(Majority majority);

struct TakenDecision {
    std::string id = {};
    std::string body_id = {};
    std::string item_id = {};
    int year = 0;
    int serial = 0;  ///< within the body and the year, from 1; 0: not taken
    Way way = Way::consensus;
    std::string ballot_id = {};
    Majority majority = Majority::simple;
    Motion votes = {};
    bool carried = false;
    int present = 0;  ///< at that moment
    int needed = 0;   ///< for the quorum
    Instant decided_at = {};
    /// "2021/3"
    [[nodiscard]] std::string number() const;
};

/// "Decision 2021/3: adopted by consensus. 6 of 8 members were there; the quorum was 5."
std::string decision_in_words(const TakenDecision& decision, int held, const Locale& locale);

}  // namespace plenaria::committee::meetings
