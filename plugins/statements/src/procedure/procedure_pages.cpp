// SPDX-License-Identifier: EUPL-1.2
#include "procedure_pages.hpp"

#include <algorithm>

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/tag.hpp>

#include "../text/statement_repository.hpp"
#include "../validation/certificate_pages.hpp"
#include "../validation/validation_repository.hpp"
#include "../versions/version_repository.hpp"
#include "procedure_words.hpp"

namespace plenaria::statements {

namespace {

Model verdict_tag(Verdict verdict, ProcedureKind kind, const Locale& locale) {
    constexpr std::string_view kinds[] = {"grey", "green", "amber", "terra"};
    return tag_model(kinds[static_cast<std::size_t>(verdict) - 1], locale.t(name_of(verdict, kind)));
}

Model::List member_rows(const ProcedureReading& reading, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& zone = scope.actor().zone;
    Model::List rows;
    for (const auto& each : reading.members) {
        const auto opened = reading.opened.find(each.party);
        const bool is_opened = opened != reading.opened.end() && !opened->second.empty();
        const auto trouble = reading.trouble.find(each.address);
        const bool has_trouble = trouble != reading.trouble.end();
        rows.push_back(
            {{"name", each.party_name},
             {"party", each.party},
             {"field_id", each.id},
             {"contact", each.contact_name},
             {"address", each.address},
             {"has_address", !each.address.empty()},
             {"has_trouble", has_trouble},
             {"trouble", has_trouble ? trouble->second : std::string()},
             {"language", locale.language_name(each.language)},
             {"verdict", verdict_tag(each.verdict, reading.procedure.kind, locale)},
             {"opened", is_opened ? locale.instant(opened->second.front(), zone) : std::string()},
             {"answered", each.answered_at ? locale.instant(*each.answered_at, zone) : std::string()},
             {"is_written", each.written_at.has_value()}});
    }
    return rows;
}

Model::List extension_rows(const std::vector<Extension>& extensions, const Procedure& procedure,
                           const RequestScope& scope) {
    Model::List rows;
    const auto& locale = scope.locale();
    for (const auto& each : extensions)
        rows.push_back({{"from", locale.instant(each.from, procedure.zone)},
                        {"to", locale.instant(each.to, procedure.zone)},
                        {"reason", each.reason},
                        {"when", locale.instant(each.extended_at, scope.actor().zone)},
                        {"who", each.extended_by}});
    return rows;
}

std::string names_of(const std::vector<const Member*>& members) {
    std::string names;
    for (const auto* each : members) names += (names.empty() ? "" : ", ") + each->party_name;
    return names;
}

/// What the secretariat has to look at, and what it may do.
void set_doings(Model& page, const ProcedureReading& reading, RequestScope& scope) {
    const auto& procedure = reading.procedure;
    const UrlValues at{{"procedure", procedure.id}};
    const auto state = reading.state();
    const bool is_draft = state == ProcedureState::draft, is_open = state == ProcedureState::open;
    const bool runs = is_open && !reading.is_held();
    const auto unreached = reading.unreached();
    page.set("is_draft", is_draft);
    page.set("is_held", reading.is_held());
    page.set("is_changed", !reading.is_intact);
    page.set("has_unreached", (is_draft || is_open) && !unreached.empty());
    page.set("unreached", names_of(unreached));
    page.set("may_proceed", is_open && procedure.kind == ProcedureKind::silence && !procedure.proceeded_at &&
                                !unreached.empty());
    page.set("has_proceeded", procedure.proceeded_at.has_value());
    page.set(
        "proceeded",
        procedure.proceeded_at
            ? scope.locale().t("{who} has decided on {when} to go on without them: {reason}",
                               {{"who", procedure.proceeded_by},
                                {"when", scope.locale().instant(*procedure.proceeded_at, scope.actor().zone)},
                                {"reason", procedure.proceeded_because}})
            : std::string());
    page.set("may_write", (is_draft || runs) && !to_write(reading.members).empty());
    page.set("may_remind", runs && !to_remind(reading.members).empty());
    page.set("may_correct", is_draft || is_open);
    page.set("may_extend", is_open);
    page.set("may_withdraw", is_draft || is_open);
    page.set("may_ask_again", state == ProcedureState::refused || state == ProcedureState::withdrawn);
    struct Address {
        Key name;
        std::string_view route;
    };
    for (const auto& [name, route] : {Address{"letters_url", "statements.procedure_letters"},
                                      {"remind_url", "statements.procedure_remind"},
                                      {"members_url", "statements.procedure_members"},
                                      {"again_url", "statements.send_link_again"},
                                      {"end_links_url", "statements.end_member_links"},
                                      {"extend_url", "statements.extend_procedure"},
                                      {"withdraw_url", "statements.withdraw_procedure"},
                                      {"proceed_url", "statements.proceed"}})
        page.set(name, scope.url(route, at));
    page.set("new_url", scope.url("statements.new_procedure", {{"id", procedure.statement_id},
                                                               {"version", procedure.version_id},
                                                               {"kind", std::string(to_text(procedure.kind))},
                                                               {"like", procedure.id}}));
}

/// @param form which of the three forms the error belongs to
void set_forms(Model& page, const ProcedureReading& reading, const Request& request,
               const RequestScope& scope, const Error* error, std::string_view form) {
    const auto& locale = scope.locale();
    const auto& procedure = reading.procedure;
    const auto local =
        to_local(std::max(procedure.deadline, scope.now()) + std::chrono::days(7), procedure.zone);
    const auto wrong_in = [&](std::string_view of, std::string_view field) {
        return error != nullptr && form == of ? problem_on(field, *error, locale) : std::string();
    };
    const auto value = [&](std::string_view of, std::string_view name, std::string otherwise) {
        return error != nullptr && form == of ? request.form_value(name) : std::move(otherwise);
    };
    page.set("day", field_model({.label = locale.t("New deadline"),
                                 .name = "day",
                                 .value = value("extend", "day", to_text(local.day)),
                                 .error = wrong_in("extend", "day"),
                                 .type = "date"}));
    page.set("time", field_model({.label = locale.t("Time"),
                                  .name = "time",
                                  .value = value("extend", "time", "17:00"),
                                  .hint = procedure.zone,
                                  .error = wrong_in("extend", "time"),
                                  .type = "time"}));
    struct ReasonField {
        Key name;
        std::string_view of;
    };
    for (const auto& [name, of] : {ReasonField{"extend_reason", "extend"},
                                   {"withdraw_reason", "withdraw"},
                                   {"proceed_reason", "proceed"}})
        page.set(name,
                 field_model({.label = locale.t("Reason, as everybody reads it"),
                              .name = "reason",
                              .value = value(of, "reason", {}),
                              .error = wrong_in(of, "reason"),
                              .id = error != nullptr && form == of ? std::string("f-reason")
                                                                   : "f-" + std::string(of) + "-reason"}));
    page.set("was_deadline", to_text(procedure.deadline));
    page.set("withdraw_open", error != nullptr && form == "withdraw");
}

Result<Reply> procedure_view(const ProcedureTools& tools, const Request& request, RequestScope& scope,
                             const Error* error, std::string_view form) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("procedure");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto reading = read_procedure(uow, tools, id);
        if (!reading) return no_such_procedure(id);
        const auto& procedure = reading->procedure;
        const auto statement = find_statement(uow, procedure.statement_id, locale.language());
        const auto version = find_version(uow, procedure.version_id);
        const auto newest = latest_version(uow, procedure.statement_id);
        const auto tally = tally_of(reading->members);
        const auto state = reading->state();
        Model::List figures;
        const auto figure = [&](Verdict verdict, int count) {
            figures.push_back(
                {{"label", locale.t(name_of(verdict, procedure.kind))}, {"count", locale.number(count)}});
        };
        figure(Verdict::agrees, tally.agree);
        if (procedure.kind == ProcedureKind::silence) figure(Verdict::reserves, tally.reserve);
        figure(Verdict::objects, tally.object);
        figure(Verdict::none, tally.silent());
        auto extensions = extension_rows(procedure_extensions(uow, id), procedure, scope);
        auto record = record_rows(*reading, locale, scope.actor().zone);
        const auto outcome = outcome_sentence(procedure, reading->members, state, locale);
        const auto ended = reading->ended_at();
        Model page{
            {"title", procedure.group_name},
            {"kind", locale.t(name_of(procedure.kind))},
            {"statement", statement->title},
            {"version", version->name},
            {"version_url",
             scope.url("statements.version", {{"id", procedure.statement_id}, {"version", version->id}})},
            {"state", procedure_tag(state, procedure.kind, reading->is_held(), locale)},
            {"deadline", procedure_deadline(procedure, scope.actor().zone, scope.now(), locale)},
            {"rule", rule_sentence(procedure, tally.members, locale)},
            {"hash", procedure.hash},
            {"is_old", newest && newest->id != version->id},
            {"newer", newest ? newest->name : std::string()},
            {"has_outcome", !outcome.empty()},
            {"outcome", outcome},
            {"ended", ended && !outcome.empty() ? locale.instant(*ended, scope.actor().zone) : std::string()},
            {"figures", std::move(figures)},
            {"as_of", locale.t("as of {time}", {{"time", locale.instant(scope.now(), scope.actor().zone)}})},
            {"rows", member_rows(*reading, scope)},
            {"has_record", !record.empty()},
            {"record", std::move(record)},
            {"has_extensions", !extensions.empty()},
            {"extensions", std::move(extensions)},
            {"has_problems", error != nullptr},
            {"problems", error == nullptr ? Model(Model::List{}) : problems_model(*error, locale)}};
        set_doings(page, *reading, scope);
        set_forms(page, *reading, request, scope, error, form);
        const auto kept = find_validation(uow, vote_ref_of(procedure), locale.language());
        set_certificates(page, kept ? &*kept : nullptr, scope);
        return View{.name = "statements/procedure/show",
                    .model = std::move(page),
                    .title = procedure.group_name + " – " + statement->title,
                    .status = error == nullptr                     ? 200
                              : error->code == ErrorCode::conflict ? 409
                                                                   : 422};
    });
}

/// Back to the page with a notice, or the page with what is wrong.
Result<Reply> after(const Result<void>& done, std::string_view notice, std::string_view form,
                    const ProcedureTools& tools, const Request& request, RequestScope& scope) {
    if (!done && !done.error().fields.empty())
        return procedure_view(tools, request, scope, &done.error(), form);
    if (!done) return done.error();
    scope.notice(scope.locale().t(notice));
    return Redirect{scope.url("statements.procedure", {{"procedure", request.path_value("procedure")}})};
}

}  // namespace

Model procedure_tag(ProcedureState state, ProcedureKind kind, bool held, const Locale& locale) {
    if (held) return tag_model("terra", locale.t("Waits for your decision"));
    constexpr std::string_view kinds[] = {"grey", "teal", "green", "terra", "grey"};
    return tag_model(kinds[static_cast<std::size_t>(state) - 1], locale.t(name_of(state, kind)));
}

Model procedure_deadline(const Procedure& procedure, std::string_view reader_zone, Instant now,
                         const Locale& locale) {
    const bool elsewhere = reader_zone != procedure.zone;
    return {{"iso", to_text(procedure.deadline)},
            {"text", locale.instant(procedure.deadline, procedure.zone)},
            {"has_reader_text", elsewhere},
            {"reader_text", elsewhere ? locale.instant(procedure.deadline, reader_zone) : std::string()},
            {"late", now > procedure.deadline}};
}

Model::List record_rows(const ProcedureReading& reading, const Locale& locale, std::string_view zone) {
    Model::List rows;
    for (const auto& each : reading.answers) {
        const auto member = std::find_if(reading.members.begin(), reading.members.end(),
                                         [&](const Member& one) { return one.id == each.member_id; });
        rows.push_back({{"when", locale.instant(each.answered_at, zone)},
                        {"office", member == reading.members.end() ? std::string() : member->party_name},
                        {"verdict", each.verdict == Verdict::none
                                        ? locale.t("Answer taken back")
                                        : locale.t(name_of(each.verdict, reading.procedure.kind))},
                        {"has_words", !each.words.empty()},
                        {"words", each.words},
                        {"language", each.language},
                        {"who", each.said_by}});
    }
    return rows;
}

Result<Reply> procedure_page(const ProcedureTools& tools, const Request& request, RequestScope& scope) {
    return procedure_view(tools, request, scope, nullptr, {});
}

Result<Reply> extend_procedure(const ProcedureTools& tools, const Request& request, RequestScope& scope) {
    Form form(request);
    const auto to = form.local_time("day", "time", true);
    const Result<void> done =
        form.ok() ? ProcedureService(scope.db(), tools)
                        .extend(scope.actor(), request.path_value("procedure"), *to,
                                request.form_value("reason"), request.form_value("was_deadline"))
                  : Result<void>(form.error());
    return after(done, /*t*/ "The deadline has been moved. Everybody who was asked gets a mail.", "extend",
                 tools, request, scope);
}

Result<Reply> withdraw_procedure(const ProcedureTools& tools, const Request& request, RequestScope& scope) {
    return after(ProcedureService(scope.db(), tools)
                     .withdraw(scope.actor(), request.path_value("procedure"), request.form_value("reason")),
                 /*t*/ "It has been withdrawn. Everybody who was asked is told.", "withdraw", tools, request,
                 scope);
}

Result<Reply> proceed_here(const ProcedureTools& tools, const Request& request, RequestScope& scope) {
    return after(ProcedureService(scope.db(), tools)
                     .proceed(scope.actor(), request.path_value("procedure"), request.form_value("reason")),
                 /*t*/ "Your decision is in the record.", "proceed", tools, request, scope);
}

Result<Reply> send_link_again(const ProcedureTools& tools, const Request& request, RequestScope& scope) {
    return after(ProcedureService(scope.db(), tools)
                     .send_again(scope.actor(), request.path_value("procedure"), request.form_value("party")),
                 "A new link is on its way.", {}, tools, request, scope);
}

Result<Reply> end_member_links(const ProcedureTools& tools, const Request& request, RequestScope& scope) {
    return after(ProcedureService(scope.db(), tools)
                     .end_links(scope.actor(), request.path_value("procedure"), request.form_value("party")),
                 "The links of this office open nothing any more. Send a new one to whom it should go.", {},
                 tools, request, scope);
}

}  // namespace plenaria::statements
