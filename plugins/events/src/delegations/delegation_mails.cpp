// SPDX-License-Identifier: EUPL-1.2
#include "delegation_mails.hpp"

#include <plenaria/directory/lookup.hpp>

#include "../editions/edition_service.hpp"
#include "../editions/place.hpp"
#include "calendar_key_repository.hpp"
#include "invitation_calendar.hpp"

namespace plenaria::events {

std::string DelegationMails::page_of(const Edition& edition) const {
    return tools_.addresses.path("events.office", {{"edition", edition.id}});
}

AccessLink DelegationMails::link(const DelegationSubject& about) const {
    const auto& d = about.delegation;
    const auto& locale = tools_.locales.get(d.language, "events");
    return {.purpose = std::string(delegation_purpose),
            .subject = edition_subject(about.edition.id),
            .party = d.party,
            .party_name = d.party_name,
            .recipient = d.address,
            .task = locale.t("Answer the invitation of {office} to “{event}”.",
                             {{"office", d.party_name}, {"event", about.edition.titles.in(d.language)}}),
            .path = page_of(about.edition),
            .language = d.language,
            .zone = d.zone,
            .due_at = about.rules.reply_until,
            .due_zone = about.edition.dates.zone,
            .expires_at = office_link_end(about.edition.dates)};
}

AccessLink DelegationMails::follow_up_link(const DelegationSubject& about, Instant until) const {
    auto made = link(about);
    const auto& locale = tools_.locales.get(about.delegation.language, "events");
    made.task = locale.t("Answer what “{event}” still needs to know of {office}, until {when}.",
                         {{"office", about.delegation.party_name},
                          {"event", about.edition.titles.in(about.delegation.language)},
                          {"when", locale.instant(until, about.edition.dates.zone)}});
    made.path = tools_.addresses.path("events.office_follow_up", {{"edition", about.edition.id}});
    // Its deadline is in its words: rules of invitation that change move the deadlines of all links of an
    // edition that have one, and this one is another.
    made.due_at.reset();
    return made;
}

const std::string& DelegationMails::place(UnitOfWork& uow, const Edition& edition,
                                          const Locale& locale) const {
    const auto [at, is_new] = places_.try_emplace(edition.id + '/' + edition.city_ref + '/' + edition.place +
                                                  '/' + std::string(locale.language()));
    if (is_new) at->second = place_words(uow, tools_.lookup, edition, locale);
    return at->second;
}

Model DelegationMails::model(UnitOfWork& uow, const DelegationSubject& about, std::string_view link) const {
    const auto& d = about.delegation;
    const auto& locale = tools_.locales.get(d.language, "events");
    const auto& zone = about.edition.dates.zone;
    const auto& where = place(uow, about.edition, locale);
    return {{"event", about.edition.titles.in(d.language)},
            {"office", d.party_name},
            {"has_contact", !d.contact_name.empty()},
            {"contact", d.contact_name},
            {"dates", date_range(about.edition.dates, locale)},
            {"has_place", !where.empty()},
            {"place", where},
            {"people", locale.n("one person", "{n} people", d.quota)},
            {"deadline", locale.instant(about.rules.reply_until, zone)},
            {"has_own_deadline", d.zone != zone},
            {"own_deadline", locale.instant(about.rules.reply_until, d.zone)},
            {"link_url", std::string(link)}};
}

Mail DelegationMails::finish(std::string_view name, const DelegationSubject& about,
                             const Model& model) const {
    const auto& d = about.delegation;
    auto mail = tools_.renderer.mail(name, model, d.language);
    mail.to_address = d.address;
    mail.to_name = d.contact_name;
    mail.language = d.language;
    mail.about = edition_subject(about.edition.id);
    return mail;
}

std::optional<CalendarKey> DelegationMails::key_of(UnitOfWork& uow, const DelegationSubject& about) {
    if (about.keys == nullptr) return calendar_key_of(uow, about.delegation.id);
    const auto found = about.keys->find(about.delegation.id);
    return found == about.keys->end() ? std::nullopt : std::optional(found->second);
}

void DelegationMails::attach(UnitOfWork& uow, Mail& mail, const DelegationSubject& about) const {
    const auto& locale = tools_.locales.get(about.delegation.language, "events");
    const auto key = key_of(uow, about);
    mail.attachments.push_back(
        invitation_file(tools_.documents,
                        invitation_entry(about.edition, about.delegation, key ? &*key : nullptr,
                                         place(uow, about.edition, locale), locale),
                        about.delegation.address, key ? CalendarReplies::taken : CalendarReplies::not_taken));
}

Mail DelegationMails::invitation(UnitOfWork& uow, const DelegationSubject& about,
                                 std::string_view link) const {
    auto mail = finish("events/mail/delegation_invitation", about, model(uow, about, link));
    attach(uow, mail, about);
    return mail;
}

Mail DelegationMails::reminder(UnitOfWork& uow, const DelegationSubject& about, std::string_view link) const {
    return finish("events/mail/delegation_reminder", about, model(uow, about, link));
}

// Names of delegates are in no mail: what is sent cannot be erased.
Mail DelegationMails::receipt(UnitOfWork& uow, const DelegationSubject& about) const {
    const auto& d = about.delegation;
    const auto& locale = tools_.locales.get(d.language, "events");
    auto shown = model(uow, about, tools_.addresses.absolute(page_of(about.edition)));
    shown.set("answer", locale.t(name_of(d.answer)));
    shown.set("comes", comes(d.answer));
    shown.set("registered",
              locale.n("{n} person is registered.", "{n} people are registered.", people_coming(d.people)));
    shown.set("waits", d.waiting_number > 0);
    auto mail = finish("events/mail/delegation_receipt", about, shown);
    mail.idempotency_key = "delegation-receipt/" + d.id + '/' + std::to_string(d.revision);
    return mail;
}

Mail DelegationMails::places(UnitOfWork& uow, const DelegationSubject& about) const {
    auto mail = finish("events/mail/delegation_places", about,
                       model(uow, about, tools_.addresses.absolute(page_of(about.edition))));
    mail.idempotency_key =
        "delegation-places/" + about.delegation.id + '/' + std::to_string(about.delegation.revision);
    return mail;
}

Mail DelegationMails::moved(UnitOfWork& uow, const DelegationSubject& about, const Dates& before,
                            std::string_view reason, std::string_view link, std::string_view change) const {
    const auto& locale = tools_.locales.get(about.delegation.language, "events");
    auto shown = model(uow, about, link);
    shown.set("before", date_range(before, locale));
    shown.set("had_answered", about.delegation.asked_again_at.has_value());
    shown.set("has_reason", !reason.empty());
    shown.set("reason", std::string(reason));
    auto mail = finish("events/mail/delegation_moved", about, shown);
    mail.idempotency_key = "delegation-moved/" + about.delegation.id + '/' + std::string(change);
    attach(uow, mail, about);
    return mail;
}

Mail DelegationMails::calendar_receipt(UnitOfWork& uow, const DelegationSubject& about,
                                       std::string_view link) const {
    const auto& d = about.delegation;
    auto shown = model(uow, about, link);
    shown.set("answer", tools_.locales.get(d.language, "events").t(name_of(d.answer)));
    shown.set("names_nobody", comes(d.answer) && people_coming(d.people) == 0);
    auto mail = finish("events/mail/delegation_calendar_reply", about, shown);
    mail.idempotency_key = "delegation-calendar/" + d.id + '/' + std::to_string(d.revision);
    return mail;
}

Mail DelegationMails::calendar_notice(UnitOfWork& uow, const DelegationSubject& about, ReplyFate fate) const {
    const auto& locale = tools_.locales.get(about.delegation.language, "events");
    auto shown = model(uow, about, tools_.addresses.absolute(page_of(about.edition)));
    shown.set("why", locale.t(sentence_of(fate)));
    return finish("events/mail/delegation_calendar_notice", about, shown);
}

Mail DelegationMails::follow_up(UnitOfWork& uow, const DelegationSubject& about, std::string_view link,
                                Instant until) const {
    const auto& d = about.delegation;
    const auto& locale = tools_.locales.get(d.language, "events");
    auto shown = model(uow, about, link);
    shown.set("follow_up_until", locale.instant(until, about.edition.dates.zone));
    shown.set("own_follow_up_until", locale.instant(until, d.zone));
    return finish("events/mail/delegation_follow_up", about, shown);
}

Mail DelegationMails::cancelled(UnitOfWork& uow, const DelegationSubject& about) const {
    auto mail = finish("events/mail/delegation_cancelled", about,
                       model(uow, about, tools_.addresses.absolute(page_of(about.edition))));
    mail.idempotency_key =
        "delegation-cancelled/" + about.delegation.id + '/' + std::to_string(about.edition.revision);
    attach(uow, mail, about);
    return mail;
}

}  // namespace plenaria::events
