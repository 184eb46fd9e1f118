// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/candidacy/statement.hpp
/// What voters read of a candidate: the statement of the nominee as it stood when the vote opened. Pure.

#include <string>
#include <vector>

#include "../ledger/names.hpp"

namespace plenaria::committee::candidacy {

struct Statement {
    std::string ballot_id = {};
    std::string candidate_id = {};
    std::string nomination_id = {};
    std::string office = {};    ///< "Mayor"
    std::string conflict = {};  ///< of interest, as declared; empty: none
    ledger::Names texts = {};   ///< empty once the nominee was erased
    std::string hash = {};      ///< SHA-256 of all that voters read
    [[nodiscard]] bool is_erased() const { return texts.texts.empty(); }
    bool operator==(const Statement&) const = default;
};

/// A file that voters may fetch, without its bytes.
struct Paper {
    std::string name = {};
    std::string digest = {};  ///< SHA-256 of its bytes
};

/// Of all that voters read: the same on every machine, and another one when a letter of it differs.
std::string digest_of(const Statement& statement, const std::string& person, const std::string& city,
                      const std::vector<Paper>& papers);

}  // namespace plenaria::committee::candidacy
