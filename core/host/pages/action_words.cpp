// SPDX-License-Identifier: EUPL-1.2
#include "pages/action_words.hpp"

#include <vector>

namespace plenaria::host {

namespace {

/// Of the host itself; plugins declare theirs in plugin.json.
std::vector<Action> core_actions() {
    return {
        {"core.change_letter", /*t*/ "Change the text of a mail"},
        {"core.change_password", /*t*/ "Change the password"},
        {"core.change_role", /*t*/ "Change what a role may do"},
        {"core.change_webhook", /*t*/ "Change a webhook"},
        {"core.clean_sessions", /*t*/ "Forget what has expired of sessions and links"},
        {"core.create_account", /*t*/ "Create an account"},
        {"core.create_token", /*t*/ "Create a token for programs"},
        {"core.create_webhook", /*t*/ "Create a webhook"},
        {"core.deliver_webhook", /*t*/ "Send a message to a webhook"},
        {"core.disable_account", /*t*/ "Disable an account"},
        {"core.disable_plugin", /*t*/ "Switch a plugin off"},
        {"core.disable_webhook", /*t*/ "Switch a webhook off"},
        {"core.enable_account", /*t*/ "Enable an account"},
        {"core.enable_plugin", /*t*/ "Switch a plugin on"},
        {"core.enable_webhook", /*t*/ "Switch a webhook on"},
        {"core.end_other_sessions", /*t*/ "End all other sessions"},
        {"core.end_session", /*t*/ "End a session"},
        {"core.export", /*t*/ "Export data"},
        {"core.export_history", /*t*/ "Export the history"},
        {"core.forget_documents", /*t*/ "Forget documents that nobody fetched"},
        {"core.forget_jobs", /*t*/ "Forget jobs that ended long ago"},
        {"core.forget_webhook_deliveries", /*t*/ "Forget old messages to webhooks"},
        {"core.give_role", /*t*/ "Give a role"},
        {"core.issue_sign_in_address", /*t*/ "Issue a link to sign in"},
        {"core.lift_suppression", /*t*/ "Write to an address again"},
        {"core.mail_news", /*t*/ "Mail what is new"},
        {"core.make_document", /*t*/ "Make a document"},
        {"core.make_recovery_codes", /*t*/ "Make recovery codes"},
        {"core.note_bounce", /*t*/ "Note that a mail came back"},
        {"core.note_complaint", /*t*/ "Note that a reader complains"},
        {"core.open_link", /*t*/ "Open a mailed link"},
        {"core.pause_messages", /*t*/ "Pause the own messages"},
        {"core.read_mailbox", /*t*/ "Read reports on mails"},
        {"core.remove_second_factor", /*t*/ "Remove the own second step"},
        {"core.remove_webhook", /*t*/ "Remove a webhook"},
        {"core.renew_webhook_secret", /*t*/ "Renew the secret of a webhook"},
        {"core.resend_webhook", /*t*/ "Send again to a webhook"},
        {"core.reset_password", /*t*/ "Reset the password"},
        {"core.reset_second_factor", /*t*/ "Reset the second step of an account"},
        {"core.retry_job", /*t*/ "Try a job again"},
        {"core.retry_mail", /*t*/ "Send a mail again"},
        {"core.revoke_token", /*t*/ "Revoke a token"},
        {"core.save_account", /*t*/ "Change an account"},
        {"core.set_preferences", /*t*/ "Change the own account"},
        {"core.set_setting", /*t*/ "Change a setting"},
        {"core.set_up_second_factor", /*t*/ "Set up the own second step"},
        {"core.sign_in", /*t*/ "Sign in"},
        {"core.stop_job", /*t*/ "Stop a job"},
        {"core.stop_wave", /*t*/ "Stop a wave of mails"},
        {"core.take_role", /*t*/ "Take a role away"},
        {"core.test_webhook", /*t*/ "Try a webhook"},
        {"core.unsubscribe", /*t*/ "End letters to many"},
        {"core.use_own_letter", /*t*/ "Use an own text for a mail"},
        {"core.use_shipped_letter", /*t*/ "Use the supplied text of a mail"},
    };
}

}  // namespace

ActionWords::ActionWords(const Contributions& running, const Locales& locales, std::string_view language) {
    const auto& own = locales.get(language, "core");
    for (const auto& action : core_actions()) words_[action.id] = own.t(action.label);
    for (const auto& room : running.rooms) {
        const auto& theirs = locales.get(language, room.manifest.id);
        for (const auto& action : room.manifest.actions) words_[action.id] = theirs.t(action.label);
    }
    passing_on_ = own.t("Pass on what has happened");
}

std::string ActionWords::of(const std::string& action) const {
    // The job that hands an event to a subscriber is called by the subscriber.
    if (action.starts_with("event:")) return passing_on_;
    const auto known = words_.find(action);
    return known == words_.end() ? action : known->second;
}

}  // namespace plenaria::host
