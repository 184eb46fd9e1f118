// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ballots/vote_pages.hpp
/// Behind the link of a voter: the question, the choice, a page to check it, the receipt, proxies. Of a
/// secret ballot the pages to check and of the receipt are of the same length whatever was chosen, for access
/// logs hold lengths; and neither a choice nor a receipt is in any address.

#include "shared_pages.hpp"

namespace plenaria::committee::ballots {

Result<Reply> vote_page(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> check_vote_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> cast_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> own_proxy_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);
Result<Reply> own_proxy_end_post(const BallotRoomTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::committee::ballots
