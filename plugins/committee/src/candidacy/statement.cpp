// SPDX-License-Identifier: EUPL-1.2
#include "statement.hpp"

#include <plenaria/id.hpp>

#include "../ledger/json.hpp"

namespace plenaria::committee::candidacy {

std::string digest_of(const Statement& statement, const std::string& person, const std::string& city,
                      const std::vector<Paper>& papers) {
    // As JSON, which says where a text ends: else words that move from one field to the next would not show.
    auto files = ledger::Document::array();
    for (const auto& each : papers) files.push_back({{"name", each.name}, {"sha256", each.digest}});
    return sha256_hex(ledger::compact({{"person", person},
                                       {"city", city},
                                       {"office", statement.office},
                                       {"conflict", statement.conflict},
                                       {"original", statement.texts.original},
                                       {"statement", statement.texts.texts},
                                       {"files", std::move(files)}}));
}

}  // namespace plenaria::committee::candidacy
