// SPDX-License-Identifier: EUPL-1.2
#include "procedure_letters.hpp"

#include <algorithm>

#include "../rounds/round.hpp"

namespace plenaria::statements {

std::string procedure_subject(std::string_view procedure_id) {
    return "statements.procedure/" + std::string(procedure_id);
}

AccessLink ProcedureLetters::link(const ProcedureMatter& about) const {
    const auto& procedure = about.procedure;
    const auto& locale = locale_of(about.member);
    const std::string task = procedure.kind == ProcedureKind::silence
                                 ? /*t*/ "Say for {office} whether it objects to “{statement}”."
                                 : /*t*/ "Say for {office} whether it approves “{statement}”.";
    return {
        .purpose = std::string(procedure_purpose),
        .subject = procedure_subject(procedure.id),
        .party = about.member.party,
        .party_name = about.member.party_name,
        .recipient = about.member.address,
        .task = locale.t(task, {{"office", about.member.party_name}, {"statement", about.statement.title}}),
        .path = addresses_.path("statements.answer_here", {{"procedure", procedure.id}}),
        .language = about.member.language,
        .zone = about.member.zone,
        .due_at = procedure.deadline,
        .due_zone = procedure.zone,
        .expires_at = procedure.deadline + link_grace};
}

Model ProcedureLetters::model(const ProcedureMatter& about) const {
    const auto& procedure = about.procedure;
    const auto& member = about.member;
    const auto& locale = locale_of(member);
    return {{"statement", about.statement.title},
            {"version", about.version.name},
            {"group", procedure.group_name},
            {"office", member.party_name},
            {"contact", member.contact_name},
            {"has_contact", !member.contact_name.empty() && member.contact_name != member.party_name},
            {"is_silence", procedure.kind == ProcedureKind::silence},
            {"deadline", locale.instant(procedure.deadline, procedure.zone)},
            {"has_own_deadline", member.zone != procedure.zone},
            {"own_deadline", locale.instant(procedure.deadline, member.zone)},
            {"hash", procedure.hash}};
}

Mail ProcedureLetters::finish(std::string_view name, const ProcedureMatter& about, const Model& model) const {
    auto mail = renderer_.mail(name, model, about.member.language);
    mail.to_address = about.member.address;
    mail.to_name = about.member.contact_name;
    mail.language = about.member.language;
    mail.about = procedure_subject(about.procedure.id);
    return mail;
}

CalendarEntry ProcedureLetters::entry(const ProcedureMatter& about) const {
    const auto& procedure = about.procedure;
    const auto& locale = locale_of(about.member);
    const auto opened = procedure.opened_at.value_or(about.told_at);
    return {.uid = "procedure-" + procedure.id + '-' + about.member.id + "@plenaria",
            // Seconds since it opened rise with every message (RFC 5546, 2.1.4).
            .sequence = about.told_at <= opened ? 0 : static_cast<int>((about.told_at - opened).count()),
            .starts_at = procedure.deadline,
            .ends_at = procedure.deadline,
            .zone = procedure.zone,
            .summary = locale.t(procedure.kind == ProcedureKind::silence
                                    ? /*t*/ "Last moment to object: {statement}"
                                    : /*t*/ "Last moment to approve: {statement}",
                                {{"statement", about.statement.title}}),
            .description = about.version.name + '\n' +
                           locale.t("The way in is the link in the mail of the secretariat.")};
}

Mail ProcedureLetters::letter(const ProcedureMatter& about, std::string_view link, std::string text) const {
    auto shown = model(about);
    shown.set("link_url", std::string(link));
    auto mail = finish("statements/mail/procedure_letter", about, shown);
    if (!text.empty()) mail.attachments.push_back({"text.txt", "text/plain; charset=utf-8", std::move(text)});
    if (documents_ != nullptr) mail.attachments.push_back(documents_->calendar_mail(entry(about)));
    return mail;
}

Mail ProcedureLetters::reminder(const ProcedureMatter& about, std::string_view link) const {
    auto shown = model(about);
    shown.set("link_url", std::string(link));
    return finish("statements/mail/procedure_reminder", about, shown);
}

Mail ProcedureLetters::extension(const ProcedureMatter& about, Instant before, std::string_view reason,
                                 std::string_view link) const {
    auto shown = model(about);
    shown.set("link_url", std::string(link));
    shown.set("before", locale_of(about.member).instant(before, about.procedure.zone));
    shown.set("reason", std::string(reason));
    auto mail = finish("statements/mail/procedure_extension", about, shown);
    mail.idempotency_key = "procedure-extension/" + about.member.id + "/" + to_text(about.procedure.deadline);
    if (documents_ != nullptr) mail.attachments.push_back(documents_->calendar_mail(entry(about)));
    return mail;
}

Mail ProcedureLetters::receipt(const ProcedureMatter& about, const GivenAnswer& answer) const {
    const auto& locale = locale_of(about.member);
    auto shown = model(about);
    shown.set("is_taken_back", answer.verdict == Verdict::none);
    shown.set("verdict", locale.t(name_of(answer.verdict, about.procedure.kind)));
    shown.set("said_by", answer.said_by);
    shown.set("answered_at", locale.instant(answer.answered_at, about.member.zone));
    shown.set("has_words", !answer.words.empty());
    shown.set("words", answer.words);
    shown.set("link_url", addresses_.absolute(addresses_.path("statements.answer_here",
                                                              {{"procedure", about.procedure.id}})));
    auto mail = finish("statements/mail/procedure_receipt", about, shown);
    mail.idempotency_key = "procedure-receipt/" + answer.id;
    return mail;
}

Mail ProcedureLetters::outcome(const ProcedureMatter& about, std::string_view sentence,
                               const std::vector<Quote>& quotes) const {
    const auto& procedure = about.procedure;
    Model::List said;
    for (const auto& each : quotes)
        said.push_back({{"who", each.who}, {"verdict", each.verdict}, {"words", each.words}});
    auto shown = model(about);
    shown.set("state", locale_of(about.member).t(name_of(procedure.state, procedure.kind)));
    shown.set("is_withdrawn", procedure.state == ProcedureState::withdrawn);
    shown.set("sentence", std::string(sentence));
    shown.set("has_quotes", !said.empty());
    shown.set("quotes", std::move(said));
    shown.set("link_url",
              addresses_.absolute(addresses_.path("statements.answer_here", {{"procedure", procedure.id}})));
    auto mail = finish("statements/mail/procedure_outcome", about, shown);
    mail.idempotency_key = "procedure-outcome/" + about.member.id;
    if (documents_ != nullptr && about.told_at < procedure.deadline) {
        auto cancelled = entry(about);
        cancelled.cancelled = true;
        mail.attachments.push_back(documents_->calendar_mail(cancelled));
    }
    return mail;
}

}  // namespace plenaria::statements
