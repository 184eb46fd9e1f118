// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/lot.hpp
/// The lot that decides between equals, drawn once for all ties, so that anybody can draw it again.

#include <string_view>
#include <vector>

#include "record.hpp"

namespace plenaria::committee {

struct Lot {
    LotSource source = LotSource::file_order;
    std::vector<Candidate> order;  ///< every candidate; the first of those who are tied is chosen
};

/// With a seed, candidates are ordered by the SHA-256 of the seed, a line feed and the name, in lower-case
/// hexadecimal; `printf '%s\n%s' SEED NAME | sha256sum` shows it. Without one, the order of the file for ties
/// holds, or that of its candidates.
Lot draw_lot(const Election& election, std::string_view seed);

}  // namespace plenaria::committee
