// SPDX-License-Identifier: EUPL-1.2
#include "history.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace plenaria::directory {

namespace {

std::string yes(bool truth) { return truth ? "yes" : ""; }

std::string joined_lines(const std::vector<std::string>& texts) {
    std::string out;
    for (const auto& text : texts) out += (out.empty() ? "" : "\n") + text;
    return out;
}

void add_names(Fields& out, const char* prefix, const Names& name) {
    out.emplace_back(std::string(prefix) + "_en", name.en);
    out.emplace_back(std::string(prefix) + "_es", name.es);
    out.emplace_back(std::string(prefix) + "_fr", name.fr);
}

void add_post(Fields& out, const PostalAddress& post) {
    for (auto& field : fields(post)) out.push_back(std::move(field));
}

std::string dump(const nlohmann::ordered_json& json) {
    // Text was checked to be UTF-8 before; `replace` keeps history writable whatever an old row holds.
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

Fields fields(const City& city) {
    Fields out;
    add_names(out, "name", city.name);
    out.emplace_back("aliases", joined_lines(city.aliases));
    out.emplace_back("iso2", city.iso2);
    out.emplace_back("division", city.division);
    out.emplace_back("population", city.population == 0 ? std::string() : std::to_string(city.population));
    out.emplace_back("latitude", city.has_place ? fmt::format("{:.5f}", city.latitude) : std::string());
    out.emplace_back("longitude", city.has_place ? fmt::format("{:.5f}", city.longitude) : std::string());
    out.emplace_back("origin", yes(city.context.origin));
    out.emplace_back("transit", yes(city.context.transit));
    out.emplace_back("destination", yes(city.context.destination));
    out.emplace_back("return", yes(city.context.return_to));
    out.emplace_back("zone", city.zone);
    out.emplace_back("language", city.language);
    out.emplace_back("note", city.note);
    add_post(out, city.post);
    return out;
}

Fields fields(const Organisation& organisation) {
    Fields out;
    add_names(out, "name", organisation.name);
    add_names(out, "acronym", organisation.acronym);
    out.emplace_back("aliases", joined_lines(organisation.aliases));
    out.emplace_back("kind", organisation.kind);
    out.emplace_back("iso2", organisation.iso2);
    out.emplace_back("website", organisation.website);
    out.emplace_back("zone", organisation.zone);
    out.emplace_back("language", organisation.language);
    out.emplace_back("note", organisation.note);
    add_post(out, organisation.post);
    return out;
}

Fields fields(const Person& person) {
    Fields out{{"name", person.name},     {"aliases", joined_lines(person.aliases)},
               {"gender", person.gender}, {"language", person.language},
               {"email", person.email},   {"note", person.note}};
    add_post(out, person.post);
    return out;
}

Fields fields(const MandateRow& mandate) {
    return {{"person", person_ref(mandate.person_id)},
            {"city", city_ref(mandate.city_id)},
            {"office", mandate.office},
            {"head", yes(mandate.head)},
            {"from", to_text(mandate.from)},
            {"until", mandate.until ? to_text(*mandate.until) : std::string()},
            {"remark", mandate.remark}};
}

Fields fields(const ContactRow& contact) {
    Fields out{{"party", contact.party},
               {"role", contact.role},
               {"name", contact.name},
               {"address", contact.address},
               {"language", contact.language}};
    add_post(out, contact.post);
    return out;
}

Fields fields(const Segment& segment) { return {{"name", segment.name}, {"note", segment.note}}; }

Difference difference(const Fields& before, const Fields& after) {
    auto old_values = nlohmann::ordered_json::object();
    auto new_values = nlohmann::ordered_json::object();
    Difference result;
    for (std::size_t i = 0; i < before.size() && i < after.size(); ++i) {
        if (before[i].second == after[i].second) continue;
        old_values[before[i].first] = before[i].second;
        new_values[after[i].first] = after[i].second;
        result.names.push_back(before[i].first);
    }
    if (result.names.empty()) return result;
    result.before = dump(old_values);
    result.after = dump(new_values);
    return result;
}

std::string payload_value(std::string_view text, std::string_view name) {
    const auto json = nlohmann::ordered_json::parse(text, nullptr, false);
    if (!json.is_object()) return {};
    const auto found = json.find(std::string(name));
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string to_json(const Fields& fields) {
    auto json = nlohmann::ordered_json::object();
    for (const auto& [name, value] : fields)
        if (!value.empty()) json[name] = value;
    return dump(json);
}

}  // namespace plenaria::directory
