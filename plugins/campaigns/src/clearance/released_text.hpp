// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/clearance/released_text.hpp
/// Cleared texts as the public reads them.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "../outputs/output.hpp"

namespace plenaria::campaigns {

/// A cleared text as the public reads it.
struct ReleasedText {
    std::string id;  ///< of the clearance
    OutputFacts output;
    City city;
    std::string title, body, hash;
    std::string quote;  ///< of the office, when the text holds it
};
ListedText listed(const ReleasedText& text);
std::vector<ListedText> listed(const std::vector<ReleasedText>& texts);
/// @param said that is_releasable()
ReleasedText released(const Clearance& said, const OutputFacts& output, const City& city);
/// Those that are for the public and whose hash is still that of the text, by output, then city.
std::vector<ReleasedText> cleared_texts(UnitOfWork& uow, const Campaign& campaign);
/// The same as a list names them: no text is read, but those that were written before lists kept a proof.
std::vector<ListedText> cleared_list(UnitOfWork& uow, const Campaign& campaign);
/// One of them, which reads no other.
std::optional<ReleasedText> cleared_text(UnitOfWork& uow, const Campaign& campaign, const std::string& id);

}  // namespace plenaria::campaigns
