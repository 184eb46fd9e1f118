// SPDX-License-Identifier: EUPL-1.2
#include "import_texts.hpp"

#include <array>

#include <plenaria/time.hpp>

namespace plenaria::directory {

namespace {

struct ImportTag {
    std::string_view name;
    const char* text;
    const char* kind;
};

constexpr std::array<ImportTag, 7> import_states{{{"columns", /*t*/ "Columns to settle", "amber"},
                                                  {"preview", /*t*/ "Preview", "teal"},
                                                  {"applying", /*t*/ "Being applied", "amber"},
                                                  {"applied", /*t*/ "Applied", "green"},
                                                  {"stopped", /*t*/ "Stopped", "terra"},
                                                  {"undoing", /*t*/ "Being taken back", "amber"},
                                                  {"undone", /*t*/ "Taken back", "grey"}}};
constexpr std::array<ImportTag, 6> import_fates{{{"new", /*t*/ "New", "green"},
                                                 {"same", /*t*/ "Same", "grey"},
                                                 {"changes", /*t*/ "Changes", "teal"},
                                                 {"question", /*t*/ "Question", "amber"},
                                                 {"wrong", /*t*/ "Wrong", "terra"},
                                                 {"skipped", /*t*/ "Left out", "grey"}}};

template <std::size_t N>
Model import_tag(const std::array<ImportTag, N>& all, std::string_view name, const Locale& locale) {
    for (const auto& one : all)
        if (one.name == name) return {{"kind", one.kind}, {"text", locale.t(one.text)}};
    return {{"kind", "grey"}, {"text", name}};
}

}  // namespace

std::string_view import_kind_label(import::Kind kind) {
    switch (kind) {
        case import::Kind::cities:
            return /*t*/ "Cities";
        case import::Kind::organisations:
            return /*t*/ "Organisations";
        case import::Kind::people:
            return /*t*/ "People";
        case import::Kind::board:
            return /*t*/ "Mayors with their cities and mandates";
    }
    return {};
}

Model import_state(std::string_view state, const Locale& locale) {
    return import_tag(import_states, state, locale);
}
Model fate_tag(std::string_view fate, const Locale& locale) { return import_tag(import_fates, fate, locale); }

std::string fate_text(std::string_view fate, const Locale& locale) {
    return fate_tag(fate, locale).find("text")->text();
}

std::string import_format(const import::Import& import, const Locale& locale) {
    if (import.charset.empty()) return "XLSX";
    auto separator = import.separator;
    if (separator == ";") separator = locale.t("semicolons");
    if (separator == ",") separator = locale.t("commas");
    if (separator == "\t") separator = locale.t("tabs");
    return locale.t("CSV, {charset}, separated by {separator}",
                    {{"charset", import.charset}, {"separator", separator}});
}

std::string say(const import::Message& message, const Locale& locale) {
    auto values = message.values;
    for (auto& [name, value] : values) {
        if (name == "country") value = locale.country(value);
        if (name == "day" || name == "from" || name == "until")
            if (const auto day = parse_day(value)) value = locale.day(*day);
    }
    // A bare day is no sentence to translate.
    return message.key == "{day}" ? fill(message.key, values) : locale.t(message.key, values);
}

}  // namespace plenaria::directory
