// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/postal_repository.hpp
/// Rows of dir_post. Every function runs inside the caller's transaction.

#include <string>
#include <unordered_map>

#include "postal.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::directory {

/// @param party ref, or "contact/ID". Unknown when there is none.
PostalAddress find_post(UnitOfWork& uow, const std::string& party);
/// Replaces that of `party`; one that is not known takes it away.
void put_post(UnitOfWork& uow, const std::string& party, const PostalAddress& post);

/// By id, which no two parties share.
using PostById = std::unordered_map<std::string, PostalAddress>;
PostById all_posts(UnitOfWork& uow);
/// Those of the members of a list, of their contacts, and of whoever leads them or ever has.
PostById posts_of_list(UnitOfWork& uow, const std::string& segment_id);

}  // namespace plenaria::directory
