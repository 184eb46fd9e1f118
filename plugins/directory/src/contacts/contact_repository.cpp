// SPDX-License-Identifier: EUPL-1.2
#include "contact_repository.hpp"

#include "../parties/party_rules.hpp"
#include "../postal_repository.hpp"
#include "../rows.hpp"

namespace plenaria::directory {

namespace {

std::string contact_ref(const std::string& id) { return "contact/" + id; }

struct ContactFields {
    ContactRow value;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.party), soci::into(value.role), soci::into(value.name),
            soci::into(value.address), soci::into(value.language), soci::into(value.version),
            soci::into(value.post.street), soci::into(value.post.postcode), soci::into(value.post.town),
            soci::into(value.post.division), soci::into(value.post.iso2);
    }
};

#define DIR_CONTACT                                                                                   \
    "k.id, k.party, k.role, k.name, k.address, k.language, k.version, COALESCE(p.street, ''), "       \
    "COALESCE(p.postcode, ''), COALESCE(p.town, ''), COALESCE(p.division, ''), COALESCE(p.iso2, '') " \
    "FROM dir_contact k LEFT JOIN dir_post p ON p.id = k.id "

struct SegmentFields {
    Segment value;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.name), soci::into(value.note), soci::into(value.version);
    }
};

struct SizedSegmentFields {
    SegmentSize value;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.segment.id), soci::into(value.segment.name), soci::into(value.segment.note),
            soci::into(value.segment.version), soci::into(value.size);
    }
};

template <class... Use>
std::optional<Segment> select_segment(UnitOfWork& uow, sql::Text text, Use&&... use) {
    std::optional<Segment> found;
    SegmentFields row;
    rows::each(
        uow, text, row, [&] { found = row.value; }, std::forward<Use>(use)...);
    return found;
}

}  // namespace

std::vector<ContactRow> contacts_of(UnitOfWork& uow, const std::string& party) {
    std::vector<ContactRow> contacts;
    ContactFields row;
    rows::each(
        uow,
        "SELECT " DIR_CONTACT
        "WHERE k.party = :party ORDER BY CASE k.role WHEN 'mayor' THEN 1 WHEN 'cabinet' THEN 2 WHEN 'legal' "
        "THEN 3 WHEN 'protocol' "
        "THEN 4 WHEN 'international' THEN 5 "
        "ELSE 6 END, k.name, k.id",
        row, [&] { contacts.push_back(row.value); }, soci::use(party, "party"));
    return contacts;
}

std::optional<ContactRow> find_contact(UnitOfWork& uow, const std::string& id) {
    std::optional<ContactRow> found;
    ContactFields row;
    rows::each(
        uow, "SELECT " DIR_CONTACT "WHERE k.id = :id", row, [&] { found = row.value; }, soci::use(id, "id"));
    return found;
}

void insert(UnitOfWork& uow, const ContactRow& contact) {
    sql::query(uow,
               "INSERT INTO dir_contact (id, party, role, name, address, language, version) "
               "VALUES (:id, :party, :role, :name, :address, :language, 1)"),
        soci::use(contact.id, "id"), soci::use(contact.party, "party"), soci::use(contact.role, "role"),
        soci::use(contact.name, "name"), soci::use(contact.address, "address"),
        soci::use(contact.language, "language");
    if (contact.post.is_known()) put_post(uow, contact_ref(contact.id), contact.post);
}

bool update(UnitOfWork& uow, const ContactRow& contact) {
    const auto touched = rows::run(
        uow,
        "UPDATE dir_contact SET role = :role, name = :name, address = :address, language = :language, "
        "version = version + 1 WHERE id = :id AND version = :version",
        soci::use(contact.role, "role"), soci::use(contact.name, "name"),
        soci::use(contact.address, "address"), soci::use(contact.language, "language"),
        soci::use(contact.id, "id"), soci::use(contact.version, "version"));
    if (touched == 0) return false;
    put_post(uow, contact_ref(contact.id), contact.post);
    return true;
}

void remove_contact(UnitOfWork& uow, const std::string& id) {
    put_post(uow, contact_ref(id), {});
    sql::query(uow, "DELETE FROM dir_contact WHERE id = :id"), soci::use(id, "id");
}

std::optional<Segment> find_segment(UnitOfWork& uow, const std::string& id) {
    return select_segment(uow, "SELECT id, name, note, version FROM dir_segment WHERE id = :id",
                          soci::use(id, "id"));
}

std::optional<Segment> find_segment_by_identity(UnitOfWork& uow, const std::string& identity) {
    return select_segment(uow, "SELECT id, name, note, version FROM dir_segment WHERE identity = :identity",
                          soci::use(identity, "identity"));
}

std::vector<SegmentSize> all_segments(UnitOfWork& uow) {
    std::vector<SegmentSize> all;
    SizedSegmentFields row;
    rows::each(uow,
               "SELECT s.id, s.name, s.note, s.version, "
               "(SELECT COUNT(*) FROM dir_segment_member m WHERE m.segment_id = s.id) "
               "FROM dir_segment s ORDER BY s.identity",
               row, [&] { all.push_back(row.value); });
    return all;
}

std::vector<Segment> segments_of(UnitOfWork& uow, const std::string& party) {
    std::vector<Segment> all;
    SegmentFields row;
    rows::each(
        uow,
        "SELECT s.id, s.name, s.note, s.version FROM dir_segment_member m "
        "JOIN dir_segment s ON s.id = m.segment_id WHERE m.party = :party ORDER BY s.identity",
        row, [&] { all.push_back(row.value); }, soci::use(party, "party"));
    return all;
}

std::vector<std::string> segment_members(UnitOfWork& uow, const std::string& segment_id) {
    std::vector<std::string> members;
    rows::One row;
    rows::each(
        uow, "SELECT party FROM dir_segment_member WHERE segment_id = :id ORDER BY party", row,
        [&] { members.push_back(row.text); }, soci::use(segment_id, "id"));
    return members;
}

void insert(UnitOfWork& uow, const Segment& segment) {
    const auto unique = identity(segment);
    sql::query(uow,
               "INSERT INTO dir_segment (id, name, identity, note, version) "
               "VALUES (:id, :name, :identity, :note, 1)"),
        soci::use(segment.id, "id"), soci::use(segment.name, "name"), soci::use(unique, "identity"),
        soci::use(segment.note, "note");
}

bool update(UnitOfWork& uow, const Segment& segment) {
    const auto unique = identity(segment);
    return rows::run(uow,
                     "UPDATE dir_segment SET name = :name, identity = :identity, note = :note, "
                     "version = version + 1 WHERE id = :id AND version = :version",
                     soci::use(segment.name, "name"), soci::use(unique, "identity"),
                     soci::use(segment.note, "note"), soci::use(segment.id, "id"),
                     soci::use(segment.version, "version")) > 0;
}

void remove_segment(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "DELETE FROM dir_segment_member WHERE segment_id = :id"), soci::use(id, "id");
    sql::query(uow, "DELETE FROM dir_segment WHERE id = :id"), soci::use(id, "id");
}

bool add_segment_member(UnitOfWork& uow, const std::string& segment_id, const std::string& party) {
    int count = 0;
    sql::query(uow, "SELECT COUNT(*) FROM dir_segment_member WHERE segment_id = :id AND party = :party"),
        soci::use(segment_id, "id"), soci::use(party, "party"), soci::into(count);
    if (count > 0) return false;
    sql::query(uow, "INSERT INTO dir_segment_member (segment_id, party) VALUES (:id, :party)"),
        soci::use(segment_id, "id"), soci::use(party, "party");
    return true;
}

bool remove_segment_member(UnitOfWork& uow, const std::string& segment_id, const std::string& party) {
    return rows::run(uow, "DELETE FROM dir_segment_member WHERE segment_id = :id AND party = :party",
                     soci::use(segment_id, "id"), soci::use(party, "party")) > 0;
}

}  // namespace plenaria::directory
