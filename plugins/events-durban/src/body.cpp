// SPDX-License-Identifier: EUPL-1.2
#include "body.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

namespace plenaria::events_durban {

const std::array<BodyKind, 3> chain{{{"general_assembly", /*t*/ "General Assembly", "",
                                      /*t*/ "All members take part; nobody names it."},
                                     {"world_council", /*t*/ "World Council", "general_assembly",
                                      /*t*/ "Named by the General Assembly from among the members."},
                                     {"presidency", /*t*/ "Presidency", "world_council",
                                      /*t*/ "Elected by the World Council from among its members."}}};

namespace {

constexpr int most_seats = 10'000;
constexpr std::size_t longest_note = 2000;

bool is_time(const std::string& text) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return false;
    return text < "24:00" && text.substr(3) < "60";
}

/// Of two bodies whose days are known: whether `later` meets before `earlier`. On one day the hours decide,
/// as far as they are known.
bool meets_before(const Body& later, const Body& earlier) {
    if (later.day_number != earlier.day_number) return later.day_number < earlier.day_number;
    return !later.begins_at.empty() && !earlier.begins_at.empty() && later.begins_at <= earlier.begins_at;
}

const Body* find_body(const std::vector<Body>& all, std::string_view key) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Body& each) { return each.key == key; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

const BodyKind* find_kind(std::string_view key) {
    for (const auto& kind : chain)
        if (kind.key == key) return &kind;
    return nullptr;
}

const Body* body_meeting(const std::vector<Body>& all, int day_number, std::string_view clock) {
    const Body* without_hour = nullptr;
    int without = 0;
    for (const auto& body : all) {
        if (body.day_number == 0 || body.day_number != day_number) continue;
        if (body.begins_at == clock) return &body;
        if (!body.begins_at.empty()) continue;
        without_hour = &body;
        ++without;
    }
    return without == 1 ? without_hour : nullptr;
}

void check(const Body& body, const std::vector<Body>& all, int days, std::vector<FieldError>& problems) {
    const bool has_day = body.day_number != 0;
    if (has_day && (body.day_number < 1 || body.day_number > days))
        problems.push_back({"day_number",
                            /*t*/ "Write a day of the congress, from 1 to {max}, or leave it empty.",
                            {{"max", std::to_string(days)}}});
    if (!body.begins_at.empty() && !is_time(body.begins_at))
        problems.push_back({"begins_at", /*t*/ "Write the hour like 10:30, or leave it empty."});
    if (body.seats < 0 || body.seats > most_seats)
        problems.push_back({"seats",
                            /*t*/ "Write a whole number up to {max}, or leave it empty.",
                            {{"max", std::to_string(most_seats)}}});
    if (!is_utf8(body.note) || length(body.note) > longest_note)
        problems.push_back(
            {"note", /*t*/ "Write at most {max} characters.", {{"max", std::to_string(longest_note)}}});
    const auto* kind = find_kind(body.key);
    if (!problems.empty() || !has_day || kind == nullptr) return;
    if (const auto* before = find_body(all, kind->named_by);
        before != nullptr && before->day_number != 0 && meets_before(body, *before))
        problems.push_back({"day_number", /*t*/ "It cannot meet before the body that names it has met."});
    for (const auto& other : chain)
        if (const auto* after = other.named_by == body.key ? find_body(all, other.key) : nullptr;
            after != nullptr && after->day_number != 0 && meets_before(*after, body))
            problems.push_back({"day_number", /*t*/ "The body that it names would meet before it."});
}

}  // namespace plenaria::events_durban
