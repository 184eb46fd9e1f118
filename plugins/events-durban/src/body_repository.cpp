// SPDX-License-Identifier: EUPL-1.2
#include "body_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::events_durban {

std::vector<Body> bodies_of(UnitOfWork& uow, const std::string& edition) {
    std::vector<Body> bodies;
    for (const auto& kind : chain) bodies.push_back({.key = std::string(kind.key)});
    Body row;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT body, day_number, begins_at, seats, note, revision "
                      "FROM dbn_body WHERE edition_id = :edition"),
         soci::use(edition, "edition"), soci::into(row.key), soci::into(row.day_number),
         soci::into(row.begins_at), soci::into(row.seats), soci::into(row.note), soci::into(row.revision));
    select.execute();
    while (select.fetch())
        for (auto& body : bodies)
            if (body.key == row.key) body = row;
    return bodies;
}

bool store(UnitOfWork& uow, const std::string& edition, const Body& body) {
    if (body.revision == 0) {
        // Whoever enters it a moment later has the same key, and learns of it as of a conflict.
        soci::statement enter =
            (sql::prepare(
                 uow,
                 "INSERT INTO dbn_body (edition_id, body, day_number, begins_at, seats, note, revision) "
                 "SELECT :edition, :body, :day, :begins, :seats, :note, 1 FROM evt_edition e "
                 "WHERE e.id = :edition AND NOT EXISTS (SELECT 1 FROM dbn_body b "
                 "WHERE b.edition_id = :edition AND b.body = :body)"),
             soci::use(edition, "edition"), soci::use(body.key, "body"), soci::use(body.day_number, "day"),
             soci::use(body.begins_at, "begins"), soci::use(body.seats, "seats"),
             soci::use(body.note, "note"));
        enter.execute(true);
        return enter.get_affected_rows() > 0;
    }
    soci::statement change =
        (sql::prepare(
             uow,
             "UPDATE dbn_body SET day_number = :day, begins_at = :begins, seats = :seats, note = :note, "
             "revision = revision + 1 WHERE edition_id = :edition AND body = :body "
             "AND revision = :revision"),
         soci::use(body.day_number, "day"), soci::use(body.begins_at, "begins"),
         soci::use(body.seats, "seats"), soci::use(body.note, "note"), soci::use(edition, "edition"),
         soci::use(body.key, "body"), soci::use(body.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() > 0;
}

}  // namespace plenaria::events_durban
