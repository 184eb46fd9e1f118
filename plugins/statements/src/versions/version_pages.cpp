// SPDX-License-Identifier: EUPL-1.2
#include "version_pages.hpp"

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>

#include "../rounds/outcome_repository.hpp"
#include "../text/draft_repository.hpp"
#include "../text/reading_pages.hpp"
#include "../text/reading_right.hpp"
#include "../text/statement_repository.hpp"
#include "version_repository.hpp"
#include "version_service.hpp"

namespace plenaria::statements {

namespace {

struct Issuing {
    Statement statement;
    std::vector<Version> versions;
    std::vector<Paragraph> draft;
    std::size_t untold = 0;  ///< offices that do not know yet what became of their points
};

/// What a careful person looks at before a text goes out: gaps in translations, numbers that disagree. Each
/// one leads to the place.
Model::List checks(const Issuing& issuing, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& original = issuing.statement.original_language;
    Model::List found;
    for (const auto& language : issuing.statement.languages) {
        long long missing = 0, outdated = 0, disagree = 0;
        for (const auto& paragraph : issuing.draft) {
            const auto& text = paragraph.in(language);
            missing += text.state == TextState::missing;
            outdated += text.state == TextState::outdated;
            if (language != original)
                disagree +=
                    !compare_figures(paragraph.in(original).text, original, text.text, language).empty();
        }
        const auto name = locale.language_name(language);
        const auto add = [&](const std::string& sentence, long long count) {
            if (count > 0)
                found.push_back({{"text", fill(sentence, {{"language", name}})},
                                 {"url", scope.url("statements.translation",
                                                   {{"id", issuing.statement.id}, {"language", language}})}});
        };
        add(locale.n("{language}: 1 paragraph is missing", "{language}: {n} paragraphs are missing", missing),
            missing);
        add(locale.n("{language}: 1 translation is older than the original",
                     "{language}: {n} translations are older than the original", outdated),
            outdated);
        add(locale.n("{language}: 1 paragraph disagrees with the original on a number or a date",
                     "{language}: {n} paragraphs disagree with the original on a number or a date", disagree),
            disagree);
    }
    return found;
}

Model::List version_rows(const Issuing& issuing, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& id = issuing.statement.id;
    Model::List rows;
    for (std::size_t i = 0; i < issuing.versions.size(); ++i) {
        const auto& version = issuing.versions[i];
        const bool has_before = i + 1 < issuing.versions.size();
        rows.push_back(
            {{"name", version.name},
             {"url", scope.url("statements.version", {{"id", id}, {"version", version.id}})},
             {"issued", locale.instant(version.issued_at, scope.actor().zone)},
             {"who", version.issued_by},
             {"note", version.note},
             {"hash", version.hash.substr(0, 12)},
             {"has_before", has_before},
             {"compare_url",
              has_before
                  ? scope.url("statements.compare",
                              {{"id", id}, {"before", issuing.versions[i + 1].id}, {"after", version.id}})
                  : std::string()},
             {"has_draft", reads_drafts(scope.actor())},
             {"draft_url",
              scope.url("statements.compare", {{"id", id}, {"before", version.id}, {"after", "draft"}})}});
    }
    return rows;
}

Result<Reply> versions_view(const Request& request, RequestScope& scope, const Error* error) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("id");
    auto issuing = scope.db().read([&](UnitOfWork& uow) -> Result<Issuing> {
        auto statement = find_readable(uow, scope.actor(), id, locale.language());
        if (!statement) return Error{ErrorCode::not_found, "This statement does not exist.", id};
        Issuing read{.statement = *std::move(statement)};
        read.versions = versions_of(uow, id);
        if (reads_drafts(scope.actor()))
            read.draft = draft_paragraphs(uow, read.statement, read.statement.languages);
        if (scope.actor().may("statements.consult")) read.untold = untold_offices(uow, id).size();
        return read;
    });
    if (!issuing) return std::move(issuing).error();
    auto rows = version_rows(*issuing, scope);
    auto found = checks(*issuing, scope);
    const auto problem = [&](std::string_view field) {
        return error == nullptr ? std::string() : problem_on(field, *error, locale);
    };
    return View{
        .name = "statements/version/list",
        .model = {{"title", issuing->statement.title},
                  {"statement_url", scope.url("statements.statement", {{"id", id}})},
                  {"has_rows", !rows.empty()},
                  {"rows", std::move(rows)},
                  {"may_issue",
                   scope.actor().may("statements.draft") && check_editable(issuing->statement).has_value()},
                  {"may_tell", issuing->untold > 0},
                  {"untold", locale.n("{n} office has not been told what became of its points.",
                                      "{n} offices have not been told what became of their points.",
                                      static_cast<long long>(issuing->untold))},
                  {"outcomes_url", scope.url("statements.outcomes", {{"id", id}})},
                  {"has_checks", !found.empty()},
                  {"checks", std::move(found)},
                  {"action_url", scope.url("statements.versions", {{"id", id}})},
                  {"has_problems", error != nullptr},
                  {"problems", error == nullptr ? Model(Model::List{}) : problems_model(*error, locale)},
                  {"name_field",
                   field_model({.label = locale.t("Name of the version"),
                                .name = "name",
                                .value = error == nullptr
                                             ? suggested_name(static_cast<int>(issuing->versions.size()))
                                             : request.form_value("name"),
                                .hint = locale.t("For example “Zero draft”, “Rev.1” or “Final”."),
                                .error = problem("name"),
                                .css_class = "govuk-input--width-20"})},
                  {"note_field", field_model({.label = locale.t("What is new in it (optional)"),
                                              .name = "note",
                                              .value = request.form_value("note"),
                                              .rows = 3})}},
        .title = locale.t("Versions") + " – " + issuing->statement.title,
        .status = error == nullptr ? 200 : 422};
}

}  // namespace

Result<Reply> versions_page(const Request& request, RequestScope& scope) {
    return versions_view(request, scope, nullptr);
}

Result<Reply> issue_from_form(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("id");
    auto issued = scope.db().write([&](UnitOfWork& uow) {
        return issue_version(uow, scope.actor(), id, request.form_value("name"), request.form_value("note"));
    });
    if (issued) {
        const auto untold = scope.db().read(
            [&](UnitOfWork& uow) -> Result<std::size_t> { return untold_offices(uow, id).size(); });
        if (untold && *untold > 0 && scope.actor().may("statements.consult")) {
            scope.notice(scope.locale().t("The version has been issued."));
            return Redirect{scope.url("statements.outcomes", {{"id", id}})};
        }
        return Redirect{scope.url("statements.version", {{"id", id}, {"version", *issued}})};
    }
    if (issued.error().code == ErrorCode::invalid_input)
        return versions_view(request, scope, &issued.error());
    return std::move(issued).error();
}

}  // namespace plenaria::statements
