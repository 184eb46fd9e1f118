// SPDX-License-Identifier: EUPL-1.2
#include "text_pages.hpp"

#include "comparison_pages.hpp"
#include "document_pages.hpp"
#include "import_pages.hpp"
#include "paragraph_pages.hpp"
#include "statement_list_pages.hpp"
#include "statement_pages.hpp"
#include "translation_pages.hpp"
#include "version_pages.hpp"

namespace plenaria::statements {

namespace {

using Page = Result<Reply> (*)(const Request&, RequestScope&);

struct Line {
    Method method;
    std::string_view path;
    std::string_view name;
    std::string_view permission;
    Page page;
    std::uint64_t max_body = 2 * 1024 * 1024;
};

constexpr auto get = Method::get;
constexpr auto post = Method::post;
constexpr std::string_view view = "statements.view";
constexpr std::string_view draft = "statements.draft";

constexpr Line lines[] = {
    {get, "/statements", "statements.index", view, list_page},
    {get, "/statements/new", "statements.new", draft, new_page},
    {post, "/statements", "statements.create", draft, create_from_form},
    {get, "/statements/import", "statements.import", draft, import_page},
    // Three files of 1 MB, once as files and once in the fields that keep them.
    {post, "/statements/import", "statements.import_step", draft, import_step, 8 * 1024 * 1024},
    {get, "/statements/{id}", "statements.statement", view, draft_page},
    {get, "/statements/{id}/titles", "statements.titles", draft, titles_page},
    {post, "/statements/{id}/titles", "statements.save_titles", draft, save_titles},
    {post, "/statements/{id}/archive", "statements.archive", draft, archive_statement},
    {post, "/statements/{id}/unarchive", "statements.unarchive", draft, unarchive_statement},
    {post, "/statements/{id}/paragraphs", "statements.add_paragraph", draft, add_paragraph_here},
    {get, "/statements/{id}/paragraphs/{paragraph}", "statements.paragraph", draft, paragraph_page},
    {post, "/statements/{id}/paragraphs/{paragraph}/text", "statements.save_text", draft,
     save_paragraph_text},
    {post, "/statements/{id}/paragraphs/{paragraph}/confirm", "statements.confirm_translation", draft,
     confirm_paragraph_translation},
    {post, "/statements/{id}/paragraphs/{paragraph}/kind", "statements.change_kind", draft,
     change_paragraph_kind},
    {post, "/statements/{id}/paragraphs/{paragraph}/move", "statements.move_paragraph", draft,
     move_paragraph_here},
    {post, "/statements/{id}/paragraphs/{paragraph}/remove", "statements.remove_paragraph", draft,
     remove_paragraph_here},
    {post, "/statements/{id}/paragraphs/{paragraph}/restore", "statements.restore_paragraph", draft,
     restore_paragraph_here},
    {get, "/statements/{id}/translations/{language}", "statements.translation", draft, translation_page},
    {get, "/statements/{id}/versions", "statements.versions", view, versions_page},
    {post, "/statements/{id}/versions", "statements.issue", draft, issue_from_form},
    {get, "/statements/{id}/versions/{version}", "statements.version", view, version_page},
    {get, "/statements/{id}/compare", "statements.compare", view, comparison_page},
};

}  // namespace

void add_text_pages(Registrar& registrar, const DocumentTools& tools) {
    for (const auto& line : lines)
        registrar.route({.method = line.method,
                         .path = std::string(line.path),
                         .name = std::string(line.name),
                         .access = Access::permission(line.permission),
                         .max_body = line.max_body,
                         .handler = line.page});
    registrar.route({.method = get,
                     .path = "/statements/{id}/document",
                     .name = "statements.document",
                     .access = Access::permission(view),
                     .handler = [&tools](const Request& request, RequestScope& scope) {
                         return document_download(tools, request, scope);
                     }});
    registrar.menu({.menu = "main", .label = "Statements", .route = "statements.index", .weight = 30});
}

}  // namespace plenaria::statements
