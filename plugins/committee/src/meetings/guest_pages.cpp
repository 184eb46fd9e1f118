// SPDX-License-Identifier: EUPL-1.2
#include "guest_pages.hpp"

#include "attendance_service.hpp"
#include "minutes_service.hpp"

namespace plenaria::committee::meetings {

namespace {

struct OwnRecord {
    Invitee invitee;
    MeetingRecord record;
};

Result<OwnRecord> own_record(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<OwnRecord> {
        auto own = own_seat(uow, scope.actor(), request.path_value("invitee"));
        if (!own) return std::move(own).error();
        auto record = read_record(uow, own->held.meeting.id);
        if (!record) return std::move(record).error();
        return OwnRecord{std::move(own->invitee), *std::move(record)};
    });
}

Model answer_field(const Invitee& invitee, const Request& request, const Error* error, const Locale& locale) {
    const auto& typed = request.form_value("answer");
    std::vector<Choice> choices;
    for (const auto each : {Answer::coming, Answer::alternate, Answer::apologies, Answer::absent}) {
        if (each == Answer::alternate && invitee.alternate_name.empty()) continue;
        choices.push_back({.value = std::string(to_text(each)),
                           .label = each == Answer::alternate ? locale.t("{person} comes as alternate",
                                                                         {{"person", invitee.alternate_name}})
                                                              : locale.t(name_of(each)),
                           .selected = typed.empty() ? invitee.answer == each : typed == to_text(each)});
    }
    return choice_model({.label = locale.t("Does {person} come?", {{"person", invitee.person()}}),
                         .name = "answer",
                         .error = ledger::problem_of("answer", error, locale)},
                        choices);
}

View invitee_view(const OwnRecord& own, const Request& request, const Error* error,
                  const RequestScope& scope) {
    const auto& [invitee, record] = own;
    const auto& meeting = record.held.meeting;
    const auto& locale = scope.locale();
    const UrlValues at{{"invitee", invitee.id}};
    const auto title = title_of(record.held, locale);
    const bool has_minutes = meeting.minutes != MinutesState::draft;
    const auto typed_or = [&](const char* name, const std::string& stored) {
        return request.form.contains(name) ? request.form_value(name) : stored;
    };
    auto items = agenda_rows_model(record, false, scope);
    Model page{
        {"title", title},
        {"people", invitee.person()},
        {"city", invitee.city_name},
        {"state", state_tag(meeting.state, locale)},
        {"start", start_model(meeting, scope)},
        {"has_place", !meeting.facts.place.empty()},
        {"place", meeting.facts.place},
        {"has_video", !meeting.facts.video.empty()},
        {"video_url", meeting.facts.video},
        {"is_cancelled", meeting.state == State::cancelled},
        {"cancelled_why", meeting.cancelled_why},
        {"takes_answers", meeting.state == State::convened && invitee.sits},
        {"has_answered", invitee.answer.has_value()},
        {"said", invitee.answer ? locale.t(name_of(*invitee.answer)) : std::string()},
        {"said_at",
         invitee.answered_at ? locale.instant(*invitee.answered_at, scope.actor().zone) : std::string()},
        {"answer_url", scope.url("committee.invitee_answer", at)},
        {"answer", answer_field(invitee, request, error, locale)},
        {"note", field_model({.label = locale.t("What the secretariat should know"),
                              .name = "note",
                              .value = typed_or("note", invitee.note),
                              .error = ledger::problem_of("note", error, locale),
                              .rows = 2})},
        {"agenda_url", scope.url("committee.invitee_agenda", at)},
        {"has_items", !items.empty()},
        {"items", std::move(items)},
        {"has_minutes", has_minutes},
        {"minutes_state", locale.t(name_of(meeting.minutes))},
        {"minutes_url", scope.url("committee.invitee_minutes", at)},
        {"takes_corrections", meeting.minutes == MinutesState::circulated},
        {"has_corrected", invitee.corrected_at.has_value()},
        {"corrected_at",
         invitee.corrected_at ? locale.instant(*invitee.corrected_at, scope.actor().zone) : std::string()},
        {"correction_url", scope.url("committee.invitee_correct", at)},
        {"correction", field_model({.label = locale.t("What the minutes get wrong"),
                                    .name = "correction",
                                    .value = typed_or("correction", invitee.correction),
                                    .error = ledger::problem_of("correction", error, locale),
                                    .rows = 5})}};
    auto view = ledger::form_view("committee/meetings/invitee", std::move(page), title, error, locale);
    view.layout = Layout::outside;
    return view;
}

Result<Reply> own_or(const Result<void>& done, const Request& request, RequestScope& scope,
                     const std::string& said) {
    if (done) {
        scope.notice(said);
        return Redirect{scope.url("committee.invitee", {{"invitee", request.path_value("invitee")}})};
    }
    if (!is_for_form(done.error())) return done.error();
    const auto own = own_record(request, scope);
    if (!own) return own.error();
    return invitee_view(*own, request, &done.error(), scope);
}

View sign_view(const MeetingRecord& record, const Error* error, const RequestScope& scope) {
    const auto& meeting = record.held.meeting;
    const auto& locale = scope.locale();
    const UrlValues at{{"meeting", meeting.id}};
    const auto title = locale.t("Sign the minutes: {meeting}", {{"meeting", title_of(record.held, locale)}});
    std::string at_text;
    for (const auto& each : record.signatures)
        if (each.part == "chair") at_text = locale.instant(each.signed_at, scope.actor().zone);
    const auto* chair = record.chair();
    Model page{{"title", title},
               {"name", chair == nullptr ? std::string() : chair->person()},
               {"hash", meeting.text_hash},
               {"is_signed", !at_text.empty()},
               {"signed_at", at_text},
               {"may_sign", meeting.minutes == MinutesState::approved && at_text.empty()},
               {"file_url", scope.url("committee.sign_file", at)},
               {"action_url", scope.url("committee.sign_send", at)}};
    auto view = ledger::form_view("committee/meetings/sign", std::move(page), title, error, locale);
    view.layout = Layout::outside;
    return view;
}

Result<Reply> minutes_of_record(const MeetingTools& tools, const MeetingRecord& record,
                                const Request& request, RequestScope& scope) {
    const auto text = scope.db().read([&](UnitOfWork& uow) -> Result<std::string> {
        return minutes_text(uow, tools, record, paper_language(request, scope));
    });
    if (!text) return text.error();
    return paper_file(tools, request, *text, "minutes");
}

}  // namespace

Result<Reply> invitee_page(const MeetingTools&, const Request& request, RequestScope& scope) {
    const auto own = own_record(request, scope);
    if (!own) return own.error();
    return invitee_view(*own, request, nullptr, scope);
}

Result<Reply> answer_post(const MeetingTools&, const Request& request, RequestScope& scope) {
    return own_or(scope.db().write([&](UnitOfWork& uow) {
        return answer_invitation(uow, scope.actor(), request.path_value("invitee"),
                                 parse_answer(request.form_value("answer")), request.form_value("note"));
    }),
                  request, scope, scope.locale().t("Your answer was received. Thank you."));
}

Result<Reply> correction_post(const MeetingTools&, const Request& request, RequestScope& scope) {
    return own_or(scope.db().write([&](UnitOfWork& uow) {
        return correct_minutes(uow, scope.actor(), request.path_value("invitee"),
                               request.form_value("correction"));
    }),
                  request, scope, scope.locale().t("Your correction was received. Thank you."));
}

Result<Reply> invitee_agenda(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto own = own_record(request, scope);
    if (!own) return own.error();
    return paper_file(tools, request, agenda_document(tools, own->record, paper_language(request, scope)),
                      "agenda");
}

Result<Reply> invitee_minutes(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto own = own_record(request, scope);
    if (!own) return own.error();
    // A draft is the secretariat's alone.
    if (own->record.held.meeting.minutes == MinutesState::draft)
        return meeting_unknown(own->record.held.meeting.id);
    return minutes_of_record(tools, own->record, request, scope);
}

Result<Reply> sign_page(const MeetingTools&, const Request& request, RequestScope& scope) {
    const auto record = record_of(request, scope);
    if (!record) return record.error();
    return sign_view(*record, nullptr, scope);
}

Result<Reply> sign_post(const MeetingTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("meeting");
    const auto done = scope.db().write(
        [&](UnitOfWork& uow) { return sign_minutes(uow, scope.actor(), id, request.form_value("hash")); });
    if (done) return Redirect{scope.url("committee.sign", {{"meeting", id}})};
    if (!is_for_form(done.error())) return done.error();
    const auto record = record_of(request, scope);
    if (!record) return record.error();
    return sign_view(*record, &done.error(), scope);
}

Result<Reply> sign_minutes_file(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto record = record_of(request, scope);
    if (!record) return record.error();
    return minutes_of_record(tools, *record, request, scope);
}

}  // namespace plenaria::committee::meetings
