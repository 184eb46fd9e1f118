// SPDX-License-Identifier: EUPL-1.2
#include "columns.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <plenaria/text.hpp>

namespace plenaria::directory::import {

namespace {

constexpr std::array<Target, 14> city_targets{{
    {"name", /*t*/ "City"},
    {"name_en", /*t*/ "Name in English"},
    {"name_es", /*t*/ "Name in Spanish"},
    {"name_fr", /*t*/ "Name in French"},
    {"aliases", /*t*/ "Further spellings"},
    {"country", /*t*/ "Country"},
    {"division", /*t*/ "State or province"},
    {"population", /*t*/ "Population"},
    {"latitude", /*t*/ "Latitude"},
    {"longitude", /*t*/ "Longitude"},
    {"context", /*t*/ "Migration context"},
    {"zone", /*t*/ "Time zone"},
    {"language", /*t*/ "Working language"},
    {"note", /*t*/ "Note"},
}};
constexpr std::array<Target, 13> organisation_targets{{
    {"name", /*t*/ "Organisation"},
    {"name_en", /*t*/ "Name in English"},
    {"name_es", /*t*/ "Name in Spanish"},
    {"name_fr", /*t*/ "Name in French"},
    {"acronym_en", /*t*/ "Acronym in English"},
    {"acronym_es", /*t*/ "Acronym in Spanish"},
    {"acronym_fr", /*t*/ "Acronym in French"},
    {"aliases", /*t*/ "Further spellings"},
    {"kind", /*t*/ "Kind"},
    {"country", /*t*/ "Country"},
    {"website", /*t*/ "Website"},
    {"language", /*t*/ "Working language"},
    {"note", /*t*/ "Note"},
}};
constexpr std::array<Target, 10> people_targets{{
    {"person", /*t*/ "Person"},
    {"city", /*t*/ "City"},
    {"country", /*t*/ "Country"},
    {"office", /*t*/ "Office"},
    {"from", /*t*/ "First day in office"},
    {"until", /*t*/ "Last day in office"},
    {"gender", /*t*/ "Gender"},
    {"email", /*t*/ "Mail address"},
    {"language", /*t*/ "Language"},
    {"note", /*t*/ "Note"},
}};

/// Headings, folded and without a prefix of our own. `weight` decides between two columns for one target.
struct Heading {
    std::string_view words;
    std::string_view target;
    int weight = 2;
};
constexpr Heading place_headings[] = {
    {"city", "city"},
    {"ciudad", "city"},
    {"ville", "city"},
    {"municipality", "city"},
    {"municipio", "city"},
    {"commune", "city"},
    {"city en", "city", 3},
    {"city name", "city"},
    {"country", "country"},
    {"pais", "country"},
    {"pays", "country"},
    {"iso2", "country", 4},
    {"iso3", "country", 3},
    {"country code", "country", 4},
    {"codigo pais", "country", 4},
    {"code pays", "country", 4},
};
constexpr Heading city_headings[] = {
    {"name", "city"},
    {"nombre", "city"},
    {"nom", "city"},
    {"name en", "name_en"},
    {"name es", "name_es"},
    {"name fr", "name_fr"},
    {"city en", "name_en", 3},
    {"city es", "name_es"},
    {"city fr", "name_fr"},
    {"english name", "name_en"},
    {"spanish name", "name_es"},
    {"french name", "name_fr"},
    {"name in english", "name_en"},
    {"name in spanish", "name_es"},
    {"name in french", "name_fr"},
    {"nombre en ingles", "name_en"},
    {"nombre en espanol", "name_es"},
    {"nombre en frances", "name_fr"},
    {"nom en anglais", "name_en"},
    {"nom en espagnol", "name_es"},
    {"nom en francais", "name_fr"},
    {"population", "population"},
    {"population approx", "population"},
    {"poblacion", "population"},
    {"inhabitants", "population"},
    {"habitantes", "population"},
    {"habitants", "population"},
    {"lat", "latitude"},
    {"latitude", "latitude"},
    {"latitud", "latitude"},
    {"lon", "longitude"},
    {"lng", "longitude"},
    {"longitude", "longitude"},
    {"longitud", "longitude"},
    {"migration context", "context"},
    {"contexto migratorio", "context"},
    {"contexte migratoire", "context"},
    {"time zone", "zone"},
    {"timezone", "zone"},
    {"zone", "zone"},
    {"zona horaria", "zone"},
    {"fuseau horaire", "zone"},
    {"state", "division"},
    {"province", "division"},
    {"provincia", "division"},
    {"division", "division"},
    {"state or province", "division"},
    {"estado", "division"},
};
constexpr Heading organisation_headings[] = {
    {"name", "name"},
    {"nombre", "name"},
    {"nom", "name"},
    {"organisation", "name"},
    {"organization", "name"},
    {"organizacion", "name"},
    {"partner", "name"},
    {"socio", "name"},
    {"partenaire", "name"},
    {"canonical en", "name_en", 3},
    {"name en", "name_en"},
    {"name es", "name_es"},
    {"name fr", "name_fr"},
    {"acronym", "acronym_en"},
    {"acronym en", "acronym_en", 3},
    {"acronym es", "acronym_es"},
    {"acronym fr", "acronym_fr"},
    {"siglas", "acronym_es"},
    {"sigla", "acronym_es"},
    {"sigle", "acronym_fr"},
    {"acronimo", "acronym_es"},
    {"acronyme", "acronym_fr"},
    {"type", "kind"},
    {"tipo", "kind"},
    {"kind", "kind"},
    {"website", "website"},
    {"web", "website"},
    {"url", "website"},
    {"sitio web", "website"},
    {"site web", "website"},
    {"name in english", "name_en"},
    {"name in spanish", "name_es"},
    {"name in french", "name_fr"},
};
constexpr Heading people_headings[] = {
    {"name", "person"},
    {"nombre", "person"},
    {"nom", "person"},
    {"person", "person", 3},
    {"persona", "person", 3},
    {"personne", "person", 3},
    {"mayor", "person", 3},
    {"alcalde", "person", 3},
    {"alcaldesa", "person", 3},
    {"alcaldia", "person"},
    {"maire", "person", 3},
    {"full name", "person", 3},
    {"nombre completo", "person", 3},
    {"nom complet", "person", 3},
    {"alcalde sa", "person", 3},
    {"office", "office"},
    {"title", "office"},
    {"cargo", "office"},
    {"fonction", "office"},
    {"titre", "office"},
    {"position", "office"},
    {"from", "from"},
    {"since", "from"},
    {"desde", "from"},
    {"depuis", "from"},
    {"start", "from"},
    {"start date", "from"},
    {"term start", "from"},
    {"mandate from", "from"},
    {"fecha de inicio", "from"},
    {"inicio", "from"},
    {"debut", "from"},
    {"date de debut", "from"},
    {"until", "until"},
    {"to", "until"},
    {"hasta", "until"},
    {"end", "until"},
    {"end date", "until"},
    {"term end", "until"},
    {"fecha de fin", "until"},
    {"fin", "until"},
    {"date de fin", "until"},
    {"jusqu au", "until"},
    {"gender", "gender"},
    {"sex", "gender"},
    {"genero", "gender"},
    {"sexo", "gender"},
    {"genre", "gender"},
    {"sexe", "gender"},
    {"email", "email"},
    {"e mail", "email"},
    {"mail", "email"},
    {"mail address", "email"},
    {"correo", "email"},
    {"correo electronico", "email"},
    {"courriel", "email"},
    {"first day in office", "from"},
    {"last day in office", "until"},
};
constexpr Heading common_headings[] = {
    {"language", "language"},
    {"idioma", "language"},
    {"langue", "language"},
    {"working language", "language"},
    {"note", "note"},
    {"notes", "note"},
    {"nota", "note"},
    {"notas", "note"},
    {"remark", "note"},
    {"remarks", "note"},
    {"observaciones", "note"},
    {"remarques", "note"},
    {"aliases", "aliases"},
    {"spellings", "aliases"},
    {"alias", "aliases"},
    {"other names", "aliases"},
    {"otros nombres", "aliases"},
    {"autres noms", "aliases"},
    {"further spellings", "aliases"},
};

/// "GK_city_en" gives "city en".
std::string bare(const std::string& heading) {
    auto text = fold(heading);
    for (const std::string_view prefix : {"seed ", "gk ", "src "})
        if (text.size() > prefix.size() && text.substr(0, prefix.size()) == prefix)
            return text.substr(prefix.size());
    return text;
}

bool is_place(Kind kind) { return kind == Kind::cities; }

void add(std::vector<Heading>& all, std::span<const Heading> some) {
    all.insert(all.end(), some.begin(), some.end());
}

std::vector<Heading> headings_of(Kind kind) {
    std::vector<Heading> all;
    if (kind == Kind::cities) add(all, city_headings);
    if (kind == Kind::organisations) add(all, organisation_headings);
    if (kind == Kind::people || kind == Kind::board) add(all, people_headings);
    add(all, place_headings);
    add(all, common_headings);
    return all;
}

}  // namespace

std::optional<Kind> parse_kind(std::string_view text) {
    for (const auto kind : {Kind::cities, Kind::organisations, Kind::people, Kind::board})
        if (to_text(kind) == text) return kind;
    return std::nullopt;
}

std::string_view to_text(Kind kind) {
    switch (kind) {
        case Kind::cities:
            return "cities";
        case Kind::organisations:
            return "organisations";
        case Kind::people:
            return "people";
        case Kind::board:
            return "board";
    }
    return {};
}

std::span<const Target> targets(Kind kind) {
    if (kind == Kind::cities) return city_targets;
    if (kind == Kind::organisations) return organisation_targets;
    return people_targets;
}

Mapping guess(Kind kind, const std::vector<std::string>& headings) {
    const auto known = headings_of(kind);
    const auto offered = targets(kind);
    Mapping mapping(headings.size());
    std::map<std::string_view, std::pair<int, std::size_t>> best;  // target: weight, column
    for (std::size_t column = 0; column < headings.size(); ++column) {
        const auto words = bare(headings[column]);
        for (const auto& heading : known) {
            if (heading.words != words) continue;
            // In a table of cities "city" is the name itself.
            const auto target =
                is_place(kind) && heading.target == "city" ? std::string_view("name") : heading.target;
            const bool exists = std::any_of(offered.begin(), offered.end(),
                                            [&](const Target& t) { return t.name == target; });
            const auto now = best.find(target);
            if (exists && (now == best.end() || heading.weight > now->second.first))
                best[target] = {heading.weight, column};
        }
    }
    // A column that two targets want goes to the one that was named more closely.
    std::map<std::size_t, int> weight_of;
    for (const auto& [target, choice] : best)
        if (choice.first > weight_of[choice.second]) {
            weight_of[choice.second] = choice.first;
            mapping[choice.second] = target;
        }
    return mapping;
}

Kind guess_kind(const std::vector<std::string>& headings) {
    const auto has = [&](Kind kind, std::string_view target) {
        const auto mapping = guess(kind, headings);
        return std::find(mapping.begin(), mapping.end(), target) != mapping.end();
    };
    if (has(Kind::organisations, "acronym_en") || has(Kind::organisations, "website") ||
        has(Kind::organisations, "kind"))
        return Kind::organisations;
    const bool person = has(Kind::people, "person");
    const bool city = has(Kind::people, "city");
    if (person && city) return Kind::board;
    if (city || has(Kind::cities, "latitude") || has(Kind::cities, "population")) return Kind::cities;
    return person && has(Kind::people, "email") ? Kind::people : Kind::cities;
}

std::vector<std::string> problems(Kind kind, const Mapping& mapping) {
    std::vector<std::string> found;
    const auto has = [&](std::string_view target) {
        return std::find(mapping.begin(), mapping.end(), target) != mapping.end();
    };
    if (kind == Kind::cities && !has("name") && !has("name_en"))
        found.emplace_back(/*t*/ "Say which column holds the name of the city.");
    if (kind == Kind::cities && !has("country"))
        found.emplace_back(/*t*/ "Say which column holds the country.");
    if (kind == Kind::organisations && !has("name") && !has("name_en"))
        found.emplace_back(/*t*/ "Say which column holds the name of the organisation.");
    if ((kind == Kind::people || kind == Kind::board) && !has("person"))
        found.emplace_back(/*t*/ "Say which column holds the name of the person.");
    if (kind == Kind::board && !has("city"))
        found.emplace_back(/*t*/ "Say which column holds the name of the city.");
    for (std::size_t i = 0; i < mapping.size(); ++i)
        if (!mapping[i].empty() &&
            std::find(mapping.begin(), mapping.begin() + static_cast<std::ptrdiff_t>(i), mapping[i]) !=
                mapping.begin() + static_cast<std::ptrdiff_t>(i)) {
            found.emplace_back(/*t*/ "Two columns cannot mean the same.");
            break;
        }
    return found;
}

}  // namespace plenaria::directory::import
