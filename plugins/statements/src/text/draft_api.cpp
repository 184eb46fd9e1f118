// SPDX-License-Identifier: EUPL-1.2
#include "draft_api.hpp"

#include <plenaria/db.hpp>

#include "../shared_api.hpp"
#include "draft_service.hpp"

namespace plenaria::statements {

namespace {

using namespace api;

Result<Reply> api_change_statement(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("id");
    const auto body = body_of(request);
    if (const auto titles = body.find("titles"); titles != body.end())
        if (auto set =
                set_titles(scope.db(), scope.actor(), id, titles->get<std::map<std::string, std::string>>());
            !set)
            return std::move(set).error();
    if (const auto archived = body.find("archived"); archived != body.end())
        if (auto set = archive(scope.db(), scope.actor(), id, archived->get<bool>()); !set)
            return std::move(set).error();
    return done_or({});
}

Result<Reply> api_add_paragraph(const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    const auto kind = parse_kind(text_in(body, "kind"));
    return id_or(add_paragraph(scope.db(), scope.actor(), request.path_value("id"), text_in(body, "after"),
                               kind.value_or(ParagraphKind::plain)));
}

Result<Reply> api_change_paragraph(const Request& request, RequestScope& scope) {
    const auto &id = request.path_value("id"), &paragraph = request.path_value("paragraph");
    const auto body = body_of(request);
    if (const auto kind = parse_kind(text_in(body, "kind")))
        if (auto changed = change_kind(scope.db(), scope.actor(), id, paragraph, *kind); !changed)
            return std::move(changed).error();
    if (const auto move = text_in(body, "move"); !move.empty())
        if (auto moved = move_paragraph(scope.db(), scope.actor(), id, paragraph,
                                        move == "up" ? Direction::up : Direction::down);
            !moved)
            return std::move(moved).error();
    return done_or({});
}

Result<Reply> api_remove_paragraph(const Request& request, RequestScope& scope) {
    return done_or(remove_paragraph(scope.db(), scope.actor(), request.path_value("id"),
                                    request.path_value("paragraph")));
}

Result<Reply> api_restore_paragraph(const Request& request, RequestScope& scope) {
    return done_or(restore_paragraph(scope.db(), scope.actor(), request.path_value("id"),
                                     request.path_value("paragraph")));
}

Result<Reply> api_confirm_translation(const Request& request, RequestScope& scope) {
    return done_or(confirm_translation(scope.db(), scope.actor(), request.path_value("id"),
                                       request.path_value("paragraph"), request.path_value("language")));
}

/// `required`: of the kind.
std::string kinds_schema(std::string_view required, std::string_view more) {
    return R"({"type":"object","required":[)" + std::string(required) +
           R"(],"properties":{"kind":{"enum":["heading1","heading2","heading3","preambular","operative","plain","item","annex"]},)" +
           std::string(more) + "}}";
}

}  // namespace

void add_draft_api(Registrar& registrar) {
    constexpr std::string_view draft = "statements.draft";
    announce(
        registrar, draft,
        {Method::patch, "/api/statements/{id}", "statements.api_change",
         "Sets titles, or puts the statement into the archive or takes it out",
         R"({"type":"object","properties":{"titles":{"type":"object","additionalProperties":{"type":"string","maxLength":300}},"archived":{"type":"boolean"}}})",
         done_schema},
        api_change_statement);
    const auto added = kinds_schema(
        R"("kind")", R"("after":{"type":"string","description":"A paragraph; empty: at the beginning"})");
    announce(registrar, draft,
             {Method::post, "/api/statements/{id}/paragraphs", "statements.api_add_paragraph",
              "A new paragraph without text", added, id_schema},
             api_add_paragraph);
    const auto changed = kinds_schema("", R"("move":{"enum":["up","down"]})");
    announce(registrar, draft,
             {Method::patch, "/api/statements/{id}/paragraphs/{paragraph}", "statements.api_change_paragraph",
              "Changes the kind of a paragraph, or moves it by one place", changed, done_schema},
             api_change_paragraph);
    announce(registrar, draft,
             {Method::del, "/api/statements/{id}/paragraphs/{paragraph}", "statements.api_remove_paragraph",
              "Takes a paragraph out of the draft; versions and comments keep it", no_body, done_schema},
             api_remove_paragraph);
    announce(registrar, draft,
             {Method::post, "/api/statements/{id}/paragraphs/{paragraph}/restore",
              "statements.api_restore_paragraph", "Brings back a paragraph that was taken out", no_body,
              done_schema},
             api_restore_paragraph);
    announce(registrar, draft,
             {Method::post, "/api/statements/{id}/paragraphs/{paragraph}/texts/{language}/confirm",
              "statements.api_confirm_translation", "Says that an outdated translation still fits", no_body,
              done_schema},
             api_confirm_translation);
}

}  // namespace plenaria::statements
