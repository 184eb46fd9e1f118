// SPDX-License-Identifier: EUPL-1.2
#include "minutes_service.hpp"

#include <algorithm>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../ledger/body_service.hpp"
#include "../ledger/json.hpp"
#include "agenda_repository.hpp"
#include "meeting_repository.hpp"
#include "meeting_service.hpp"

namespace plenaria::committee::meetings {

namespace {

using ledger::changed_meanwhile;
using ledger::compact;
using ledger::Document;

Error not_approved(const std::string& id) {
    return {ErrorCode::conflict, /*t*/ "Only approved minutes are signed.", id};
}

/// Whose signature an actor can give: the chair's by the link that was mailed to them, the secretary's with
/// an account.
std::string part_of(const Actor& actor, const std::string& meeting_id) {
    return actor.holds_link(sign_purpose, meeting_subject(meeting_id)) ? "chair" : "secretary";
}

}  // namespace

Result<int> write_minutes(UnitOfWork& uow, const Actor& actor, const std::string& item_id,
                          const std::string& text, int revision) {
    const auto seen = find_item(uow, item_id);
    if (!seen || seen->removed) return item_unknown(item_id);
    const auto held = lock_meeting(uow, seen->meeting_id);
    if (!held) return held.error();
    if (auto open = check_unsealed(held->meeting); !open) return std::move(open).error();
    const auto written = trim(text);
    std::vector<FieldError> problems;
    ledger::check_text("text", written, longest_minutes_text, problems);
    if (auto good = ledger::refuse_if_any(std::move(problems)); !good) return std::move(good).error();
    const auto item = find_item(uow, item_id).value();
    if (item.minutes_text == written && item.text_revision >= revision) return item.text_revision;
    if (!set_minutes_text(uow, item_id, written, revision))
        return changed_meanwhile(meeting_subject(held->meeting.id));
    uow.record(actor, "committee.write_minutes", meeting_subject(held->meeting.id),
               compact({{"item", item_id}, {"text", item.minutes_text}}),
               compact({{"item", item_id}, {"text", written}}));
    return revision + 1;
}

Result<int> circulate_minutes(UnitOfWork& uow, const MeetingTools& tools, const Actor& actor,
                              const std::string& meeting_id, int expected) {
    auto held = lock_meeting(uow, meeting_id);
    if (!held) return std::move(held).error();
    auto& meeting = held->meeting;
    if (auto open = check_unsealed(meeting); !open) return std::move(open).error();
    if (meeting.state != State::closed)
        return Error{ErrorCode::conflict, /*t*/ "The meeting is not over yet.", meeting_id};
    const auto members = told(invitees_of(uow, meeting_id));
    if (static_cast<int>(members.size()) != expected || members.empty())
        return Error{
            ErrorCode::conflict,
            /*t*/ "The number of messages has changed since the preview. Nothing was sent: look again.",
            meeting_id};
    const auto batch = new_id();
    for (const auto& each : members) {
        auto mail =
            tools.mails().circulated(*held, each, uow.issue_link(tools.mails().member_link(*held, each)));
        mail.batch = batch;
        uow.send(mail);
    }
    meeting.minutes = MinutesState::circulated;
    meeting.circulated_at = uow.now();
    if (!update(uow, meeting)) return changed_meanwhile(meeting_subject(meeting_id));
    uow.record(actor, "committee.circulate_minutes", meeting_subject(meeting_id), "",
               compact({{"messages", members.size()}, {"batch", batch}}));
    return expected;
}

Result<void> approve_minutes(UnitOfWork& uow, const MeetingTools& tools, const Actor& actor,
                             const std::string& meeting_id, const std::string& item_id) {
    const auto held = lock_meeting(uow, meeting_id);
    if (!held) return held.error();
    if (auto open = check_unsealed(held->meeting); !open) return open;
    if (held->meeting.minutes != MinutesState::circulated)
        return Error{ErrorCode::conflict,
                     /*t*/ "Members have not had these minutes yet. Send them before they are approved.",
                     meeting_id};
    auto record = read_record(uow, meeting_id);
    if (!record) return std::move(record).error();
    auto& meeting = record->held.meeting;
    meeting.minutes = MinutesState::approved;
    Document texts;
    for (const auto language : ledger::languages) {
        find_campaigns(uow, tools, *record, language);
        texts[std::string(language)] = minutes_document(tools, *record, language);
    }
    meeting.text_hash = uow.keep_file(compact(texts), "application/json");
    meeting.approved_by = item_id;
    meeting.approved_at = uow.now();
    if (!update(uow, meeting)) return changed_meanwhile(meeting_subject(meeting_id));
    uow.record(actor, "committee.approve_minutes", meeting_subject(meeting_id), "",
               compact({{"item", item_id}, {"hash", meeting.text_hash}}));
    return {};
}

Result<void> unseal_minutes(UnitOfWork& uow, const Actor& actor, const std::string& item_id) {
    const auto approved = meeting_approved_by(uow, item_id);
    if (!approved) return {};
    auto held = lock_meeting(uow, approved->id);
    if (!held) return std::move(held).error();
    auto& meeting = held->meeting;
    if (!signatures_of(uow, meeting.id).empty())
        return Error{ErrorCode::conflict, /*t*/ "These minutes are signed: their approval stays.",
                     meeting.id};
    uow.revoke_links(sign_purpose, meeting_subject(meeting.id));
    meeting.minutes = MinutesState::circulated;
    meeting.text_hash.clear();
    meeting.approved_by.clear();
    meeting.approved_at.reset();
    if (!update(uow, meeting)) return changed_meanwhile(meeting_subject(meeting.id));
    uow.record(actor, "committee.unseal_minutes", meeting_subject(meeting.id),
               compact({{"hash", approved->text_hash}}), "");
    return {};
}

Result<std::string> minutes_text(UnitOfWork& uow, const MeetingTools& tools, const MeetingRecord& record,
                                 std::string_view language) {
    const auto& meeting = record.held.meeting;
    if (meeting.minutes != MinutesState::approved) {
        auto told = record;
        find_campaigns(uow, tools, told, language);
        return minutes_document(tools, told, language);
    }
    const auto file = uow.load_file(meeting.text_hash);
    const auto texts = file ? Document::parse(file->bytes, nullptr, false) : Document();
    if (!texts.is_object() || !texts.contains(std::string(language)))
        return Error{ErrorCode::unavailable, /*t*/ "The approved minutes cannot be read.", meeting.id};
    return with_signatures(tools, record, texts.at(std::string(language)).get<std::string>(), language);
}

Result<void> ask_chair_to_sign(UnitOfWork& uow, const MeetingTools& tools, const Actor& actor,
                               const std::string& meeting_id) {
    const auto held = lock_meeting(uow, meeting_id);
    if (!held) return held.error();
    if (held->meeting.minutes != MinutesState::approved) return not_approved(meeting_id);
    const auto chair =
        held->meeting.chair_id.empty() ? std::nullopt : find_invitee(uow, held->meeting.chair_id);
    if (!chair || chair->address.empty())
        return Error{ErrorCode::conflict,
                     /*t*/ "Nobody was said to preside, or no address of theirs is known.", meeting_id};
    // An earlier link opens nothing any more.
    uow.revoke_links(sign_purpose, meeting_subject(meeting_id));
    uow.send(tools.mails().to_sign(*held, *chair,
                                   uow.issue_link(tools.mails().sign_link(*held, *chair, uow.now()))));
    uow.record(actor, "committee.ask_chair_to_sign", meeting_subject(meeting_id), "", "");
    return {};
}

Result<void> sign_minutes(UnitOfWork& uow, const Actor& actor, const std::string& meeting_id,
                          const std::string& hash) {
    const auto held = lock_meeting(uow, meeting_id);
    if (!held) return held.error();
    const auto& meeting = held->meeting;
    if (meeting.minutes != MinutesState::approved) return not_approved(meeting_id);
    if (hash != meeting.text_hash)
        return Error{ErrorCode::conflict,
                     /*t*/ "The text has changed since you read it. Read it again before you sign.",
                     meeting_id};
    const auto part = part_of(actor, meeting_id);
    const auto all = signatures_of(uow, meeting_id);
    if (std::any_of(all.begin(), all.end(), [&](const MinutesSignature& each) { return each.part == part; }))
        return {};
    auto name = actor.name;
    if (part == "chair") {
        const auto chair = find_invitee(uow, meeting.chair_id);
        if (!chair) return not_approved(meeting_id);
        name = chair->person();
    }
    insert(uow,
           MinutesSignature{.meeting_id = meeting_id,
                            .part = part,
                            .name = name,
                            .signer = (actor.kind == Actor::Kind::link ? "link/" : "account/") + actor.id,
                            .text_hash = hash,
                            .signed_at = uow.now()});
    uow.record(actor, "committee.sign_minutes", meeting_subject(meeting_id), "",
               compact({{"part", part}, {"hash", hash}}));
    uow.publish("committee.minutes_signed/1",
                compact({{"meeting", meeting_id}, {"part", part}, {"hash", hash}}));
    return {};
}

}  // namespace plenaria::committee::meetings
