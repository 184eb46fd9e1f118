// SPDX-License-Identifier: EUPL-1.2
#include "holder_repository.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

#include "../parties/party_rules.hpp"
#include "../postal_repository.hpp"
#include "../rows.hpp"

namespace plenaria::directory {

namespace {

/// A thousand rows at a time: of thirty thousand people each fetch for itself would cost more than the rows.
struct HolderRows {
    static constexpr std::size_t at_once = 1000;
    std::vector<std::string> party, id, role, name, address, language;

    void make_room() {
        for (auto* column : {&party, &id, &role, &name, &address, &language}) column->resize(at_once);
    }
};

/// A place with whoever leads it, and where they are reached themselves.
struct PlaceRow {
    HolderPlace place;
    std::string id, person_id, person_address, person_language, from, mandate_id;
};

/// A thousand rows at a time: of ten thousand cities each fetch for itself would cost more than the rows.
struct PlaceRows {
    static constexpr std::size_t columns = 14;
    std::array<std::vector<std::string>, columns> in;

    void make_room() {
        for (auto& column : in) column.resize(HolderRows::at_once);
    }
    PlaceRow take(std::size_t i) {
        const auto moved = [&](std::size_t column) { return std::move(in[column][i]); };
        PlaceRow row;
        row.id = moved(0);
        row.place.name_en = moved(1);
        row.place.name_es = moved(2);
        row.place.name_fr = moved(3);
        row.place.iso2 = moved(4);
        row.place.zone = moved(5);
        row.place.language = moved(6);
        row.person_id = moved(7);
        row.place.mayor = moved(8);
        row.place.mayor_gender = moved(9);
        row.person_address = moved(10);
        row.person_language = moved(11);
        row.from = moved(12);
        row.mandate_id = moved(13);
        return row;
    }
};

/// Calls `take` with each row of what `bind` has bound to `rows`.
template <class Rows, class Bind, class Take, class... Use>
void each_of(UnitOfWork& uow, sql::Text text, Rows& rows, const Bind& bind, const Take& take, Use&&... use) {
    rows.make_room();
    auto prepared = sql::prepare(uow, text);
    static_cast<void>((prepared, ..., std::forward<Use>(use)));
    bind(prepared);
    soci::statement statement = prepared;
    statement.execute();
    while (statement.fetch()) {
        take();
        rows.make_room();
    }
}

template <class... Use>
void each_place(UnitOfWork& uow, sql::Text text, std::vector<PlaceRow>& all, Use&&... use) {
    PlaceRows rows;
    each_of(
        uow, text, rows,
        [&](auto& prepared) {
            for (auto& column : rows.in) prepared, soci::into(column);
        },
        [&] {
            for (std::size_t i = 0; i < rows.in[0].size(); ++i) all.push_back(rows.take(i));
        },
        std::forward<Use>(use)...);
}

#define DIR_HOLDER_CITY                                                                               \
    "c.id, c.name_en, c.name_es, c.name_fr, c.iso2, c.zone, c.language, COALESCE(p.id, ''), "         \
    "COALESCE(p.name, ''), COALESCE(p.gender, ''), COALESCE(p.email, ''), COALESCE(p.language, ''), " \
    "COALESCE(m.from_day, ''), COALESCE(m.id, '') "
#define DIR_HOLDER_HEAD                                                                  \
    "LEFT JOIN dir_mandate m ON m.city_id = c.id AND m.head = 1 AND m.from_day <= :day " \
    "AND (m.until_day = '' OR m.until_day > :until) LEFT JOIN dir_person p ON p.id = m.person_id "
#define DIR_HOLDER_CONTACT "k.party, k.id, k.role, k.name, k.address, k.language "

std::vector<PlaceRow> cities(UnitOfWork& uow, const std::string& list, Day on) {
    std::vector<PlaceRow> all;
    const auto day = to_text(on);
    if (list.empty())
        each_place(uow,
                   "SELECT " DIR_HOLDER_CITY "FROM dir_city c " DIR_HOLDER_HEAD "WHERE c.merged_into = ''",
                   all, soci::use(day, "day"), soci::use(day, "until"));
    else
        each_place(uow,
                   "SELECT " DIR_HOLDER_CITY
                   "FROM dir_segment_member s JOIN dir_city c ON c.id = SUBSTR(s.party, 6) " DIR_HOLDER_HEAD
                   "WHERE s.segment_id = :list AND s.party LIKE 'city/%' AND c.merged_into = ''",
                   all, soci::use(list, "list"), soci::use(day, "day"), soci::use(day, "until"));
    // Of two mandates on one day the later one counts, as in head_on().
    std::sort(all.begin(), all.end(), [](const PlaceRow& a, const PlaceRow& b) {
        return std::tie(a.id, b.from, b.mandate_id) < std::tie(b.id, a.from, a.mandate_id);
    });
    all.erase(std::unique(all.begin(), all.end(),
                          [](const PlaceRow& a, const PlaceRow& b) { return a.id == b.id; }),
              all.end());
    for (auto& each : all) each.place.ref = city_ref(each.id);
    return all;
}

void add_organisations(UnitOfWork& uow, const std::string& list, std::vector<PlaceRow>& all) {
    const auto cities = all.size();
    each_place(
        uow,
        "SELECT o.id, o.name_en, o.name_es, o.name_fr, o.iso2, o.zone, o.language, '', '', '', '', '', '', "
        "'' "
        "FROM dir_segment_member s JOIN dir_organisation o ON o.id = SUBSTR(s.party, 14) "
        "WHERE s.segment_id = :list AND s.party LIKE 'organisation/%' AND o.merged_into = '' ORDER BY o.id",
        all, soci::use(list, "list"));
    for (auto at = cities; at < all.size(); ++at) all[at].place.ref = organisation_ref(all[at].id);
}

template <class Take, class... Use>
void each_contact_of(UnitOfWork& uow, sql::Text text, const Take& take, Use&&... use) {
    HolderRows rows;
    each_of(
        uow, text, rows,
        [&](auto& prepared) {
            prepared, soci::into(rows.party), soci::into(rows.id), soci::into(rows.role),
                soci::into(rows.name), soci::into(rows.address), soci::into(rows.language);
        },
        [&] {
            for (std::size_t i = 0; i < rows.id.size(); ++i) take(rows, i);
        },
        std::forward<Use>(use)...);
}

/// In no order.
template <class Take>
void each_contact(UnitOfWork& uow, const std::string& list, const Take& take) {
    if (list.empty())
        each_contact_of(uow, "SELECT " DIR_HOLDER_CONTACT "FROM dir_contact k WHERE k.party LIKE 'city/%'",
                        take);
    else
        each_contact_of(uow,
                        "SELECT " DIR_HOLDER_CONTACT
                        "FROM dir_segment_member s JOIN dir_contact k ON k.party = s.party "
                        "WHERE s.segment_id = :list",
                        take, soci::use(list, "list"));
}

template <class Rank>
void sort_holders(std::vector<Holder>& holders, const Rank& rank) {
    std::vector<std::pair<std::ptrdiff_t, std::size_t>> order(holders.size());
    for (std::size_t i = 0; i < holders.size(); ++i) order[i] = {rank(holders[i].role), i};
    std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        const auto &one = holders[a.second], &other = holders[b.second];
        return std::tie(one.place, a.first, one.name, one.ref) <
               std::tie(other.place, b.first, other.name, other.ref);
    });
    std::vector<Holder> sorted;
    sorted.reserve(holders.size());
    for (const auto& each : order) sorted.push_back(std::move(holders[each.second]));
    holders = std::move(sorted);
}

/// Gives who has none yet their own postal address; without one that of `places`, empty: none.
void add_posts(std::vector<Holder>& holders, const PostById& posts, const std::vector<PlaceRow>& places) {
    if (posts.empty()) return;
    const auto give = [&](Holder& holder, const std::string& id) {
        const auto found = posts.find(id);
        if (found == posts.end()) return false;
        holder.post = lines_of(found->second);
        holder.post_country = found->second.iso2;
        return true;
    };
    for (auto& holder : holders)
        if (holder.post.empty() && !give(holder, holder.ref.substr(holder.ref.find('/') + 1)) &&
            !places.empty())
            give(holder, places[holder.place].id);
}

/// The office of the mayor is written to, and whoever is mayor that day is addressed; of several offices the
/// first by name. Where there is none, the mayor is written to themselves.
/// @return whether some were added at the end.
bool address_mayors(std::vector<Holder>& holders, const std::vector<PlaceRow>& places, bool asked) {
    std::vector<bool> has_office(places.size());
    std::erase_if(holders, [&](Holder& holder) {
        const auto& leads = places[holder.place];
        if (holder.role != "mayor" || leads.person_id.empty()) return false;
        if (has_office[holder.place]) return true;
        has_office[holder.place] = true;
        holder.ref = person_ref(leads.person_id);
        holder.name = leads.place.mayor;
        if (holder.address.empty()) holder.address = leads.person_address;
        return false;
    });
    if (!asked) return false;
    const auto before = holders.size();
    for (std::size_t i = 0; i < places.size(); ++i)
        if (const auto& leads = places[i]; !leads.person_id.empty() && !has_office[i])
            holders.push_back({i, person_ref(leads.person_id), "mayor", leads.place.mayor,
                               leads.person_address, leads.person_language});
    return holders.size() > before;
}

}  // namespace

HolderList StoredHolders::holders(UnitOfWork& uow, std::string_view list_id,
                                  const std::vector<std::string>& roles, Day on) {
    const std::string list(list_id);
    const auto rank = [&](std::string_view role) {
        return std::find(roles.begin(), roles.end(), role) - roles.begin();
    };
    const auto none = static_cast<std::ptrdiff_t>(roles.size());
    const auto mayors = rank("mayor");
    auto places = cities(uow, list, on);
    if (!list.empty()) add_organisations(uow, list, places);

    HolderList found;
    std::unordered_map<std::string_view, std::size_t> at;
    at.reserve(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) at.emplace(places[i].place.ref, i);
    each_contact(uow, list, [&](HolderRows& rows, std::size_t i) {
        const auto place = at.find(rows.party[i]);
        if (place == at.end() || rank(rows.role[i]) == none) return;
        found.holders.push_back({place->second, "contact/" + rows.id[i], std::move(rows.role[i]),
                                 std::move(rows.name[i]), std::move(rows.address[i]),
                                 std::move(rows.language[i])});
    });
    sort_holders(found.holders, rank);
    const auto posts = list.empty() ? all_posts(uow) : posts_of_list(uow, list);
    // Before a contact turns into whoever is mayor: theirs is the address of that office.
    add_posts(found.holders, posts, {});
    if (address_mayors(found.holders, places, mayors != none)) sort_holders(found.holders, rank);
    add_posts(found.holders, posts, places);
    found.places.reserve(places.size());
    for (auto& each : places) found.places.push_back(std::move(each.place));
    return found;
}

}  // namespace plenaria::directory
