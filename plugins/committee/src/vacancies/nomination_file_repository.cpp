// SPDX-License-Identifier: EUPL-1.2
#include "nomination_file_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::committee::vacancies {

namespace {

struct FileRow {
    NominationFile value;
    std::string sent_at;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.nomination_id), soci::into(value.name),
            soci::into(value.content_type), soci::into(value.size), soci::into(sent_at);
    }
    [[nodiscard]] NominationFile take() const {
        auto taken = value;
        taken.sent_at = parse_instant(sent_at).value();
        return taken;
    }
};

#define CMT_NOMINATION_FILE \
    "SELECT id, nomination_id, name, content_type, size, sent_at FROM cmt_nomination_file "

}  // namespace

std::vector<NominationFile> files_of(UnitOfWork& uow, const std::string& nomination_id) {
    return sql::rows_of<FileRow>(
        (sql::prepare(uow, CMT_NOMINATION_FILE "WHERE nomination_id = :nomination ORDER BY id"),
         soci::use(nomination_id, "nomination")));
}

std::optional<NominationFile> find_file(UnitOfWork& uow, const std::string& id) {
    return sql::first_of(sql::rows_of<FileRow>(
        (sql::prepare(uow, CMT_NOMINATION_FILE "WHERE id = :id"), soci::use(id, "id"))));
}

std::string bytes_of_file(UnitOfWork& uow, const std::string& id) {
    std::string bytes;
    sql::query(uow, "SELECT bytes FROM cmt_nomination_file WHERE id = :id"), soci::use(id, "id"),
        soci::into(bytes);
    return bytes;
}

bool has_portrait(UnitOfWork& uow, const std::string& file_id) {
    int count = 0;
    sql::query(uow, "SELECT COUNT(*) FROM cmt_nomination_portrait WHERE file_id = :id"),
        soci::use(file_id, "id"), soci::into(count);
    return count > 0;
}

std::string portrait_of_file(UnitOfWork& uow, const std::string& file_id) {
    std::string bytes;
    sql::query(uow, "SELECT bytes FROM cmt_nomination_portrait WHERE file_id = :id"),
        soci::use(file_id, "id"), soci::into(bytes);
    return bytes;
}

void insert(UnitOfWork& uow, const NominationFile& file, const std::string& bytes,
            const std::string& portrait) {
    const auto sent_at = to_text(file.sent_at);
    sql::query(
        uow,
        "INSERT INTO cmt_nomination_file (id, nomination_id, name, content_type, size, bytes, sent_at) "
        "VALUES (:id, :nomination, :name, :type, :size, :bytes, :sent_at)"),
        soci::use(file.id, "id"), soci::use(file.nomination_id, "nomination"), soci::use(file.name, "name"),
        soci::use(file.content_type, "type"), soci::use(file.size, "size"), soci::use(bytes, "bytes"),
        soci::use(sent_at, "sent_at");
    if (!portrait.empty())
        sql::query(uow, "INSERT INTO cmt_nomination_portrait (file_id, bytes) VALUES (:id, :bytes)"),
            soci::use(file.id, "id"), soci::use(portrait, "bytes");
}

void remove_file(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "DELETE FROM cmt_nomination_portrait WHERE file_id = :id"), soci::use(id, "id");
    sql::query(uow, "DELETE FROM cmt_nomination_file WHERE id = :id"), soci::use(id, "id");
}

void remove_files_of(UnitOfWork& uow, const std::string& nomination_id) {
    sql::query(
        uow,
        "DELETE FROM cmt_nomination_portrait WHERE file_id IN (SELECT id FROM cmt_nomination_file WHERE "
        "nomination_id = :nomination)"),
        soci::use(nomination_id, "nomination");
    sql::query(uow, "DELETE FROM cmt_nomination_file WHERE nomination_id = :nomination"),
        soci::use(nomination_id, "nomination");
}

}  // namespace plenaria::committee::vacancies
