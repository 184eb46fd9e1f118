// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/mail/trouble_repository.hpp
/// Rows of core_mail_trouble. Runs inside the caller's transaction.

#include <plenaria/mail_trouble.hpp>

namespace plenaria::host {

struct TroubleNote {
    std::string address;
    std::string reason;  ///< without addresses, at most 500 bytes are kept
    std::string mail_id;
};

void note_trouble(UnitOfWork& uow, const TroubleNote& note);
/// The server has taken a message to the address.
void forget_trouble(UnitOfWork& uow, const std::string& address);

/// Asks the table.
class StoredTrouble final : public MailTrouble {
public:
    [[nodiscard]] std::map<std::string, std::string> undeliverable(
        UnitOfWork& uow, const std::vector<std::string>& addresses) const override;
};

}  // namespace plenaria::host
