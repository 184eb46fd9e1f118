// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/actor.hpp
/// On whose behalf something happens. Services take it as their first argument; history records it.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>

namespace plenaria {

/// One permission in one scope.
struct Permit {
    std::string permission;
    std::string scope = {};  ///< "city/01H…"; empty: everywhere
    bool operator==(const Permit&) const = default;
};

/// The person or the machine on whose behalf a request or a job runs.
struct Actor {
    enum class Kind : std::uint8_t { visitor = 1, account, link, token, job };

    Kind kind = Kind::visitor;
    std::string id = {};  ///< of the account, access link or API token; name of the job; empty for a visitor
    std::string name = {};  ///< as history shows it: "Ana Pérez", "Mayor's office of Kampala"
    std::string language = "en";
    std::string zone = "UTC";  ///< IANA name of the reader's time zone
    std::string party = {};    ///< whom it speaks for: "city/ID" or "organisation/ID"; empty for staff
    std::string subject = {};  ///< the one object behind a link, e.g. "statements.round/ID"
    std::string purpose = {};  ///< the one task behind a link, e.g. "statements.review"
    std::string address = {};  ///< network address, for history
    std::string request_id = {};
    std::shared_ptr<const std::vector<Permit>> permits = {};

    /// Whether a permit for everywhere or for just `scope` is held.
    [[nodiscard]] bool may(std::string_view permission, std::string_view scope = {}) const {
        if (!permits) return false;
        for (const auto& permit : *permits)
            if (permit.permission == permission && (permit.scope.empty() || permit.scope == scope))
                return true;
        return false;
    }
    /// Whether it stands behind the access link for `task` on `object`: with the link itself, or signed in as
    /// somebody who speaks for the party to which the link was sent.
    [[nodiscard]] bool holds_link(std::string_view task, std::string_view object) const {
        return !purpose.empty() && purpose == task && subject == object;
    }
};

/// The actor of a background job: holds no permit, is named in history by its kind.
inline Actor job_actor(std::string_view job) {
    return {.kind = Actor::Kind::job, .id = std::string(job), .name = std::string(job)};
}

}  // namespace plenaria
