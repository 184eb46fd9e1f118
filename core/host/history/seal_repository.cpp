// SPDX-License-Identifier: EUPL-1.2
#include "history/seal_repository.hpp"

#include <array>

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::host {

std::vector<RowDigest> row_digests(UnitOfWork& uow, const std::string& after, const std::string& until,
                                   int limit) {
    const std::string to = until.empty() ? "~" : until;  // behind every letter of an id
    std::array<std::string, 12> row;
    soci::statement statement =
        (sql::prepare(
             uow,
             "SELECT id, at, actor_kind, actor_id, actor_name, party, address, request_id, action, subject, "
             "before_json, after_json FROM core_history WHERE id > :after AND id <= :until "
             "ORDER BY id LIMIT :limit"),
         soci::use(after, "after"), soci::use(to, "until"), soci::use(limit, "limit"), soci::into(row[0]),
         soci::into(row[1]), soci::into(row[2]), soci::into(row[3]), soci::into(row[4]), soci::into(row[5]),
         soci::into(row[6]), soci::into(row[7]), soci::into(row[8]), soci::into(row[9]), soci::into(row[10]),
         soci::into(row[11]));
    statement.execute();
    std::vector<RowDigest> digests;
    while (statement.fetch()) {
        std::string all;
        // With its length before each value: no two rows run together to the same text.
        for (const auto& value : row) all += std::to_string(value.size()) + ':' + value;
        digests.push_back({row[0], row[1], sha256_hex(all)});
    }
    return digests;
}

namespace {

std::optional<Seal> read(soci::statement& statement, Seal& seal) {
    statement.execute();
    if (!statement.fetch()) return std::nullopt;
    return std::move(seal);
}

}  // namespace

std::optional<Seal> last_seal(UnitOfWork& uow) {
    Seal seal;
    soci::statement statement =
        (sql::prepare(
             uow,
             "SELECT last_id, previous, digests, hash FROM core_history_seal ORDER BY last_id DESC LIMIT 1"),
         soci::into(seal.last_id), soci::into(seal.previous), soci::into(seal.digests),
         soci::into(seal.hash));
    return read(statement, seal);
}

std::optional<Seal> next_seal(UnitOfWork& uow, const std::string& after) {
    Seal seal;
    soci::statement statement =
        (sql::prepare(uow,
                      "SELECT last_id, previous, digests, hash FROM core_history_seal WHERE last_id > :after "
                      "ORDER BY last_id LIMIT 1"),
         soci::use(after, "after"), soci::into(seal.last_id), soci::into(seal.previous),
         soci::into(seal.digests), soci::into(seal.hash));
    return read(statement, seal);
}

void insert_seal(UnitOfWork& uow, const Seal& seal) {
    const auto now = to_text(uow.now());
    sql::query(uow,
               "INSERT INTO core_history_seal(last_id, previous, digests, hash, sealed_at) "
               "VALUES(:last, :previous, :digests, :hash, :now)"),
        soci::use(seal.last_id, "last"), soci::use(seal.previous, "previous"),
        soci::use(seal.digests, "digests"), soci::use(seal.hash, "hash"), soci::use(now, "now");
}

std::optional<Instant> sealed_up_to(UnitOfWork& uow) {
    std::string at;
    sql::query(uow,
               "SELECT at FROM core_history WHERE id <= (SELECT max(last_id) FROM core_history_seal) "
               "ORDER BY id DESC LIMIT 1"),
        soci::into(at);
    if (!uow.session().got_data()) return std::nullopt;
    return parse_instant(at);
}

long long count_rows(UnitOfWork& uow, const std::string& after, Instant until) {
    const auto to = to_text(until);
    long long count = 0;
    sql::query(uow, "SELECT count(*) FROM core_history WHERE id > :after AND at <= :until"),
        soci::use(after, "after"), soci::use(to, "until"), soci::into(count);
    return count;
}

}  // namespace plenaria::host
