// SPDX-License-Identifier: EUPL-1.2
#include "text_pages.hpp"

#include "../import/import_pages.hpp"
#include "../shared_pages.hpp"
#include "../validation/validation_pages.hpp"
#include "../versions/comparison_pages.hpp"
#include "../versions/version_choice_pages.hpp"
#include "../versions/version_pages.hpp"
#include "document_pages.hpp"
#include "paragraph_pages.hpp"
#include "statement_list_pages.hpp"
#include "statement_pages.hpp"
#include "translation_pages.hpp"

namespace plenaria::statements {

namespace {

using TextPage = Result<Reply> (*)(const Request&, RequestScope&);

struct TextRoute {
    Method method;
    std::string_view path;
    std::string_view name;
    std::string_view permission;
    TextPage page;
    std::uint64_t max_body = 2 * 1024 * 1024;
};

constexpr TextRoute text_routes[] = {
    {get, "/statements", "statements.index", to_view, list_page},
    {get, "/statements/new", "statements.new", to_draft, new_page},
    {post, "/statements", "statements.create", to_draft, create_from_form},
    {get, "/statements/import", "statements.import", to_draft, import_page},
    // Three files of 1 MB, once as files and once in the fields that keep them.
    {post, "/statements/import", "statements.import_step", to_draft, import_step, 8 * 1024 * 1024},
    {get, "/statements/versions", "statements.find_version", to_view, find_version_page},
    {get, "/statements/{id}", "statements.statement", to_view, draft_page},
    {get, "/statements/{id}/titles", "statements.titles", to_draft, titles_page},
    {post, "/statements/{id}/titles", "statements.save_titles", to_draft, save_titles},
    {post, "/statements/{id}/archive", "statements.archive", to_draft, archive_statement},
    {post, "/statements/{id}/unarchive", "statements.unarchive", to_draft, unarchive_statement},
    {post, "/statements/{id}/paragraphs", "statements.add_paragraph", to_draft, add_paragraph_here},
    {get, "/statements/{id}/paragraphs/{paragraph}", "statements.paragraph", to_draft, paragraph_page},
    {post, "/statements/{id}/paragraphs/{paragraph}/text", "statements.save_text", to_draft,
     save_paragraph_text},
    {post, "/statements/{id}/paragraphs/{paragraph}/confirm", "statements.confirm_translation", to_draft,
     confirm_paragraph_translation},
    {post, "/statements/{id}/paragraphs/{paragraph}/kind", "statements.change_kind", to_draft,
     change_paragraph_kind},
    {post, "/statements/{id}/paragraphs/{paragraph}/move", "statements.move_paragraph", to_draft,
     move_paragraph_here},
    {post, "/statements/{id}/paragraphs/{paragraph}/remove", "statements.remove_paragraph", to_draft,
     remove_paragraph_here},
    {post, "/statements/{id}/paragraphs/{paragraph}/restore", "statements.restore_paragraph", to_draft,
     restore_paragraph_here},
    {get, "/statements/{id}/translations/{language}", "statements.translation", to_draft, translation_page},
    {get, "/statements/{id}/versions", "statements.versions", to_view, versions_page},
    {post, "/statements/{id}/versions", "statements.issue", to_draft, issue_from_form},
    {get, "/statements/{id}/compare", "statements.compare", to_view, comparison_page},
};

struct ValidationRoute {
    Method method;
    std::string_view path;
    std::string_view name;
    std::string_view permission;
    Result<Reply> (*page)(const ValidationTools&, const Request&, RequestScope&);
};

constexpr ValidationRoute validation_routes[] = {
    {get, "/statements/{id}/versions/{version}", "statements.version", to_view, version_page},
    {get, "/statements/{id}/versions/{version}/validation", "statements.validation", "statements.sign",
     validation_page},
    {post, "/statements/{id}/versions/{version}/validation", "statements.ask_body", "statements.sign",
     ask_body_here},
    {post, "/statements/{id}/versions/{version}/requirement", "statements.require_validation",
     "statements.sign", require_validation_here},
};

}  // namespace

void add_text_pages(Registrar& registrar, const DocumentTools& tools, const ValidationTools& validation) {
    for (const auto& line : text_routes)
        registrar.route({.method = line.method,
                         .path = std::string(line.path),
                         .name = std::string(line.name),
                         .access = Access::permission(line.permission),
                         .max_body = line.max_body,
                         .handler = line.page});
    for (const auto& line : validation_routes)
        registrar.route(
            {.method = line.method,
             .path = std::string(line.path),
             .name = std::string(line.name),
             .access = Access::permission(line.permission),
             .handler = [&validation, page = line.page](const Request& request, RequestScope& scope) {
                 return page(validation, request, scope);
             }});
    registrar.route({.method = get,
                     .path = "/statements/{id}/document",
                     .name = "statements.document",
                     .access = Access::permission(to_view),
                     .handler = [&tools](const Request& request, RequestScope& scope) {
                         return document_download(tools, request, scope);
                     }});
    registrar.menu({.menu = "main", .label = "Statements", .route = "statements.index", .weight = 30});
}

}  // namespace plenaria::statements
