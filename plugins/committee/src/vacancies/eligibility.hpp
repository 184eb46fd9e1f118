// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/eligibility.hpp
/// Whether a nominee may be chosen, criterion by criterion, each with its reason. Pure.

#include "vacancy.hpp"

namespace plenaria::committee::vacancies {

enum class Criterion : std::uint8_t {
    member = 1,
    constituency,
    office,
    renewals,
    other_seat,
    consent,
    conflict,
    dues
};
inline constexpr std::array<Criterion, 8> all_criteria{
    Criterion::member,     Criterion::constituency, Criterion::office,   Criterion::renewals,
    Criterion::other_seat, Criterion::consent,      Criterion::conflict, Criterion::dues};
std::string_view to_text(Criterion criterion);
/// Catalog key: "In office".
std::string_view name_of(Criterion criterion);

enum class Verdict : std::uint8_t { met = 1, missing, failed };  ///< missing: somebody has yet to say
std::string_view to_text(Verdict verdict);

/// A criterion as it was found: what is so and, unless it is met, what would be right.
struct Finding {
    Criterion criterion = Criterion::member;
    Verdict verdict = Verdict::met;
    std::string message = {};  ///< catalog key
    MessageValues values = {};
};

/// What the directory and the ledger know of a nominee on the day on which the term begins.
struct CandidateFacts {
    bool is_member = false;           ///< the city is on the list of members
    std::string region = {};          ///< of the city, UN M49; empty: not known
    std::optional<Called> head = {};  ///< who holds the highest office of the city on that day
    bool has_other_office = false;    ///< the directory knows of another office of the person on that day
    int terms_in_a_row = 1;           ///< with the one that is to be filled
    std::optional<int> other_seat =
        {};  ///< number of a seat of the body that they hold or act in during the term
};

/// In the order of all_criteria, one each.
std::vector<Finding> findings_of(const Vacancy& vacancy, const ledger::Seat& seat,
                                 const Nomination& nomination, const CandidateFacts& facts);
/// Whether every criterion is met.
bool is_eligible(const std::vector<Finding>& findings);
/// Whether a person may say that somebody is chosen although `criterion` is not met. Consent is the nominee's
/// own to give; constituency, renewals and seats are the rules of the ledger, which refuses such a term: they
/// are changed there.
bool may_be_overruled(Criterion criterion);
/// Whether they may be chosen: each criterion is met, or overruled. Who was withdrawn may not.
bool may_be_chosen(const Nomination& nomination, const std::vector<Finding>& findings);

}  // namespace plenaria::committee::vacancies
