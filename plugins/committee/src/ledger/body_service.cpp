// SPDX-License-Identifier: EUPL-1.2
#include "body_service.hpp"

#include <algorithm>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "json.hpp"
#include "ledger_repository.hpp"
#include "term_repository.hpp"

namespace plenaria::committee::ledger {

namespace {

Result<void> take_body_facts(const BodyFacts& facts, Body& body) {
    std::vector<FieldError> problems;
    body.facts = facts;
    body.facts.names = tidy(facts.names);
    body.facts.note = trim(facts.note);
    check(body.facts, problems);
    return refuse_if_any(std::move(problems));
}

void index_body(UnitOfWork& uow, const Body& body) {
    SearchEntry entry{.subject = body_subject(body.id),
                      .title = body.facts.names.in(body.facts.names.original),
                      .kind = /*t*/ "Body",
                      .path = std::string(body_pages) + body.id,
                      .permission = "committee.view"};
    for (const auto& [language, name] : body.facts.names.texts) entry.text += name + ' ';
    uow.index(entry);
}

/// What a seat is numbered among: the seats of its body, or its offices of that kind.
std::vector<Seat> like(UnitOfWork& uow, const Seat& seat) {
    if (!seat.facts.office) return seats_of(uow, seat.body_id);
    auto offices = offices_of(uow, seat.body_id);
    std::erase_if(offices, [&](const Seat& each) { return each.facts.office != seat.facts.office; });
    return offices;
}

Result<void> take_seat_facts(UnitOfWork& uow, const SeatFacts& facts, Seat& seat) {
    std::vector<FieldError> problems;
    seat.facts = facts;
    seat.facts.eligibility = trim(facts.eligibility);
    seat.facts.stagger = trim(facts.stagger);
    check(seat.facts, seat.id, like(uow, seat), problems);
    if (!seat.id.empty() && problems.empty())
        for (const auto& term : terms_of_seat(uow, seat.id)) {
            if (seat.exists_on(term.facts.first) && seat.exists_on(term.end())) continue;
            problems.push_back({seat.exists_on(term.facts.first) ? "until" : "since",
                                seat.facts.office ? /*t*/ "{person} holds this office from {first} to {last}."
                                                  : /*t*/ "{person} holds this seat from {first} to {last}.",
                                {{"person", term.facts.person.name},
                                 {"first", to_text(term.facts.first)},
                                 {"last", to_text(term.end())}}});
            break;
        }
    return refuse_if_any(std::move(problems));
}

}  // namespace

std::string body_subject(const std::string& id) { return "committee.body/" + id; }
std::string seat_subject(const std::string& id) { return "committee.seat/" + id; }
std::string term_subject(const std::string& id) { return "committee.term/" + id; }

Error body_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This body does not exist.", id};
}

Error seat_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This seat does not exist.", id};
}

Error changed_meanwhile(const std::string& subject) {
    return {
        ErrorCode::conflict,
        /*t*/
        "Somebody else has changed this since you opened it. Look at what is stored now, then decide again.",
        subject};
}

Result<std::string> create_body(UnitOfWork& uow, const Actor& actor, const BodyFacts& facts) {
    Body body;
    if (auto good = take_body_facts(facts, body); !good) return std::move(good).error();
    body.id = new_id();
    insert(uow, body);
    index_body(uow, body);
    uow.record(actor, "committee.create_body", body_subject(body.id), "", compact(json_of(body.facts)));
    return body.id;
}

Result<void> change_body(UnitOfWork& uow, const Actor& actor, const std::string& id, const BodyFacts& facts,
                         int revision) {
    const auto before = find_body(uow, id);
    if (!before) return body_unknown(id);
    auto body = *before;
    if (auto good = take_body_facts(facts, body); !good) return good;
    body.revision = revision;
    if (!update(uow, body)) return changed_meanwhile(body_subject(id));
    touch_body(uow, id);
    index_body(uow, body);
    uow.record(actor, "committee.change_body", body_subject(id), compact(json_of(before->facts)),
               compact(json_of(body.facts)));
    return {};
}

Result<void> remove_body(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto body = find_body(uow, id, Removed::shown);
    if (!body) return body_unknown(id);
    if (!find_body(uow, id)) return {};
    touch_body(uow, id);
    auto seats = seats_of(uow, id);
    for (auto& office : offices_of(uow, id)) seats.push_back(std::move(office));
    if (std::any_of(seats.begin(), seats.end(), [&](const Seat& seat) { return has_history(uow, seat.id); }))
        return Error{
            ErrorCode::conflict,
            /*t*/
            "This body has terms, and who sat on it must remain known. Give its seats a last day instead.",
            body_subject(id)};
    set_body_removed(uow, id, true);
    uow.unindex(body_subject(id));
    uow.record(actor, "committee.remove_body", body_subject(id), compact(json_of(body->facts)), "");
    return {};
}

Result<void> restore_body(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto body = find_body(uow, id, Removed::shown);
    if (!body) return body_unknown(id);
    if (find_body(uow, id)) return {};
    set_body_removed(uow, id, false);
    index_body(uow, *body);
    uow.record(actor, "committee.restore_body", body_subject(id), "", compact(json_of(body->facts)));
    return {};
}

Result<std::string> add_seat(UnitOfWork& uow, const Actor& actor, const std::string& body_id,
                             const SeatFacts& facts) {
    if (!find_body(uow, body_id)) return body_unknown(body_id);
    touch_body(uow, body_id);
    Seat seat{.body_id = body_id};
    if (auto good = take_seat_facts(uow, facts, seat); !good) return std::move(good).error();
    seat.id = new_id();
    insert(uow, seat);
    uow.record(actor, "committee.add_seat", seat_subject(seat.id), "", compact(json_of(seat.facts)));
    return seat.id;
}

Result<void> change_seat(UnitOfWork& uow, const Actor& actor, const std::string& id, const SeatFacts& facts,
                         int revision) {
    const auto before = find_seat(uow, id);
    if (!before) return seat_unknown(id);
    touch_body(uow, before->body_id);
    auto seat = *before;
    if (facts.office != before->facts.office)
        return refuse_if_any(
            {{"office", /*t*/ "What it is stays: a seat, or that office. Enter another one."}});
    if (auto good = take_seat_facts(uow, facts, seat); !good) return good;
    seat.revision = revision;
    if (!update(uow, seat)) return changed_meanwhile(seat_subject(id));
    uow.record(actor, "committee.change_seat", seat_subject(id), compact(json_of(before->facts)),
               compact(json_of(seat.facts)));
    return {};
}

Result<void> remove_seat(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto seat = find_seat(uow, id, Removed::shown);
    if (!seat) return seat_unknown(id);
    if (!find_seat(uow, id)) return {};
    touch_body(uow, seat->body_id);
    if (has_history(uow, id))
        return Error{
            ErrorCode::conflict,
            seat->facts.office ? /*t*/
                "This office has terms, and who held it must remain known. Give it a last day instead."
                               : /*t*/
                "This seat has terms, and who sat in it must remain known. Give it a last day instead.",
            seat_subject(id)};
    set_seat_removed(uow, id, true);
    uow.record(actor, "committee.remove_seat", seat_subject(id), compact(json_of(seat->facts)), "");
    return {};
}

Result<void> restore_seat(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto seat = find_seat(uow, id, Removed::shown);
    if (!seat) return seat_unknown(id);
    if (find_seat(uow, id)) return {};
    touch_body(uow, seat->body_id);
    std::vector<FieldError> problems;
    check(seat->facts, id, like(uow, *seat), problems);
    if (!problems.empty())
        return Error{
            ErrorCode::conflict, problems.front().message, seat_subject(id), {}, problems.front().values};
    set_seat_removed(uow, id, false);
    uow.record(actor, "committee.restore_seat", seat_subject(id), "", compact(json_of(seat->facts)));
    return {};
}

}  // namespace plenaria::committee::ledger
