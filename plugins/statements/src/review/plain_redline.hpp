// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/review/plain_redline.hpp
/// A comparison that plain text can carry: in mails, CSV and text files.

#include <string>
#include <vector>

#include "../versions/word_diff.hpp"

namespace plenaria::statements {

/// "Mayors [-will-] [+commit to+] share data."; the new text alone when nearly everything changed.
std::string plain_redline(const std::vector<Piece>& pieces);

}  // namespace plenaria::statements
