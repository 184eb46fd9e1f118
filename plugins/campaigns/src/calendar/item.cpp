// SPDX-License-Identifier: EUPL-1.2
#include "item.hpp"

#include <algorithm>
#include <iterator>

#include <plenaria/text.hpp>

namespace plenaria::campaigns {

namespace {

template <std::size_t N>
const ItemWord* word_called(const ItemWord (&words)[N], std::string_view stored) {
    const auto* found = std::find_if(std::begin(words), std::end(words),
                                     [&](const ItemWord& each) { return each.stored == stored; });
    return found == std::end(words) ? nullptr : found;
}

}  // namespace

const ItemWord* kind_called(std::string_view stored) { return word_called(item_kinds, stored); }
const ItemWord* channel_called(std::string_view stored) { return word_called(channels, stored); }

std::string_view to_text(ItemState state) {
    static constexpr std::string_view names[] = {"planned", "ready", "done"};
    return names[static_cast<std::size_t>(state) - 1];
}

std::optional<ItemState> parse_item_state(std::string_view text) {
    for (const auto each : item_states)
        if (to_text(each) == text) return each;
    return std::nullopt;
}

std::string_view name_of(ItemState state) {
    switch (state) {
        case ItemState::planned:
            return /*t*/ "Planned";
        case ItemState::ready:
            return /*t*/ "Ready";
        case ItemState::done:
            break;
    }
    return /*t*/ "Done";
}

bool is_late(const Item& item, Instant now) { return item.state != ItemState::done && item.at <= now; }

ItemFacts tidy(ItemFacts facts) {
    facts.title = trim(facts.title);
    facts.owner = trim(facts.owner);
    if (facts.timing.anchor != Anchor::session) facts.timing.session_id.clear();
    if (facts.timing.anchor == Anchor::session) facts.timing.days = 0;
    if (!facts.timing.follows()) facts.timing = {};
    return facts;
}

void check(const ItemFacts& facts, std::vector<FieldError>& problems) {
    if (facts.title.empty()) problems.push_back({"title", /*t*/ "Write what it is."});
    check_text("title", facts.title, longest_title, problems);
    check_text("owner", facts.owner, longest_owner, problems);
    if (kind_called(facts.kind) == nullptr)
        problems.push_back({"kind", /*t*/ "Choose what it is from the list."});
    if (channel_called(facts.channel) == nullptr)
        problems.push_back({"channel", /*t*/ "Choose a channel from the list."});
    if (!is_language(facts.language)) problems.push_back({"language", /*t*/ "Choose a language."});
    check(facts.timing, problems);
    if (facts.timing.follows()) return;
    const auto year = std::chrono::year_month_day(facts.due.day).year();
    if (year < std::chrono::year(2000) || year > std::chrono::year(2100))
        problems.push_back({"day", /*t*/ "Write a day and a time that exist, like 2026-11-30 and 09:00."});
}

}  // namespace plenaria::campaigns
