// SPDX-License-Identifier: EUPL-1.2
#include "mandate_pages.hpp"

#include <plenaria/text.hpp>

#include "../cities/city_repository.hpp"
#include "../common_pages.hpp"
#include "../labels.hpp"
#include "../parties/party_pages.hpp"
#include "../parties/party_service.hpp"
#include "mandate_service.hpp"
#include "person_repository.hpp"

namespace plenaria::directory {

namespace {

struct TypedMandate {
    std::string city;  ///< ref
    std::string city_text;
    std::string person;
    std::string person_text;
    bool new_person = false;
    std::string office;
    bool head = true;
    std::string from;
    std::string until;
    std::string remark;
};

View mandate_form(RequestScope& scope, const TypedMandate& typed, const Error* problem) {
    const auto& locale = scope.locale();
    FormPage page{.title = locale.t("New mandate"),
                  .caption = locale.t("Directory"),
                  .action = scope.url("directory.mandate_create"),
                  .submit = locale.t("Save the mandate"),
                  .cancel = typed.city.empty() ? scope.url("directory.cities") : path_of(typed.city),
                  .error = problem};
    const auto error = [&](const char* field) {
        return problem != nullptr ? problem_on(field, *problem, locale) : std::string();
    };
    const auto suggest = [&](const char* kind) {
        return scope.url("directory.search", {{"kind", kind}}) + "&q=";
    };
    page.items.push_back(
        party_item({.label = locale.t("City"), .name = "city", .value = typed.city, .error = error("city")},
                   typed.city_text, suggest("city"), locale));
    page.items.push_back(party_item(
        {.label = locale.t("Person"), .name = "person", .value = typed.person, .error = error("person")},
        typed.person_text, suggest("person"), locale));
    page.items.push_back(checkboxes_item({.label = locale.t("Somebody new"), .name = "new_person"},
                                         {{.value = "yes",
                                           .label = locale.t("Enter this name as a new person"),
                                           .selected = typed.new_person}}));
    page.items.push_back(
        input_item({.label = locale.t("Office"),
                    .name = "office",
                    .value = typed.office,
                    .hint = locale.t("As the city calls it: Mayor, Lord Mayor, Deputy Mayor."),
                    .error = error("office")}));
    page.items.push_back(checkboxes_item({.label = locale.t("Rank"), .name = "head"},
                                         {{.value = "yes",
                                           .label = locale.t("This is the highest office of the city"),
                                           .selected = typed.head}}));
    page.items.push_back(input_item({.label = locale.t("First day in office"),
                                     .name = "from",
                                     .value = typed.from,
                                     .error = error("from"),
                                     .type = "date"}));
    page.items.push_back(input_item({.label = locale.t("First day out of office"),
                                     .name = "until",
                                     .value = typed.until,
                                     .hint = locale.t("Leave it empty while the mandate lasts."),
                                     .error = error("until"),
                                     .type = "date"}));
    page.items.push_back(input_item(
        {.label = locale.t("Remark"), .name = "remark", .value = typed.remark, .error = error("remark")}));
    return form_view(scope, page);
}

TypedMandate read_mandate_form(const Request& request) {
    return {.city = request.form_value("city"),
            .city_text = request.form_value("city_text"),
            .person = request.form_value("person"),
            .person_text = request.form_value("person_text"),
            .new_person = request.form_value("new_person") == "yes",
            .office = request.form_value("office"),
            .head = request.form_value("head") == "yes",
            .from = request.form_value("from"),
            .until = request.form_value("until"),
            .remark = trim(request.form_value("remark"))};
}

/// Enters the mandate and, when asked to, the person.
Result<std::string> enter_mandate(UnitOfWork& uow, RequestScope& scope, const Request& request,
                                  const TypedMandate& typed, Form& form) {
    const auto from = form.day("from", true);
    const auto until = form.day("until", false);
    auto error = form.error();
    const auto city = parse_ref(resolve_party(uow, request, "city", "city", today(scope), error));
    std::optional<Ref> person;
    if (typed.new_person && typed.person.empty()) {
        auto made =
            create(uow, scope.actor(),
                   Person{.name = typed.person_text, .language = std::string(scope.locale().language())});
        if (made)
            person = Ref{PartyKind::person, *made};
        else
            for (auto problem : made.error().fields)
                error.fields.push_back({"person", std::move(problem.message), std::move(problem.values)});
    } else {
        person = parse_ref(resolve_party(uow, request, "person", "person", today(scope), error));
    }
    const auto unnamed = [&](const char* field) {
        return std::none_of(error.fields.begin(), error.fields.end(),
                            [&](const auto& f) { return f.field == field; });
    };
    if (!city && unnamed("city")) error.fields.push_back({"city", "Choose a city."});
    if (!person && unnamed("person")) error.fields.push_back({"person", "Choose a person."});
    if (fold(typed.office).empty()) error.fields.push_back({"office", "Fill in this field."});
    if (!error.fields.empty()) return error;
    auto made = add_mandate(uow, scope.actor(),
                            {.person_id = person->id,
                             .city_id = city->id,
                             .office = typed.office,
                             .head = typed.head,
                             .from = *from,
                             .until = until,
                             .remark = typed.remark});
    if (!made) return made;
    return city->id;
}

Result<MandateRow> find_stored_mandate(RequestScope& scope, const std::string& id) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<MandateRow> {
        auto mandate = find_mandate(uow, id);
        if (!mandate) return Error{ErrorCode::not_found, "This mandate does not exist.", id};
        return *std::move(mandate);
    });
}

View end_form(RequestScope& scope, const MandateRow& mandate, const std::string& person,
              const std::string& until, const Error* problem) {
    const auto& locale = scope.locale();
    FormPage page{.title = locale.t("End the mandate of {name}", {{"name", person}}),
                  .caption = mandate.office,
                  .action = scope.url("directory.mandate_end_post", {{"mandate", mandate.id}}),
                  .submit = locale.t("End the mandate"),
                  .cancel = scope.url("directory.city", {{"city", mandate.city_id}}),
                  .hidden = {{"version", std::to_string(mandate.version)}},
                  .error = problem};
    if (problem != nullptr && problem->code == ErrorCode::conflict)
        page.stored = {{"until", mandate.until ? to_text(*mandate.until) : std::string()}};
    page.items.push_back(input_item(
        {.label = locale.t("First day out of office"),
         .name = "until",
         .value = until,
         .hint = locale.t("What is open follows the office: letters and links go to whoever holds it then."),
         .error = problem != nullptr ? problem_on("until", *problem, locale) : std::string(),
         .type = "date"}));
    return form_view(scope, page);
}

std::string name_of_person(RequestScope& scope, const std::string& person_id) {
    auto name = scope.db().read([&](UnitOfWork& uow) -> Result<std::string> {
        const auto person = find_person(uow, person_id);
        return person ? person->name : std::string();
    });
    return name ? *std::move(name) : std::string();
}

}  // namespace

Result<Reply> new_mandate_form(const Request& request, RequestScope& scope) {
    TypedMandate typed{.office = "", .from = to_text(today(scope))};
    auto read = scope.db().read([&](UnitOfWork& uow) -> Result<void> {
        if (const auto city = find_city(uow, request.query_value("city"))) {
            typed.city = city_ref(city->id);
            typed.city_text = city->name.in(scope.locale().language());
        }
        if (const auto person = find_person(uow, request.query_value("person"))) {
            typed.person = person_ref(person->id);
            typed.person_text = person->name;
        }
        return {};
    });
    if (!read) return std::move(read).error();
    return mandate_form(scope, typed, nullptr);
}

Result<Reply> create_mandate(const Request& request, RequestScope& scope) {
    const auto typed = read_mandate_form(request);
    auto entered = scope.db().write([&](UnitOfWork& uow) {
        Form form(request);
        return enter_mandate(uow, scope, request, typed, form);
    });
    if (entered) {
        scope.notice(scope.locale().t("Mandate saved."));
        return Redirect{scope.url("directory.city", {{"city", *entered}})};
    }
    if (entered.error().code != ErrorCode::invalid_input) return std::move(entered).error();
    return mandate_form(scope, typed, &entered.error());
}

Result<Reply> end_mandate_form(const Request& request, RequestScope& scope) {
    auto mandate = find_stored_mandate(scope, request.path_value("mandate"));
    if (!mandate) return std::move(mandate).error();
    return end_form(scope, *mandate, name_of_person(scope, mandate->person_id),
                    mandate->until ? to_text(*mandate->until) : std::string(), nullptr);
}

Result<Reply> end_mandate_post(const Request& request, RequestScope& scope) {
    auto mandate = find_stored_mandate(scope, request.path_value("mandate"));
    if (!mandate) return std::move(mandate).error();
    Form form(request);
    const auto until = form.day("until", true);
    const auto version = form.number("version", 1, 1'000'000'000, true);
    Result<void> ended = form.error();
    if (form.ok())
        ended = scope.db().write([&](UnitOfWork& uow) {
            return end_mandate(uow, scope.actor(), mandate->id, static_cast<int>(*version), *until);
        });
    if (ended) {
        scope.notice(scope.locale().t("The mandate ends on that day."));
        return Redirect{scope.url("directory.city", {{"city", mandate->city_id}})};
    }
    const auto& error = ended.error();
    if (error.code != ErrorCode::invalid_input && error.code != ErrorCode::conflict)
        return std::move(ended).error();
    if (error.code == ErrorCode::conflict) mandate = find_stored_mandate(scope, mandate->id);
    if (!mandate) return std::move(mandate).error();
    return end_form(scope, *mandate, name_of_person(scope, mandate->person_id), request.form_value("until"),
                    &error);
}

Result<Reply> delete_mandate_post(const Request& request, RequestScope& scope) {
    auto mandate = find_stored_mandate(scope, request.path_value("mandate"));
    if (!mandate) return std::move(mandate).error();
    Form form(request);
    const auto version = form.number("version", 1, 1'000'000'000, true);
    if (!form.ok()) return form.error();
    auto deleted = scope.db().write([&](UnitOfWork& uow) {
        return delete_mandate(uow, scope.actor(), mandate->id, static_cast<int>(*version));
    });
    if (!deleted) return std::move(deleted).error();
    scope.notice(scope.locale().t("Mandate taken out."));
    return Redirect{scope.url("directory.city", {{"city", mandate->city_id}})};
}

}  // namespace plenaria::directory
