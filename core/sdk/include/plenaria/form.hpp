// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/form.hpp
/// Typed reading of a form into values, collecting every problem at once.

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>
#include <plenaria/http.hpp>
#include <plenaria/result.hpp>
#include <plenaria/time.hpp>
#include <plenaria/view.hpp>

namespace plenaria {

struct TextRule {
    bool required = false;
    std::size_t max_length = 200;  ///< code points
};

/// Reads the body of `request`, which must outlive it. Each reader returns the value, or an empty one after
/// noting the problem under the field's name. Messages are catalog keys of "core".
class PLENARIA_API Form {
public:
    explicit Form(const Request& request) : request_(request) {}

    std::string text(std::string_view name, TextRule rule = {});
    std::string email(std::string_view name, bool required);
    std::optional<Day> day(std::string_view name, bool required);  ///< 2019-12-17
    std::optional<LocalTime> local_time(std::string_view date_name, std::string_view time_name,
                                        bool required);
    std::optional<long long> number(std::string_view name, long long min, long long max, bool required);
    std::string one_of(std::string_view name, std::initializer_list<std::string_view> values, bool required);
    std::vector<std::string> all(std::string_view name) const;
    [[nodiscard]] bool checked(std::string_view name) const;

    void problem(std::string_view field, std::string_view message, MessageValues values = {});
    [[nodiscard]] bool ok() const { return problems_.empty(); }
    /// @return invalid_input with all problems.
    [[nodiscard]] Error error() const;

private:
    const Request& request_;
    std::vector<FieldError> problems_;
};

/// What partials/error_summary and the field partials show: list of {field, message}, in the reader's
/// language.
PLENARIA_API Model problems_model(const Error& error, const Locale& locale);
/// The translated message of the problem on `field`, or empty text.
PLENARIA_API std::string problem_on(std::string_view field, const Error& error, const Locale& locale);

}  // namespace plenaria
