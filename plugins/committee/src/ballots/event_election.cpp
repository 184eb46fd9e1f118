// SPDX-License-Identifier: EUPL-1.2
#include "event_election.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/text.hpp>

#include "ballot_repository.hpp"
#include "event_body_repository.hpp"

namespace plenaria::committee::ballots {

namespace {

constexpr std::string_view prefix = "events.body/";

Error body_not_there(std::string_view ref) {
    return {ErrorCode::conflict,
            /*t*/
            "The body that this ballot elects is not known here: its event was removed, or the format of "
            "that event is switched off.",
            std::string(ref)};
}

const events::BodyCard* card_of(const std::vector<events::BodyCard>& cards, std::string_view key) {
    const auto found = std::find_if(cards.begin(), cards.end(),
                                    [&](const events::BodyCard& each) { return each.key == key; });
    return found == cards.end() ? nullptr : &*found;
}

/// Every name under which somebody may write down a city that votes, folded, with its ref.
std::multimap<std::string, std::string> names_of(UnitOfWork& uow, const BallotTools& tools,
                                                 const std::vector<std::string>& parties) {
    std::multimap<std::string, std::string> names;
    for (const auto language : ledger::languages)
        for (const auto& city : tools.directory.parties(uow, parties, language))
            names.emplace(fold(city.name), city.ref);
    return names;
}

/// The ref that is meant by that name; empty: none, or one of several.
std::string meant(UnitOfWork& uow, const BallotTools& tools,
                  const std::multimap<std::string, std::string>& known, const std::string& name) {
    if (name.empty()) return {};
    std::set<std::string> refs;
    const auto [from, until] = known.equal_range(fold(name));
    for (auto at = from; at != until; ++at) refs.insert(at->second);
    if (refs.size() == 1) return *refs.begin();
    if (!refs.empty()) return {};
    const auto called = tools.lookup.called(uow, name, "city", "en");
    return called.size() == 1 && fold(called.front().name) == fold(name) ? called.front().ref : std::string();
}

void check_candidates(UnitOfWork& uow, const BallotTools& tools, const std::vector<Candidate>& candidates,
                      const EventElection& election, std::vector<FieldError>& problems) {
    const std::set<std::string> electors(election.electors->begin(), election.electors->end());
    std::map<std::string, std::string> taken;  // ref → who stands for it
    for (const auto& each : candidates) {
        const auto name = full_name(each);
        if (each.city.ref.empty()) {
            problems.push_back({"candidates",
                                /*t*/ "{candidate}: write the city as the directory has it.",
                                {{"candidate", name}}});
            continue;
        }
        const auto city = tools.directory.party(uow, each.city.ref, "en");
        const auto ref = city ? city->ref : each.city.ref;
        if (!electors.contains(ref))
            problems.push_back({"candidates",
                                /*t*/ "{candidate}: this city is no member of the body “{body}”.",
                                {{"candidate", name}, {"body", election.electing.name}}});
        if (const auto [other, is_new] = taken.emplace(ref, name); !is_new)
            problems.push_back({"candidates",
                                /*t*/ "{candidate} and {other} stand for one city, which has one seat.",
                                {{"candidate", name}, {"other", other->second}}});
    }
}

}  // namespace

std::optional<ElectionRef> parse_election(std::string_view text) {
    if (!text.starts_with(prefix)) return std::nullopt;
    const auto rest = text.substr(prefix.size());
    const auto slash = rest.find('/');
    if (slash != 26 || rest.size() < 28 || rest.size() > 70) return std::nullopt;
    for (const char each : rest)
        if (std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_/").find(each) ==
            std::string_view::npos)
            return std::nullopt;
    return ElectionRef{std::string(rest.substr(0, slash)), std::string(rest.substr(slash + 1))};
}

Result<EventElection> read_election(UnitOfWork& uow, const EventBodies& bodies, std::string_view ref,
                                    std::string_view language) {
    const auto parsed = parse_election(ref);
    if (!parsed || !bodies) return body_not_there(ref);
    for (auto& keeper : bodies()) {
        const auto cards = keeper->bodies(uow, parsed->edition, language);
        const auto* elected = card_of(cards, parsed->body);
        if (elected == nullptr) continue;
        const auto* electing = card_of(cards, elected->named_by);
        if (electing == nullptr)
            return Error{ErrorCode::conflict,
                         /*t*/ "Nobody elects this body: its members are there of right.", std::string(ref)};
        auto electors = keeper->members(uow, parsed->edition, electing->key);
        return EventElection{*parsed, keeper, *elected, *electing, std::move(electors)};
    }
    return body_not_there(ref);
}

Result<BallotFacts> drafted(UnitOfWork& uow, const ElectionDrafting& tools, std::string_view ref,
                            BallotFacts facts) {
    for (const auto language : ledger::languages) {
        const auto election = read_election(uow, tools.bodies, ref, language);
        if (!election) return election.error();
        const auto event = tools.editions == nullptr
                               ? std::nullopt
                               : tools.editions->edition(uow, election->ref.edition, language);
        const auto& name = election->elected.name;
        const std::string code(language);
        facts.title.texts[code] = event ? name + ", " + event->title : name;
        facts.question.texts[code] =
            tools.locales.get(language, "committee").t("Whom do you elect? Body: {body}.", {{"body", name}});
        facts.seats = static_cast<std::uint32_t>(std::max(election->elected.seats, 1));
        if (event) facts.zone = event->dates.zone;
    }
    facts.subject = Subject::election;
    facts.election_ref = ref;
    return facts;
}

Result<BallotFacts> with_electing_body(UnitOfWork& uow, const EventBodies& bodies, BallotFacts facts) {
    ledger::Body body{.id = new_id()};
    std::string ref;
    for (const auto language : ledger::languages) {
        const auto election = read_election(uow, bodies, facts.election_ref, language);
        if (!election) return election.error();
        body.facts.names.texts[std::string(language)] = election->electing.name;
        ref = ElectionRef{election->ref.edition, election->electing.key}.text();
    }
    facts.body_id = event_body_id(uow, ref);
    if (facts.body_id.empty()) {
        insert_event_body(uow, body, ref);
        facts.body_id = body.id;
    }
    return facts;
}

void place_candidates(UnitOfWork& uow, const BallotTools& tools, const BallotFacts& facts,
                      std::vector<Candidate>& candidates) {
    if (facts.election_ref.empty()) return;
    const auto election = read_election(uow, tools.bodies, facts.election_ref, "en");
    if (!election) return;
    const auto known = names_of(uow, tools, election->electors.value_or(std::vector<std::string>()));
    for (auto& each : candidates)
        each.city.ref =
            meant(uow, tools, known, trim(each.city.name.empty() ? each.person.name : each.city.name));
}

std::vector<Voter> electors_on(UnitOfWork& uow, const BallotTools& tools, const BallotFacts& facts, Day day) {
    std::vector<Voter> voters;
    const auto election = read_election(uow, tools.bodies, facts.election_ref, "en");
    if (!election || !election->electors) return voters;
    for (const auto& city : tools.directory.parties(uow, *election->electors, "en")) {
        Voter voter{.person = {.ref = {}, .name = city.name}, .city = {.ref = city.ref, .name = city.name}};
        if (const auto head = tools.directory.head_on(uow, city.ref, day))
            voter.person = {.ref = "person/" + head->person_id, .name = head->person_name};
        voters.push_back(std::move(voter));
    }
    return voters;
}

void check_election(UnitOfWork& uow, const BallotTools& tools, const Ballot& ballot,
                    const std::vector<Voter>& voters, std::string_view language,
                    std::vector<FieldError>& problems) {
    const auto election = read_election(uow, tools.bodies, ballot.facts.election_ref, language);
    if (!election) {
        problems.push_back({"voters", election.error().message});
        return;
    }
    if (!election->electors || election->electors->empty()) {
        problems.push_back({"voters",
                            /*t*/ "Enter the list of the body “{body}” first: its members elect.",
                            {{"body", election->electing.name}}});
        return;
    }
    for (const auto& each : voters)
        if (each.person.ref.empty())
            problems.push_back(
                {"voters",
                 /*t*/
                 "{city}: the directory knows nobody who holds its highest office today and could vote.",
                 {{"city", each.city.name}}});
    check_candidates(uow, tools, candidates_of(uow, ballot.id), *election, problems);
    if (election->elected.seats > 0 && election->elected.seats != static_cast<int>(ballot.facts.seats))
        problems.push_back({"seats",
                            /*t*/ "The body “{body}” has {seats} seats, and this ballot fills {filled}.",
                            {{"body", election->elected.name},
                             {"seats", std::to_string(election->elected.seats)},
                             {"filled", std::to_string(ballot.facts.seats)}}});
}

}  // namespace plenaria::committee::ballots
