// SPDX-License-Identifier: EUPL-1.2
#include "party_service.hpp"

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../cities/city_repository.hpp"
#include "../history.hpp"
#include "../organisations/organisation_repository.hpp"
#include "../people/person_repository.hpp"
#include "party_rules.hpp"

namespace plenaria::directory {

namespace {

void tidy(Names& name) {
    name.en = trim(name.en);
    name.es = trim(name.es);
    name.fr = trim(name.fr);
}
void tidy(City& city) {
    tidy(city.name);
    city.division = trim(city.division);
    city.post = tidy(city.post);
    city.aliases = tidy_aliases(city.aliases, {city.name.en, city.name.es, city.name.fr});
}
void tidy(Organisation& o) {
    tidy(o.name);
    tidy(o.acronym);
    o.website = trim(o.website);
    o.post = tidy(o.post);
    o.aliases =
        tidy_aliases(o.aliases, {o.name.en, o.name.es, o.name.fr, o.acronym.en, o.acronym.es, o.acronym.fr});
}
void tidy(Person& person) {
    person.name = trim(person.name);
    person.email = trim(person.email);
    person.post = tidy(person.post);
    person.aliases = tidy_aliases(person.aliases, {person.name});
}

Result<void> refuse_name(const char* message) {
    return Error{ErrorCode::invalid_input,
                 "Something in this form needs your attention.",
                 "identity taken",
                 {{"name_en", message}}};
}

/// Asked before the unique key answers, so that the person reads why.
Result<void> check_free(UnitOfWork& uow, const City& city) {
    const auto same = find_city_by_identity(uow, identity(city));
    if (!same || same->id == city.id) return {};
    return refuse_name(
        /*t*/
        "There is a city of this name in this country already. Write the state or province of this one.");
}
Result<void> check_free(UnitOfWork& uow, const Organisation& organisation) {
    const auto same = find_organisation_by_identity(uow, identity(organisation));
    if (!same || same->id == organisation.id) return {};
    return refuse_name(/*t*/ "There is an organisation of this name already.");
}
// Two people may bear the same name.
Result<void> check_free(UnitOfWork&, const Person&) { return {}; }

std::optional<City> stored(UnitOfWork& uow, const City& city) { return find_city(uow, city.id); }
std::optional<Organisation> stored(UnitOfWork& uow, const Organisation& o) {
    return find_organisation(uow, o.id);
}
std::optional<Person> stored(UnitOfWork& uow, const Person& person) { return find_person(uow, person.id); }

void put_in_index(UnitOfWork& uow, const std::string& ref, const char* kind, const std::string& title,
                  const std::vector<std::string>& known_as, bool merged) {
    if (merged) return uow.unindex(subject_of(ref));
    std::string text;
    for (const auto& spelling : known_as) text += spelling + '\n';
    uow.index({.subject = subject_of(ref),
               .title = title,
               .kind = kind,
               .path = path_of(ref),
               .text = text,
               .permission = "directory.view"});
}

template <class Party>
Result<std::string> create_party(UnitOfWork& uow, const Actor& actor, Party party, const char* action) {
    tidy(party);
    party.merged_into.clear();
    party.version = 1;
    party.id.clear();
    if (auto good = check(party); !good) return std::move(good).error();
    if (auto free = check_free(uow, party); !free) return std::move(free).error();
    party.id = new_id();
    insert(uow, party);
    uow.record(actor, action, subject_of(ref_of(party)), "", to_json(fields(party)));
    uow.publish("directory.party_entered/1", to_json({{"ref", ref_of(party)}}));
    index(uow, party);
    return party.id;
}

template <class Party>
Result<void> change_party(UnitOfWork& uow, const Actor& actor, Party party, const char* action) {
    const auto before = stored(uow, party);
    if (!before) return Error{ErrorCode::not_found, "This does not exist.", ref_of(party)};
    const auto subject = subject_of(ref_of(party));
    if (!before->merged_into.empty())
        return Error{ErrorCode::conflict, "This was merged into another one and cannot be changed.", subject};
    tidy(party);
    party.merged_into.clear();
    if (auto good = check(party); !good) return std::move(good).error();
    if (before->version != party.version) return changed_meanwhile(subject);
    if (auto free = check_free(uow, party); !free) return std::move(free).error();
    const auto changed = difference(fields(*before), fields(party));
    if (changed.names.empty()) return {};
    if (!update(uow, party)) return changed_meanwhile(subject);
    uow.record(actor, action, subject, changed.before, changed.after);
    uow.publish("directory.party_changed/1", to_json({{"ref", ref_of(party)}}));
    index(uow, party);
    return {};
}

}  // namespace

std::string subject_of(const std::string& ref) { return "directory." + ref; }

std::string path_of(const std::string& ref) {
    const auto parsed = parse_ref(ref);
    if (!parsed) return "/directory/cities";
    switch (parsed->kind) {
        case PartyKind::city:
            return "/directory/cities/" + parsed->id;
        case PartyKind::organisation:
            return "/directory/organisations/" + parsed->id;
        case PartyKind::person:
            return "/directory/people/" + parsed->id;
    }
    return "/directory/cities";
}

Error changed_meanwhile(const std::string& subject) {
    return {
        ErrorCode::conflict,
        "Somebody else has changed this since you opened it. Look at what is stored now, then decide again.",
        subject};
}

Result<std::string> create(UnitOfWork& uow, const Actor& actor, City city) {
    return create_party(uow, actor, std::move(city), "directory.create_city");
}
Result<std::string> create(UnitOfWork& uow, const Actor& actor, Organisation organisation) {
    return create_party(uow, actor, std::move(organisation), "directory.create_organisation");
}
Result<std::string> create(UnitOfWork& uow, const Actor& actor, Person person) {
    return create_party(uow, actor, std::move(person), "directory.create_person");
}
Result<void> change(UnitOfWork& uow, const Actor& actor, City city) {
    return change_party(uow, actor, std::move(city), "directory.change_city");
}
Result<void> change(UnitOfWork& uow, const Actor& actor, Organisation organisation) {
    return change_party(uow, actor, std::move(organisation), "directory.change_organisation");
}
Result<void> change(UnitOfWork& uow, const Actor& actor, Person person) {
    return change_party(uow, actor, std::move(person), "directory.change_person");
}

void index(UnitOfWork& uow, const City& city) {
    put_in_index(uow, ref_of(city), /*t*/ "City", city.name.en, spellings(city), !city.merged_into.empty());
}
void index(UnitOfWork& uow, const Organisation& organisation) {
    put_in_index(uow, ref_of(organisation), /*t*/ "Organisation", organisation.name.en,
                 spellings(organisation), !organisation.merged_into.empty());
}
void index(UnitOfWork& uow, const Person& person) {
    put_in_index(uow, ref_of(person), /*t*/ "Person", person.name, spellings(person),
                 !person.merged_into.empty());
}

}  // namespace plenaria::directory
