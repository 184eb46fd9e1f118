// SPDX-License-Identifier: EUPL-1.2
#include "organisation_repository.hpp"

#include "../parties/party_rules.hpp"
#include "../postal_repository.hpp"
#include "../rows.hpp"
#include "../search/name_repository.hpp"

namespace plenaria::directory {

namespace {

#define DIR_ORGANISATION_COLUMNS                                                                        \
    "o.id, o.name_en, o.name_es, o.name_fr, o.acronym_en, o.acronym_es, o.acronym_fr, o.kind, o.iso2, " \
    "o.website, o.zone, o.language, o.note, o.merged_into, o.version"

struct OrganisationRow {
    Organisation value;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.name.en), soci::into(value.name.es),
            soci::into(value.name.fr), soci::into(value.acronym.en), soci::into(value.acronym.es),
            soci::into(value.acronym.fr), soci::into(value.kind), soci::into(value.iso2),
            soci::into(value.website), soci::into(value.zone), soci::into(value.language),
            soci::into(value.note), soci::into(value.merged_into), soci::into(value.version);
    }
};

struct DerivedOfOrganisation {
    explicit DerivedOfOrganisation(const Organisation& o)
        : identity(o.merged_into.empty() ? directory::identity(o) : o.id),
          sort_en(sort_form(o.name.en)),
          sort_es(sort_form(o.name.in("es"))),
          sort_fr(sort_form(o.name.in("fr"))) {}
    std::string identity;
    std::string sort_en;
    std::string sort_es;
    std::string sort_fr;
};

void put_organisation_names(UnitOfWork& uow, const Organisation& o) {
    const auto ref = organisation_ref(o.id);
    put_aliases(uow, ref, o.aliases);
    put_post(uow, ref, o.post);
    put_words(uow, ref, o.merged_into.empty() ? index_words(spellings(o)) : std::vector<std::string>());
}

}  // namespace

std::optional<Organisation> find_organisation(UnitOfWork& uow, const std::string& id) {
    std::optional<Organisation> found;
    OrganisationRow row;
    rows::each(
        uow, "SELECT " DIR_ORGANISATION_COLUMNS " FROM dir_organisation o WHERE o.id = :id", row,
        [&] { found = row.value; }, soci::use(id, "id"));
    if (found) {
        found->aliases = find_aliases(uow, organisation_ref(id));
        found->post = find_post(uow, organisation_ref(id));
    }
    return found;
}

std::optional<Organisation> find_organisation_by_identity(UnitOfWork& uow, const std::string& identity) {
    std::optional<Organisation> found;
    OrganisationRow row;
    rows::each(
        uow, "SELECT " DIR_ORGANISATION_COLUMNS " FROM dir_organisation o WHERE o.identity = :identity", row,
        [&] { found = row.value; }, soci::use(identity, "identity"));
    return found;
}

std::vector<Organisation> all_organisations(UnitOfWork& uow) {
    std::vector<Organisation> all;
    OrganisationRow row;
    rows::each(uow,
               "SELECT " DIR_ORGANISATION_COLUMNS
               " FROM dir_organisation o WHERE o.merged_into = '' ORDER BY o.sort_en, o.id",
               row, [&] { all.push_back(row.value); });
    return all;
}

void insert(UnitOfWork& uow, const Organisation& o) {
    const DerivedOfOrganisation derived(o);
    const auto now = to_text(uow.now());
    sql::query(
        uow,
        "INSERT INTO dir_organisation (id, identity, name_en, name_es, name_fr, sort_en, sort_es, sort_fr, "
        "acronym_en, acronym_es, acronym_fr, kind, iso2, website, zone, language, note, merged_into, "
        "updated_at, version) "
        "VALUES (:id, :identity, :name_en, :name_es, :name_fr, :sort_en, :sort_es, :sort_fr, :acronym_en, "
        ":acronym_es, :acronym_fr, :kind, :iso2, :website, :zone, :language, :note, :merged_into, :now, 1)"),
        soci::use(o.id, "id"), soci::use(derived.identity, "identity"), soci::use(o.name.en, "name_en"),
        soci::use(o.name.es, "name_es"), soci::use(o.name.fr, "name_fr"),
        soci::use(derived.sort_en, "sort_en"), soci::use(derived.sort_es, "sort_es"),
        soci::use(derived.sort_fr, "sort_fr"), soci::use(o.acronym.en, "acronym_en"),
        soci::use(o.acronym.es, "acronym_es"), soci::use(o.acronym.fr, "acronym_fr"),
        soci::use(o.kind, "kind"), soci::use(o.iso2, "iso2"), soci::use(o.website, "website"),
        soci::use(o.zone, "zone"), soci::use(o.language, "language"), soci::use(o.note, "note"),
        soci::use(o.merged_into, "merged_into"), soci::use(now, "now");
    add_aliases(uow, organisation_ref(o.id), o.aliases);
    if (o.post.is_known()) put_post(uow, organisation_ref(o.id), o.post);
    add_words(uow, organisation_ref(o.id), index_words(spellings(o)));
}

bool update(UnitOfWork& uow, const Organisation& o) {
    const DerivedOfOrganisation derived(o);
    const auto now = to_text(uow.now());
    const auto touched = rows::run(
        uow,
        "UPDATE dir_organisation SET identity = :identity, name_en = :name_en, name_es = :name_es, "
        "name_fr = :name_fr, sort_en = :sort_en, sort_es = :sort_es, sort_fr = :sort_fr, "
        "acronym_en = :acronym_en, acronym_es = :acronym_es, acronym_fr = :acronym_fr, kind = :kind, iso2 = "
        ":iso2, "
        "website = :website, zone = :zone, language = :language, note = :note, merged_into = :merged_into, "
        "updated_at = :now, version = version + 1 WHERE id = :id AND version = :version",
        soci::use(derived.identity, "identity"), soci::use(o.name.en, "name_en"),
        soci::use(o.name.es, "name_es"), soci::use(o.name.fr, "name_fr"),
        soci::use(derived.sort_en, "sort_en"), soci::use(derived.sort_es, "sort_es"),
        soci::use(derived.sort_fr, "sort_fr"), soci::use(o.acronym.en, "acronym_en"),
        soci::use(o.acronym.es, "acronym_es"), soci::use(o.acronym.fr, "acronym_fr"),
        soci::use(o.kind, "kind"), soci::use(o.iso2, "iso2"), soci::use(o.website, "website"),
        soci::use(o.zone, "zone"), soci::use(o.language, "language"), soci::use(o.note, "note"),
        soci::use(o.merged_into, "merged_into"), soci::use(now, "now"), soci::use(o.id, "id"),
        soci::use(o.version, "version"));
    if (touched == 0) return false;
    put_organisation_names(uow, o);
    return true;
}

std::vector<Organisation> memberships_of(UnitOfWork& uow, const std::string& party) {
    std::vector<Organisation> all;
    OrganisationRow row;
    rows::each(
        uow,
        "SELECT " DIR_ORGANISATION_COLUMNS
        " FROM dir_membership m JOIN dir_organisation o ON o.id = m.organisation_id "
        "WHERE m.party = :party ORDER BY o.sort_en, o.id",
        row, [&] { all.push_back(row.value); }, soci::use(party, "party"));
    return all;
}

std::vector<std::string> members_of(UnitOfWork& uow, const std::string& organisation_id) {
    std::vector<std::string> members;
    rows::One row;
    rows::each(
        uow, "SELECT party FROM dir_membership WHERE organisation_id = :id ORDER BY party", row,
        [&] { members.push_back(row.text); }, soci::use(organisation_id, "id"));
    return members;
}

bool add_membership(UnitOfWork& uow, const std::string& organisation_id, const std::string& party) {
    int count = 0;
    sql::query(uow, "SELECT COUNT(*) FROM dir_membership WHERE organisation_id = :id AND party = :party"),
        soci::use(organisation_id, "id"), soci::use(party, "party"), soci::into(count);
    if (count > 0) return false;
    sql::query(uow, "INSERT INTO dir_membership (organisation_id, party) VALUES (:id, :party)"),
        soci::use(organisation_id, "id"), soci::use(party, "party");
    return true;
}

bool remove_membership(UnitOfWork& uow, const std::string& organisation_id, const std::string& party) {
    return rows::run(uow, "DELETE FROM dir_membership WHERE organisation_id = :id AND party = :party",
                     soci::use(organisation_id, "id"), soci::use(party, "party")) > 0;
}

}  // namespace plenaria::directory
