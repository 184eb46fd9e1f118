// SPDX-License-Identifier: EUPL-1.2
#include "orders/order_repository.hpp"

#include <vector>

#include <plenaria/sql.hpp>

namespace plenaria::host {

void insert_order(UnitOfWork& uow, const OrderedDocument& document) {
    const auto& order = document.order;
    const auto created_at = to_text(uow.now());
    sql::query(uow,
               "INSERT INTO core_ordered_document(id, kind, wish, language, title, permission, back_path, "
               "owner, link_purpose, link_subject, job, file, file_name, content_type, created_at) "
               "VALUES(:id, :kind, :wish, :language, :title, :permission, :back, :owner, :purpose, :subject, "
               ":job, '', '', '', :now)"),
        soci::use(document.id, "id"), soci::use(order.kind, "kind"), soci::use(order.wish, "wish"),
        soci::use(document.language, "language"), soci::use(order.title, "title"),
        soci::use(order.permission, "permission"), soci::use(order.back_path, "back"),
        soci::use(document.owner, "owner"), soci::use(document.link_purpose, "purpose"),
        soci::use(document.link_subject, "subject"), soci::use(document.job, "job"),
        soci::use(created_at, "now");
}

std::optional<OrderedDocument> find_order(UnitOfWork& uow, const std::string& id) {
    OrderedDocument found{.id = id};
    auto& order = found.order;
    std::string created_at;
    sql::query(uow,
               "SELECT kind, wish, language, title, permission, back_path, owner, link_purpose, "
               "link_subject, job, file, file_name, content_type, created_at FROM core_ordered_document "
               "WHERE id = :id"),
        soci::use(id, "id"), soci::into(order.kind), soci::into(order.wish), soci::into(found.language),
        soci::into(order.title), soci::into(order.permission), soci::into(order.back_path),
        soci::into(found.owner), soci::into(found.link_purpose), soci::into(found.link_subject),
        soci::into(found.job), soci::into(found.file), soci::into(found.file_name),
        soci::into(found.content_type), soci::into(created_at);
    if (!uow.session().got_data()) return std::nullopt;
    found.created_at = parse_instant(created_at).value_or(Instant{});
    return found;
}

std::string find_waiting_order(UnitOfWork& uow, const OrderedDocument& wanted) {
    std::string id;
    sql::query(uow,
               "SELECT d.id FROM core_ordered_document d JOIN core_job j ON j.id = d.job "
               "WHERE d.owner = :owner AND d.kind = :kind AND d.language = :language AND d.wish = :wish "
               "AND j.state IN ('ready', 'running') AND j.cancel = 0 ORDER BY d.id LIMIT 1"),
        soci::use(wanted.owner, "owner"), soci::use(wanted.order.kind, "kind"),
        soci::use(wanted.language, "language"), soci::use(wanted.order.wish, "wish"), soci::into(id);
    return uow.session().got_data() ? id : std::string();
}

void keep_document(UnitOfWork& uow, const std::string& order_id, MadeDocument made) {
    if (!find_order(uow, order_id)) return;
    made.bytes.insert(0, order_id);  // a document of ten thousand badges should not be in memory twice
    const auto file = uow.keep_file(made.bytes, "application/octet-stream");
    sql::query(uow,
               "UPDATE core_ordered_document SET file = :file, file_name = :name, content_type = :type "
               "WHERE id = :id"),
        soci::use(file, "file"), soci::use(made.file_name, "name"), soci::use(made.content_type, "type"),
        soci::use(order_id, "id");
}

std::optional<std::string> load_document(UnitOfWork& uow, const OrderedDocument& document) {
    if (document.file.empty()) return std::nullopt;
    auto stored = uow.load_file(document.file);
    if (!stored) return std::nullopt;
    stored->bytes.erase(0, document.id.size());
    return std::move(stored->bytes);
}

namespace {

/// Of a file with something before its bytes that nobody else has.
void remove_own_file(UnitOfWork& uow, const std::string& file) {
    sql::query(uow, "DELETE FROM core_file_piece WHERE sha256 = :file"), soci::use(file, "file");
    sql::query(uow, "DELETE FROM core_file WHERE sha256 = :file"), soci::use(file, "file");
}

std::string file_of_part(UnitOfWork& uow, const std::string& key) {
    std::string file;
    sql::query(uow, "SELECT file FROM core_document_part WHERE part = :part"), soci::use(key, "part"),
        soci::into(file);
    return file;
}

}  // namespace

std::optional<std::string> load_part(UnitOfWork& uow, const std::string& key) {
    const auto file = file_of_part(uow, key);
    if (file.empty()) return std::nullopt;
    auto stored = uow.load_file(file);
    if (!stored) return std::nullopt;
    stored->bytes.erase(0, key.size());
    return std::move(stored->bytes);
}

void keep_part(UnitOfWork& uow, const std::string& key, const std::string& bytes) {
    if (!file_of_part(uow, key).empty()) return;
    const auto file = uow.keep_file(key + bytes, "application/octet-stream");
    const auto now = to_text(uow.now());
    sql::query(uow, "INSERT INTO core_document_part(part, file, created_at) VALUES(:part, :file, :now)"),
        soci::use(key, "part"), soci::use(file, "file"), soci::use(now, "now");
}

int forget_parts(UnitOfWork& uow, Instant limit) {
    const auto before = to_text(limit);
    std::vector<std::pair<std::string, std::string>> all;
    {
        std::pair<std::string, std::string> one;
        soci::statement statement =
            (sql::prepare(uow,
                          "SELECT part, file FROM core_document_part WHERE created_at < :before "
                          "ORDER BY created_at, part LIMIT 20"),
             soci::use(before, "before"), soci::into(one.first), soci::into(one.second));
        statement.execute();
        while (statement.fetch()) all.push_back(one);
    }
    for (const auto& [part, file] : all) {
        sql::query(uow, "DELETE FROM core_document_part WHERE part = :part"), soci::use(part, "part");
        remove_own_file(uow, file);
    }
    return static_cast<int>(all.size());
}

int forget_documents(UnitOfWork& uow, Instant limit) {
    const auto before = to_text(limit);
    struct Old {
        std::string id, file;
    };
    std::vector<Old> all;
    {
        Old one;
        soci::statement statement =
            (sql::prepare(uow,
                          "SELECT id, file FROM core_ordered_document WHERE created_at < :before "
                          "ORDER BY created_at, id LIMIT 100"),
             soci::use(before, "before"), soci::into(one.id), soci::into(one.file));
        statement.execute();
        while (statement.fetch()) all.push_back(one);
    }
    for (const auto& one : all) {
        sql::query(uow, "DELETE FROM core_ordered_document WHERE id = :id"), soci::use(one.id, "id");
        if (!one.file.empty()) remove_own_file(uow, one.file);
    }
    return static_cast<int>(all.size());
}

}  // namespace plenaria::host
