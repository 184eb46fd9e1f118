// SPDX-License-Identifier: EUPL-1.2
#include "import_api.hpp"

#include <plenaria/directory/lookup.hpp>
#include <plenaria/field.hpp>
#include <plenaria/operation.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "import_schemas.hpp"
#include "import_words.hpp"
#include "undo_service.hpp"

namespace plenaria::events {

namespace {

constexpr int rows_a_page = 200;

Document body_of(const Request& request) { return Document::parse(request.body, nullptr, false); }

/// RFC 4648, with or without "=" at the end. @return nothing for anything else.
std::optional<std::string> from_base64(std::string_view text) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    while (text.ends_with('=')) text.remove_suffix(1);
    if (text.size() % 4 == 1) return std::nullopt;
    std::string bytes;
    std::uint32_t kept = 0;
    int bits = 0;
    for (const char each : text) {
        const auto value = letters.find(each);
        if (value == std::string_view::npos) return std::nullopt;
        kept = (kept << 6U) | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>((kept >> static_cast<unsigned>(bits)) & 0xFFU);
    }
    return bytes;
}

Document state_json(const Import& import) {
    const auto moment = [](const std::optional<Instant>& at) { return at ? to_text(*at) : std::string(); };
    return {{"id", import.id},
            {"edition", import.edition_id},
            {"kind", std::string(to_text(import.kind))},
            {"state", std::string(to_text(import.state))},
            {"file_name", import.file_name},
            {"sha256", import.sha256},
            {"uploaded_by", import.created_by},
            {"uploaded_at", to_text(import.created_at)},
            {"ended_at", moment(import.ended_at)},
            {"rows_new", import.rows_new},
            {"rows_changed", import.rows_changed},
            {"undo_until", moment(import.undo_until)},
            {"undone_at", moment(import.undone_at)},
            {"undone_by", import.undone_by},
            {"rows_undone", import.rows_undone},
            {"rows_kept", import.rows_kept}};
}

Document changes_json(const std::vector<ImportChange>& changes) {
    auto rows = Document::array();
    for (const auto& each : changes)
        rows.push_back({{"field", each.field},
                        {"question", each.question},
                        {"before", each.before},
                        {"after", each.after}});
    return rows;
}

template <class Row, class ToJson>
void add_page(Document& json, const std::vector<Row>& all, int page, const ToJson& to_json) {
    const auto range = page_range(page, rows_a_page, static_cast<long long>(all.size()));
    auto rows = Document::array();
    for (auto i = range.first; i > 0 && i <= range.last; ++i)
        rows.push_back(to_json(all[static_cast<std::size_t>(i - 1)]));
    json["page"] = page;
    json["pages"] = (static_cast<int>(all.size()) + rows_a_page - 1) / rows_a_page;
    json["total"] = all.size();
    json["rows"] = std::move(rows);
}

Result<Reply> api_imports(const ImportTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        if (!find_edition(uow, id)) return edition_unknown(id);
        auto rows = Document::array();
        for (const auto& each : imports_of(uow, id))
            if (each.kind != ImportKind::participants || scope.actor().may("events.invite"))
                rows.push_back(state_json(each));
        return Reply(plenaria::Json{compact({{"imports", std::move(rows)}})});
    });
}

Result<Reply> api_upload_import(const ImportTools& tools, const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    auto bytes = body.value("text", std::string());
    if (const auto encoded = body.value("base64", std::string()); !encoded.empty()) {
        auto decoded = from_base64(encoded);
        if (!decoded) return refuse_if_any({{"base64", /*t*/ "This is no base64."}}).error();
        bytes = *std::move(decoded);
    }
    auto made = upload_import(scope.db(), tools, scope.actor(), request.path_value("edition"),
                              body.at("file_name").get<std::string>(), bytes);
    if (!made && made.error().fields.empty()) {
        auto refused = std::move(made).error();
        refused.message = words_of_refusal(refused, *tools.locales, scope.locale());
        refused.values.clear();
        return refused;
    }
    return id_or(std::move(made));
}

Result<Reply> api_import(const ImportTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto planned = preview_import(scope.db(), tools, scope.actor(), request.path_value("import"));
    if (!planned) return planned.error();
    auto json = state_json(planned->import);
    json["fingerprint"] = planned->fingerprint;
    auto counts = Document::object();
    for (const auto fate : row_fates) counts[std::string(to_text(fate))] = planned->count(fate);
    json["counts"] = std::move(counts);
    auto columns = Document::array(), questions = Document::array();
    for (const auto& each : planned->columns)
        columns.push_back({{"heading", each.heading},
                           {"question", each.question},
                           {"why", each.why.key.empty() ? "" : locale.t(each.why.key, each.why.values)}});
    json["columns"] = std::move(columns);
    for (const auto* each : planned->questions()) {
        auto candidates = Document::array();
        for (const auto& one : each->candidates) candidates.push_back({{"ref", one.ref}, {"name", one.name}});
        questions.push_back({{"name", each->name}, {"candidates", std::move(candidates)}});
    }
    json["questions"] = std::move(questions);
    add_page(json, planned->rows(), page_number(request), [&](const PlannedRow* row) {
        auto notes = Document::array();
        for (const auto& note : row->notes) notes.push_back(words_of(note, locale));
        return Document{{"line", row->line},
                        {"fate", std::string(to_text(row->fate))},
                        {"label", row->label},
                        {"changes", changes_json(row->changes)},
                        {"notes", std::move(notes)}};
    });
    return Reply(plenaria::Json{compact(json)});
}

Result<Reply> api_answer_import(const ImportTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("import");
    const auto body = body_of(request);
    const auto kind = scope.db().read([&](UnitOfWork& uow) -> Result<ImportKind> {
        const auto import = import_for(uow, scope.actor(), id);
        if (!import) return import.error();
        std::vector<FieldError> problems;
        for (const auto& each : body.at("answers")) {
            const auto ref = each.at("ref").get<std::string>();
            const bool fits = import->kind != ImportKind::participants || !ref.starts_with("person/");
            if (!ref.empty() && (!fits || !tools.lookup->entry(uow, ref, "en")))
                problems.push_back({"ref", /*t*/ "The directory has no such entry."});
        }
        if (auto good = refuse_if_any(std::move(problems)); !good) return std::move(good).error();
        return import->kind;
    });
    if (!kind) return kind.error();
    ImportAnswers answers;
    for (const auto& each : body.at("answers"))
        answers[party_question(*kind, each.at("name").get<std::string>())] =
            each.at("ref").get<std::string>();
    return done_or(answer_import(scope.db(), scope.actor(), id, answers));
}

Result<Reply> api_apply_import(const ImportTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("import");
    const auto applied = apply_import(scope.db(), tools, scope.actor(), id,
                                      body_of(request).at("fingerprint").get<std::string>());
    if (!applied) return applied.error();
    const auto stored = scope.db().read(
        [&](UnitOfWork& uow) -> Result<Import> { return import_for(uow, scope.actor(), id); });
    if (!stored) return stored.error();
    return Reply(plenaria::Json{
        compact({{"rows_new", stored->rows_new},
                 {"rows_changed", stored->rows_changed},
                 {"undo_until", stored->undo_until ? to_text(*stored->undo_until) : std::string()}})});
}

Result<Reply> api_give_up_import(const ImportTools&, const Request& request, RequestScope& scope) {
    return done_or(give_up_import(scope.db(), scope.actor(), request.path_value("import")));
}

Result<Reply> api_undo_preview(const ImportTools&, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto planned = preview_undo(scope.db(), scope.actor(), request.path_value("import"));
    if (!planned) return planned.error();
    Document json{{"fingerprint", planned->plan.fingerprint},
                  {"taken", planned->plan.taken()},
                  {"kept", planned->plan.kept()}};
    add_page(json, planned->plan.rows, page_number(request), [&](const UndoRow& row) {
        return Document{{"line", row.line},
                        {"label", row.label},
                        {"goes", row.made},
                        {"kept", row.kept.empty() ? std::string() : locale.t(row.kept)},
                        {"changes", changes_json(row.changes)}};
    });
    return Reply(plenaria::Json{compact(json)});
}

Result<Reply> api_undo_import(const ImportTools& tools, const Request& request, RequestScope& scope) {
    const auto undone = undo_import(scope.db(), tools, scope.actor(), request.path_value("import"),
                                    body_of(request).at("fingerprint").get<std::string>());
    if (!undone) return undone.error();
    return Reply(
        plenaria::Json{compact({{"rows_undone", undone->rows_undone}, {"rows_kept", undone->rows_kept}})});
}

}  // namespace

void announce_import_api(Registrar& registrar, const ImportTools& tools) {
    using Act = Result<Reply> (*)(const ImportTools&, const Request&, RequestScope&);
    const auto operation = [&](const Operation& what, Act act) {
        announce(registrar, "events.edit", what, [&tools, act](const Request& request, RequestScope& scope) {
            return act(tools, request, scope);
        });
    };
    const char* of_edition = "/api/events/editions/{edition}/imports";
    operation({Method::get, of_edition, "events.api_imports",
               "The latest hundred imports into an edition, the latest first.", "", api::import_list},
              api_imports);
    // Not announce(): a file of ten megabytes in base64 is longer than other bodies may be.
    registrar.route(
        {.method = Method::post,
         .path = of_edition,
         .name = "events.api_upload_import",
         .access = Access::permission("events.edit"),
         .max_body = 2 * longest_programme_file,
         .api =
             ApiOperation{.summary = "Uploads a file to be read into an edition: sessions or participants. "
                                     "Nothing is written before it is applied; 422 when it cannot be read.",
                          .request_schema = api::import_file,
                          .response_schema = api::id_only},
         .handler = [&tools](const Request& request, RequestScope& scope) {
             return api_upload_import(tools, request, scope);
         }});
    operation({Method::get, "/api/events/imports/{import}", "events.api_import",
               "The state of an import and, while it is a preview, what would become of each row; ?page= of "
               "200 rows.",
               "", api::import_preview},
              api_import);
    operation({Method::post, "/api/events/imports/{import}/answers", "events.api_answer_import",
               "Says whom names in the file mean, for this import and the next ones of its edition.",
               api::import_answers, api::done_only},
              api_answer_import);
    operation(
        {Method::post, "/api/events/imports/{import}/apply", "events.api_apply_import",
         "Writes what the preview showed, all of it or nothing; rows with questions or mistakes stay out.",
         api::import_wish, api::import_applied},
        api_apply_import);
    operation({Method::post, "/api/events/imports/{import}/give-up", "events.api_give_up_import",
               "Forgets a file that was not applied.", "", api::done_only},
              api_give_up_import);
    operation({Method::get, "/api/events/imports/{import}/undo", "events.api_undo_preview",
               "What taking an applied import back would do; ?page= of 200 rows. 409 when it cannot be taken "
               "back, or no longer.",
               "", api::undo_preview},
              api_undo_preview);
    operation({Method::post, "/api/events/imports/{import}/undo", "events.api_undo_import",
               "Takes an applied import back, but for what somebody has changed since.", api::import_wish,
               api::import_undone},
              api_undo_import);
}

}  // namespace plenaria::events
