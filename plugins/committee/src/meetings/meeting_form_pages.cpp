// SPDX-License-Identifier: EUPL-1.2
#include "meeting_form_pages.hpp"

#include <plenaria/events/editions.hpp>
#include <plenaria/text.hpp>

#include "../ledger/body_service.hpp"
#include "../ledger/ledger_repository.hpp"
#include "../vacancies/shared_pages.hpp"
#include "attendance_repository.hpp"
#include "meeting_repository.hpp"
#include "meeting_service.hpp"

namespace plenaria::committee::meetings {

namespace {

struct TypedMeeting {
    MeetingFacts facts;
    std::string day, time, minutes, short_notice;  ///< as typed
    int revision = 0;
};

/// The id at the end of what was pasted: of the address of a session's page, or the id itself.
std::string session_in(const std::string& text) {
    constexpr std::size_t id_length = 26;
    auto id = trim(text.substr(0, text.find_first_of("?#")));
    return id.size() > id_length ? id.substr(id.size() - id_length) : id;
}

TypedMeeting read_meeting_form(const Request& request) {
    TypedMeeting typed{.facts = {.title = request.form_value("title"),
                                 .start = vacancies::read_local_time(request, "day", "time"),
                                 .minutes = ledger::read_number(request, "minutes", -1),
                                 .zone = request.form_value("zone"),
                                 .place = request.form_value("place"),
                                 .video = request.form_value("video"),
                                 .session_id = session_in(request.form_value("session"))},
                       .day = request.form_value("day"),
                       .time = request.form_value("time"),
                       .minutes = request.form_value("minutes"),
                       .short_notice = request.form_value("short_notice"),
                       .revision = ledger::read_revision(request)};
    const auto [from, to] = request.form.equal_range("languages");
    for (auto each = from; each != to; ++each) typed.facts.languages.push_back(each->second);
    return typed;
}

TypedMeeting typed_meeting(const Meeting& meeting) {
    return {.facts = meeting.facts,
            .day = to_text(meeting.facts.start.day),
            .time = vacancies::clock_text(meeting.facts.start.time_of_day),
            .minutes = std::to_string(meeting.facts.minutes),
            .short_notice = meeting.short_notice,
            .revision = meeting.revision};
}

Model language_choices(const MeetingFacts& facts, const Error* error, const Locale& locale) {
    std::vector<Choice> choices;
    for (const auto code : ledger::languages)
        choices.push_back({.value = std::string(code),
                           .label = locale.language_name(code),
                           .selected = std::find(facts.languages.begin(), facts.languages.end(), code) !=
                                       facts.languages.end()});
    return choice_model({.label = locale.t("Languages of the meeting"),
                         .name = "languages",
                         .error = ledger::problem_of("languages", error, locale)},
                        choices);
}

struct FormPlace {
    std::string heading, back_url, action_url, back_name;
    int tells = 0;  ///< members to whom another time or place would be mailed
    bool is_convened = false;
};

View meeting_form_view(const MeetingTools& tools, const FormPlace& place, const TypedMeeting& typed,
                       const Error* error, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& facts = typed.facts;
    const auto field = [&](const char* key, std::string label, const std::string& value,
                           std::string hint = {}, const char* type = "text",
                           const char* width = "govuk-input--width-20") {
        return field_model({.label = std::move(label),
                            .name = key,
                            .value = value,
                            .hint = std::move(hint),
                            .error = ledger::problem_of(key, error, locale),
                            .type = type,
                            .css_class = width});
    };
    Model page{
        {"heading", place.heading},
        {"back_url", place.back_url},
        {"back_name", place.back_name},
        {"action_url", place.action_url},
        {"revision", std::to_string(typed.revision)},
        {"title", field("title", locale.t("Title"), facts.title,
                        locale.t("It may stay empty: then the day names the meeting."))},
        {"day", field("day", locale.t("Day"), typed.day, {}, "date", "govuk-input--width-10")},
        {"time", field("time", locale.t("Time"), typed.time, {}, "time", "govuk-input--width-10")},
        {"zone", field("zone", locale.t("Time zone"), facts.zone, locale.t("As in Europe/Athens."))},
        {"minutes",
         field("minutes", locale.t("Minutes planned"), typed.minutes, {}, "number", "govuk-input--width-5")},
        {"place", field("place", locale.t("Place"), facts.place)},
        {"video", field("video", locale.t("Address of the video room"), facts.video,
                        locale.t("It begins with https://. One of the two must be given."), "url")},
        {"languages", language_choices(facts, error, locale)},
        {"has_sessions", tools.editions != nullptr},
        {"session", field("session", locale.t("Session of an event where it takes place"), facts.session_id,
                          locale.t("Paste the address of the session’s page. It may stay empty."))},
        {"is_convened", place.is_convened},
        {"short_notice",
         field("short_notice", locale.t("If the notice is too short: why"), typed.short_notice)},
        {"tells", locale.n("{n} member is told of another time or place by mail.",
                           "{n} members are told of another time or place by mail.", place.tells)}};
    return ledger::form_view("committee/meetings/form", std::move(page), place.heading, error, locale);
}

FormPlace new_place(const ledger::Body& body, const RequestScope& scope) {
    const UrlValues at{{"body", body.id}};
    return {.heading = scope.locale().t("New meeting"),
            .back_url = scope.url("committee.meetings", at),
            .action_url = scope.url("committee.meeting_create", at),
            .back_name = body.facts.names.in(scope.locale().language())};
}

FormPlace edit_place(const MeetingRecord& record, const RequestScope& scope) {
    const auto& meeting = record.held.meeting;
    const UrlValues at{{"meeting", meeting.id}};
    const bool is_convened = meeting.state == State::convened;
    return {.heading = scope.locale().t("Change the meeting"),
            .back_url = scope.url("committee.meeting", at),
            .action_url = scope.url("committee.meeting_change", at),
            .back_name = title_of(record.held, scope.locale()),
            .tells = is_convened ? static_cast<int>(told(record.invitees).size()) : 0,
            .is_convened = is_convened};
}

Result<ledger::Body> body_of(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("body");
    return scope.db().read([&](UnitOfWork& uow) -> Result<ledger::Body> {
        auto body = ledger::find_body(uow, id);
        if (!body) return ledger::body_unknown(id);
        return *std::move(body);
    });
}

Result<Reply> rules_view(const Request& request, RequestScope& scope, const MeetingRule* typed,
                         const Error* error) {
    const auto body = body_of(request, scope);
    if (!body) return body.error();
    const auto stored =
        scope.db().read([&](UnitOfWork& uow) -> Result<MeetingRule> { return rule_of(uow, body->id); });
    if (!stored) return stored.error();
    const auto& rule = typed == nullptr ? *stored : *typed;
    const auto& locale = scope.locale();
    const UrlValues at{{"body", body->id}};
    std::vector<Choice> choices;
    for (const auto each : {QuorumRule::half, QuorumRule::two_thirds, QuorumRule::number})
        choices.push_back({.value = std::string(to_text(each)),
                           .label = locale.t(name_of(each)),
                           .selected = each == rule.quorum});
    const auto title = locale.t("Rules of meetings");
    Model page{
        {"body", body->facts.names.in(locale.language())},
        {"back_url", scope.url("committee.meetings", at)},
        {"action_url", scope.url("committee.meeting_rules_post", at)},
        {"revision", std::to_string(rule.revision)},
        {"notice_days",
         field_model({.label = locale.t("Days of notice"),
                      .name = "notice_days",
                      .value = std::to_string(rule.notice_days),
                      .hint = locale.t("Between the day of the letter and that of the meeting."),
                      .error = ledger::problem_of("notice_days", error, locale),
                      .type = "number",
                      .css_class = "govuk-input--width-5"})},
        {"quorum", choice_model({.label = locale.t("Quorum"),
                                 .name = "quorum",
                                 .hint = locale.t("Of the seats that are held on the day of the meeting.")},
                                choices)},
        {"members", field_model({.label = locale.t("If it is a fixed number: how many"),
                                 .name = "members",
                                 .value = std::to_string(rule.members),
                                 .error = ledger::problem_of("members", error, locale),
                                 .type = "number",
                                 .css_class = "govuk-input--width-5"})}};
    return ledger::form_view("committee/meetings/rules", std::move(page), title, error, locale);
}

}  // namespace

Result<Reply> rules_form(const MeetingTools&, const Request& request, RequestScope& scope) {
    return rules_view(request, scope, nullptr, nullptr);
}

Result<Reply> rules_post(const MeetingTools&, const Request& request, RequestScope& scope) {
    const MeetingRule typed{
        .body_id = request.path_value("body"),
        .notice_days = ledger::read_number(request, "notice_days", -1),
        .quorum = parse_quorum_rule(request.form_value("quorum")).value_or(QuorumRule::half),
        .members = ledger::read_number(request, "members", -1),
        .revision = ledger::read_revision(request)};
    const auto done =
        scope.db().write([&](UnitOfWork& uow) { return change_rule(uow, scope.actor(), typed); });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return rules_view(request, scope, &typed, &done.error());
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("committee.meetings", {{"body", typed.body_id}})};
}

Result<Reply> new_meeting_form(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto body = body_of(request, scope);
    if (!body) return body.error();
    TypedMeeting typed{.facts = {.zone = scope.actor().zone, .languages = {"en"}}};
    typed.time = "10:00";
    typed.minutes = std::to_string(typed.facts.minutes);
    return meeting_form_view(tools, new_place(*body, scope), typed, nullptr, scope);
}

Result<Reply> create_meeting_post(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto body = body_of(request, scope);
    if (!body) return body.error();
    const auto typed = read_meeting_form(request);
    const auto made = scope.db().write(
        [&](UnitOfWork& uow) { return create_meeting(uow, tools, scope.actor(), body->id, typed.facts); });
    if (!made) {
        if (!is_for_form(made.error())) return made.error();
        return meeting_form_view(tools, new_place(*body, scope), typed, &made.error(), scope);
    }
    scope.notice(scope.locale().t("The meeting was entered. Nobody has been told yet."));
    return Redirect{scope.url("committee.meeting", {{"meeting", *made}})};
}

Result<Reply> edit_meeting_form(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto record = record_of(request, scope);
    if (!record) return record.error();
    return meeting_form_view(tools, edit_place(*record, scope), typed_meeting(record->held.meeting), nullptr,
                             scope);
}

Result<Reply> change_meeting_post(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto record = record_of(request, scope);
    if (!record) return record.error();
    const auto& id = request.path_value("meeting");
    auto typed = read_meeting_form(request);
    const auto sent = scope.db().write([&](UnitOfWork& uow) {
        return change_meeting(
            uow, tools, scope.actor(), id,
            {.facts = typed.facts, .short_notice = typed.short_notice, .revision = typed.revision});
    });
    if (!sent) {
        if (!is_for_form(sent.error())) return sent.error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (sent.error().code == ErrorCode::conflict) typed.revision = record->held.meeting.revision;
        return meeting_form_view(tools, edit_place(*record, scope), typed, &sent.error(), scope);
    }
    scope.notice(
        *sent == 0 ? scope.locale().t("Changes saved.")
                   : scope.locale().n("{n} message is on its way.", "{n} messages are on their way.", *sent));
    return Redirect{scope.url("committee.meeting", {{"meeting", id}})};
}

}  // namespace plenaria::committee::meetings
