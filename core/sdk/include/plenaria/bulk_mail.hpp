// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/bulk_mail.hpp
/// For rooms that write to many at once: who does not want it, how to end it, and what became of it.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>

namespace plenaria {

class UnitOfWork;
struct Actor;

/// Why an address gets no bulk mail.
struct Suppression {
    std::string kind;    ///< "bounce", "complaint" or "unsubscribed"
    std::string reason;  ///< words of the mail server, or of whoever ended it
};

/// What became of the messages of one batch.
struct BatchFate {
    int waiting = 0;
    int sent = 0;
    int failed = 0;
    int bounced = 0;
    struct Trouble {
        std::string key;  ///< Mail::idempotency_key
        bool bounced = false;
        std::string reason;
    };
    std::vector<Trouble> troubles = {};  ///< what failed or bounced, at most 500
};

/// A service of the host, by Context::require. A mail is bulk mail when its text holds the address that
/// unsubscribe_url() gives: the host then adds the headers of RFC 2369 and RFC 8058, and asks for every kind
/// of suppression once more before it leaves. Thread-safe.
class PLENARIA_API BulkMail {
public:
    static constexpr std::string_view service_name = "core.bulk_mail/1";
    virtual ~BulkMail();
    /// The address at which whoever gets the mail with this idempotency_key ends such mails, without an
    /// account. @param key letters, digits and dots.
    [[nodiscard]] virtual std::string unsubscribe_url(std::string_view key) const = 0;
    /// Those of `addresses` that are to get none, as given.
    [[nodiscard]] virtual std::map<std::string, Suppression> suppressed(
        UnitOfWork& uow, const std::vector<std::string>& addresses) const = 0;
    [[nodiscard]] virtual BatchFate fate(UnitOfWork& uow, std::string_view batch) const = 0;
    /// The account behind it: its own, or that of whose token it is; its id for whoever has none.
    [[nodiscard]] virtual std::string account_of(UnitOfWork& uow, const Actor& who) const = 0;
    /// Where this account gets its mail: for trying out a letter. Nothing for whoever has no account.
    [[nodiscard]] virtual std::optional<std::string> own_address(UnitOfWork& uow, const Actor& who) const = 0;
};

}  // namespace plenaria
