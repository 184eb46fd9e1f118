// SPDX-License-Identifier: EUPL-1.2
#include "removal.hpp"

#include <charconv>

#include "../cities/city_repository.hpp"
#include "../organisations/organisation_repository.hpp"
#include "../people/mandate_service.hpp"
#include "../people/person_repository.hpp"
#include "party_service.hpp"
#include "removal_repository.hpp"

namespace plenaria::directory {

namespace {

constexpr std::string_view mandate_prefix = "mandate/";

bool is_mandate(const std::string& ref) { return ref.compare(0, mandate_prefix.size(), mandate_prefix) == 0; }
std::string mandate_id(const std::string& ref) { return ref.substr(mandate_prefix.size()); }

std::string value(const Fields& fields, std::string_view name) {
    for (const auto& [key, text] : fields)
        if (key == name) return text;
    return {};
}

std::vector<std::string> split_lines(const std::string& text) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        all.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return all;
}

Names names(const Fields& fields, const std::string& prefix) {
    return {.en = value(fields, prefix + "_en"),
            .es = value(fields, prefix + "_es"),
            .fr = value(fields, prefix + "_fr")};
}

double number_in(const std::string& text) {
    double result = 0;
    std::from_chars(text.data(), text.data() + text.size(), result);
    return result;
}

void set(PostalAddress& post, const Fields& f) {
    for (const auto& [name, text] : f) set_field(post, name, text);
}

void set(City& city, const Fields& f) {
    city.name = names(f, "name");
    city.aliases = split_lines(value(f, "aliases"));
    city.iso2 = value(f, "iso2");
    city.division = value(f, "division");
    city.population = static_cast<long long>(number_in(value(f, "population")));
    city.has_place = !value(f, "latitude").empty();
    city.latitude = number_in(value(f, "latitude"));
    city.longitude = number_in(value(f, "longitude"));
    city.context = {.origin = !value(f, "origin").empty(),
                    .transit = !value(f, "transit").empty(),
                    .destination = !value(f, "destination").empty(),
                    .return_to = !value(f, "return").empty()};
    city.zone = value(f, "zone");
    city.language = value(f, "language");
    city.note = value(f, "note");
    set(city.post, f);
}

void set(Organisation& o, const Fields& f) {
    o.name = names(f, "name");
    o.acronym = names(f, "acronym");
    o.aliases = split_lines(value(f, "aliases"));
    o.kind = value(f, "kind");
    o.iso2 = value(f, "iso2");
    o.website = value(f, "website");
    o.zone = value(f, "zone");
    o.language = value(f, "language");
    o.note = value(f, "note");
    set(o.post, f);
}

void set(Person& person, const Fields& f) {
    person.name = value(f, "name");
    person.aliases = split_lines(value(f, "aliases"));
    person.gender = value(f, "gender");
    person.language = value(f, "language");
    person.email = value(f, "email");
    person.note = value(f, "note");
    set(person.post, f);
}

void set(MandateRow& mandate, const Fields& f) {
    mandate.office = value(f, "office");
    mandate.head = !value(f, "head").empty();
    if (const auto from = parse_day(value(f, "from"))) mandate.from = *from;
    mandate.until = parse_day(value(f, "until"));
    mandate.remark = value(f, "remark");
}

template <class Party>
Result<void> restore_removed(UnitOfWork& uow, const Actor& actor, std::optional<Party> party,
                             const Fields& before) {
    if (!party) return Error{ErrorCode::not_found, "This does not exist.", "restore"};
    set(*party, before);
    return change(uow, actor, *party);
}

Error unknown_ref(const std::string& ref) { return {ErrorCode::not_found, "This does not exist.", ref}; }

}  // namespace

Fields stored_fields(UnitOfWork& uow, const std::string& ref) {
    const auto all = [](const auto& found) { return found ? fields(*found) : Fields(); };
    if (is_mandate(ref)) return all(find_mandate(uow, mandate_id(ref)));
    const auto parsed = parse_ref(ref);
    if (!parsed) return {};
    switch (parsed->kind) {
        case PartyKind::city:
            return all(find_city(uow, parsed->id));
        case PartyKind::organisation:
            return all(find_organisation(uow, parsed->id));
        case PartyKind::person:
            return all(find_person(uow, parsed->id));
    }
    return {};
}

Result<bool> remove_unused(UnitOfWork& uow, const Actor& actor, const std::string& ref) {
    if (is_mandate(ref)) {
        const auto mandate = find_mandate(uow, mandate_id(ref));
        if (!mandate) return unknown_ref(ref);
        if (auto done = delete_mandate(uow, actor, mandate->id, mandate->version); !done)
            return std::move(done).error();
        return true;
    }
    const auto parsed = parse_ref(ref);
    const auto before = stored_fields(uow, ref);
    if (!parsed || before.empty()) return unknown_ref(ref);
    if (is_referred_to(uow, *parsed)) return false;
    remove_party(uow, *parsed);
    uow.record(actor, "directory.delete", subject_of(ref), to_json(before), "");
    uow.unindex(subject_of(ref));
    return true;
}

Result<void> restore(UnitOfWork& uow, const Actor& actor, const std::string& ref, const Fields& before) {
    if (is_mandate(ref)) {
        auto mandate = find_mandate(uow, mandate_id(ref));
        if (!mandate) return unknown_ref(ref);
        set(*mandate, before);
        return change_mandate(uow, actor, *mandate);
    }
    const auto parsed = parse_ref(ref);
    if (!parsed) return unknown_ref(ref);
    switch (parsed->kind) {
        case PartyKind::city:
            return restore_removed(uow, actor, find_city(uow, parsed->id), before);
        case PartyKind::organisation:
            return restore_removed(uow, actor, find_organisation(uow, parsed->id), before);
        case PartyKind::person:
            return restore_removed(uow, actor, find_person(uow, parsed->id), before);
    }
    return unknown_ref(ref);
}

}  // namespace plenaria::directory
