// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/body.hpp
/// A body and the rules of its seats. Pure.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/time.hpp>

#include "names.hpp"

namespace plenaria::committee::ledger {

using plenaria::to_text;  // of days and instants; the words of this room would hide it

/// What becomes of a term whose holder loses the office in the city before it ends. The term and the mandate
/// are two clocks; a rule proposes an answer, and a person takes it.
enum class MandateRule : std::uint8_t {
    vacate = 1,  ///< the seat becomes vacant with the office
    envoy,       ///< the holder stays to the end of the term, as an envoy of the body
    term,        ///< the holder stays to the end of the term, as before
    ask,         ///< nothing is said: whoever answers decides
};
inline constexpr std::array<MandateRule, 4> all_mandate_rules{MandateRule::vacate, MandateRule::envoy,
                                                              MandateRule::term, MandateRule::ask};
std::string_view to_text(MandateRule rule);
std::optional<MandateRule> parse_mandate_rule(std::string_view text);
/// Catalog key: "The seat becomes vacant".
std::string_view name_of(MandateRule rule);

struct BodyFacts {
    Names names;
    MandateRule mandate_rule = MandateRule::ask;
    std::string note = {};
};

struct Body {
    std::string id = {};
    BodyFacts facts = {};
    int revision = 1;
    /// Rises with whatever changes what the pages of the body show.
    int stamp = 1;
};

/// UN M49.
inline constexpr std::array<std::string_view, 5> regions{"Africa", "Americas", "Asia", "Europe", "Oceania"};

/// As often as somebody is chosen.
inline constexpr int any_renewals = -1;

/// A day that no rule accepts: of a form where none stands.
inline constexpr Day no_day = std::chrono::year(1) / 1 / 1;

/// An office of a body: held as a seat is, for a term of its own, by somebody who sits on the body. One that
/// is held by several together has as many rows.
enum class Office : std::uint8_t { president = 1, vice_president, co_president };
inline constexpr std::array<Office, 3> all_offices{Office::president, Office::vice_president,
                                                   Office::co_president};
std::string_view to_text(Office office);
std::optional<Office> parse_office(std::string_view text);
/// Catalog key: "President".
std::string_view name_of(Office office);
/// @param office of which it is said; nothing: of a seat
std::string_view name_of(MandateRule rule, std::optional<Office> office);

struct SeatFacts {
    int number = 0;                     ///< within the body, from 1; of an office among those of its kind
    std::optional<Office> office = {};  ///< nothing: a seat, on which somebody sits and votes
    std::string region = {};            ///< from which its holder comes; empty: from any
    std::string eligibility = {};
    int term_months = 24;
    int renewals = 1;          ///< how often a term may follow another of the same person; any_renewals
    std::string stagger = {};  ///< the group whose terms end together: "A"; empty: none
    Day since = no_day;
    std::optional<Day> until = {};  ///< its last day, inclusive; nothing while it exists
};

struct Seat {
    std::string id = {};
    std::string body_id = {};
    SeatFacts facts = {};
    int revision = 1;
    [[nodiscard]] bool exists_on(Day day) const {
        return facts.since <= day && (!facts.until || day <= *facts.until);
    }
};

inline constexpr int most_seats = 1000;  ///< of one body
inline constexpr int longest_term_months = 240;
inline constexpr int most_renewals = 20;

/// Days that people mean: the years 1900 to 2199.
bool is_sensible(Day day);
/// Adds a problem under `field` when nobody means that day.
void check_day(const char* field, Day day, std::vector<FieldError>& problems);

/// Each adds what is wrong under the names of the members.
void check(const BodyFacts& facts, std::vector<FieldError>& problems);
/// @param others of the same body and kind; one of the id of this seat is left out.
void check(const SeatFacts& facts, const std::string& id, const std::vector<Seat>& others,
           std::vector<FieldError>& problems);

}  // namespace plenaria::committee::ledger
