// SPDX-License-Identifier: EUPL-1.2
#include "letter_pages.hpp"

#include <plenaria/field.hpp>
#include <plenaria/made_documents.hpp>

#include "../common_pages.hpp"
#include "letter_document.hpp"

namespace plenaria::events {

namespace {

Redirect back_to_delegation(const std::string& id, RequestScope& scope) {
    return Redirect{scope.url("events.delegation", {{"delegation", id}})};
}

View verify_view(const std::string& serial, const std::string& name, const Result<Verification>* found,
                 RequestScope& scope) {
    const auto& locale = scope.locale();
    const bool known = found != nullptr && found->has_value();
    const auto* letter = known ? &(*found)->letter : nullptr;
    const bool valid = known && !letter->revoked_at;
    const auto agrees = known ? (*found)->name_agrees : std::nullopt;
    const auto title = locale.t("Check a letter");
    return {.name = "events/delegations/verify",
            .model = {{"title", title},
                      {"action_url", scope.url("events.verify")},
                      {"serial", field_model({.label = locale.t("Number of the letter"),
                                              .name = "serial",
                                              .value = serial,
                                              .hint = locale.t("Eight letters and digits, at its head."),
                                              .css_class = "govuk-input--width-10"})},
                      {"name",
                       field_model({.label = locale.t("Name on the letter (optional)"),
                                    .name = "name",
                                    .value = name,
                                    .hint = locale.t(
                                        "We say whether it is the name that we wrote. It is not stored.")})},
                      {"is_unknown", found != nullptr && !known},
                      {"is_valid", valid},
                      {"is_revoked", known && !valid},
                      {"shown_serial", known ? shown_serial(letter->serial) : std::string()},
                      {"event", known ? (*found)->edition.titles.in(locale.language()) : std::string()},
                      {"dates", known ? date_range((*found)->edition.dates, locale) : std::string()},
                      {"issued", known ? locale.day(day_in(letter->issued_at, (*found)->edition.dates.zone))
                                       : std::string()},
                      {"why", known && letter->revoked_for ? locale.t(name_of(*letter->revoked_for))
                                                           : std::string()},
                      {"revoked", known && letter->revoked_at
                                      ? locale.day(day_in(*letter->revoked_at, (*found)->edition.dates.zone))
                                      : std::string()},
                      {"name_agrees", agrees == true},
                      {"name_differs", agrees == false}},
            .title = title,
            .layout = Layout::open,
            .status = found != nullptr && !known ? 404 : 200};
}

Result<Verification> verified(RequestScope& scope, const std::string& serial, const std::string& name) {
    return scope.db().read([&](UnitOfWork& uow) { return verify_letter(uow, serial, name); });
}

}  // namespace

Result<Reply> letter_file(const DelegationTools& tools, const LetterReading& reading, RequestScope& scope) {
    auto pdf = print_letter(scope.db(), tools, reading);
    if (!pdf) return std::move(pdf).error();
    return Download{"letter-" + shown_serial(reading.letter.serial) + ".pdf",
                    std::string(content_type(DocumentFormat::pdf)), *std::move(pdf)};
}

Result<Reply> print_letters_post(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    const auto back = scope.url("events.delegates", {{"edition", id}});
    auto page = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        const auto issued = issue_letters(uow, scope.actor(), id);
        if (!issued) return issued.error();
        if (valid_letters_of(uow, id).empty()) return std::string();
        return tools.orders->order(uow, scope.actor(), locale.language(),
                                   letters_order(id, locale.t("Letters of all delegates (PDF)"), back));
    });
    if (!page) return std::move(page).error();
    if (!page->empty()) return Redirect{*page};
    scope.notice(locale.t("Nobody has said yet that they come."));
    return Redirect{back};
}

Result<Reply> issue_letter_post(const DelegationTools&, const Request& request, RequestScope& scope) {
    const auto& delegation = request.path_value("delegation");
    const auto issued = scope.db().write([&](UnitOfWork& uow) {
        return issue_letter(uow, scope.actor(), delegation, request.form_value("delegate"),
                            request.form_value("language"));
    });
    if (!issued) return issued.error();
    scope.notice(scope.locale().t("The letter was issued. The office finds it behind its link, too."));
    return back_to_delegation(delegation, scope);
}

Result<Reply> letter_page(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto letter =
        scope.db().read([&](UnitOfWork& uow) { return read_letter(uow, request.path_value("paper")); });
    if (!letter) return letter.error();
    return letter_file(tools, *letter, scope);
}

Result<Reply> revoke_letter_post(const DelegationTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("paper");
    const auto delegation = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        if (auto done = take_letter_back(uow, scope.actor(), id); !done) return std::move(done).error();
        return find_letter(uow, id)->delegation_id;
    });
    if (!delegation) return delegation.error();
    scope.notice(scope.locale().t("The letter holds no longer; whoever checks its number reads so."));
    return back_to_delegation(*delegation, scope);
}

Result<Reply> verify_page(const DelegationTools&, const Request& request, RequestScope& scope) {
    const auto& serial = request.query_value("serial");
    if (serial.empty()) return verify_view({}, {}, nullptr, scope);
    const auto found = verified(scope, serial, {});
    return verify_view(serial, {}, &found, scope);
}

Result<Reply> verify_post(const DelegationTools&, const Request& request, RequestScope& scope) {
    const auto& serial = request.form_value("serial");
    const auto& name = request.form_value("name");
    const auto found = verified(scope, serial, name);
    if (!found && found.error().code != ErrorCode::not_found) return found.error();
    return verify_view(serial, name, &found, scope);
}

}  // namespace plenaria::events
