// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/mail/reports.hpp
/// What follows from a report on a mail of ours: that it came back, or that its reader complains.

#include <string_view>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "courier/errand.hpp"
#include "mail/mail_tokens.hpp"

namespace plenaria::host {

enum class ReportEnd {
    noted = 1,
    not_ours,  ///< the token in it was not made by us, or the mail is gone
    nothing,   ///< a delay: it may still arrive
};

/// Twice is harmless.
ReportEnd note_report(UnitOfWork& uow, const MailTokens& tokens, const Bounce& report);
/// Whether nothing will ever reach the address: RFC 3463, "5.1.x" and a mailbox that is disabled.
bool is_for_good(std::string_view status);
/// The enhanced code in the words of a mail server: "5.1.1" of "550 5.1.1 … user unknown"; empty: none.
std::string status_in(std::string_view words);

}  // namespace plenaria::host
