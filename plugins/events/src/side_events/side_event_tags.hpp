// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/side_event_tags.hpp
/// States of calls and proposals as small coloured words.

#include <plenaria/locale.hpp>
#include <plenaria/view.hpp>

#include "proposal.hpp"

namespace plenaria::events {

Model call_tag(CallState state, const Locale& locale);
Model proposal_tag(ProposalState state, const Locale& locale);

}  // namespace plenaria::events
