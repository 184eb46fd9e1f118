// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/protocol_order_repository.hpp
/// The order of protocol as it is kept, numbered, for the languages in which somebody looks at it: rows of
/// evt_protocol_made and evt_protocol_number (decision 0068).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/locale.hpp>

#include "protocol.hpp"

namespace plenaria::events {

/// So that protocol_lines() finds the order in the language of `locale`: where somebody has answered, or was
/// put elsewhere, since it was made, it is made anew as order_of_protocol() says it. Outside of any
/// transaction. An unknown edition is left to whoever reads it.
Result<void> ensure_ordered(Database& db, const std::string& edition, const Locale& locale);

struct ProtocolLine {
    int number = 0;  ///< from 1
    std::string delegation_id = {};
    std::string party_name = {};
    std::string iso2 = {};
    Answer answer = Answer::accepted;
    std::optional<ProtocolPlace> by_hand = {};  ///< where it was put, also when it does not stand there now
};
/// Those with the numbers `first` to `last`, in order; inside the caller's transaction.
std::vector<ProtocolLine> protocol_lines(UnitOfWork& uow, const std::string& edition,
                                         std::string_view language, long long first, long long last);

}  // namespace plenaria::events
