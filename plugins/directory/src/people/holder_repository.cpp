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

/// Rows of text columns, a thousand at a time: of thirty thousand people each fetch for itself would cost
/// more than the rows.
template <std::size_t columns>
class Rows {
public:
    Rows() { make_room(); }
    void make_room() {
        for (auto& column : in_) column.resize(1000);
    }
    [[nodiscard]] std::size_t size() const { return in_.front().size(); }
    template <class Prepared>
    void bind(Prepared& prepared) {
        for (auto& column : in_) prepared, soci::into(column);
    }
    std::string& at(std::size_t row, std::size_t column) { return in_[column][row]; }

private:
    std::array<std::vector<std::string>, columns> in_;
};

/// Calls `take` with each row, as a function from the number of a column to its value.
template <std::size_t columns, class Take, class... Use>
void each_row(UnitOfWork& uow, sql::Text text, const Take& take, Use&&... use) {
    Rows<columns> rows;
    auto prepared = sql::prepare(uow, text);
    static_cast<void>((prepared, ..., std::forward<Use>(use)));
    rows.bind(prepared);
    soci::statement statement = prepared;
    statement.execute();
    while (statement.fetch()) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            take([&](std::size_t column) -> std::string& { return rows.at(i, column); });
        rows.make_room();
    }
}

/// Who leads a place, and where they are reached themselves.
struct Head {
    std::string person_id, address, language, from, mandate_id;
};

/// Places in order of their ids, with whoever leads each at the same index.
struct Places {
    std::vector<HolderPlace> all = {};
    std::vector<Head> heads = {};
    std::unordered_map<std::string_view, std::size_t> at = {};  ///< by ref, once all are there
};

#define DIR_HOLDER_PLACE(p) \
    p ".id, " p ".name_en, " p ".name_es, " p ".name_fr, " p ".iso2, " p ".zone, " p ".language "
#define DIR_HOLDER_HEAD                                                         \
    "m.city_id, m.from_day, m.id, p.id, p.name, p.gender, p.email, p.language " \
    "FROM dir_mandate m JOIN dir_person p ON p.id = m.person_id "
#define DIR_HOLDER_LEADS \
    "WHERE m.head = 1 AND m.from_day <= :day AND (m.until_day = '' OR m.until_day > :until)"
#define DIR_HOLDER_CONTACT "k.party, k.id, k.role, k.language, k.address, k.name FROM dir_contact k "

template <class Ref, class... Use>
void add_places(UnitOfWork& uow, sql::Text text, std::vector<HolderPlace>& all, const Ref& ref,
                Use&&... use) {
    each_row<7>(
        uow, text,
        [&](const auto& column) {
            all.push_back({.ref = ref(column(0)),
                           .name_en = std::move(column(1)),
                           .name_es = std::move(column(2)),
                           .name_fr = std::move(column(3)),
                           .iso2 = std::move(column(4)),
                           .zone = std::move(column(5)),
                           .mayor = {},
                           .mayor_gender = {},
                           .language = std::move(column(6))});
        },
        std::forward<Use>(use)...);
}

void add_heads(UnitOfWork& uow, const std::string& list, Day on, Places& places) {
    const auto day = to_text(on);
    const auto take = [&](const auto& column) {
        const auto place = places.at.find(city_ref(column(0)));
        if (place == places.at.end()) return;
        auto& head = places.heads[place->second];
        // Of two mandates on one day the later one counts, as in head_on().
        if (!head.mandate_id.empty() && std::tie(head.from, head.mandate_id) > std::tie(column(1), column(2)))
            return;
        head = {.person_id = std::move(column(3)),
                .address = std::move(column(6)),
                .language = std::move(column(7)),
                .from = std::move(column(1)),
                .mandate_id = std::move(column(2))};
        places.all[place->second].mayor = std::move(column(4));
        places.all[place->second].mayor_gender = std::move(column(5));
    };
    if (list.empty())
        each_row<8>(uow, "SELECT " DIR_HOLDER_HEAD DIR_HOLDER_LEADS, take, soci::use(day, "day"),
                    soci::use(day, "until"));
    else
        each_row<8>(uow,
                    "SELECT " DIR_HOLDER_HEAD
                    "JOIN dir_segment_member s ON m.city_id = SUBSTR(s.party, 6) AND s.segment_id = :list "
                    "AND s.party LIKE 'city/%' " DIR_HOLDER_LEADS,
                    take, soci::use(list, "list"), soci::use(day, "day"), soci::use(day, "until"));
}

Places places_of(UnitOfWork& uow, const std::string& list, Day on) {
    Places places;
    if (list.empty()) {
        add_places(uow,
                   "SELECT " DIR_HOLDER_PLACE("c") "FROM dir_city c WHERE c.merged_into = '' ORDER BY c.id",
                   places.all, city_ref);
    } else {
        add_places(uow,
                   "SELECT " DIR_HOLDER_PLACE(
                       "c") "FROM dir_segment_member s JOIN dir_city c ON c.id = SUBSTR(s.party, 6) "
                            "WHERE s.segment_id = :list AND s.party LIKE 'city/%' AND c.merged_into = '' "
                            "ORDER BY c.id",
                   places.all, city_ref, soci::use(list, "list"));
        add_places(uow,
                   "SELECT " DIR_HOLDER_PLACE(
                       "o") "FROM dir_segment_member s JOIN dir_organisation o ON o.id = SUBSTR(s.party, 14) "
                            "WHERE s.segment_id = :list AND s.party LIKE 'organisation/%' AND "
                            "o.merged_into = '' ORDER BY o.id",
                   places.all, organisation_ref, soci::use(list, "list"));
    }
    places.heads.resize(places.all.size());
    places.at.reserve(places.all.size());
    for (std::size_t i = 0; i < places.all.size(); ++i) places.at.emplace(places.all[i].ref, i);
    add_heads(uow, list, on, places);
    return places;
}

/// In no order. Without a list those of organisations too: who is no place of it is passed over, and to ask
/// the table for its cities alone costs more than they do.
template <class Take>
void each_contact(UnitOfWork& uow, const std::string& list, const Take& take) {
    if (list.empty())
        each_row<6>(uow, "SELECT " DIR_HOLDER_CONTACT, take);
    else
        each_row<6>(uow,
                    "SELECT " DIR_HOLDER_CONTACT
                    "JOIN dir_segment_member s ON k.party = s.party WHERE s.segment_id = :list",
                    take, soci::use(list, "list"));
}

/// By place, then rank of the role, name and ref. What is sorted is small; each holder is moved once.
template <class Rank>
void sort_holders(std::vector<Holder>& holders, const Rank& rank) {
    struct Key {
        std::size_t place;
        std::ptrdiff_t rank;
        std::size_t index;
    };
    std::vector<Key> order;
    order.reserve(holders.size());
    for (std::size_t i = 0; i < holders.size(); ++i)
        order.push_back({holders[i].place, rank(holders[i].role), i});
    std::sort(order.begin(), order.end(), [&](const Key& a, const Key& b) {
        if (a.place != b.place) return a.place < b.place;
        if (a.rank != b.rank) return a.rank < b.rank;
        const auto &one = holders[a.index], &other = holders[b.index];
        return std::tie(one.name, one.ref) < std::tie(other.name, other.ref);
    });
    std::vector<Holder> sorted;
    sorted.reserve(holders.size());
    for (const auto& each : order) sorted.push_back(std::move(holders[each.index]));
    holders = std::move(sorted);
}

/// Gives who has none yet their own postal address; without one that of `places`, empty: none.
void add_posts(std::vector<Holder>& holders, const PostById& posts, const std::vector<HolderPlace>& places) {
    if (posts.empty()) return;
    const auto id_of = [](const std::string& ref) { return ref.substr(ref.find('/') + 1); };
    const auto give = [&](Holder& holder, const std::string& id) {
        const auto found = posts.find(id);
        if (found == posts.end()) return false;
        holder.post = lines_of(found->second);
        holder.post_country = found->second.iso2;
        return true;
    };
    for (auto& holder : holders)
        if (holder.post.empty() && !give(holder, id_of(holder.ref)) && !places.empty())
            give(holder, id_of(places[holder.place].ref));
}

/// The office of the mayor is written to, and whoever is mayor that day is addressed; of several offices the
/// first by name. Where there is none, the mayor is written to themselves.
/// @return whether some were added at the end.
bool address_mayors(std::vector<Holder>& holders, const Places& places, bool asked) {
    std::vector<bool> has_office(places.all.size());
    std::erase_if(holders, [&](Holder& holder) {
        if (holder.role != "mayor") return false;
        const auto& head = places.heads[holder.place];
        if (head.person_id.empty()) return false;
        if (has_office[holder.place]) return true;
        has_office[holder.place] = true;
        holder.ref = person_ref(head.person_id);
        holder.name = places.all[holder.place].mayor;
        if (holder.address.empty()) holder.address = head.address;
        return false;
    });
    if (!asked) return false;
    const auto before = holders.size();
    for (std::size_t i = 0; i < places.all.size(); ++i)
        if (const auto& head = places.heads[i]; !head.person_id.empty() && !has_office[i])
            holders.push_back(
                {i, person_ref(head.person_id), "mayor", places.all[i].mayor, head.address, head.language});
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
    auto places = places_of(uow, list, on);

    HolderList found;
    found.holders.reserve(3 * places.all.size());
    each_contact(uow, list, [&](const auto& column) {
        const auto place = places.at.find(column(0));
        if (place == places.at.end() || rank(column(2)) == none) return;
        auto& holder = found.holders.emplace_back();
        holder.place = place->second;
        holder.ref.reserve(8 + column(1).size());
        holder.ref.append("contact/").append(column(1));
        holder.role = std::move(column(2));
        holder.language = std::move(column(3));
        holder.address = std::move(column(4));
        holder.name = std::move(column(5));
    });
    sort_holders(found.holders, rank);
    const auto posts = list.empty() ? all_posts(uow) : posts_of_list(uow, list);
    // Before a contact turns into whoever is mayor: theirs is the address of that office.
    add_posts(found.holders, posts, {});
    if (address_mayors(found.holders, places, mayors != none)) sort_holders(found.holders, rank);
    add_posts(found.holders, posts, places.all);
    found.places = std::move(places.all);
    return found;
}

}  // namespace plenaria::directory
