// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/members/member_service.hpp
/// Members of statutory bodies: named by hand or by an election, asked for by quorums.

#include <plenaria/events/bodies.hpp>
#include <plenaria/events/delegations.hpp>
#include <plenaria/events/editions.hpp>
#include <plenaria/events/electorate.hpp>

#include "../body_service.hpp"
#include "member_list.hpp"

namespace plenaria {
class Locales;
}
namespace plenaria::directory {
class Directory;
}
namespace plenaria::committee {
class Elections;
}

namespace plenaria::events_durban {

/// Set once the room has started.
struct MemberTools {
    events::Editions* editions = nullptr;
    events::Delegations* delegations = nullptr;
    directory::Directory* directory = nullptr;
    const Locales* locales = nullptr;
    committee::Elections* elections = nullptr;  ///< nullptr: that room is not there
};

/// One body with its list, and what is beside it.
struct MembersReading {
    Congress congress;
    Body body;
    MemberList list;
    std::optional<MemberList> electing = {};  ///< of the body that names it; nothing: none, or nobody there
    [[nodiscard]] const MemberList* electing_list() const { return electing ? &*electing : nullptr; }
};
/// @return not_found for what is no congress, or no body of its chain.
Result<MembersReading> read_members(UnitOfWork& uow, events::Editions& editions, const std::string& edition,
                                    const std::string& body, std::string_view language);

/// The bodies of congresses, as elections of other plugins find them.
class CongressBodies final : public events::Bodies {
public:
    /// `tools` must outlive it.
    explicit CongressBodies(const MemberTools& tools) : tools_(tools) {}
    std::vector<events::BodyCard> bodies(UnitOfWork& uow, const std::string& edition,
                                         std::string_view language) override;
    std::optional<std::vector<std::string>> members(UnitOfWork& uow, const std::string& edition,
                                                    const std::string& body) override;
    int revision(UnitOfWork& uow, const std::string& edition, const std::string& body) override;
    Result<void> elect(UnitOfWork& uow, const Actor& actor, const events::BodyElection& election) override;

private:
    const MemberTools& tools_;
};

/// Whose members a session counts: those of the body of which it is the meeting, once they are named.
class StatutoryElectorate final : public events::Electorate {
public:
    explicit StatutoryElectorate(const MemberTools& tools) : tools_(tools) {}
    std::optional<std::vector<std::string>> members(UnitOfWork& uow, const std::string& session) override;

private:
    const MemberTools& tools_;
};

/// The members of a list of the directory, as members of a body.
/// @return invalid_input under "segment" when there is no such list, or nobody is on it.
Result<std::vector<std::string>> parties_of_list(UnitOfWork& uow, const MemberTools& tools,
                                                 const std::string& segment);

}  // namespace plenaria::events_durban
