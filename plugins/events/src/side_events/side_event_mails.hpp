// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/side_events/side_event_mails.hpp
/// The messages to an organiser, each in the language of the proposal: receipt, merger, decision.

#include <string>
#include <string_view>

#include <plenaria/effects.hpp>
#include <plenaria/services.hpp>

#include "../programme/session.hpp"
#include "proposal.hpp"

namespace plenaria {
class UnitOfWork;
}
namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events {

/// Of access links to one proposal.
inline constexpr std::string_view proposal_purpose = "events.proposal";

/// What every message speaks of.
struct SideEventSubject {
    const Edition& edition;
    const SideCall& call;
    const Proposal& proposal;
};

/// Where and when an accepted one takes place, in words of its language.
struct SideEventPlace {
    std::string when = {};  ///< empty: its session is not in the programme
    std::string room = {};  ///< empty: none yet
};

/// Made anew for each use: what it refers to outlives it.
class SideEventMails {
public:
    struct Tools {
        const Renderer& renderer;
        const Locales& locales;
        const Addresses& addresses;
        directory::Lookup& lookup;
    };
    explicit SideEventMails(const Tools& tools) : tools_(tools) {}

    /// @param link the address with its secret, from UnitOfWork::issue_link; in previews words that stand for
    /// it.
    [[nodiscard]] Mail receipt(UnitOfWork& uow, const SideEventSubject& about, std::string_view link) const;
    /// To either side of a merger. @param kept under what title both go on; @param organisers of both.
    [[nodiscard]] Mail merged(UnitOfWork& uow, const SideEventSubject& about, std::string_view kept,
                              std::string_view organisers, std::string_view link) const;
    /// The merger was taken back.
    [[nodiscard]] Mail apart(UnitOfWork& uow, const SideEventSubject& about, std::string_view link) const;
    [[nodiscard]] Mail decision(UnitOfWork& uow, const SideEventSubject& about, const SideEventPlace& place,
                                std::string_view link) const;

    /// The access link of the organiser in its language.
    [[nodiscard]] AccessLink link(const SideEventSubject& about) const;

    /// What stands in decision and PDF alike.
    [[nodiscard]] Model decision_model(UnitOfWork& uow, const SideEventSubject& about,
                                       const SideEventPlace& place, std::string_view link) const;

private:
    [[nodiscard]] Model model(UnitOfWork& uow, const SideEventSubject& about, std::string_view link) const;
    [[nodiscard]] Mail finish(std::string_view name, const SideEventSubject& about, const Model& model) const;

    Tools tools_;
};

}  // namespace plenaria::events
