// SPDX-License-Identifier: EUPL-1.2
#include "calendar_reply_service.hpp"

#include "../editions/edition_repository.hpp"
#include "../json.hpp"
#include "answer_service.hpp"
#include "calendar_key_repository.hpp"
#include "delegation_repository.hpp"

namespace plenaria::events {

namespace {

std::optional<CalendarReply> calendar_reply_in(std::string_view event_json) {
    const auto json = Document::parse(event_json, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    const auto text = [&](const char* name) { return json.value(name, std::string()); };
    CalendarReply reply{.uid = text("uid"),
                        .attendee = text("attendee"),
                        .sequence = json.value("sequence", 0),
                        .stamp = parse_instant(text("stamp"))};
    const auto answer = text("answer");
    if (answer == "accepted") reply.answer = CalendarAnswer::accepted;
    if (answer == "declined") reply.answer = CalendarAnswer::declined;
    return reply;
}

/// In history an answer of the office; that it came by a calendar says the action.
Actor calendar_of(const Delegation& delegation) {
    return {.kind = Actor::Kind::link,
            .name = delegation.party_name,
            .language = delegation.language,
            .zone = delegation.zone,
            .party = delegation.party};
}

Result<void> change_by_calendar(UnitOfWork& uow, const DelegationMails& mails, const OwnDelegation& own,
                                const CalendarReply& reply, CalendarKey key) {
    auto wanted = own.delegation;
    wanted.answer = reply.answer == CalendarAnswer::accepted ? Answer::accepted : Answer::declined;
    wanted.answered_at = uow.now();
    wanted.asked_again_at.reset();
    if (auto settled =
            settle_answer(uow, mails, own, wanted, calendar_of(own.delegation), "events.answer_by_calendar");
        !settled)
        return settled;
    if (reply.stamp) key.stamp = reply.stamp;
    key.replied_at = uow.now();
    note_calendar_reply(uow, key);
    const auto stored = find_delegation(uow, wanted.id).value();
    const DelegationSubject about{own.edition, own.rules, stored};
    if (!stored.address.empty())
        uow.send(mails.calendar_receipt(uow, about, uow.issue_link(mails.link(about))));
    return {};
}

}  // namespace

Result<void> take_calendar_reply(Database& db, const DelegationTools& tools, std::string_view event_json) {
    const auto reply = calendar_reply_in(event_json);
    const auto parts = reply ? read_calendar_uid(reply->uid) : std::nullopt;
    if (!parts) return {};
    // Where it belongs is asked before the transaction that first waits for others who write there.
    const auto edition_id = db.read([&](UnitOfWork& uow) -> Result<std::string> {
        const auto found = find_delegation(uow, parts->delegation_id);
        return found ? found->edition_id : std::string();
    });
    if (!edition_id) return edition_id.error();
    if (edition_id->empty()) return {};
    return db.write([&](UnitOfWork& uow) -> Result<void> {
        hold_invitations(uow, *edition_id);
        auto delegation = find_delegation(uow, parts->delegation_id);
        const auto key = delegation ? calendar_key_of(uow, delegation->id) : std::nullopt;
        if (!key || !same_secret(key->secret, parts->secret) || delegation->address.empty()) return {};
        const OwnDelegation own{find_edition(uow, *edition_id).value(), rules_of(uow, *edition_id),
                                *std::move(delegation)};
        const auto open = check_takes_replies(own.edition, own.rules, uow.now()).has_value();
        const auto mails = tools.mails();
        const auto fate = fate_of(*reply, own.delegation, *key, own.edition.state, open);
        if (fate == ReplyFate::taken) return change_by_calendar(uow, mails, own, *reply, *key);
        if (fate == ReplyFate::nothing_new) return {};
        const DelegationSubject about{own.edition, own.rules, own.delegation};
        auto notice = mails.calendar_notice(uow, about, fate);
        notice.idempotency_key = "delegation-calendar/" + own.delegation.id + '/' +
                                 std::string(to_text(fate)) + '/' + to_text(uow.now()).substr(0, 10);
        uow.send(notice);
        return {};
    });
}

}  // namespace plenaria::events
