// SPDX-License-Identifier: EUPL-1.2
#include "side_event_samples.hpp"

#include <algorithm>

#include <plenaria/db.hpp>
#include <plenaria/model_catcher.hpp>

#include "decision_service.hpp"
#include "proposal_repository.hpp"

namespace plenaria::events {

namespace {

bool any_proposal(const Proposal&) { return true; }
bool has_decision(const Proposal& proposal) { return is_decided(proposal.state); }

struct SideEventSampleLine {
    std::string_view letter;
    bool (*fits)(const Proposal&);
    void (*make)(UnitOfWork&, const SideEventMails&, const SideEventSubject&, const SideEventPlace&,
                 std::string_view link);
};
constexpr SideEventSampleLine side_event_samples[] = {
    {"events/mail/side_event_receipt", any_proposal,
     [](auto& uow, auto& mails, auto& about, auto&, auto link) { (void)mails.receipt(uow, about, link); }},
    {"events/mail/side_event_merged", any_proposal,
     [](auto& uow, auto& mails, auto& about, auto&, auto link) {
         const auto& facts = about.proposal.facts;
         (void)mails.merged(uow, about, facts.title, facts.organiser_name, link);
     }},
    {"events/mail/side_event_apart", any_proposal,
     [](auto& uow, auto& mails, auto& about, auto&, auto link) { (void)mails.apart(uow, about, link); }},
    {"events/mail/side_event_decision", has_decision,
     [](auto& uow, auto& mails, auto& about, auto& place, auto link) {
         (void)mails.decision(uow, about, place, link);
     }},
};

}  // namespace

std::optional<Model> SideEventSamples::sample(UnitOfWork& uow, std::string_view letter,
                                              std::string_view language) const {
    const auto line = std::find_if(std::begin(side_event_samples), std::end(side_event_samples),
                                   [&](const SideEventSampleLine& each) { return each.letter == letter; });
    if (line == std::end(side_event_samples) || tools_.locales == nullptr) return std::nullopt;
    for (const auto& id : newest_proposals(uow)) {
        auto reading = read_proposal(uow, id);
        if (!reading || !line->fits(reading->proposal)) continue;
        reading->proposal.facts.language = language;
        const ModelCatcher catcher;
        const SideEventMails mails({catcher, *tools_.locales, *tools_.addresses, *tools_.lookup});
        const auto place = place_of(uow, reading->proposal, tools_.locales->get(language, "events"));
        line->make(uow, mails, reading->about(), place, tools_.addresses->absolute("/l/…"));
        return catcher.take();
    }
    return std::nullopt;
}

}  // namespace plenaria::events
