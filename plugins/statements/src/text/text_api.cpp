// SPDX-License-Identifier: EUPL-1.2
#include "text_api.hpp"

#include <plenaria/db.hpp>
#include <plenaria/operation.hpp>
#include <plenaria/text.hpp>

#include "../import/import_files.hpp"
#include "../shared_api.hpp"
#include "../shared_pages.hpp"
#include "../validation/validation_api.hpp"
#include "../versions/comparison.hpp"
#include "../versions/version_repository.hpp"
#include "../versions/version_service.hpp"
#include "draft_service.hpp"
#include "reading_right.hpp"
#include "statement_repository.hpp"
#include "text_api_schemas.hpp"

namespace plenaria::statements {

namespace {

std::string_view name_of_state(TextState state) {
    return state == TextState::current ? "current" : state == TextState::outdated ? "outdated" : "missing";
}

api::Document statement_json(const Statement& statement) {
    return {{"id", statement.id},
            {"title", statement.title},
            {"state", to_text(statement.state)},
            {"archived", statement.archived},
            {"original_language", statement.original_language},
            {"languages", statement.languages},
            {"created_at", to_text(statement.created_at)},
            {"updated_at", to_text(statement.updated_at)}};
}

api::Document paragraphs_json(const std::vector<Paragraph>& paragraphs, bool with_revisions) {
    auto all = api::Document::array();
    for (const auto& paragraph : paragraphs) {
        auto texts = api::Document::object();
        for (const auto& text : paragraph.texts) {
            texts[text.language] = {{"text", text.text}, {"state", name_of_state(text.state)}};
            if (with_revisions) texts[text.language]["revision"] = text.revision;
        }
        all.push_back({{"id", paragraph.id},
                       {"kind", to_text(paragraph.kind)},
                       {"label", paragraph.label},
                       {"number", paragraph.number},
                       {"texts", std::move(texts)}});
    }
    return all;
}

api::Document version_json(const Version& version) {
    return {{"id", version.id},
            {"statement", version.statement_id},
            {"number", version.number},
            {"name", version.name},
            {"original_language", version.original_language},
            {"languages", version.languages},
            {"hash", version.hash},
            {"note", version.note},
            {"issued_at", to_text(version.issued_at)},
            {"issued_by", version.issued_by}};
}

Error no_statement(const std::string& id) {
    return {ErrorCode::not_found, "This statement does not exist.", id};
}

Result<Reply> api_statements(const Request&, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        auto all = api::Document::array();
        const Readable readable(uow, scope.actor());
        for (const auto& statement : list_statements(uow, scope.locale().language(), true))
            if (readable.holds(statement.id)) all.push_back(statement_json(statement));
        return api::reply({{"statements", std::move(all)}});
    });
}

Result<Reply> api_statement(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto& id = request.path_value("id");
        const auto statement = find_readable(uow, scope.actor(), id, scope.locale().language());
        if (!statement) return no_statement(id);
        auto document = statement_json(*statement);
        document["titles"] = titles_of(uow, id);
        const bool draft = reads_drafts(scope.actor());
        document["paragraphs"] =
            paragraphs_json(draft ? draft_paragraphs(uow, *statement, statement->languages)
                                  : paragraphs_of(uow, latest_version(uow, id)->id, statement->languages),
                            draft);
        return api::reply(document);
    });
}

Result<Reply> api_versions(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto& id = request.path_value("id");
        if (!find_readable(uow, scope.actor(), id, "")) return no_statement(id);
        auto all = api::Document::array();
        for (const auto& version : versions_of(uow, id)) all.push_back(version_json(version));
        return api::reply({{"versions", std::move(all)}});
    });
}

Result<Reply> api_version(const ValidationTools& validation, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto version = find_version(uow, request.path_value("version"));
        if (!version || version->statement_id != request.path_value("id") ||
            !find_readable(uow, scope.actor(), version->statement_id, ""))
            return Error{ErrorCode::not_found, "This version does not exist.", request.path_value("version")};
        auto document = version_json(*version);
        document["paragraphs"] = paragraphs_json(paragraphs_of(uow, version->id, version->languages), false);
        document["validations"] = validations_json(
            validations_now(uow, validation, scope.actor(), version->id, scope.locale().language()));
        return api::reply(document);
    });
}

api::Document pieces_json(const std::vector<Piece>& pieces) {
    constexpr std::string_view names[] = {"same", "added", "removed"};
    auto all = api::Document::array();
    for (const auto& piece : pieces)
        all.push_back({{"change", names[static_cast<std::size_t>(piece.change) - 1]}, {"text", piece.text}});
    return all;
}

Result<Reply> api_compare(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto& id = request.path_value("id");
        const auto statement = find_readable(uow, scope.actor(), id, "");
        if (!statement) return no_statement(id);
        auto language = request.query_value("language");
        if (!is_language(language)) language = statement->original_language;
        const auto side = [&](const std::string& which) -> Result<std::vector<Paragraph>> {
            if (which == "draft" && reads_drafts(scope.actor()))
                return draft_paragraphs(uow, *statement, {language});
            const auto version = find_version(uow, which);
            if (!version || version->statement_id != id)
                return Error{ErrorCode::not_found, "This version does not exist.", which};
            return paragraphs_of(uow, which, {language});
        };
        const auto before = side(request.query_value("before"));
        if (!before) return before.error();
        const auto after = side(request.query_value("after"));
        if (!after) return after.error();
        auto changes = api::Document::array();
        for (const auto& each : compare_paragraphs(*before, *after, language))
            if (each.changed())
                changes.push_back(
                    {{"paragraph", each.any().id},
                     {"before",
                      each.before == nullptr ? api::Document() : api::Document(shown_number(*each.before))},
                     {"after",
                      each.after == nullptr ? api::Document() : api::Document(shown_number(*each.after))},
                     {"moved", each.moved},
                     {"pieces", pieces_json(each.pieces)}});
        return api::reply({{"language", language}, {"changes", std::move(changes)}});
    });
}

std::map<std::string, std::string> texts_by_language(const api::Document& object, const char* key) {
    std::map<std::string, std::string> texts;
    const auto found = object.find(key);
    if (found == object.end() || !found->is_object()) return texts;
    for (const auto& [language, text] : found->items())
        if (text.is_string()) texts[language] = text.get<std::string>();
    return texts;
}

Reply created_statement(const RequestScope& scope, const std::string& id) {
    return api::reply({{"id", id}, {"url", scope.url("statements.statement", {{"id", id}})}}, 201);
}

Result<Reply> api_create_statement(const Request& request, RequestScope& scope) {
    const auto body = api::object_of(request);
    if (!body) return body.error();
    const auto id = create_statement(scope.db(), scope.actor(),
                                     {.titles = texts_by_language(*body, "titles"),
                                      .original_language = api::text_in(*body, "original_language")});
    if (!id) return id.error();
    return created_statement(scope, *id);
}

Result<Reply> api_import_texts(const Request& request, RequestScope& scope) {
    const auto body = api::object_of(request);
    if (!body) return body.error();
    ImportWish wish{.original = api::text_in(*body, "original_language")};
    const auto format = api::text_in(*body, "format");
    for (auto& [language, text] : texts_by_language(*body, "texts"))
        if (is_language(language))
            wish.texts.push_back({language, text,
                                  format == "markdown" ? TextFormat::markdown
                                  : format == "plain"  ? TextFormat::plain
                                                       : format_of("", text)});
    const auto id = import_texts(scope.db(), scope.actor(), wish, texts_by_language(*body, "titles"));
    if (!id) return id.error();
    return created_statement(scope, *id);
}

Result<Reply> api_issue_version(const Request& request, RequestScope& scope) {
    const auto body = api::object_of(request);
    if (!body) return body.error();
    return scope.db().write([&](UnitOfWork& uow) -> Result<Reply> {
        const auto id = issue_version(uow, scope.actor(), request.path_value("id"),
                                      api::text_in(*body, "name"), api::text_in(*body, "note"));
        if (!id) return id.error();
        return api::reply(version_json(find_version(uow, *id).value()), 201);
    });
}

Result<Reply> api_put_text(const Request& request, RequestScope& scope) {
    const auto body = api::object_of(request);
    if (!body) return body.error();
    TextChange change{.paragraph_id = request.path_value("paragraph"),
                      .language = request.path_value("language"),
                      .text = api::text_in(*body, "text")};
    if (const auto revision = body->find("revision");
        revision != body->end() && revision->is_number_integer())
        change.expected_revision = revision->get<int>();
    const auto saved = save_text(scope.db(), scope.actor(), request.path_value("id"), change);
    if (!saved) return saved.error();
    return api::reply({{"revision", *saved}});
}

struct TextOperation {
    Method method;
    std::string_view path;
    std::string_view name;
    std::string_view permission;
    Result<Reply> (*handler)(const Request&, RequestScope&);
    std::string_view summary;
    std::string_view request_schema;
    std::string_view response_schema;
};

constexpr TextOperation text_operations[] = {
    {Method::get, "/api/statements", "statements.api_list", to_view, api_statements, "All statements", "",
     schema::statements},
    {Method::post, "/api/statements", "statements.api_create", to_draft, api_create_statement,
     "Create a statement", schema::new_statement, schema::created},
    {Method::post, "/api/statements/import", "statements.api_import", to_draft, api_import_texts,
     "Create a statement from texts in up to three languages, aligned by paragraph", schema::import,
     schema::created},
    {Method::get, "/api/statements/{id}", "statements.api_get", to_view, api_statement,
     "A statement with its working draft; for who only reads, with the text of its last version", "",
     schema::statement},
    {Method::put, "/api/statements/{id}/paragraphs/{paragraph}/texts/{language}", "statements.api_put_text",
     to_draft, api_put_text, "Save one text of the draft; 409 when somebody else saved since that revision",
     schema::text, schema::revision},
    {Method::get, "/api/statements/{id}/versions", "statements.api_versions", to_view, api_versions,
     "The versions of a statement, newest first", "", schema::versions},
    {Method::post, "/api/statements/{id}/versions", "statements.api_issue", to_draft, api_issue_version,
     "Issue the draft as a version", schema::new_version, schema::version},
    {Method::get, "/api/statements/{id}/compare", "statements.api_compare", to_view, api_compare,
     "What changed between two versions (?before=&after=ID or draft&language=)", "", schema::comparison},
};

}  // namespace

void add_text_api(Registrar& registrar, const ValidationTools& validation) {
    for (const auto& line : text_operations)
        announce(registrar, line.permission,
                 {line.method, line.path, line.name, line.summary, line.request_schema, line.response_schema},
                 line.handler);
    announce(registrar, to_view,
             {Method::get, "/api/statements/{id}/versions/{version}", "statements.api_version",
              "A version with its texts, and the bodies that voted on it", "", schema::version},
             [&validation](const Request& request, RequestScope& scope) {
                 return api_version(validation, request, scope);
             });
    add_validation_api(registrar, validation);
}

}  // namespace plenaria::statements
