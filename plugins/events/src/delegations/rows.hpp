// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/rows.hpp
/// A row of evt_delegation as SOCI fetches it. For repositories only.

#include <optional>
#include <string>

#include <plenaria/sql.hpp>

#include "delegation.hpp"

namespace plenaria::events {

/// Of a column in which empty text stands for "not yet".
inline std::optional<Instant> moment_or_none(const std::string& text) {
    return text.empty() ? std::nullopt : parse_instant(text);
}

/// In the order of DelegationRow::bind().
#define EVT_DELEGATION_COLUMNS_OF_D                                                                        \
    "d.id, d.edition_id, d.party, d.party_name, d.iso2, d.region, d.contact_name, d.address, d.language, " \
    "d.zone, d.quota, d.answer, d.note, d.invited_at, d.reminded_at, d.answered_at, d.waiting_number, "    \
    "d.waiting_since, d.asked_again_at, d.sequence, d.revision"
#define EVT_DELEGATION_COLUMNS "SELECT " EVT_DELEGATION_COLUMNS_OF_D " FROM evt_delegation d "

struct DelegationRow {
    Delegation value;
    std::string answer, invited_at, reminded_at, answered_at, waiting_since, asked_again_at;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.edition_id), soci::into(value.party),
            soci::into(value.party_name), soci::into(value.iso2), soci::into(value.region),
            soci::into(value.contact_name), soci::into(value.address), soci::into(value.language),
            soci::into(value.zone), soci::into(value.quota), soci::into(answer), soci::into(value.note),
            soci::into(invited_at), soci::into(reminded_at), soci::into(answered_at),
            soci::into(value.waiting_number), soci::into(waiting_since), soci::into(asked_again_at),
            soci::into(value.sequence), soci::into(value.revision);
    }
    [[nodiscard]] Delegation take() const {
        auto taken = value;
        taken.answer = parse_answer(answer).value();
        taken.invited_at = moment_or_none(invited_at);
        taken.reminded_at = moment_or_none(reminded_at);
        taken.answered_at = moment_or_none(answered_at);
        taken.waiting_since = moment_or_none(waiting_since);
        taken.asked_again_at = moment_or_none(asked_again_at);
        return taken;
    }
};

}  // namespace plenaria::events
