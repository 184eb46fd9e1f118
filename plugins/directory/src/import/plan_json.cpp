// SPDX-License-Identifier: EUPL-1.2
#include "plan_json.hpp"

#include <nlohmann/json.hpp>

namespace plenaria::directory::import {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Message& message) {
    auto values = Json::object();
    for (const auto& [name, value] : message.values) values[name] = value;
    return {{"key", message.key}, {"values", std::move(values)}};
}

Message message_from(const Json& json) {
    Message message{.key = json.at("key").get<std::string>()};
    for (const auto& [name, value] : json.at("values").items())
        message.values.emplace_back(name, value.get<std::string>());
    return message;
}

Json json_of(const std::vector<Message>& messages) {
    auto all = Json::array();
    for (const auto& message : messages) all.push_back(json_of(message));
    return all;
}

std::vector<Message> messages_from(const Json& json) {
    std::vector<Message> all;
    for (const auto& one : json) all.push_back(message_from(one));
    return all;
}

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string to_json(const Plan& plan) {
    auto json = Json::object();
    if (!plan.problems.empty()) json["problems"] = json_of(plan.problems);
    if (!plan.notes.empty()) json["notes"] = json_of(plan.notes);
    for (const auto& change : plan.changes)
        json["changes"].push_back({change.field, change.before, change.after});
    for (const auto& question : plan.questions) {
        auto options = Json::array();
        for (const auto& option : question.options)
            options.push_back({{"value", option.value}, {"label", json_of(option.label)}});
        json["questions"].push_back({{"key", question.key},
                                     {"text", json_of(question.text)},
                                     {"other", question.other_city},
                                     {"options", std::move(options)}});
    }
    return dump(json);
}

Plan plan_from(std::string_view text) {
    Plan plan;
    try {
        const auto json = Json::parse(text);
        if (json.contains("problems")) plan.problems = messages_from(json["problems"]);
        if (json.contains("notes")) plan.notes = messages_from(json["notes"]);
        if (json.contains("changes"))
            for (const auto& change : json["changes"])
                plan.changes.push_back({change.at(0).get<std::string>(), change.at(1).get<std::string>(),
                                        change.at(2).get<std::string>()});
        if (json.contains("questions"))
            for (const auto& one : json["questions"]) {
                Question question{.key = one.at("key").get<std::string>(),
                                  .text = message_from(one.at("text")),
                                  .other_city = one.at("other").get<bool>()};
                for (const auto& option : one.at("options"))
                    question.options.push_back({.value = option.at("value").get<std::string>(),
                                                .label = message_from(option.at("label"))});
                plan.questions.push_back(std::move(question));
            }
    } catch (const Json::exception&) {
        return {};
    }
    return plan;
}

std::string to_json(const std::vector<std::string>& texts) { return dump(Json(texts)); }

std::vector<std::string> texts_from(std::string_view text) {
    try {
        return Json::parse(text).get<std::vector<std::string>>();
    } catch (const Json::exception&) {
        return {};
    }
}

}  // namespace plenaria::directory::import
