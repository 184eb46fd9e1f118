// SPDX-License-Identifier: EUPL-1.2
#include "contact_pages.hpp"

#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../labels.hpp"
#include "../parties/party_service.hpp"
#include "contact_repository.hpp"
#include "contact_service.hpp"

namespace plenaria::directory {

namespace {

View contact_form(RequestScope& scope, const ContactRow& contact, FormPage page) {
    const auto& locale = scope.locale();
    const auto error = [&](const char* field) {
        return page.error != nullptr ? problem_on(field, *page.error, locale) : std::string();
    };
    std::vector<Choice> roles;
    for (const auto role : contact_roles)
        roles.push_back({.value = std::string(role),
                         .label = locale.t(role_label(role)),
                         .selected = role == contact.role});
    page.items.push_back(
        radios_item({.label = locale.t("Role"), .name = "role", .error = error("role")}, roles));
    page.items.push_back(input_item({.label = locale.t("Name"),
                                     .name = "name",
                                     .value = contact.name,
                                     .hint = locale.t("Empty for an office that answers as such."),
                                     .error = error("name")}));
    page.items.push_back(input_item({.label = locale.t("Mail address"),
                                     .name = "address",
                                     .value = contact.address,
                                     .hint = locale.t("Empty for who is written to on paper."),
                                     .error = error("address"),
                                     .type = "email"}));
    page.items.push_back(
        radios_item({.label = locale.t("Language"), .name = "language", .error = error("language")},
                    language_choices(locale, contact.language)));
    add_post_items(page, contact.post, locale);
    return form_view(scope, page);
}

ContactRow read_contact_form(const Request& request) {
    return {.party = request.form_value("party"),
            .role = request.form_value("role"),
            .name = trim(request.form_value("name")),
            .address = trim(request.form_value("address")),
            .language = request.form_value("language"),
            .post = read_post(request)};
}

FormPage new_contact_page(RequestScope& scope, const std::string& party) {
    return {.title = scope.locale().t("New contact"),
            .caption = scope.locale().t("Directory"),
            .action = scope.url("directory.contact_create"),
            .submit = scope.locale().t("Save the contact"),
            .cancel = path_of(party),
            .hidden = {{"party", party}}};
}

FormPage edit_contact_page(RequestScope& scope, const ContactRow& stored) {
    return {.title = scope.locale().t("Change this contact"),
            .caption = scope.locale().t("Directory"),
            .action = scope.url("directory.contact_change", {{"contact", stored.id}}),
            .submit = scope.locale().t("Save the changes"),
            .cancel = path_of(stored.party),
            .version = stored.version};
}

Result<ContactRow> find_stored_contact(RequestScope& scope, const std::string& id) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<ContactRow> {
        auto contact = find_contact(uow, id);
        if (!contact) return Error{ErrorCode::not_found, "This contact does not exist.", id};
        return *std::move(contact);
    });
}

}  // namespace

Result<Reply> new_contact_form(const Request& request, RequestScope& scope) {
    const auto& party = request.query_value("party");
    if (!parse_ref(party)) return Error{ErrorCode::not_found, "This does not exist.", "party"};
    return contact_form(
        scope, {.party = party, .role = "cabinet", .language = std::string(scope.locale().language())},
        new_contact_page(scope, party));
}

Result<Reply> create_contact(const Request& request, RequestScope& scope) {
    const auto typed = read_contact_form(request);
    auto made = scope.db().write([&](UnitOfWork& uow) { return add_contact(uow, scope.actor(), typed); });
    if (!made)
        return form_again(made.error(), new_contact_page(scope, typed.party),
                          [&](FormPage page) { return contact_form(scope, typed, std::move(page)); });
    scope.notice(scope.locale().t("Contact saved."));
    return Redirect{path_of(typed.party)};
}

Result<Reply> edit_contact_form(const Request& request, RequestScope& scope) {
    auto stored = find_stored_contact(scope, request.path_value("contact"));
    if (!stored) return std::move(stored).error();
    return contact_form(scope, *stored, edit_contact_page(scope, *stored));
}

Result<Reply> change_contact_post(const Request& request, RequestScope& scope) {
    auto stored = find_stored_contact(scope, request.path_value("contact"));
    if (!stored) return std::move(stored).error();
    Form form(request);
    auto typed = read_contact_form(request);
    typed.id = stored->id;
    typed.party = stored->party;
    typed.version = read_version(form);
    if (!form.ok()) return form.error();
    auto saved = scope.db().write([&](UnitOfWork& uow) { return change_contact(uow, scope.actor(), typed); });
    if (!saved)
        return form_again(saved.error(), edit_contact_page(scope, *stored), typed.version,
                          differing(fields(*stored), fields(typed)),
                          [&](FormPage page) { return contact_form(scope, typed, std::move(page)); });
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{path_of(stored->party)};
}

Result<Reply> delete_contact_post(const Request& request, RequestScope& scope) {
    auto stored = find_stored_contact(scope, request.path_value("contact"));
    if (!stored) return std::move(stored).error();
    Form form(request);
    const auto version = form.number("version", 1, 1'000'000'000, true);
    if (!form.ok()) return form.error();
    auto deleted = scope.db().write([&](UnitOfWork& uow) {
        return delete_contact(uow, scope.actor(), stored->id, static_cast<int>(*version));
    });
    if (!deleted) return std::move(deleted).error();
    scope.notice(scope.locale().t("Contact taken out."));
    return Redirect{path_of(stored->party)};
}

}  // namespace plenaria::directory
