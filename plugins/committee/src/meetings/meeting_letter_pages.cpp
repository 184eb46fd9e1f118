// SPDX-License-Identifier: EUPL-1.2
#include "meeting_letter_pages.hpp"

#include "meeting_service.hpp"
#include "minutes_service.hpp"

namespace plenaria::committee::meetings {

namespace {

struct LetterForm {
    std::string title, back_url, action_url;
    bool asks_why = false;  ///< the notice is shorter than the rules ask
    std::string notice;
    std::string typed;  ///< why, as typed
};

View meeting_letters_view(const HeldMeeting& held, const std::vector<Mail>& letters,
                          const std::vector<Invitee>& members, const LetterForm& form, const Error* error,
                          const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto count = static_cast<long long>(letters.size());
    Model::List rows, unreachable;
    for (const auto& mail : letters)
        rows.push_back({{"to", mail.to_name},
                        {"address", mail.to_address},
                        {"language_name", locale.language_name(mail.language)},
                        {"mail_language", mail.language},
                        {"subject", mail.subject},
                        {"text", mail.text}});
    for (const auto& each : members)
        if (each.sits && each.address.empty()) unreachable.push_back({{"name", each.person()}});
    Model page{{"title", form.title},
               {"caption", title_of(held, locale)},
               {"back_url", form.back_url},
               {"action_url", form.action_url},
               {"sends", locale.n("This sends {n} message.", "This sends {n} messages.", count)},
               {"button", locale.n("Send {n} message", "Send {n} messages", count)},
               {"count", std::to_string(count)},
               {"has_notice", !form.notice.empty()},
               {"notice", form.notice},
               {"asks_why", form.asks_why},
               {"short_notice", field_model({.label = locale.t("Why the notice is short"),
                                             .name = "short_notice",
                                             .value = form.typed,
                                             .hint = locale.t("The members read it in the letter."),
                                             .error = ledger::problem_of("short_notice", error, locale),
                                             .rows = 3})},
               {"has_letters", count > 0},
               {"letters", std::move(rows)},
               {"has_missing", !unreachable.empty()},
               {"missing", std::move(unreachable)}};
    return ledger::form_view("committee/meetings/letters", std::move(page), form.title, error, locale);
}

Result<Reply> convocation_view(const MeetingTools& tools, const Request& request, RequestScope& scope,
                               const Error* error) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto record = read_record(uow, request.path_value("meeting"));
        if (!record) return record.error();
        const auto& [meeting, body, rule] = record->held;
        const auto& locale = scope.locale();
        const auto members = members_of(uow, *tools.directory, meeting);
        std::vector<Mail> letters;
        for (const auto& each : to_convene(members))
            letters.push_back(tools.mails().convened(record->held, record->items, each,
                                                     locale.t("[the link of this office]")));
        const auto given = notice_given(scope.now(), meeting);
        const UrlValues at{{"meeting", meeting.id}};
        return meeting_letters_view(record->held, letters, members,
                                    {.title = locale.t("Convene the meeting"),
                                     .back_url = scope.url("committee.meeting", at),
                                     .action_url = scope.url("committee.convene_send", at),
                                     .asks_why = meeting.state == State::draft && given < rule.notice_days,
                                     .notice = locale.t("Notice: {given} days; the rules ask for {asked}.",
                                                        {{"given", locale.number(given)},
                                                         {"asked", locale.number(rule.notice_days)}}),
                                     .typed = request.form_value("short_notice")},
                                    error, scope);
    });
}

}  // namespace

Result<Reply> preview_convocation(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    return convocation_view(tools, request, scope, nullptr);
}

Result<Reply> convene_post(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("meeting");
    const auto sent = scope.db().write([&](UnitOfWork& uow) {
        return convene(uow, tools, scope.actor(), id, request.form_value("short_notice"),
                       ledger::read_number(request, "count", 0));
    });
    if (!sent) {
        if (!is_for_form(sent.error())) return sent.error();
        return convocation_view(tools, request, scope, &sent.error());
    }
    scope.notice(scope.locale().n("{n} message is on its way.", "{n} messages are on their way.", *sent));
    return Redirect{scope.url("committee.meeting", {{"meeting", id}})};
}

Result<Reply> preview_minutes_letters(const MeetingTools& tools, const Request& request,
                                      RequestScope& scope) {
    const auto record = record_of(request, scope);
    if (!record) return record.error();
    const auto& locale = scope.locale();
    std::vector<Mail> letters;
    for (const auto& each : told(record->invitees))
        letters.push_back(
            tools.mails().circulated(record->held, each, locale.t("[the link of this office]")));
    const UrlValues at{{"meeting", record->held.meeting.id}};
    return meeting_letters_view(record->held, letters, record->invitees,
                                {.title = locale.t("Send the minutes"),
                                 .back_url = scope.url("committee.minutes", at),
                                 .action_url = scope.url("committee.minutes_send", at)},
                                nullptr, scope);
}

Result<Reply> circulate_post(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("meeting");
    const auto sent = scope.db().write([&](UnitOfWork& uow) {
        return circulate_minutes(uow, tools, scope.actor(), id, ledger::read_number(request, "count", 0));
    });
    if (!sent) return sent.error();
    scope.notice(scope.locale().n("{n} message is on its way.", "{n} messages are on their way.", *sent));
    return Redirect{scope.url("committee.minutes", {{"meeting", id}})};
}

}  // namespace plenaria::committee::meetings
