// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/events/delegation_facts.hpp
/// What a plugin knows of a delegation and shows on its two pages: that of the secretariat, and that of the
/// office behind its link. A format with fees tells what is owed; another one what it needs.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/events/delegations.hpp>

namespace plenaria::events {

/// A line "Registration fee: EUR 1,200.00 to pay", which may lead to a page of the plugin.
struct DelegationFact {
    std::string label;  ///< in the reader's language, as all texts here
    std::string value;
    std::string path = {};  ///< of a page that this reader may see; empty: none
};

/// Offered by any number of plugins, of formats or not. Thread-safe; called inside a read of `events`.
class DelegationFacts {
public:
    static constexpr std::string_view service_name = "events.delegation_facts/1";
    static constexpr bool many = true;
    virtual ~DelegationFacts() = default;

    /// In the order in which they are shown; none when the plugin has nothing to say of this delegation.
    /// @param reader an office (Actor::holds_link() for office_link_purpose), or an account, whose
    /// permissions
    ///   the plugin asks for what it tells. @param language of the reader.
    [[nodiscard]] virtual std::vector<DelegationFact> facts(UnitOfWork& uow, const DelegationCard& delegation,
                                                            const Actor& reader,
                                                            std::string_view language) const = 0;
};

}  // namespace plenaria::events
