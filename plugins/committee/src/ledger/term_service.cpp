// SPDX-License-Identifier: EUPL-1.2
#include "term_service.hpp"

#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "body_service.hpp"
#include "json.hpp"
#include "ledger_repository.hpp"
#include "term_repository.hpp"

namespace plenaria::committee::ledger {

namespace {

/// What may contradict `person` in `seat`: all of that seat, and all of theirs in the body, under the ref
/// that the directory has for them today.
Ledger ledger_near(UnitOfWork& uow, const Seat& seat, const std::string& person_ref) {
    const auto merged = merged_refs(uow);
    const auto held = seat.facts.office ? Held::offices : Held::seats;
    Ledger near{.seats = seat.facts.office ? offices_of(uow, seat.body_id) : seats_of(uow, seat.body_id),
                .terms = terms_of_seat(uow, seat.id),
                .actings = actings_of_seat(uow, seat.id)};
    if (!person_ref.empty())
        for (const auto& ref : merged.all_of(merged.standing(person_ref))) {
            for (auto& term : terms_of_person(uow, seat.body_id, ref, held))
                if (term.seat_id != seat.id) near.terms.push_back(std::move(term));
            for (auto& acting : actings_of_person(uow, seat.body_id, ref, held))
                if (acting.seat_id != seat.id) near.actings.push_back(std::move(acting));
        }
    for (auto& term : near.terms) term.facts.person.ref = merged.standing(term.facts.person.ref);
    for (auto& acting : near.actings) acting.facts.person.ref = merged.standing(acting.facts.person.ref);
    return near;
}

/// Looks `called` up. @return false after noting the problem.
bool look_up(UnitOfWork& uow, const People& people, Called& called, std::string_view kind, const char* field,
             const char* message, std::vector<FieldError>& problems) {
    const auto entry =
        called.ref.starts_with(kind) ? people.lookup.entry(uow, called.ref, "en") : std::nullopt;
    if (!entry) {
        problems.push_back({field, message});
        return false;
    }
    called = {.ref = entry->ref, .name = entry->name};
    return true;
}

void find_head(UnitOfWork& uow, const People& people, TermFacts& facts, std::vector<FieldError>& problems) {
    if (facts.city.name.empty() || !is_sensible(facts.first)) {
        problems.push_back({"person", /*t*/ "Choose a person of the directory."});
        return;
    }
    if (const auto head = people.directory.head_on(uow, facts.city.ref, facts.first))
        facts.person = {.ref = "person/" + head->person_id, .name = head->person_name};
    else
        problems.push_back({"person",
                            /*t*/ "The directory knows no mayor of {city} on {day}. Choose the person.",
                            {{"city", facts.city.name}, {"day", to_text(facts.first)}}});
}

/// An office of a body is held by somebody who sits on it when they take it.
void check_sits(UnitOfWork& uow, const Seat& seat, const Term& term, std::vector<FieldError>& problems) {
    const auto merged = merged_refs(uow);
    for (const auto& ref : merged.all_of(merged.standing(term.facts.person.ref))) {
        for (const auto& each : terms_of_person(uow, seat.body_id, ref))
            if (each.covers(term.facts.first)) return;
        for (const auto& each : actings_of_person(uow, seat.body_id, ref))
            if (each.covers(term.facts.first)) return;
    }
    problems.push_back({"person",
                        /*t*/ "{person} does not sit on the body on {day}. Enter their seat first.",
                        {{"person", term.facts.person.name}, {"day", to_text(term.facts.first)}}});
}

/// Writes `facts` into `term`, or says what is wrong with them.
Result<void> take_term_facts(UnitOfWork& uow, const People& people, const TermFacts& facts, const Seat& seat,
                             Term& term) {
    std::vector<FieldError> problems;
    term.facts = facts;
    term.facts.note = trim(facts.note);
    look_up(uow, people, term.facts.city, "city/", "city", /*t*/ "Choose a city of the directory.", problems);
    if (facts.person.ref.empty())
        find_head(uow, people, term.facts, problems);
    else
        look_up(uow, people, term.facts.person, "person/", "person",
                /*t*/ "Choose a person of the directory.", problems);
    if (!facts.alternate.ref.empty())
        look_up(uow, people, term.facts.alternate, "person/", "alternate",
                /*t*/ "Choose a person of the directory.", problems);
    const auto party = people.directory.party(uow, term.facts.city.ref, "en");
    check(term, seat, ledger_near(uow, seat, term.facts.person.ref), party ? party->region : std::string(),
          problems);
    if (seat.facts.office && problems.empty()) check_sits(uow, seat, term, problems);
    if (term.left_on && *term.left_on >= term.facts.last)
        problems.push_back(
            {"last",
             /*t*/ "This term was ended on {day}. Take that back first, or write a later last day.",
             {{"day", to_text(*term.left_on)}}});
    return refuse_if_any(std::move(problems));
}

Result<void> take_acting_facts(UnitOfWork& uow, const People& people, const ActingFacts& facts,
                               const Seat& seat, Acting& acting) {
    std::vector<FieldError> problems;
    acting.facts = facts;
    acting.facts.note = trim(facts.note);
    look_up(uow, people, acting.facts.person, "person/", "person", /*t*/ "Choose a person of the directory.",
            problems);
    if (!facts.city.ref.empty())
        look_up(uow, people, acting.facts.city, "city/", "city", /*t*/ "Choose a city of the directory.",
                problems);
    check(acting, seat, ledger_near(uow, seat, acting.facts.person.ref), problems);
    return refuse_if_any(std::move(problems));
}

/// What stands in the way of something that comes back, as one sentence.
Result<void> conflict_of(std::vector<FieldError> problems, const std::string& subject) {
    if (problems.empty()) return {};
    return Error{
        ErrorCode::conflict, problems.front().message, subject, {}, std::move(problems.front().values)};
}

Result<void> check_comes_back(UnitOfWork& uow, const Term& term) {
    const auto seat = find_seat(uow, term.seat_id);
    if (!seat) return seat_unknown(term.seat_id);
    std::vector<FieldError> problems;
    auto today = term;
    today.facts.person.ref = merged_refs(uow).standing(term.facts.person.ref);
    check(today, *seat, ledger_near(uow, *seat, term.facts.person.ref), "", problems);
    return conflict_of(std::move(problems), term_subject(term.id));
}

std::string acting_subject(const std::string& id) { return "committee.acting/" + id; }

/// Locks the body of a seat. @return the seat, read after that.
Result<Seat> lock_seat(UnitOfWork& uow, const std::string& id) {
    auto seat = find_seat(uow, id);
    if (!seat) return seat_unknown(id);
    touch_body(uow, seat->body_id);
    return *std::move(seat);
}

void publish_term(UnitOfWork& uow, const char* event, const Seat& seat, const Term& term) {
    uow.publish(event, compact({{"body", seat.body_id},
                                {"seat", seat.id},
                                {"term", term.id},
                                {"person", term.facts.person.ref},
                                {"city", term.facts.city.ref},
                                {"first", to_text(term.facts.first)},
                                {"last", to_text(term.end())}}));
}

}  // namespace

Error term_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This term does not exist.", id};
}

Error acting_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This acting period does not exist.", id};
}

Result<std::string> add_term(UnitOfWork& uow, const People& people, const Actor& actor,
                             const std::string& seat_id, const TermFacts& facts) {
    const auto seat = lock_seat(uow, seat_id);
    if (!seat) return seat.error();
    Term term{.seat_id = seat_id};
    if (auto good = take_term_facts(uow, people, facts, *seat, term); !good) return std::move(good).error();
    term.id = new_id();
    insert(uow, term);
    uow.record(actor, "committee.add_term", term_subject(term.id), "", compact(json_of(term)));
    publish_term(uow, "committee.term_entered/1", *seat, term);
    return term.id;
}

Result<void> change_term(UnitOfWork& uow, const People& people, const Actor& actor, const std::string& id,
                         const TermFacts& facts, int revision) {
    const auto before = find_term(uow, id);
    if (!before) return term_unknown(id);
    const auto seat = lock_seat(uow, before->seat_id);
    if (!seat) return seat.error();
    auto term = *before;
    if (auto good = take_term_facts(uow, people, facts, *seat, term); !good) return good;
    if (term.facts.last != before->facts.last) term.warned = 0;
    term.revision = revision;
    if (!update(uow, term)) return changed_meanwhile(term_subject(id));
    uow.record(actor, "committee.change_term", term_subject(id), compact(json_of(*before)),
               compact(json_of(term)));
    return {};
}

Result<void> end_term(UnitOfWork& uow, const Actor& actor, const std::string& id, Day left_on,
                      EndReason reason, int revision) {
    const auto before = find_term(uow, id);
    if (!before) return term_unknown(id);
    const auto seat = lock_seat(uow, before->seat_id);
    if (!seat) return seat.error();
    std::vector<FieldError> problems;
    check_left(*before, left_on, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    auto term = *before;
    term.left_on = left_on;
    term.reason = reason;
    term.revision = revision;
    if (!update(uow, term)) return changed_meanwhile(term_subject(id));
    uow.record(actor, "committee.end_term", term_subject(id), compact(json_of(*before)),
               compact(json_of(term)));
    publish_term(uow, "committee.term_ended/1", *seat, term);
    return {};
}

Result<void> reopen_term(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto before = find_term(uow, id);
    if (!before) return term_unknown(id);
    if (!before->left_on) return {};
    auto term = *before;
    term.left_on.reset();
    term.reason.reset();
    if (auto good = store_checked(uow, term); !good) return good;
    uow.record(actor, "committee.reopen_term", term_subject(id), compact(json_of(*before)),
               compact(json_of(term)));
    return {};
}

Result<void> store_checked(UnitOfWork& uow, const Term& term) {
    if (auto seat = lock_seat(uow, term.seat_id); !seat) return seat.error();
    if (auto good = check_comes_back(uow, term); !good) return good;
    if (!update(uow, term)) return changed_meanwhile(term_subject(term.id));
    return {};
}

Result<void> remove_term(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto term = find_term(uow, id, Removed::shown);
    if (!term) return term_unknown(id);
    if (!find_term(uow, id)) return {};
    if (auto seat = lock_seat(uow, term->seat_id); !seat) return seat.error();
    set_term_removed(uow, id, true);
    uow.record(actor, "committee.remove_term", term_subject(id), compact(json_of(*term)), "");
    return {};
}

Result<void> restore_term(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto term = find_term(uow, id, Removed::shown);
    if (!term) return term_unknown(id);
    if (find_term(uow, id)) return {};
    if (auto seat = lock_seat(uow, term->seat_id); !seat) return seat.error();
    if (auto good = check_comes_back(uow, *term); !good) return good;
    set_term_removed(uow, id, false);
    uow.record(actor, "committee.restore_term", term_subject(id), "", compact(json_of(*term)));
    return {};
}

Result<std::string> add_acting(UnitOfWork& uow, const People& people, const Actor& actor,
                               const std::string& seat_id, const ActingFacts& facts) {
    const auto seat = lock_seat(uow, seat_id);
    if (!seat) return seat.error();
    Acting acting{.seat_id = seat_id};
    if (auto good = take_acting_facts(uow, people, facts, *seat, acting); !good)
        return std::move(good).error();
    acting.id = new_id();
    insert(uow, acting);
    uow.record(actor, "committee.add_acting", acting_subject(acting.id), "", compact(json_of(acting.facts)));
    return acting.id;
}

Result<void> change_acting(UnitOfWork& uow, const People& people, const Actor& actor, const std::string& id,
                           const ActingFacts& facts, int revision) {
    const auto before = find_acting(uow, id);
    if (!before) return acting_unknown(id);
    const auto seat = lock_seat(uow, before->seat_id);
    if (!seat) return seat.error();
    auto acting = *before;
    if (auto good = take_acting_facts(uow, people, facts, *seat, acting); !good) return good;
    acting.revision = revision;
    if (!update(uow, acting)) return changed_meanwhile(acting_subject(id));
    uow.record(actor, "committee.change_acting", acting_subject(id), compact(json_of(before->facts)),
               compact(json_of(acting.facts)));
    return {};
}

Result<void> remove_acting(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto acting = find_acting(uow, id, Removed::shown);
    if (!acting) return acting_unknown(id);
    if (!find_acting(uow, id)) return {};
    if (auto seat = lock_seat(uow, acting->seat_id); !seat) return seat.error();
    set_acting_removed(uow, id, true);
    uow.record(actor, "committee.remove_acting", acting_subject(id), compact(json_of(acting->facts)), "");
    return {};
}

Result<void> restore_acting(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto acting = find_acting(uow, id, Removed::shown);
    if (!acting) return acting_unknown(id);
    if (find_acting(uow, id)) return {};
    const auto seat = lock_seat(uow, acting->seat_id);
    if (!seat) return seat.error();
    std::vector<FieldError> problems;
    auto today = *acting;
    today.facts.person.ref = merged_refs(uow).standing(acting->facts.person.ref);
    check(today, *seat, ledger_near(uow, *seat, acting->facts.person.ref), problems);
    if (auto good = conflict_of(std::move(problems), acting_subject(id)); !good) return good;
    set_acting_removed(uow, id, false);
    uow.record(actor, "committee.restore_acting", acting_subject(id), "", compact(json_of(acting->facts)));
    return {};
}

}  // namespace plenaria::committee::ledger
