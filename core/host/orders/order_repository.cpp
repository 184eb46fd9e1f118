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

void keep_document(UnitOfWork& uow, const std::string& order_id, const MadeDocument& made) {
    if (!find_order(uow, order_id)) return;
    const auto file = uow.keep_file(order_id + made.bytes, "application/octet-stream");
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
        if (one.file.empty()) continue;
        sql::query(uow, "DELETE FROM core_file_piece WHERE sha256 = :file"), soci::use(one.file, "file");
        sql::query(uow, "DELETE FROM core_file WHERE sha256 = :file"), soci::use(one.file, "file");
    }
    return static_cast<int>(all.size());
}

}  // namespace plenaria::host
