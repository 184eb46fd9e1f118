// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../delegations/delegation_repository.hpp"
#include "../programme/session_service.hpp"
#include "balance.hpp"
#include "floor_repository.hpp"
#include "held_floor.hpp"

namespace plenaria::events {

namespace {

constexpr std::string_view delegation_kind = "delegation/";

/// Where the mayor comes, theirs; of whoever comes instead it is not known.
std::string gender_of_head(UnitOfWork& uow, const SpeakerSources& from, const Delegation& delegation,
                           const Edition& edition) {
    if (from.directory == nullptr || delegation.answer != Answer::accepted) return {};
    const auto head = from.directory->head_on(uow, delegation.party, edition.dates.start);
    if (!head) return {};
    const auto entry = from.lookup.entry(uow, "person/" + head->person_id, edition.titles.original);
    return entry ? entry->gender : std::string();
}

/// Who is meant, as the directory or the list of delegations has it.
void resolve_speaker(UnitOfWork& uow, const SpeakerSources& from, const Edition& edition,
                     const RequestFacts& facts, FloorRequest& request, std::vector<FieldError>& problems) {
    if (facts.who_ref.starts_with(delegation_kind)) {
        const auto delegation = find_delegation(uow, facts.who_ref.substr(delegation_kind.size()));
        if (!delegation || delegation->edition_id != edition.id) {
            problems.push_back({"delegation", /*t*/ "Choose a delegation of this event."});
            return;
        }
        request.who = {facts.who_ref, delegation->party_name};
        request.region = delegation->region;
        request.gender = gender_of_head(uow, from, *delegation, edition);
        if (facts.rank == 0) request.rank = delegation->answer == Answer::accepted ? 3 : 4;
    } else if (!facts.who_ref.empty()) {
        const auto entry = from.lookup.entry(uow, facts.who_ref, edition.titles.original);
        if (!entry) {
            problems.push_back({"who", /*t*/ "Choose somebody of the directory."});
            return;
        }
        request.who = {entry->ref, entry->name};
        request.gender = entry->gender;
        if (from.directory == nullptr) return;
        if (const auto party = from.directory->party(uow, entry->ref, edition.titles.original))
            request.region = party->region;
    } else {
        request.who.name = trim(facts.who_name);
        if (request.who.name.empty())
            problems.push_back({"who", /*t*/ "Write who asks for the floor."});
        else if (!is_utf8(request.who.name) || length(request.who.name) > longest_speaker)
            problems.push_back({"who",
                                /*t*/ "Write at most {max} characters.",
                                {{"max", std::to_string(longest_speaker)}}});
    }
}

Result<FloorRequest> read_request(UnitOfWork& uow, const SpeakerSources& from, const Edition& edition,
                                  const RequestFacts& facts) {
    FloorRequest request{.title = trim(facts.title), .language = facts.language};
    request.kind = facts.kind;
    std::vector<FieldError> problems;
    if (facts.rank != 0) request.rank = facts.rank;
    if (request.rank < protocol_ranks.front().rank || request.rank > protocol_ranks.back().rank)
        problems.push_back({"rank", /*t*/ "Choose a rank from the list."});
    if (!is_utf8(request.title) || length(request.title) > longest_speaker)
        problems.push_back({"title",
                            /*t*/ "Write at most {max} characters.",
                            {{"max", std::to_string(longest_speaker)}}});
    if (!request.language.empty() && !is_spoken_language(request.language))
        problems.push_back({"language", /*t*/ "Choose a language from the list."});
    if (!facts.region.empty() &&
        std::find(floor_regions.begin(), floor_regions.end(), facts.region) == floor_regions.end())
        problems.push_back({"region", /*t*/ "Choose a region from the list."});
    if (!is_gender(facts.gender)) problems.push_back({"gender", /*t*/ "Choose a gender from the list."});
    resolve_speaker(uow, from, edition, facts, request, problems);
    if (!facts.region.empty()) request.region = facts.region;
    if (!facts.gender.empty()) request.gender = facts.gender;
    if (auto good = refuse_if_any(std::move(problems)); !good) return std::move(good).error();
    return request;
}

}  // namespace

Result<std::string> request_floor(UnitOfWork& uow, const SpeakerSources& from, const Actor& actor,
                                  const FloorAt& at, const RequestFacts& facts) {
    auto held = held_floor(uow, at);
    if (!held) return std::move(held).error();
    if (held->floor.state == ListState::closed && facts.kind == RequestKind::speak)
        return Error{ErrorCode::conflict,
                     /*t*/ "The list is closed: only points of order are taken.",
                     session_subject(at.session)};
    const bool in_balance = is_in_balance(*held);
    auto request = read_request(uow, from, held->edition, facts);
    if (!request) return std::move(request).error();
    request->id = new_id();
    request->session_id = at.session;
    request->asked_at = uow.now();
    request->number =
        1 + static_cast<int>(held->waiting.size() + held->past.size()) + (held->speaking ? 1 : 0);
    insert(uow, *request);
    const auto id = request->id;
    uow.record(actor, "events.request_floor", session_subject(at.session), "", request_history(*request));
    join_line(held->waiting, *std::move(request), held->floor.order);
    store_line(uow, held->waiting);
    keep_balance(uow, at.session, in_balance);
    note_change(uow, at.session);
    return id;
}

Result<void> withdraw_request(UnitOfWork& uow, const Actor& actor, const FloorAt& at, const std::string& id) {
    auto held = held_floor(uow, at);
    if (!held) return std::move(held).error();
    const bool in_balance = is_in_balance(*held);
    auto request = leave_line(held->waiting, id);
    if (!request) return does_not_wait(*held, id);
    const auto before = request_history(*request);
    request->state = RequestState::withdrawn;
    request->position = 0;
    request->ended_at = uow.now();
    update(uow, *request);
    store_line(uow, held->waiting);
    keep_balance(uow, at.session, in_balance);
    uow.record(actor, "events.withdraw_request", session_subject(at.session), before,
               request_history(*request));
    note_change(uow, at.session);
    return {};
}

Result<void> restore_request(UnitOfWork& uow, const Actor& actor, const FloorAt& at, const std::string& id) {
    auto held = held_floor(uow, at);
    if (!held) return std::move(held).error();
    const auto found = std::find_if(held->past.begin(), held->past.end(), [&](const auto& each) {
        return each.id == id && each.state == RequestState::withdrawn;
    });
    if (found == held->past.end()) {
        auto error = does_not_wait(*held, id);
        if (error.code == ErrorCode::not_found) return error;
        return Error{ErrorCode::conflict, /*t*/ "This request is not withdrawn.",
                     session_subject(at.session)};
    }
    const bool in_balance = is_in_balance(*held);
    const auto before = request_history(*found);
    auto request = *found;
    request.state = RequestState::waiting;
    request.ended_at.reset();
    update(uow, request);
    uow.record(actor, "events.restore_request", session_subject(at.session), before,
               request_history(request));
    join_line(held->waiting, std::move(request), held->floor.order);
    store_line(uow, held->waiting);
    keep_balance(uow, at.session, in_balance);
    note_change(uow, at.session);
    return {};
}

Result<void> move_request(UnitOfWork& uow, const Actor& actor, const FloorAt& at, const std::string& id,
                          MoveInLine where) {
    auto held = held_floor(uow, at);
    if (!held) return std::move(held).error();
    auto& waiting = held->waiting;
    const auto same = [&](const FloorRequest& each) { return each.id == id; };
    const auto found = std::find_if(waiting.begin(), waiting.end(), same);
    if (found == waiting.end()) return does_not_wait(*held, id);
    const auto before = request_history(*found);
    if (!move_in_line(waiting, id, where))
        return Error{ErrorCode::conflict, /*t*/ "This request cannot go further in that direction.",
                     session_subject(at.session)};
    store_line(uow, waiting);
    uow.record(actor, "events.move_request", session_subject(at.session), before,
               request_history(*std::find_if(waiting.begin(), waiting.end(), same)));
    note_change(uow, at.session);
    return {};
}

}  // namespace plenaria::events
