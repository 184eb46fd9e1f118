// SPDX-License-Identifier: EUPL-1.2
#include "alignment.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <plenaria/text.hpp>

#include "../text/figures.hpp"

namespace plenaria::statements {

namespace {

/// What is compared of a paragraph.
struct Traits {
    ParagraphKind kind = ParagraphKind::plain;
    double length = 0;
    std::vector<std::uint32_t> stems = {};  // hashes of the first four letters of its words; sorted, unique
    std::vector<std::string> figures = {};  // sorted
};

std::uint32_t stem_hash(std::string_view word) {
    std::uint32_t hash = 2166136261U;  // FNV-1a
    for (const char c : word.substr(0, 4)) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

Traits traits_of(const Block& block, std::string_view language) {
    Traits traits{.kind = block.kind, .length = static_cast<double>(length(block.text))};
    for (const auto& word : folded_words(block.text))
        if (word.size() >= 4) traits.stems.push_back(stem_hash(word));
    std::sort(traits.stems.begin(), traits.stems.end());
    traits.stems.erase(std::unique(traits.stems.begin(), traits.stems.end()), traits.stems.end());
    for (const auto& figure : figures_in(block.text, language)) traits.figures.push_back(figure.keys.front());
    std::sort(traits.figures.begin(), traits.figures.end());
    return traits;
}

/// Share of stems in common, 0 to 1 (Dice). "dignity", "dignidad" and "dignité" have one.
double likeness(const Traits& a, const Traits& b) {
    if (a.stems.empty() || b.stems.empty()) return 0;
    std::size_t common = 0;
    for (auto i = a.stems.begin(), j = b.stems.begin(); i != a.stems.end() && j != b.stems.end();) {
        if (*i == *j) ++common;
        const bool step_i = *i <= *j, step_j = *j <= *i;
        if (step_i) ++i;
        if (step_j) ++j;
    }
    return 2.0 * static_cast<double>(common) / static_cast<double>(a.stems.size() + b.stems.size());
}

// The weights are ours, set by aligning the Universal Declaration and the demo declaration in all pairs of
// languages; what matters is their order: a heading never pairs with a paragraph, a number outweighs a
// length.
constexpr double gap_cost = 2.0;
constexpr double doubtful_above = 1.9;

/// What it costs to call `a` and `b` translations of each other; two gaps cost 4.
double pair_cost(const Traits& a, const Traits& b) {
    const double ratio = std::log((a.length + 8) / (b.length + 8));
    double cost = 1.0 + std::min(4.0, ratio * ratio / 0.2) - 3.0 * likeness(a, b);
    if (!a.figures.empty() && a.figures == b.figures)
        cost -= 1.5;
    else if (!a.figures.empty() && !b.figures.empty())
        cost += is_heading(a.kind) ? 6.0 : 1.0;
    if (is_heading(a.kind) != is_heading(b.kind))
        cost += 6.0;
    else if (is_heading(a.kind) && a.kind != b.kind)
        cost += 2.0;
    else if ((a.kind == ParagraphKind::item) != (b.kind == ParagraphKind::item))
        cost += 0.7;
    return cost;
}

/// The rows so far, each with the traits of all its languages: the third file is compared with both others.
struct RowTraits {
    std::vector<const Traits*> parts;
};

double pair_cost(const RowTraits& row, const Traits& block) {
    double best = std::numeric_limits<double>::infinity();
    for (const auto* part : row.parts) best = std::min(best, pair_cost(*part, block));
    return best;
}

enum class Step : std::uint8_t { pair = 1, only_row, only_block };

/// The cheapest way from the beginning to the end of both, forwards.
std::vector<Step> cheapest_way(const std::vector<RowTraits>& rows, const std::vector<Traits>& blocks) {
    const std::size_t n = rows.size(), m = blocks.size(), width = m + 1;
    std::vector<double> cost((n + 1) * width, std::numeric_limits<double>::infinity());
    std::vector<Step> step((n + 1) * width, Step::pair);
    // Far from the diagonal nothing pairs in a text of many paragraphs; this keeps the largest at half the
    // work.
    const double band = n + m < 300 ? 1.0 : 0.25;
    cost[0] = 0;
    for (std::size_t i = 0; i <= n; ++i) {
        for (std::size_t j = 0; j <= m; ++j) {
            auto& here = cost[i * width + j];
            const auto take = [&](double value, Step how) {
                if (value < here) {
                    here = value;
                    step[i * width + j] = how;
                }
            };
            if (i > 0) take(cost[(i - 1) * width + j] + gap_cost, Step::only_row);
            if (j > 0) take(cost[i * width + j - 1] + gap_cost, Step::only_block);
            const bool near = std::abs(static_cast<double>(i) / static_cast<double>(n + 1) -
                                       static_cast<double>(j) / static_cast<double>(m + 1)) <= band;
            if (i > 0 && j > 0 && near)
                take(cost[(i - 1) * width + j - 1] + pair_cost(rows[i - 1], blocks[j - 1]), Step::pair);
        }
    }
    std::vector<Step> way;
    for (std::size_t i = n, j = m; i > 0 || j > 0;) {
        const auto how = i == 0 ? Step::only_block : j == 0 ? Step::only_row : step[i * width + j];
        way.push_back(how);
        if (how != Step::only_block) --i;
        if (how != Step::only_row) --j;
    }
    std::reverse(way.begin(), way.end());
    return way;
}

void drop_empty(std::vector<Row>& rows) {
    std::erase_if(rows, [](const Row& row) {
        return std::all_of(row.cells.begin(), row.cells.end(),
                           [](const Cell& cell) { return cell.blocks.empty(); });
    });
}

}  // namespace

std::vector<Row> align(const std::vector<Column>& columns) {
    std::vector<std::vector<Traits>> traits(columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c)
        for (const auto& block : columns[c].blocks)
            traits[c].push_back(traits_of(block, columns[c].language));

    std::vector<Row> rows;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        std::vector<RowTraits> known;
        for (const auto& row : rows) {
            auto& parts = known.emplace_back().parts;
            for (std::size_t k = 0; k < c; ++k)
                for (const auto block : row.cells[k].blocks) parts.push_back(&traits[k][block]);
        }
        std::vector<Row> merged;
        std::size_t row = 0, block = 0;
        for (const auto step : cheapest_way(known, traits[c])) {
            auto& added = merged.emplace_back();
            if (step == Step::only_block)
                added.cells.resize(columns.size());
            else
                added = std::move(rows[row]);
            auto& cell = added.cells[c];
            if (step != Step::only_row) {
                cell.blocks = {block};
                cell.doubtful =
                    step == Step::pair ? pair_cost(known[row], traits[c][block]) > doubtful_above : c > 0;
            }
            if (step != Step::only_block) ++row;
            if (step != Step::only_row) ++block;
        }
        rows = std::move(merged);
    }
    return rows;
}

void apply(std::vector<Row>& rows, const Shift& shift) {
    if (shift.row >= rows.size() || shift.column >= rows[shift.row].cells.size()) return;
    const auto cell = [&](std::size_t row) -> Cell& { return rows[row].cells[shift.column]; };
    const auto is_empty = [&](std::size_t row) { return cell(row).blocks.empty(); };
    if (is_empty(shift.row) != (shift.kind == Shift::Kind::pull)) return;

    if (shift.kind == Shift::Kind::gap) {
        auto end = shift.row;
        while (end < rows.size() && !is_empty(end)) ++end;
        if (end == rows.size()) rows.push_back({std::vector<Cell>(rows[0].cells.size())});
        for (auto row = end; row > shift.row; --row) cell(row) = {cell(row - 1).blocks};
        cell(shift.row) = {};
        return;
    }
    auto first = shift.row + 1;  // what comes up, or is joined
    while (first < rows.size() && is_empty(first)) ++first;
    if (first == rows.size()) return;
    if (shift.kind == Shift::Kind::join) {
        auto& target = cell(shift.row).blocks;
        target.insert(target.end(), cell(first).blocks.begin(), cell(first).blocks.end());
        cell(first) = {};
    } else {
        auto to = shift.row;
        for (auto from = first; from < rows.size() && !is_empty(from); ++from, ++to) {
            cell(to) = {cell(from).blocks};
            cell(from) = {};
        }
    }
    drop_empty(rows);
}

std::string text_of(const Column& column, const Cell& cell) {
    std::string text;
    for (const auto index : cell.blocks) {
        if (!text.empty()) text += ' ';
        text += column.blocks[index].text;
    }
    return text;
}

ParagraphKind kind_of(const std::vector<Column>& columns, const Row& row) {
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (!row.cells[c].blocks.empty()) return columns[c].blocks[row.cells[c].blocks.front()].kind;
    return ParagraphKind::plain;
}

}  // namespace plenaria::statements
