// SPDX-License-Identifier: EUPL-1.2
#include "statement_pages.hpp"

#include <plenaria/db.hpp>

#include "../rounds/round_repository.hpp"
#include "../validation/validation_pages.hpp"
#include "../versions/version_repository.hpp"
#include "draft_repository.hpp"
#include "long_text_pages.hpp"
#include "reading_pages.hpp"
#include "reading_right.hpp"
#include "statement_repository.hpp"

namespace plenaria::statements {

namespace {

struct ShownText {
    Statement statement;
    Reading reading;
    std::vector<Paragraph> paragraphs;
    std::vector<Version> versions;
    std::optional<Version> version = {};      ///< nothing: the draft
    std::vector<Round> rounds = {};           ///< the newest first; read for those who run them
    std::vector<Validated> validations = {};  ///< of the version
    std::string missing = {};                 ///< before it opens for signature; for those who open it
};

Result<ShownText> read_draft(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<ShownText> {
        const auto& id = request.path_value("id");
        auto statement = find_readable(uow, scope.actor(), id, scope.locale().language());
        if (!statement) return Error{ErrorCode::not_found, "This statement does not exist.", id};
        ShownText shown{.statement = *std::move(statement)};
        shown.reading = reading_of(request, scope.locale(), shown.statement.languages);
        shown.paragraphs = draft_paragraphs(uow, shown.statement, shown.reading.languages());
        shown.versions = versions_of(uow, id);
        if (scope.actor().may("statements.consult")) shown.rounds = rounds_of(uow, id);
        return shown;
    });
}

Result<ShownText> read_version(const ValidationTools& validation, const Request& request,
                               RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<ShownText> {
        const auto& id = request.path_value("id");
        auto statement = find_readable(uow, scope.actor(), id, scope.locale().language());
        auto version = find_version(uow, request.path_value("version"));
        if (!statement || !version || version->statement_id != id)
            return Error{ErrorCode::not_found, "This version does not exist.", request.path_value("version")};
        ShownText shown{.statement = *std::move(statement), .version = *std::move(version)};
        shown.reading = reading_of(request, scope.locale(), shown.version->languages);
        shown.paragraphs = paragraphs_of(uow, shown.version->id, shown.reading.languages());
        shown.versions = versions_of(uow, id);
        const auto language = scope.locale().language();
        shown.validations = validations_now(uow, validation, scope.actor(), shown.version->id, language);
        if (scope.actor().may("statements.sign"))
            if (const auto allowed = check_may_be_signed(uow, validation, scope.actor(), *shown.version);
                !allowed)
                shown.missing = scope.locale().t(allowed.error().message, allowed.error().values);
        if (scope.actor().may("statements.consult")) shown.rounds = rounds_of(uow, id);
        return shown;
    });
}

/// The address of a paragraph's page without its id: one look-up for the whole list.
std::string paragraph_base(const RequestScope& scope, const std::string& statement) {
    auto url = scope.url("statements.paragraph", {{"id", statement}, {"paragraph", "-"}});
    url.pop_back();
    return url;
}

Model::List version_links(const ShownText& shown, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& id = shown.statement.id;
    Model::List links;
    if (reads_drafts(scope.actor()))
        links.push_back(
            {{"label", locale.t("Working draft")},
             {"url", scope.url("statements.statement", {{"id", id}, {"language", shown.reading.language}})},
             {"current", !shown.version.has_value()}});
    for (const auto& version : shown.versions)
        links.push_back(
            {{"label", version.name},
             {"url", scope.url("statements.version",
                               {{"id", id}, {"version", version.id}, {"language", shown.reading.language}})},
             {"current", shown.version && shown.version->id == version.id}});
    return links;
}

/// What a reader goes on to: changes since the version before, rounds of consultation and their result,
/// signatures.
Model::List next_links(const ShownText& shown, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& id = shown.statement.id;
    Model::List links;
    if (shown.versions.empty()) return links;
    const auto& version = shown.version ? *shown.version : shown.versions.front();
    const auto add = [&](std::string label, std::string url) {
        links.push_back({{"label", std::move(label)}, {"url", std::move(url)}});
    };
    for (const auto& before : shown.versions)
        if (!shown.version || before.number + 1 == shown.version->number) {
            add(locale.t("Changes since {version}", {{"version", before.name}}),
                scope.url("statements.compare", {{"id", id},
                                                 {"before", before.id},
                                                 {"after", shown.version ? shown.version->id : "draft"},
                                                 {"language", shown.reading.language}}));
            break;
        }
    if (scope.actor().may("statements.consult")) {
        for (const auto& round : shown.rounds)
            add(locale.t("{round}: {state}",
                         {{"round", round.name}, {"state", locale.t(name_of(round.state))}}),
                scope.url("statements.round", {{"round", round.id}}));
        if (!shown.statement.archived)
            add(locale.t("New round on {version}", {{"version", version.name}}),
                scope.url("statements.new_round", {{"id", id}, {"version", version.id}}));
        if (!shown.rounds.empty()) {
            add(locale.t("Consolidation"), scope.url("statements.consolidation", {{"id", id}}));
            add(locale.t("Compilation of comments"), scope.url("statements.compilation_all", {{"id", id}}));
        }
    }
    if (scope.actor().may("statements.sign") && !shown.statement.archived)
        add(locale.t("Validation of {version}", {{"version", version.name}}),
            scope.url("statements.validation", {{"id", id}, {"version", version.id}}));
    if (scope.actor().may("statements.sign") && !shown.statement.archived)
        add(locale.t("Open {version} for signature", {{"version", version.name}}),
            scope.url("statements.new_signing", {{"version", version.id}}));
    return links;
}

Model::List document_links(const ShownText& shown, const RequestScope& scope) {
    Model::List links;
    for (const auto& [format, label] : {std::pair{"docx", "Word (DOCX)"},
                                        {"odt", "OpenDocument (ODT)"},
                                        {"pdf", "PDF"},
                                        {"md", "Markdown"},
                                        {"txt", "Plain text"}}) {
        UrlValues values{
            {"id", shown.statement.id}, {"format", format}, {"language", shown.reading.language}};
        if (shown.version) values["version"] = shown.version->id;
        links.push_back(
            {{"label", scope.locale().t(label)}, {"url", scope.url("statements.document", values)}});
    }
    return links;
}

Reply page_of(ShownText shown, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& id = shown.statement.id;
    const bool is_draft = !shown.version.has_value();
    const std::string_view route = is_draft ? "statements.statement" : "statements.version";
    const LongText text(request, scope, route, shown.paragraphs, shown.reading.language,
                        Parts(shown.paragraphs.size()));
    if (auto url = text.found_url()) return Redirect{*std::move(url)};
    Model parts;
    text.add_to(parts);
    Model::List paragraphs;
    paragraphs.reserve(text.part().size());
    const auto base = paragraph_base(scope, id);
    for (auto i = text.part().first; i < text.part().last; ++i) {
        auto& paragraph = shown.paragraphs[i];
        auto edit_url = base + paragraph.id;
        auto model = columns_model(std::move(paragraph), shown.reading);
        model.set("edit_url", std::move(edit_url));
        paragraphs.push_back(std::move(model));
    }

    const bool may_draft = scope.actor().may("statements.draft");
    const bool editable = is_draft && may_draft && check_editable(shown.statement).has_value();
    auto next = next_links(shown, scope);
    Model page{{"title", shown.statement.title},
               {"state", shown.statement.archived ? tag_model("grey", locale.t("Archived"))
                                                  : state_tag(shown.statement.state, locale)},
               {"original", original_sentence(shown.statement.original_language, locale)},
               {"is_draft", is_draft},
               {"editable", editable},
               {"may_draft", may_draft},
               {"versions", version_links(shown, scope)},
               {"documents", document_links(shown, scope)},
               {"has_next", !next.empty()},
               {"next", std::move(next)},
               {"index_url", scope.url("statements.index")},
               {"versions_url", scope.url("statements.versions", {{"id", id}})},
               {"titles_url", scope.url("statements.titles", {{"id", id}})},
               {"add_url", scope.url("statements.add_paragraph", {{"id", id}})},
               {"has_paragraphs", !paragraphs.empty()},
               {"paragraphs", std::move(paragraphs)},
               {"parts", std::move(parts)}};
    const auto& translated = shown.reading.language != shown.statement.original_language
                                 ? shown.reading.language
                                 : shown.reading.beside;
    page.set("has_translation", editable && !translated.empty());
    page.set("translation_url", translated.empty() ? std::string()
                                                   : scope.url("statements.translation",
                                                               {{"id", id}, {"language", translated}}));
    page.set("archived", shown.statement.archived);
    page.set(
        "archive_url",
        scope.url(shown.statement.archived ? "statements.unarchive" : "statements.archive", {{"id", id}}));
    set_validations(page, shown.validations, scope);
    page.set("is_missing", !shown.missing.empty());
    page.set("missing", shown.missing);
    page.set("has_hash", !is_draft);
    page.set("hash", is_draft ? std::string() : shown.version->hash);
    page.set("issued", is_draft
                           ? std::string()
                           : locale.t("Issued on {when} by {who}.",
                                      {{"when", locale.instant(shown.version->issued_at, scope.actor().zone)},
                                       {"who", shown.version->issued_by}}));
    page.set("version_name", is_draft ? locale.t("Working draft") : shown.version->name);
    UrlValues values{{"id", id}};
    if (!is_draft) values["version"] = shown.version->id;
    if (!text.part().is_whole()) values["page"] = std::to_string(text.part().number);
    add_reading(page, shown.reading, is_draft ? shown.statement.languages : shown.version->languages, scope,
                route, values);
    auto title = (is_draft ? locale.t("Working draft") : shown.version->name) + " – " + shown.statement.title;
    return View{.name = "statements/statement/show", .model = std::move(page), .title = std::move(title)};
}

/// Where readers come to who may not see the draft.
Result<Reply> newest_version(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("id");
    auto newest = scope.db().read([&](UnitOfWork& uow) -> Result<Version> {
        auto version = find_readable(uow, scope.actor(), id, "") ? latest_version(uow, id) : std::nullopt;
        if (!version) return Error{ErrorCode::not_found, "This statement does not exist.", id};
        return *std::move(version);
    });
    if (!newest) return std::move(newest).error();
    return Redirect{scope.url("statements.version", {{"id", id}, {"version", newest->id}})};
}

}  // namespace

Result<Reply> draft_page(const Request& request, RequestScope& scope) {
    if (!reads_drafts(scope.actor())) return newest_version(request, scope);
    auto shown = read_draft(request, scope);
    if (!shown) return std::move(shown).error();
    return page_of(*std::move(shown), request, scope);
}

Result<Reply> version_page(const ValidationTools& validation, const Request& request, RequestScope& scope) {
    auto shown = read_version(validation, request, scope);
    if (!shown) return std::move(shown).error();
    return page_of(*std::move(shown), request, scope);
}

}  // namespace plenaria::statements
