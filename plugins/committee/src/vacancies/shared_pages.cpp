// SPDX-License-Identifier: EUPL-1.2
#include "shared_pages.hpp"

#include <charconv>

#include <fmt/format.h>

#include <plenaria/text.hpp>

namespace plenaria::committee::vacancies {

std::string seat_in_words(const std::string& body, int number, const Locale& locale) {
    return locale.t("{body}, seat {number}", {{"body", body}, {"number", locale.number(number)}});
}

std::string numbers_in_words(const std::vector<int>& numbers, const Locale& locale) {
    std::string words;
    for (const auto number : numbers) words += (words.empty() ? "" : ", ") + locale.number(number);
    return words;
}

std::string seats_in_words(const std::string& body, const std::vector<int>& numbers, const Locale& locale) {
    if (numbers.size() == 1) return seat_in_words(body, numbers.front(), locale);
    return locale.t("{body}, seats {numbers}",
                    {{"body", body}, {"numbers", numbers_in_words(numbers, locale)}});
}

std::string seat_in_words(const Call& call, const Locale& locale) {
    return seats_in_words(call.body.facts.names.in(locale.language()), numbers_of(call), locale);
}

Model state_tag(State state, const Locale& locale) {
    std::string_view kind = "grey";
    if (state == State::open) kind = "teal";
    if (state == State::closed) kind = "amber";
    if (state == State::decided) kind = "green";
    if (state == State::withdrawn) kind = "terra";
    return tag_model(kind, locale.t(name_of(state)));
}

Model deadline_model(const Vacancy& vacancy, const RequestScope& scope) {
    const auto& zone = vacancy.facts.zone;
    const auto& own = scope.actor().zone;
    const auto& locale = scope.locale();
    return {{"iso", to_text(vacancy.deadline)},
            {"text", locale.instant(vacancy.deadline, zone)},
            {"has_reader_text", own != zone},
            {"reader_text", own != zone ? locale.instant(vacancy.deadline, own) : std::string()},
            {"late", state_of(vacancy, scope.now()) == State::closed}};
}

Model fact_row(std::string label, std::string value) {
    return {
        {"key", std::move(label)}, {"value", std::move(value)}, {"has_change", false}, {"change_url", ""}};
}

LocalTime read_local_time(const Request& request, std::string_view day, std::string_view time) {
    const LocalTime none{no_day};
    const auto read_day = parse_day(trim(request.form_value(day)));
    const auto text = trim(request.form_value(time));
    int hour = 0, minute = 0;
    const auto* end = text.data() + text.size();
    const auto [colon, no_hour] = std::from_chars(text.data(), end, hour);
    if (!read_day || no_hour != std::errc() || colon == end || *colon != ':') return none;
    const auto [rest, no_minute] = std::from_chars(colon + 1, end, minute);
    if (no_minute != std::errc() || rest != end || hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return none;
    return {*read_day, std::chrono::hours(hour) + std::chrono::minutes(minute)};
}

std::string clock_text(std::chrono::seconds time_of_day) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time_of_day).count();
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

}  // namespace plenaria::committee::vacancies
