// SPDX-License-Identifier: EUPL-1.2
#include "person_pages.hpp"

#include <plenaria/table_file.hpp>
#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../directory_service.hpp"
#include "../labels.hpp"
#include "../lists/list_repository.hpp"
#include "../parties/party_pages.hpp"
#include "../parties/party_service.hpp"
#include "person_repository.hpp"

namespace plenaria::directory {

namespace {

Person read_person_form(const Request& request) {
    Person person;
    person.name = request.form_value("name");
    person.aliases = read_lines(request.form_value("aliases"));
    person.gender = request.form_value("gender");
    person.language = request.form_value("language");
    person.email = trim(request.form_value("email"));
    person.note = trim(request.form_value("note"));
    person.post = read_post(request);
    return person;
}

View person_form(RequestScope& scope, const Person& person, FormPage page) {
    const auto& locale = scope.locale();
    const auto error = [&](const char* field) {
        return page.error != nullptr ? problem_on(field, *page.error, locale) : std::string();
    };
    page.items.push_back(input_item({.label = locale.t("Name"),
                                     .name = "name",
                                     .value = person.name,
                                     .hint = locale.t("As the person writes it."),
                                     .error = error("name")}));
    page.items.push_back(
        textarea_item({.label = locale.t("Further spellings"),
                       .name = "aliases",
                       .value = join_lines(person.aliases),
                       .hint = locale.t("One a line. The person is found and recognised by each of them."),
                       .error = error("aliases")}));
    std::vector<Choice> genders{
        {.value = "", .label = locale.t("Not known"), .selected = person.gender.empty()}};
    for (const auto* gender : {"female", "male", "other"})
        genders.push_back(
            {.value = gender, .label = locale.t(gender_label(gender)), .selected = person.gender == gender});
    page.items.push_back(
        radios_item({.label = locale.t("Gender"), .name = "gender", .error = error("gender")}, genders));
    page.items.push_back(
        radios_item({.label = locale.t("Language"), .name = "language", .error = error("language")},
                    language_choices(locale, person.language)));
    page.items.push_back(
        input_item({.label = locale.t("Mail address"),
                    .name = "email",
                    .value = person.email,
                    .hint = locale.t("The person's own. Letters go to the contacts of the city."),
                    .error = error("email"),
                    .type = "email"}));
    add_post_items(page, person.post, locale);
    page.items.push_back(textarea_item(
        {.label = locale.t("Note"), .name = "note", .value = person.note, .error = error("note")}));
    return form_view(scope, page);
}

FormPage new_person_page(RequestScope& scope) {
    return {.title = scope.locale().t("New person"),
            .caption = scope.locale().t("Directory"),
            .action = scope.url("directory.person_create"),
            .submit = scope.locale().t("Save the person"),
            .cancel = scope.url("directory.people")};
}

FormPage edit_person_page(RequestScope& scope, const Person& stored) {
    return {.title = scope.locale().t("Change {name}", {{"name", stored.name}}),
            .caption = scope.locale().t("Directory"),
            .action = scope.url("directory.person_change", {{"person", stored.id}}),
            .submit = scope.locale().t("Save the changes"),
            .cancel = scope.url("directory.person", {{"person", stored.id}}),
            .version = stored.version};
}

Result<Person> find_stored_person(RequestScope& scope, const std::string& id) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Person> {
        auto person = find_person(uow, id);
        if (!person) return Error{ErrorCode::not_found, "This person does not exist.", id};
        return *std::move(person);
    });
}

}  // namespace

Result<Reply> list_people_page(const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto filter = read_filter(request, scope);
    const auto page = page_number(request);
    std::vector<ListedPerson> people;
    long long total = 0;
    auto read = scope.db().read([&](UnitOfWork& uow) -> Result<void> {
        people = list_people(uow, filter, today(scope), paging(page));
        total = count_people(uow, filter);
        return {};
    });
    if (!read) return std::move(read).error();
    Model::List rows;
    for (const auto& [person, office, city_id, city] : people)
        rows.push_back(
            {{"name", person.name},
             {"url", scope.url("directory.person", {{"person", person.id}})},
             {"office", office},
             {"has_city", !city_id.empty()},
             {"city", city.in(locale.language())},
             {"city_url", city_id.empty() ? std::string() : scope.url("directory.city", {{"city", city_id}})},
             {"language", locale.language_name(person.language)}});
    UrlValues values;
    if (!request.query_value("q").empty()) values["q"] = request.query_value("q");
    const ListAddress list(scope, "directory.people", values);
    const ListAddress file(scope, "directory.people_export", values);
    Model model{{"tabs", tabs(scope, "directory.people")},
                {"has_rows", !rows.empty()},
                {"rows", std::move(rows)},
                {"filtered", !values.empty()},
                {"all_url", scope.url("directory.people")},
                {"count", locale.n("{n} person", "{n} people", total)},
                {"search", field_model({.label = locale.t("Name"),
                                        .name = "q",
                                        .value = request.query_value("q"),
                                        .type = "search",
                                        .id = "f-search"})},
                {"csv_url", file.with("format", "csv")},
                {"xlsx_url", file.with("format", "xlsx")},
                {"may_edit", scope.actor().may("directory.edit")},
                {"new_url", scope.url("directory.person_new")}};
    set_pages(model, page_range(page, page_size, total), list, locale);
    return View{.name = "directory/person/list", .model = std::move(model), .title = locale.t("People")};
}

Result<Reply> export_people(Documents& documents, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    struct Reading {
        std::vector<ListedPerson> listed;
        PostById posts;
    };
    auto people = scope.db().write([&](UnitOfWork& uow) -> Result<Reading> {
        // Personal data leave in bulk: history says who took them.
        uow.record(scope.actor(), "directory.export_people", "directory.people", "", "");
        return Reading{
            list_people(uow, read_filter(request, scope), today(scope), {.offset = 0, .limit = 100'000}),
            all_posts(uow)};
    });
    if (!people) return std::move(people).error();
    Table table{.title = locale.t("People")};
    for (const auto* label :
         {/*t*/ "Name", /*t*/ "Office", /*t*/ "City", /*t*/ "Gender", /*t*/ "Language", /*t*/ "Mail address"})
        table.columns.push_back({.title = locale.t(label)});
    add_post_columns(table, locale);
    for (const auto& [person, office, city_id, city] : people->listed) {
        table.rows.push_back({person.name, office, city.in(locale.language()),
                              person.gender.empty() ? std::string() : locale.t(gender_label(person.gender)),
                              person.language, person.email});
        add_post_cells(table, people->posts, person.id);
    }
    return table_file(documents, table, "people", request.query_value("format"));
}

Result<Reply> show_person(const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("person");
    std::optional<Person> person;
    std::optional<Ref> stands;
    PartyExtras extras;
    auto read = scope.db().read([&](UnitOfWork& uow) -> Result<void> {
        person = find_person(uow, id);
        if (!person) return Error{ErrorCode::not_found, "This person does not exist.", id};
        stands = standing(uow, person_ref(id));
        extras = read_extras(uow, person_ref(id));
        return {};
    });
    if (!read) return std::move(read).error();
    if (!person->merged_into.empty() && stands)
        return Redirect{scope.url("directory.person", {{"person", stands->id}})};
    Model::List facts;
    for (const auto& [name, value] : fields(*person)) {
        if (value.empty() || name.starts_with("post_")) continue;
        auto shown = value;
        if (name == "aliases") shown = join_words(person->aliases);
        if (name == "gender") shown = locale.t(gender_label(value));
        if (name == "language") shown = locale.language_name(value);
        facts.push_back({{"key", locale.t(field_label(name))},
                         {"value", shown},
                         {"has_change", false},
                         {"change_url", ""}});
    }
    if (const auto post = post_in_words(person->post, locale); !post.empty())
        facts.push_back({{"key", locale.t("Postal address")},
                         {"value", post},
                         {"has_change", false},
                         {"change_url", ""}});
    Model model{{"name", person->name},
                {"list_url", scope.url("directory.people")},
                {"edit_url", scope.url("directory.person_edit", {{"person", id}})},
                {"rows", std::move(facts)},
                {"add_mandate_url", scope.url("directory.mandate_new", {{"person", id}})}};
    set_extras(model, scope, person_ref(id), extras);
    return View{.name = "directory/person/show", .model = std::move(model), .title = person->name};
}

Result<Reply> new_person_form(const Request&, RequestScope& scope) {
    return person_form(scope, {.language = std::string(scope.locale().language())}, new_person_page(scope));
}

Result<Reply> create_person(const Request& request, RequestScope& scope) {
    const auto typed = read_person_form(request);
    auto made = scope.db().write([&](UnitOfWork& uow) { return create(uow, scope.actor(), typed); });
    if (!made)
        return form_again(made.error(), new_person_page(scope),
                          [&](FormPage page) { return person_form(scope, typed, std::move(page)); });
    scope.notice(scope.locale().t("Person saved."));
    return Redirect{scope.url("directory.person", {{"person", *made}})};
}

Result<Reply> edit_person_form(const Request& request, RequestScope& scope) {
    auto stored = find_stored_person(scope, request.path_value("person"));
    if (!stored) return std::move(stored).error();
    return person_form(scope, *stored, edit_person_page(scope, *stored));
}

Result<Reply> change_person(const Request& request, RequestScope& scope) {
    auto stored = find_stored_person(scope, request.path_value("person"));
    if (!stored) return std::move(stored).error();
    Form form(request);
    auto typed = read_person_form(request);
    typed.id = stored->id;
    typed.version = read_version(form);
    if (!form.ok()) return form.error();
    auto saved = scope.db().write([&](UnitOfWork& uow) { return change(uow, scope.actor(), typed); });
    if (!saved)
        return form_again(saved.error(), edit_person_page(scope, *stored), typed.version,
                          differing(fields(*stored), fields(typed)),
                          [&](FormPage page) { return person_form(scope, typed, std::move(page)); });
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("directory.person", {{"person", stored->id}})};
}

}  // namespace plenaria::directory
