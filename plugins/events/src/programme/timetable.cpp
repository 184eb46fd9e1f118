// SPDX-License-Identifier: EUPL-1.2
#include "timetable.hpp"

#include <algorithm>
#include <set>

namespace plenaria::events {

namespace {

constexpr int day_minutes = 24 * 60;

/// Sessions of one room that overlap, one after the other: they share one cell.
struct TimetableBlock {
    int from, until;
    std::vector<std::size_t> sessions;
};

std::vector<TimetableBlock> blocks_of(const std::vector<TimetableEntry>& in_order, std::size_t column) {
    std::vector<TimetableBlock> blocks;
    for (const auto& entry : in_order) {
        if (entry.column != column) continue;
        if (!blocks.empty() && entry.from < blocks.back().until) {
            blocks.back().until = std::max(blocks.back().until, entry.until);
            blocks.back().sessions.push_back(entry.session);
        } else {
            blocks.push_back({entry.from, entry.until, {entry.session}});
        }
    }
    return blocks;
}

}  // namespace

TimetableEntry part_on(const Session& session, Day day) {
    const auto minutes = [&](const LocalTime& local) {
        const auto since = (local.day - day) + local.time_of_day;
        const auto all = std::chrono::duration_cast<std::chrono::minutes>(since).count();
        return static_cast<int>(std::clamp<long long>(all, 0, day_minutes));
    };
    const int from = minutes(session.starts);
    return {.from = from, .until = std::max(from, minutes(session.ends))};
}

std::vector<TimetableRow> lay_out(std::vector<TimetableEntry> entries, std::size_t columns) {
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto& a, const auto& b) { return a.from < b.from; });
    std::set<int> times;
    for (const auto& entry : entries) times.insert({entry.from, entry.until});
    std::vector<TimetableRow> rows;
    for (const int time : times) rows.push_back({.from = time, .cells = {}});
    if (!rows.empty()) rows.pop_back();  // nothing begins where the last one ends
    std::vector<std::vector<TimetableBlock>> blocks;
    for (std::size_t column = 0; column < columns; ++column) blocks.push_back(blocks_of(entries, column));

    std::vector<std::size_t> next(columns, 0);
    for (auto& row : rows)
        for (std::size_t column = 0; column < columns; ++column) {
            auto& at = next[column];
            if (at < blocks[column].size() && blocks[column][at].until <= row.from) ++at;
            if (at == blocks[column].size() || blocks[column][at].from > row.from) {
                row.cells.push_back({});
                continue;
            }
            const auto& block = blocks[column][at];
            if (block.from != row.from) continue;  // covered by what began above
            const auto high = std::count_if(times.begin(), times.end(), [&](int time) {
                return time >= block.from && time < block.until;
            });
            row.cells.push_back({static_cast<int>(high), block.sessions});
        }
    return rows;
}

}  // namespace plenaria::events
