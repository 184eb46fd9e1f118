// SPDX-License-Identifier: EUPL-1.2
#include "question_pages.hpp"

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "city_answers.hpp"
#include "question_field_pages.hpp"
#include "question_repository.hpp"
#include "question_service.hpp"

namespace plenaria::events {

namespace {

struct FormReading {
    Edition edition;
    std::vector<Question> form;
    AnswerNames names;  ///< of cities that questions wait for
    int offered = 0;    ///< questions of the format that are not on the form
};

Result<FormReading> read_form(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    return scope.db().read([&](UnitOfWork& uow) -> Result<FormReading> {
        auto edition = find_edition(uow, id);
        if (!edition) return edition_unknown(id);
        const int offered = tools.formats == nullptr ? 0 : offered_questions(uow, *tools.formats, id);
        auto form = questions_of(uow, id);
        auto names = city_names(uow, *tools.lookup, form, {}, scope.locale().language());
        return FormReading{*std::move(edition), std::move(form), std::move(names), offered};
    });
}

std::string group_name(Stage stage, AskedOf of, const Locale& locale) {
    if (stage == Stage::registration)
        return of == AskedOf::person ? locale.t("At registration, of each person")
                                     : locale.t("At registration, of the delegation");
    return of == AskedOf::person ? locale.t("After approval, of each person")
                                 : locale.t("After approval, of the delegation");
}

Model question_row(const Question& question, const FormReading& reading, const RequestScope& scope) {
    const auto& form = reading.form;
    const auto& locale = scope.locale();
    const auto& facts = question.facts;
    const auto* on = facts.condition.question.empty() ? nullptr : find_in(form, facts.condition.question);
    const UrlValues at{{"question", question.id}};
    std::string waits;
    if (on != nullptr) {
        const auto& other = on->facts.label.in(locale.language());
        waits =
            facts.condition.value.empty()
                ? locale.t("Only if you answer “{question}”.", {{"question", other}})
                : locale.t("Only if “{question}” is “{answer}”.",
                           {{"question", other},
                            {"answer", words_of_awaited(*on, facts.condition.value, reading.names, locale)}});
    }
    return {{"id", question.id},
            {"place_url", scope.url("events.question_place", at)},
            {"label", facts.label.in(locale.language())},
            {"url", scope.url("events.question", at)},
            {"kind", locale.t(name_of(facts.kind))},
            {"required", facts.required},
            {"purpose", facts.purpose.in(locale.language())},
            {"keeps",
             locale.n("erased {n} day after the event", "erased {n} days after the event", facts.erase_days)},
            {"waits", waits},
            {"move_url", scope.url("events.question_move", at)},
            {"restore_url", scope.url("events.question_restore", at)}};
}

Model::List groups_of(const FormReading& reading, const RequestScope& scope) {
    Model::List groups;
    for (const auto stage : {Stage::registration, Stage::follow_up})
        for (const auto of : {AskedOf::person, AskedOf::delegation}) {
            const auto questions = asked(reading.form, stage, of);
            if (questions.empty()) continue;
            Model::List rows;
            for (const auto* question : questions) {
                auto row = question_row(*question, reading, scope);
                row.set("may_rise", question != questions.front());
                row.set("may_sink", question != questions.back());
                rows.push_back(std::move(row));
            }
            groups.push_back({{"name", group_name(stage, of, scope.locale())}, {"rows", std::move(rows)}});
        }
    return groups;
}

/// Who may look into the directory sees what offices see while they type.
std::string own_city_url(const RequestScope& scope) {
    return scope.actor().may("directory.view") ? scope.url("directory.search", {{"kind", "city"}}) + "&q="
                                               : std::string();
}

template <class Act>
Result<Reply> act_on_question(const Request& request, RequestScope& scope, const Act& act) {
    const auto& id = request.path_value("question");
    const auto edition = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        if (auto done = act(uow, id); !done) return std::move(done).error();
        return find_question(uow, id)->edition_id;
    });
    if (!edition) return edition.error();
    return Redirect{scope.url("events.form", {{"edition", *edition}})};
}

}  // namespace

Result<Reply> form_page(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto reading = read_form(tools, request, scope);
    if (!reading) return reading.error();
    const auto& locale = scope.locale();
    const auto& edition = reading->edition;
    const UrlValues at{{"edition", edition.id}};
    auto groups = groups_of(*reading, scope);
    Model::List removed;
    for (const auto& each : reading->form)
        if (each.removed) removed.push_back(question_row(each, *reading, scope));
    const auto title = locale.t("Registration form");
    return View{.name = "events/registration/form",
                .model = {{"title", title},
                          {"event", edition.titles.in(locale.language())},
                          {"list_url", scope.url("events.delegations", at)},
                          {"new_url", scope.url("events.question_new", at)},
                          {"preview_url", scope.url("events.form_preview", at)},
                          {"may_take", reading->offered > 0},
                          {"take", locale.n("Take {n} question of the format",
                                            "Take {n} questions of the format", reading->offered)},
                          {"take_url", scope.url("events.form_take", at)},
                          {"has_groups", !groups.empty()},
                          {"groups", std::move(groups)},
                          {"has_removed", !removed.empty()},
                          {"removed", std::move(removed)}},
                .title = title + " – " + edition.titles.in(locale.language())};
}

Result<Reply> form_preview_page(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto reading = read_form(tools, request, scope);
    if (!reading) return reading.error();
    const auto& own = scope.locale();
    const auto& wanted = request.query_value("language");
    const auto& language = is_language(wanted) ? wanted : std::string(own.language());
    const auto& locale = tools.locales->get(language, "events");
    const auto& form = reading->form;
    const UrlValues at{{"edition", reading->edition.id}};
    const Answers nothing{};
    const FieldLinks links{.names = reading->names, .city_url = own_city_url(scope), .file_url = {}};
    Model::List stages, offered, countries;
    for (const auto stage : {Stage::registration, Stage::follow_up}) {
        // Of an earlier stage everything may have been answered: the preview shows what could be asked.
        Answers earlier;
        if (stage == Stage::follow_up)
            for (const auto& each : form)
                if (each.facts.stage == Stage::follow_up && !each.facts.condition.question.empty())
                    earlier[each.facts.condition.question] = each.facts.condition.value;
        auto of_person = question_fields({.form = form,
                                          .stage = stage,
                                          .prefix = "preview_q_",
                                          .answers = nothing,
                                          .others = earlier,
                                          .links = links},
                                         AskedOf::person, locale);
        auto of_delegation = question_fields({.form = form,
                                              .stage = stage,
                                              .prefix = delegation_prefix,
                                              .answers = nothing,
                                              .others = earlier,
                                              .links = links},
                                             AskedOf::delegation, locale);
        if (of_person.empty() && of_delegation.empty()) continue;
        if (countries.empty()) countries = country_list(form, stage, locale);
        auto purposes = purposes_model(form, stage, reading->edition.dates, locale);
        stages.push_back(
            {{"name", stage == Stage::registration ? own.t("At registration") : own.t("After approval")},
             {"has_person", !of_person.empty()},
             {"of_person", std::move(of_person)},
             {"has_delegation", !of_delegation.empty()},
             {"of_delegation", std::move(of_delegation)},
             {"purposes", std::move(purposes)}});
    }
    for (const auto code : languages)
        offered.push_back({{"name", own.language_name(code)},
                           {"current", code == language},
                           {"url", scope.url("events.form_preview", {{"edition", reading->edition.id},
                                                                     {"language", std::string(code)}})}});
    const auto title = own.t("The form as offices see it");
    return View{.name = "events/registration/preview",
                .model = {{"title", title},
                          {"event", reading->edition.titles.in(own.language())},
                          {"form_url", scope.url("events.form", at)},
                          {"languages", std::move(offered)},
                          {"form_language", language},
                          {"has_stages", !stages.empty()},
                          {"stages", std::move(stages)},
                          {"has_countries", !countries.empty()},
                          {"countries", std::move(countries)}},
                .title = title};
}

Result<Reply> take_questions_post(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto taken = scope.db().write(
        [&](UnitOfWork& uow) { return take_format_questions(uow, *tools.formats, scope.actor(), id); });
    if (!taken) return taken.error();
    scope.notice(
        scope.locale().n("{n} question came onto the form.", "{n} questions came onto the form.", *taken));
    return Redirect{scope.url("events.form", {{"edition", id}})};
}

Result<Reply> move_question_post(const DelegationTools&, const Request& request, RequestScope& scope) {
    const auto step = request.form.contains("up") ? QuestionStep::up : QuestionStep::down;
    return act_on_question(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return move_question(uow, scope.actor(), id, step);
    });
}

Result<Reply> place_question_post(const DelegationTools&, const Request& request, RequestScope& scope) {
    auto reply = act_on_question(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return place_question(uow, scope.actor(), id, request.form_value("before"),
                              keys_in(request.form_value("seen")));
    });
    if (!reply || !request.wants_fragment) return reply;
    return plenaria::Json{compact({{"message", scope.locale().t("Moved.")}})};
}

Result<Reply> remove_question_post(const DelegationTools&, const Request& request, RequestScope& scope) {
    auto reply = act_on_question(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return remove_question(uow, scope.actor(), id);
    });
    if (reply)
        scope.notice(
            scope.locale().t("The question is no longer asked. What was answered stays until its day."),
            scope.url("events.question_restore", {{"question", request.path_value("question")}}));
    return reply;
}

Result<Reply> restore_question_post(const DelegationTools&, const Request& request, RequestScope& scope) {
    return act_on_question(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return restore_question(uow, scope.actor(), id);
    });
}

}  // namespace plenaria::events
