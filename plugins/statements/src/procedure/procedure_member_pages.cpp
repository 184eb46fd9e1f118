// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/db.hpp>
#include <plenaria/form.hpp>

#include "../rounds/wave_pages.hpp"
#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"
#include "procedure_pages.hpp"

namespace plenaria::statements {

namespace {

/// What a wave would send, as the first member of each language gets it.
Result<Reply> wave_preview(const ProcedureTools& tools, const Request& request, RequestScope& scope,
                           bool reminder) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("procedure");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto procedure = find_procedure(uow, id);
        if (!procedure) return no_such_procedure(id);
        const auto version = find_version(uow, procedure->version_id);
        const auto members = members_of(uow, id);
        const UrlValues at{{"procedure", id}};
        WavePreview wave{
            .title = reminder ? locale.t("Remind who is silent") : locale.t("Ask the group"),
            .about = procedure->group_name,
            .about_url = scope.url("statements.procedure", at),
            .action_url = scope.url(
                reminder ? "statements.send_procedure_reminders" : "statements.send_procedure_letters", at),
            .offices_url = scope.url("statements.procedure_members", at)};
        for (const auto& text : deadline_warnings(scope.now(), procedure->deadline, procedure->zone))
            wave.warnings.push_back(locale.t(text));
        const auto recipients = reminder ? to_remind(members) : to_write(members);
        std::vector<Office> offices;
        offices.reserve(recipients.size());  // the wave points into it
        for (const auto* member : recipients) {
            offices.push_back(
                {.party_name = member->party_name, .address = member->address, .language = member->language});
            const auto statement = find_statement(uow, procedure->statement_id, member->language);
            const ProcedureMatter about{*procedure, *member, *statement, *version};
            const auto link = locale.t("(the link of this office)");
            auto mail =
                reminder ? tools.letters->reminder(about, link) : tools.letters->letter(about, link, {});
            wave.mails.push_back({&offices.back(), std::move(mail.subject), std::move(mail.text)});
        }
        if (!reminder)
            for (const auto& each : members)
                if (each.address.empty()) wave.missing.push_back(each.party_name);
        return wave_view(wave, locale);
    });
}

Result<Reply> back_to_members(const Request& request, RequestScope& scope, std::string notice) {
    scope.notice(notice);
    return Redirect{
        scope.url("statements.procedure_members", {{"procedure", request.path_value("procedure")}})};
}

}  // namespace

Result<Reply> letters_preview(const ProcedureTools& tools, const Request& request, RequestScope& scope) {
    return wave_preview(tools, request, scope, false);
}
Result<Reply> procedure_remind_preview(const ProcedureTools& tools, const Request& request,
                                       RequestScope& scope) {
    return wave_preview(tools, request, scope, true);
}

Result<Reply> send_procedure_letters(const ProcedureTools& tools, const Request& request,
                                     RequestScope& scope) {
    const auto& id = request.path_value("procedure");
    return after_wave(
        ProcedureService(scope.db(), tools).send_letters(scope.actor(), id, expected_count(request)),
        scope.url("statements.procedure", {{"procedure", id}}), scope);
}

Result<Reply> send_procedure_reminders(const ProcedureTools& tools, const Request& request,
                                       RequestScope& scope) {
    const auto& id = request.path_value("procedure");
    return after_wave(ProcedureService(scope.db(), tools).remind(scope.actor(), id, expected_count(request)),
                      scope.url("statements.procedure", {{"procedure", id}}), scope);
}

Result<Reply> procedure_members_page(const ProcedureTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("procedure");
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto procedure = find_procedure(uow, id);
        if (!procedure) return no_such_procedure(id);
        const bool is_draft = procedure->state == ProcedureState::draft;
        Model::List rows;
        for (const auto& each : members_of(uow, id)) {
            Model::List languages;
            for (const auto* code : {"en", "es", "fr"})
                languages.push_back({{"code", code},
                                     {"label", locale.language_name(code)},
                                     {"selected", each.language == code}});
            rows.push_back({{"name", each.party_name},
                            {"party", each.party},
                            {"field_id", each.id},
                            {"contact", each.contact_name},
                            {"address", each.address},
                            {"languages", std::move(languages)},
                            {"may_remove", is_draft}});
        }
        const UrlValues at{{"procedure", id}};
        return View{.name = "statements/procedure/members",
                    .model = {{"title", procedure->group_name},
                              {"procedure_url", scope.url("statements.procedure", at)},
                              {"may_write", is_draft || procedure->state == ProcedureState::open},
                              {"letters_url", scope.url("statements.procedure_letters", at)},
                              {"rows", std::move(rows)},
                              {"contact_action_url", scope.url("statements.save_member", at)},
                              {"remove_action_url", scope.url("statements.remove_member", at)}},
                    .title = locale.t("Members of the group") + " – " + procedure->group_name};
    });
}

Result<Reply> save_member(const ProcedureTools& tools, const Request& request, RequestScope& scope) {
    Form form(request);
    const auto address = form.email("address", true);
    if (!form.ok())
        return back_to_members(request, scope,
                               scope.locale().t("This is no mail address: {address}",
                                                {{"address", request.form_value("address")}}));
    auto saved = ProcedureService(scope.db(), tools)
                     .set_contact(scope.actor(), request.path_value("procedure"), request.form_value("party"),
                                  {request.form_value("contact"), address, request.form_value("language")});
    if (!saved) return std::move(saved).error();
    return back_to_members(request, scope, scope.locale().t("The contact was saved."));
}

Result<Reply> remove_member_here(const ProcedureTools& tools, const Request& request, RequestScope& scope) {
    auto done = ProcedureService(scope.db(), tools)
                    .remove(scope.actor(), request.path_value("procedure"), request.form_value("party"));
    if (!done) return std::move(done).error();
    return back_to_members(request, scope, scope.locale().t("The member was taken out of the group."));
}

}  // namespace plenaria::statements
