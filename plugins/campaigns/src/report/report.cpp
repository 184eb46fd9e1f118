// SPDX-License-Identifier: EUPL-1.2
#include "report.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace plenaria::campaigns {

namespace {

/// Of parts in their order; told apart without colours too: they stand in the order of the columns.
constexpr std::array<std::string_view, 4> fills{"#0b5d6b", "#d08a2e", "#4d3d7c", "#a3401d"};

long long total_of(const Figure::Row& row) {
    long long sum = 0;
    for (const auto each : row.counts) sum += each;
    return sum;
}

/// In hundredths of the longest bar, or of the goal.
Model::List bar_of(const Figure::Row& row, long long longest) {
    Model::List bar;
    double from = 0;
    for (std::size_t part = 0; part < row.counts.size(); ++part) {
        if (row.counts[part] <= 0 || longest <= 0) continue;
        const auto width = 100.0 * static_cast<double>(row.counts[part]) / static_cast<double>(longest);
        bar.push_back({{"x", fmt::format("{:.1f}", from)},
                       {"width", fmt::format("{:.1f}", std::min(width, 100.0 - from))},
                       {"fill", std::string(fills.at(part % fills.size()))}});
        from += width;
    }
    return bar;
}

}  // namespace

void Figure::add(const std::string& label, std::size_t part, long long count) {
    auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& each) { return each.label == label; });
    if (found == rows.end())
        found =
            rows.insert(rows.end(), {label, std::vector<long long>(std::max<std::size_t>(parts.size(), 1))});
    found->counts.at(part) += count;
}

long long Figure::total() const {
    long long sum = 0;
    for (const auto& row : rows) sum = is_running ? std::max(sum, total_of(row)) : sum + total_of(row);
    return sum;
}

Model figure_model(const Figure& figure, const Locale& locale) {
    long long longest = figure.goal;
    for (const auto& row : figure.rows) longest = std::max(longest, total_of(row));
    Model::List parts, rows;
    for (std::size_t part = 0; part < figure.parts.size(); ++part)
        parts.push_back(
            {{"label", figure.parts[part]}, {"fill", std::string(fills.at(part % fills.size()))}});
    for (const auto& row : figure.rows) {
        Model::List cells;
        if (!figure.parts.empty())
            for (std::size_t part = 0; part < row.counts.size(); ++part)
                cells.push_back({{"part", figure.parts[part]}, {"count", locale.number(row.counts[part])}});
        rows.push_back({{"label", row.label},
                        {"cells", std::move(cells)},
                        {"bar", bar_of(row, longest)},
                        {"total", locale.number(total_of(row))}});
    }
    return {{"id", figure.id},
            {"title", figure.title},
            {"head", figure.head},
            {"has_note", !figure.note.empty()},
            {"note", figure.note},
            {"has_rows", figure.total() > 0},
            {"parts", std::move(parts)},
            {"rows", std::move(rows)},
            {"adds_up", !figure.is_running},
            {"sum", locale.number(figure.total())}};
}

Table figure_table(const Figure& figure, const Locale& locale) {
    Table table{.title = figure.title, .columns = {{.title = figure.head, .width = 30}}, .rows = {}};
    for (const auto& part : figure.parts)
        table.columns.push_back({.title = part, .kind = Table::Kind::number, .width = 14});
    table.columns.push_back({.title = locale.t("Total"), .kind = Table::Kind::number, .width = 14});
    for (const auto& row : figure.rows) {
        std::vector<std::string> cells{row.label};
        if (!figure.parts.empty())
            for (const auto count : row.counts) cells.push_back(std::to_string(count));
        cells.push_back(std::to_string(total_of(row)));
        table.rows.push_back(std::move(cells));
    }
    if (!table.rows.empty())
        table.chart = Table::Chart{.title = table.title,
                                   .first_column = 1,
                                   .columns = std::max<std::size_t>(figure.parts.size(), 1),
                                   .rows = table.rows.size()};
    return table;
}

}  // namespace plenaria::campaigns
