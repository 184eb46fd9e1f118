// SPDX-License-Identifier: EUPL-1.2
#include "hold_pages.hpp"

#include <plenaria/live.hpp>
#include <plenaria/text.hpp>

#include "attendance_service.hpp"
#include "meeting_service.hpp"

namespace plenaria::committee::meetings {

namespace {

/// Who sits for a seat now; nullptr: nobody.
const Presence* there_for(const MeetingRecord& record, const Invitee& invitee, Instant now) {
    for (const auto& each : record.presences)
        if (each.invitee_id == invitee.id && each.covers(now)) return &each;
    return nullptr;
}

/// Of the same seat, who left last.
const Presence* left_last(const MeetingRecord& record, const Invitee& invitee) {
    const Presence* last = nullptr;
    for (const auto& each : record.presences)
        if (each.invitee_id == invitee.id && each.left_at &&
            (last == nullptr || last->left_at < each.left_at))
            last = &each;
    return last;
}

Model::List parts_model(const Invitee& invitee, const Locale& locale) {
    Model::List parts;
    for (const auto part : {SitsAs::acting, SitsAs::holder, SitsAs::alternate}) {
        const bool is_replaced = part == SitsAs::holder && !invitee.acting_name.empty();
        if (invitee.named(part).empty() || is_replaced) continue;
        parts.push_back({{"value", std::string(to_text(part))},
                         {"is_other", part != SitsAs::holder},
                         {"part", locale.t(name_of(part))},
                         {"name", invitee.named(part)}});
    }
    return parts;
}

Model::List seats_model(const MeetingRecord& record, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& zone = record.held.meeting.facts.zone;
    Model::List rows;
    for (const auto& each : record.invitees) {
        if (!each.sits) continue;
        const auto* there = there_for(record, each, scope.now());
        const auto* left = there == nullptr ? left_last(record, each) : nullptr;
        const auto* shown = there != nullptr ? there : left;
        rows.push_back(
            {{"id", each.id},
             {"person", each.person()},
             {"city", each.city_name},
             {"has_answer", each.answer.has_value()},
             {"answer", each.answer ? locale.t(name_of(*each.answer)) : std::string()},
             {"is_there", there != nullptr},
             {"has_left", left != nullptr},
             {"has_presence", shown != nullptr},
             {"presence", shown == nullptr ? std::string() : shown->id},
             {"sitting", shown == nullptr ? std::string() : shown->person},
             {"sits_as", shown == nullptr ? std::string() : locale.t(name_of(shown->sits_as))},
             {"arrived", shown == nullptr ? std::string() : locale.time_of_day(shown->arrived_at, zone)},
             {"left_at", left == nullptr ? std::string() : locale.time_of_day(*left->left_at, zone)},
             {"parts", parts_model(each, locale)}});
    }
    return rows;
}

Result<Reply> hold_view(const Request& request, RequestScope& scope, const Error* error) {
    const auto record = record_of(request, scope);
    if (!record) return record.error();
    const auto& meeting = record->held.meeting;
    const auto& locale = scope.locale();
    const UrlValues at{{"meeting", meeting.id}};
    const auto title = title_of(record->held, locale);
    const bool is_sealed = meeting.minutes == MinutesState::approved;
    const bool is_open = meeting.state == State::open;
    auto items = agenda_rows_model(*record, !is_sealed, scope);
    for (std::size_t each = 0; each < items.size(); ++each) {
        const UrlValues item{{"item", record->items[each].id}};
        const bool is_decided = record->decision_on(record->items[each].id) != nullptr;
        items[each].set("may_decide", is_open && !is_decided);
        items[each].set("may_undo", meeting.minutes == MinutesState::draft && is_decided);
        items[each].set("decide_url", scope.url("committee.decision", item));
        items[each].set("undo_url", scope.url("committee.decision_undo", item));
    }
    auto seats = seats_model(*record, scope);
    Model page{{"title", title},
               {"back_url", scope.url("committee.meeting", at)},
               {"state", state_tag(meeting.state, locale)},
               {"start", start_model(meeting, scope)},
               {"live_url", scope.url("committee.hold_live", at)},
               {"quorum", quorum_model(*record, meeting.closed_at.value_or(scope.now()), locale)},
               {"is_convened", meeting.state == State::convened},
               {"is_open", is_open},
               {"is_closed", meeting.state == State::closed},
               {"may_reopen", meeting.state == State::closed && meeting.minutes == MinutesState::draft},
               {"may_mark", !is_sealed && meeting.state != State::draft && meeting.state != State::cancelled},
               {"open_url", scope.url("committee.meeting_open", at)},
               {"close_url", scope.url("committee.meeting_close", at)},
               {"reopen_url", scope.url("committee.meeting_reopen", at)},
               {"minutes_url", scope.url("committee.minutes", at)},
               {"arrive_url", scope.url("committee.arrive", at)},
               {"leave_url", scope.url("committee.leave", at)},
               {"undo_leave_url", scope.url("committee.leave_undo", at)},
               {"undo_arrive_url", scope.url("committee.arrive_undo", at)},
               {"at", field_model({.label = locale.t("Time, if it is not now"),
                                   .name = "at",
                                   .value = request.form_value("at"),
                                   .error = ledger::problem_of("at", error, locale),
                                   .type = "time",
                                   .css_class = "govuk-input--width-5"})},
               {"zone", meeting.facts.zone},
               {"has_seats", !seats.empty()},
               {"seats", std::move(seats)},
               {"has_items", !items.empty()},
               {"items", std::move(items)}};
    return ledger::form_view("committee/meetings/hold", std::move(page), title, error, locale);
}

template <class Outcome>
Result<Reply> held_or(const Outcome& done, const Request& request, RequestScope& scope,
                      const char* part = "") {
    if (done)
        return Redirect{scope.url("committee.hold", {{"meeting", request.path_value("meeting")}}) + part};
    if (!is_for_form(done.error())) return done.error();
    return hold_view(request, scope, &done.error());
}

/// What was typed as a time; a problem when it is none.
Result<std::optional<Instant>> typed_instant(const Request& request, RequestScope& scope) {
    const auto record = record_of(request, scope);
    if (!record) return record.error();
    const auto at = time_typed(request, "at", record->held.meeting, scope.now());
    if (!at && !trim(request.form_value("at")).empty())
        return Error{ErrorCode::invalid_input,
                     /*t*/ "Something in this form needs your attention.",
                     {},
                     {{"at", /*t*/ "Write a time like 17:05."}}};
    return at;
}

}  // namespace

Result<Reply> hold_page(const MeetingTools&, const Request& request, RequestScope& scope) {
    return hold_view(request, scope, nullptr);
}

Result<Reply> listen_to_meeting(const MeetingTools&, const Request& request, RequestScope& scope) {
    const auto record = record_of(request, scope);
    if (!record) return record.error();
    return listen_to(meeting_topic(record->held.meeting.id));
}

Result<Reply> open_post(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    return held_or(scope.db().write([&](UnitOfWork& uow) {
        return open_meeting(uow, tools, scope.actor(), request.path_value("meeting"));
    }),
                   request, scope);
}

Result<Reply> close_post(const MeetingTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("meeting");
    const auto done =
        scope.db().write([&](UnitOfWork& uow) { return close_meeting(uow, scope.actor(), id); });
    if (done)
        scope.notice(scope.locale().t("The meeting is closed. Write the minutes while you remember it."),
                     scope.url("committee.meeting_reopen", {{"meeting", id}}));
    return held_or(done, request, scope);
}

Result<Reply> reopen_post(const MeetingTools&, const Request& request, RequestScope& scope) {
    return held_or(scope.db().write([&](UnitOfWork& uow) {
        return reopen_meeting(uow, scope.actor(), request.path_value("meeting"));
    }),
                   request, scope);
}

Result<Reply> arrive_post(const MeetingTools&, const Request& request, RequestScope& scope) {
    const auto at = typed_instant(request, scope);
    if (!at) return held_or(at, request, scope);
    const auto part = parse_sits_as(request.form_value("as")).value_or(SitsAs::holder);
    return held_or(scope.db().write([&](UnitOfWork& uow) {
        return arrive(uow, scope.actor(), request.form_value("seat"), part, *at);
    }),
                   request, scope, "#seats");
}

Result<Reply> leave_post(const MeetingTools&, const Request& request, RequestScope& scope) {
    const auto at = typed_instant(request, scope);
    if (!at) return held_or(at, request, scope);
    return held_or(scope.db().write([&](UnitOfWork& uow) {
        return leave(uow, scope.actor(), request.form_value("presence"), *at);
    }),
                   request, scope, "#seats");
}

Result<Reply> undo_leave_post(const MeetingTools&, const Request& request, RequestScope& scope) {
    return held_or(scope.db().write([&](UnitOfWork& uow) {
        return undo_leave(uow, scope.actor(), request.form_value("presence"));
    }),
                   request, scope, "#seats");
}

Result<Reply> undo_arrive_post(const MeetingTools&, const Request& request, RequestScope& scope) {
    return held_or(scope.db().write([&](UnitOfWork& uow) {
        return undo_arrive(uow, scope.actor(), request.form_value("presence"));
    }),
                   request, scope, "#seats");
}

}  // namespace plenaria::committee::meetings
