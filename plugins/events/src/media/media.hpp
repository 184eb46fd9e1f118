// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/media/media.hpp
/// Journalists who report from an edition: who they are, for whom, and whether they are accredited. Pure.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../editions/edition.hpp"

namespace plenaria::events {

/// What an outlet is, as press offices sort them.
enum class MediaKind : std::uint8_t { print = 1, online, agency, television, radio, photo, freelance };
inline constexpr std::array<MediaKind, 7> media_kinds{
    MediaKind::print, MediaKind::online, MediaKind::agency,   MediaKind::television,
    MediaKind::radio, MediaKind::photo,  MediaKind::freelance};
std::string_view to_text(MediaKind kind);
std::optional<MediaKind> parse_media_kind(std::string_view text);
/// Catalog key: "News agency".
std::string_view name_of(MediaKind kind);

enum class MediaState : std::uint8_t { asked = 1, granted, refused };
inline constexpr std::array<MediaState, 3> media_states{MediaState::asked, MediaState::granted,
                                                        MediaState::refused};
std::string_view to_text(MediaState state);
std::optional<MediaState> parse_media_state(std::string_view text);
/// Catalog key: "To be decided".
std::string_view name_of(MediaState state);

/// What a journalist writes, or the secretariat for them.
struct MediaFacts {
    std::string outlet = {};
    MediaKind kind = MediaKind::print;
    std::string country = {};  ///< of the outlet, ISO 3166-1 alpha-2
    std::string name = {};
    std::string post = {};  ///< "Correspondent"
    std::string mail = {};
    std::string phone = {};
    std::string card = {};  ///< press card, or who vouches
    std::string language = "en";
    std::string note = {};  ///< equipment, whom they want to meet
    bool operator==(const MediaFacts&) const = default;
};

struct MediaPerson {
    std::string id = {};
    std::string edition_id = {};
    MediaFacts facts = {};
    MediaState state = MediaState::asked;
    std::string reason = {};  ///< of a refusal, as it was mailed
    Instant asked_at = {};
    std::optional<Instant> decided_at = {};
    std::string decided_by = {};
    std::string code = {};  ///< of the badge; empty until granted
    int printing = 0;
    std::optional<Instant> admitted_at = {};  ///< at the entrance
    int revision = 1;
};

/// When one may ask, and how long names are kept.
struct MediaRules {
    std::string edition_id = {};
    bool is_open = false;     ///< the public form is there
    Instant open_until = {};  ///< the last second that counts
    std::string words = {};   ///< above the form: what the press has to know
    int erase_days = 90;      ///< after the last day; then people are erased, outlets and numbers stay
    std::optional<Instant> erased_at = {};
    int revision = 0;  ///< 0: nobody has said anything yet
};

/// Without white space around words; the country in capitals.
MediaFacts tidy(MediaFacts facts);
/// Adds what is wrong under the names of the members.
void check(const MediaFacts& facts, std::vector<FieldError>& problems);
void check(const MediaRules& rules, std::vector<FieldError>& problems);
/// @return conflict with the sentence that a journalist reads, unless they may ask at `now`.
Result<void> check_takes_media(const Edition& edition, const MediaRules& rules, Instant now);
/// When their names are erased.
Day erase_media_on(const Edition& edition, const MediaRules& rules);

inline constexpr std::size_t longest_media_reason = 1000;

}  // namespace plenaria::events
