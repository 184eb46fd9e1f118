// SPDX-License-Identifier: EUPL-1.2
#include "vacancy_mails.hpp"

#include "shared_pages.hpp"

namespace plenaria::committee::vacancies {

namespace {

const std::string& profile_in(const Vacancy& vacancy, std::string_view language) {
    return vacancy.facts.profile.in(language);
}

}  // namespace

Instant link_end(Instant deadline) { return deadline + std::chrono::days(180); }

Recipient office_of(const Notice& notice) {
    return {notice.contact_name, notice.address, notice.language, notice.zone};
}

Recipient nominee_of(const Nomination& nomination, const Notice& notice) {
    const auto& facts = nomination.facts;
    return {facts.person.name, facts.address, facts.language, notice.zone};
}

AccessLink VacancyMails::nominate_link(const Call& call, const Notice& to) const {
    const auto& locale = tools_.locales.get(to.language, "committee");
    return {.purpose = std::string(nominate_purpose),
            .subject = vacancy_subject(call.vacancy.id),
            .party = to.city.ref,
            .party_name = to.city.name,
            .recipient = to.address,
            .task = locale.t("Nominate somebody of {city} for “{body}”.",
                             {{"city", to.city.name}, {"body", call.body.facts.names.in(to.language)}}),
            .path = tools_.addresses.path("committee.nominate", {{"vacancy", call.vacancy.id}}),
            .language = to.language,
            .zone = to.zone,
            .due_at = call.vacancy.deadline,
            .due_zone = call.vacancy.facts.zone,
            .expires_at = link_end(call.vacancy.deadline)};
}

AccessLink VacancyMails::consent_link(const Call& call, const Notice& office,
                                      const Nomination& nomination) const {
    const auto& facts = nomination.facts;
    const auto& locale = tools_.locales.get(facts.language, "committee");
    return {.purpose = std::string(consent_purpose),
            .subject = nomination_subject(nomination.id),
            .party = nomination.city.ref,
            .party_name = nomination.city.name,
            .recipient = facts.address,
            .task = locale.t("Say whether you would sit on “{body}”.",
                             {{"body", call.body.facts.names.in(facts.language)}}),
            .path = tools_.addresses.path("committee.consent", {{"nomination", nomination.id}}),
            .language = facts.language,
            .zone = office.zone,
            .due_at = call.vacancy.deadline,
            .due_zone = call.vacancy.facts.zone,
            .expires_at = link_end(call.vacancy.deadline)};
}

Model VacancyMails::model(const Call& call, const Recipient& to, std::string_view city,
                          std::string_view link) const {
    const auto& locale = tools_.locales.get(to.language, "committee");
    const auto& vacancy = call.vacancy;
    const auto& body = call.body;
    const auto& zone = vacancy.facts.zone;
    return {{"body", body.facts.names.in(to.language)},
            {"seat", numbers_in_words(numbers_of(call), locale)},
            {"has_several", !call.further.empty()},
            {"city", std::string(city)},
            {"has_contact", !to.name.empty()},
            {"contact", to.name},
            {"term", locale.day(vacancy.facts.first) + " – " + locale.day(vacancy.facts.last)},
            {"profile", profile_in(vacancy, to.language)},
            {"deadline", locale.instant(vacancy.deadline, zone)},
            {"has_own_deadline", to.zone != zone},
            {"own_deadline", locale.instant(vacancy.deadline, to.zone)},
            {"link_url", std::string(link)}};
}

Mail VacancyMails::finish(std::string_view name, const Call& call, const Recipient& to,
                          const Model& model) const {
    auto mail = tools_.renderer.mail(name, model, to.language);
    mail.to_address = to.address;
    mail.to_name = to.name;
    mail.language = to.language;
    mail.about = vacancy_subject(call.vacancy.id);
    return mail;
}

Mail VacancyMails::notice(const Call& call, const Notice& to, std::string_view link) const {
    const auto office = office_of(to);
    return finish("committee/mail/vacancy_notice", call, office, model(call, office, to.city.name, link));
}

Mail VacancyMails::reminder(const Call& call, const Notice& to, std::string_view link) const {
    const auto office = office_of(to);
    return finish("committee/mail/vacancy_reminder", call, office, model(call, office, to.city.name, link));
}

Mail VacancyMails::extended(const Call& call, const Notice& to, Instant before, std::string_view reason,
                            std::string_view link) const {
    const auto office = office_of(to);
    auto shown = model(call, office, to.city.name, link);
    shown.set("before",
              tools_.locales.get(to.language, "committee").instant(before, call.vacancy.facts.zone));
    shown.set("reason", std::string(reason));
    return finish("committee/mail/vacancy_extended", call, office, shown);
}

Mail VacancyMails::withdrawn(const Call& call, const Notice& to, std::string_view reason) const {
    const auto office = office_of(to);
    auto shown = model(call, office, to.city.name, "");
    shown.set("reason", std::string(reason));
    return finish("committee/mail/vacancy_withdrawn", call, office, shown);
}

Mail VacancyMails::receipt(const Call& call, const Notice& to, const Nomination& nomination,
                           std::string_view link) const {
    const auto office = office_of(to);
    auto shown = model(call, office, to.city.name, link);
    shown.set("is_withdrawn", nomination.withdrawn_at.has_value());
    shown.set("sent_at", tools_.locales.get(to.language, "committee")
                             .instant(nomination.withdrawn_at.value_or(nomination.sent_at), to.zone));
    auto mail = finish("committee/mail/nomination_receipt", call, office, shown);
    mail.idempotency_key = "nomination-receipt/" + nomination.id + '/' + std::to_string(nomination.revision);
    return mail;
}

Mail VacancyMails::consent(const Call& call, const Notice& office, const Nomination& nomination,
                           std::string_view link) const {
    const auto nominee = nominee_of(nomination, office);
    auto mail = finish("committee/mail/nomination_consent", call, nominee,
                       model(call, nominee, nomination.city.name, link));
    mail.idempotency_key = "nomination-consent/" + nomination.id + '/' + std::to_string(nomination.asked);
    return mail;
}

Mail VacancyMails::outcome(const Call& call, const Nomination& nomination, Outcome outcome,
                           const Recipient& to) const {
    // Whoever was chosen is told of their own seat, where the call fills several.
    auto own = call;
    if (outcome == Outcome::chosen) {
        own.seat.facts.number = number_of_seat(call, nomination.id);
        own.further.clear();
    }
    auto shown = model(own, to, nomination.city.name, "");
    shown.set("person", nomination.facts.person.name);
    return finish(
        outcome == Outcome::chosen ? "committee/mail/nominee_chosen" : "committee/mail/nominee_not_chosen",
        call, to, shown);
}

}  // namespace plenaria::committee::vacancies
