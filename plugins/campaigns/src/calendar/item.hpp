// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/calendar/item.hpp
/// An item of the content calendar: what goes out where, when, by whom. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../plan/campaign.hpp"
#include "../plan/timing.hpp"

namespace plenaria::campaigns {

/// A value as it is kept, and its catalog key; names of networks are the same in all languages.
struct ItemWord {
    std::string_view stored;
    std::string_view shown;
};
inline constexpr ItemWord item_kinds[] = {{"post", /*t*/ "Post"},
                                          {"newsletter", /*t*/ "Newsletter"},
                                          {"press_release", /*t*/ "Press release"},
                                          {"op_ed", /*t*/ "Op-ed"},
                                          {"open_letter", /*t*/ "Open letter"},
                                          {"press_conference", /*t*/ "Press conference"},
                                          {"interview", /*t*/ "Interview"},
                                          {"video", /*t*/ "Video"},
                                          {"other", /*t*/ "Something else"}};
inline constexpr ItemWord channels[] = {
    {"website", /*t*/ "Website"},    {"newsletter", /*t*/ "Newsletter"},
    {"press", /*t*/ "Press"},        {"radio_tv", /*t*/ "Radio and television"},
    {"event", /*t*/ "At the event"}, {"x", "X"},
    {"bluesky", "Bluesky"},          {"mastodon", "Mastodon"},
    {"linkedin", "LinkedIn"},        {"instagram", "Instagram"},
    {"facebook", "Facebook"},        {"youtube", "YouTube"}};
/// @return nullptr when there is none.
const ItemWord* kind_called(std::string_view stored);
const ItemWord* channel_called(std::string_view stored);

enum class ItemState : std::uint8_t { planned = 1, ready, done };
inline constexpr ItemState item_states[] = {ItemState::planned, ItemState::ready, ItemState::done};
std::string_view to_text(ItemState state);
std::optional<ItemState> parse_item_state(std::string_view text);
/// Catalog key: "Planned".
std::string_view name_of(ItemState state);

/// What staff writes.
struct ItemFacts {
    std::string kind = "post";
    std::string channel = "website";
    std::string title = {};
    std::string owner = {};  ///< who does it; empty: nobody yet
    std::string language = "en";
    std::string output_id = {};  ///< the text of the campaign that goes out; empty: none
    Timing timing = {};
    LocalTime due = {};  ///< in the zone of the item; where `timing` follows an event, what follows from it
};

struct Item {
    std::string id = {};
    std::string campaign_id = {};
    ItemFacts facts = {};
    ItemState state = ItemState::planned;
    std::string zone = "UTC";
    Instant at = {};
    bool removed = false;
    int revision = 1;
};

/// Whether it should have gone out by `now`.
bool is_late(const Item& item, Instant now);

inline constexpr std::size_t longest_owner = 100;  ///< code points

ItemFacts tidy(ItemFacts facts);
/// Adds what is wrong under the names of the fields of the form; not where it is in time.
void check(const ItemFacts& facts, std::vector<FieldError>& problems);

}  // namespace plenaria::campaigns
