// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/mail/bulk_mail.hpp
/// The service that rooms ask before they write to many.

#include <plenaria/bulk_mail.hpp>
#include <plenaria/db.hpp>

#include "mail/mail_tokens.hpp"

namespace plenaria::host {

class StoredBulkMail final : public BulkMail {
public:
    /// @param site what addresses in mails begin with.
    StoredBulkMail(const MailTokens& tokens, std::string site) : tokens_(tokens), site_(std::move(site)) {}
    [[nodiscard]] std::string unsubscribe_url(std::string_view key) const override;
    [[nodiscard]] std::map<std::string, Suppression> suppressed(
        UnitOfWork& uow, const std::vector<std::string>& addresses) const override;
    [[nodiscard]] BatchFate fate(UnitOfWork& uow, std::string_view batch) const override;
    [[nodiscard]] std::string account_of(UnitOfWork& uow, const Actor& who) const override;
    [[nodiscard]] std::optional<std::string> own_address(UnitOfWork& uow, const Actor& who) const override;

private:
    const MailTokens& tokens_;
    std::string site_;
};

}  // namespace plenaria::host
