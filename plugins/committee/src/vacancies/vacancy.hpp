// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/vacancy.hpp
/// A seat that is to be filled, who is asked to nominate, and whom they nominate. Pure.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../ledger/term.hpp"

namespace plenaria::committee::vacancies {

using ledger::Called;
using ledger::no_day;
using plenaria::to_text;

/// What is written down about a vacancy. An open one whose deadline is over is closed; nobody has to write
/// that.
enum class Written : std::uint8_t { draft = 1, open, decided, withdrawn };
std::string_view to_text(Written state);
std::optional<Written> parse_written(std::string_view text);

/// What a vacancy is at an instant.
enum class State : std::uint8_t { draft = 1, open, closed, decided, withdrawn };
std::string_view to_text(State state);
/// Catalog key: "Open for nominations".
std::string_view name_of(State state);

/// What staff writes about a vacancy.
struct VacancyFacts {
    Day first = no_day;       ///< of the term that is to be filled
    Day last = no_day;        ///< inclusive
    LocalTime deadline = {};  ///< by which cities nominate, in `zone`; that second still counts
    std::string zone = "UTC";
    std::string segment_id = {};  ///< the list of the directory that holds the members; empty: all cities
    ledger::Names profile = {};   ///< what is looked for
    int erase_days = 180;         ///< after the end, nominees are erased
};

/// A seat of a call beyond the first one.
struct FurtherSeat {
    std::string seat_id = {};
    std::string chosen_id = {};  ///< of the nomination; empty: nobody was chosen for it
    std::string term_id = {};    ///< in the ledger, of the chosen one
};

struct Vacancy {
    std::string id = {};
    std::string seat_id = {};               ///< the first that is filled
    std::vector<FurtherSeat> further = {};  ///< those that are filled with it
    Written written = Written::draft;
    VacancyFacts facts = {};
    Instant deadline = {};
    std::string chosen_id = {};              ///< of the nomination; empty: nobody was chosen yet
    std::string term_id = {};                ///< in the ledger, of the chosen one
    std::string reason = {};                 ///< of the decision, or of the withdrawal
    std::string reference = {};              ///< to the decision: "Minutes of 12 July 2019, item 4"
    std::optional<Instant> ended_at = {};    ///< decided or withdrawn
    std::optional<Instant> letters_at = {};  ///< when all were told what was decided
    std::optional<Instant> erased_at = {};
    int revision = 1;
};

State state_of(const Vacancy& vacancy, Instant now);
/// How many seats the call fills: one, or several.
std::size_t seats_of(const Vacancy& vacancy);
/// Nominations of those who were chosen, in the order of the seats.
std::vector<std::string> chosen_of(const Vacancy& vacancy);
bool is_chosen(const Vacancy& vacancy, std::string_view nomination_id);

/// A city that is asked to nominate.
struct Notice {
    std::string id = {};
    std::string vacancy_id = {};
    Called city = {};
    std::string contact_name = {};
    std::string address = {};  ///< empty: none is known, nothing was sent
    std::string language = "en";
    std::string zone = "UTC";
    std::optional<Instant> sent_at = {};
    std::optional<Instant> reminded_at = {};
};

/// What an office says of its nominee's conflicts of interest.
enum class Declared : std::uint8_t { none = 1, some };
std::string_view to_text(Declared declared);
std::optional<Declared> parse_declared(std::string_view text);

/// What an office sends.
struct NominationFacts {
    Called person = {};           ///< without ref: somebody whom the directory does not know, or not as such
    std::string office = {};      ///< "Mayor"
    std::string address = {};     ///< of the nominee, who is asked there for consent
    std::string language = "en";  ///< of the nominee
    std::string statement = {};   ///< of interest
    std::string statement_language = "en";
    std::map<std::string, std::string> translations = {};  ///< of the statement: language → text, none empty
    std::optional<Declared> declared = {};
    std::string conflict = {};  ///< what was declared
    bool operator==(const NominationFacts&) const = default;
};

struct Nomination {
    std::string id = {};
    std::string vacancy_id = {};
    Called city = {};
    NominationFacts facts = {};
    std::optional<Instant> withdrawn_at = {};
    Instant sent_at = {};
    std::optional<bool> consent = {};
    std::optional<Instant> consent_at = {};
    std::optional<bool> dues = {};  ///< whether the city has paid what it owes, as staff says
    std::string dues_note = {};
    std::optional<Instant> overruled_at = {};  ///< somebody has said that they may be chosen nevertheless
    std::string overruled_by = {};
    std::string overruled_because = {};
    int asked = 1;  ///< how many nominees of this city were asked for consent
    int revision = 1;
};

inline constexpr std::size_t longest_profile = 2000;  ///< code points, as all below
inline constexpr std::size_t longest_statement = 3000;
inline constexpr std::size_t longest_conflict = 1000;
inline constexpr std::size_t longest_reason = 1000;
inline constexpr std::size_t longest_name = 200;
inline constexpr std::size_t most_seats_of_a_call = 20;
inline constexpr int most_erase_days = 3650;
inline constexpr int most_candidates = 500;  ///< of one vacancy, on one page

/// Without white space around texts, and without what the other answers make void.
VacancyFacts tidy(VacancyFacts facts);
NominationFacts tidy(NominationFacts facts);

/// Each adds what is wrong under the names of the fields of its form.
/// @return the instant of the deadline, epoch when there is none
Instant check(const VacancyFacts& facts, Instant now, std::vector<FieldError>& problems);
void check(const NominationFacts& facts, std::vector<FieldError>& problems);
/// A reason that has to be given.
void check_reason(const char* field, std::string_view text, std::vector<FieldError>& problems);

/// Whether cities may nominate now. @return conflict that says since when not.
Result<void> check_takes_nominations(const Vacancy& vacancy, Instant now);
/// The deadline in its zone as everybody can read it, whatever the language: "2019-09-30 17:00
/// Europe/Athens".
std::string deadline_words(const Vacancy& vacancy);

/// The first day from which people of the vacancy are erased. @return nothing while it has not ended.
std::optional<Day> erase_on(const Vacancy& vacancy);

}  // namespace plenaria::committee::vacancies
