// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/campaigns/drafts.hpp
/// Press releases as other plugins begin them: what has happened is offered in words, and staff goes on from
/// there.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>
#include <plenaria/time.hpp>

namespace plenaria::campaigns {

/// A press release of one city. Texts are by language: "en", "es", "fr".
struct PressDraft {
    std::string about = {};        ///< subject of what has happened: "committee.vacancy/ID"
    std::string about_path = {};   ///< of the page that tells of it, "/committee/vacancies/ID"; empty: none
    std::string about_title = {};  ///< what that page is called, in the language of the original
    std::string city = {};         ///< "city/ID"
    std::string original = "en";
    std::map<std::string, std::string> title = {};
    std::map<std::string, std::string> body =
        {};                  ///< may hold the variables {{city}}, {{country}}, {{mayor}}, {{quote}}
    LocalTime embargo = {};  ///< in `zone`; staff changes it
    std::string zone = "UTC";
};

/// A campaign that came of something.
struct AboutCampaign {
    std::string id = {};
    std::string title = {};
    std::string path = {};   ///< of its page for staff
    bool is_public = false;  ///< its embargo is over; before it, only who sees campaigns may be told of it
};

/// All functions run inside the caller's transaction. Thread-safe.
class Drafts {
public:
    static constexpr std::string_view service_name = "campaigns.drafts/1";
    virtual ~Drafts() = default;

    /// Nothing of it is public, and nobody is written to. @return the id of the campaign, that of the one
    /// before when one is about this already; forbidden without "campaigns.edit"; invalid_input for texts
    /// that are too long.
    virtual Result<std::string> begin(UnitOfWork& uow, const Actor& actor, const PressDraft& draft) = 0;
    /// Id of the campaign that is about this; nothing when none is, or it was withdrawn.
    [[nodiscard]] virtual std::optional<std::string> about(UnitOfWork& uow, std::string_view subject) = 0;
    /// All campaigns that are about this or a part of it ("committee.vacancy/ID",
    /// "committee.vacancy/ID/PART"), or about that version ("statements.version/ID"), the oldest first;
    /// withdrawn ones are none.
    [[nodiscard]] virtual std::vector<AboutCampaign> named(UnitOfWork&, std::string_view /*subject*/,
                                                           std::string_view /*language*/) {
        return {};
    }
};

}  // namespace plenaria::campaigns
