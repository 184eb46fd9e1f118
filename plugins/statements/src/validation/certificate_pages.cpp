// SPDX-License-Identifier: EUPL-1.2
#include "certificate_pages.hpp"

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/id.hpp>
#include <plenaria/press.hpp>
#include <plenaria/qr_code.hpp>
#include <plenaria/services.hpp>
#include <plenaria/typed_code.hpp>

#include "../text/document_pages.hpp"
#include "../text/export_text.hpp"
#include "../text/reading_right.hpp"
#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"
#include "validation_repository.hpp"

namespace plenaria::statements {

namespace {

Error no_such_certificate() {
    return {ErrorCode::not_found, /*t*/ "There is no certificate with this number.", "serial"};
}

/// What a certificate says.
struct Certified {
    Validated validated;
    Version version;
    std::string serial;
    bool is_intact = true;
};

Result<Certified> find_certified(UnitOfWork& uow, std::string_view typed, std::string_view language) {
    const auto serial = read_code(typed, serial_length);
    const auto ref = serial ? vote_with_serial(uow, *serial) : std::string();
    auto validated = ref.empty() ? std::nullopt : find_validation(uow, ref, language);
    if (!validated) return no_such_certificate();
    auto version = find_version(uow, validated->version_id);
    const bool is_intact = text_hash(uow, *version) == validated->vote.hash;
    return Certified{*std::move(validated), *std::move(version), *serial, is_intact};
}

std::string how_sentence(const Validated& validated, const Locale& locale) {
    const auto day =
        std::chrono::floor<std::chrono::days>(validated.vote.decided_at.value_or(validated.asked_at));
    const MessageValues values{{"body", validated.vote.body}, {"day", locale.day(day)}};
    switch (way_of(validated.vote_ref)) {
        case Way::silence:
            return locale.t("Validated by silence procedure with “{body}” on {day}.", values);
        case Way::approval:
            return locale.t("Validated by approval of “{body}” on {day}.", values);
        default:
            return locale.t("Validated by the vote of “{body}” on {day}.", values);
    }
}

/// Laying a page out takes a second or two: whoever asks again gets what was made of the same words.
Result<std::string> pdf_of(const CertificateTools& tools, const std::string& html) {
    const auto key = sha256_hex("statements.certificate\n" + html);
    if (auto kept = tools.parts->find(key)) return *std::move(kept);
    auto pdf = tools.documents->documents->convert(DocumentFormat::pdf, html);
    // Another host may have kept the same meanwhile; what was made is as good.
    if (pdf) static_cast<void>(tools.parts->keep(key, *pdf));
    return pdf;
}

}  // namespace

void set_certificates(Model& page, const Validated* validated, const RequestScope& scope) {
    const bool is_there = validated != nullptr && !validated->serial.empty();
    const auto shown = is_there ? shown_code(validated->serial) : std::string();
    Model::List documents;
    if (is_there)
        for (const std::string language : {"en", "es", "fr"})
            documents.push_back(
                {{"label", scope.locale().language_name(language)},
                 {"code", language},
                 {"url", scope.url("statements.certificate", {{"id", validated->statement_id},
                                                              {"version", validated->version_id},
                                                              {"serial", shown},
                                                              {"language", language}})}});
    page.set("has_certificates", is_there);
    page.set("serial", shown);
    page.set("verify_url", is_there ? scope.url("statements.verify", {{"serial", shown}}) : std::string());
    page.set("certificates", std::move(documents));
}

Result<Reply> certificate_document(const CertificateTools& tools, const Request& request,
                                   RequestScope& scope) {
    auto language = request.query_value("language");
    if (!is_language(language)) language = scope.locale().language();
    const auto& locale = tools.documents->locales->get(language, "statements");
    auto printed = scope.db().read([&](UnitOfWork& uow) -> Result<Model> {
        const auto statement = find_readable(uow, scope.actor(), request.path_value("id"), language);
        auto certified = find_certified(uow, request.path_value("serial"), language);
        if (!certified) return std::move(certified).error();
        if (!statement || certified->version.statement_id != statement->id ||
            certified->version.id != request.path_value("version"))
            return no_such_certificate();
        // With what each said, for readers who may see it.
        Model::List answers;
        for (const auto& each :
             validations_now(uow, *tools.validation, scope.actor(), certified->version.id, language))
            if (each.vote_ref == certified->validated.vote_ref)
                for (const auto& one : each.vote.answers)
                    answers.push_back({{"name", one.name}, {"answer", one.answer}});
        const auto serial = shown_code(certified->serial);
        const auto address =
            tools.addresses->absolute(tools.addresses->path("statements.verify", {{"serial", serial}}));
        const bool has_answers = !answers.empty();
        return Model{{"language", language},
                     {"title", statement->title},
                     {"version", certified->version.name},
                     {"hash", certified->validated.vote.hash},
                     {"how", how_sentence(certified->validated, locale)},
                     {"sentence", certified->validated.vote.sentence},
                     {"has_answers", has_answers},
                     {"answers", std::move(answers)},
                     {"serial", serial},
                     {"check_address", address},
                     {"qr", SafeHtml{qr_code_svg(address)}}};
    });
    if (!printed) return std::move(printed).error();
    auto pdf = pdf_of(tools, tools.documents->renderer->render("statements/print/validation_certificate",
                                                               *printed, language));
    if (!pdf) return std::move(pdf).error();
    return Download{"certificate-" + request.path_value("serial") + "-" + language + ".pdf",
                    std::string(content_type(DocumentFormat::pdf)), *std::move(pdf)};
}

Result<Reply> verify_certificate_page(const CertificateTools&, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& typed = request.query_value("serial");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto found = find_certified(uow, typed, locale.language());
        const auto statement =
            found ? find_statement(uow, found->version.statement_id, locale.language()) : std::nullopt;
        const bool is_valid = found.has_value();
        const auto title = locale.t("Check a certificate");
        return View{
            .name = "statements/procedure/verify",
            .model = {{"title", title},
                      {"action_url", scope.url("statements.verify")},
                      {"serial", field_model({.label = locale.t("Number of the certificate"),
                                              .name = "serial",
                                              .value = typed.substr(0, 40),
                                              .hint = locale.t("Eight letters and digits, at its foot."),
                                              .css_class = "govuk-input--width-10"})},
                      {"is_valid", is_valid},
                      {"is_changed", is_valid && !found->is_intact},
                      {"is_unknown", !is_valid && !typed.empty()},
                      {"shown_serial", is_valid ? shown_code(found->serial) : std::string()},
                      {"statement", statement ? statement->title : std::string()},
                      {"version", is_valid ? found->version.name : std::string()},
                      {"how", is_valid ? how_sentence(found->validated, locale) : std::string()},
                      {"sentence", is_valid ? found->validated.vote.sentence : std::string()},
                      {"hash", is_valid ? found->validated.vote.hash : std::string()}},
            .title = title,
            .layout = Layout::open,
            .status = !is_valid && !typed.empty() ? 404 : 200};
    });
}

}  // namespace plenaria::statements
