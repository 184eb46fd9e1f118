// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/delegation_mails.hpp
/// The messages to an invited office, each in its language: invitation, reminder, receipt, a place from the
/// waiting list, an approval, what a calendar answered, other dates, the end of the event.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <plenaria/effects.hpp>
#include <plenaria/services.hpp>

#include "calendar_reply.hpp"

namespace plenaria {
class UnitOfWork;
}
namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events {

/// Of access links to an office's registration.
inline constexpr std::string_view delegation_purpose = "events.delegation";

/// What every message speaks of.
struct DelegationSubject {
    const Edition& edition;
    const InvitationRules& rules;
    const Delegation& delegation;
    /// Of the edition, when they were read for a whole wave; nullptr: the one of this delegation is looked
    /// for.
    const CalendarKeys* keys = nullptr;
};

/// Made anew for each use, in one transaction: what it refers to outlives it.
class DelegationMails {
public:
    struct Tools {
        const Renderer& renderer;
        const Locales& locales;
        const Addresses& addresses;
        Documents& documents;
        directory::Lookup& lookup;
        bool calendar_replies = false;
    };
    explicit DelegationMails(const Tools& tools) : tools_(tools) {}

    /// @param link the address with its secret, from UnitOfWork::issue_link; in previews words that stand for
    /// it.
    [[nodiscard]] Mail invitation(UnitOfWork& uow, const DelegationSubject& about,
                                  std::string_view link) const;
    [[nodiscard]] Mail reminder(UnitOfWork& uow, const DelegationSubject& about, std::string_view link) const;
    [[nodiscard]] Mail receipt(UnitOfWork& uow, const DelegationSubject& about) const;
    /// It waited, and has places now.
    [[nodiscard]] Mail places(UnitOfWork& uow, const DelegationSubject& about) const;
    /// The event has other dates. @param change which one: the same is told once.
    [[nodiscard]] Mail moved(UnitOfWork& uow, const DelegationSubject& about, const Dates& before,
                             std::string_view reason, std::string_view link, std::string_view change) const;
    /// Its registration is approved; behind `link` it is asked more.
    [[nodiscard]] Mail follow_up(UnitOfWork& uow, const DelegationSubject& about, std::string_view link,
                                 Instant until) const;
    [[nodiscard]] Mail cancelled(UnitOfWork& uow, const DelegationSubject& about) const;

    /// A calendar program has answered for it, and that was taken.
    [[nodiscard]] Mail calendar_receipt(UnitOfWork& uow, const DelegationSubject& about,
                                        std::string_view link) const;
    /// Or was not.
    [[nodiscard]] Mail calendar_notice(UnitOfWork& uow, const DelegationSubject& about, ReplyFate fate) const;
    /// Whether those who are invited from now on may answer in their calendars.
    [[nodiscard]] bool take_calendar_replies() const { return tools_.calendar_replies; }

    /// The access link of the office in its language.
    [[nodiscard]] AccessLink link(const DelegationSubject& about) const;
    [[nodiscard]] AccessLink follow_up_link(const DelegationSubject& about, Instant until) const;

private:
    [[nodiscard]] Model model(UnitOfWork& uow, const DelegationSubject& about, std::string_view link) const;
    [[nodiscard]] Mail finish(std::string_view name, const DelegationSubject& about,
                              const Model& model) const;
    void attach(UnitOfWork& uow, Mail& mail, const DelegationSubject& about) const;
    [[nodiscard]] static std::optional<CalendarKey> key_of(UnitOfWork& uow, const DelegationSubject& about);
    [[nodiscard]] std::string page_of(const Edition& edition) const;
    [[nodiscard]] const std::string& place(UnitOfWork& uow, const Edition& edition,
                                           const Locale& locale) const;

    Tools tools_;
    mutable std::map<std::string, std::string> places_ = {};  ///< a wave asks for each language once
};

}  // namespace plenaria::events
