// SPDX-License-Identifier: EUPL-1.2
#include "procedure_room_pages.hpp"

#include <optional>

#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/letters.hpp>
#include <plenaria/press.hpp>

#include "../shared_pages.hpp"
#include "../text/document_pages.hpp"
#include "../validation/certificate_pages.hpp"
#include "procedure_api.hpp"
#include "procedure_demo.hpp"
#include "procedure_pages.hpp"
#include "procedure_samples.hpp"
#include "procedure_work.hpp"

namespace plenaria::statements {

namespace {

using ProcedurePage = Result<Reply> (*)(const ProcedureTools&, const Request&, RequestScope&);

struct ProcedureRoute {
    Method method;
    std::string_view path;
    std::string_view name;
    ProcedurePage page;
};

/// Of those who open versions for signature.
constexpr ProcedureRoute of_secretariat[] = {
    {get, "/statements/{id}/versions/{version}/procedures/new", "statements.new_procedure",
     new_procedure_page},
    {post, "/statements/{id}/versions/{version}/procedures", "statements.create_procedure", create_procedure},
    {get, "/statements/procedures/{procedure}", "statements.procedure", procedure_page},
    {get, "/statements/procedures/{procedure}/members", "statements.procedure_members",
     procedure_members_page},
    {post, "/statements/procedures/{procedure}/contact", "statements.save_member", save_member},
    {post, "/statements/procedures/{procedure}/remove", "statements.remove_member", remove_member_here},
    {get, "/statements/procedures/{procedure}/letters", "statements.procedure_letters", letters_preview},
    {post, "/statements/procedures/{procedure}/letters", "statements.send_procedure_letters",
     send_procedure_letters},
    {get, "/statements/procedures/{procedure}/remind", "statements.procedure_remind",
     procedure_remind_preview},
    {post, "/statements/procedures/{procedure}/remind", "statements.send_procedure_reminders",
     send_procedure_reminders},
    {post, "/statements/procedures/{procedure}/again", "statements.send_link_again", send_link_again},
    {post, "/statements/procedures/{procedure}/end-links", "statements.end_member_links", end_member_links},
    {post, "/statements/procedures/{procedure}/extend", "statements.extend_procedure", extend_procedure},
    {post, "/statements/procedures/{procedure}/withdraw", "statements.withdraw_procedure",
     withdraw_procedure},
    {post, "/statements/procedures/{procedure}/proceed", "statements.proceed", proceed_here},
};

/// Behind a member's link.
constexpr ProcedureRoute of_members[] = {
    {get, "/statements/procedures/{procedure}/answer", "statements.answer_here", answer_page},
    {post, "/statements/procedures/{procedure}/answer", "statements.give_answer", give_answer},
    {post, "/statements/procedures/{procedure}/take-back", "statements.take_answer_back", take_answer_back},
};

void add_routes(Registrar& registrar, const ProcedureTools& tools) {
    const auto add = [&](const ProcedureRoute& line, Access access) {
        registrar.route({.method = line.method,
                         .path = std::string(line.path),
                         .name = std::string(line.name),
                         .access = std::move(access),
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
    };
    for (const auto& line : of_secretariat) add(line, Access::permission("statements.sign"));
    for (const auto& line : of_members)
        add(line, Access::link_or_party(procedure_purpose, "statements.procedure", "procedure"));
}

void add_certificate_routes(Registrar& registrar, const CertificateTools& tools) {
    registrar.route({.method = get,
                     .path = "/statements/{id}/versions/{version}/certificates/{serial}",
                     .name = "statements.certificate",
                     .access = Access::permission(to_view),
                     .handler = [&tools](const Request& request, RequestScope& scope) {
                         return certificate_document(tools, request, scope);
                     }});
    registrar.route({.method = get,
                     .path = "/statements/verify",
                     .name = "statements.verify",
                     .access = Access::anyone("Whoever holds a certificate may check its number."),
                     .handler = [&tools](const Request& request, RequestScope& scope) {
                         return verify_certificate_page(tools, request, scope);
                     }});
}

}  // namespace

struct Procedures::Parts {
    Database* db = nullptr;
    std::optional<ProcedureLetters> letters = {};
    ProcedureTools tools = {};
    CertificateTools certificates = {};
    ProcedureSampleTools samples = {};
    std::shared_ptr<Validation> validation = std::make_shared<ProcedureValidation>(tools);
};

Procedures::Procedures() : parts_(std::make_shared<Parts>()) {}
Procedures::~Procedures() = default;

std::shared_ptr<Validation> Procedures::validation() const { return parts_->validation; }

void Procedures::describe(Registrar& registrar, const DocumentTools& documents,
                          const ValidationTools& validation) {
    parts_->tools.validation = &validation;
    parts_->certificates = {.documents = &documents, .validation = &validation};
    add_routes(registrar, parts_->tools);
    add_certificate_routes(registrar, parts_->certificates);
    add_procedure_api(registrar, parts_->tools);
    registrar.provide<WorkList>(std::make_shared<ProcedureWorkList>(parts_->tools));
    registrar.provide<LetterSamples>(std::make_shared<ProcedureSamples>(parts_->samples));
    registrar.job(
        {.name = "statements.follow_procedures",
         .run = [parts = parts_.get()](JobRun&) { return follow_procedures(*parts->db, parts->tools); },
         .every = std::chrono::hours(1)});
    registrar.job({.name = "statements.settle_procedure", .run = [parts = parts_.get()](JobRun& run) {
                       return settle_procedure(*parts->db, parts->tools, run.payload());
                   }});
}

void Procedures::start(Context& context) {
    parts_->db = &context.db();
    auto& addresses = context.require<Addresses>();
    parts_->letters.emplace(context.require<Renderer>(), context.require<Locales>(), addresses,
                            &context.require<Documents>());
    parts_->certificates.addresses = &addresses;
    parts_->certificates.parts = &context.require<DocumentParts>();
    parts_->samples = {.locales = &context.require<Locales>(), .addresses = &addresses};
    auto& tools = parts_->tools;
    tools.directory = &context.require<directory::Directory>();
    tools.lookup = &context.require<directory::Lookup>();
    tools.letters = &*parts_->letters;
    tools.trouble = &context.require<MailTrouble>();
    tools.reminder_days = [&settings = context.settings()] {
        return static_cast<int>(settings.number("reminder_days"));
    };
}

Result<void> Procedures::load_demo() { return load_demo_procedures(*parts_->db, parts_->tools); }

}  // namespace plenaria::statements
