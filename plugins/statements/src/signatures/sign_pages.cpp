// SPDX-License-Identifier: EUPL-1.2
#include "sign_pages.hpp"

#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>

#include "../rounds/office_name.hpp"
#include "../text/reading_pages.hpp"
#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"
#include "signature_service.hpp"

namespace plenaria::statements {

namespace {

struct SignReading {
    Signing signing = {};
    Signatory signatory = {};
    Statement statement = {};
    Version version = {};
    std::vector<Paragraph> paragraphs = {};
    std::optional<Signature> signature = {};
    std::optional<directory::Mandate> mandate = {};
    std::vector<Clearance> clearances = {};
    std::string city = {};
    std::string iso2 = {};
    bool code_waits = false;  ///< one was sent and can still be used
};

Result<SignReading> read_signing(const SignTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<SignReading> {
        auto place = signing_of(uow, scope.actor(), request.path_value("signing"));
        if (!place) return std::move(place).error();
        SignReading r{.signing = std::move(place->first), .signatory = std::move(place->second)};
        const auto language = scope.locale().language();
        r.statement = *find_statement(uow, r.signing.statement_id, language);
        r.version = *find_version(uow, r.signing.version_id);
        r.paragraphs = paragraphs_of(uow, r.version.id, r.version.languages);
        r.signature = valid_signature(uow, r.signing.id, r.signatory.party);
        r.clearances = clearances_of(uow, r.signatory.id);
        if (const auto party = tools.directory->party(uow, r.signatory.party, language)) {
            r.city = party->name;
            r.iso2 = party->iso2;
            r.mandate =
                tools.directory->head_on(uow, r.signatory.party, to_local(uow.now(), party->zone).day);
        }
        const auto code = last_code(uow, r.signatory.id);
        r.code_waits = code && !code->used && uow.now() <= code->expires_at && code->tries < code_tries;
        return r;
    });
}

Result<Reply> signing_view(const SignTools& tools, const Request& request, RequestScope& scope,
                           const Error* error) {
    auto read_so = read_signing(tools, request, scope);
    if (!read_so) return std::move(read_so).error();
    const auto& r = *read_so;
    const auto& locale = scope.locale();
    const auto& zone = scope.actor().zone;
    const UrlValues at{{"signing", r.signing.id}};
    const auto reading = reading_of(request, locale, r.version.languages);
    Model::List paragraphs;
    for (const auto& paragraph : r.paragraphs) {
        auto copy = paragraph;
        paragraphs.push_back(columns_model(std::move(copy), reading));
    }
    Model::List cleared;
    bool cabinet = false, legal = false;
    for (const auto& each : r.clearances) {
        cabinet = cabinet || each.step == "cabinet";
        legal = legal || each.step == "legal";
        cleared.push_back({{"step", locale.t(each.step == "cabinet" ? "Cabinet" : "Legal department")},
                           {"who", each.cleared_by},
                           {"when", locale.instant(each.cleared_at, zone)}});
    }
    const auto open = takes_signatures(r.signing, scope.now());
    const auto problem = [&](std::string_view field) {
        return error == nullptr ? std::string() : problem_on(field, *error, locale);
    };
    const auto& signature = r.signature;
    const auto appears_as = r.mandate ? locale.t("{city}, {country}: {person}, {office}",
                                                 {{"city", r.city},
                                                  {"country", locale.country(r.iso2)},
                                                  {"person", r.mandate->person_name},
                                                  {"office", office_name(r.mandate->office, locale)}})
                                      : std::string();
    Model page{
        {"title", r.statement.title},
        {"version", r.version.name},
        {"hash", r.version.hash},
        {"city", r.city},
        {"has_problems", error != nullptr},
        {"problems", error == nullptr ? Model(Model::List{}) : problems_model(*error, locale)},
        {"message", error == nullptr ? std::string() : locale.t(error->message, error->values)},
        {"has_message", error != nullptr && error->fields.empty()},
        {"open", open},
        {"closes", locale.instant(r.signing.closes_at, r.signing.zone)},
        {"paragraphs", std::move(paragraphs)},
        {"is_signed", signature.has_value()},
        {"signed_text", signature ? locale.t("Signed for {city} by {person}, {office}, on {when}.",
                                             {{"city", r.city},
                                              {"person", signature->person_name},
                                              {"office", office_name(signature->office, locale)},
                                              {"when", locale.instant(signature->signed_at, zone)}})
                                  : std::string()},
        {"may_sign", open && !signature && r.mandate.has_value()},
        {"no_mayor", open && !signature && !r.mandate.has_value()},
        {"promised", r.signatory.state == SignatoryState::promised},
        {"appears_as", appears_as},
        {"code_waits", r.code_waits},
        {"code_to", r.signatory.address},
        {"code", field_model({.label = locale.t("Code from the mail"),
                              .name = "code",
                              .hint = locale.t("Eight digits. It is valid for ten minutes."),
                              .error = problem("code"),
                              .autocomplete = "one-time-code",
                              .css_class = "govuk-input--width-10"})},
        {"reason", field_model({.label = locale.t("Reason (optional)"), .name = "reason"})},
        {"has_cleared", !cleared.empty()},
        {"cleared", std::move(cleared)},
        {"may_clear", !signature && (!cabinet || !legal)},
        {"step", choice_model({.label = locale.t("Who clears it"), .name = "step", .error = problem("step")},
                              {{"cabinet", locale.t("Cabinet"), {}, false},
                               {"legal", locale.t("Legal department"), {}, false}})},
        {"name", field_model({.label = locale.t("Name"), .name = "name", .error = problem("name")})},
        {"code_url", scope.url("statements.sign_code", at)},
        {"sign_url", scope.url("statements.sign_here", at)},
        {"promise_url", scope.url("statements.promise_here", at)},
        {"clear_url", scope.url("statements.clear_here", at)},
        {"withdraw_url", scope.url("statements.withdraw_here", at)},
        {"wall_url", scope.url("statements.wall", at)}};
    add_reading(page, reading, r.version.languages, scope, "statements.sign", at);
    return View{.name = "statements/signing/sign",
                .model = std::move(page),
                .title = locale.t("Sign") + " – " + r.statement.title,
                .layout = Layout::outside,
                .status = error == nullptr                     ? 200
                          : error->code == ErrorCode::too_many ? 429
                          : error->code == ErrorCode::conflict ? 409
                                                               : 422};
}

Redirect back_to_signing(const Request& request, RequestScope& scope) {
    return Redirect{scope.url("statements.sign", {{"signing", request.path_value("signing")}})};
}

Result<Reply> sign_again(const Error& error, const SignTools& tools, const Request& request,
                         RequestScope& scope) {
    if (error.code == ErrorCode::not_found) return error;
    return signing_view(tools, request, scope, &error);
}

}  // namespace

SignatureService signature_service(const SignTools& tools, RequestScope& scope) {
    return {scope.db(), *tools.directory, *tools.mails, tools.validation};
}

Result<Reply> sign_page(const SignTools& tools, const Request& request, RequestScope& scope) {
    return signing_view(tools, request, scope, nullptr);
}

Result<Reply> send_code(const SignTools& tools, const Request& request, RequestScope& scope) {
    if (auto sent =
            signature_service(tools, scope).request_code(scope.actor(), request.path_value("signing"));
        !sent)
        return sign_again(sent.error(), tools, request, scope);
    scope.notice(scope.locale().t("A code is on its way to your office."));
    return back_to_signing(request, scope);
}

Result<Reply> sign_here(const SignTools& tools, const Request& request, RequestScope& scope) {
    auto done = signature_service(tools, scope)
                    .sign(scope.actor(), request.path_value("signing"), request.form_value("code"),
                          scope.locale().language());
    if (!done) return sign_again(done.error(), tools, request, scope);
    if (done->outcome == Signed::Outcome::refused) return sign_again(done->error, tools, request, scope);
    scope.notice(done->outcome == Signed::Outcome::already
                     ? scope.locale().t("Your city had signed already. It counts once.")
                     : scope.locale().t("Your city has signed. Thank you."));
    return back_to_signing(request, scope);
}

Result<Reply> withdraw_here(const SignTools& tools, const Request& request, RequestScope& scope) {
    auto done = signature_service(tools, scope)
                    .withdraw(scope.actor(), request.path_value("signing"), request.form_value("code"),
                              request.form_value("reason"));
    if (!done) return sign_again(done.error(), tools, request, scope);
    if (done->outcome == Signed::Outcome::refused) return sign_again(done->error, tools, request, scope);
    scope.notice(scope.locale().t("The signature of your city no longer counts and is no longer shown."));
    return back_to_signing(request, scope);
}

Result<Reply> promise_here(const SignTools& tools, const Request& request, RequestScope& scope) {
    if (auto done = signature_service(tools, scope).promise(scope.actor(), request.path_value("signing"));
        !done)
        return std::move(done).error();
    scope.notice(scope.locale().t("Thank you. The secretariat knows that your city will sign."));
    return back_to_signing(request, scope);
}

Result<Reply> clear_here(const SignTools& tools, const Request& request, RequestScope& scope) {
    auto done = signature_service(tools, scope)
                    .clear(scope.actor(), request.path_value("signing"), request.form_value("step"),
                           request.form_value("name"));
    if (!done) return sign_again(done.error(), tools, request, scope);
    scope.notice(scope.locale().t("The clearance was noted."));
    return back_to_signing(request, scope);
}

}  // namespace plenaria::statements
