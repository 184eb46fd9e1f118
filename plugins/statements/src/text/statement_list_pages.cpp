// SPDX-License-Identifier: EUPL-1.2
#include "statement_list_pages.hpp"

#include <map>

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>

#include "../versions/version_repository.hpp"
#include "draft_service.hpp"
#include "reading_pages.hpp"
#include "reading_right.hpp"
#include "statement_repository.hpp"

namespace plenaria::statements {

namespace {

struct Listed {
    std::vector<Statement> statements;
    std::map<std::string, std::vector<TranslationCount>> counts;
    std::map<std::string, Version> latest;
};

/// "es: 2 missing, 1 outdated", one entry a language that needs work.
Model::List gaps_model(const std::vector<TranslationCount>& counts, const Statement& statement,
                       const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List gaps;
    for (const auto& count : counts) {
        if (count.missing == 0 && count.outdated == 0) continue;
        if (count.language == statement.original_language && count.outdated == 0 && count.missing == 0)
            continue;
        std::string text;
        if (count.missing > 0) text = locale.n("{n} missing", "{n} missing", count.missing);
        if (count.outdated > 0) {
            if (!text.empty()) text += ", ";
            text += locale.n("{n} outdated", "{n} outdated", count.outdated);
        }
        gaps.push_back({{"language", locale.language_name(count.language)},
                        {"text", std::move(text)},
                        {"url", scope.url("statements.translation",
                                          {{"id", statement.id}, {"language", count.language}})}});
    }
    return gaps;
}

/// The three title fields, in the order of the languages.
Model::List title_fields(const std::map<std::string, std::string>& titles, const Error* error,
                         const Locale& locale) {
    Model::List fields;
    for (const auto& language : with_original_first("en")) {
        const auto found = titles.find(language);
        fields.push_back(field_model(
            {.label = locale.t("Title in {language}", {{"language", locale.language_name(language)}}),
             .name = "title_" + language,
             .value = found == titles.end() ? std::string() : found->second,
             .error = error == nullptr ? std::string() : problem_on("title_" + language, *error, locale),
             .language = language}));
    }
    return fields;
}

/// @param prefix of the names of the fields.
std::map<std::string, std::string> titles_in(const Request& request, const std::string& prefix = "title_") {
    std::map<std::string, std::string> titles;
    for (const auto& language : with_original_first("en"))
        if (request.form.contains(prefix + language))
            titles[language] = request.form_value(prefix + language);
    return titles;
}

void add_problems(Model& page, const Error* error, const Locale& locale) {
    page.set("has_problems", error != nullptr);
    page.set("problems", error == nullptr ? Model(Model::List{}) : problems_model(*error, locale));
}

View new_statement_view(RequestScope& scope, const std::map<std::string, std::string>& titles,
                        const std::string& original, const Error* error) {
    const auto& locale = scope.locale();
    std::vector<Choice> choices;
    for (const auto& language : with_original_first("en"))
        choices.push_back(
            {.value = language, .label = locale.language_name(language), .selected = language == original});
    Model page{{"action_url", scope.url("statements.create")},
               {"import_url", scope.url("statements.import")},
               {"titles", title_fields(titles, error, locale)},
               {"original",
                choice_model({.label = locale.t("Language of the original"),
                              .name = "original_language",
                              .error = error == nullptr ? std::string()
                                                        : problem_on("original_language", *error, locale)},
                             choices)}};
    add_problems(page, error, locale);
    return {.name = "statements/statement/new",
            .model = std::move(page),
            .title = locale.t("New statement"),
            .status = error == nullptr ? 200 : 422};
}

}  // namespace

Result<Reply> list_page(const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const bool archived = request.query_value("archived") == "1";
    auto listed = scope.db().read([&](UnitOfWork& uow) -> Result<Listed> {
        Listed all{.statements = list_statements(uow, locale.language(), archived)};
        const Readable readable(uow, scope.actor());
        std::erase_if(all.statements, [&](const Statement& each) { return !readable.holds(each.id); });
        // What the draft lacks is for those who write it.
        if (reads_drafts(scope.actor()))
            for (auto& count : translation_counts(uow))
                all.counts[count.statement_id].push_back(std::move(count));
        all.latest = latest_versions(uow);
        return all;
    });
    if (!listed) return std::move(listed).error();

    Model::List rows;
    for (const auto& statement : listed->statements) {
        const auto version = listed->latest.find(statement.id);
        auto gaps = gaps_model(listed->counts[statement.id], statement, scope);
        rows.push_back(
            {{"title", statement.title},
             {"url", scope.url("statements.statement", {{"id", statement.id}})},
             {"state", statement.archived ? tag_model("grey", locale.t("Archived"))
                                          : state_tag(statement.state, locale)},
             {"original", locale.language_name(statement.original_language)},
             {"has_version", version != listed->latest.end()},
             {"version", version == listed->latest.end() ? std::string() : version->second.name},
             {"version_url",
              version == listed->latest.end()
                  ? std::string()
                  : scope.url("statements.version", {{"id", statement.id}, {"version", version->second.id}})},
             {"has_gaps", !gaps.empty()},
             {"gaps", std::move(gaps)},
             {"changed", locale.instant(statement.updated_at, scope.actor().zone)}});
    }
    const auto total = static_cast<long long>(rows.size());
    return View{
        .name = "statements/statement/list",
        .model = {{"has_rows", !rows.empty()},
                  {"rows", std::move(rows)},
                  {"count", locale.n("1 statement", "{n} statements", total)},
                  {"may_draft", scope.actor().may("statements.draft")},
                  {"archived", archived},
                  {"archived_url", scope.url("statements.index", {{"archived", archived ? "0" : "1"}})},
                  {"new_url", scope.url("statements.new")},
                  {"import_url", scope.url("statements.import")}},
        .title = locale.t("Statements")};
}

Result<Reply> new_page(const Request&, RequestScope& scope) {
    return new_statement_view(scope, {}, std::string(scope.locale().language()), nullptr);
}

Result<Reply> create_from_form(const Request& request, RequestScope& scope) {
    NewStatement wanted{.titles = titles_in(request),
                        .original_language = request.form_value("original_language")};
    if (is_language(wanted.original_language))  // the text begins with its title
        wanted.paragraphs.emplace_back(ParagraphKind::heading1, std::map<std::string, std::string>());
    for (const auto& [language, title] : wanted.titles)
        if (!wanted.paragraphs.empty() && !title.empty()) wanted.paragraphs[0].second[language] = title;
    auto created = create_statement(scope.db(), scope.actor(), wanted);
    if (created) return Redirect{scope.url("statements.statement", {{"id", *created}})};
    if (created.error().code == ErrorCode::invalid_input)
        return new_statement_view(scope, wanted.titles, wanted.original_language, &created.error());
    return std::move(created).error();
}

namespace {

Result<Reply> titles_view(const Request& request, RequestScope& scope,
                          const std::map<std::string, std::string>* typed, const Error* error) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("id");
    auto titles = scope.db().read([&](UnitOfWork& uow) -> Result<std::map<std::string, std::string>> {
        if (!find_statement(uow, id, ""))
            return Error{ErrorCode::not_found, "This statement does not exist.", id};
        return titles_of(uow, id);
    });
    if (!titles) return std::move(titles).error();
    // What was left alone is shown as it is by now, or to send the form again would undo what others have
    // made of it.
    auto shown = *titles;
    if (typed != nullptr) {
        const auto seen = titles_in(request, "was_title_");
        for (const auto& [language, title] : *typed)
            if (!seen.contains(language) || seen.at(language) != title) shown[language] = title;
    }
    Model::List was;
    for (const auto& language : with_original_first("en"))
        was.push_back({{"name", "was_title_" + language},
                       {"value", titles->contains(language) ? titles->at(language) : std::string()}});
    Model page{{"action_url", scope.url("statements.titles", {{"id", id}})},
               {"was", std::move(was)},
               {"back_url", scope.url("statements.statement", {{"id", id}})},
               {"titles", title_fields(shown, error, locale)}};
    add_problems(page, error, locale);
    return View{.name = "statements/statement/titles",
                .model = std::move(page),
                .title = locale.t("Titles"),
                .status = error == nullptr                     ? 200
                          : error->code == ErrorCode::conflict ? 409
                                                               : 422};
}

}  // namespace

Result<Reply> titles_page(const Request& request, RequestScope& scope) {
    return titles_view(request, scope, nullptr, nullptr);
}

Result<Reply> save_titles(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("id");
    const auto titles = titles_in(request);
    auto saved = set_titles(scope.db(), scope.actor(), id, titles, titles_in(request, "was_title_"));
    if (saved) return Redirect{scope.url("statements.statement", {{"id", id}})};
    if (saved.error().code == ErrorCode::invalid_input || saved.error().code == ErrorCode::conflict)
        return titles_view(request, scope, &titles, &saved.error());
    return std::move(saved).error();
}

Result<Reply> archive_statement(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("id");
    auto done = archive(scope.db(), scope.actor(), id, true);
    if (!done) return std::move(done).error();
    scope.notice(scope.locale().t("The statement is in the archive."),
                 scope.url("statements.unarchive", {{"id", id}}));
    return Redirect{scope.url("statements.index")};
}

Result<Reply> unarchive_statement(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("id");
    auto done = archive(scope.db(), scope.actor(), id, false);
    if (!done) return std::move(done).error();
    return Redirect{scope.url("statements.statement", {{"id", id}})};
}

}  // namespace plenaria::statements
