// SPDX-License-Identifier: EUPL-1.2
#include "member_service.hpp"

#include <algorithm>
#include <set>

#include <plenaria/directory/directory.hpp>
#include <plenaria/locale.hpp>

#include "../body_repository.hpp"
#include "../json.hpp"
#include "member_repository.hpp"

namespace plenaria::events_durban {

namespace {

Error body_unknown(const std::string& edition) {
    return {ErrorCode::not_found, /*t*/ "There is no such body.", edition};
}

/// Key of the body of which that session is the meeting: its own kind says it, or, of statutory meetings as
/// every event has them, the day and the hour at which bodies are set to meet. Empty: of none.
std::string body_of(UnitOfWork& uow, const events::SessionCard& session, const events::EditionCard& edition) {
    if (find_kind(session.kind) != nullptr) return session.kind;
    const auto day = parse_day(session.starts.substr(0, 10));
    if (!day || session.starts.size() < 16) return {};
    const auto number = static_cast<int>((*day - edition.dates.start).count()) + 1;
    const auto bodies = bodies_of(uow, session.edition);
    const auto* body = body_meeting(bodies, number, std::string_view(session.starts).substr(11, 5));
    return body == nullptr ? std::string() : body->key;
}

/// Who elected, under the refs by which the directory has them now.
std::optional<MemberList> electors_of(UnitOfWork& uow, directory::Directory& directory,
                                      const events::BodyElection& election) {
    if (!election.electors) return std::nullopt;
    MemberList list;
    for (const auto& party : directory.parties(uow, *election.electors, "en"))
        list.members.push_back({party.ref, party.name});
    return list;
}

}  // namespace

Result<MembersReading> read_members(UnitOfWork& uow, events::Editions& editions, const std::string& edition,
                                    const std::string& body, std::string_view language) {
    auto all = congress(uow, editions, edition, language);
    if (!all) return std::move(all).error();
    const auto found = std::find_if(all->bodies.begin(), all->bodies.end(),
                                    [&](const Body& each) { return each.key == body; });
    if (found == all->bodies.end()) return body_unknown(edition);
    MembersReading reading{.body = *found, .list = member_list_of(uow, edition, body)};
    if (const auto* kind = find_kind(body); !kind->named_by.empty()) {
        auto electing = member_list_of(uow, edition, std::string(kind->named_by));
        if (electing.revision != 0) reading.electing = std::move(electing);
    }
    reading.congress = *std::move(all);
    return reading;
}

std::vector<events::BodyCard> CongressBodies::bodies(UnitOfWork& uow, const std::string& edition,
                                                     std::string_view language) {
    const auto all = congress(uow, *tools_.editions, edition, language);
    if (!all) return {};
    const auto& locale = tools_.locales->get(language, "events-durban");
    std::vector<events::BodyCard> cards;
    for (const auto& body : all->bodies) {
        const auto& kind = *find_kind(body.key);
        const auto list = member_list_of(uow, edition, body.key);
        cards.push_back({.key = body.key,
                         .name = locale.t(kind.name),
                         .named_by = std::string(kind.named_by),
                         .seats = body.seats,
                         .members = static_cast<int>(list.members.size()),
                         .source = list.source,
                         .path = "/events/editions/" + edition + "/durban/bodies/" + body.key + "/members"});
    }
    return cards;
}

std::optional<std::vector<std::string>> CongressBodies::members(UnitOfWork& uow, const std::string& edition,
                                                                const std::string& body) {
    const auto list = member_list_of(uow, edition, body);
    if (list.revision == 0) return std::nullopt;
    std::vector<std::string> parties;
    for (const auto& each : list.members) parties.push_back(each.party);
    return parties;
}

int CongressBodies::revision(UnitOfWork& uow, const std::string& edition, const std::string& body) {
    return revision_of_list(uow, edition, body);
}

Result<void> CongressBodies::elect(UnitOfWork& uow, const Actor& actor,
                                   const events::BodyElection& election) {
    const auto reading = read_members(uow, *tools_.editions, election.edition, election.body, "en");
    if (!reading) return reading.error();
    MemberList wanted{.body = election.body,
                      .source = election.source,
                      .revision = election.revision.value_or(reading->list.revision)};
    std::vector<FieldError> problems;
    const std::set<std::string> unique(election.parties.begin(), election.parties.end());
    const std::vector<std::string> refs(unique.begin(), unique.end());
    std::set<std::string> known;
    for (const auto& party : tools_.directory->parties(uow, refs, "en"))
        if (known.insert(party.ref).second) wanted.members.push_back({party.ref, party.name});
    // Fewer may also be two that were merged; who is unknown is asked for one by one, and only then.
    if (wanted.members.size() < refs.size())
        for (const auto& ref : refs)
            if (!known.contains(ref) && !tools_.directory->party(uow, ref, "en"))
                problems.push_back({"members", /*t*/ "{ref} is not in the directory.", {{"ref", ref}}});
    if (!election.source.empty() && election.source == reading->list.source &&
        wanted.parties() == reading->list.parties())
        return {};
    const auto frozen = electors_of(uow, *tools_.directory, election);
    check(wanted, reading->body, frozen ? &*frozen : reading->electing_list(), problems);
    if (!problems.empty())
        return Error{ErrorCode::invalid_input,
                     /*t*/ "Something in this form needs your attention.",
                     {},
                     std::move(problems)};
    if (!store(uow, election.edition, wanted))
        return Error{ErrorCode::conflict,
                     /*t*/
                     "Somebody else has changed this since you opened it. Look at what is stored now, "
                     "then decide again.",
                     election.edition + ' ' + election.body};
    const auto refs_of = [](const MemberList& list) {
        auto all = Document::array();
        for (const auto& each : list.members) all.push_back(each.party);
        return all;
    };
    uow.record(actor, "events-durban.name_members", "events.edition/" + election.edition,
               reading->list.revision == 0
                   ? std::string()
                   : compact({{"body", election.body}, {"members", refs_of(reading->list)}}),
               compact({{"body", election.body}, {"members", refs_of(wanted)}, {"source", election.source}}));
    uow.publish("events-durban.members_named/1", compact({{"edition", election.edition},
                                                          {"body", election.body},
                                                          {"members", wanted.members.size()}}));
    return {};
}

std::optional<std::vector<std::string>> StatutoryElectorate::members(UnitOfWork& uow,
                                                                     const std::string& session) {
    const auto card = tools_.editions->session(uow, session, "en");
    if (!card || (find_kind(card->kind) == nullptr && card->kind != "statutory")) return std::nullopt;
    const auto edition = tools_.editions->edition(uow, card->edition, "en");
    if (!edition || edition->format != "durban") return std::nullopt;
    const auto body = body_of(uow, *card, *edition);
    if (body.empty()) return std::nullopt;
    const auto list = member_list_of(uow, card->edition, body);
    if (list.revision == 0) return std::nullopt;
    const auto parties = list.parties();
    return std::vector<std::string>(parties.begin(), parties.end());
}

Result<std::vector<std::string>> parties_of_list(UnitOfWork& uow, const MemberTools& tools,
                                                 const std::string& segment) {
    std::vector<std::string> parties;
    for (const auto& party : tools.directory->segment(uow, segment, "en")) parties.push_back(party.ref);
    if (parties.empty())
        return Error{ErrorCode::invalid_input,
                     /*t*/ "Something in this form needs your attention.",
                     {},
                     {{"segment", /*t*/ "Choose a list on which somebody is."}}};
    return parties;
}

}  // namespace plenaria::events_durban
