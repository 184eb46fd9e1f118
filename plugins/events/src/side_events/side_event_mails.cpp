// SPDX-License-Identifier: EUPL-1.2
#include "side_event_mails.hpp"

#include <plenaria/directory/lookup.hpp>

#include "../editions/place.hpp"
#include "proposal_service.hpp"

namespace plenaria::events {

AccessLink SideEventMails::link(const SideEventSubject& about) const {
    const auto& [edition, call, proposal] = about;
    const auto& facts = proposal.facts;
    const auto& locale = tools_.locales.get(facts.language, "events");
    return {.purpose = std::string(proposal_purpose),
            .subject = proposal_subject(proposal.id),
            .party = facts.organiser_ref.empty() ? "proposal/" + proposal.id : facts.organiser_ref,
            .party_name = facts.organiser_name,
            .recipient = facts.contact_mail,
            .task = locale.t("See and change the proposal “{title}” for “{event}”.",
                             {{"title", facts.title}, {"event", edition.titles.in(facts.language)}}),
            .path = tools_.addresses.path("events.own_proposal", {{"proposal", proposal.id}}),
            .language = facts.language,
            .zone = proposal.zone,
            .due_at = call.closes_at,
            .due_zone = edition.dates.zone,
            .expires_at = organiser_link_end(edition.dates)};
}

Model SideEventMails::model(UnitOfWork& uow, const SideEventSubject& about, std::string_view link) const {
    const auto& [edition, call, proposal] = about;
    const auto& facts = proposal.facts;
    const auto& locale = tools_.locales.get(facts.language, "events");
    const auto place = place_words(uow, tools_.lookup, edition, locale);
    return {{"event", edition.titles.in(facts.language)},
            {"call", call.titles.in(facts.language)},
            {"title", facts.title},
            {"organiser", facts.organiser_name},
            {"has_contact", !facts.contact_name.empty()},
            {"contact", facts.contact_name},
            {"dates", date_range(edition.dates, locale)},
            {"has_place", !place.empty()},
            {"place", place},
            {"deadline", locale.instant(call.closes_at, edition.dates.zone)},
            {"has_own_deadline", proposal.zone != edition.dates.zone},
            {"own_deadline", locale.instant(call.closes_at, proposal.zone)},
            {"erased", locale.day(erase_contacts_on(call, edition.dates))},
            {"link_url", std::string(link)}};
}

Mail SideEventMails::finish(std::string_view name, const SideEventSubject& about, const Model& model) const {
    const auto& facts = about.proposal.facts;
    auto mail = tools_.renderer.mail(name, model, facts.language);
    mail.to_address = facts.contact_mail;
    mail.to_name = facts.contact_name;
    mail.language = facts.language;
    mail.about = proposal_subject(about.proposal.id);
    return mail;
}

Mail SideEventMails::receipt(UnitOfWork& uow, const SideEventSubject& about, std::string_view link) const {
    return finish("events/mail/side_event_receipt", about, model(uow, about, link));
}

Mail SideEventMails::merged(UnitOfWork& uow, const SideEventSubject& about, std::string_view kept,
                            std::string_view organisers, std::string_view link) const {
    auto shown = model(uow, about, link);
    shown.set("kept", kept);
    shown.set("organisers", organisers);
    return finish("events/mail/side_event_merged", about, shown);
}

Mail SideEventMails::apart(UnitOfWork& uow, const SideEventSubject& about, std::string_view link) const {
    return finish("events/mail/side_event_apart", about, model(uow, about, link));
}

Model SideEventMails::decision_model(UnitOfWork& uow, const SideEventSubject& about,
                                     const SideEventPlace& place, std::string_view link) const {
    using enum ProposalState;
    const auto& proposal = about.proposal;
    auto shown = model(uow, about, link);
    shown.set("is_accepted", proposal.state == accepted);
    shown.set("is_waiting", proposal.state == waiting);
    shown.set("is_declined", proposal.state == declined);
    shown.set("has_when", proposal.state == accepted && !place.when.empty());
    shown.set("when", place.when);
    shown.set("zone", about.edition.dates.zone);
    shown.set("has_room", proposal.state == accepted && !place.room.empty());
    shown.set("room", place.room);
    shown.set("has_reason", !proposal.reason.empty());
    shown.set("reason", proposal.reason);
    return shown;
}

Mail SideEventMails::decision(UnitOfWork& uow, const SideEventSubject& about, const SideEventPlace& place,
                              std::string_view link) const {
    auto mail = finish("events/mail/side_event_decision", about, decision_model(uow, about, place, link));
    mail.idempotency_key =
        "side-event-decision/" + about.proposal.id + '/' + std::to_string(about.proposal.revision);
    return mail;
}

}  // namespace plenaria::events
