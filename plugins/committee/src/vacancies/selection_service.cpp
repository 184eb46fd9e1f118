// SPDX-License-Identifier: EUPL-1.2
#include "selection_service.hpp"

#include <algorithm>
#include <set>

#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../ledger/body_service.hpp"
#include "../ledger/json.hpp"
#include "nomination_repository.hpp"
#include "vacancy_repository.hpp"

namespace plenaria::committee::vacancies {

namespace {

using ledger::changed_meanwhile;
using ledger::compact;
using ledger::refuse_if_any;

constexpr std::size_t longest_reference = 200;
constexpr std::size_t longest_dues_note = 500;

struct Judged {
    Call call;
    Nomination nomination;
};

/// A nomination that staff may still say something about, its vacancy locked.
Result<Judged> hold_nomination(UnitOfWork& uow, const std::string& id, int revision) {
    const auto seen = find_nomination(uow, id);
    if (!seen) return nomination_unknown(id);
    auto call = hold_call(uow, seen->vacancy_id);
    if (!call) return std::move(call).error();
    if (call->vacancy.written != Written::open)
        return Error{ErrorCode::conflict, /*t*/ "This vacancy is over: it was filled or withdrawn.", id};
    auto nomination = find_nomination(uow, id).value();
    if (nomination.withdrawn_at)
        return Error{ErrorCode::conflict, /*t*/ "The city has taken this nomination back.", id};
    if (nomination.revision != revision) return changed_meanwhile(nomination_subject(id));
    return Judged{*std::move(call), std::move(nomination)};
}

Result<void> store(UnitOfWork& uow, const Nomination& nomination) {
    if (!update(uow, nomination)) return changed_meanwhile(nomination_subject(nomination.id));
    return {};
}

/// Why a candidate cannot be chosen, as one sentence.
Error not_choosable(const Candidate& candidate) {
    const auto& nomination = candidate.nomination;
    for (const auto& each : candidate.findings) {
        if (each.verdict == Verdict::met || (nomination.overruled_at && may_be_overruled(each.criterion)))
            continue;
        return {ErrorCode::conflict, each.message, nomination_subject(nomination.id), {}, each.values};
    }
    return {ErrorCode::conflict, /*t*/ "Say first who in the directory this nominee is.",
            nomination_subject(nomination.id)};
}

/// What the ledger refuses is a conflict for whoever chooses: there is no such field on that page.
Error refused_by_ledger(Error error) {
    if (error.code != ErrorCode::invalid_input || error.fields.empty()) return error;
    auto& first = error.fields.front();
    return {
        ErrorCode::conflict, std::move(first.message), std::move(error.detail), {}, std::move(first.values)};
}

void check_number_of_chosen(const Vacancy& vacancy, const std::vector<std::string>& ids,
                            std::vector<FieldError>& problems) {
    if (ids.empty()) {
        problems.push_back({"nomination", /*t*/ "Choose one of the nominees."});
    } else if (ids.size() > seats_of(vacancy)) {
        problems.push_back({"nomination",
                            /*t*/ "Choose at most {max}: this call has so many seats.",
                            {{"max", std::to_string(seats_of(vacancy))}}});
    } else if (std::set<std::string>(ids.begin(), ids.end()).size() < ids.size()) {
        problems.push_back({"nomination", /*t*/ "Nobody is chosen twice."});
    }
}

/// Enters the term of who is chosen for that seat of the call.
Result<void> seat_chosen(UnitOfWork& uow, const ledger::People& people, const Actor& actor, Vacancy& vacancy,
                         std::size_t place, const Nomination& chosen) {
    auto& seat_id = place == 0 ? vacancy.seat_id : vacancy.further[place - 1].seat_id;
    const auto term = ledger::add_term(uow, people, actor, seat_id,
                                       {.city = chosen.city,
                                        .person = chosen.facts.person,
                                        .first = vacancy.facts.first,
                                        .last = vacancy.facts.last,
                                        .note = vacancy.reference});
    if (!term) return refused_by_ledger(term.error());
    (place == 0 ? vacancy.chosen_id : vacancy.further[place - 1].chosen_id) = chosen.id;
    (place == 0 ? vacancy.term_id : vacancy.further[place - 1].term_id) = *term;
    uow.publish(
        "committee.vacancy_filled/1",
        compact({{"vacancy", vacancy.id}, {"seat", seat_id}, {"nomination", chosen.id}, {"term", *term}}));
    return {};
}

}  // namespace

Result<void> set_dues(UnitOfWork& uow, const Actor& actor, const std::string& nomination_id,
                      std::optional<bool> paid, const std::string& note, int revision) {
    auto judged = hold_nomination(uow, nomination_id, revision);
    if (!judged) return std::move(judged).error();
    auto& nomination = judged->nomination;
    std::vector<FieldError> problems;
    ledger::check_text("dues_note", note, longest_dues_note, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    nomination.dues = paid;
    nomination.dues_note = trim(note);
    uow.record(actor, "committee.set_dues", nomination_subject(nomination_id), "",
               compact({{"city", nomination.city.ref},
                        {"paid", !paid   ? ""
                                 : *paid ? "yes"
                                         : "no"}}));
    return store(uow, nomination);
}

Result<void> set_person(UnitOfWork& uow, const ledger::People& people, const Actor& actor,
                        const std::string& nomination_id, const std::string& person_ref, int revision) {
    auto judged = hold_nomination(uow, nomination_id, revision);
    if (!judged) return std::move(judged).error();
    auto& nomination = judged->nomination;
    const auto entry =
        person_ref.starts_with("person/") ? people.lookup.entry(uow, person_ref, "en") : std::nullopt;
    if (!entry) return refuse_if_any({{"person", /*t*/ "Choose a person of the directory."}});
    // The name stays as the office wrote it: the nominee is greeted by it.
    nomination.facts.person.ref = entry->ref;
    uow.record(actor, "committee.set_nominee", nomination_subject(nomination_id), "",
               compact({{"person", entry->ref}}));
    return store(uow, nomination);
}

Result<void> overrule(UnitOfWork& uow, const ledger::People& people, const Actor& actor,
                      const std::string& nomination_id, const std::string& reason, int revision) {
    auto judged = hold_nomination(uow, nomination_id, revision);
    if (!judged) return std::move(judged).error();
    const auto why = trim(reason);
    std::vector<FieldError> problems;
    check_reason("overrule_reason", why, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    auto& nomination = judged->nomination;
    auto overruled = ledger::Document::array();
    for (const auto& each : candidate_of(uow, people, judged->call, nomination).findings)
        if (each.verdict != Verdict::met && may_be_overruled(each.criterion))
            overruled.push_back(std::string(to_text(each.criterion)));
    if (overruled.empty())
        return Error{ErrorCode::conflict, /*t*/ "Nothing stands in the way that somebody could overrule.",
                     nomination_id};
    nomination.overruled_at = uow.now();
    nomination.overruled_by = actor.name;
    nomination.overruled_because = why;
    // The reason may speak of a person, and is erased with them; what was overruled is no secret.
    uow.record(actor, "committee.overrule", nomination_subject(nomination_id), "",
               compact({{"criteria", std::move(overruled)}}));
    return store(uow, nomination);
}

Result<void> take_back_overruling(UnitOfWork& uow, const Actor& actor, const std::string& nomination_id,
                                  int revision) {
    auto judged = hold_nomination(uow, nomination_id, revision);
    if (!judged) return std::move(judged).error();
    auto& nomination = judged->nomination;
    if (!nomination.overruled_at) return {};
    nomination.overruled_at.reset();
    nomination.overruled_by.clear();
    nomination.overruled_because.clear();
    uow.record(actor, "committee.take_back_overruling", nomination_subject(nomination_id), "", "");
    return store(uow, nomination);
}

Result<void> choose(UnitOfWork& uow, const ledger::People& people, const Actor& actor,
                    const std::string& vacancy_id, const NomineeChoice& choice) {
    auto call = hold_call(uow, vacancy_id);
    if (!call) return std::move(call).error();
    auto& vacancy = call->vacancy;
    if (state_of(vacancy, uow.now()) != State::closed)
        return Error{
            ErrorCode::conflict,
            vacancy.written == Written::open
                ? /*t*/ "Nominations are still open: the seat can be filled once the deadline is over."
                : /*t*/ "This seat cannot be filled now: cities were not asked yet, or it is over.",
            vacancy_id};
    const auto reason = trim(choice.reason), reference = trim(choice.reference);
    std::vector<FieldError> problems;
    check_number_of_chosen(vacancy, choice.nomination_ids, problems);
    check_reason("choice_reason", reason, problems);
    ledger::check_text("reference", reference, longest_reference, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    bool is_overruled = false;
    // All are judged before the first has a term: one that cannot be chosen leaves nothing half-written.
    std::vector<Nomination> chosen;
    for (const auto& id : choice.nomination_ids) {
        auto nomination = find_nomination(uow, id);
        if (!nomination || nomination->vacancy_id != vacancy_id) return nomination_unknown(id);
        const auto candidate = candidate_of(uow, people, *call, *nomination);
        if (!candidate.may_be_chosen) return not_choosable(candidate);
        is_overruled = is_overruled || nomination->overruled_at.has_value();
        chosen.push_back(*std::move(nomination));
    }
    vacancy.written = Written::decided;
    vacancy.reason = reason;
    vacancy.reference = reference;
    vacancy.ended_at = uow.now();
    vacancy.revision = choice.revision;
    for (std::size_t place = 0; place < chosen.size(); ++place)
        if (auto seated = seat_chosen(uow, people, actor, vacancy, place, chosen[place]); !seated)
            return seated;
    if (!update(uow, vacancy)) return changed_meanwhile(vacancy_subject(vacancy_id));
    uow.record(actor, "committee.choose_nominee", vacancy_subject(vacancy_id), "",
               compact({{"nomination", vacancy.chosen_id},
                        {"nominations", choice.nomination_ids},
                        {"term", vacancy.term_id},
                        {"reference", reference},
                        {"overruled", is_overruled}}));
    return {};
}

Result<void> undo_choice(UnitOfWork& uow, const Actor& actor, const std::string& vacancy_id) {
    auto call = hold_call(uow, vacancy_id);
    if (!call) return std::move(call).error();
    auto& vacancy = call->vacancy;
    if (vacancy.written == Written::open) return {};
    if (vacancy.written != Written::decided || vacancy.letters_at)
        return Error{
            ErrorCode::conflict,
            /*t*/
            "Nominees have been told. What was decided is changed in the ledger now: end the term there.",
            vacancy_id};
    uow.record(actor, "committee.undo_choice", vacancy_subject(vacancy_id),
               compact({{"nomination", vacancy.chosen_id},
                        {"nominations", chosen_of(vacancy)},
                        {"term", vacancy.term_id}}),
               "");
    if (auto removed = ledger::remove_term(uow, actor, vacancy.term_id); !removed) return removed;
    for (auto& each : vacancy.further) {
        if (!each.term_id.empty())
            if (auto removed = ledger::remove_term(uow, actor, each.term_id); !removed) return removed;
        each.chosen_id.clear();
        each.term_id.clear();
    }
    vacancy.written = Written::open;
    vacancy.chosen_id.clear();
    vacancy.term_id.clear();
    vacancy.reason.clear();
    vacancy.reference.clear();
    vacancy.ended_at.reset();
    if (!update(uow, vacancy)) return changed_meanwhile(vacancy_subject(vacancy_id));
    return {};
}

std::vector<Mail> outcome_letters(UnitOfWork& uow, const VacancyMails& mails, const Call& call) {
    std::vector<Mail> letters;
    if (call.vacancy.written != Written::decided) return letters;
    auto nominations = nominations_of(uow, call.vacancy.id);
    std::stable_partition(nominations.begin(), nominations.end(),
                          [&](const Nomination& each) { return is_chosen(call.vacancy, each.id); });
    for (const auto& each : nominations) {
        if (each.withdrawn_at) continue;
        const auto outcome = is_chosen(call.vacancy, each.id) ? Outcome::chosen : Outcome::not_chosen;
        const auto notice = find_notice(uow, call.vacancy.id, each.city.ref).value();
        for (const auto& to : {nominee_of(each, notice), office_of(notice)})
            if (!to.address.empty()) letters.push_back(mails.outcome(call, each, outcome, to));
    }
    return letters;
}

Result<int> send_outcome(UnitOfWork& uow, const VacancyMails& mails, const Actor& actor,
                         const std::string& vacancy_id, int expected) {
    auto call = hold_call(uow, vacancy_id);
    if (!call) return std::move(call).error();
    auto& vacancy = call->vacancy;
    if (vacancy.written != Written::decided)
        return Error{ErrorCode::conflict, /*t*/ "Nothing was decided yet.", vacancy_id};
    if (vacancy.letters_at)
        return Error{ErrorCode::conflict, /*t*/ "These letters have been sent already.", vacancy_id};
    auto letters = outcome_letters(uow, mails, *call);
    if (static_cast<int>(letters.size()) != expected || letters.empty())
        return Error{
            ErrorCode::conflict,
            /*t*/ "The number of messages has changed since the preview. Nothing was sent: look again.",
            vacancy_id};
    const auto batch = new_id();
    for (auto& letter : letters) {
        letter.batch = batch;
        uow.send(letter);
    }
    vacancy.letters_at = uow.now();
    if (!update(uow, vacancy)) return changed_meanwhile(vacancy_subject(vacancy_id));
    uow.record(actor, "committee.send_outcome", vacancy_subject(vacancy_id), "",
               compact({{"messages", letters.size()}, {"batch", batch}}));
    return expected;
}

}  // namespace plenaria::committee::vacancies
