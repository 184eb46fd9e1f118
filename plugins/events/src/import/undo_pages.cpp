// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/field.hpp>

#include "../common_pages.hpp"
#include "../programme/edition_format.hpp"
#include "import_pages.hpp"
#include "import_words.hpp"
#include "undo_service.hpp"

namespace plenaria::events {

namespace {

Model undo_row(const UndoRow& row, const PlannedUndo& planned, const EditionFormat& format,
               const Locale& locale) {
    Model::List details;
    if (!row.kept.empty()) details.push_back({{"text", locale.t(row.kept)}});
    for (const auto& change : row.changes)
        details.push_back({{"text", words_of(change, format, planned.form, locale)}});
    const auto fate = !row.kept.empty() ? tag_model("amber", locale.t("Stays"))
                      : row.made        ? tag_model("terra", locale.t("Goes"))
                                        : tag_model("teal", locale.t("As before"));
    return {{"line", row.line == 0 ? std::string() : locale.number(row.line)},
            {"label", row.label},
            {"fate", fate},
            {"details", std::move(details)}};
}

}  // namespace

Result<Reply> show_undo(const ImportTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("import");
    const auto planned = preview_undo(scope.db(), scope.actor(), id);
    if (!planned) {
        if (planned.error().code != ErrorCode::conflict) return planned.error();
        scope.notice(locale.t(planned.error().message, planned.error().values));
        return Redirect{scope.url("events.import", {{"import", id}})};
    }
    const auto& all = planned->plan.rows;
    const auto range = page_range(page_number(request), page_size, static_cast<long long>(all.size()));
    const EditionFormat format(tools.formats, planned->edition.format);
    Model::List rows;
    for (auto i = range.first; i > 0 && i <= range.last; ++i)
        rows.push_back(undo_row(all[static_cast<std::size_t>(i - 1)], *planned, format, locale));
    const UrlValues at{{"import", id}};
    const auto taken = planned->plan.taken(), kept = planned->plan.kept();
    const auto title = locale.t("Take this import back");
    Model model{{"title", title},
                {"file_name", planned->import.file_name},
                {"import_url", scope.url("events.import", at)},
                {"of_programme", planned->import.kind != ImportKind::participants},
                {"may_undo", taken > 0},
                {"has_kept", kept > 0},
                {"kept_text", locale.n("{n} row was changed since, and stays.",
                                       "{n} rows were changed since, and stay.", kept)},
                {"undo_text", locale.n("Take back {n} row", "Take back {n} rows", taken)},
                {"undo_url", scope.url("events.import_undo_confirm", at)},
                {"fingerprint", planned->plan.fingerprint},
                {"has_rows", !rows.empty()},
                {"rows", std::move(rows)}};
    set_pages(model, range, {scope, "events.import_undo", {}, at}, locale);
    return View{.name = "events/import/undo", .model = std::move(model), .title = title};
}

Result<Reply> undo_import_post(const ImportTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("import");
    auto undone = undo_import(scope.db(), tools, scope.actor(), id, request.form_value("fingerprint"));
    if (!undone) {
        if (undone.error().code != ErrorCode::conflict) return std::move(undone).error();
        scope.notice(scope.locale().t(undone.error().message, undone.error().values));
        return Redirect{scope.url("events.import_undo", {{"import", id}})};
    }
    return Redirect{scope.url("events.import", {{"import", id}})};
}

}  // namespace plenaria::events
