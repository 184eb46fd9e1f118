// SPDX-License-Identifier: EUPL-1.2
#include "body_votes.hpp"

#include <algorithm>

#include "../ledger/ledger_repository.hpp"
#include "../ledger/seats_service.hpp"
#include "ballot_repository.hpp"
#include "choice_words.hpp"
#include "draft_service.hpp"
#include "roll_call_service.hpp"
#include "roll_repository.hpp"
#include "steps.hpp"
#include "version_vote_repository.hpp"

namespace plenaria::committee::ballots {

namespace {

using statements::ValidationState;

constexpr std::string_view body_prefix = "committee.body/";
constexpr std::string_view ballot_prefix = "committee.ballot/";
constexpr std::string_view ballot_pages = "/committee/ballots/";
/// Until when a drafted vote is open, unless somebody writes another day.
constexpr auto usual_time = std::chrono::days(14);

/// The first so many code points.
std::string cut(std::string text, std::size_t most) {
    std::size_t points = 0;
    for (std::size_t at = 0; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U && ++points > most) {
            text.resize(at);
            break;
        }
    return text;
}

const std::string& label_in(const statements::QuestionedVersion& version, std::string_view language) {
    const auto found = version.labels.find(std::string(language));
    return found == version.labels.end() ? version.labels.at(version.original) : found->second;
}

ValidationState state_for(const Ballot& ballot, State state) {
    switch (state) {
        case State::draft:
            return ValidationState::asked;
        case State::open:
            return ValidationState::open;
        case State::closed:
        case State::opening:
            return ValidationState::closed;
        case State::without_quorum:
            return ValidationState::without_quorum;
        case State::counted:
            return ballot.outcome.decision.carried ? ValidationState::carried : ValidationState::rejected;
        case State::withdrawn:
            break;
    }
    return ValidationState::withdrawn;
}

std::vector<statements::NamedAnswer> answers_of(UnitOfWork& uow, const Ballot& ballot, const Locale& locale) {
    std::vector<statements::NamedAnswer> answers;
    const auto votes = named_votes(uow, ballot.facts, ballot.id);
    for (const auto& voter : roll_of(uow, ballot.id))
        for (const auto& each : votes)
            if (each.voter_id == voter.id)
                answers.push_back(
                    {voter.city.name.empty() ? voter.person.name : voter.person.name + ", " + voter.city.name,
                     choice_in_words(each.choice, ballot.facts, {}, locale)});
    return answers;
}

}  // namespace

std::vector<statements::ValidatingBody> BodyVotes::bodies(UnitOfWork& uow, const Actor& asker,
                                                          std::string_view language) {
    std::vector<statements::ValidatingBody> all;
    if (!asker.may("committee.ballots")) return all;
    ledger::SeatsService seats(tools_.lookup);
    const auto today = to_local(uow.now(), asker.zone).day;
    for (const auto& body : seats.bodies(uow, language)) {
        const auto sitting = seats.sitting(uow, body.id, today, language);
        all.push_back(
            {std::string(body_prefix) + body.id, body.name, sitting ? static_cast<int>(sitting->size()) : 0});
    }
    return all;
}

Result<statements::AskedVote> BodyVotes::ask(UnitOfWork& uow, const Actor& actor, const std::string& body,
                                             const statements::QuestionedVersion& version) {
    if (!actor.may("committee.ballots") || !body.starts_with(body_prefix))
        return wrong("body", /*t*/ "Choose the body that votes.");
    BallotFacts facts{.body_id = body.substr(body_prefix.size()),
                      .title = {.original = version.original, .texts = {}},
                      .question = {.original = version.original, .texts = {}},
                      .subject = Subject::motion,
                      .secrecy = Secrecy::roll_call,
                      .closes = {to_local(uow.now() + usual_time, actor.zone).day, std::chrono::hours(17)},
                      .zone = actor.zone,
                      .about_ref = "statements.version/" + version.version_id};
    for (const auto language : ledger::languages) {
        const std::string code(language);
        const auto& locale = tools_.locales->get(language, "committee");
        const auto& label = label_in(version, language);
        facts.title.texts[code] = cut(locale.t("Validation: {text}", {{"text", label}}), longest_title);
        facts.question.texts[code] = locale.t(
            "Does the body validate “{text}”? The vote is on the text with this fingerprint (SHA-256): "
            "{hash}",
            {{"text", label}, {"hash", version.hash}});
    }
    auto id = create_ballot(uow, actor, facts);
    if (!id) return std::move(id).error();
    insert(uow, VotedVersion{.ballot_id = *id,
                             .version_id = version.version_id,
                             .label = cut(label_in(version, version.original), 400),
                             .path = version.path,
                             .hash = version.hash});
    return statements::AskedVote{ballot_subject(*id), std::string(ballot_pages) + *id + "/edit"};
}

std::optional<statements::ValidationVote> BodyVotes::vote(UnitOfWork& uow, const Actor& reader,
                                                          const std::string& ref, std::string_view language) {
    if (!ref.starts_with(ballot_prefix)) return std::nullopt;
    const auto id = ref.substr(ballot_prefix.size());
    const auto version = find_voted_version(uow, id);
    const auto call = version ? read_ballot(uow, id) : Result<BallotCall>(ballot_unknown(id));
    if (!call) return std::nullopt;
    const auto& ballot = call->ballot;
    const auto& locale = tools_.locales->get(language, "committee");
    const bool may_see = reader.may("committee.view");
    statements::ValidationVote vote{.body = call->body.facts.names.in(language),
                                    .state = state_for(ballot, state_now(uow, ballot)),
                                    .hash = version->hash,
                                    .decided_at = ballot.counted_at,
                                    .path = may_see ? std::string(ballot_pages) + id : std::string()};
    if (ballot.written != Written::draft && ballot.written != Written::withdrawn)
        vote.closes_at = ballot.closes;
    if (ballot.written == Written::withdrawn)
        vote.sentence = locale.t("Reason: {reason}", {{"reason", ballot.reason}});
    if (ballot.written != Written::counted) return vote;
    vote.sentence = motion_in_words(ballot.outcome, locale);
    if (!ballot.outcome.is_short) {
        const auto& votes = ballot.outcome.votes;
        vote.numbers = {.yes = static_cast<int>(votes.yes),
                        .no = static_cast<int>(votes.no),
                        .abstentions = static_cast<int>(votes.abstentions),
                        .members = static_cast<int>(votes.members)};
    }
    if (may_see && ballot.facts.secrecy == Secrecy::roll_call) vote.answers = answers_of(uow, ballot, locale);
    return vote;
}

}  // namespace plenaria::committee::ballots
