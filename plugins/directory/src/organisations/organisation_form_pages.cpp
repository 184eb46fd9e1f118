// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../labels.hpp"
#include "../parties/party_service.hpp"
#include "organisation_pages.hpp"
#include "organisation_repository.hpp"

namespace plenaria::directory {

namespace {

Organisation read_organisation_form(const Request& request) {
    Organisation o;
    o.name = {.en = request.form_value("name_en"),
              .es = request.form_value("name_es"),
              .fr = request.form_value("name_fr")};
    o.acronym = {.en = request.form_value("acronym_en"),
                 .es = request.form_value("acronym_es"),
                 .fr = request.form_value("acronym_fr")};
    o.aliases = read_lines(request.form_value("aliases"));
    o.kind = trim(request.form_value("kind"));
    o.iso2 = request.form_value("iso2");
    o.website = trim(request.form_value("website"));
    o.zone = trim(request.form_value("zone"));
    o.language = request.form_value("language");
    o.note = trim(request.form_value("note"));
    o.post = read_post(request);
    return o;
}

View organisation_form(RequestScope& scope, const Organisation& o, FormPage page) {
    const auto& locale = scope.locale();
    const auto error = [&](const char* field) {
        return page.error != nullptr ? problem_on(field, *page.error, locale) : std::string();
    };
    const auto text = [&](const char* name, const std::string& value, const char* hint = "",
                          const char* width = "") {
        page.items.push_back(input_item({.label = locale.t(field_label(name)),
                                         .name = name,
                                         .value = value,
                                         .hint = *hint == '\0' ? std::string() : locale.t(hint),
                                         .error = error(name),
                                         .css_class = width}));
    };
    text("name_en", o.name.en, /*t*/ "The name that is shown where a language has none of its own.");
    text("name_es", o.name.es);
    text("name_fr", o.name.fr);
    text("acronym_en", o.acronym.en, "", "govuk-input--width-10");
    text("acronym_es", o.acronym.es, "", "govuk-input--width-10");
    text("acronym_fr", o.acronym.fr, "", "govuk-input--width-10");
    page.items.push_back(textarea_item(
        {.label = locale.t("Further spellings"),
         .name = "aliases",
         .value = join_lines(o.aliases),
         .hint = locale.t("One a line. The organisation is found and recognised by each of them."),
         .error = error("aliases")}));
    text("kind", o.kind, /*t*/ "As you call it: UN, city network, donor.");
    page.items.push_back(select_item({.label = locale.t("Country"), .name = "iso2", .error = error("iso2")},
                                     country_choices(locale, o.iso2, true)));
    text("website", o.website);
    text("zone", o.zone, /*t*/ "As in Africa/Kampala.", "govuk-input--width-20");
    page.items.push_back(radios_item({.label = locale.t("Working language"),
                                      .name = "language",
                                      .hint = locale.t("In which the organisation is written to."),
                                      .error = error("language")},
                                     language_choices(locale, o.language)));
    add_post_items(page, o.post, locale);
    page.items.push_back(
        textarea_item({.label = locale.t("Note"), .name = "note", .value = o.note, .error = error("note")}));
    return form_view(scope, page);
}

FormPage new_organisation_page(RequestScope& scope) {
    return {.title = scope.locale().t("New organisation"),
            .caption = scope.locale().t("Directory"),
            .action = scope.url("directory.organisation_create"),
            .submit = scope.locale().t("Save the organisation"),
            .cancel = scope.url("directory.organisations")};
}

FormPage edit_organisation_page(RequestScope& scope, const Organisation& stored) {
    return {.title = scope.locale().t("Change {name}", {{"name", stored.name.in(scope.locale().language())}}),
            .caption = scope.locale().t("Directory"),
            .action = scope.url("directory.organisation_change", {{"organisation", stored.id}}),
            .submit = scope.locale().t("Save the changes"),
            .cancel = scope.url("directory.organisation", {{"organisation", stored.id}}),
            .version = stored.version};
}

Result<Organisation> find_stored_organisation(RequestScope& scope, const std::string& id) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Organisation> {
        auto organisation = find_organisation(uow, id);
        if (!organisation) return Error{ErrorCode::not_found, "This organisation does not exist.", id};
        return *std::move(organisation);
    });
}

}  // namespace

Result<Reply> new_organisation_form(const Request&, RequestScope& scope) {
    return organisation_form(scope, {.language = std::string(scope.locale().language())},
                             new_organisation_page(scope));
}

Result<Reply> create_organisation(const Request& request, RequestScope& scope) {
    const auto typed = read_organisation_form(request);
    auto made = scope.db().write([&](UnitOfWork& uow) { return create(uow, scope.actor(), typed); });
    if (!made)
        return form_again(made.error(), new_organisation_page(scope),
                          [&](FormPage page) { return organisation_form(scope, typed, std::move(page)); });
    scope.notice(scope.locale().t("Organisation saved."));
    return Redirect{scope.url("directory.organisation", {{"organisation", *made}})};
}

Result<Reply> edit_organisation_form(const Request& request, RequestScope& scope) {
    auto stored = find_stored_organisation(scope, request.path_value("organisation"));
    if (!stored) return std::move(stored).error();
    return organisation_form(scope, *stored, edit_organisation_page(scope, *stored));
}

Result<Reply> change_organisation(const Request& request, RequestScope& scope) {
    auto stored = find_stored_organisation(scope, request.path_value("organisation"));
    if (!stored) return std::move(stored).error();
    Form form(request);
    auto typed = read_organisation_form(request);
    typed.id = stored->id;
    typed.version = read_version(form);
    if (!form.ok()) return form.error();
    auto saved = scope.db().write([&](UnitOfWork& uow) { return change(uow, scope.actor(), typed); });
    if (!saved)
        return form_again(saved.error(), edit_organisation_page(scope, *stored), typed.version,
                          differing(fields(*stored), fields(typed)),
                          [&](FormPage page) { return organisation_form(scope, typed, std::move(page)); });
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("directory.organisation", {{"organisation", stored->id}})};
}

}  // namespace plenaria::directory
