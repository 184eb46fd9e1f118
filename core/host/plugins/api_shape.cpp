// SPDX-License-Identifier: EUPL-1.2
#include "plugins/api_shape.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

#include <plenaria/text.hpp>

namespace plenaria::host {

namespace {

using nlohmann::json;

constexpr std::size_t longest_text = 100'000;
constexpr std::size_t longest_list = 10'000;

constexpr std::array<std::string_view, 17> words = {
    "type",     "enum",     "properties",  "required",  "additionalProperties",
    "items",    "minimum",  "maximum",     "minLength", "maxLength",
    "minItems", "maxItems", "description", "format",    "pattern",
    "title",    "default"};

void check_words(const json& schema) {
    if (!schema.is_object()) throw std::logic_error("a schema must be a JSON object");
    for (const auto& [word, value] : schema.items()) {
        if (std::find(words.begin(), words.end(), word) == words.end())
            throw std::logic_error("schemas of operations cannot use \"" + word + "\"");
        if (word == "properties")
            for (const auto& [name, member] : value.items()) check_words(member);
        if (word == "items" || (word == "additionalProperties" && !value.is_boolean())) check_words(value);
    }
}

bool is_of(const json& value, std::string_view type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "boolean") return value.is_boolean();
    return type == "null" && value.is_null();
}

bool has_type(const json& value, const json& wanted) {
    if (wanted.is_string()) return is_of(value, wanted.get_ref<const std::string&>());
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](const json& one) { return is_of(value, one.get_ref<const std::string&>()); });
}

/// Goes through a value beside its schema and notes what does not fit.
class Walk {
public:
    void visit(const json& schema, const json& value, const std::string& at) {
        if (const auto type = schema.find("type"); type != schema.end() && !has_type(value, *type))
            return problem(at, /*t*/ "This member does not have the type that is described.");
        if (const auto choices = schema.find("enum");
            choices != schema.end() && std::find(choices->begin(), choices->end(), value) == choices->end())
            return problem(at, /*t*/ "This is none of the values that are described.");
        if (value.is_object()) object(schema, value, at);
        if (value.is_array()) list(schema, value, at);
        if (value.is_string()) text(schema, value.get_ref<const std::string&>(), at);
        if (value.is_number()) number(schema, value, at);
    }
    std::vector<FieldError> problems = {};

private:
    void object(const json& schema, const json& value, const std::string& at) {
        for (const auto& name : schema.value("required", json::array()))
            if (!value.contains(name.get_ref<const std::string&>()))
                problem(join(at, name.get<std::string>()), /*t*/ "This member is missing.");
        static const json none = json::object();
        const auto properties = schema.find("properties");
        const auto& known = properties == schema.end() ? none : *properties;
        const auto others = schema.find("additionalProperties");
        for (const auto& [name, member] : value.items()) {
            if (const auto found = known.find(name); found != known.end())
                visit(*found, member, join(at, name));
            else if (others == schema.end() || (others->is_boolean() && !others->get<bool>()))
                // What is not described is not read: better said than passed over in silence.
                problem(join(at, name), /*t*/ "There is no member of this name.");
            else if (others->is_object())
                visit(*others, member, join(at, name));
        }
    }
    void list(const json& schema, const json& value, const std::string& at) {
        if (value.size() < schema.value("minItems", std::size_t{0}))
            problem(at, /*t*/ "This list is too short.");
        if (value.size() > schema.value("maxItems", longest_list))
            return problem(at, /*t*/ "This list is too long.");
        const auto items = schema.find("items");
        if (items == schema.end()) return;
        std::size_t position = 0;
        for (const auto& one : value) visit(*items, one, join(at, std::to_string(position++)));
    }
    void text(const json& schema, const std::string& value, const std::string& at) {
        const auto size = length(value);
        if (size < schema.value("minLength", std::size_t{0})) problem(at, /*t*/ "This text is too short.");
        if (size > schema.value("maxLength", longest_text)) problem(at, /*t*/ "This text is too long.");
        if (value.find('\0') != std::string::npos)
            problem(at, /*t*/ "This text holds a character that cannot be kept.");
    }
    void number(const json& schema, const json& value, const std::string& at) {
        const bool low = schema.contains("minimum") && value < schema["minimum"];
        const bool high = schema.contains("maximum") && value > schema["maximum"];
        if (low || high) problem(at, /*t*/ "This number is out of its range.");
    }

    /// Names are the sender's: cut, so that a refusal is never longer than what it refuses.
    static std::string join(const std::string& at, const std::string& name) {
        return (at.empty() ? name : at + '.' + name).substr(0, 200);
    }
    void problem(const std::string& at, const char* message) {
        constexpr std::size_t most = 50;
        if (problems.size() < most) problems.push_back({at.empty() ? "body" : at, message});
    }
};

}  // namespace

ApiShape::ApiShape(std::string_view schema) : schema_(json::parse(schema, nullptr, false)) {
    check_words(schema_);
}

Result<void> ApiShape::check(std::string_view body) const {
    const auto value = json::parse(body, nullptr, false);
    Walk walk;
    if (value.is_discarded())
        walk.problems.push_back({"body", /*t*/ "This is no JSON."});
    else
        walk.visit(schema_, value, "");
    if (walk.problems.empty()) return {};
    return Error{ErrorCode::invalid_input, "The body does not fit its description.", "shape",
                 std::move(walk.problems)};
}

bool takes_query(Method method) { return method == Method::get || method == Method::del; }

ApiShapes shapes_of(const Contributions& contributions) {
    ApiShapes shapes;
    for (const auto& owned : contributions.routes) {
        const auto& route = owned.what;
        if (!route.api || takes_query(route.method) || route.api->request_schema.empty()) continue;
        try {
            shapes.emplace(route.name, ApiShape(route.api->request_schema));
        } catch (const std::exception& e) {
            throw std::logic_error("operation " + route.name + ": " + e.what());
        }
    }
    return shapes;
}

}  // namespace plenaria::host
