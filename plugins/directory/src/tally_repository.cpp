// SPDX-License-Identifier: EUPL-1.2
#include "tally_repository.hpp"

#include "rows.hpp"

namespace plenaria::directory {

namespace {

void add_to_tally(UnitOfWork& uow, const std::string& region, int number) {
    const sql::Text sqlite =
        "INSERT INTO dir_city_tally (region, number) VALUES (:region, :number) "
        "ON CONFLICT (region) DO UPDATE SET number = number + excluded.number";
    const sql::Text mysql =
        "INSERT INTO dir_city_tally (region, number) VALUES (:region, :number) "
        "ON DUPLICATE KEY UPDATE number = number + VALUES(number)";
    sql::query(uow, uow.engine() == Engine::sqlite ? sqlite : mysql), soci::use(region, "region"),
        soci::use(number, "number");
}

}  // namespace

std::vector<Count> city_tally(UnitOfWork& uow) {
    std::vector<Count> counts;
    rows::Counted row;
    rows::each(uow, "SELECT region, number FROM dir_city_tally WHERE number > 0 ORDER BY region", row, [&] {
        counts.push_back({row.text, row.number});
    });
    return counts;
}

std::optional<std::string> counted_in(UnitOfWork& uow, const std::string& city_id) {
    std::optional<std::string> region;
    rows::One row;
    rows::each(
        uow, "SELECT region FROM dir_city WHERE id = :id AND merged_into = ''", row,
        [&] { region = row.text; }, soci::use(city_id, "id"));
    return region;
}

void move_in_tally(UnitOfWork& uow, const std::optional<std::string>& before,
                   const std::optional<std::string>& after) {
    if (before == after) return;
    if (before) add_to_tally(uow, *before, -1);
    if (after) add_to_tally(uow, *after, 1);
}

}  // namespace plenaria::directory
