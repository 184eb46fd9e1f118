// SPDX-License-Identifier: EUPL-1.2
#include "side_event_tags.hpp"

#include <plenaria/tag.hpp>

namespace plenaria::events {

Model call_tag(CallState state, const Locale& locale) {
    std::string_view kind = "grey";
    if (state == CallState::open) kind = "green";
    if (state == CallState::closed) kind = "teal";
    return tag_model(kind, locale.t(name_of(state)));
}

Model proposal_tag(ProposalState state, const Locale& locale) {
    using enum ProposalState;
    std::string_view kind = "grey";
    if (state == accepted) kind = "green";
    if (state == waiting) kind = "amber";
    if (state == declined) kind = "terra";
    if (state == proposed) kind = "teal";
    return tag_model(kind, locale.t(name_of(state)));
}

}  // namespace plenaria::events
