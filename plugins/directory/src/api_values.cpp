// SPDX-License-Identifier: EUPL-1.2
#include "api_values.hpp"

#include <algorithm>

#include "country.hpp"

namespace plenaria::directory::api {

namespace {

Json json_of(const PostalAddress& post) {
    auto json = Json::object();
    for (auto& [name, value] : fields(post)) json[name.substr(std::string_view("post_").size())] = value;
    return json;
}

Json names_json(const Names& name) { return {{"en", name.en}, {"es", name.es}, {"fr", name.fr}}; }

/// Takes members out of a body, noting what does not fit; what is left at the end is unknown.
class Reader {
public:
    explicit Reader(std::string_view body) : json_(Json::parse(body, nullptr, false)) {
        if (!json_.is_object())
            error_ = Error{ErrorCode::invalid_input, "The body must be a JSON object.", "no object"};
    }

    void text(const char* name, std::string& into) {
        with(name,
             [&](const Json& value) { return value.is_string() && (into = value.get<std::string>(), true); });
    }
    void names(const char* name, Names& into) {
        with(name, [&](const Json& value) {
            if (!value.is_object()) return false;
            for (const auto& [language, text] : value.items()) {
                auto* target = language == "en"   ? &into.en
                               : language == "es" ? &into.es
                               : language == "fr" ? &into.fr
                                                  : nullptr;
                if (target == nullptr || !text.is_string()) return false;
                *target = text.get<std::string>();
            }
            return true;
        });
    }
    void texts(const char* name, std::vector<std::string>& into) {
        with(name, [&](const Json& value) {
            if (!value.is_array() || value.size() > 200) return false;
            if (!std::all_of(value.begin(), value.end(), [](const Json& one) { return one.is_string(); }))
                return false;
            into = value.get<std::vector<std::string>>();
            return true;
        });
    }
    void whole(const char* name, long long& into) {
        with(name, [&](const Json& value) {
            return value.is_number_integer() && (into = value.get<long long>(), true);
        });
    }
    /// null means "not known".
    void place(City& city) {
        const auto coordinate = [&](const char* name, double& into) {
            with(name, [&](const Json& value) {
                if (value.is_null()) return city.has_place = false, true;
                return value.is_number() && (into = value.get<double>(), city.has_place = true);
            });
        };
        coordinate("latitude", city.latitude);
        coordinate("longitude", city.longitude);
    }
    /// All members that are not named are empty.
    void post(PostalAddress& into) {
        with("post", [&](const Json& value) {
            if (!value.is_object()) return false;
            PostalAddress post;
            for (const auto& [name, text] : value.items()) {
                if (!text.is_string()) return false;
                set_field(post, "post_" + name, text.get<std::string>());
                if (!json_of(post).contains(name)) return false;
            }
            into = tidy(std::move(post));
            return true;
        });
    }
    void truth(const char* name, bool& into) {
        with(name, [&](const Json& value) { return value.is_boolean() && (into = value.get<bool>(), true); });
    }
    void day(const char* name, Day& into) {
        with(name, [&](const Json& value) {
            const auto day = value.is_string() ? parse_day(value.get<std::string>()) : std::nullopt;
            return day && (into = *day, true);
        });
    }
    void open_day(const char* name, std::optional<Day>& into) {
        with(name, [&](const Json& value) {
            if (value.is_null()) return into.reset(), true;
            into = value.is_string() ? parse_day(value.get<std::string>()) : std::nullopt;
            return into.has_value();
        });
    }
    /// "city/ID" into ID.
    void ref(const char* name, PartyKind kind, std::string& into) {
        with(name, [&](const Json& value) {
            const auto ref = value.is_string() ? parse_ref(value.get<std::string>()) : std::nullopt;
            return ref && ref->kind == kind && (into = ref->id, true);
        });
    }
    void version(int& into, bool needed) {
        long long value = 0;
        const bool there = json_.is_object() && json_.contains("version");
        whole("version", value);
        if (there && value > 0 && value < 1'000'000'000)
            into = static_cast<int>(value);
        else if (needed)
            problem("version", /*t*/ "Send the version that was read.");
    }

    Result<void> done() && {
        if (json_.is_object())
            for (const auto& [name, value] : json_.items())
                problem(name, /*t*/ "There is no member of this name.");
        if (error_) return *std::move(error_);
        return {};
    }

private:
    template <class Take>
    void with(const char* name, const Take& take) {
        if (!json_.is_object()) return;
        const auto found = json_.find(name);
        if (found == json_.end()) return;
        if (!take(*found)) problem(name, /*t*/ "This member does not have the type that is described.");
        json_.erase(name);
    }
    void problem(const std::string& field, const char* message) {
        if (!error_)
            error_ = Error{ErrorCode::invalid_input, "The body does not fit its description.", "fields"};
        error_->fields.push_back({field, message});
    }

    Json json_;
    std::optional<Error> error_;
};

}  // namespace

Json json_of(const City& city) {
    auto context = Json::array();
    if (city.context.origin) context.push_back("origin");
    if (city.context.transit) context.push_back("transit");
    if (city.context.destination) context.push_back("destination");
    if (city.context.return_to) context.push_back("return");
    const auto* country = find_country(city.iso2);
    return {{"ref", city_ref(city.id)},
            {"name", names_json(city.name)},
            {"aliases", city.aliases},
            {"country", city.iso2},
            {"division", city.division},
            {"region", country != nullptr ? country->region : ""},
            {"subregion", country != nullptr ? country->subregion : ""},
            {"population", city.population},
            {"latitude", city.has_place ? Json(city.latitude) : Json()},
            {"longitude", city.has_place ? Json(city.longitude) : Json()},
            {"context", std::move(context)},
            {"zone", city.zone},
            {"language", city.language},
            {"note", city.note},
            {"post", json_of(city.post)},
            {"version", city.version}};
}

Json json_of(const Organisation& o) {
    return {{"ref", organisation_ref(o.id)},
            {"name", names_json(o.name)},
            {"acronym", names_json(o.acronym)},
            {"aliases", o.aliases},
            {"kind", o.kind},
            {"country", o.iso2},
            {"website", o.website},
            {"zone", o.zone},
            {"language", o.language},
            {"note", o.note},
            {"post", json_of(o.post)},
            {"version", o.version}};
}

Json json_of(const Person& person) {
    return {{"ref", person_ref(person.id)}, {"name", person.name},          {"aliases", person.aliases},
            {"gender", person.gender},      {"language", person.language},  {"email", person.email},
            {"note", person.note},          {"post", json_of(person.post)}, {"version", person.version}};
}

Json json_of(const MandateRow& mandate) {
    return {{"id", mandate.id},
            {"person", person_ref(mandate.person_id)},
            {"city", city_ref(mandate.city_id)},
            {"office", mandate.office},
            {"head", mandate.head},
            {"from", to_text(mandate.from)},
            {"until", mandate.until ? Json(to_text(*mandate.until)) : Json()},
            {"remark", mandate.remark},
            {"version", mandate.version}};
}

Json json_of(const ContactRow& contact) {
    return {{"id", contact.id},           {"role", contact.role},         {"name", contact.name},
            {"address", contact.address}, {"language", contact.language}, {"post", json_of(contact.post)},
            {"version", contact.version}};
}

Result<void> read_post(const Json& body, PostalAddress& post) {
    if (!body.contains("post")) return {};
    Reader reader(Json{{"post", body.at("post")}}.dump());
    reader.post(post);
    return std::move(reader).done();
}

Result<void> read(std::string_view body, City& city, bool with_version) {
    Reader reader(body);
    reader.names("name", city.name);
    reader.texts("aliases", city.aliases);
    reader.text("country", city.iso2);
    reader.text("division", city.division);
    reader.whole("population", city.population);
    reader.place(city);
    std::vector<std::string> context{"?"};
    reader.texts("context", context);
    if (context != std::vector<std::string>{"?"}) {
        city.context = {};
        for (const auto& word : context) {
            if (word == "origin") city.context.origin = true;
            if (word == "transit") city.context.transit = true;
            if (word == "destination") city.context.destination = true;
            if (word == "return") city.context.return_to = true;
        }
    }
    reader.text("zone", city.zone);
    reader.text("language", city.language);
    reader.text("note", city.note);
    reader.post(city.post);
    reader.version(city.version, with_version);
    return std::move(reader).done();
}

Result<void> read(std::string_view body, Organisation& o, bool with_version) {
    Reader reader(body);
    reader.names("name", o.name);
    reader.names("acronym", o.acronym);
    reader.texts("aliases", o.aliases);
    reader.text("kind", o.kind);
    reader.text("country", o.iso2);
    reader.text("website", o.website);
    reader.text("zone", o.zone);
    reader.text("language", o.language);
    reader.text("note", o.note);
    reader.post(o.post);
    reader.version(o.version, with_version);
    return std::move(reader).done();
}

Result<void> read(std::string_view body, Person& person, bool with_version) {
    Reader reader(body);
    reader.text("name", person.name);
    reader.texts("aliases", person.aliases);
    reader.text("gender", person.gender);
    reader.text("language", person.language);
    reader.text("email", person.email);
    reader.text("note", person.note);
    reader.post(person.post);
    reader.version(person.version, with_version);
    return std::move(reader).done();
}

Result<void> read(std::string_view body, MandateRow& mandate, bool with_version) {
    Reader reader(body);
    reader.ref("person", PartyKind::person, mandate.person_id);
    reader.ref("city", PartyKind::city, mandate.city_id);
    reader.text("office", mandate.office);
    reader.truth("head", mandate.head);
    reader.day("from", mandate.from);
    reader.open_day("until", mandate.until);
    reader.text("remark", mandate.remark);
    reader.version(mandate.version, with_version);
    return std::move(reader).done();
}

}  // namespace plenaria::directory::api
