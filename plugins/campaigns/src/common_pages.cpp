// SPDX-License-Identifier: EUPL-1.2
#include "common_pages.hpp"

#include <charconv>

#include <fmt/format.h>

#include <plenaria/text.hpp>

namespace plenaria::campaigns {

int read_number(const Request& request, std::string_view name) {
    const auto text = trim(request.form_value(name));
    int number = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && rest == text.data() + text.size() ? number : -1;
}

Texts read_texts(const Request& request, const std::string& name) {
    Texts texts;
    for (const auto language : languages) {
        const std::string code(language);
        if (const auto& text = request.form_value(name + '_' + code); !text.empty()) texts.all[code] = text;
    }
    return texts;
}

std::string problem_of(const std::string& name, const Error* error, const Locale& locale) {
    return error == nullptr ? std::string() : problem_on(name, *error, locale);
}

View form_view(std::string template_name, Model page, const std::string& title, const Error* error,
               const Locale& locale) {
    set_problems(page, error, locale);
    return {.name = std::move(template_name),
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

Model::List text_fields(const std::string& name, const char* label, const Texts& texts, int rows,
                        const Error* error, const Locale& locale) {
    Model::List fields;
    for (const auto language : languages) {
        const std::string code(language);
        const auto key = name + '_' + code;
        fields.push_back(field_model({.label = locale.t(label, {{"language", locale.language_name(code)}}),
                                      .name = key,
                                      .value = texts.exactly(code),
                                      .error = problem_of(key, error, locale),
                                      .language = code,
                                      .rows = rows}));
    }
    return fields;
}

Model language_choice(const std::string& name, std::string label, std::string_view chosen, const Error* error,
                      const Locale& locale) {
    std::vector<Choice> choices;
    for (const auto language : languages)
        choices.push_back({.value = std::string(language),
                           .label = locale.language_name(language),
                           .selected = chosen == language});
    return choice_model({.label = std::move(label), .name = name, .error = problem_of(name, error, locale)},
                        choices);
}

LocalTime read_local_time(const std::string& day_text, const std::string& time_text) {
    const LocalTime none{parse_day("1970-01-01").value()};
    const auto day = parse_day(trim(day_text));
    const auto text = trim(time_text);
    if (!day || (text.size() != 5 && text.size() != 8)) return none;
    int parts[3] = {0, 0, 0};
    for (std::size_t part = 0, at = 0; at < text.size(); ++part, at += 3) {
        const auto* from = text.data() + at;
        const auto [rest, failure] = std::from_chars(from, from + 2, parts[part]);
        if (failure != std::errc() || rest != from + 2) return none;
        if (at + 2 < text.size() && text[at + 2] != ':') return none;
    }
    if (parts[0] < 0 || parts[0] > 23 || parts[1] < 0 || parts[1] > 59 || parts[2] < 0 || parts[2] > 59)
        return none;
    return {*day, std::chrono::seconds(parts[0] * 3600 + parts[1] * 60 + parts[2])};
}

std::string seconds_clock(std::chrono::seconds time) {
    const auto seconds = time.count();
    return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

Result<std::string> api_mail_address(const Document& body, bool required) {
    Request typed;
    typed.form.emplace("address", body.value("address", std::string()));
    Form form(typed);
    auto address = form.email("address", required);
    if (!form.ok()) return form.error();
    return address;
}

Model state_tag(State state, const Locale& locale) {
    std::string_view kind = "grey";
    if (state == State::scheduled) kind = "amber";
    if (state == State::released) kind = "green";
    if (state == State::held || state == State::withdrawn) kind = "terra";
    return tag_model(kind, locale.t(name_of(state)));
}

Model decision_tag(const CityOutput& output, const Locale& locale) {
    switch (output.clearance.decision) {
        case Decision::cleared:
            return tag_model("green", locale.t("Cleared"));
        case Decision::declined:
            return tag_model("terra", locale.t("Declined"));
        case Decision::open:
            break;
    }
    return tag_model("amber", locale.t("Not decided"));
}

Model embargo_model(const Campaign& campaign, const RequestScope& scope) {
    const auto& zone = campaign.facts.zone;
    const auto& own = scope.actor().zone;
    const auto& locale = scope.locale();
    return {{"iso", plenaria::to_text(campaign.embargo)},
            {"text", locale.instant(campaign.embargo, zone)},
            {"has_reader_text", own != zone},
            {"reader_text", own != zone ? locale.instant(campaign.embargo, own) : std::string()},
            {"late", false}};
}

Model fact_row(std::string label, std::string value) {
    return {
        {"key", std::move(label)}, {"value", std::move(value)}, {"has_change", false}, {"change_url", ""}};
}

std::string output_in_words(OutputKind kind, std::string_view network, const Locale& locale) {
    const auto* known = network_called(network);
    return locale.t(name_of(kind, network),
                    {{"network", known == nullptr ? std::string() : std::string(known->name)}});
}

std::string output_in_words(const OutputFacts& facts, const Locale& locale) {
    return output_in_words(facts.kind, facts.network, locale);
}

std::string gaps_in_words(const CityOutput& output, const City& city, const Locale& locale) {
    const auto& text = output.text;
    if (text.no_language)
        return locale.t("no text in {language}", {{"language", locale.language_name(city.language)}});
    std::string words;
    const auto add = [&](const std::string& more) { words += (words.empty() ? "" : ", ") + more; };
    for (const auto& name : text.missing) {
        if (name == "quote") add(locale.t("no quote yet: the office is asked for it"));
        if (name == "mayor") add(locale.t("no mayor is known"));
        if (name == "city") add(locale.t("no name of the city"));
        if (name == "country") add(locale.t("no country is known"));
        if (name == "event_date") add(locale.t("no event in the plan, so no date"));
    }
    if (text.too_long_by > 0)
        add(locale.n("{n} character too long", "{n} characters too long",
                     static_cast<long long>(text.too_long_by)));
    return words;
}

Model::List paragraphs(std::string_view text) {
    Model::List all, lines;
    const auto finish = [&] {
        if (!lines.empty()) all.push_back(Model{{"lines", std::move(lines)}});
        lines = {};
    };
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        if (trim(line).empty())
            finish();
        else
            lines.push_back(Model{{"text", std::string(line)}});
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    finish();
    return all;
}

std::string shown_language(const Texts& texts, const Campaign& campaign, const Locale& locale) {
    return texts.exactly(locale.language()).empty() ? campaign.facts.original
                                                    : std::string(locale.language());
}

const std::string& title_of(const Campaign& campaign, const Locale& locale) {
    return campaign.facts.title.in(locale.language(), campaign.facts.original);
}

}  // namespace plenaria::campaigns
