// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/mail/suppression_repository.hpp
/// Rows of core_mail_suppression and core_mail_soft_bounce. Runs inside the caller's transaction.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/bulk_mail.hpp>
#include <plenaria/time.hpp>

namespace plenaria::host {

/// So many mails that came back within so many days, none of them for good: nothing reaches the address.
inline constexpr int soft_bounces_that_suppress = 5;
inline constexpr std::chrono::days soft_bounces_count_for{30};

struct SuppressedAddress {
    std::string address;
    std::string cause;  ///< "bounce", "complaint" or "unsubscribed"
    std::string reason;
    std::string mail_id;
    Instant noted_at{};
};

/// Notes it, or replaces the reason of the one before.
void suppress(UnitOfWork& uow, const SuppressedAddress& one);
/// @return true when it was the one too many, and the address is suppressed from now on.
bool note_soft_bounce(UnitOfWork& uow, const std::string& mail_id, const std::string& address,
                      const std::string& reason);
/// @return false when there was none.
bool lift_suppression(UnitOfWork& uow, const std::string& address, const std::string& kind);
/// Kind → reason.
std::map<std::string, std::string> suppressions_of(UnitOfWork& uow, const std::string& address);
/// The last first; `part` of an address, empty for all.
std::vector<SuppressedAddress> list_suppressions(UnitOfWork& uow, const std::string& part, int offset,
                                                 int limit);
int count_suppressions(UnitOfWork& uow, const std::string& part);
/// Of `addresses`, as given: what stops bulk mail to them.
std::map<std::string, Suppression> suppressed_among(UnitOfWork& uow,
                                                    const std::vector<std::string>& addresses);

/// Whether a mail must not leave. Mails about an account always may; a bounce stops all others, whoever has
/// complained or unsubscribed gets no bulk mail, and who has complained gets nothing but what opens a task.
struct MailKind {
    bool of_account = false;  ///< opens an account: signing in, a new password
    bool bulk = false;        ///< says how to unsubscribe
    bool opens_task = false;  ///< holds an access link
};
/// @return the kind of suppression that stops it; empty: it may leave.
std::string stopped_by(const std::map<std::string, std::string>& suppressions, const MailKind& mail);

}  // namespace plenaria::host
