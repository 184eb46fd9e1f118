// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/sending/sending_run.hpp
/// What the job does: hands letters to the outbox, as many a minute as the organisation lets go.

#include <map>
#include <string>
#include <vector>

#include "letter_repository.hpp"
#include "sending_service.hpp"

namespace plenaria::campaigns {

/// Of one run over all sendings that are due.
struct HandedOver {
    int letters = 0;
    int finished = 0;  ///< sendings whose last letter has left
    int paused = 0;    ///< that must not go any more
};

/// Each letter is marked in the transaction that puts it into the outbox: after a kill none is there twice.
/// Letters that are not those that were approved stop their sending.
Result<HandedOver> hand_over_due(Database& db, const CampaignTools& tools);

/// Of `open`, in their order, as many as may leave: at most `most` of all and `of_a_domain` to each provider,
/// together with those that left in the last minute.
std::vector<std::string> choose_due(const std::vector<OpenLetter>& open,
                                    const std::map<std::string, int>& left_lately, int most, int of_a_domain);

}  // namespace plenaria::campaigns
