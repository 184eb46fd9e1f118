// SPDX-License-Identifier: EUPL-1.2
#include "postal_repository.hpp"

#include "rows.hpp"

namespace plenaria::directory {

namespace {

#define DIR_POST_COLUMNS "p.id, p.street, p.postcode, p.town, p.division, p.iso2 "

struct PostRow {
    std::string id;
    PostalAddress post;

    template <class S>
    void bind(S& s) {
        s, soci::into(id), soci::into(post.street), soci::into(post.postcode), soci::into(post.town),
            soci::into(post.division), soci::into(post.iso2);
    }
};

std::string id_in(const std::string& party) { return party.substr(party.find('/') + 1); }

template <class... Use>
void add_posts(UnitOfWork& uow, PostById& all, sql::Text text, Use&&... use) {
    PostRow row;
    rows::each(
        uow, text, row, [&] { all[row.id] = row.post; }, std::forward<Use>(use)...);
}

}  // namespace

PostalAddress find_post(UnitOfWork& uow, const std::string& party) {
    const auto id = id_in(party);
    PostRow row;
    PostalAddress found;
    rows::each(
        uow, "SELECT " DIR_POST_COLUMNS "FROM dir_post p WHERE p.id = :id", row, [&] { found = row.post; },
        soci::use(id, "id"));
    return found;
}

void put_post(UnitOfWork& uow, const std::string& party, const PostalAddress& post) {
    const auto id = id_in(party);
    sql::query(uow, "DELETE FROM dir_post WHERE id = :id"), soci::use(id, "id");
    if (!post.is_known()) return;
    sql::query(uow,
               "INSERT INTO dir_post (id, party, street, postcode, town, division, iso2) "
               "VALUES (:id, :party, :street, :postcode, :town, :division, :iso2)"),
        soci::use(id, "id"), soci::use(party, "party"), soci::use(post.street, "street"),
        soci::use(post.postcode, "postcode"), soci::use(post.town, "town"),
        soci::use(post.division, "division"), soci::use(post.iso2, "iso2");
}

PostById all_posts(UnitOfWork& uow) {
    PostById all;
    add_posts(uow, all, "SELECT " DIR_POST_COLUMNS "FROM dir_post p");
    return all;
}

PostById posts_of_list(UnitOfWork& uow, const std::string& segment_id) {
    PostById all;
    add_posts(uow, all,
              "SELECT " DIR_POST_COLUMNS
              "FROM dir_segment_member s JOIN dir_post p ON p.id = SUBSTR(s.party, 6) "
              "WHERE s.segment_id = :list AND s.party LIKE 'city/%'",
              soci::use(segment_id, "list"));
    add_posts(uow, all,
              "SELECT " DIR_POST_COLUMNS
              "FROM dir_segment_member s JOIN dir_post p ON p.id = SUBSTR(s.party, 14) "
              "WHERE s.segment_id = :list AND s.party LIKE 'organisation/%'",
              soci::use(segment_id, "list"));
    add_posts(uow, all,
              "SELECT " DIR_POST_COLUMNS
              "FROM dir_segment_member s JOIN dir_contact k ON k.party = s.party "
              "JOIN dir_post p ON p.id = k.id WHERE s.segment_id = :list",
              soci::use(segment_id, "list"));
    add_posts(uow, all,
              "SELECT " DIR_POST_COLUMNS
              "FROM dir_segment_member s JOIN dir_mandate m ON m.city_id = SUBSTR(s.party, 6) "
              "JOIN dir_post p ON p.id = m.person_id "
              "WHERE s.segment_id = :list AND s.party LIKE 'city/%'",
              soci::use(segment_id, "list"));
    return all;
}

}  // namespace plenaria::directory
