// SPDX-License-Identifier: EUPL-1.2
#include "ledger_api.hpp"

#include <plenaria/directory/lookup.hpp>
#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "body_service.hpp"
#include "common_pages.hpp"
#include "feed_service.hpp"
#include "json.hpp"
#include "ledger_schemas.hpp"
#include "offices.hpp"
#include "question_repository.hpp"
#include "question_service.hpp"
#include "seats_service.hpp"
#include "term_repository.hpp"

namespace plenaria::committee::ledger {

namespace {

Document ledger_wish(const Request& request) { return Document::parse(request.body, nullptr, false); }
int wished_revision(const Document& body) { return body.value("revision", 0); }
Reply ledger_reply(const Document& document) { return plenaria::Json{compact(document)}; }

/// `document` with what every row has.
Document with_id(Document document, const std::string& id, int revision) {
    document["id"] = id;
    document["revision"] = revision;
    return document;
}

Result<Reply> api_bodies(const LedgerTools&, const Request&, RequestScope& scope) {
    const auto today = readers_today(scope);
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        auto rows = Document::array();
        for (const auto& body : all_bodies(uow)) {
            const auto count = count_seats_on(uow, body.id, today);
            auto row = with_id(json_of(body.facts), body.id, body.revision);
            row["seats"] = count.seats;
            row["held"] = count.held;
            rows.push_back(std::move(row));
        }
        return ledger_reply({{"bodies", std::move(rows)}});
    });
}

Result<Reply> api_create_body(const LedgerTools&, const Request& request, RequestScope& scope) {
    BodyFacts facts;
    read(ledger_wish(request), facts);
    return id_or(scope.db().write([&](UnitOfWork& uow) { return create_body(uow, scope.actor(), facts); }));
}

Result<Reply> api_body(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("body");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto body = find_body(uow, id);
        if (!body) return body_unknown(id);
        auto seats = Document::array();
        for (const auto& seat : seats_of(uow, id))
            seats.push_back(with_id(json_of(seat.facts), seat.id, seat.revision));
        auto offices = Document::array();
        for (const auto& office : offices_of(uow, id))
            offices.push_back(with_id(json_of(office.facts), office.id, office.revision));
        auto document = with_id(json_of(body->facts), id, body->revision);
        document["seats"] = std::move(seats);
        document["offices"] = std::move(offices);
        return ledger_reply(document);
    });
}

Result<Reply> api_change_body(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("body");
    const auto wish = ledger_wish(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto body = find_body(uow, id);
        if (!body) return body_unknown(id);
        auto facts = body->facts;
        read(wish, facts);
        return change_body(uow, scope.actor(), id, facts, wished_revision(wish));
    }));
}

Result<Reply> api_sitting(const LedgerTools& tools, const Request& request, RequestScope& scope) {
    const auto day = asked_day(request, scope);
    if (!day) return day.error();
    const auto& id = request.path_value("body");
    SeatsService seats(tools.lookup);
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto members = seats.sitting(uow, id, *day, scope.locale().language());
        if (!members) return body_unknown(id);
        auto rows = Document::array();
        for (const auto& member : *members)
            rows.push_back({{"seat_id", member.seat_id},
                            {"seat", member.seat},
                            {"term", member.term_id},
                            {"person", member.person_ref},
                            {"person_name", member.person_name},
                            {"city", member.city_ref},
                            {"city_name", member.city_name},
                            {"is_acting", member.is_acting},
                            {"is_envoy", member.is_envoy}});
        return ledger_reply({{"on", to_text(*day)},
                             {"members", std::move(rows)},
                             {"presiding", presiding_json(uow, id, *day)}});
    });
}

Result<Reply> api_add_seat(const LedgerTools&, const Request& request, RequestScope& scope) {
    SeatFacts facts;
    read(ledger_wish(request), facts);
    return id_or(scope.db().write(
        [&](UnitOfWork& uow) { return add_seat(uow, scope.actor(), request.path_value("body"), facts); }));
}

Result<Reply> api_seat(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("seat");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto seat = find_seat(uow, id);
        if (!seat) return seat_unknown(id);
        auto terms = Document::array(), actings = Document::array();
        for (const auto& term : terms_of_seat(uow, id))
            terms.push_back(with_id(json_of(term), term.id, term.revision));
        for (const auto& acting : actings_of_seat(uow, id))
            actings.push_back(with_id(json_of(acting.facts), acting.id, acting.revision));
        auto document = with_id(json_of(seat->facts), id, seat->revision);
        document["body"] = seat->body_id;
        document["terms"] = std::move(terms);
        document["acting"] = std::move(actings);
        return ledger_reply(document);
    });
}

Result<Reply> api_change_seat(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("seat");
    const auto wish = ledger_wish(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto seat = find_seat(uow, id);
        if (!seat) return seat_unknown(id);
        auto facts = seat->facts;
        read(wish, facts);
        return change_seat(uow, scope.actor(), id, facts, wished_revision(wish));
    }));
}

Result<Reply> api_add_term(const LedgerTools& tools, const Request& request, RequestScope& scope) {
    TermFacts facts;
    read(ledger_wish(request), facts);
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return add_term(uow, tools.people(), scope.actor(), request.path_value("seat"), facts);
    }));
}

Result<Reply> api_change_term(const LedgerTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("term");
    const auto wish = ledger_wish(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto term = find_term(uow, id);
        if (!term) return term_unknown(id);
        auto facts = term->facts;
        read(wish, facts);
        return change_term(uow, tools.people(), scope.actor(), id, facts, wished_revision(wish));
    }));
}

Result<Reply> api_end_term(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto wish = ledger_wish(request);
    const auto left_on = parse_day(wish.at("left_on").get<std::string>()).value_or(no_day);
    const auto reason = parse_end_reason(wish.at("reason").get<std::string>()).value_or(EndReason::other);
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return end_term(uow, scope.actor(), request.path_value("term"), left_on, reason,
                        wished_revision(wish));
    }));
}

Result<Reply> api_add_acting(const LedgerTools& tools, const Request& request, RequestScope& scope) {
    ActingFacts facts;
    read(ledger_wish(request), facts);
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return add_acting(uow, tools.people(), scope.actor(), request.path_value("seat"), facts);
    }));
}

Result<Reply> api_change_acting(const LedgerTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("acting");
    const auto wish = ledger_wish(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto acting = find_acting(uow, id);
        if (!acting) return acting_unknown(id);
        auto facts = acting->facts;
        read(wish, facts);
        return change_acting(uow, tools.people(), scope.actor(), id, facts, wished_revision(wish));
    }));
}

/// What needs nothing but the id in the path.
template <Result<void> (*use_case)(UnitOfWork&, const Actor&, const std::string&)>
Result<Reply> api_by_id(std::string_view placeholder, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write(
        [&](UnitOfWork& uow) { return use_case(uow, scope.actor(), request.path_value(placeholder)); }));
}

Result<Reply> api_ending(const LedgerTools&, const Request&, RequestScope& scope) {
    const auto today = readers_today(scope);
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        auto rows = Document::array();
        for (const auto& each : terms_ending(uow, today, today + std::chrono::days(warning_days.front())))
            rows.push_back({{"term", each.term.id},
                            {"body", each.body_id},
                            {"seat_id", each.term.seat_id},
                            {"seat", each.number},
                            {"office", office_or_nothing(each.office)},
                            {"person_name", each.term.facts.person.name},
                            {"ends_on", to_text(each.term.end())},
                            {"days", (each.term.end() - today).count()}});
        return ledger_reply({{"terms", std::move(rows)}});
    });
}

Result<Reply> api_questions(const LedgerTools&, const Request&, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        auto rows = Document::array();
        for (const auto which : {Asked::open, Asked::answered})
            for (const auto& each : questions(uow, which)) {
                auto row = with_id(json_of(each.question), each.question.id, each.question.revision);
                row["body"] = each.body_id;
                row["seat"] = each.number;
                row["office"] = office_or_nothing(each.office);
                row["person_name"] = each.term.facts.person.name;
                rows.push_back(std::move(row));
            }
        return ledger_reply({{"questions", std::move(rows)}});
    });
}

Result<Reply> api_answer_question(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto wish = ledger_wish(request);
    const auto answer = parse_mandate_rule(wish.at("answer").get<std::string>()).value_or(MandateRule::ask);
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return answer_question(uow, scope.actor(), request.path_value("question"), answer,
                               wish.value("reason", std::string()), wished_revision(wish));
    }));
}

Result<Reply> api_make_feed(const LedgerTools& tools, const Request& request, RequestScope& scope) {
    const auto secret = scope.db().write(
        [&](UnitOfWork& uow) { return make_feed(uow, scope.actor(), request.path_value("body")); });
    if (!secret) return secret.error();
    auto addresses = Document::object();
    for (const auto language : languages) {
        const std::string code(language);
        addresses[code] = tools.addresses->absolute(
            scope.url("committee.feed_at", {{"secret", *secret}, {"language", code}}));
    }
    return ledger_reply({{"addresses", std::move(addresses)}});
}

using LedgerAct = Result<Reply> (*)(const LedgerTools&, const Request&, RequestScope&);
struct LedgerOperation {
    Operation what;
    LedgerAct act;
};

/// By all who see bodies.
const LedgerOperation operations_to_see[] = {
    {{Method::get, "/api/committee/bodies", "committee.api_bodies", "All bodies, with their seats today.", "",
      schema::body_list},
     api_bodies},
    {{Method::get, "/api/committee/bodies/{body}", "committee.api_body", "A body and the rules of its seats.",
      "", schema::body},
     api_body},
    {{Method::get, "/api/committee/bodies/{body}/sitting", "committee.api_sitting",
      "Who sits on a day; today without one.", schema::sitting_query, schema::sitting},
     api_sitting},
    {{Method::get, "/api/committee/seats/{seat}", "committee.api_seat",
      "A seat with its terms and acting periods.", "", schema::seat},
     api_seat},
    {{Method::get, "/api/committee/ends", "committee.api_ends",
      "Terms that end within 180 days, of all bodies.", "", schema::ending},
     api_ending},
    {{Method::get, "/api/committee/questions", "committee.api_questions",
      "Holders who lost their office in a term: what waits for an answer, and the last that were answered.",
      "", schema::question_list},
     api_questions},
};

/// By those who keep the ledger.
const LedgerOperation operations_to_edit[] = {
    {{Method::post, "/api/committee/bodies", "committee.api_create_body", "A new body.", schema::new_body,
      schema::id_only},
     api_create_body},
    {{Method::patch, "/api/committee/bodies/{body}", "committee.api_change_body",
      "Changes what the body names; 409 when somebody else changed it since that revision.",
      schema::changed_body, schema::done_only},
     api_change_body},
    {{Method::post, "/api/committee/bodies/{body}/seats", "committee.api_add_seat", "A new seat of a body.",
      schema::new_seat, schema::id_only},
     api_add_seat},
    {{Method::patch, "/api/committee/seats/{seat}", "committee.api_change_seat",
      "Changes what the body names; 409 when somebody else changed it since that revision.",
      schema::changed_seat, schema::done_only},
     api_change_seat},
    {{Method::post, "/api/committee/seats/{seat}/terms", "committee.api_add_term",
      "A term; without a person it is whoever is mayor of the city on the first day.", schema::new_term,
      schema::id_only},
     api_add_term},
    {{Method::patch, "/api/committee/terms/{term}", "committee.api_change_term",
      "Changes what the body names; 409 when somebody else changed it since that revision.",
      schema::changed_term, schema::done_only},
     api_change_term},
    {{Method::post, "/api/committee/terms/{term}/end", "committee.api_end_term",
      "Somebody leaves before the term ends; left_on is the last day on which they sit.", schema::term_end,
      schema::done_only},
     api_end_term},
    {{Method::post, "/api/committee/seats/{seat}/acting", "committee.api_add_acting",
      "Somebody acts for the holder of a seat, or while there is none.", schema::new_acting, schema::id_only},
     api_add_acting},
    {{Method::patch, "/api/committee/acting/{acting}", "committee.api_change_acting",
      "Changes what the body names; 409 when somebody else changed it since that revision.",
      schema::changed_acting, schema::done_only},
     api_change_acting},
    {{Method::post, "/api/committee/questions/{question}/answer", "committee.api_answer_question",
      "Says what becomes of the seat of a holder who lost the office.", schema::answer, schema::done_only},
     api_answer_question},
    {{Method::post, "/api/committee/bodies/{body}/calendar", "committee.api_make_feed",
      "A secret address at which the ends of terms are a calendar; it ends the one before.", "",
      schema::feed},
     api_make_feed},
};

}  // namespace

void announce_ledger_api(Registrar& registrar, const LedgerTools& tools) {
    for (const auto& [what, act] : operations_to_see)
        announce(registrar, "committee.view", what,
                 [&tools, act = act](const Request& request, RequestScope& scope) {
                     return act(tools, request, scope);
                 });
    for (const auto& [what, act] : operations_to_edit)
        announce(registrar, "committee.edit", what,
                 [&tools, act = act](const Request& request, RequestScope& scope) {
                     return act(tools, request, scope);
                 });
    using ById = Result<Reply> (*)(std::string_view, const Request&, RequestScope&);
    const auto by_id = [&](const Operation& what, const char* placeholder, ById act) {
        announce(registrar, "committee.edit", what,
                 [placeholder, act](const Request& request, RequestScope& scope) {
                     return act(placeholder, request, scope);
                 });
    };
    by_id({Method::del, "/api/committee/bodies/{body}", "committee.api_remove_body",
           "Takes a body without terms out of the list; it can be put back.", "", schema::done_only},
          "body", api_by_id<remove_body>);
    by_id({Method::post, "/api/committee/bodies/{body}/restore", "committee.api_restore_body",
           "Puts a body back into the list.", "", schema::done_only},
          "body", api_by_id<restore_body>);
    by_id({Method::del, "/api/committee/bodies/{body}/calendar", "committee.api_end_feed",
           "The secret address of the calendar opens nothing any more.", "", schema::done_only},
          "body", api_by_id<end_feed>);
    by_id({Method::del, "/api/committee/seats/{seat}", "committee.api_remove_seat",
           "Takes a seat without terms out of its body; it can be put back.", "", schema::done_only},
          "seat", api_by_id<remove_seat>);
    by_id({Method::post, "/api/committee/seats/{seat}/restore", "committee.api_restore_seat",
           "Puts a seat back.", "", schema::done_only},
          "seat", api_by_id<restore_seat>);
    by_id({Method::del, "/api/committee/terms/{term}", "committee.api_remove_term",
           "Takes out a term that was entered by mistake; it can be put back.", "", schema::done_only},
          "term", api_by_id<remove_term>);
    by_id({Method::post, "/api/committee/terms/{term}/restore", "committee.api_restore_term",
           "Puts a term back.", "", schema::done_only},
          "term", api_by_id<restore_term>);
    by_id({Method::post, "/api/committee/terms/{term}/reopen", "committee.api_reopen_term",
           "They did not leave before the end after all.", "", schema::done_only},
          "term", api_by_id<reopen_term>);
    by_id({Method::del, "/api/committee/acting/{acting}", "committee.api_remove_acting",
           "Takes out an acting period; it can be put back.", "", schema::done_only},
          "acting", api_by_id<remove_acting>);
    by_id({Method::post, "/api/committee/acting/{acting}/restore", "committee.api_restore_acting",
           "Puts an acting period back.", "", schema::done_only},
          "acting", api_by_id<restore_acting>);
    by_id(
        {Method::post, "/api/committee/questions/{question}/undo", "committee.api_take_answer_back",
         "Takes an answer back: the question waits again, and the term is as it was.", "", schema::done_only},
        "question", api_by_id<take_answer_back>);
}

}  // namespace plenaria::committee::ledger
