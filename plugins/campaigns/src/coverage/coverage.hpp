// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/coverage/coverage.hpp
/// What media made of a campaign. Pure.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../plan/campaign.hpp"

namespace plenaria::campaigns {

inline constexpr std::array<std::string_view, 3> tones{"positive", "neutral", "negative"};
/// Catalog key; "Not said" for none.
std::string_view name_of_tone(std::string_view tone);

struct CoverageFacts {
    std::string link = {};
    std::string outlet = {};
    std::string country = {};   ///< ISO 3166-1 alpha-2; empty: not known
    std::string language = {};  ///< ISO 639-1
    std::optional<Day> on = {};
    std::string tone = {};  ///< empty: nobody said
    long long reach = 0;    ///< 0: not known
    std::string city_ref = {};
    std::string city_name = {};
    std::string output_id = {};  ///< that it is about; empty: the campaign
};

struct Coverage {
    std::string id = {};
    std::string campaign_id = {};
    CoverageFacts facts = {};
    std::string looked = {};  ///< "", "there" or "gone"
    std::optional<Instant> looked_at = {};
    int revision = 1;
};

inline constexpr std::size_t longest_link = 1900;  ///< bytes
inline constexpr std::size_t longest_outlet = 200;
inline constexpr long long highest_reach = 10'000'000'000;

CoverageFacts tidy(CoverageFacts facts);
void check(const CoverageFacts& facts, Day today, std::vector<FieldError>& problems);

/// Two links that lead to one article are the same text: scheme, "www.", letter case of the host, the port
/// that goes without saying, the fragment, a slash at the end and what trackers add differ. Empty when it is
/// no http or https link.
std::string normalised_link(std::string_view link);

}  // namespace plenaria::campaigns
