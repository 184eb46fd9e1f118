// SPDX-License-Identifier: EUPL-1.2
// A document that a reader ordered: how far it is, stopping it, fetching it. Whoever did not order it finds
// nothing.
#include <nlohmann/json.hpp>

#include "auth/access_link_repository.hpp"
#include "jobs/job_repository.hpp"
#include "orders/document_orders.hpp"
#include "orders/order_repository.hpp"
#include "pages/pages.hpp"

namespace plenaria::host {

namespace {

struct ShownDocument {
    OrderedDocument document;
    std::optional<Job> job;

    [[nodiscard]] bool is_made() const { return !document.file.empty(); }
    [[nodiscard]] bool is_on_its_way() const {
        return !is_made() && job && !job->cancel && (job->state == "ready" || job->state == "running");
    }
};

/// The rights are asked for at each visit: they may have been taken since it was ordered.
bool may_fetch(UnitOfWork& uow, const OrderedDocument& document, HostScope& scope) {
    if (document.link_purpose.empty())
        return document.owner == owner_of(scope.actor()) &&
               (document.order.permission.empty() || scope.actor().may(document.order.permission));
    const auto& session = scope.visit().session;
    if (!session) return false;
    const auto link = link_of_session(uow, session->id, document.link_purpose, document.link_subject);
    return link && document.owner == "link/" + link->id;
}

Result<ShownDocument> find_own_document(UnitOfWork& uow, const Request& request, RequestScope& scope) {
    auto document = find_order(uow, request.path_value("document"));
    if (!document || document->created_at + documents_are_kept < uow.now() ||
        !may_fetch(uow, *document, host_scope(scope)))
        return Error{ErrorCode::not_found, "This document does not exist, or is no longer kept."};
    auto job = find_job(uow, document->job);
    return ShownDocument{*std::move(document), std::move(job)};
}

/// Members of partials/progress.
Model document_progress(const Job& job, const Locale& l) {
    if (job.state == "ready") return {{"text", l.t("It waits for its turn.")}, {"percent", "0"}};
    if (job.total <= 0) return {{"text", l.t("It is being made.")}, {"percent", "0"}};
    return {
        {"text", l.t("{done} of {total}", {{"done", l.number(job.done)}, {"total", l.number(job.total)}})},
        {"percent", std::to_string(job.done * 100 / job.total)}};
}

Result<Reply> show_document(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    auto shown = scope.db().read(
        [&](UnitOfWork& uow) -> Result<ShownDocument> { return find_own_document(uow, request, scope); });
    if (!shown) return std::move(shown).error();
    const auto& l = scope.locale();
    const auto& document = shown->document;
    const bool on_its_way = shown->is_on_its_way();
    auto progress = on_its_way ? document_progress(*shown->job, l) : Model{{"text", ""}, {"percent", "0"}};
    if (request.wants_fragment) {
        if (!on_its_way) return Json{R"({"ended":true})"};
        const auto html = needs.renderer.render("core/ordered_document_progress",
                                                {{"progress", std::move(progress)}}, l.language());
        return Json{nlohmann::json{{"html", html}}.dump()};
    }

    const bool cancelled = !shown->is_made() && shown->job && shown->job->cancel;
    const auto self = [&](std::string_view route) { return scope.url(route, {{"document", document.id}}); };
    Model model{{"title", document.order.title},
                {"on_its_way", on_its_way},
                {"progress", std::move(progress)},
                {"self_url", self("core.ordered_document")},
                {"stop_url", self("core.stop_document")},
                {"ready", shown->is_made()},
                {"file_name", document.file_name},
                {"file_url", self("core.ordered_file")},
                {"until", l.instant(document.created_at + documents_are_kept, scope.actor().zone)},
                {"cancelled", cancelled},
                {"failed", !on_its_way && !shown->is_made() && !cancelled},
                {"back_url", document.order.back_path}};
    return View{.name = "core/ordered_document",
                .model = std::move(model),
                .title = shown->is_made() ? l.t("Ready: {title}", {{"title", document.order.title}})
                                          : document.order.title,
                .layout = document.link_purpose.empty() ? Layout::staff : Layout::outside};
}

Result<Reply> send_document(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        auto shown = find_own_document(uow, request, scope);
        if (!shown) return std::move(shown).error();
        auto bytes = load_document(uow, shown->document);
        if (!bytes) return Error{ErrorCode::not_found, "This document is not made yet."};
        return Reply(Download{shown->document.file_name, shown->document.content_type, *std::move(bytes)});
    });
}

Result<Reply> stop_document(const Request& request, RequestScope& scope) {
    auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        auto shown = find_own_document(uow, request, scope);
        if (!shown) return std::move(shown).error();
        // What has ended meanwhile is shown by the page that follows.
        if (shown->is_on_its_way()) return cancel_job(uow, shown->document.job);
        return {};
    });
    if (!done) return std::move(done).error();
    return Redirect{scope.url("core.ordered_document", {{"document", request.path_value("document")}})};
}

}  // namespace

void add_ordered_document_pages(Contribution& core, const PageNeeds& needs) {
    const auto access = Access::anyone("Only who ordered a document finds it, by account or by access link.");
    core.routes.push_back({.path = "/documents/{document}",
                           .name = "core.ordered_document",
                           .access = access,
                           .handler = [needs](const Request& request, RequestScope& scope) {
                               return show_document(needs, request, scope);
                           }});
    core.routes.push_back({.path = "/documents/{document}/file",
                           .name = "core.ordered_file",
                           .access = access,
                           .handler = send_document});
    core.routes.push_back({.method = Method::post,
                           .path = "/documents/{document}/stop",
                           .name = "core.stop_document",
                           .access = access,
                           .handler = stop_document});
}

}  // namespace plenaria::host
