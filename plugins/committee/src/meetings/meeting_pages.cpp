// SPDX-License-Identifier: EUPL-1.2
#include "meeting_pages.hpp"

#include <plenaria/events/editions.hpp>

#include "../ledger/body_service.hpp"
#include "../ledger/ledger_repository.hpp"
#include "agenda_repository.hpp"
#include "attendance_service.hpp"
#include "meeting_repository.hpp"
#include "meeting_service.hpp"

namespace plenaria::committee::meetings {

namespace {

std::string quorum_in_words(const MeetingRule& rule, const Locale& locale) {
    if (rule.quorum != QuorumRule::number) return locale.t(name_of(rule.quorum));
    return locale.n("{n} member", "{n} members", rule.members);
}

Model::List member_rows(const MeetingRecord& record, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& zone = scope.actor().zone;
    Model::List rows;
    for (const auto& each : record.invitees) {
        if (!each.sits) continue;
        const bool is_no = each.answer == Answer::absent || each.answer == Answer::apologies;
        rows.push_back(
            {{"seat", locale.number(each.seat)},
             {"person", each.person()},
             {"is_acting", !each.acting_name.empty()},
             {"city", each.city_name},
             {"has_alternate", !each.alternate_name.empty()},
             {"alternate", each.alternate_name},
             {"address", each.address},
             {"has_sent", each.sent_at.has_value()},
             {"sent", each.sent_at ? locale.instant(*each.sent_at, zone) : std::string()},
             {"answer", each.answer ? tag_model(is_no ? "amber" : "green", locale.t(name_of(*each.answer)))
                                    : tag_model("grey", locale.t("No answer yet"))},
             {"has_note", !each.note.empty()},
             {"note", each.note}});
    }
    return rows;
}

Model chair_model(const MeetingRecord& record, const Locale& locale) {
    std::vector<Choice> choices{
        {.value = "", .label = locale.t("Not said yet"), .selected = record.held.meeting.chair_id.empty()}};
    for (const auto& each : record.invitees)
        if (each.sits)
            choices.push_back({.value = each.id,
                               .label = each.person(),
                               .selected = each.id == record.held.meeting.chair_id});
    return choice_model({.label = locale.t("Who presides"), .name = "chair"}, choices);
}

Model::List facts_model(const MeetingTools& tools, UnitOfWork& uow, const MeetingRecord& record,
                        const Locale& locale) {
    const auto& [meeting, body, rule] = record.held;
    Model::List rows;
    const auto add = [&](std::string key, std::string value) {
        rows.push_back({{"key", std::move(key)},
                        {"value", std::move(value)},
                        {"has_change", false},
                        {"change_url", ""}});
    };
    if (!meeting.facts.place.empty()) add(locale.t("Place"), meeting.facts.place);
    if (!meeting.facts.video.empty()) add(locale.t("Address of the video room"), meeting.facts.video);
    std::string spoken;
    for (const auto& each : meeting.facts.languages)
        spoken += (spoken.empty() ? "" : ", ") + locale.language_name(each);
    add(locale.t("Languages of the meeting"), spoken);
    add(locale.t("Minutes planned"), locale.number(meeting.facts.minutes));
    add(locale.t("Quorum"), quorum_in_words(rule, locale));
    if (meeting.convened_at)
        add(locale.t("Notice"), locale.n("{n} day", "{n} days", notice_given(*meeting.convened_at, meeting)));
    if (!meeting.short_notice.empty()) add(locale.t("Why the notice was short"), meeting.short_notice);
    if (tools.editions != nullptr && !meeting.facts.session_id.empty())
        if (const auto session = tools.editions->session(uow, meeting.facts.session_id, locale.language()))
            add(locale.t("Session of an event where it takes place"), session->title);
    return rows;
}

Result<Reply> meeting_view(const MeetingTools& tools, const Request& request, RequestScope& scope,
                           const Error* error) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        auto record = read_record(uow, request.path_value("meeting"));
        if (!record) return std::move(record).error();
        auto& meeting = record->held.meeting;
        // Before the letters go the ledger itself says who would get them.
        if (meeting.state == State::draft) record->invitees = members_of(uow, *tools.directory, meeting);
        find_papers(uow, tools, scope.actor(), *record);
        const auto& locale = scope.locale();
        const UrlValues at{{"meeting", meeting.id}};
        const bool may_edit = scope.actor().may("committee.edit");
        const bool is_ahead = meeting.state == State::draft || meeting.state == State::convened;
        const bool was_held = meeting.state == State::open || meeting.state == State::closed;
        const auto title = title_of(record->held, locale);
        auto members = member_rows(*record, scope);
        auto items = agenda_rows_model(*record, may_edit && meeting.minutes != MinutesState::approved, scope);
        Model page{
            {"title", title},
            {"body", record->held.body.facts.names.in(locale.language())},
            {"list_url", scope.url("committee.meetings", {{"body", meeting.body_id}})},
            {"state", state_tag(meeting.state, locale)},
            {"start", start_model(meeting, scope)},
            {"has_minutes_state", meeting.state == State::closed},
            {"minutes_state", locale.t(name_of(meeting.minutes))},
            {"is_cancelled", meeting.state == State::cancelled},
            {"cancelled_why", meeting.cancelled_why},
            {"rows", facts_model(tools, uow, *record, locale)},
            {"may_edit", may_edit},
            {"may_change", may_edit && is_ahead},
            {"edit_url", scope.url("committee.meeting_edit", at)},
            {"may_convene", may_edit && is_ahead && !to_convene(record->invitees).empty()},
            {"convene_url", scope.url("committee.convene", at)},
            {"may_hold", may_edit && (meeting.state == State::convened || was_held)},
            {"hold_url", scope.url("committee.hold", at)},
            {"has_minutes", may_edit && was_held},
            {"minutes_url", scope.url("committee.minutes", at)},
            {"may_restore", may_edit && meeting.state == State::cancelled},
            {"restore_url", scope.url("committee.meeting_restore", at)},
            {"cancel_url", scope.url("committee.meeting_cancel", at)},
            {"cancel_open", error != nullptr},
            {"revision", std::to_string(meeting.revision)},
            {"cancel_reason", field_model({.label = locale.t("Reason, which the members read"),
                                           .name = "cancel_reason",
                                           .value = request.form_value("cancel_reason"),
                                           .error = ledger::problem_of("cancel_reason", error, locale),
                                           .rows = 3})},
            {"cancel_button", locale.n("Cancel, and tell {n} member", "Cancel, and tell {n} members",
                                       static_cast<long long>(told(record->invitees).size()))},
            {"may_preside", may_edit && meeting.state != State::draft && meeting.state != State::cancelled &&
                                meeting.minutes != MinutesState::approved},
            {"chair_url", scope.url("committee.meeting_chair", at)},
            {"chair", chair_model(*record, locale)},
            {"has_chair", record->chair() != nullptr},
            {"chair_name", record->chair() == nullptr ? std::string() : record->chair()->person()},
            {"new_item_url", scope.url("committee.item_new", at)},
            {"may_add", may_edit && meeting.minutes != MinutesState::approved},
            {"may_order", may_edit && meeting.minutes != MinutesState::approved && items.size() > 1},
            {"has_items", !items.empty()},
            {"items", std::move(items)},
            {"papers", paper_links("committee.agenda_file", meeting.id, scope, false)},
            {"has_members", !members.empty()},
            {"members", std::move(members)}};
        return ledger::form_view("committee/meetings/show", std::move(page), title, error, locale);
    });
}

}  // namespace

Result<Reply> list_meetings(const MeetingTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("body");
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto body = ledger::find_body(uow, id);
        if (!body) return ledger::body_unknown(id);
        const auto range = page_range(page_number(request), ledger::page_size, count_meetings(uow, id));
        Model::List rows;
        for (const auto& each :
             meetings_of(uow, id, (range.number - 1) * ledger::page_size, ledger::page_size))
            rows.push_back({{"title", short_title_of(each, locale)},
                            {"url", scope.url("committee.meeting", {{"meeting", each.id}})},
                            {"start", start_model(each, scope)},
                            {"state", state_tag(each.state, locale)},
                            {"has_minutes", each.state == State::closed},
                            {"minutes", locale.t(name_of(each.minutes))}});
        const auto rule = rule_of(uow, id);
        const UrlValues at{{"body", id}};
        const auto name = body->facts.names.in(locale.language());
        Model page{{"body", name},
                   {"body_url", scope.url("committee.body", at)},
                   {"may_edit", scope.actor().may("committee.edit")},
                   {"new_url", scope.url("committee.meeting_new", at)},
                   {"rules_url", scope.url("committee.meeting_rules", at)},
                   {"decisions_url", scope.url("committee.decisions", at)},
                   {"notice", locale.n("{n} day of notice", "{n} days of notice", rule.notice_days)},
                   {"quorum", quorum_in_words(rule, locale)},
                   {"has_rows", !rows.empty()},
                   {"rows", std::move(rows)}};
        set_pages(page, range, {scope, "committee.meetings", {}, at}, locale);
        return View{.name = "committee/meetings/list",
                    .model = std::move(page),
                    .title = locale.t("Meetings: {body}", {{"body", name}})};
    });
}

Result<Reply> list_decisions(const MeetingTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("body");
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto body = ledger::find_body(uow, id);
        if (!body) return ledger::body_unknown(id);
        const auto range = page_range(page_number(request), ledger::page_size, count_decisions(uow, id));
        Model::List rows;
        for (const auto& [decision, meeting_id, title, text] :
             decisions_of(uow, id, (range.number - 1) * ledger::page_size, ledger::page_size))
            rows.push_back(
                {{"number", decision.number()},
                 {"title", title},
                 {"text", text},
                 {"url", scope.url("committee.meeting", {{"meeting", meeting_id}})},
                 {"state", decision.carried ? tag_model("green", locale.t("Carried"))
                                            : tag_model("amber", locale.t("Not carried"))},
                 {"words", decision_in_words(decision, static_cast<int>(decision.votes.members), locale)}});
        const UrlValues at{{"body", id}};
        const auto name = body->facts.names.in(locale.language());
        Model page{{"body", name},
                   {"list_url", scope.url("committee.meetings", at)},
                   {"has_rows", !rows.empty()},
                   {"rows", std::move(rows)}};
        set_pages(page, range, {scope, "committee.decisions", {}, at}, locale);
        return View{.name = "committee/meetings/decisions",
                    .model = std::move(page),
                    .title = locale.t("Decisions: {body}", {{"body", name}})};
    });
}

Result<Reply> show_meeting(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    return meeting_view(tools, request, scope, nullptr);
}

Result<Reply> agenda_file(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto record = record_of(request, scope);
    if (!record) return record.error();
    return paper_file(tools, request, agenda_document(tools, *record, paper_language(request, scope)),
                      "agenda");
}

Result<Reply> cancel_post(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("meeting");
    const auto sent = scope.db().write([&](UnitOfWork& uow) {
        return cancel_meeting(uow, tools, scope.actor(), id, request.form_value("cancel_reason"),
                              ledger::read_revision(request));
    });
    if (!sent) {
        if (!is_for_form(sent.error())) return sent.error();
        return meeting_view(tools, request, scope, &sent.error());
    }
    scope.notice(scope.locale().t("The meeting was cancelled."),
                 scope.url("committee.meeting_restore", {{"meeting", id}}));
    return Redirect{scope.url("committee.meeting", {{"meeting", id}})};
}

Result<Reply> restore_post(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("meeting");
    const auto done =
        scope.db().write([&](UnitOfWork& uow) { return restore_meeting(uow, scope.actor(), id); });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return meeting_view(tools, request, scope, &done.error());
    }
    scope.notice(scope.locale().t("The meeting is back. Members who were told have to be convened anew."));
    return Redirect{scope.url("committee.meeting", {{"meeting", id}})};
}

Result<Reply> chair_post(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("meeting");
    const auto done = scope.db().write(
        [&](UnitOfWork& uow) { return set_chair(uow, scope.actor(), id, request.form_value("chair")); });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return meeting_view(tools, request, scope, &done.error());
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("committee.meeting", {{"meeting", id}})};
}

}  // namespace plenaria::committee::meetings
