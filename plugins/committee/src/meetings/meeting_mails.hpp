// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/meeting_mails.hpp
/// The messages about a meeting, each in the language of whom it goes to.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/effects.hpp>
#include <plenaria/services.hpp>

#include "agenda.hpp"
#include "held_meeting.hpp"

namespace plenaria::committee::meetings {

/// Of access links to a member's answer, and to the signature of the chair.
inline constexpr std::string_view meeting_purpose = "committee.meeting";
inline constexpr std::string_view sign_purpose = "committee.sign_minutes";

/// Made anew for each use; what it refers to outlives it.
class MeetingMails {
public:
    struct Tools {
        const Renderer& renderer;
        const Locales& locales;
        const Addresses& addresses;
        Documents& documents;
    };
    explicit MeetingMails(const Tools& tools) : tools_(tools) {}

    /// @param link the address with its secret, from UnitOfWork::issue_link; in previews words that stand for
    /// it.
    [[nodiscard]] Mail convened(const HeldMeeting& held, const std::vector<AgendaItem>& items,
                                const Invitee& to, std::string_view link) const;
    /// It takes place at another time or place. @param before its start until now
    [[nodiscard]] Mail changed(const HeldMeeting& held, const Invitee& to, Instant before,
                               std::string_view link) const;
    [[nodiscard]] Mail cancelled(const HeldMeeting& held, const Invitee& to) const;
    [[nodiscard]] Mail circulated(const HeldMeeting& held, const Invitee& to, std::string_view link) const;
    [[nodiscard]] Mail to_sign(const HeldMeeting& held, const Invitee& to, std::string_view link) const;

    /// Ends a year after the meeting: the same link shows the minutes later.
    [[nodiscard]] AccessLink member_link(const HeldMeeting& held, const Invitee& to) const;
    [[nodiscard]] AccessLink sign_link(const HeldMeeting& held, const Invitee& to, Instant now) const;

private:
    [[nodiscard]] Model model(const HeldMeeting& held, const Invitee& to, std::string_view link) const;
    [[nodiscard]] Mail finish(std::string_view name, const HeldMeeting& held, const Invitee& to,
                              const Model& model) const;
    [[nodiscard]] Attachment entry(const HeldMeeting& held, const Invitee& to) const;
    Tools tools_;
};

}  // namespace plenaria::committee::meetings
