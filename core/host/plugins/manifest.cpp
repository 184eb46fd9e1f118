// SPDX-License-Identifier: EUPL-1.2
#include "plugins/manifest.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <utility>

#include "plugins/strict_json.hpp"

namespace plenaria::host {

namespace {

constexpr std::array<std::pair<std::string_view, Setting::Type>, 5> setting_types{{
    {"text", Setting::Type::text},
    {"integer", Setting::Type::integer},
    {"boolean", Setting::Type::boolean},
    {"choice", Setting::Type::choice},
    {"secret", Setting::Type::secret},
}};

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Lower-case letters and digits, beginning with a letter; each of `between` only between two of them.
bool is_word(std::string_view text, std::string_view between) {
    if (text.empty() || !is_lower(text.front())) return false;
    bool after_mark = false;
    for (const char c : text) {
        const bool mark = between.find(c) != std::string_view::npos;
        if (mark ? after_mark : !(is_lower(c) || is_digit(c))) return false;
        after_mark = mark;
    }
    return !after_mark;
}

std::string read_id(ObjectReader& in) {
    auto id = in.text("id");
    if (!is_word(id, "-") || id.size() > 30)
        in.fail("id", "must be lower-case letters, digits and hyphens, at most 30, beginning with a letter");
    if (id == "core") in.fail("id", "must not be \"core\", the name of the host itself");
    return id;
}

Version read_version(ObjectReader& in, const char* key) {
    const auto version = parse_version(in.text(key));
    if (!version) in.fail(key, "must be a version such as 1.2.0");
    return *version;
}

std::vector<Requirement> read_requirements(ObjectReader& in, const char* key, const std::string& own_id) {
    std::vector<Requirement> out;
    for (auto& one : in.objects(key)) {
        Requirement requirement{.id = read_id(one)};
        if (one.has("at_least")) requirement.at_least = read_version(one, "at_least");
        if (requirement.id == own_id) one.fail("id", "is this plugin itself");
        one.finish();
        out.push_back(std::move(requirement));
    }
    return out;
}

/// "committee.seats/1".
bool has_major_version(const std::string& name) {
    const auto slash = name.find('/');
    const auto major =
        slash == std::string::npos ? std::string_view{} : std::string_view(name).substr(slash + 1);
    return is_word(std::string_view(name).substr(0, slash), "._-") && !major.empty() &&
           major.front() != '0' && std::all_of(major.begin(), major.end(), is_digit);
}

std::vector<std::string> read_offers(ObjectReader& in) {
    auto offers = in.texts("offers");
    for (const auto& name : offers) {
        if (!has_major_version(name))
            in.fail("offers", "holds \"" + name + "\"; a service is named like committee.seats/1");
    }
    return offers;
}

std::vector<PublishedEvent> read_events(ObjectReader& in, const std::string& own_id) {
    std::vector<PublishedEvent> out;
    for (auto& one : in.objects("events")) {
        PublishedEvent event{.name = one.text("name"), .label = one.text("label")};
        if (!event.name.starts_with(own_id + '.') || !has_major_version(event.name) ||
            event.name.size() > 100)
            one.fail("name", "must be like " + own_id + ".something_happened/1");
        for (const auto& other : out)
            if (other.name == event.name) one.fail("name", "\"" + event.name + "\" stands twice");
        one.finish();
        out.push_back(std::move(event));
    }
    return out;
}

std::vector<Action> read_actions(ObjectReader& in, const std::string& own_id) {
    std::vector<Action> out;
    for (auto& one : in.objects("actions")) {
        Action action{.id = one.text("id"), .label = one.text("label")};
        if (!action.id.starts_with(own_id + '.') || !is_word(action.id, "._-"))
            one.fail("id", "must begin with \"" + own_id + ".\"");
        for (const auto& other : out)
            if (other.id == action.id) one.fail("id", "\"" + action.id + "\" stands twice");
        one.finish();
        out.push_back(std::move(action));
    }
    return out;
}

std::vector<Permission> read_permissions(ObjectReader& in, const std::string& own_id) {
    std::vector<Permission> out;
    for (auto& one : in.objects("permissions")) {
        Permission permission{.id = one.text("id"), .label = one.text("label"), .roles = one.texts("roles")};
        if (!permission.id.starts_with(own_id + '.') || !is_word(permission.id, "._-"))
            one.fail("id", "must begin with \"" + own_id + ".\"");
        for (const auto& role : permission.roles)
            if (!is_word(role, "_")) one.fail("roles", "holds \"" + role + "\", which is no name of a role");
        for (const auto& other : out)
            if (other.id == permission.id) one.fail("id", "\"" + permission.id + "\" stands twice");
        one.finish();
        out.push_back(std::move(permission));
    }
    return out;
}

/// As text, after checking it against the type.
std::string read_default(ObjectReader& in, const Setting& setting) {
    const auto* value = in.any("default");
    if (value == nullptr) return setting.type == Setting::Type::boolean ? "false" : "";
    switch (setting.type) {
        case Setting::Type::secret:
            in.fail("default", "must not be given for a secret");
        case Setting::Type::boolean:
            if (!value->is_boolean()) in.fail("default", "must be true or false");
            return value->get<bool>() ? "true" : "false";
        case Setting::Type::integer: {
            const auto number = in.integer("default");
            if ((setting.min && number < *setting.min) || (setting.max && number > *setting.max))
                in.fail("default", "is outside of min and max");
            return std::to_string(number);
        }
        case Setting::Type::choice:
        case Setting::Type::text:
            break;
    }
    if (!value->is_string()) in.fail("default", "must be text");
    return value->get<std::string>();
}

Setting read_setting(ObjectReader& in) {
    Setting setting{.key = in.text("key")};
    if (!is_word(setting.key, "_")) in.fail("key", "must be lower-case letters, digits and underscores");
    const auto type = in.text("type");
    const auto* known = std::find_if(setting_types.begin(), setting_types.end(),
                                     [&](const auto& entry) { return entry.first == type; });
    if (known == setting_types.end()) in.fail("type", "must be text, integer, boolean, choice or secret");
    setting.type = known->second;
    setting.label = in.text("label");
    for (const char* bound : {"min", "max"})
        if (in.has(bound) && setting.type != Setting::Type::integer) in.fail(bound, "is for integers only");
    if (in.has("min")) setting.min = in.integer("min");
    if (in.has("max")) setting.max = in.integer("max");
    setting.choices = in.texts("choices");
    if (setting.choices.empty() == (setting.type == Setting::Type::choice))
        in.fail("choices", "belongs to type choice, and to it alone");
    setting.default_value = read_default(in, setting);
    if (setting.type == Setting::Type::choice && std::find(setting.choices.begin(), setting.choices.end(),
                                                           setting.default_value) == setting.choices.end())
        in.fail("default", "must be one of the choices");
    in.finish();
    return setting;
}

std::vector<Setting> read_settings(ObjectReader& in) {
    std::vector<Setting> out;
    for (auto& one : in.objects("settings")) {
        auto setting = read_setting(one);
        for (const auto& other : out)
            if (other.key == setting.key) one.fail("key", "\"" + setting.key + "\" stands twice");
        out.push_back(std::move(setting));
    }
    return out;
}

std::string read_tables(ObjectReader& in) {
    auto tables = in.text_or("tables", {});
    if (tables.empty()) return tables;
    if (tables.back() != '_' || !is_word(std::string_view(tables).substr(0, tables.size() - 1), ""))
        in.fail("tables", "must be a prefix such as cmt_");
    if (tables == "core_") in.fail("tables", "must not be core_, the prefix of the host");
    return tables;
}

}  // namespace

std::string Version::text() const {
    return std::to_string(major) + '.' + std::to_string(minor) + '.' + std::to_string(patch);
}

std::optional<Version> parse_version(std::string_view text) {
    Version version;
    int* const parts[] = {&version.major, &version.minor, &version.patch};
    const char* at = text.data();
    const char* const end = at + text.size();
    for (std::size_t i = 0; i < 3; ++i) {
        if (at == end || !is_digit(*at)) return std::nullopt;
        const auto [next, error] = std::from_chars(at, end, *parts[i]);
        if (error != std::errc{}) return std::nullopt;
        if (next == end) return version;
        if (*next != '.') return std::nullopt;
        at = next + 1;
    }
    return std::nullopt;
}

std::string_view word(Setting::Type type) {
    for (const auto& [name, value] : setting_types)
        if (value == type) return name;
    throw std::logic_error("a type of settings without a word");
}

Manifest parse_manifest(std::string_view json) {
    const auto document = parse_lined(json, "plugin.json");
    ObjectReader in(document, "");
    in.any("$schema");
    Manifest manifest{.id = read_id(in), .name = in.text("name"), .version = read_version(in, "version")};
    auto sdk = in.object("sdk");
    const auto abi = sdk.integer("abi");
    if (abi < 1 || abi > 1'000'000) sdk.fail("abi", "must be a small whole number");
    manifest.abi = static_cast<int>(abi);
    sdk.finish();
    manifest.required = read_requirements(in, "requires", manifest.id);
    manifest.wanted = read_requirements(in, "wants", manifest.id);
    manifest.offers = read_offers(in);
    manifest.permissions = read_permissions(in, manifest.id);
    manifest.settings = read_settings(in);
    manifest.events = read_events(in, manifest.id);
    manifest.actions = read_actions(in, manifest.id);
    manifest.languages = in.texts("languages");
    manifest.tables = read_tables(in);
    in.finish();
    return manifest;
}

Manifest read_manifest(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in) throw ManifestError("plugin.json cannot be read");
    return parse_manifest(text);
}

}  // namespace plenaria::host
