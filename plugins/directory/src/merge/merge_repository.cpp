// SPDX-License-Identifier: EUPL-1.2
#include "merge_repository.hpp"

#include "../rows.hpp"

namespace plenaria::directory {

namespace {

struct MergeFields {
    Merge value;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.kept), soci::into(value.gone), soci::into(value.moved),
            soci::into(value.merged_at), soci::into(value.undone_at);
    }
};

template <class... Use>
std::vector<Merge> select(UnitOfWork& uow, sql::Text text, Use&&... use) {
    std::vector<Merge> all;
    MergeFields row;
    rows::each(
        uow, text, row, [&] { all.push_back(row.value); }, std::forward<Use>(use)...);
    return all;
}

template <class... Use>
std::vector<std::string> texts(UnitOfWork& uow, sql::Text text, Use&&... use) {
    std::vector<std::string> all;
    rows::One row;
    rows::each(
        uow, text, row, [&] { all.push_back(row.text); }, std::forward<Use>(use)...);
    return all;
}

}  // namespace

std::optional<Merge> find_merge(UnitOfWork& uow, const std::string& id) {
    return sql::first_of(
        select(uow, "SELECT id, kept, gone, moved, merged_at, undone_at FROM dir_merge WHERE id = :id",
               soci::use(id, "id")));
}

std::vector<Merge> merges_into(UnitOfWork& uow, const std::string& kept) {
    return select(uow,
                  "SELECT id, kept, gone, moved, merged_at, undone_at FROM dir_merge "
                  "WHERE kept = :kept AND undone_at = '' ORDER BY id DESC",
                  soci::use(kept, "kept"));
}

void insert(UnitOfWork& uow, const Merge& merge) {
    const auto now = to_text(uow.now());
    sql::query(uow,
               "INSERT INTO dir_merge (id, kept, gone, moved, merged_at, undone_at) "
               "VALUES (:id, :kept, :gone, :moved, :now, '')"),
        soci::use(merge.id, "id"), soci::use(merge.kept, "kept"), soci::use(merge.gone, "gone"),
        soci::use(merge.moved, "moved"), soci::use(now, "now");
}

void set_undone(UnitOfWork& uow, const std::string& id) {
    const auto now = to_text(uow.now());
    sql::query(uow, "UPDATE dir_merge SET undone_at = :now WHERE id = :id"), soci::use(now, "now"),
        soci::use(id, "id");
}

Hanging hanging_on(UnitOfWork& uow, const std::string& party) {
    const auto id = party.substr(party.find('/') + 1);
    return {
        .contacts = texts(uow, "SELECT id FROM dir_contact WHERE party = :party ORDER BY id",
                          soci::use(party, "party")),
        .segments =
            texts(uow, "SELECT segment_id FROM dir_segment_member WHERE party = :party ORDER BY segment_id",
                  soci::use(party, "party")),
        .organisations = texts(
            uow, "SELECT organisation_id FROM dir_membership WHERE party = :party ORDER BY organisation_id",
            soci::use(party, "party")),
        .members = texts(uow, "SELECT party FROM dir_membership WHERE organisation_id = :id ORDER BY party",
                         soci::use(id, "id"))};
}

void move_contact(UnitOfWork& uow, const std::string& contact_id, const std::string& party) {
    sql::query(uow, "UPDATE dir_contact SET party = :party, version = version + 1 WHERE id = :id"),
        soci::use(party, "party"), soci::use(contact_id, "id");
}

}  // namespace plenaria::directory
