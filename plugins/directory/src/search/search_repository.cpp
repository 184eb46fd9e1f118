// SPDX-License-Identifier: EUPL-1.2
#include "search_repository.hpp"

#include <algorithm>
#include <array>

#include "../parties/party_rules.hpp"
#include "../rows.hpp"

namespace plenaria::directory {

namespace {

struct HitRow {
    Hit value;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.party), soci::into(value.name.en), soci::into(value.name.es),
            soci::into(value.name.fr), soci::into(value.iso2), soci::into(value.detail),
            soci::into(value.city.en), soci::into(value.city.es), soci::into(value.city.fr);
    }
};

}  // namespace

std::vector<Hit> search(UnitOfWork& uow, std::vector<std::string> words, const std::string& kind, Day today,
                        int limit) {
    if (words.empty() || limit <= 0) return {};
    // The longest beginning leaves the fewest words to look at.
    std::stable_sort(words.begin(), words.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    std::array<std::string, 3> like;
    for (std::size_t i = 0; i < std::min(words.size(), like.size()); ++i) like[i] = clip(words[i], 40) + '%';
    const auto on = to_text(today);
    const auto party = kind.empty() ? std::string("%") : kind + "/%";
    // One party may be found by several of its words; so more are read than shown.
    const int read = limit * 4;
    std::vector<Hit> hits;
    HitRow row;
    rows::each(
        uow,
        "SELECT f.party, COALESCE(c.name_en, o.name_en, p.name, ''), COALESCE(c.name_es, o.name_es, ''), "
        "COALESCE(c.name_fr, o.name_fr, ''), COALESCE(c.iso2, ''), COALESCE(o.kind, m.office, ''), "
        "COALESCE(d.name_en, ''), COALESCE(d.name_es, ''), COALESCE(d.name_fr, '') "
        "FROM (SELECT w.word, w.party, w.id FROM dir_word w WHERE w.word LIKE :w1 AND w.party LIKE :party "
        "AND (:w2 = '' OR EXISTS (SELECT 1 FROM dir_word x WHERE x.id = w.id AND x.word LIKE :w2)) "
        "AND (:w3 = '' OR EXISTS (SELECT 1 FROM dir_word y WHERE y.id = w.id AND y.word LIKE :w3)) "
        "ORDER BY w.word, w.party LIMIT :read) f "
        "LEFT JOIN dir_city c ON c.id = f.id LEFT JOIN dir_organisation o ON o.id = f.id "
        "LEFT JOIN dir_person p ON p.id = f.id "
        "LEFT JOIN dir_mandate m ON m.id = (SELECT n.id FROM dir_mandate n WHERE n.person_id = f.id "
        "AND n.from_day <= :on AND (n.until_day = '' OR n.until_day > :on) ORDER BY n.from_day DESC, n.id "
        "DESC LIMIT 1) "
        "LEFT JOIN dir_city d ON d.id = m.city_id ORDER BY f.word, f.party",
        row,
        [&] {
            const bool known = std::any_of(hits.begin(), hits.end(),
                                           [&](const Hit& hit) { return hit.party == row.value.party; });
            if (!known && hits.size() < static_cast<std::size_t>(limit)) hits.push_back(row.value);
        },
        soci::use(like[0], "w1"), soci::use(party, "party"), soci::use(like[1], "w2"),
        soci::use(like[2], "w3"), soci::use(read, "read"), soci::use(on, "on"));
    return hits;
}

}  // namespace plenaria::directory
