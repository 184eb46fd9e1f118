// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/form.hpp>

#include <algorithm>
#include <charconv>

#include <plenaria/text.hpp>

namespace plenaria {

std::string Form::text(std::string_view name, TextRule rule) {
    auto value = trim(request_.form_value(name));
    if (!is_utf8(value)) {
        problem(name, "This text holds characters that cannot be read.");
        return {};
    }
    if (value.empty() && rule.required) problem(name, "Fill in this field.");
    if (length(value) > rule.max_length)
        problem(name, "Use at most {max} characters.", {{"max", std::to_string(rule.max_length)}});
    return value;
}

std::string Form::email(std::string_view name, bool required) {
    auto value = text(name, {.required = required, .max_length = 254});
    if (value.empty()) return value;
    const auto at = value.find('@');
    // Only what certainly is no address is refused; whether it is one, a message to it shows.
    const bool plausible =
        at != std::string::npos && at > 0 && value.find('.', at) != std::string::npos &&
        value.find('@', at + 1) == std::string::npos && value.back() != '.' &&
        std::none_of(value.begin(), value.end(), [](unsigned char c) {
            return c <= ' ' || c == 0x7f || c == '<' || c == '>' || c == '"' || c == ',' || c == ';';
        });
    if (!plausible) problem(name, "Write a mail address, like ana@example.org.");
    return value;
}

std::optional<Day> Form::day(std::string_view name, bool required) {
    const auto value = text(name, {.required = required, .max_length = 10});
    if (value.empty()) return std::nullopt;
    auto day = parse_day(value);
    if (!day) problem(name, "Write a day that exists, like 2019-12-17.");
    return day;
}

std::optional<LocalTime> Form::local_time(std::string_view date_name, std::string_view time_name,
                                          bool required) {
    const auto date = day(date_name, required);
    const auto time = text(time_name, {.required = required, .max_length = 8});
    if (!date || time.empty()) return std::nullopt;
    int hour = -1;
    int minute = -1;
    const auto* end = time.data() + time.size();
    const auto [colon, hour_error] = std::from_chars(time.data(), end, hour);
    if (hour_error == std::errc() && colon != end && *colon == ':') {
        const auto [rest, minute_error] = std::from_chars(colon + 1, end, minute);
        if (minute_error != std::errc() || rest != end) minute = -1;
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
        problem(time_name, "Write a time of day, like 17:00.");
        return std::nullopt;
    }
    return LocalTime{.day = *date, .time_of_day = std::chrono::hours(hour) + std::chrono::minutes(minute)};
}

std::optional<long long> Form::number(std::string_view name, long long min, long long max, bool required) {
    const auto value = text(name, {.required = required, .max_length = 20});
    if (value.empty()) return std::nullopt;
    long long number = 0;
    const auto [rest, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (failure != std::errc() || rest != value.data() + value.size() || number < min || number > max) {
        problem(name, "Write a whole number from {min} to {max}.",
                {{"min", std::to_string(min)}, {"max", std::to_string(max)}});
        return std::nullopt;
    }
    return number;
}

std::string Form::one_of(std::string_view name, std::initializer_list<std::string_view> values,
                         bool required) {
    const auto& value = request_.form_value(name);
    if (value.empty()) {
        if (required) problem(name, "Choose one of the answers.");
        return {};
    }
    if (std::find(values.begin(), values.end(), value) == values.end()) {
        problem(name, "Choose one of the answers.");
        return {};
    }
    return value;
}

std::vector<std::string> Form::all(std::string_view name) const {
    std::vector<std::string> values;
    for (auto [at, end] = request_.form.equal_range(name); at != end; ++at) values.push_back(at->second);
    return values;
}

bool Form::checked(std::string_view name) const { return !request_.form_value(name).empty(); }

void Form::problem(std::string_view field, std::string_view message, MessageValues values) {
    problems_.push_back({std::string(field), std::string(message), std::move(values)});
}

Error Form::error() const {
    return {.code = ErrorCode::invalid_input, .message = "There is a problem", .fields = problems_};
}

Model problems_model(const Error& error, const Locale& locale) {
    Model::List problems;
    for (const auto& problem : error.fields)
        problems.push_back(
            {{"field", problem.field}, {"message", locale.t(problem.message, problem.values)}});
    return problems;
}

std::string problem_on(std::string_view field, const Error& error, const Locale& locale) {
    for (const auto& problem : error.fields)
        if (problem.field == field) return locale.t(problem.message, problem.values);
    return {};
}

}  // namespace plenaria
