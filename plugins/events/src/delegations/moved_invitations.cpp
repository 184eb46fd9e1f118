// SPDX-License-Identifier: EUPL-1.2
#include "moved_invitations.hpp"

#include <algorithm>

#include <plenaria/id.hpp>

#include "../dates/change_repository.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "../registration/question_repository.hpp"
#include "calendar_key_repository.hpp"
#include "delegation_repository.hpp"
#include "invitation_service.hpp"
#include "letter_repository.hpp"
#include "standing_repository.hpp"

namespace plenaria::events {

namespace {

/// Who hears of it: whoever was invited, unless it has said that nobody comes.
bool hears_of_it(const Delegation& delegation) {
    return delegation.invited_at.has_value() && delegation.answer != Answer::declined;
}

/// A later entry replaces an earlier one only with a higher number (RFC 5546, 2.1.4).
Result<bool> raise_sequences(UnitOfWork& uow, std::vector<Delegation>& delegations) {
    bool any = false;
    for (auto& each : delegations) {
        if (!hears_of_it(each)) continue;
        any = true;
        ++each.sequence;
        if (!update(uow, each)) return changed_meanwhile(delegation_subject(each.id));
    }
    return any;
}

}  // namespace

int would_be_asked_again(UnitOfWork& uow, const std::string& edition) {
    const auto all = delegations_of(uow, edition);
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [](const Delegation& each) { return comes(each.answer); }));
}

Result<void> ask_again(UnitOfWork& uow, const DateChange& change) {
    auto rules = rules_of(uow, change.edition_id);
    if (rules.revision == 0) return {};
    rules.reply_until = moved_reply_until(rules.reply_until, change.before, change.after, change.changed_at);
    rules.erased_at.reset();
    if (!update(uow, rules)) return changed_meanwhile(edition_subject(change.edition_id));
    uow.extend_links(delegation_purpose, edition_subject(change.edition_id), office_link_end(change.after),
                     rules.reply_until);
    for (auto& [delegation, follow_up] : follow_ups_of(uow, change.edition_id)) {
        follow_up.reply_until =
            moved_reply_until(follow_up.reply_until, change.before, change.after, change.changed_at);
        if (!update(uow, follow_up)) return changed_meanwhile(delegation_subject(delegation));
    }
    auto delegations = delegations_of(uow, change.edition_id);
    for (auto& each : delegations) {
        if (!comes(each.answer)) continue;
        each.asked_again_at = change.changed_at;
        note_asked_again(uow, change.id, each);
    }
    revoke_letters_of_edition(uow, change.edition_id, Revocation::dates);
    const auto told = raise_sequences(uow, delegations);
    if (!told) return told.error();
    recount(uow, change.edition_id);
    if (*told) uow.enqueue(tell_of_dates_job, compact({{"change", change.id}}));
    return {};
}

Result<void> end_invitations(UnitOfWork& uow, const std::string& edition) {
    auto delegations = delegations_of(uow, edition);
    revoke_letters_of_edition(uow, edition, Revocation::cancelled);
    const auto told = raise_sequences(uow, delegations);
    if (!told) return told.error();
    if (*told) uow.enqueue(tell_of_end_job, compact({{"edition", edition}}));
    return {};
}

Result<void> tell_of_other_dates(Database& db, const DelegationTools& tools, std::string_view payload) {
    const auto id = Document::parse(payload).at("change").get<std::string>();
    return db.write([&](UnitOfWork& uow) -> Result<void> {
        const auto change = find_change(uow, id);
        const auto edition = change ? find_edition(uow, change->edition_id) : std::nullopt;
        // The dates have moved once more, or the event is off: another message says so.
        if (!edition || edition->dates != change->after || !dates_hold(edition->state)) return {};
        const auto rules = rules_of(uow, edition->id);
        const auto mails = tools.mails();
        const auto batch = new_id();
        const auto keys = calendar_keys_of(uow, edition->id);
        for (const auto& each : delegations_of(uow, edition->id)) {
            if (!hears_of_it(each) || each.address.empty()) continue;
            const DelegationSubject about{*edition, rules, each, &keys};
            auto mail = mails.moved(uow, about, change->before, change->reason,
                                    uow.issue_link(mails.link(about)), id);
            mail.batch = batch;
            uow.send(mail);
        }
        return {};
    });
}

Result<void> tell_of_end(Database& db, const DelegationTools& tools, std::string_view payload) {
    const auto id = Document::parse(payload).at("edition").get<std::string>();
    return db.write([&](UnitOfWork& uow) -> Result<void> {
        const auto edition = find_edition(uow, id);
        if (!edition || edition->state != EditionState::cancelled) return {};
        const auto rules = rules_of(uow, id);
        const auto mails = tools.mails();
        const auto batch = new_id();
        const auto keys = calendar_keys_of(uow, id);
        for (const auto& each : delegations_of(uow, id)) {
            if (!hears_of_it(each) || each.address.empty()) continue;
            auto mail = mails.cancelled(uow, {*edition, rules, each, &keys});
            mail.batch = batch;
            uow.send(mail);
        }
        return {};
    });
}

}  // namespace plenaria::events
