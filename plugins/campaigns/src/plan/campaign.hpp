// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/plan/campaign.hpp
/// A campaign, and from which instant on the public sees it. Pure.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

namespace plenaria::campaigns {

inline constexpr std::array<std::string_view, 3> languages{"en", "es", "fr"};
/// Whether it is one in which we write.
bool is_language(std::string_view code);

/// A text in up to three languages.
struct Texts {
    std::map<std::string, std::string> all = {};  ///< language → text; none is empty once tidy
    /// Exactly in that language; empty when there is none.
    [[nodiscard]] const std::string& exactly(std::string_view language) const;
    /// In that language, else in `original`.
    [[nodiscard]] const std::string& in(std::string_view language, std::string_view original) const;
    bool operator==(const Texts&) const = default;
};
/// Without white space at the ends, with "\n" for every line break, without empty texts.
Texts tidy(Texts texts);

/// What is written down. Nobody writes "released": the instant says it.
enum class Written : std::uint8_t { draft = 1, scheduled, held, withdrawn };
std::string_view to_text(Written written);
std::optional<Written> parse_written(std::string_view text);

/// What a campaign is at an instant.
enum class State : std::uint8_t { draft = 1, scheduled, released, held, withdrawn };
std::string_view to_text(State state);
/// Catalog key.
std::string_view name_of(State state);

/// What staff writes.
struct CampaignFacts {
    Texts title = {};
    std::string original = "en";
    Texts aim = {};
    LocalTime embargo = {};  ///< in `zone`
    std::string zone = "UTC";
    std::string segment_id = {};  ///< the list of the directory that holds the cities, or "city/ID" of the
                                  ///< only one; empty: all cities
    std::string version_id = {};  ///< of the statement that it is about; empty: none
    std::string about = {};       ///< see PressDraft::about; it never changes. Empty: begun by staff
    std::string about_path = {};  ///< of its page, like `about_title`
    std::string about_title = {};
};

struct Campaign {
    std::string id = {};
    Written written = Written::draft;
    CampaignFacts facts = {};
    Instant embargo = {};
    Texts note = {};  ///< what was wrong, as the public reads it
    std::optional<Instant> noted_at = {};
    std::string reason = {};  ///< why it was withdrawn
    int revision = 1;
};

State state_of(const Campaign& campaign, Instant now);
/// The one rule of the embargo. Every public surface asks it, and nothing else decides: that second is
/// public.
bool is_public(const Campaign& campaign, Instant now);

inline constexpr std::size_t longest_title = 200;  ///< code points, as all below
inline constexpr std::size_t longest_aim = 2000;
inline constexpr std::size_t longest_note = 2000;
inline constexpr std::size_t longest_name = 200;

CampaignFacts tidy(CampaignFacts facts);
/// Adds what is wrong under the names of the fields of the form.
/// @return the instant of the embargo, epoch when there is none
Instant check(const CampaignFacts& facts, std::vector<FieldError>& problems);
/// Adds a problem under `field` when `text` is too long or no UTF-8.
void check_text(const std::string& field, std::string_view text, std::size_t most,
                std::vector<FieldError>& problems);
/// A clock that goes forward leaves an hour out. What is meant by a time in it may be read by the clock as it
/// was before, and as it is after: both are proposed.
FieldError gap_problem(const std::string& field, const LocalTime& local, const std::string& zone);
/// The later of the two.
Instant later_reading(const LocalTime& local, const std::string& zone);
/// invalid_input with all `problems`, or success when there are none.
Result<void> refuse_if_any(std::vector<FieldError> problems);
/// The embargo in its zone, whatever the language: "2026-11-30 09:00:00 Africa/Johannesburg".
std::string embargo_words(const Campaign& campaign);

}  // namespace plenaria::campaigns
