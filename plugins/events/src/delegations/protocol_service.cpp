// SPDX-License-Identifier: EUPL-1.2
#include "protocol_service.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "delegation_repository.hpp"
#include "invitation_service.hpp"
#include "protocol_repository.hpp"
#include "standing_repository.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t longest_place_reason = 300;

/// Who stood before `id` goes on standing where it stands: before the one that follows.
void leave_place(UnitOfWork& uow, const std::string& edition_id, const std::vector<const Delegation*>& order,
                 const std::string& id) {
    const auto at =
        std::find_if(order.begin(), order.end(), [&](const Delegation* each) { return each->id == id; });
    const bool has_next = at != order.end() && at + 1 != order.end();
    stand_before_another(uow, edition_id, id, has_next ? (*(at + 1))->id : std::string());
}

}  // namespace

Result<void> place_by_hand(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                           const std::string& delegation_id, ProtocolStep step, const std::string& reason,
                           const Locale& locale) {
    hold_invitations(uow, edition_id);
    const auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    const auto words = trim(reason);
    if (words.empty())
        return refuse_if_any(
            {{"reason",
              /*t*/ "Say why the order is another one than that of the rules; those who ask read it."}});
    if (!is_utf8(words) || length(words) > longest_place_reason)
        return refuse_if_any({{"reason",
                               /*t*/ "Write at most {max} characters.",
                               {{"max", std::to_string(longest_place_reason)}}}});
    const auto delegations = delegations_of(uow, edition_id);
    const auto places = protocol_places(uow, edition_id);
    const auto order = order_of_protocol(delegations, places, edition->city_ref, locale);
    if (std::none_of(order.begin(), order.end(),
                     [&](const Delegation* each) { return each->id == delegation_id; }))
        return Error{ErrorCode::conflict,
                     /*t*/ "This delegation is not in the order: it does not come, or waits for places.",
                     delegation_subject(delegation_id)};
    const auto before = after_step(order, delegation_id, step);
    if (!before) return {};
    leave_place(uow, edition_id, order, delegation_id);
    const int turn = places.empty() ? 1 : places.back().turn + 1;
    store(uow, ProtocolPlace{.delegation_id = delegation_id,
                             .edition_id = edition_id,
                             .before_id = *before,
                             .turn = turn,
                             .reason = words,
                             .placed_by = actor.name,
                             .placed_at = uow.now()});
    note_other_protocol(uow, edition_id);
    uow.record(actor, "events.place_delegation", delegation_subject(delegation_id), "",
               compact({{"step", step == ProtocolStep::up ? "up" : "down"}, {"reason", words}}));
    return {};
}

Result<void> place_by_rules(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                            const std::string& delegation_id) {
    hold_invitations(uow, edition_id);
    const auto delegation = find_delegation(uow, delegation_id);
    if (!delegation || delegation->edition_id != edition_id) return delegation_unknown(delegation_id);
    forget_protocol_place(uow, delegation_id);
    note_other_protocol(uow, edition_id);
    uow.record(actor, "events.place_delegation", delegation_subject(delegation_id), "",
               compact({{"step", "rules"}}));
    return {};
}

}  // namespace plenaria::events
