// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/mail/mail_tokens.hpp
/// What goes out with a mail and proves, when it comes back, that it is ours: nobody who knows one id can
/// suppress or unsubscribe somebody else.

#include <optional>
#include <string>
#include <string_view>

#include <plenaria/db.hpp>

namespace plenaria::host {

/// HMAC-SHA256 of what is signed, 80 bits of it. Thread-safe.
class MailTokens {
public:
    enum class Purpose { mail = 1, unsubscribe };

    /// @param key as MailTokens::key_of() gives it.
    explicit MailTokens(std::string key) : key_(std::move(key)) {}

    /// `text` + "." + 20 hex digits.
    [[nodiscard]] std::string sign(Purpose purpose, std::string_view text) const;
    /// The text of what sign() made for this purpose; nothing when it was not made with our key.
    [[nodiscard]] std::optional<std::string> verified(Purpose purpose, std::string_view token) const;

private:
    [[nodiscard]] std::string mac(Purpose purpose, std::string_view text) const;
    std::string key_;
};

/// The key of this database, made when it is asked for the first time.
std::string mail_key(UnitOfWork& uow);
/// The same, in a transaction of its own, also when two hosts start at once.
Result<std::string> shared_mail_key(Database& db);

}  // namespace plenaria::host
