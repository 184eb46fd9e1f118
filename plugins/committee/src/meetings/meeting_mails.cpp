// SPDX-License-Identifier: EUPL-1.2
#include "meeting_mails.hpp"

namespace plenaria::committee::meetings {

namespace {

constexpr std::chrono::days links_live{365};

/// Whom the letter speaks to: the seat's holder or who acts, and the alternate.
std::string people_of(const Invitee& to) {
    if (to.alternate_name.empty()) return to.person();
    return to.person().empty() ? to.alternate_name : to.person() + ", " + to.alternate_name;
}

}  // namespace

AccessLink MeetingMails::member_link(const HeldMeeting& held, const Invitee& to) const {
    const auto& locale = tools_.locales.get(to.language, "committee");
    return {.purpose = std::string(meeting_purpose),
            .subject = invitee_subject(to.id),
            .party = to.city_ref.empty() ? invitee_subject(to.id) : to.city_ref,
            .party_name = to.city_name.empty() ? to.person() : to.city_name,
            .recipient = to.address,
            .task = locale.t("Say who comes for {people}: {meeting}",
                             {{"people", people_of(to)}, {"meeting", title_of(held, locale)}}),
            .path = tools_.addresses.path("committee.invitee", {{"invitee", to.id}}),
            .language = to.language,
            .zone = to.zone,
            .due_at = held.meeting.starts_at,
            .due_zone = held.meeting.facts.zone,
            .expires_at = held.meeting.starts_at + links_live};
}

AccessLink MeetingMails::sign_link(const HeldMeeting& held, const Invitee& to, Instant now) const {
    const auto& locale = tools_.locales.get(to.language, "committee");
    return {.purpose = std::string(sign_purpose),
            .subject = meeting_subject(held.meeting.id),
            .party = to.city_ref.empty() ? invitee_subject(to.id) : to.city_ref,
            .party_name = to.person(),
            .recipient = to.address,
            .task = locale.t("Sign the minutes: {meeting}", {{"meeting", title_of(held, locale)}}),
            .path = tools_.addresses.path("committee.sign", {{"meeting", held.meeting.id}}),
            .language = to.language,
            .zone = to.zone,
            .expires_at = now + links_live};
}

Model MeetingMails::model(const HeldMeeting& held, const Invitee& to, std::string_view link) const {
    const auto& locale = tools_.locales.get(to.language, "committee");
    const auto& facts = held.meeting.facts;
    return {{"meeting", title_of(held, locale)},
            {"people", people_of(to)},
            {"has_city", !to.city_name.empty()},
            {"city", to.city_name},
            {"starts", locale.instant(held.meeting.starts_at, facts.zone)},
            {"has_own_time", to.zone != facts.zone},
            {"own_time", locale.instant(held.meeting.starts_at, to.zone)},
            {"has_place", !facts.place.empty()},
            {"place", facts.place},
            {"has_video", !facts.video.empty()},
            {"video", facts.video},
            {"link_url", std::string(link)}};
}

Attachment MeetingMails::entry(const HeldMeeting& held, const Invitee& to) const {
    const auto& locale = tools_.locales.get(to.language, "committee");
    const auto& [meeting, body, rule] = held;
    return tools_.documents.calendar_mail(
        {.uid = meeting.id + "@meeting.plenaria",
         .sequence = meeting.calendar,
         .starts_at = meeting.starts_at,
         .ends_at = meeting.ends_at(),
         .zone = meeting.facts.zone,
         .summary = title_of(held, locale),
         .description = locale.t("Please answer by the link in the mail, not in the calendar."),
         .location = meeting.facts.place.empty() ? meeting.facts.video : meeting.facts.place,
         .url = meeting.facts.video,
         .cancelled = meeting.state == State::cancelled});
}

Mail MeetingMails::finish(std::string_view name, const HeldMeeting& held, const Invitee& to,
                          const Model& model) const {
    auto mail = tools_.renderer.mail(name, model, to.language);
    mail.to_address = to.address;
    mail.to_name = to.person();
    mail.about = meeting_subject(held.meeting.id);
    return mail;
}

Mail MeetingMails::convened(const HeldMeeting& held, const std::vector<AgendaItem>& items, const Invitee& to,
                            std::string_view link) const {
    auto shown = model(held, to, link);
    Model::List lines;
    for (const auto& item : items)
        lines.push_back({{"number", std::to_string(lines.size() + 1)}, {"title", item.facts.title}});
    shown.set("has_items", !lines.empty());
    shown.set("items", std::move(lines));
    shown.set("is_short", !held.meeting.short_notice.empty());
    shown.set("short_notice", held.meeting.short_notice);
    auto mail = finish("committee/mail/meeting_convened", held, to, shown);
    mail.attachments.push_back(entry(held, to));
    return mail;
}

Mail MeetingMails::changed(const HeldMeeting& held, const Invitee& to, Instant before,
                           std::string_view link) const {
    auto shown = model(held, to, link);
    shown.set("before",
              tools_.locales.get(to.language, "committee").instant(before, held.meeting.facts.zone));
    auto mail = finish("committee/mail/meeting_changed", held, to, shown);
    mail.attachments.push_back(entry(held, to));
    return mail;
}

Mail MeetingMails::cancelled(const HeldMeeting& held, const Invitee& to) const {
    auto shown = model(held, to, "");
    shown.set("reason", held.meeting.cancelled_why);
    auto mail = finish("committee/mail/meeting_cancelled", held, to, shown);
    mail.attachments.push_back(entry(held, to));
    return mail;
}

Mail MeetingMails::circulated(const HeldMeeting& held, const Invitee& to, std::string_view link) const {
    return finish("committee/mail/minutes_circulated", held, to, model(held, to, link));
}

Mail MeetingMails::to_sign(const HeldMeeting& held, const Invitee& to, std::string_view link) const {
    auto shown = model(held, to, link);
    shown.set("hash", held.meeting.text_hash);
    return finish("committee/mail/minutes_to_sign", held, to, shown);
}

}  // namespace plenaria::committee::meetings
