// SPDX-License-Identifier: EUPL-1.2
#include "series_repository.hpp"

#include <plenaria/sql.hpp>
#include <plenaria/text.hpp>

#include "title_repository.hpp"

namespace plenaria::events {

std::optional<Series> find_series(UnitOfWork& uow, const std::string& id) {
    Series series{.id = id};
    sql::query(uow, "SELECT original_language, revision FROM evt_series WHERE id = :id"), soci::use(id, "id"),
        soci::into(series.titles.original), soci::into(series.revision);
    if (!uow.session().got_data()) return std::nullopt;
    series.titles.texts = texts_of(uow, id);
    return series;
}

std::optional<Series> find_series_called(UnitOfWork& uow, const std::string& title) {
    const auto key = fold(title);
    std::string id;
    sql::query(uow, "SELECT id FROM evt_series WHERE title_key = :folded"), soci::use(key, "folded"),
        soci::into(id);
    if (!uow.session().got_data()) return std::nullopt;
    return find_series(uow, id);
}

std::vector<SeriesLine> all_series(UnitOfWork& uow) {
    SeriesLine line;
    std::vector<SeriesLine> lines;
    soci::statement select = (sql::prepare(uow,
                                           "SELECT s.id, s.original_language, s.revision, "
                                           "(SELECT COUNT(*) FROM evt_edition e WHERE e.series_id = s.id) "
                                           "FROM evt_series s ORDER BY s.title_key, s.id"),
                              soci::into(line.series.id), soci::into(line.series.titles.original),
                              soci::into(line.series.revision), soci::into(line.editions));
    select.execute();
    while (select.fetch()) lines.push_back(line);
    for (auto& each : lines) each.series.titles.texts = texts_of(uow, each.series.id);
    return lines;
}

void insert(UnitOfWork& uow, const Series& series) {
    const auto key = fold(series.titles.in(series.titles.original));
    sql::query(uow,
               "INSERT INTO evt_series (id, original_language, title_key, revision) "
               "VALUES (:id, :original, :folded, 1)"),
        soci::use(series.id, "id"), soci::use(series.titles.original, "original"), soci::use(key, "folded");
    store_titles(uow, series.id, series.titles);
}

bool update(UnitOfWork& uow, const Series& series) {
    const auto key = fold(series.titles.in(series.titles.original));
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE evt_series SET original_language = :original, title_key = :folded, "
                      "revision = revision + 1 WHERE id = :id AND revision = :revision"),
         soci::use(series.titles.original, "original"), soci::use(key, "folded"), soci::use(series.id, "id"),
         soci::use(series.revision, "revision"));
    change.execute(true);
    if (change.get_affected_rows() == 0) return false;
    store_titles(uow, series.id, series.titles);
    return true;
}

}  // namespace plenaria::events
