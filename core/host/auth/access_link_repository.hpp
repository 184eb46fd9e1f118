// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/auth/access_link_repository.hpp
/// Reading and opening access links; they are issued and revoked through UnitOfWork. Runs inside the caller's
/// transaction.

#include <optional>
#include <string>
#include <string_view>

#include <plenaria/effects.hpp>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::host {

enum class LinkState { open = 1, expired, revoked };

struct StoredLink {
    std::string id;
    AccessLink link;
    LinkState state = LinkState::open;
};

/// @return nothing when no link has that secret.
std::optional<StoredLink> find_link(UnitOfWork& uow, const std::string& secret);

/// Records one "Continue": from then on the session may do the link's task.
void open_link(UnitOfWork& uow, const std::string& link_id, const std::string& session_id,
               const std::string& address, const std::string& agent);

/// The open link that this session opened last for that purpose and subject.
std::optional<StoredLink> link_of_session(UnitOfWork& uow, const std::string& session_id,
                                          std::string_view purpose, std::string_view subject);

/// The newest open link of that purpose and subject that was sent to `party`.
std::optional<StoredLink> link_of_party(UnitOfWork& uow, std::string_view party, std::string_view purpose,
                                        std::string_view subject);

}  // namespace plenaria::host
