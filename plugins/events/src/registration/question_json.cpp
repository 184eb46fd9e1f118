// SPDX-License-Identifier: EUPL-1.2
#include "question_json.hpp"

#include <algorithm>
#include <utility>

namespace plenaria::events {

namespace {

Document words_json(const Titles& words) {
    auto json = Document::object();
    for (const auto& [language, text] : words.texts) json[language] = text;
    return json;
}

Titles words_in(const Document& json, const std::string& original) {
    Titles words{.original = original, .texts = {}};
    for (const auto& [language, text] : json.items()) words.texts[language] = text.get<std::string>();
    return words;
}

}  // namespace

Document json_of(const Question& question) {
    const auto& facts = question.facts;
    auto options = Document::array();
    for (const auto& option : facts.options)
        options.push_back({{"key", option.key}, {"words", words_json(option.words)}});
    auto file_kinds = Document::array();
    for (const auto kind : facts.file_kinds) file_kinds.push_back(std::string(to_text(kind)));
    return {{"id", question.id},
            {"file_kinds", std::move(file_kinds)},
            {"kind", std::string(to_text(facts.kind))},
            {"of", std::string(to_text(facts.of))},
            {"stage", std::string(to_text(facts.stage))},
            {"required", facts.required},
            {"original_language", facts.label.original},
            {"label", words_json(facts.label)},
            {"help", words_json(facts.help)},
            {"purpose", words_json(facts.purpose)},
            {"erase_days", facts.erase_days},
            {"options", std::move(options)},
            {"when_question", facts.condition.question},
            {"when_value", facts.condition.value},
            {"asked", !question.removed},
            {"revision", question.revision}};
}

void read(const Document& body, QuestionFacts& facts) {
    auto& original = facts.label.original;
    original = body.value("original_language", original);
    if (body.contains("kind")) facts.kind = parse_question_kind(body.at("kind").get<std::string>()).value();
    if (body.contains("of")) facts.of = parse_asked_of(body.at("of").get<std::string>()).value();
    if (body.contains("stage")) facts.stage = parse_stage(body.at("stage").get<std::string>()).value();
    facts.required = body.value("required", facts.required);
    if (body.contains("label")) facts.label = words_in(body.at("label"), original);
    if (body.contains("help")) facts.help = words_in(body.at("help"), original);
    if (body.contains("purpose")) facts.purpose = words_in(body.at("purpose"), original);
    facts.erase_days = body.value("erase_days", facts.erase_days);
    if (body.contains("options")) {
        const auto before = std::exchange(facts.options, {});
        for (const auto& each : body.at("options")) {
            const auto key = each.value("key", std::string());
            const bool known = std::any_of(before.begin(), before.end(),
                                           [&](const QuestionOption& option) { return option.key == key; });
            facts.options.push_back({known ? key : std::string(), words_in(each.at("words"), original)});
        }
    }
    if (body.contains("file_kinds")) {
        facts.file_kinds.clear();
        for (const auto& each : body.at("file_kinds"))
            facts.file_kinds.push_back(parse_file_kind(each.get<std::string>()).value());
    }
    facts.condition.question = body.value("when_question", facts.condition.question);
    facts.condition.value = body.value("when_value", facts.condition.value);
}

}  // namespace plenaria::events
