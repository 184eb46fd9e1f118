// SPDX-License-Identifier: EUPL-1.2
#include "reading_pages.hpp"

#include <algorithm>

namespace plenaria::statements {

namespace {

bool contains(const std::vector<std::string>& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

const ParagraphText& second_of(const Paragraph& paragraph, const Reading& reading) {
    return paragraph.in(reading.beside);
}

Model columns(const Paragraph& paragraph, const Reading& reading, Model text, Model second) {
    const auto first_state = paragraph.in(reading.language).state;
    const auto second_state = second_of(paragraph, reading).state;
    auto number = shown_number(paragraph);
    const bool has_number = !number.empty();
    return {{"id", paragraph.id},
            {"anchor", anchor_of(paragraph)},
            {"number", std::move(number)},
            {"has_number", has_number},
            {"is_heading", is_heading(paragraph.kind)},
            {"text", std::move(text)},
            {"text_missing", first_state == TextState::missing},
            {"text_outdated", first_state == TextState::outdated},
            {"second", std::move(second)},
            {"second_missing", second_state == TextState::missing},
            {"second_outdated", second_state == TextState::outdated}};
}

}  // namespace

std::vector<std::string> Reading::languages() const {
    if (beside.empty()) return {language};
    return {language, beside};
}

Reading reading_of(const Request& request, const Locale& locale, const std::vector<std::string>& languages) {
    Reading reading{request.query_value("language")};
    if (!contains(languages, reading.language)) reading.language = locale.language();
    if (!contains(languages, reading.language)) reading.language = languages.front();
    const auto& beside = request.query_value("beside");
    if (contains(languages, beside) && beside != reading.language)
        reading.beside = beside;
    else if (beside != "none" && languages.size() > 1)
        reading.beside = reading.language == languages[0] ? languages[1] : languages[0];
    return reading;
}

Model columns_model(Paragraph&& paragraph, const Reading& reading) {
    std::string first, second;
    for (auto& text : paragraph.texts) {
        if (text.language == reading.language)
            first = std::move(text.text);
        else if (text.language == reading.beside)
            second = std::move(text.text);
    }
    return columns(paragraph, reading, std::move(first), std::move(second));
}

Model columns_model(const Paragraph& paragraph, const Reading& reading, SafeHtml text) {
    return columns(paragraph, reading, std::move(text), second_of(paragraph, reading).text);
}

void add_reading(Model& page, const Reading& reading, const std::vector<std::string>& languages,
                 const RequestScope& scope, std::string_view route, const UrlValues& values) {
    const auto& locale = scope.locale();
    const auto link = [&](std::string label, const std::string& code, bool current,
                          const std::string& language, const std::string& beside) -> Model {
        auto all = values;
        all["language"] = language;
        all["beside"] = beside.empty() ? "none" : beside;
        return {{"label", std::move(label)},
                {"code", code},
                {"current", current},
                {"url", scope.url(route, all)}};
    };
    Model::List language_links, beside_links;
    for (const auto& language : languages) {
        language_links.push_back(link(locale.language_name(language), language, language == reading.language,
                                      language,
                                      language == reading.beside ? reading.language : reading.beside));
        if (language != reading.language)
            beside_links.push_back(link(locale.language_name(language), language, language == reading.beside,
                                        reading.language, language));
    }
    beside_links.push_back(link(locale.t("nothing"), std::string(locale.language()), reading.beside.empty(),
                                reading.language, ""));
    page.set("text_language", reading.language);
    page.set("beside_language", reading.beside);
    page.set("has_beside", !reading.beside.empty());
    page.set("language_links", std::move(language_links));
    page.set("beside_links", std::move(beside_links));
}

Model state_tag(StatementState state, const Locale& locale) {
    constexpr std::string_view kinds[] = {"grey", "teal", "violet", "amber", "green"};
    return tag_model(kinds[static_cast<std::size_t>(state) - 1], locale.t(name_of(state)));
}

std::string figure_sentence(const FigureGap& gap, const Locale& locale) {
    return locale.t("“{figure}” stands in {language} but not in {other}.",
                    {{"figure", gap.shown},
                     {"language", locale.language_name(gap.in)},
                     {"other", locale.language_name(gap.not_in)}});
}

std::string original_sentence(std::string_view language, const Locale& locale) {
    return locale.t("The original is in {language}.", {{"language", locale.language_name(language)}});
}

}  // namespace plenaria::statements
