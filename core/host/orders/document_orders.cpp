// SPDX-License-Identifier: EUPL-1.2
#include "orders/document_orders.hpp"

#include <nlohmann/json.hpp>

#include <plenaria/db.hpp>
#include <plenaria/id.hpp>

#include "orders/order_repository.hpp"

namespace plenaria::host {

namespace {

using Kind = Owned<std::shared_ptr<DocumentKind>>;

std::optional<Kind> find_kind(const Contributions& table, const std::string& name) {
    for (const auto& owned : table.services_of<DocumentKind>())
        if (owned.what->name() == name) return owned;
    return std::nullopt;
}

Result<void> make_document(Database& db, const Contributions& table, JobRun& run) {
    const auto id = nlohmann::json::parse(run.payload()).at("order").get<std::string>();
    auto found = db.read(
        [&](UnitOfWork& uow) -> Result<std::optional<OrderedDocument>> { return find_order(uow, id); });
    if (!found) return std::move(found).error();
    // Forgotten meanwhile, or made by a run that did not come to say so.
    if (!*found || !(*found)->file.empty()) return {};
    const auto& document = **found;

    const auto kind = find_kind(table, document.order.kind);
    const Error asleep{ErrorCode::unavailable, "What makes this document does not run.", document.order.kind};
    if (!kind) return asleep;
    const auto pass = kind->gate->enter();
    if (!pass) return asleep;
    auto made =
        kind->what->make(document.order.wish, document.language, [&](long long done, long long total) {
            run.progress(done, total);
            return !run.cancelled();
        });
    if (run.cancelled()) return {};
    if (!made) return std::move(made).error();
    return db.write([&](UnitOfWork& uow) -> Result<void> {
        keep_document(uow, id, *std::move(made));
        return {};
    });
}

}  // namespace

std::string owner_of(const Actor& actor) {
    if (actor.kind == Actor::Kind::link) return "link/" + actor.id;
    return "account/" + actor.id;
}

std::string LiveDocumentOrders::order(UnitOfWork& uow, const Actor& who, std::string_view language,
                                      const DocumentOrder& order) {
    OrderedDocument document{.order = order, .language = std::string(language), .owner = owner_of(who)};
    if (who.kind == Actor::Kind::link) {
        document.link_purpose = who.purpose;
        document.link_subject = who.subject;
    }
    auto id = find_waiting_order(uow, document);
    if (id.empty()) {
        id = document.id = new_id();
        document.job = uow.enqueue("core.make_document", nlohmann::json{{"order", id}}.dump());
        insert_order(uow, document);
    }
    return addresses_.path("core.ordered_document", {{"document", id}});
}

std::optional<std::string> LiveDocumentParts::find(const std::string& key) {
    auto found =
        db_.read([&](UnitOfWork& uow) -> Result<std::optional<std::string>> { return load_part(uow, key); });
    return found ? *std::move(found) : std::nullopt;
}

Result<void> LiveDocumentParts::keep(const std::string& key, const std::string& bytes) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        keep_part(uow, key, bytes);
        return {};
    });
}

JobKind document_making_job(Database& db, std::function<std::shared_ptr<const Contributions>()> table) {
    return {.name = "core.make_document",
            .run = [&db, table = std::move(table)](JobRun& run) { return make_document(db, *table(), run); },
            .max_attempts = 3,
            .at_once = 1};
}

JobKind document_forgetting_job(Database& db) {
    return {.name = "core.forget_documents",
            .run = [&db](JobRun& run) -> Result<void> {
                // Some in one transaction, so that it stays short; twice is harmless.
                for (int removed = 1; removed > 0 && !run.cancelled();) {
                    auto done = db.write([](UnitOfWork& uow) -> Result<int> {
                        const auto limit = uow.now() - documents_are_kept;
                        return forget_documents(uow, limit) + forget_parts(uow, limit);
                    });
                    if (!done) return std::move(done).error();
                    removed = *done;
                }
                return {};
            },
            .every = std::chrono::hours(1)};
}

}  // namespace plenaria::host
