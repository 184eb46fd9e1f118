// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/outputs/output.hpp
/// What a campaign puts out, the cities in it, and what their offices say of each output. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../plan/campaign.hpp"
#include "networks.hpp"
#include "variables.hpp"

namespace plenaria::campaigns {

enum class OutputKind : std::uint8_t {
    press_release = 1,
    open_letter,
    op_ed,
    post,
    newsletter,
    speaking_points,
    toolkit
};
inline constexpr OutputKind output_kinds[] = {
    OutputKind::press_release, OutputKind::open_letter,     OutputKind::op_ed,  OutputKind::post,
    OutputKind::newsletter,    OutputKind::speaking_points, OutputKind::toolkit};
std::string_view to_text(OutputKind kind);
std::optional<OutputKind> parse_output_kind(std::string_view text);
/// Whether it is published when its office has cleared it: what a mayor may say is for the mayor.
bool is_for_public(OutputKind kind);
/// Catalog key: "Press release".
std::string_view name_of(OutputKind kind);

struct OutputFacts {
    OutputKind kind = OutputKind::press_release;
    std::string network = {};  ///< of a post
    Texts title = {};
    Texts body = {};
};

struct Output {
    std::string id = {};
    std::string campaign_id = {};
    OutputFacts facts = {};
    int revision = 1;
};

/// "Press release", "Post on X": catalog key, and its value.
std::string_view name_of(OutputKind kind, std::string_view network);

struct City {
    std::string id = {};
    std::string campaign_id = {};
    std::string ref = {};
    std::string name = {};     ///< in its language
    std::string country = {};  ///< ISO 3166-1 alpha-2; empty: not known
    std::string language = "en";
    std::string zone = "UTC";
    std::string mayor = {};             ///< in office on the day of the embargo
    std::string quote = {};             ///< what staff proposes for all outputs
    std::optional<Day> event_day = {};  ///< on which the event of the plan begins; kept with the plan
    std::string contact_name = {};
    std::string address = {};  ///< empty: none is known
    std::optional<Instant> asked_at = {};
    std::optional<Instant> reminded_at = {};
    int revision = 1;
};

enum class Decision : std::uint8_t { open = 1, cleared, declined };
std::string_view to_text(Decision decision);
Decision parse_decision(std::string_view text);

struct Clearance {
    std::string id = {};
    std::string output_id = {};
    std::string city_id = {};
    Decision decision = Decision::open;
    std::string quote = {};
    std::string title = {};  ///< cleared
    std::string body = {};   ///< cleared
    std::string hash = {};   ///< text_hash(title, body) when it was cleared
    std::optional<Instant> decided_at = {};
    std::string decided_by = {};
    int revision = 0;  ///< 0: the office has said nothing yet
};

/// A cleared text as a list tells of it, without reading it.
struct ListedText {
    std::string id = {};  ///< of the clearance
    std::string output_id = {};
    OutputKind kind = OutputKind::press_release;
    std::string network = {};
    std::string city_id = {};
    std::string city_ref = {};
    std::string city = {};
    std::string mayor = {};
    std::string language = {};
    std::string title = {};
    std::string hash = {};         ///< text_hash() when it was cleared
    std::string listed_hash = {};  ///< of the row as it was written; empty: not known
};

/// The text of one city.
struct CityText {
    std::string title = {};
    std::string body = {};
    std::vector<std::string> missing = {};  ///< variables without value
    bool no_language = false;               ///< there is no text in the language of the city
    std::size_t too_long_by = 0;            ///< beyond what the network takes, as it counts
    /// Whether the office can be asked: it may write its quote itself, and can mend what is too long.
    [[nodiscard]] bool may_be_asked() const;
    [[nodiscard]] bool may_be_cleared() const { return missing.empty() && !no_language && too_long_by == 0; }
};
/// @param country its name in the language of the city
/// @param event_date City::event_day in that language
CityText text_of(const Output& output, const City& city, const std::string& country, const std::string& quote,
                 const std::string& event_date = {});
/// Whether it has that variable in one of its languages.
bool uses(const OutputFacts& facts, std::string_view variable);

/// SHA-256 of title, an empty line and body, as `sha256sum` shows it of the file that the public downloads.
std::string text_hash(std::string_view title, std::string_view body);
/// What a list keeps of a text, so that it need not read it: SHA-256 of its title and its text_hash().
std::string listed_hash(std::string_view title, std::string_view text_hash);
/// That file.
std::string text_file(std::string_view title, std::string_view body);
/// Whether the public may read it: cleared, and still the text that was cleared.
bool is_releasable(const Clearance& clearance);
/// Whether a list may name it: its row was written with the text that was cleared, and with this title.
bool is_listable(const ListedText& text);

inline constexpr std::size_t longest_body = 12000;  ///< code points, as below
inline constexpr std::size_t longest_quote = 1000;

OutputFacts tidy(OutputFacts facts);
void check(const OutputFacts& facts, std::vector<FieldError>& problems);
/// A quote that an office or staff types.
void check_quote(const std::string& field, std::string_view quote, std::vector<FieldError>& problems);

}  // namespace plenaria::campaigns
