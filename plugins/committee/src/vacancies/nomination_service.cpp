// SPDX-License-Identifier: EUPL-1.2
#include "nomination_service.hpp"

#include <plenaria/directory/directory.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../candidacy/statement_service.hpp"
#include "../ledger/body_service.hpp"
#include "../ledger/json.hpp"
#include "nomination_file_repository.hpp"
#include "nomination_repository.hpp"
#include "vacancy_repository.hpp"

namespace plenaria::committee::vacancies {

namespace {

using ledger::changed_meanwhile;
using ledger::compact;

bool is_same_nominee(const NominationFacts& one, const NominationFacts& other) {
    return fold(one.person.name) == fold(other.person.name) && fold(one.address) == fold(other.address);
}

/// The entry of the directory that an office may mean: its own head, chosen or typed. Of others it only types
/// the name, for the directory is not shown to whoever holds a link; what staff has said of the same nominee
/// stays.
void settle_person(NominationFacts& facts, const OwnCall& own) {
    const auto& head = own.head;
    if (head && (facts.person.ref == head->ref || fold(facts.person.name) == fold(head->name))) {
        facts.person = *head;
        if (facts.office.empty()) facts.office = own.head_office;
        return;
    }
    facts.person.ref.clear();
    if (own.nomination && is_same_nominee(own.nomination->facts, facts))
        facts.person.ref = own.nomination->facts.person.ref;
}

void mail_receipt(UnitOfWork& uow, const VacancyMails& mails, const OwnCall& own,
                  const Nomination& nomination) {
    if (own.notice.address.empty()) return;
    uow.send(mails.receipt(own.call, own.notice, nomination,
                           uow.issue_link(mails.nominate_link(own.call, own.notice))));
}

/// Asks whoever is nominated now; an earlier link opens nothing any more.
void ask_for_consent(UnitOfWork& uow, const VacancyMails& mails, const OwnCall& own,
                     const Nomination& nomination) {
    uow.revoke_links(consent_purpose, nomination_subject(nomination.id));
    uow.send(mails.consent(own.call, own.notice, nomination,
                           uow.issue_link(mails.consent_link(own.call, own.notice, nomination))));
}

void record_nomination(UnitOfWork& uow, const Actor& actor, const Nomination& nomination) {
    // No names: history outlives them.
    uow.record(actor, "committee.nominate", nomination_subject(nomination.id), "",
               compact({{"vacancy", nomination.vacancy_id}, {"city", nomination.city.ref}}));
    uow.publish("committee.nominated/1", compact({{"vacancy", nomination.vacancy_id},
                                                  {"nomination", nomination.id},
                                                  {"city", nomination.city.ref}}));
}

Result<void> nominate_first(UnitOfWork& uow, const VacancyMails& mails, const Actor& actor,
                            const OwnCall& own, NominationFacts facts) {
    const Nomination nomination{.id = new_id(),
                                .vacancy_id = own.call.vacancy.id,
                                .city = own.notice.city,
                                .facts = std::move(facts),
                                .sent_at = uow.now()};
    insert(uow, nomination);
    ask_for_consent(uow, mails, own, nomination);
    mail_receipt(uow, mails, own, nomination);
    record_nomination(uow, actor, nomination);
    return {};
}

}  // namespace

Result<OwnCall> own_call(UnitOfWork& uow, directory::Directory& directory, const Actor& actor,
                         const std::string& vacancy_id) {
    if (!actor.holds_link(nominate_purpose, vacancy_subject(vacancy_id))) return vacancy_unknown(vacancy_id);
    auto call = read_call(uow, vacancy_id);
    if (!call) return std::move(call).error();
    auto notice = find_notice(uow, vacancy_id, actor.party);
    if (!notice) return vacancy_unknown(vacancy_id);
    OwnCall own{*std::move(call), *std::move(notice), nomination_of_city(uow, vacancy_id, actor.party)};
    if (const auto head = directory.head_on(uow, own.notice.city.ref, own.call.vacancy.facts.first)) {
        own.head = Called{.ref = "person/" + head->person_id, .name = head->person_name};
        own.head_office = head->office;
    }
    return own;
}

Result<void> nominate(UnitOfWork& uow, directory::Directory& directory, const VacancyMails& mails,
                      const Actor& actor, const std::string& vacancy_id, NominationFacts facts,
                      int revision) {
    hold_vacancy(uow, vacancy_id);
    const auto own = own_call(uow, directory, actor, vacancy_id);
    if (!own) return own.error();
    facts = tidy(std::move(facts));
    settle_person(facts, *own);
    const auto& stored = own->nomination;
    // Before the deadline is looked at: what was sent in time and once more after it has been received.
    if (stored && !stored->withdrawn_at && stored->facts == facts) return {};
    if (stored)
        if (auto free = candidacy::check_not_voted_on(uow, stored->id); !free) return free;
    if (auto open = check_takes_nominations(own->call.vacancy, uow.now()); !open) return open;
    if ((stored ? stored->revision : 0) != revision) return changed_meanwhile(vacancy_subject(vacancy_id));
    std::vector<FieldError> problems;
    check(facts, problems);
    if (auto good = ledger::refuse_if_any(std::move(problems)); !good) return good;
    if (!stored) return nominate_first(uow, mails, actor, *own, std::move(facts));

    auto wanted = *stored;
    const bool asks_anew = stored->withdrawn_at || !is_same_nominee(stored->facts, facts);
    wanted.facts = std::move(facts);
    wanted.withdrawn_at.reset();
    wanted.sent_at = uow.now();
    // Whoever overruled a criterion judged what stood there then.
    wanted.overruled_at.reset();
    wanted.overruled_by.clear();
    wanted.overruled_because.clear();
    // What was sent of one person says nothing of another.
    if (!is_same_nominee(stored->facts, wanted.facts)) remove_files_of(uow, stored->id);
    if (asks_anew) {
        wanted.consent.reset();
        wanted.consent_at.reset();
        ++wanted.asked;
    }
    if (!update(uow, wanted)) return changed_meanwhile(nomination_subject(wanted.id));
    ++wanted.revision;
    if (asks_anew) ask_for_consent(uow, mails, *own, wanted);
    mail_receipt(uow, mails, *own, wanted);
    record_nomination(uow, actor, wanted);
    return {};
}

Result<void> withdraw_nomination(UnitOfWork& uow, directory::Directory& directory, const VacancyMails& mails,
                                 const Actor& actor, const std::string& vacancy_id, int revision) {
    hold_vacancy(uow, vacancy_id);
    const auto own = own_call(uow, directory, actor, vacancy_id);
    if (!own) return own.error();
    if (!own->nomination) return nomination_unknown(vacancy_id);
    auto wanted = *own->nomination;
    if (wanted.withdrawn_at) return {};
    if (auto free = candidacy::check_not_voted_on(uow, wanted.id); !free) return free;
    if (auto open = check_takes_nominations(own->call.vacancy, uow.now()); !open) return open;
    wanted.withdrawn_at = uow.now();
    wanted.revision = revision;
    if (!update(uow, wanted)) return changed_meanwhile(nomination_subject(wanted.id));
    ++wanted.revision;
    uow.revoke_links(consent_purpose, nomination_subject(wanted.id));
    mail_receipt(uow, mails, *own, wanted);
    uow.record(actor, "committee.withdraw_nomination", nomination_subject(wanted.id), "",
               compact({{"vacancy", vacancy_id}, {"city", wanted.city.ref}}));
    return {};
}

Result<OwnNomination> own_nomination(UnitOfWork& uow, const Actor& actor, const std::string& nomination_id) {
    if (!actor.holds_link(consent_purpose, nomination_subject(nomination_id)))
        return nomination_unknown(nomination_id);
    auto nomination = find_nomination(uow, nomination_id);
    if (!nomination) return nomination_unknown(nomination_id);
    auto call = read_call(uow, nomination->vacancy_id);
    if (!call) return std::move(call).error();
    return OwnNomination{*std::move(call), *std::move(nomination)};
}

Result<void> check_takes_consent(const OwnNomination& own, Instant now) {
    const auto& [call, nomination] = own;
    if (nomination.withdrawn_at)
        return Error{ErrorCode::conflict, /*t*/ "Your city has taken this nomination back.", nomination.id};
    const auto state = state_of(call.vacancy, now);
    if (state == State::open || (state == State::closed && !nomination.consent)) return {};
    if (state == State::closed)
        return Error{ErrorCode::conflict,
                     /*t*/ "Answers could be changed until {deadline}. Write to the secretariat.",
                     nomination.id,
                     {},
                     {{"deadline", deadline_words(call.vacancy)}}};
    return Error{ErrorCode::conflict, /*t*/ "This vacancy is over: it was filled or withdrawn.",
                 nomination.id};
}

Result<void> answer_consent(UnitOfWork& uow, const Actor& actor, const std::string& nomination_id,
                            bool consents) {
    const auto seen = own_nomination(uow, actor, nomination_id);
    if (!seen) return seen.error();
    hold_vacancy(uow, seen->call.vacancy.id);
    // Read again: what was decided before the lock was had counts.
    const auto own = own_nomination(uow, actor, nomination_id);
    if (!own) return own.error();
    if (own->nomination.consent == consents && !own->nomination.withdrawn_at) return {};
    if (auto takes = check_takes_consent(*own, uow.now()); !takes) return takes;
    set_consent(uow, nomination_id, consents);
    uow.record(actor, "committee.answer_consent", nomination_subject(nomination_id), "",
               compact({{"vacancy", own->call.vacancy.id}, {"consents", consents}}));
    return {};
}

}  // namespace plenaria::committee::vacancies
