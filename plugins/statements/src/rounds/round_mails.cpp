// SPDX-License-Identifier: EUPL-1.2
#include "round_mails.hpp"

#include <algorithm>

#include "../review/answer_service.hpp"
#include "../review/plain_redline.hpp"
#include "round_calendar.hpp"

namespace plenaria::statements {

namespace {

/// One point as the mails write it.
Model point_lines(const Point& point, const std::string& label, const Locale& locale) {
    const bool suggestion = point.kind == PointKind::suggestion;
    return {{"paragraph", label},
            {"kind", locale.t(name_of(point.kind))},
            {"has_quote", !point.anchor.quote.empty()},
            {"quote", point.anchor.quote},
            {"has_text", suggestion},
            {"text", suggestion ? plain_redline(compare_words(point.base, point.wording)) : std::string()},
            {"has_remark", !point.remark.empty()},
            {"remark", point.remark}};
}

}  // namespace

AccessLink RoundMails::link(const MailSubject& about) const {
    const auto& locale = locales_.get(about.office.language, "statements");
    return {.purpose = std::string(review_purpose),
            .subject = round_subject(about.round.id),
            .party = about.office.party,
            .party_name = about.office.party_name,
            .recipient = about.office.address,
            .task = locale.t("Review “{statement}” for {office}.",
                             {{"statement", about.statement.title}, {"office", about.office.party_name}}),
            .path = addresses_.path("statements.review", {{"round", about.round.id}}),
            .language = about.office.language,
            .zone = about.office.zone,
            .due_at = about.round.deadline,
            .due_zone = about.round.zone,
            .expires_at = link_end(about.round)};
}

AccessLink RoundMails::outcome_link(const MailSubject& about, Instant now) const {
    const auto& locale = locales_.get(about.office.language, "statements");
    auto to_outcome = link(about);
    to_outcome.task = locale.t("See what became of the points of {office}: “{statement}”.",
                               {{"statement", about.statement.title}, {"office", about.office.party_name}});
    to_outcome.path = addresses_.path("statements.outcome", {{"round", about.round.id}});
    to_outcome.due_at.reset();
    to_outcome.expires_at = std::max(to_outcome.expires_at, now + link_grace);
    return to_outcome;
}

Model RoundMails::model(const MailSubject& about, std::string_view link) const {
    const auto& locale = locales_.get(about.office.language, "statements");
    const bool elsewhere = about.office.zone != about.round.zone;
    return {{"statement", about.statement.title},
            {"version", about.version.name},
            {"round", about.round.name},
            {"office", about.office.party_name},
            {"contact", about.office.contact_name},
            {"has_contact", !about.office.contact_name.empty()},
            {"deadline", locale.instant(about.round.deadline, about.round.zone)},
            {"has_own_deadline", elsewhere},
            {"own_deadline", locale.instant(about.round.deadline, about.office.zone)},
            {"link_url", std::string(link)}};
}

Mail RoundMails::finish(std::string_view name, const MailSubject& about, Model model,
                        std::string_view key) const {
    auto mail = renderer_.mail(name, model, about.office.language);
    mail.to_address = about.office.address;
    mail.to_name = about.office.contact_name;
    mail.language = about.office.language;
    mail.about = round_subject(about.round.id);
    mail.idempotency_key = key.empty() ? std::string() : std::string(key) + "/" + about.office.id;
    return mail;
}

void RoundMails::attach(Mail& mail, const CalendarEntry& entry) const {
    if (calendar_ != nullptr) mail.attachments.push_back(calendar_->calendar_mail(entry));
}

Mail RoundMails::invitation(const MailSubject& about, std::string_view link) const {
    auto mail = finish("statements/mail/round_invitation", about, model(about, link), {});
    attach(mail, deadline_entry(about, locales_.get(about.office.language, "statements")));
    return mail;
}

Mail RoundMails::reminder(const MailSubject& about, std::string_view link) const {
    return finish("statements/mail/round_reminder", about, model(about, link), {});
}

Mail RoundMails::extension(const MailSubject& about, Instant before, std::string_view reason,
                           std::string_view link) const {
    const auto& locale = locales_.get(about.office.language, "statements");
    auto shown = model(about, link);
    shown.set("before", locale.instant(before, about.round.zone));
    shown.set("has_reason", !reason.empty());
    shown.set("reason", std::string(reason));
    auto mail = finish("statements/mail/round_extension", about, std::move(shown),
                       "extension/" + about.round.id + "/" + to_text(about.round.deadline));
    attach(mail, deadline_entry(about, locale));
    return mail;
}

Mail RoundMails::early_end(const MailSubject& about) const {
    auto shown =
        model(about, addresses_.absolute(addresses_.path("statements.review", {{"round", about.round.id}})));
    shown.set("has_sent", about.office.sent_at.has_value());
    auto mail =
        finish("statements/mail/round_closed", about, std::move(shown),
               "closed/" + about.round.id + "/" + to_text(about.round.closed_at.value_or(about.told_at)));
    attach(mail, withdrawn_deadline(about, locales_.get(about.office.language, "statements")));
    return mail;
}

Mail RoundMails::receipt(const MailSubject& about, const std::vector<Point>& points,
                         const std::map<std::string, std::string>& cited) const {
    const auto& locale = locales_.get(about.office.language, "statements");
    Model::List list;
    for (const auto& point : points) {
        const auto found = cited.find(point.paragraph_id);
        list.push_back(point_lines(point, found == cited.end() ? std::string() : found->second, locale));
    }
    auto shown =
        model(about, addresses_.absolute(addresses_.path("statements.review", {{"round", about.round.id}})));
    shown.set("position", locale.t(name_of(about.office.position)));
    shown.set("has_position_text", !about.office.position_text.empty());
    shown.set("position_text", about.office.position_text);
    shown.set("has_points", !list.empty());
    shown.set("points", std::move(list));
    shown.set("sent_at", locale.instant(about.office.sent_at.value_or(Instant{}), about.office.zone));
    return finish("statements/mail/round_receipt", about, std::move(shown),
                  "receipt/" + std::to_string(about.office.sendings));
}

Mail RoundMails::outcome(const MailSubject& about, const Version& issued,
                         const std::vector<SettledPoint>& points, std::string_view link) const {
    const auto& locale = locales_.get(about.office.language, "statements");
    long long taken = 0, refused = 0, noted = 0;
    Model::List list;
    for (const auto& [point, label, reason] : points) {
        taken += is_taken(point.state);
        refused += point.state == PointState::refused;
        noted += point.state == PointState::noted;
        auto lines = point_lines(point, label, locale);
        lines.set("state", locale.t(name_of(point.state)));
        lines.set("has_reason", !reason.empty());
        lines.set("reason", reason);
        list.push_back(std::move(lines));
    }
    Model::List sums;
    const auto add = [&](long long count, std::string sentence) {
        if (count > 0) sums.push_back({{"text", std::move(sentence)}});
    };
    add(taken,
        locale.n("{n} of your points is in the new text.", "{n} of your points are in the new text.", taken));
    add(refused, locale.n("{n} was not taken up; the reason is given.",
                          "{n} were not taken up; the reasons are given.", refused));
    add(noted, locale.n("{n} comment was answered.", "{n} comments were answered.", noted));
    auto shown = model(about, link);
    shown.set("new_version", issued.name);
    shown.set("sums", std::move(sums));
    shown.set("points", std::move(list));
    return finish("statements/mail/round_outcome", about, std::move(shown), "outcome/" + issued.id);
}

}  // namespace plenaria::statements
