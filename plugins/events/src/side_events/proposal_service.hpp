// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/proposal_service.hpp
/// Use cases about proposals: sent, changed, withdrawn, merged. Each is one step of the caller's transaction.

#include <string>
#include <string_view>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "proposal.hpp"
#include "side_event_mails.hpp"

namespace plenaria::events {

/// Whether somebody outside sends it or the secretariat enters it, for whom the deadline is no wall.
enum class ProposedBy : std::uint8_t { organiser = 1, secretariat };

std::string proposal_subject(const std::string& id);
Error proposal_unknown(const std::string& id);

/// Counts a form that came from outside; in a transaction of its own, for a form that is refused counts too.
/// @return too_many when there were many from that network address, or in all, within an hour.
Result<void> count_attempt(UnitOfWork& uow, const Actor& actor, const std::string& call_id);

/// Mails a receipt with a link by which it can be changed until the deadline.
/// @return its id; conflict after the deadline, or when the organiser has as many as the call allows.
Result<std::string> propose(UnitOfWork& uow, const SideEventMails& mails, const Actor& actor,
                            const std::string& call_id, const ProposalFacts& facts, ProposedBy by);

/// A proposal with its call and edition, as one transaction sees them.
struct ProposalReading {
    Edition edition;
    SideCall call;
    Proposal proposal;
    [[nodiscard]] SideEventSubject about() const { return {edition, call, proposal}; }
};
Result<ProposalReading> read_proposal(UnitOfWork& uow, const std::string& id);
/// The one behind the link of `actor`. @return not_found for everybody else.
Result<ProposalReading> own_proposal(UnitOfWork& uow, const Actor& actor, const std::string& id);

/// An organiser changes what is not decided, until the deadline; a new mail address gets a link, and old
/// links end.
/// @return conflict when somebody else has changed it since `revision`.
Result<void> change_proposal(UnitOfWork& uow, const SideEventMails& mails, const Actor& actor,
                             const std::string& id, const ProposalFacts& facts, int revision, ProposedBy by);
/// An organiser may while nothing is decided. Its session goes out of the programme.
Result<void> withdraw_proposal(UnitOfWork& uow, const Actor& actor, const std::string& id, ProposedBy by);
/// A new link for the organiser; those before end.
Result<void> send_new_link(UnitOfWork& uow, const SideEventMails& mails, const Actor& actor,
                           const std::string& id);

/// `gone` goes on in `kept`: both organisers are told, and a decision is about both.
/// @return conflict unless both are of one call, and undecided.
Result<void> merge_proposals(UnitOfWork& uow, const SideEventMails& mails, const Actor& actor,
                             const std::string& kept_id, const std::string& gone_id);
/// Each on its own again, and told so. @return conflict once the other one is decided.
Result<void> take_merger_back(UnitOfWork& uow, const SideEventMails& mails, const Actor& actor,
                              const std::string& gone_id);

/// Of a proposal and of all that were merged into it, it first.
std::vector<Proposal> together(UnitOfWork& uow, const Proposal& kept);
/// "Kampala, UCLG Africa".
std::string organiser_names(const std::vector<Proposal>& together);

}  // namespace plenaria::events
