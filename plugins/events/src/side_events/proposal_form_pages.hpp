// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/proposal_form_pages.hpp
/// The form of a proposal, as organisers and the secretariat fill it in.

#include <plenaria/http.hpp>

#include "../programme/session.hpp"
#include "proposal_service.hpp"
#include "side_event_tools.hpp"

namespace plenaria::events {

/// What stands in the form: as typed, or as it is stored.
struct TypedProposal {
    ProposalFacts facts = {};
    std::string expected = {}, preferred_day = {}, preferred_time = {};
    int revision = 0;
};

TypedProposal typed_proposal(const Proposal& proposal);
/// Reads the form; what it cannot read is added to `problems`. Whoever types the exact name of a city or an
/// organisation of the directory means it.
TypedProposal read_proposal_form(UnitOfWork& uow, const SideEventTools& tools, const Request& request,
                                 const RequestScope& scope, const SideCall& call,
                                 std::vector<FieldError>& problems);
/// Problems of the form first, then those of the rules that are not about the same fields.
Error joined(std::vector<FieldError> of_form, const Error& refused);

/// What the form is about.
struct ProposalForm {
    const Edition& edition;
    const SideCall& call;
    const std::vector<Track>& tracks;
};
/// The members of partials/proposal.
void set_proposal_fields(Model& page, const ProposalForm& form, const TypedProposal& typed,
                         const Error* error, const RequestScope& scope);

/// The limits of a call that concern an organiser, as sentences.
Model::List limit_rows(const SideCall& call, const Locale& locale);

}  // namespace plenaria::events
