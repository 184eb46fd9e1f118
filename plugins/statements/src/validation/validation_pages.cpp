// SPDX-License-Identifier: EUPL-1.2
#include "validation_pages.hpp"

#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/tag.hpp>
#include <plenaria/view.hpp>

#include "../text/reading_right.hpp"
#include "../versions/version_repository.hpp"
#include "certificate_pages.hpp"

namespace plenaria::statements {

namespace {

Model validation_tag(ValidationState state, const Locale& locale) {
    constexpr std::string_view kinds[] = {"grey", "teal", "amber", "terra", "green", "terra", "grey"};
    return tag_model(kinds[static_cast<std::size_t>(state) - 1], locale.t(name_of(state)));
}

/// "As the house does", or one of the ways.
std::vector<Choice> way_choices(const std::string& chosen, const Locale& locale) {
    std::vector<Choice> choices{
        {"house", locale.t("As the settings of this house say"), {}, chosen == "house"}};
    for (const auto way : {Way::none, Way::any, Way::vote, Way::approval, Way::silence}) {
        const std::string value(to_text(way));
        choices.push_back({value, locale.t(name_of(way)), {}, chosen == value});
    }
    return choices;
}

/// Bodies, and lists of the directory. A group that was made up for one question cannot be required.
std::vector<Choice> who_choices(UnitOfWork& uow, const ValidationTools& tools, const RequestScope& scope,
                                const std::string& chosen) {
    const auto& locale = scope.locale();
    std::vector<Choice> choices{{"", locale.t("Any"), {}, chosen.empty()}};
    for (const auto& each : validating_bodies(uow, tools, scope.actor(), locale.language()))
        choices.push_back(
            {each.ref, locale.t("Body: {name}", {{"name", each.name}}), {}, each.ref == chosen});
    if (tools.directory() != nullptr)
        for (const auto& segment : tools.directory()->segments(uow)) {
            const auto ref = "directory.segment/" + segment.id;
            choices.push_back({ref, locale.t("List: {name}", {{"name", segment.name}}), {}, ref == chosen});
        }
    return choices;
}

/// What is missing before a signature, and the form that says what is needed.
void set_requirement_form(Model& page, UnitOfWork& uow, const ValidationTools& tools, const Request& request,
                          const RequestScope& scope, const Version& version, const Error* error) {
    const auto& locale = scope.locale();
    const auto requirement = requirement_of(uow, tools, version.statement_id);
    const auto allowed = check_may_be_signed(uow, tools, scope.actor(), version);
    const bool typed = error != nullptr && request.form.contains("way");
    const auto way = typed                ? request.form_value("way")
                     : requirement.is_own ? std::string(to_text(requirement.way))
                                          : std::string("house");
    const auto problem = [&](std::string_view field) {
        return typed ? problem_on(field, *error, locale) : std::string();
    };
    page.set("is_missing", !allowed);
    page.set("missing", allowed ? std::string() : locale.t(allowed.error().message, allowed.error().values));
    page.set("is_enough", allowed.has_value() && requirement.way != Way::none);
    page.set("needs_nothing", requirement.way == Way::none);
    page.set("requirement_open", typed);
    page.set("requirement_url", scope.url("statements.require_validation",
                                          {{"id", version.statement_id}, {"version", version.id}}));
    page.set("way", choice_model({.label = locale.t("How versions of this statement have to be validated"),
                                  .name = "way",
                                  .error = problem("way")},
                                 way_choices(way, locale)));
    page.set("who", choice_model(
                        {.label = locale.t("By whom"), .name = "who", .error = problem("who")},
                        who_choices(uow, tools, scope, typed ? request.form_value("who") : requirement.who)));
    const auto ask = [&](std::string kind) {
        return scope.url("statements.new_procedure",
                         {{"id", version.statement_id}, {"version", version.id}, {"kind", std::move(kind)}});
    };
    page.set("approval_url", ask("approval"));
    page.set("silence_url", ask("silence"));
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
                   {"may_ask", !statement->archived},
                   {"has_bodies", bodies.size() > 1},
                   {"has_problems", error != nullptr},
                   {"problems", error == nullptr ? Model(Model::List{}) : problems_model(*error, locale)},
                   {"body", choice_model({.label = locale.t("Body that votes"),
                                          .name = "body",
                                          .error = error == nullptr ? std::string()
                                                                    : problem_on("body", *error, locale)},
                                         bodies)}};
        set_validations(page, validations_now(uow, tools, scope.actor(), version_id, locale.language()),
                        scope);
        set_requirement_form(page, uow, tools, request, scope, *version, error);
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

void set_validations(Model& page, const std::vector<Validated>& votes, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& zone = scope.actor().zone;
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
        Model row(
            {{"body", vote.body},
             {"way", locale.t(name_of(way_of(each.vote_ref)))},
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
        set_certificates(row, &each, scope);
        rows.push_back(std::move(row));
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

Result<Reply> require_validation_here(const ValidationTools& tools, const Request& request,
                                      RequestScope& scope) {
    const auto wanted = [&](UnitOfWork& uow) -> Result<std::optional<Requirement>> {
        if (request.form_value("way") == "house") return std::optional<Requirement>();
        const auto way = parse_way(request.form_value("way"));
        if (!way)
            return Error{ErrorCode::invalid_input,
                         /*t*/ "What is required was not kept.",
                         {},
                         {{"way", /*t*/ "Choose how it has to be validated."}}};
        return named_requirement(uow, tools, scope.actor(), *way, request.form_value("who"));
    };
    auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto requirement = wanted(uow);
        if (!requirement) return requirement.error();
        return require_validation(uow, tools, scope.actor(), request.path_value("id"), *requirement);
    });
    if (!done && !done.error().fields.empty()) return validation_view(tools, request, scope, &done.error());
    if (!done) return std::move(done).error();
    scope.notice(scope.locale().t("What is required was saved."));
    return Redirect{scope.url("statements.validation", {{"id", request.path_value("id")},
                                                        {"version", request.path_value("version")}})};
}

}  // namespace plenaria::statements
