// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/common_pages.hpp
/// What the pages of the ledger share.

#include <algorithm>
#include <string>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/form_answer.hpp>
#include <plenaria/http.hpp>
#include <plenaria/paging.hpp>
#include <plenaria/services.hpp>
#include <plenaria/tag.hpp>

#include "kept_parts.hpp"
#include "sitting.hpp"
#include "term_service.hpp"

namespace plenaria::directory {
class Cities;
}

namespace plenaria::committee::ledger {

/// What handlers use beside the request; set once the room has started.
struct LedgerTools {
    directory::Lookup* lookup = nullptr;
    directory::Directory* directory = nullptr;
    directory::Cities* cities = nullptr;
    Documents* documents = nullptr;
    const Renderer* renderer = nullptr;
    const Locales* locales = nullptr;
    const Addresses* addresses = nullptr;
    KeptParts* kept = nullptr;
    [[nodiscard]] People people() const { return {*lookup, *directory}; }
};

/// The day that the reader's clock shows.
Day readers_today(const RequestScope& scope);
/// The day that ?on= asks for, or the reader's today. @return invalid_input for what is no day.
Result<Day> asked_day(const Request& request, const RequestScope& scope);

/// "1 December 2018 – 30 November 2020"
std::string days_in_words(Day first, Day last, const Locale& locale);
/// The name of a region of UN M49 in the reader's language; of none "any region".
std::string region_in_words(std::string_view region, const Locale& locale);

/// "Seat 3", "President", "Co-president 2".
std::string seat_in_words(int number, std::optional<Office> office, const Locale& locale);
/// "Steering committee, seat 3", "Steering committee: President".
std::string place_in_words(const std::string& body, int number, std::optional<Office> office,
                           const Locale& locale);

/// A party field; `shown` is the name, or what was typed.
Model party_model(const Field& field, std::string_view shown, std::string_view kind,
                  const RequestScope& scope);
/// The ref that a party field means: what was chosen, as long as its name still stands in the field; else
/// what the typed name means. @return empty when the field is empty, or after noting a problem under `name`.
std::string read_party(UnitOfWork& uow, directory::Lookup& lookup, const Request& request,
                       const std::string& name, std::string_view kind, const Locale& locale,
                       std::vector<FieldError>& problems);

/// A day as it was typed and what it means; no_day for what is none.
Day read_day(const Request& request, std::string_view name);
/// Nothing when the field is empty.
std::optional<Day> read_open_day(const Request& request, std::string_view name);
/// The number that the form carries; what is none is a conflict with everything.
int read_revision(const Request& request);
/// A whole number; `otherwise` when it is none.
int read_number(const Request& request, std::string_view name, int otherwise);

/// A form of the ledger, for the first time or because of `error`.
View form_view(std::string template_name, Model page, const std::string& title, const Error* error,
               const Locale& locale);
/// The message of `error` on a field; empty without one.
std::string problem_of(const char* name, const Error* error, const Locale& locale);

/// What reading a form found and what storing it said, each field once; success only without either.
template <class Outcome>
Outcome with_problems(Outcome stored, std::vector<FieldError> problems) {
    if (problems.empty()) return stored;
    if (!stored) {
        if (stored.error().code != ErrorCode::invalid_input) return stored;
        for (const auto& problem : stored.error().fields)
            if (std::none_of(problems.begin(), problems.end(),
                             [&](const FieldError& each) { return each.field == problem.field; }))
                problems.push_back(problem);
    }
    return refuse_if_any(std::move(problems)).error();
}

/// Rows of a page.
inline constexpr int page_size = 25;

}  // namespace plenaria::committee::ledger
