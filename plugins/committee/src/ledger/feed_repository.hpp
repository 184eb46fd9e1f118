// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/feed_repository.hpp
/// Rows of cmt_feed. Every function runs inside the caller's transaction.

#include <optional>
#include <string>

#include <plenaria/db.hpp>

namespace plenaria::committee::ledger {

/// That the ends of a body's terms may be read at a secret address.
struct Feed {
    std::string id = {};
    std::string body_id = {};
    Instant made_at = {};
    std::string made_by = {};
};

std::optional<Feed> find_feed(UnitOfWork& uow, const std::string& body_id);
std::optional<Feed> find_feed_by_hash(UnitOfWork& uow, const std::string& secret_hash);
void insert(UnitOfWork& uow, const Feed& feed, const std::string& secret_hash);
/// @return whether there was one.
bool drop_feed(UnitOfWork& uow, const std::string& body_id);

}  // namespace plenaria::committee::ledger
