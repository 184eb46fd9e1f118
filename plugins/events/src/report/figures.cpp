// SPDX-License-Identifier: EUPL-1.2
#include "figures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "../delegations/delegation.hpp"
#include "../programme/session.hpp"

namespace plenaria::events {

namespace {

/// The place of a key in a list that people know; what is not known comes last.
std::size_t place_of_key(FigureKeys kind, const std::string& key) {
    const auto place = [&](const auto& known, const auto& text_of) {
        std::size_t at = 0;
        for (const auto& each : known) {
            if (text_of(each) == key) return at;
            ++at;
        }
        return at;
    };
    switch (kind) {
        case FigureKeys::gender:
            return place(genders, [](std::string_view each) { return each; });
        case FigureKeys::delegate_role:
            return place(std::array{DelegateRole::head, DelegateRole::member, DelegateRole::substitute},
                         [](DelegateRole each) { return to_text(each); });
        case FigureKeys::session_role:
            return place(session_roles, [](SessionRole each) { return to_text(each); });
        case FigureKeys::session_kind:
            return place(session_kinds, [](const SessionKind& each) { return each.stored; });
        default:
            return key.empty() ? 1 : 0;
    }
}

}  // namespace

std::string_view to_text(FigureUnit unit) {
    constexpr std::array<std::string_view, 4> names{"offices", "people", "sessions", "seconds"};
    return names[static_cast<std::size_t>(unit) - 1];
}

long long FigureRow::total() const { return std::accumulate(counts.begin(), counts.end(), 0LL); }

long long Figure::total() const {
    long long sum = 0;
    for (const auto& row : rows) sum += row.total();
    return sum;
}

long long Figure::total_of_part(std::size_t part) const {
    long long sum = 0;
    for (const auto& row : rows) sum += row.counts[part];
    return sum;
}

long long Figure::longest() const {
    long long most = 0;
    for (const auto& row : rows) most = std::max(most, row.total());
    return most;
}

void Figure::add(const std::string& row, const std::string& part, long long count) {
    const auto at = std::find(parts.begin(), parts.end(), part);
    if (at == parts.end()) return;
    auto found =
        std::find_if(rows.begin(), rows.end(), [&](const FigureRow& each) { return each.key == row; });
    if (found == rows.end()) found = rows.insert(rows.end(), {row, std::vector<long long>(parts.size(), 0)});
    found->counts[static_cast<std::size_t>(at - parts.begin())] += count;
}

void Figure::sort_rows() {
    if (rows_are == FigureKeys::session) return;
    std::sort(rows.begin(), rows.end(), [&](const FigureRow& a, const FigureRow& b) {
        const auto first = place_of_key(rows_are, a.key), second = place_of_key(rows_are, b.key);
        return first != second ? first < second : a.key < b.key;
    });
}

double share_of(long long count, long long whole) {
    return whole <= 0 ? 0 : std::round(1000.0 * static_cast<double>(count) / static_cast<double>(whole)) / 10;
}

std::vector<BarPart> bar_of(const FigureRow& row, long long longest) {
    std::vector<BarPart> bar;
    long long before = 0;
    for (std::size_t part = 0; part < row.counts.size(); ++part) {
        if (row.counts[part] > 0)
            bar.push_back({share_of(before, longest), share_of(row.counts[part], longest), part});
        before += row.counts[part];
    }
    return bar;
}

}  // namespace plenaria::events
