// SPDX-License-Identifier: EUPL-1.2
#include "demo.hpp"

#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "cities/city_repository.hpp"
#include "contacts/contact_repository.hpp"
#include "contacts/contact_service.hpp"
#include "import/named_rows.hpp"
#include "organisations/organisation_repository.hpp"
#include "parties/party_rules.hpp"
#include "parties/party_service.hpp"
#include "people/mandate_service.hpp"
#include "people/person_repository.hpp"

namespace plenaria::directory {

namespace {

using import::NamedRows;
using import::split_list;

struct Files {
    NamedRows board;
    NamedRows c2c;
    NamedRows partners;
    NamedRows gazetteer;
    NamedRows names;
    NamedRows mandates;
    NamedRows halls;
};

Result<NamedRows> read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return Error{ErrorCode::invalid_input,
                     "{file} cannot be read.",
                     "demo",
                     {},
                     {{"file", path.filename().string()}}};
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    auto sheet = import::read_csv(bytes);
    if (!sheet) return std::move(sheet).error();
    return NamedRows(*std::move(sheet));
}

double gazetteer_number(const std::string& text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// "destination (long-settled and recent communities), transit" in the words of the board's file.
MigrationContext context_of(const std::string& text) {
    MigrationContext context;
    for (const auto& word : folded_words(text)) {
        if (word == "origin") context.origin = true;
        if (word == "transit") context.transit = true;
        if (word == "destination" || word == "arrival") context.destination = true;
        if (word == "return") context.return_to = true;
    }
    return context;
}

class Loader {
public:
    Loader(UnitOfWork& uow, const Files& files) : uow_(uow), files_(files) {}

    Result<DemoCounts> run() {
        for (const auto step :
             {&Loader::load_cities, &Loader::load_mandates, &Loader::load_partners, &Loader::load_segments})
            if (auto done = (this->*step)(); !done) return std::move(done).error();
        return counts_;
    }

private:
    [[nodiscard]] std::string city_id(const std::string& name, const std::string& iso2) const {
        const auto city = find_city_by_identity(uow_, identity(City{.name = {.en = name}, .iso2 = iso2}));
        return city ? city->id : std::string();
    }

    void add_place(City& city) const {
        for (std::size_t i = 0; i < files_.gazetteer.size(); ++i) {
            if (files_.gazetteer.at(i, "iso2") != city.iso2 || files_.gazetteer.at(i, "name") != city.name.en)
                continue;
            city.latitude = gazetteer_number(files_.gazetteer.at(i, "lat"));
            city.longitude = gazetteer_number(files_.gazetteer.at(i, "lon"));
            city.has_place = true;
            return;
        }
    }

    void add_facts(City& city) const {
        for (std::size_t i = 0; i < files_.board.size(); ++i) {
            if (files_.board.at(i, "GK_city_en") != city.name.en) continue;
            city.population =
                static_cast<long long>(gazetteer_number(files_.board.at(i, "GK_population_approx")));
            city.context = context_of(files_.board.at(i, "GK_migration_context"));
        }
    }

    /// Of the few whose city hall is known: where post reaches it, and whether it has a press officer.
    [[nodiscard]] std::optional<std::size_t> hall_of(const City& city) const {
        for (std::size_t i = 0; i < files_.halls.size(); ++i)
            if (files_.halls.at(i, "iso2") == city.iso2 && files_.halls.at(i, "name_en") == city.name.en)
                return i;
        return std::nullopt;
    }

    void add_post(City& city) const {
        if (const auto hall = hall_of(city))
            city.post = {.street = files_.halls.at(*hall, "street"),
                         .postcode = files_.halls.at(*hall, "postcode"),
                         .town = files_.halls.at(*hall, "town"),
                         .division = files_.halls.at(*hall, "division"),
                         .iso2 = city.iso2};
    }

    Result<void> load_cities() {
        for (std::size_t i = 0; i < files_.names.size(); ++i) {
            City city{.name = {.en = files_.names.at(i, "name_en"),
                               .es = files_.names.at(i, "name_es"),
                               .fr = files_.names.at(i, "name_fr")},
                      .aliases = split_list(files_.names.at(i, "aliases")),
                      .iso2 = files_.names.at(i, "iso2"),
                      .zone = files_.names.at(i, "zone"),
                      .language = files_.names.at(i, "language")};
            if (!city_id(city.name.en, city.iso2).empty()) continue;
            add_place(city);
            add_facts(city);
            add_post(city);
            auto made = create(uow_, loader_, city);
            if (!made) return std::move(made).error();
            if (auto added = add_contacts(city_ref(*made), city); !added) return added;
            ++counts_.cities;
        }
        return {};
    }

    Result<void> add_contacts(const std::string& party, const City& city) {
        std::string domain = fold(city.name.en);
        std::replace(domain.begin(), domain.end(), ' ', '-');
        const auto hall = hall_of(city);
        const auto press = hall ? files_.halls.at(*hall, "press") : std::string();
        for (const auto role : contact_roles) {
            // Few offices have a press officer, and some of these are reached by post alone.
            if (role == "press" && press.empty()) continue;
            const bool by_post = role == "press" && press == "post";
            auto added = add_contact(uow_, loader_,
                                     {.party = party,
                                      .role = std::string(role),
                                      .address = by_post ? "" : std::string(role) + "@" + domain + ".example",
                                      .language = city.language});
            if (!added) return std::move(added).error();
        }
        return {};
    }

    [[nodiscard]] std::string gender_of(const std::string& city) const {
        for (std::size_t i = 0; i < files_.board.size(); ++i)
            if (files_.board.at(i, "GK_city_en") == city)
                return files_.board.at(i, "GK_gender") == "F" ? "female" : "male";
        return {};
    }
    /// As the board's file writes it, where that differs from the person's own spelling.
    [[nodiscard]] std::string seed_name_of(const std::string& city) const {
        for (std::size_t i = 0; i < files_.board.size(); ++i)
            if (files_.board.at(i, "GK_city_en") == city) return files_.board.at(i, "SEED_name");
        return {};
    }

    Result<void> load_mandates() {
        for (std::size_t i = 0; i < files_.mandates.size(); ++i) {
            const auto city = files_.mandates.at(i, "city");
            const auto id = city_id(city, files_.mandates.at(i, "iso2"));
            const auto name = files_.mandates.at(i, "person");
            const auto from = parse_day(files_.mandates.at(i, "from"));
            if (id.empty() || !from)
                return Error{ErrorCode::invalid_input,
                             "{file} cannot be read.",
                             "demo",
                             {},
                             {{"file", "mandates.csv"}}};
            if (!find_people_named(uow_, sort_form(name)).empty()) continue;
            const auto stored = find_city(uow_, id);
            auto person = create(uow_, loader_,
                                 Person{.name = name,
                                        .aliases = {seed_name_of(city)},
                                        .gender = gender_of(city),
                                        .language = stored->language});
            if (!person) return std::move(person).error();
            auto mandate = add_mandate(uow_, loader_,
                                       {.person_id = *person,
                                        .city_id = id,
                                        .office = files_.mandates.at(i, "office"),
                                        .head = true,
                                        .from = *from,
                                        .until = parse_day(files_.mandates.at(i, "until")),
                                        .remark = files_.mandates.at(i, "remark")});
            if (!mandate) return std::move(mandate).error();
            ++counts_.people;
        }
        return {};
    }

    Result<void> load_partners() {
        for (std::size_t i = 0; i < files_.partners.size(); ++i) {
            Organisation organisation{.name = {.en = files_.partners.at(i, "GK_canonical_en")},
                                      .acronym = {.en = files_.partners.at(i, "GK_acronym_en"),
                                                  .es = files_.partners.at(i, "GK_acronym_es")},
                                      .aliases = split_list(files_.partners.at(i, "SEED_spellings")),
                                      .kind = files_.partners.at(i, "GK_type")};
            // Four partners are cities; they are loaded as such.
            if (organisation.kind == "city" || find_organisation_by_identity(uow_, identity(organisation)))
                continue;
            auto made = create(uow_, loader_, std::move(organisation));
            if (!made) return std::move(made).error();
            ++counts_.organisations;
        }
        return {};
    }

    Result<void> load_segments() {
        std::vector<std::string> board;
        for (std::size_t i = 0; i < files_.board.size(); ++i)
            board.push_back(city_id(files_.board.at(i, "GK_city_en"), files_.board.at(i, "GK_iso2")));
        std::vector<std::string> c2c;
        for (std::size_t i = 0; i < files_.c2c.size(); ++i)
            c2c.push_back(city_id(files_.c2c.at(i, "GK_city_en"), files_.c2c.at(i, "GK_iso2")));
        if (auto made = load_segment("Steering committee 2018", board); !made) return made;
        return load_segment("C2C cities", c2c);
    }

    Result<void> load_segment(const std::string& name, const std::vector<std::string>& city_ids) {
        if (find_segment_by_identity(uow_, identity(Segment{.name = name}))) return {};
        auto made = create_segment(uow_, loader_, {.name = name});
        if (!made) return std::move(made).error();
        for (const auto& id : city_ids)
            if (auto added = add_to_segment(uow_, loader_, *made, city_ref(id)); !added) return added;
        ++counts_.segments;
        return {};
    }

    UnitOfWork& uow_;
    const Files& files_;
    const Actor loader_ = job_actor("directory.demo");
    DemoCounts counts_;
};

}  // namespace

Result<DemoCounts> load_demo(Database& db, const std::filesystem::path& given) {
    // The demonstrations of all rooms lie in one folder, the tables in its folder data.
    const auto folder = std::filesystem::is_directory(given / "data") ? given / "data" : given;
    std::vector<NamedRows> read_files;
    for (const char* name : {"board_members.csv", "c2c_cities.csv", "partners.csv", "gazetteer.csv",
                             "city_names.csv", "mandates.csv", "city_halls.csv"}) {
        auto rows = read(folder / name);
        if (!rows) return std::move(rows).error();
        read_files.push_back(*std::move(rows));
    }
    const Files files{read_files[0], read_files[1], read_files[2], read_files[3],
                      read_files[4], read_files[5], read_files[6]};
    return db.write([&](UnitOfWork& uow) { return Loader(uow, files).run(); });
}

}  // namespace plenaria::directory
