// SPDX-License-Identifier: EUPL-1.2
#include "vacancy_service.hpp"

#include <algorithm>
#include <set>

#include <plenaria/directory/directory.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../ledger/body_service.hpp"
#include "../ledger/json.hpp"
#include "../ledger/ledger_repository.hpp"
#include "../ledger/term_repository.hpp"
#include "nomination_repository.hpp"
#include "vacancy_repository.hpp"

namespace plenaria::committee::vacancies {

namespace {

using ledger::changed_meanwhile;
using ledger::compact;
using ledger::Document;
using ledger::refuse_if_any;

/// Whoever presses "remind" twice sends once.
constexpr std::chrono::minutes reminders_apart{10};

Document facts_json(const Vacancy& vacancy) {
    const auto& facts = vacancy.facts;
    auto further = Document::array();
    for (const auto& each : vacancy.further) further.push_back(each.seat_id);
    return {{"seat", vacancy.seat_id},
            {"further_seats", std::move(further)},
            {"first", to_text(facts.first)},
            {"last", to_text(facts.last)},
            {"deadline", to_text(vacancy.deadline)},
            {"zone", facts.zone},
            {"segment", facts.segment_id},
            {"profile", facts.profile.texts},
            {"erase_days", facts.erase_days}};
}

Error other_number_of_letters(const std::string& id) {
    return {ErrorCode::conflict,
            /*t*/ "The number of messages has changed since the preview. Nothing was sent: look again.", id};
}

/// Somebody who sits there then would have to leave first; and two calls for one seat would fill it twice.
/// @param field under which it is said: "first" of the seat that is called for first, "further" of another
void check_is_free(UnitOfWork& uow, const ledger::Seat& seat, const Vacancy& vacancy, const char* field,
                   std::vector<FieldError>& problems) {
    const auto& facts = vacancy.facts;
    const MessageValues number{{"number", std::to_string(seat.facts.number)}};
    if (!seat.exists_on(facts.first) || !seat.exists_on(facts.last))
        problems.push_back(
            {field, /*t*/ "Seat {number} does not exist during this term. Look at its days.", number});
    for (const auto& term : ledger::terms_of_seat(uow, seat.id))
        if (facts.first <= term.end() && term.facts.first <= facts.last) {
            problems.push_back({field,
                                /*t*/ "{person} holds seat {number} from {first} to {last}.",
                                {{"person", term.facts.person.name},
                                 {"number", std::to_string(seat.facts.number)},
                                 {"first", to_text(term.facts.first)},
                                 {"last", to_text(term.end())}}});
            break;
        }
    for (const auto& other : vacancies_of_seat(uow, seat.id))
        if (other.id != vacancy.id && other.facts.first <= facts.last && facts.first <= other.facts.last &&
            (other.written == Written::draft || other.written == Written::open)) {
            problems.push_back(
                {field, /*t*/ "There is a vacancy of seat {number} for these days already.", number});
            break;
        }
}

bool has_same_rules(const ledger::Seat& one, const ledger::Seat& other) {
    const auto& a = one.facts;
    const auto& b = other.facts;
    return one.body_id == other.body_id && !a.office && !b.office && a.region == b.region &&
           a.eligibility == b.eligibility && a.term_months == b.term_months && a.renewals == b.renewals;
}

FieldError not_by_a_call(const char* field) {
    return {field, /*t*/ "An office of a body is not filled by a call to cities: its members elect to it."};
}

/// Who is eligible for one seat of a call has to be for all.
FieldError other_rules(UnitOfWork& uow, const ledger::Seat& one, const ledger::Seat& other) {
    MessageValues values{{"number", std::to_string(other.facts.number)}};
    if (other.facts.office) return not_by_a_call("further");
    if (one.body_id != other.body_id) {
        const auto body = ledger::find_body(uow, other.body_id, ledger::Removed::shown);
        values.emplace_back("body", body ? body->facts.names.in(body->facts.names.original) : std::string());
        return {"further", /*t*/ "Seat {number} is one of “{body}”: a call fills seats of one body.", values};
    }
    return {"further",
            /*t*/
            "Seat {number} has other rules than the first: another constituency, other eligibility, terms or "
            "renewals. Call for it apart.",
            values};
}

void check_further(UnitOfWork& uow, const ledger::Seat& seat, const Vacancy& vacancy,
                   std::vector<FieldError>& problems) {
    std::set<std::string> there{seat.id};
    if (seats_of(vacancy) > most_seats_of_a_call)
        problems.push_back({"further",
                            /*t*/ "A call fills at most {max} seats.",
                            {{"max", std::to_string(most_seats_of_a_call)}}});
    for (const auto& each : vacancy.further) {
        const auto other = ledger::find_seat(uow, each.seat_id);
        if (!other || !there.insert(each.seat_id).second) {
            problems.push_back({"further", /*t*/ "Choose each seat once, of those that there are."});
            return;
        }
        if (has_same_rules(seat, *other))
            check_is_free(uow, *other, vacancy, "further", problems);
        else
            problems.push_back(other_rules(uow, seat, *other));
    }
}

Result<Vacancy> checked(UnitOfWork& uow, const ledger::Seat& seat, Vacancy vacancy,
                        const VacancyFacts& facts) {
    vacancy.facts = tidy(facts);
    std::vector<FieldError> problems;
    vacancy.deadline = check(vacancy.facts, uow.now(), problems);
    if (seat.facts.office) problems.push_back(not_by_a_call("seat"));
    if (problems.empty()) {
        check_is_free(uow, seat, vacancy, "first", problems);
        check_further(uow, seat, vacancy, problems);
    }
    if (auto good = refuse_if_any(std::move(problems)); !good) return good.error();
    return vacancy;
}

Error is_over(const Vacancy& vacancy) {
    return {ErrorCode::conflict, /*t*/ "This vacancy is over: it was filled or withdrawn.", vacancy.id};
}

bool is_live(const Vacancy& vacancy) {
    return vacancy.written == Written::draft || vacancy.written == Written::open;
}

}  // namespace

bool may_be_filled_together(UnitOfWork& uow, const ledger::Seat& seat, const ledger::Seat& other,
                            const VacancyFacts& days) {
    if (!has_same_rules(seat, other)) return false;
    std::vector<FieldError> problems;
    check_is_free(uow, other, {.facts = days}, "further", problems);
    return problems.empty();
}

const directory::Contact* contact_for_call(const std::vector<directory::Contact>& contacts) {
    return directory::contact_to_write_to(contacts, {"cabinet", "international", "protocol", "mayor"});
}

void enter_cities(UnitOfWork& uow, directory::Directory& directory, const Vacancy& vacancy,
                  const ledger::Seat& seat) {
    const auto& segment = vacancy.facts.segment_id;
    const auto members =
        segment.empty() ? directory.cities(uow, "en") : directory.segment(uow, segment, "en");
    std::set<std::string> there;
    for (const auto& city : members) {
        if (!city.ref.starts_with("city/") || !there.insert(city.ref).second) continue;
        if (!seat.facts.region.empty() && !city.region.empty() && city.region != seat.facts.region) continue;
        Notice notice{.id = new_id(),
                      .vacancy_id = vacancy.id,
                      .city = {.ref = city.ref, .name = city.name},
                      .language = city.language,
                      .zone = city.zone};
        const auto contacts = directory.contacts(uow, city.ref);
        if (const auto* contact = contact_for_call(contacts)) {
            notice.contact_name = contact->name;
            notice.address = contact->address;
            notice.language = contact->language;
        }
        if (std::find(ledger::languages.begin(), ledger::languages.end(), notice.language) ==
            ledger::languages.end())
            notice.language = "en";
        // As the office calls itself.
        if (const auto own = directory.party(uow, city.ref, notice.language)) notice.city.name = own->name;
        insert(uow, notice);
    }
}

Result<std::string> create_vacancy(UnitOfWork& uow, directory::Directory& directory, const Actor& actor,
                                   const std::string& seat_id, const VacancyFacts& facts,
                                   const std::vector<std::string>& further) {
    const auto found = ledger::find_seat(uow, seat_id);
    if (!found) return ledger::seat_unknown(seat_id);
    // Two who open one at once would both find the seat free.
    ledger::touch_body(uow, found->body_id);
    Vacancy wanted{.id = new_id(), .seat_id = seat_id};
    for (const auto& each : further) wanted.further.push_back({.seat_id = each});
    auto vacancy = checked(uow, *found, std::move(wanted), facts);
    if (!vacancy) return vacancy.error();
    insert(uow, *vacancy);
    enter_cities(uow, directory, *vacancy, *found);
    uow.record(actor, "committee.open_vacancy", vacancy_subject(vacancy->id), "",
               compact(facts_json(*vacancy)));
    return vacancy->id;
}

Result<void> change_vacancy(UnitOfWork& uow, directory::Directory& directory, const Actor& actor,
                            const std::string& id, const VacancyFacts& facts, int revision) {
    const auto call = hold_call(uow, id);
    if (!call) return call.error();
    if (call->vacancy.written != Written::draft)
        return Error{ErrorCode::conflict,
                     /*t*/ "Cities have been asked: what they were told stays. The deadline can be extended.",
                     id};
    auto vacancy = checked(uow, call->seat, call->vacancy, facts);
    if (!vacancy) return vacancy.error();
    vacancy->revision = revision;
    if (!update(uow, *vacancy)) return changed_meanwhile(vacancy_subject(id));
    remove_notices(uow, id);
    enter_cities(uow, directory, *vacancy, call->seat);
    uow.record(actor, "committee.change_vacancy", vacancy_subject(id), compact(facts_json(call->vacancy)),
               compact(facts_json(*vacancy)));
    return {};
}

std::vector<Notice> to_ask(const std::vector<Notice>& notices) {
    std::vector<Notice> found;
    for (const auto& each : notices)
        if (!each.sent_at && !each.address.empty()) found.push_back(each);
    return found;
}

std::vector<Notice> without_address(const std::vector<Notice>& notices) {
    std::vector<Notice> found;
    for (const auto& each : notices)
        if (each.address.empty()) found.push_back(each);
    return found;
}

std::vector<Notice> to_remind(UnitOfWork& uow, const std::vector<Notice>& notices) {
    if (notices.empty()) return {};
    std::set<std::string> answered;
    for (const auto& each : nominations_of(uow, notices.front().vacancy_id))
        if (!each.withdrawn_at) answered.insert(each.city.ref);
    std::vector<Notice> found;
    for (const auto& each : notices)
        if (each.sent_at && !each.address.empty() && !answered.contains(each.city.ref)) found.push_back(each);
    return found;
}

Result<int> ask_cities(UnitOfWork& uow, const VacancyMails& mails, const Actor& actor, const std::string& id,
                       int expected) {
    auto call = hold_call(uow, id);
    if (!call) return std::move(call).error();
    auto& vacancy = call->vacancy;
    if (!is_live(vacancy)) return is_over(vacancy);
    if (uow.now() >= vacancy.deadline)
        return Error{ErrorCode::conflict, /*t*/ "This deadline is over already. Write a later one.", id};
    const auto asked = to_ask(notices_of(uow, id));
    if (static_cast<int>(asked.size()) != expected || asked.empty()) return other_number_of_letters(id);
    const auto batch = new_id();
    for (const auto& each : asked) {
        auto mail = mails.notice(*call, each, uow.issue_link(mails.nominate_link(*call, each)));
        mail.batch = batch;
        uow.send(mail);
        note_sent(uow, each.id);
    }
    vacancy.written = Written::open;
    if (!update(uow, vacancy)) return changed_meanwhile(vacancy_subject(id));
    uow.record(actor, "committee.ask_cities", vacancy_subject(id), "",
               compact({{"messages", asked.size()}, {"batch", batch}}));
    uow.publish("committee.vacancy_opened/1", compact({{"vacancy", id},
                                                       {"seat", vacancy.seat_id},
                                                       {"deadline", to_text(vacancy.deadline)},
                                                       {"messages", asked.size()}}));
    return expected;
}

Result<int> remind_cities(UnitOfWork& uow, const VacancyMails& mails, const Actor& actor,
                          const std::string& id, int expected) {
    const auto call = hold_call(uow, id);
    if (!call) return call.error();
    if (auto open = check_takes_nominations(call->vacancy, uow.now()); !open) return open.error();
    const auto silent = to_remind(uow, notices_of(uow, id));
    if (static_cast<int>(silent.size()) != expected || silent.empty()) return other_number_of_letters(id);
    // Apart in either direction: a clock that was set back must not forbid reminders until it has caught up.
    if (std::any_of(silent.begin(), silent.end(), [&](const Notice& each) {
            return each.reminded_at && std::chrono::abs(uow.now() - *each.reminded_at) < reminders_apart;
        }))
        return Error{ErrorCode::conflict,
                     /*t*/ "These cities were reminded less than ten minutes ago. Nothing was sent.", id};
    const auto batch = new_id();
    for (const auto& each : silent) {
        auto mail = mails.reminder(*call, each, uow.issue_link(mails.nominate_link(*call, each)));
        mail.batch = batch;
        uow.send(mail);
        note_reminded(uow, each.id);
    }
    uow.record(actor, "committee.remind_cities", vacancy_subject(id), "",
               compact({{"messages", silent.size()}, {"batch", batch}}));
    return expected;
}

Result<void> extend_deadline(UnitOfWork& uow, const VacancyMails& mails, const Actor& actor,
                             const std::string& id, const Extension& wish) {
    auto call = hold_call(uow, id);
    if (!call) return std::move(call).error();
    auto& vacancy = call->vacancy;
    if (!is_live(vacancy)) return is_over(vacancy);
    const auto before = vacancy.deadline;
    const auto reason = trim(wish.reason);
    std::vector<FieldError> problems;
    const auto deadline = to_instant(wish.deadline, vacancy.facts.zone);
    if (!ledger::is_sensible(wish.deadline.day) || !deadline)
        problems.push_back(
            {"deadline_day", /*t*/ "Write a day and a time that exist, like 2026-11-30 and 17:00."});
    else if (*deadline <= before || *deadline <= uow.now())
        problems.push_back({"deadline_day",
                            /*t*/ "Write a later deadline than {deadline}, and one that is not over.",
                            {{"deadline", deadline_words(vacancy)}}});
    check_reason("extend_reason", reason, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    vacancy.deadline = *deadline;
    vacancy.facts.deadline = wish.deadline;
    vacancy.revision = wish.revision;
    if (!update(uow, vacancy)) return changed_meanwhile(vacancy_subject(id));
    uow.extend_links(nominate_purpose, vacancy_subject(id), link_end(*deadline), *deadline);
    for (const auto& each : nominations_of(uow, id))
        uow.extend_links(consent_purpose, nomination_subject(each.id), link_end(*deadline), *deadline);
    for (const auto& each : notices_of(uow, id))
        if (each.sent_at && !each.address.empty())
            uow.send(mails.extended(*call, each, before, reason,
                                    uow.issue_link(mails.nominate_link(*call, each))));
    uow.record(actor, "committee.extend_deadline", vacancy_subject(id),
               compact({{"deadline", to_text(before)}}),
               compact({{"deadline", to_text(*deadline)}, {"reason", reason}}));
    return {};
}

Result<void> withdraw_vacancy(UnitOfWork& uow, const VacancyMails& mails, const Actor& actor,
                              const std::string& id, const std::string& reason, int revision) {
    auto call = hold_call(uow, id);
    if (!call) return std::move(call).error();
    auto& vacancy = call->vacancy;
    if (!is_live(vacancy)) return is_over(vacancy);
    const auto why = trim(reason);
    std::vector<FieldError> problems;
    check_reason("withdraw_reason", why, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    const auto before = vacancy.written;
    vacancy.written = Written::withdrawn;
    vacancy.reason = why;
    vacancy.ended_at = uow.now();
    vacancy.revision = revision;
    if (!update(uow, vacancy)) return changed_meanwhile(vacancy_subject(id));
    for (const auto& each : notices_of(uow, id))
        if (each.sent_at && !each.address.empty()) uow.send(mails.withdrawn(*call, each, why));
    uow.record(actor, "committee.withdraw_vacancy", vacancy_subject(id),
               compact({{"state", std::string(to_text(before))}}), compact({{"reason", why}}));
    return {};
}

}  // namespace plenaria::committee::vacancies
