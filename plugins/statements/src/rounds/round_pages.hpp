// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/rounds/round_pages.hpp
/// The secretariat's pages about rounds: list, new round, progress, invitations, reminders, extension.

#include <plenaria/http.hpp>
#include <plenaria/mail_trouble.hpp>

namespace plenaria::directory {
class Directory;
}

namespace plenaria::statements {

class RoundMails;

/// What these pages need from elsewhere; valid while the plugin is started.
struct RoundTools {
    directory::Directory* directory = nullptr;
    const RoundMails* mails = nullptr;
    std::function<int()> reminder_days = {};  ///< the setting
    const MailTrouble* trouble = nullptr;     ///< nothing: no address is known to fail
};

/// GET /statements/rounds
Result<Reply> rounds_page(const Request& request, RequestScope& scope);
/// GET /statements/{id}/rounds/new?version= and POST /statements/{id}/rounds
Result<Reply> new_round_page(const RoundTools& tools, const Request& request, RequestScope& scope);
Result<Reply> create_round(const RoundTools& tools, const Request& request, RequestScope& scope);
/// GET /statements/rounds/{round}
Result<Reply> round_page(const RoundTools& tools, const Request& request, RequestScope& scope);
/// GET /statements/rounds/{round}/offices: add offices, correct contacts. POST: add.
Result<Reply> offices_page(const RoundTools& tools, const Request& request, RequestScope& scope);
Result<Reply> add_offices(const RoundTools& tools, const Request& request, RequestScope& scope);
/// POST /statements/rounds/{round}/contact, …/remove-office
Result<Reply> save_contact(const RoundTools& tools, const Request& request, RequestScope& scope);
Result<Reply> remove_office_here(const RoundTools& tools, const Request& request, RequestScope& scope);
/// GET …/invite and …/remind show what would be sent and how many; POST sends.
Result<Reply> invite_preview(const RoundTools& tools, const Request& request, RequestScope& scope);
Result<Reply> send_invitations(const RoundTools& tools, const Request& request, RequestScope& scope);
Result<Reply> remind_preview(const RoundTools& tools, const Request& request, RequestScope& scope);
Result<Reply> send_reminders(const RoundTools& tools, const Request& request, RequestScope& scope);
/// POST …/invite-again, …/extend, …/close, …/reopen
Result<Reply> invite_office_again(const RoundTools& tools, const Request& request, RequestScope& scope);
Result<Reply> end_links_of_office(const RoundTools& tools, const Request& request, RequestScope& scope);
Result<Reply> extend_round(const RoundTools& tools, const Request& request, RequestScope& scope);
Result<Reply> close_round(const RoundTools& tools, const Request& request, RequestScope& scope);
Result<Reply> reopen_round(const RoundTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::statements
