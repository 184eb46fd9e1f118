// SPDX-License-Identifier: EUPL-1.2
#include "compilation.hpp"

#include <algorithm>

#include "../review/plain_redline.hpp"
#include "../versions/word_diff.hpp"

namespace plenaria::statements {

std::vector<CompilationRow> compile(const std::vector<Paragraph>& paragraphs,
                                    const std::vector<Point>& points,
                                    const std::map<std::string, Decision>& decisions,
                                    const std::map<std::string, std::string>& rounds,
                                    std::string_view language) {
    const auto cited = cited_numbers(paragraphs, language);
    std::map<std::string_view, std::size_t> order;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) order.emplace(paragraphs[i].id, i);
    const auto place = [&](const Point& point) {
        const auto found = order.find(point.paragraph_id);
        return found == order.end() ? paragraphs.size() : found->second;
    };
    std::vector<const Point*> sorted;
    for (const auto& point : points) sorted.push_back(&point);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const Point* a, const Point* b) { return place(*a) < place(*b); });

    std::vector<CompilationRow> rows;
    for (const auto* point : sorted) {
        const auto at = place(*point);
        const auto decision = decisions.find(point->decision_id);
        const auto round = rounds.find(point->round_id);
        rows.push_back({.number = at < paragraphs.size() ? cited.at(point->paragraph_id) : std::string("–"),
                        .office = point->office_name,
                        .round = round == rounds.end() ? std::string() : round->second,
                        .point = point,
                        .decision = decision == decisions.end() ? nullptr : &decision->second});
    }
    return rows;
}

Table compilation_table(const std::vector<CompilationRow>& rows, std::string title, const Locale& locale) {
    Table table{.title = std::move(title),
                .columns = {{locale.t("Paragraph"), Table::Kind::text, 16},
                            {locale.t("Office"), Table::Kind::text, 24},
                            {locale.t("Round"), Table::Kind::text, 18},
                            {locale.t("Kind"), Table::Kind::text, 14},
                            {locale.t("Language"), Table::Kind::text, 10},
                            {locale.t("Words commented on"), Table::Kind::text, 30},
                            {locale.t("Proposal"), Table::Kind::text, 60},
                            {locale.t("Change"), Table::Kind::text, 60},
                            {locale.t("Reason of the office"), Table::Kind::text, 40},
                            {locale.t("Decision"), Table::Kind::text, 22},
                            {locale.t("Reason of the decision"), Table::Kind::text, 40}}};
    for (const auto& row : rows) {
        const auto& point = *row.point;
        const bool suggestion = point.kind == PointKind::suggestion;
        table.rows.push_back(
            {row.number, row.office, row.round, locale.t(name_of(point.kind)), point.language,
             point.anchor.quote, point.wording,
             suggestion ? plain_redline(compare_words(point.base, point.wording)) : std::string(),
             point.remark,
             point.kind == PointKind::agreement ? std::string() : locale.t(name_of(point.state)),
             row.decision != nullptr ? row.decision->reason : std::string()});
    }
    return table;
}

}  // namespace plenaria::statements
