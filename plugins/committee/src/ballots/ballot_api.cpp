// SPDX-License-Identifier: EUPL-1.2
#include "ballot_api.hpp"

#include <plenaria/operation.hpp>
#include <plenaria/paging.hpp>
#include <plenaria/plugin.hpp>

#include "../candidacy/statement_service.hpp"
#include "../ledger/common_pages.hpp"
#include "../ledger/json.hpp"
#include "ballot_repository.hpp"
#include "draft_service.hpp"
#include "event_election.hpp"
#include "roll_service.hpp"

namespace plenaria::committee::ballots {

namespace {

using ledger::compact;
using ledger::Document;

constexpr std::string_view list_query =
    R"({"type":"object","additionalProperties":false,"properties":{"page":{"type":"integer","minimum":1}}})";
constexpr std::string_view list_schema =
    R"({"type":"object","required":["total","ballots"],"properties":{"total":{"type":"integer"},"ballots":{"type":"array","items":{"type":"object","required":["id","body","title","subject","secrecy","state","closes","zone","revision"]}}}})";
constexpr std::string_view ballot_schema =
    R"({"type":"object","required":["id","body","title","question","subject","secrecy","state","closes","zone","quorum","proxy_cap","candidates","statements","voters","took_part","elected","votes","revision"],"properties":{"id":{"type":"string"},"state":{"enum":["draft","open","closed","without_quorum","opening","counted","withdrawn"]},"statements":{"type":"array","items":{"type":"object","required":["candidate","office","original_language","statement","conflict","sha256"]}},"voters":{"type":"integer"},"took_part":{"type":"integer"},"elected":{"type":"array","items":{"type":"string"}},"votes":{"type":"object"}}})";
constexpr std::string_view facts_schema =
    R"({"type":"object","required":["title","question","subject","secrecy","closes_day","closes_time","zone"],"additionalProperties":false,"properties":{"body":{"type":"string","description":"Id of the body that votes; absent with \"election\", whose body the event names"},"election":{"type":"string","maxLength":120,"description":"The body of an event that is elected: \"events.body/EDITION/KEY\""},"original_language":{"enum":["en","es","fr"]},"title":{"type":"object","additionalProperties":false,"properties":{"en":{"type":"string"},"es":{"type":"string"},"fr":{"type":"string"}}},"question":{"type":"object","additionalProperties":false,"properties":{"en":{"type":"string"},"es":{"type":"string"},"fr":{"type":"string"}}},"subject":{"enum":["election","motion"]},"secrecy":{"enum":["secret","roll_call"]},"rule":{"enum":["scottish","wigm-prf","meek-prf","plurality","approval"]},"seats":{"type":"integer","minimum":1,"maximum":100},"majority":{"enum":["simple","two_thirds","absolute","two_thirds_of_members"]},"quorum":{"type":"integer","minimum":0,"maximum":2000},"proxy_cap":{"type":"integer","minimum":0,"maximum":20},"closes_day":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"closes_time":{"type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]$"},"zone":{"type":"string"},"vacancy":{"type":"string"}}})";
constexpr std::string_view candidates_schema =
    R"({"type":"object","required":["candidates","revision"],"additionalProperties":false,"properties":{"revision":{"type":"integer"},"candidates":{"type":"array","maxItems":1000,"items":{"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string"},"city":{"type":"string"},"group":{"type":"string"}}}}}})";
constexpr std::string_view expected_schema =
    R"({"type":"object","required":["expected"],"additionalProperties":false,"properties":{"expected":{"type":"integer","minimum":1}}})";
constexpr std::string_view seating_schema =
    R"({"type":"object","required":["body","members","empty_seats","seated","revision"],"properties":{"body":{"type":"string"},"members":{"type":"array","items":{"type":"object","required":["name","city"],"properties":{"name":{"type":"string"},"city":{"type":"string"}}}},"empty_seats":{"type":"integer"},"seated":{"type":"boolean"},"revision":{"type":"integer"}}})";
constexpr std::string_view revision_schema =
    R"({"type":"object","required":["revision"],"additionalProperties":false,"properties":{"revision":{"type":"integer"}}})";
constexpr std::string_view changed_schema =
    R"({"type":"object","required":["changed"],"properties":{"changed":{"type":"boolean"}}})";
constexpr std::string_view reason_schema =
    R"({"type":"object","required":["reason"],"additionalProperties":false,"properties":{"reason":{"type":"string"}}})";

Document wish_of(const Request& request) { return Document::parse(request.body, nullptr, false); }
const std::string& ballot_in(const Request& request) { return request.path_value("ballot"); }

ledger::Names names_in(const Document& wish, const char* member) {
    ledger::Names names{.original = wish.value("original_language", "en"), .texts = {}};
    for (const auto& [language, text] : wish.at(member).items())
        names.texts[language] = text.get<std::string>();
    return names;
}

/// Its schema was checked before.
BallotFacts facts_in(const Document& wish) {
    const auto time = wish.at("closes_time").get<std::string>();
    return {.body_id = wish.value("body", ""),
            .title = names_in(wish, "title"),
            .question = names_in(wish, "question"),
            .subject = parse_subject(wish.at("subject").get<std::string>()).value_or(Subject::election),
            .secrecy = parse_secrecy(wish.at("secrecy").get<std::string>()).value_or(Secrecy::secret),
            .rule = rule_of(wish.value("rule", "scottish")).value_or(Rule::scottish),
            .seats = wish.value("seats", 1U),
            .majority = parse_majority(wish.value("majority", "simple")).value_or(Majority::simple),
            .quorum = wish.value("quorum", 0),
            .proxy_cap = wish.value("proxy_cap", 1),
            .closes = {parse_day(wish.at("closes_day").get<std::string>()).value_or(ledger::no_day),
                       std::chrono::hours(std::stoi(time.substr(0, 2))) +
                           std::chrono::minutes(std::stoi(time.substr(3)))},
            .zone = wish.at("zone").get<std::string>(),
            .vacancy_id = wish.value("vacancy", ""),
            .election_ref = wish.value("election", "")};
}

Document json_of(const Ballot& ballot, const Turnout& turnout, Instant now) {
    const auto& facts = ballot.facts;
    return {{"id", ballot.id},
            {"body", facts.body_id},
            {"title", facts.title.texts},
            {"subject", std::string(to_text(facts.subject))},
            {"secrecy", std::string(to_text(facts.secrecy))},
            {"state", std::string(to_text(state_of(ballot, turnout.took_part, now)))},
            {"closes", to_text(ballot.closes)},
            {"zone", facts.zone},
            {"election", facts.election_ref},
            {"revision", ballot.revision}};
}

/// Of a motion that was counted, unless so few voted that figures would tell who chose what.
Document votes_json(const Ballot& ballot) {
    if (ballot.written != Written::counted || ballot.facts.subject != Subject::motion)
        return Document::object();
    Document votes{{"carried", ballot.outcome.decision.carried}};
    if (ballot.outcome.is_short) return votes;
    votes["yes"] = ballot.outcome.votes.yes;
    votes["no"] = ballot.outcome.votes.no;
    votes["abstentions"] = ballot.outcome.votes.abstentions;
    return votes;
}

/// What voters read of candidates, in the order of the ballot; of one who was not nominated nothing.
Document statements_json(UnitOfWork& uow, const Ballot& ballot, const std::vector<Candidate>& candidates) {
    auto statements = Document::array();
    for (const auto& shown : candidacy::shown_of(uow, ballot, candidates))
        for (const auto& each : candidates)
            if (each.id == shown.statement.candidate_id)
                statements.push_back({{"candidate", full_name(each)},
                                      {"office", shown.statement.office},
                                      {"original_language", shown.statement.texts.original},
                                      {"statement", shown.statement.texts.texts},
                                      {"conflict", shown.statement.conflict},
                                      {"sha256", shown.statement.hash}});
    return statements;
}

Result<Reply> api_ballots(const BallotRoomTools&, const Request& request, RequestScope& scope) {
    const auto page = page_number(request);
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        auto rows = Document::array();
        for (const auto& ballot : all_ballots(uow, (page - 1) * ledger::page_size, ledger::page_size))
            rows.push_back(json_of(ballot, turnout_of(uow, ballot.id), scope.now()));
        return Reply(Json{compact({{"total", count_ballots(uow)}, {"ballots", std::move(rows)}})});
    });
}

Result<Reply> api_ballot(const BallotRoomTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto call = read_ballot(uow, ballot_in(request));
        if (!call) return call.error();
        const auto& ballot = call->ballot;
        const auto turnout = turnout_of(uow, ballot.id);
        const auto candidates = candidates_of(uow, ballot.id);
        auto names = Document::array(), elected = Document::array();
        for (const auto& each : candidates) names.push_back(full_name(each));
        for (const auto number : ballot.outcome.elected)
            elected.push_back(full_name(candidates.at(static_cast<std::size_t>(number) - 1)));
        auto document = json_of(ballot, turnout, scope.now());
        document["question"] = ballot.facts.question.texts;
        document["rule"] = std::string(word_of(ballot.facts.rule));
        document["seats"] = ballot.facts.seats;
        document["majority"] = std::string(to_text(ballot.facts.majority));
        document["quorum"] = ballot.facts.quorum;
        document["proxy_cap"] = ballot.facts.proxy_cap;
        document["candidates"] = std::move(names);
        document["statements"] = statements_json(uow, ballot, candidates);
        document["voters"] = turnout.voters;
        document["took_part"] = turnout.took_part;
        document["elected"] = std::move(elected);
        document["votes"] = votes_json(ballot);
        document["count"] = ballot.count_id;
        document["seed"] = ballot.seed;
        return Reply(Json{compact(document)});
    });
}

Result<Reply> api_create_ballot(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto facts = facts_in(wish_of(request));
    return id_or(scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        if (facts.election_ref.empty()) return create_ballot(uow, scope.actor(), facts);
        const auto whole = with_electing_body(uow, tools.bodies, facts);
        if (!whole) return whole.error();
        return create_ballot(uow, scope.actor(), *whole);
    }));
}

Result<Reply> api_set_candidates(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto wish = wish_of(request);
    std::vector<Candidate> candidates;
    for (const auto& each : wish.at("candidates"))
        candidates.push_back({.person = {.ref = {}, .name = each.at("name").get<std::string>()},
                              .city = {.ref = {}, .name = each.value("city", "")},
                              .group = each.value("group", "")});
    const auto mails = tools.mails();
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto call = read_ballot(uow, ballot_in(request));
        if (!call) return call.error();
        place_candidates(uow, tools.with(mails), call->ballot.facts, candidates);
        return set_candidates(uow, scope.actor(), ballot_in(request), std::move(candidates),
                              wish.value("revision", 0));
    }));
}

Result<Reply> api_open_ballot(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto mails = tools.mails();
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return open_ballot(uow, tools.with(mails), scope.actor(), ballot_in(request),
                           wish_of(request).at("expected").get<int>());
    }));
}

Result<Reply> api_close_ballot(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto mails = tools.mails();
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return close_early(uow, tools.with(mails), scope.actor(), ballot_in(request),
                           wish_of(request).at("reason").get<std::string>());
    }));
}

Result<Reply> api_withdraw_ballot(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto mails = tools.mails();
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return withdraw_ballot(uow, tools.with(mails), scope.actor(), ballot_in(request),
                               wish_of(request).at("reason").get<std::string>());
    }));
}

Result<Reply> api_seating(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto call = read_ballot(uow, ballot_in(request));
        if (!call) return call.error();
        const auto seating = read_seating(uow, tools.bodies, call->ballot, scope.locale().language());
        if (!seating) return seating.error();
        auto members = Document::array();
        for (const auto& each : seating->elected)
            members.push_back({{"name", full_name(each)}, {"city", each.city.ref}});
        return Reply(Json{compact({{"body", seating->election.ref.text()},
                                   {"members", std::move(members)},
                                   {"empty_seats", seating->empty_seats},
                                   {"seated", seating->is_seated},
                                   {"revision", seating->revision}})});
    });
}

Result<Reply> api_seat(const BallotRoomTools& tools, const Request& request, RequestScope& scope) {
    const auto changed = scope.db().write([&](UnitOfWork& uow) {
        return seat_elected(uow, tools.bodies, scope.actor(), ballot_in(request),
                            wish_of(request).at("revision").get<int>());
    });
    if (!changed) return changed.error();
    return Reply(Json{compact({{"changed", *changed}})});
}

using BallotHandler = Result<Reply> (*)(const BallotRoomTools&, const Request&, RequestScope&);

struct BallotOperation {
    Operation operation;
    BallotHandler handler;
    const char* permission;
};

constexpr BallotOperation operations[] = {
    {{Method::get, "/api/committee/ballots", "committee.api_ballots",
      "Elections and motions, the latest first, 25 a page.", list_query, list_schema},
     api_ballots,
     "committee.view"},
    {{Method::get, "/api/committee/ballots/{ballot}", "committee.api_ballot",
      "One of them, with its turnout, and once it is counted what came out.", "", ballot_schema},
     api_ballot,
     "committee.view"},
    {{Method::post, "/api/committee/ballots", "committee.api_create_ballot",
      "Enters a ballot; nobody is asked yet.", facts_schema, id_schema},
     api_create_ballot,
     "committee.ballots"},
    {{Method::put, "/api/committee/ballots/{ballot}/candidates", "committee.api_set_candidates",
      "All candidates of a ballot that has not opened.", candidates_schema, done_schema},
     api_set_candidates,
     "committee.ballots"},
    {{Method::post, "/api/committee/ballots/{ballot}/open", "committee.api_open_ballot",
      "Opens the vote, and sends every voter a link; `expected` is how many there are.", expected_schema,
      done_schema},
     api_open_ballot,
     "committee.ballots"},
    {{Method::post, "/api/committee/ballots/{ballot}/close", "committee.api_close_ballot",
      "Closes the vote before its time, and tells the voters why.", reason_schema, done_schema},
     api_close_ballot,
     "committee.ballots"},
    {{Method::post, "/api/committee/ballots/{ballot}/withdraw", "committee.api_withdraw_ballot",
      "Withdraws a vote that was not counted, and tells the voters why.", reason_schema, done_schema},
     api_withdraw_ballot,
     "committee.ballots"},
    {{Method::get, "/api/committee/ballots/{ballot}/seating", "committee.api_seating",
      "Who was elected to a body of an event, and whether they sit.", "", seating_schema},
     api_seating,
     "committee.ballots"},
    {{Method::post, "/api/committee/ballots/{ballot}/seating", "committee.api_seat_elected",
      "Who was elected becomes the list of the body; `revision` is that of the list as it was shown.",
      revision_schema, changed_schema},
     api_seat,
     "committee.ballots"},
};

}  // namespace

void announce_ballot_api(Registrar& registrar, const BallotRoomTools& tools) {
    for (const auto& line : operations)
        announce(registrar, line.permission, line.operation,
                 [&tools, handler = line.handler](const Request& request, RequestScope& scope) {
                     return handler(tools, request, scope);
                 });
}

}  // namespace plenaria::committee::ballots
