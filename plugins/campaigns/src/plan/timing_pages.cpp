// SPDX-License-Identifier: EUPL-1.2
#include "timing_pages.hpp"

#include <charconv>
#include <cstdlib>

#include <fmt/format.h>

#include <plenaria/text.hpp>

namespace plenaria::campaigns {

namespace {

constexpr std::string_view session_prefix = "session/";
constexpr int no_number = 10'000'000;  // beyond every limit, and small enough to change its sign

int number_in(const std::string& typed) {
    const auto text = trim(typed);
    if (text.empty()) return 0;
    int number = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool good = failure == std::errc() && rest == text.data() + text.size();
    return good && number >= 0 && number < no_number ? number : no_number;
}

std::string session_name(const events::SessionCard& session, const Locale& locale) {
    const auto starts = parse_instant(session.starts + ":00Z");
    if (!starts) return session.title;
    const auto local = to_local(*starts, "UTC");
    return session.title + ", " + locale.day(local.day) + ", " + hours_text(local.time_of_day);
}

std::string distance_in_words(const Timing& timing, const std::string& session, const Locale& locale) {
    const bool before = (timing.anchor == Anchor::session ? timing.minutes : timing.days) < 0;
    if (timing.anchor == Anchor::session) {
        if (timing.minutes == 0) return locale.t("when it begins: {session}", {{"session", session}});
        const auto amount = locale.n("{n} minute", "{n} minutes", std::abs(timing.minutes));
        return locale.t(before ? /*t*/ "{amount} before it begins: {session}"
                               : /*t*/ "{amount} after it begins: {session}",
                        {{"amount", amount}, {"session", session}});
    }
    const bool first = timing.anchor == Anchor::first_day;
    const auto time = hours_text(std::chrono::minutes(timing.minutes));
    if (timing.days == 0)
        return locale.t(first ? /*t*/ "on the first day, {time}" : /*t*/ "on the last day, {time}",
                        {{"time", time}});
    const auto amount = locale.n("{n} day", "{n} days", std::abs(timing.days));
    const char* words = before ? (first ? /*t*/ "{amount} before the first day, {time}"
                                        : /*t*/ "{amount} before the last day, {time}")
                               : (first ? /*t*/ "{amount} after the first day, {time}"
                                        : /*t*/ "{amount} after the last day, {time}");
    return locale.t(words, {{"amount", amount}, {"time", time}});
}

}  // namespace

std::string hours_text(std::chrono::seconds time_of_day) {
    const auto minutes = time_of_day.count() / 60;
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

Timing TypedTiming::timing() const {
    Timing timing;
    const auto number = number_in(amount);
    const auto distance = side == "after" ? number : -number;
    if (anchor.starts_with(session_prefix)) {
        timing.anchor = Anchor::session;
        timing.session_id = anchor.substr(session_prefix.size());
        timing.minutes = distance;
        return timing;
    }
    timing.anchor = parse_anchor(anchor).value_or(Anchor::fixed);
    if (!timing.follows()) return timing;
    timing.days = distance;
    const auto local = read_local_time("2026-01-01", time);
    timing.minutes = local.day == Day{} ? -1 : static_cast<int>(local.time_of_day.count() / 60);
    return timing;
}

TypedTiming typed_of(const Timing& timing) {
    TypedTiming typed{.anchor = std::string(to_text(timing.anchor))};
    if (!timing.follows()) return typed;
    const bool session = timing.anchor == Anchor::session;
    const auto distance = session ? timing.minutes : timing.days;
    if (session) typed.anchor = std::string(session_prefix) + timing.session_id;
    typed.amount = std::to_string(std::abs(distance));
    typed.side = distance > 0 ? "after" : "before";
    if (!session) typed.time = hours_text(std::chrono::minutes(timing.minutes));
    return typed;
}

TypedTiming read_timing(const Request& request) {
    return {.anchor = request.form_value("anchor"),
            .amount = request.form_value("amount"),
            .side = request.form_value("side"),
            .time = request.form_value("time")};
}

void set_timing_fields(Model& page, const TypedTiming& typed, const std::optional<EventReading>& event,
                       std::string fixed, const Error* error, const Locale& locale) {
    const auto choice = [&](std::string value, std::string label) {
        const bool selected = value == typed.anchor;
        return Choice{.value = std::move(value), .label = std::move(label), .selected = selected};
    };
    std::vector<Choice> anchors{choice("fixed", std::move(fixed))};
    if (event || typed.anchor == "first_day")
        anchors.push_back(choice("first_day", locale.t("The first day of the event")));
    if (event || typed.anchor == "last_day")
        anchors.push_back(choice("last_day", locale.t("The last day of the event")));
    bool has_typed = false;
    if (event)
        for (const auto& each : event->sessions) {
            if (each.cancelled) continue;
            anchors.push_back(choice(std::string(session_prefix) + each.id, session_name(each, locale)));
            has_typed = has_typed || anchors.back().selected;
        }
    // What it counts from stays chosen while its room is away, or its session is out of the programme.
    if (typed.anchor.starts_with(session_prefix) && !has_typed)
        anchors.push_back(choice(typed.anchor, locale.t("A session that is not in the programme now")));
    page.set("anchor",
             choice_model({.label = locale.t("Counted from"),
                           .name = "anchor",
                           .hint = locale.t("Sessions can be chosen once the event is saved in the plan."),
                           .error = problem_of("anchor", error, locale)},
                          anchors));
    page.set("amount", field_model({.label = locale.t("How many days, or minutes from a session"),
                                    .name = "amount",
                                    .value = typed.amount,
                                    .hint = locale.t("0: on that day, or when the session begins."),
                                    .error = problem_of("amount", error, locale),
                                    .type = "number",
                                    .css_class = "govuk-input--width-5"}));
    page.set(
        "side",
        choice_model({.label = locale.t("Before or after"), .name = "side"},
                     {{.value = "before", .label = locale.t("Before"), .selected = typed.side != "after"},
                      {.value = "after", .label = locale.t("After"), .selected = typed.side == "after"}}));
    page.set("time", field_model({.label = locale.t("Time of the day"),
                                  .name = "time",
                                  .value = typed.time,
                                  .hint = locale.t("Not used with a session."),
                                  .error = problem_of("time", error, locale),
                                  .type = "time",
                                  .css_class = "govuk-input--width-10"}));
}

std::string timing_in_words(const Timing& timing, const std::optional<EventReading>& event,
                            const Locale& locale) {
    if (!timing.follows()) return {};
    auto session = locale.t("a session that is not in the programme now");
    if (event)
        for (const auto& each : event->sessions)
            if (each.id == timing.session_id) session = session_name(each, locale);
    return distance_in_words(timing, session, locale);
}

}  // namespace plenaria::campaigns
