// SPDX-License-Identifier: EUPL-1.2
#include "consolidation_reading.hpp"

#include <algorithm>
#include <unordered_map>

#include <plenaria/db.hpp>

#include "../review/point_repository.hpp"
#include "../text/draft_repository.hpp"
#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"

namespace plenaria::statements {

int ConsolidatedParagraph::undecided() const {
    return static_cast<int>(std::count_if(points.begin(), points.end(), [](const Point& point) {
        return !is_decided(point.state) && point.kind != PointKind::agreement;
    }));
}

int ConsolidatedParagraph::agreements() const {
    return static_cast<int>(std::count_if(
        points.begin(), points.end(), [](const Point& point) { return point.kind == PointKind::agreement; }));
}

int ConsolidationReading::undecided() const {
    int sum = 0;
    for (const auto& each : paragraphs) sum += each.undecided();
    return sum;
}

const ConsolidatedParagraph* ConsolidationReading::find(std::string_view paragraph_id) const {
    for (const auto& each : paragraphs)
        if (each.paragraph.id == paragraph_id) return &each;
    return nullptr;
}

std::optional<ConsolidationReading> read_consolidation(UnitOfWork& uow, std::string_view statement_id,
                                                       std::string_view language) {
    auto statement = find_statement(uow, statement_id, language);
    if (!statement) return std::nullopt;
    ConsolidationReading reading{.statement = *std::move(statement)};
    const auto& original = reading.statement.original_language;
    reading.latest = latest_version(uow, statement_id);
    for (auto& decision : decisions_of(uow, statement_id))
        reading.decisions.emplace(decision.id, std::move(decision));

    auto draft = draft_paragraphs(uow, reading.statement, {original});
    const auto cited = cited_numbers(draft, original);
    for (auto& paragraph : draft) {
        ConsolidatedParagraph each{.cited = cited.at(paragraph.id),
                                   .draft = paragraph.in(original).text,
                                   .draft_revision = paragraph.in(original).revision};
        each.paragraph = std::move(paragraph);
        reading.paragraphs.push_back(std::move(each));
    }
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < reading.paragraphs.size(); ++i)
        places.emplace(reading.paragraphs[i].paragraph.id, i);
    const auto append = [&](ConsolidatedParagraph&& gone) {
        places.emplace(gone.paragraph.id, reading.paragraphs.size());
        reading.paragraphs.push_back(std::move(gone));
    };
    if (reading.latest)
        for (auto& paragraph : paragraphs_of(uow, reading.latest->id, {original})) {
            auto issued = paragraph.in(original).text;
            if (const auto found = places.find(paragraph.id); found != places.end())
                reading.paragraphs[found->second].issued = std::move(issued);
            else
                append({.paragraph = std::move(paragraph), .in_draft = false, .issued = std::move(issued)});
        }
    for (auto& point : unsettled_points(uow, statement_id)) {
        if (!places.contains(point.paragraph_id))
            append({.paragraph = {.id = point.paragraph_id}, .in_draft = false, .issued = point.base});
        reading.paragraphs[places.at(point.paragraph_id)].points.push_back(std::move(point));
    }
    // A paragraph that is gone is shown only while somebody's words wait there.
    std::erase_if(reading.paragraphs,
                  [](const ConsolidatedParagraph& each) { return !each.in_draft && each.points.empty(); });
    return reading;
}

}  // namespace plenaria::statements
