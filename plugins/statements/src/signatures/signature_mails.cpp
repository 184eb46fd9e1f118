// SPDX-License-Identifier: EUPL-1.2
#include "signature_mails.hpp"

#include "../rounds/office_name.hpp"
#include "signature_service.hpp"

namespace plenaria::statements {

AccessLink SignatureMails::link(const Signing& signing, const Signatory& signatory,
                                const Statement& statement) const {
    const auto& locale = locales_.get(signatory.language, "statements");
    return {.purpose = std::string(sign_purpose),
            .subject = signing_subject(signing.id),
            .party = signatory.party,
            .party_name = signatory.party_name,
            .recipient = signatory.address,
            .task = locale.t("Sign “{statement}” for {city}.",
                             {{"statement", statement.title}, {"city", signatory.party_name}}),
            .path = addresses_.path("statements.sign", {{"signing", signing.id}}),
            .language = signatory.language,
            .zone = signatory.zone,
            .due_at = signing.closes_at,
            .due_zone = signing.zone,
            // A city must be able to withdraw later than it signed.
            .expires_at = signing.closes_at + std::chrono::days(365)};
}

Model SignatureMails::model(const Signing& signing, const Signatory& signatory,
                            const Statement& statement) const {
    const auto& locale = locales_.get(signatory.language, "statements");
    return {{"statement", statement.title},
            {"city", signatory.party_name},
            {"contact", signatory.contact_name},
            {"has_contact", !signatory.contact_name.empty()},
            {"deadline", locale.instant(signing.closes_at, signing.zone)},
            {"wall_url", addresses_.absolute(addresses_.path("statements.wall", {{"signing", signing.id}}))}};
}

Mail SignatureMails::finish(std::string_view name, const Signing& signing, const Signatory& signatory,
                            const Model& model) const {
    auto mail = renderer_.mail(name, model, signatory.language);
    mail.to_address = signatory.address;
    mail.to_name = signatory.contact_name;
    mail.language = signatory.language;
    mail.about = signing_subject(signing.id);
    return mail;
}

Mail SignatureMails::invitation(const Signing& signing, const Signatory& signatory,
                                const Statement& statement, std::string_view link) const {
    auto shown = model(signing, signatory, statement);
    shown.set("link_url", std::string(link));
    return finish("statements/mail/sign_invitation", signing, signatory, shown);
}

Mail SignatureMails::code(const Signing& signing, const Signatory& signatory, const Statement& statement,
                          std::string_view code) const {
    auto shown = model(signing, signatory, statement);
    shown.set("code", std::string(code.substr(0, 4)) + " " + std::string(code.substr(4)));
    return finish("statements/mail/sign_code", signing, signatory, shown);
}

Mail SignatureMails::thanks(const Signing& signing, const Signatory& signatory, const Statement& statement,
                            const Signature& signature, std::string_view link) const {
    const auto& locale = locales_.get(signatory.language, "statements");
    auto shown = model(signing, signatory, statement);
    shown.set("person", signature.person_name);
    shown.set("office", office_name(signature.office, locale));
    shown.set("signed_at", locale.instant(signature.signed_at, signatory.zone));
    shown.set("hash", signature.version_hash);
    shown.set("link_url", std::string(link));
    auto mail = finish("statements/mail/sign_thanks", signing, signatory, shown);
    mail.idempotency_key = "signed/" + signature.id;
    return mail;
}

}  // namespace plenaria::statements
