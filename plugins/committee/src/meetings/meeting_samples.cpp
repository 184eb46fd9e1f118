// SPDX-License-Identifier: EUPL-1.2
#include "meeting_samples.hpp"

#include <algorithm>

#include <plenaria/model_catcher.hpp>

#include "../ledger/ledger_repository.hpp"
#include "agenda_repository.hpp"
#include "attendance_repository.hpp"
#include "meeting_repository.hpp"

namespace plenaria::committee::meetings {

namespace {

struct MeetingSample {
    HeldMeeting held;
    std::vector<AgendaItem> items;
    Invitee invitee;
};

std::optional<MeetingSample> newest_meeting(UnitOfWork& uow, std::string_view language) {
    for (const auto& body : ledger::all_bodies(uow))
        for (const auto& meeting : meetings_of(uow, body.id, 0, 10)) {
            auto invitees = invitees_of(uow, meeting.id);
            auto held = read_meeting(uow, meeting.id);
            if (invitees.empty() || !held) continue;
            invitees.front().language = language;
            return MeetingSample{*std::move(held), items_of(uow, meeting.id), std::move(invitees.front())};
        }
    return std::nullopt;
}

struct SampleOfMeeting {
    std::string_view letter;
    void (*make)(const MeetingMails&, const MeetingSample&, std::string_view link);
};
constexpr SampleOfMeeting samples_of_meetings[] = {
    {"committee/mail/meeting_convened",
     [](auto& mails, auto& of, auto link) { (void)mails.convened(of.held, of.items, of.invitee, link); }},
    {"committee/mail/meeting_changed",
     [](auto& mails, auto& of, auto link) {
         (void)mails.changed(of.held, of.invitee, of.held.meeting.starts_at - std::chrono::weeks(1), link);
     }},
    {"committee/mail/meeting_cancelled",
     [](auto& mails, auto& of, auto) { (void)mails.cancelled(of.held, of.invitee); }},
    {"committee/mail/minutes_circulated",
     [](auto& mails, auto& of, auto link) { (void)mails.circulated(of.held, of.invitee, link); }},
    {"committee/mail/minutes_to_sign",
     [](auto& mails, auto& of, auto link) { (void)mails.to_sign(of.held, of.invitee, link); }},
};

}  // namespace

std::optional<Model> MeetingSamples::sample(UnitOfWork& uow, std::string_view letter,
                                            std::string_view language) const {
    const auto line = std::find_if(std::begin(samples_of_meetings), std::end(samples_of_meetings),
                                   [&](const SampleOfMeeting& each) { return each.letter == letter; });
    if (line == std::end(samples_of_meetings) || tools_.locales == nullptr) return std::nullopt;
    const auto found = newest_meeting(uow, language);
    if (!found) return std::nullopt;
    const ModelCatcher catcher;
    const MeetingMails mails({catcher, *tools_.locales, *tools_.addresses, *tools_.documents});
    line->make(mails, *found, tools_.addresses->absolute("/l/…"));
    return catcher.take();
}

}  // namespace plenaria::committee::meetings
