// SPDX-License-Identifier: EUPL-1.2
#include "meeting_room_pages.hpp"

#include "../ledger/announced_pages.hpp"
#include "agenda_pages.hpp"
#include "decision_pages.hpp"
#include "guest_pages.hpp"
#include "hold_pages.hpp"
#include "meeting_api.hpp"
#include "meeting_form_pages.hpp"
#include "meeting_letter_pages.hpp"
#include "meeting_pages.hpp"
#include "meeting_samples.hpp"
#include "meeting_work.hpp"
#include "meeting_write_api.hpp"
#include "minutes_pages.hpp"

namespace plenaria::committee::meetings {

namespace {

using MeetingPage = PageLine<MeetingTools>;

#define CMT_BODY "/committee/bodies/{body}/"
#define CMT_MEETING "/committee/meetings/{meeting}"
#define CMT_ITEM "/committee/items/{item}"
#define CMT_INVITEE "/committee/invitees/{invitee}"

/// Of all who see bodies.
constexpr MeetingPage pages_to_read[] = {
    {Method::get, CMT_BODY "meetings", "committee.meetings", list_meetings},
    {Method::get, CMT_BODY "decisions", "committee.decisions", list_decisions},
    {Method::get, CMT_MEETING, "committee.meeting", show_meeting},
    {Method::get, CMT_MEETING "/agenda", "committee.agenda_file", agenda_file},
};

/// Of those who hold meetings.
constexpr MeetingPage pages_to_hold[] = {
    {Method::get, CMT_BODY "meetings/rules", "committee.meeting_rules", rules_form},
    {Method::post, CMT_BODY "meetings/rules", "committee.meeting_rules_post", rules_post},
    {Method::get, CMT_BODY "meetings/new", "committee.meeting_new", new_meeting_form},
    {Method::post, CMT_BODY "meetings", "committee.meeting_create", create_meeting_post},
    {Method::get, CMT_MEETING "/edit", "committee.meeting_edit", edit_meeting_form},
    {Method::post, CMT_MEETING, "committee.meeting_change", change_meeting_post},
    {Method::post, CMT_MEETING "/cancel", "committee.meeting_cancel", cancel_post},
    {Method::post, CMT_MEETING "/restore", "committee.meeting_restore", restore_post},
    {Method::post, CMT_MEETING "/chair", "committee.meeting_chair", chair_post},
    {Method::get, CMT_MEETING "/convene", "committee.convene", preview_convocation},
    {Method::post, CMT_MEETING "/convene", "committee.convene_send", convene_post},
    {Method::get, CMT_MEETING "/items/new", "committee.item_new", new_item_form},
    {Method::post, CMT_MEETING "/items", "committee.item_add", add_item_post},
    {Method::get, CMT_ITEM, "committee.item", edit_item_form},
    {Method::post, CMT_ITEM, "committee.item_change", change_item_post},
    {Method::post, CMT_ITEM "/move", "committee.item_move", move_item_post},
    {Method::post, CMT_ITEM "/place", "committee.item_place", place_item_post},
    {Method::post, CMT_ITEM "/remove", "committee.item_remove", remove_item_post},
    {Method::post, CMT_ITEM "/restore", "committee.item_restore", restore_item_post},
    {Method::get, CMT_MEETING "/hold", "committee.hold", hold_page},
    {Method::get, CMT_MEETING "/hold/live", "committee.hold_live", listen_to_meeting},
    {Method::post, CMT_MEETING "/open", "committee.meeting_open", open_post},
    {Method::post, CMT_MEETING "/close", "committee.meeting_close", close_post},
    {Method::post, CMT_MEETING "/reopen", "committee.meeting_reopen", reopen_post},
    {Method::post, CMT_MEETING "/arrive", "committee.arrive", arrive_post},
    {Method::post, CMT_MEETING "/arrive/undo", "committee.arrive_undo", undo_arrive_post},
    {Method::post, CMT_MEETING "/leave", "committee.leave", leave_post},
    {Method::post, CMT_MEETING "/leave/undo", "committee.leave_undo", undo_leave_post},
    {Method::get, CMT_ITEM "/decision", "committee.decision", decision_form},
    {Method::post, CMT_ITEM "/decision", "committee.decide", decide_post},
    {Method::post, CMT_ITEM "/decision/undo", "committee.decision_undo", undo_decision_post},
    {Method::get, CMT_MEETING "/minutes", "committee.minutes", minutes_page},
    {Method::get, CMT_MEETING "/minutes/file", "committee.minutes_file", minutes_file},
    {Method::post, CMT_ITEM "/minutes", "committee.item_minutes", write_minutes_post},
    {Method::get, CMT_MEETING "/minutes/letters", "committee.minutes_letters", preview_minutes_letters},
    {Method::post, CMT_MEETING "/minutes/letters", "committee.minutes_send", circulate_post},
    {Method::post, CMT_MEETING "/minutes/ask", "committee.minutes_ask", ask_chair_post},
    {Method::post, CMT_MEETING "/minutes/sign", "committee.minutes_sign", sign_as_secretary_post},
};

/// Of a member, by the link of their seat.
constexpr MeetingPage pages_of_member[] = {
    {Method::get, CMT_INVITEE, "committee.invitee", invitee_page},
    {Method::post, CMT_INVITEE, "committee.invitee_answer", answer_post},
    {Method::post, CMT_INVITEE "/correction", "committee.invitee_correct", correction_post},
    {Method::get, CMT_INVITEE "/agenda", "committee.invitee_agenda", invitee_agenda},
    {Method::get, CMT_INVITEE "/minutes", "committee.invitee_minutes", invitee_minutes},
};

/// Of the chair, by a link of their own: nobody signs for somebody else.
constexpr MeetingPage pages_of_chair[] = {
    {Method::get, CMT_MEETING "/sign", "committee.sign", sign_page},
    {Method::post, CMT_MEETING "/sign", "committee.sign_send", sign_post},
    {Method::get, CMT_MEETING "/sign/minutes", "committee.sign_file", sign_minutes_file},
};

#undef CMT_BODY
#undef CMT_MEETING
#undef CMT_ITEM
#undef CMT_INVITEE

}  // namespace

void announce_meetings(Registrar& registrar, const MeetingTools& tools) {
    const auto announce = [&](const MeetingPage& line, Access access) {
        announce_page(registrar, tools, line, std::move(access));
    };
    for (const auto& line : pages_to_read) announce(line, Access::permission("committee.view"));
    for (const auto& line : pages_to_hold) announce(line, Access::permission("committee.edit"));
    for (const auto& line : pages_of_member)
        announce(line, Access::link_or_party(meeting_purpose, "committee.invitee", "invitee"));
    for (const auto& line : pages_of_chair)
        announce(line, Access::link(sign_purpose, "committee.meeting", "meeting"));
    announce_meeting_api(registrar, tools);
    announce_meeting_write_api(registrar, tools);
    registrar.provide<LetterSamples>(std::make_shared<MeetingSamples>(tools));
    registrar.provide<WorkList>(std::make_shared<MeetingWork>());
}

}  // namespace plenaria::committee::meetings
