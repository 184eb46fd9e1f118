// SPDX-License-Identifier: EUPL-1.2
#include "validation_pages.hpp"

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/tag.hpp>
#include <plenaria/view.hpp>

#include "reading_right.hpp"
#include "version_repository.hpp"

namespace plenaria::statements {

namespace {

Model validation_tag(ValidationState state, const Locale& locale) {
    constexpr std::string_view kinds[] = {"grey", "teal", "amber", "terra", "green", "terra", "grey"};
    return tag_model(kinds[static_cast<std::size_t>(state) - 1], locale.t(name_of(state)));
}

Result<Reply> validation_view(const ValidationTools& tools, const Request& request, RequestScope& scope,
                              const Error* error) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("id");
    const auto& version_id = request.path_value("version");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto statement = find_readable(uow, scope.actor(), id, locale.language());
        const auto version = find_version(uow, version_id);
        if (!statement || !version || version->statement_id != id)
            return Error{ErrorCode::not_found, "This version does not exist.", version_id};
        std::vector<Choice> bodies{{"", locale.t("Choose"), {}, false}};
        for (const auto& each : validating_bodies(uow, tools, scope.actor(), locale.language()))
            bodies.push_back({each.ref,
                              fill(locale.n("{body} ({n} member)", "{body} ({n} members)", each.members),
                                   {{"body", each.name}}),
                              {},
                              each.ref == request.form_value("body")});
        const auto title = locale.t("Validation of {version}", {{"version", version->name}});
        Model page{{"title", title},
                   {"statement", statement->title},
                   {"version_url", scope.url("statements.version", {{"id", id}, {"version", version_id}})},
                   {"action_url", scope.url("statements.ask_body", {{"id", id}, {"version", version_id}})},
                   {"hash", version->hash},
                   {"may_ask", bodies.size() > 1 && !statement->archived},
                   {"has_problems", error != nullptr},
                   {"problems", error == nullptr ? Model(Model::List{}) : problems_model(*error, locale)},
                   {"body", choice_model({.label = locale.t("Body that votes"),
                                          .name = "body",
                                          .error = error == nullptr ? std::string()
                                                                    : problem_on("body", *error, locale)},
                                         bodies)}};
        set_validations(page, validations_now(uow, tools, scope.actor(), version_id, locale.language()),
                        locale, scope.actor().zone);
        int status = 200;
        if (error != nullptr) status = error->code == ErrorCode::conflict ? 409 : 422;
        return View{.name = "statements/version/validation",
                    .model = std::move(page),
                    .title = title + " – " + statement->title,
                    .status = status};
    });
}

}  // namespace

std::string validated_in_words(const Validated& validated, const Locale& locale, const std::string& zone) {
    const auto when = to_local(validated.vote.decided_at.value_or(validated.asked_at), zone).day;
    return locale.t("Validated by “{body}” on {day}.",
                    {{"body", validated.vote.body}, {"day", locale.day(when)}}) +
           " " + validated.vote.sentence;
}

void set_validations(Model& page, const std::vector<Validated>& votes, const Locale& locale,
                     const std::string& zone) {
    Model::List rows;
    for (const auto& each : votes) {
        const auto& vote = each.vote;
        std::string when;
        if (vote.decided_at)
            when = locale.instant(*vote.decided_at, zone);
        else if (vote.closes_at)
            when = locale.t("Closes: {when}", {{"when", locale.instant(*vote.closes_at, zone)}});
        Model::List answers;
        for (const auto& one : vote.answers) answers.push_back({{"name", one.name}, {"answer", one.answer}});
        const bool has_answers = !answers.empty();
        rows.push_back(
            {{"body", vote.body},
             {"state", validation_tag(vote.state, locale)},
             {"asked", locale.t("Asked on {when} by {who}.",
                                {{"when", locale.instant(each.asked_at, zone)}, {"who", each.asked_by}})},
             {"has_when", !when.empty()},
             {"when", when},
             {"has_sentence", !vote.sentence.empty()},
             {"sentence", vote.sentence},
             {"hash", vote.hash},
             {"has_url", !vote.path.empty()},
             {"url", vote.path},
             {"has_answers", has_answers},
             {"answers", std::move(answers)},
             {"is_alone", !each.is_here && !is_settled(vote.state)}});
    }
    page.set("has_validations", !rows.empty());
    page.set("validations", std::move(rows));
}

Result<Reply> validation_page(const ValidationTools& tools, const Request& request, RequestScope& scope) {
    return validation_view(tools, request, scope, nullptr);
}

Result<Reply> ask_body_here(const ValidationTools& tools, const Request& request, RequestScope& scope) {
    auto asked = scope.db().write([&](UnitOfWork& uow) {
        return ask_body(uow, tools, scope.actor(), request.path_value("id"), request.path_value("version"),
                        request.form_value("body"));
    });
    if (asked) {
        scope.notice(scope.locale().t("The vote was drafted. Complete it, and open it."));
        return Redirect{asked->path};
    }
    if (asked.error().fields.empty()) return std::move(asked).error();
    return validation_view(tools, request, scope, &asked.error());
}

}  // namespace plenaria::statements
