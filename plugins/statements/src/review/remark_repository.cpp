// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/sql.hpp>

#include "answer_repository.hpp"

namespace plenaria::statements {

std::vector<Remark> remarks_of(UnitOfWork& uow, std::string_view office_id) {
    Remark row;
    std::string at;
    const std::string of(office_id);
    std::vector<Remark> remarks;
    soci::statement statement =
        (sql::prepare(
             uow,
             "SELECT id, office_id, paragraph_id, language, remark, quote, prefix, suffix, written_at, "
             "written_by FROM stm_remark WHERE office_id = :office AND removed_at = '' ORDER BY id"),
         soci::use(of, "office"), soci::into(row.id), soci::into(row.office_id), soci::into(row.paragraph_id),
         soci::into(row.language), soci::into(row.text), soci::into(row.anchor.quote),
         soci::into(row.anchor.prefix), soci::into(row.anchor.suffix), soci::into(at),
         soci::into(row.written_by));
    statement.execute();
    while (statement.fetch()) {
        row.written_at = parse_instant(at).value();
        remarks.push_back(row);
    }
    return remarks;
}

void insert(UnitOfWork& uow, const Remark& remark) {
    const auto at = to_text(remark.written_at);
    sql::query(
        uow,
        "INSERT INTO stm_remark (id, office_id, paragraph_id, language, remark, quote, prefix, suffix, "
        "written_at, written_by, removed_at) VALUES (:id, :office, :paragraph, :language, :remark, :quote, "
        ":prefix, :suffix, :at, :by, '')"),
        soci::use(remark.id, "id"), soci::use(remark.office_id, "office"),
        soci::use(remark.paragraph_id, "paragraph"), soci::use(remark.language, "language"),
        soci::use(remark.text, "remark"), soci::use(remark.anchor.quote, "quote"),
        soci::use(remark.anchor.prefix, "prefix"), soci::use(remark.anchor.suffix, "suffix"),
        soci::use(at, "at"), soci::use(remark.written_by, "by");
}

bool set_remark_removed(UnitOfWork& uow, std::string_view office_id, std::string_view remark_id,
                        bool removed) {
    const std::string office(office_id), id(remark_id), at = removed ? to_text(uow.now()) : std::string();
    soci::statement statement =
        (sql::prepare(uow, "UPDATE stm_remark SET removed_at = :at WHERE id = :id AND office_id = :office"),
         soci::use(at, "at"), soci::use(id, "id"), soci::use(office, "office"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

}  // namespace plenaria::statements
