// SPDX-License-Identifier: EUPL-1.2
#include "ballot_samples.hpp"

#include <algorithm>

#include <plenaria/model_catcher.hpp>

#include "ballot_repository.hpp"
#include "roll_repository.hpp"

namespace plenaria::committee::ballots {

namespace {

struct BallotSample {
    BallotCall call;
    Voter voter;
    Voter other;
};

/// Of the newest ballot that has opened.
std::optional<BallotSample> newest_call(UnitOfWork& uow, std::string_view language) {
    for (const auto& ballot : all_ballots(uow, 0, 50)) {
        auto voters = voters_of(uow, ballot.id);
        if (voters.empty()) continue;
        auto call = read_ballot(uow, ballot.id);
        if (!call) continue;
        voters.front().language = language;
        return BallotSample{*std::move(call), voters.front(), voters.back()};
    }
    return std::nullopt;
}

struct SampleOfBallot {
    std::string_view letter;
    void (*make)(const BallotMails&, const BallotSample&, std::string_view link);
};
constexpr SampleOfBallot samples_of_ballots[] = {
    {"committee/mail/ballot_call",
     [](auto& mails, auto& of, auto link) { (void)mails.call_to_vote(of.call, of.voter, link); }},
    {"committee/mail/ballot_reminder",
     [](auto& mails, auto& of, auto link) { (void)mails.reminder(of.call, of.voter, link); }},
    {"committee/mail/ballot_received",
     [](auto& mails, auto& of, auto) { (void)mails.received(of.call, of.voter, of.other); }},
    {"committee/mail/ballot_paper",
     [](auto& mails, auto& of, auto) { (void)mails.on_paper(of.call, of.voter); }},
    {"committee/mail/ballot_proxy",
     [](auto& mails, auto& of, auto link) { (void)mails.proxy_granted(of.call, of.voter, of.other, link); }},
    {"committee/mail/ballot_closed",
     [](auto& mails, auto& of, auto) { (void)mails.closed_early(of.call, of.voter, "…"); }},
    {"committee/mail/ballot_withdrawn",
     [](auto& mails, auto& of, auto) { (void)mails.withdrawn(of.call, of.voter, "…"); }},
    {"committee/mail/ballot_result",
     [](auto& mails, auto& of, auto link) { (void)mails.result(of.call, of.voter, link); }},
};

}  // namespace

std::optional<Model> BallotSamples::sample(UnitOfWork& uow, std::string_view letter,
                                           std::string_view language) const {
    const auto line = std::find_if(std::begin(samples_of_ballots), std::end(samples_of_ballots),
                                   [&](const SampleOfBallot& each) { return each.letter == letter; });
    if (line == std::end(samples_of_ballots) || tools_.locales == nullptr) return std::nullopt;
    const auto found = newest_call(uow, language);
    if (!found) return std::nullopt;
    const ModelCatcher catcher;
    const BallotMails mails({catcher, *tools_.locales, *tools_.addresses});
    line->make(mails, *found, tools_.addresses->absolute("/l/…"));
    return catcher.take();
}

}  // namespace plenaria::committee::ballots
