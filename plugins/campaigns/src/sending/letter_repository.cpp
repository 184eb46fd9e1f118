// SPDX-License-Identifier: EUPL-1.2
#include "letter_repository.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include <plenaria/sql.hpp>

#include "../rows.hpp"

namespace plenaria::campaigns {

namespace {

struct LetterRow {
    Letter value;
    std::string way, handed;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.sending_id), soci::into(value.position), soci::into(way),
            soci::into(value.person), soci::into(value.name), soci::into(value.place),
            soci::into(value.country), soci::into(value.role), soci::into(value.address),
            soci::into(value.post), soci::into(value.language), soci::into(value.subject),
            soci::into(value.body), soci::into(value.hash), soci::into(handed);
    }
    [[nodiscard]] Letter take() const {
        auto taken = value;
        taken.way = way == "paper" ? Way::paper : Way::mail;
        taken.handed_at = parse_instant(handed);
        return taken;
    }
};

#define CPN_LETTER_COLUMNS                                                                             \
    "l.id, l.sending_id, l.position, l.way, l.person, l.name, l.place, l.country, l.role, l.address, " \
    "l.post, "                                                                                         \
    "l.language, l.subject, l.body, l.hash, l.handed_at "
#define CPN_LETTER_FILTER                                                                             \
    "WHERE l.sending_id = :sending AND (:language = '' OR l.language = :language) AND (:way = '' OR " \
    "l.way = :way) "

std::string json_of(const nlohmann::json& rows) {
    return rows.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

void insert(UnitOfWork& uow, const std::vector<Letter>& letters) {
    constexpr std::size_t at_once = 500;
    for (std::size_t at = 0; at < letters.size(); at += at_once) {
        auto rows = nlohmann::json::array();
        for (auto i = at; i < std::min(at + at_once, letters.size()); ++i) {
            const auto& l = letters[i];
            rows.push_back({l.id, l.sending_id, l.position, std::string(to_text(l.way)), l.person, l.name,
                            l.place, l.country, l.role, l.address, domain_of(l.address), l.language,
                            l.subject, l.body, l.hash, l.post});
        }
        const auto text = json_of(rows);
        const sql::Text sqlite =
            "INSERT INTO cpn_letter (id, sending_id, position, way, person, name, place, country, role, "
            "address, "
            "domain, language, subject, body, hash, post, handed_at) SELECT json_extract(value, '$[0]'), "
            "json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), "
            "json_extract(value, '$[4]'), json_extract(value, '$[5]'), json_extract(value, '$[6]'), "
            "json_extract(value, '$[7]'), json_extract(value, '$[8]'), json_extract(value, '$[9]'), "
            "json_extract(value, '$[10]'), json_extract(value, '$[11]'), json_extract(value, '$[12]'), "
            "json_extract(value, '$[13]'), json_extract(value, '$[14]'), json_extract(value, '$[15]'), '' "
            "FROM json_each(:rows)";
        const sql::Text mysql =
            "INSERT INTO cpn_letter (id, sending_id, position, way, person, name, place, country, role, "
            "address, "
            "domain, language, subject, body, hash, post, handed_at) SELECT j.id, j.sending_id, j.position, "
            "j.way, "
            "j.person, j.name, j.place, j.country, j.role, j.address, j.domain, j.language, j.subject, "
            "j.body, "
            "j.hash, j.post, '' FROM JSON_TABLE(:rows, '$[*]' COLUMNS (id CHAR(26) PATH '$[0]', sending_id "
            "CHAR(26) "
            "PATH "
            "'$[1]', position INTEGER PATH '$[2]', way VARCHAR(5) PATH '$[3]', person VARCHAR(60) PATH "
            "'$[4]', "
            "name VARCHAR(300) PATH '$[5]', place VARCHAR(300) PATH '$[6]', country VARCHAR(2) PATH '$[7]', "
            "role "
            "VARCHAR(20) PATH '$[8]', address VARCHAR(254) PATH '$[9]', domain VARCHAR(254) PATH '$[10]', "
            "language CHAR(2) PATH '$[11]', subject TEXT PATH '$[12]', body MEDIUMTEXT PATH '$[13]', hash "
            "CHAR(64) PATH '$[14]', post VARCHAR(1400) PATH '$[15]')) j";
        sql::query(uow, uow.engine() == Engine::sqlite ? sqlite : mysql), soci::use(text, "rows");
    }
}

void remove_letters(UnitOfWork& uow, const std::string& sending_id) {
    sql::query(uow, "DELETE FROM cpn_letter WHERE sending_id = :sending"), soci::use(sending_id, "sending");
}

int count_letters(UnitOfWork& uow, const LetterFilter& filter) {
    int count = 0;
    sql::query(uow, "SELECT COUNT(*) FROM cpn_letter l " CPN_LETTER_FILTER),
        soci::use(filter.sending_id, "sending"), soci::use(filter.language, "language"),
        soci::use(filter.way, "way"), soci::into(count);
    return count;
}

std::vector<Letter> list_letters(UnitOfWork& uow, const LetterFilter& filter, int skip, int most) {
    auto prepared = sql::prepare(uow, "SELECT " CPN_LETTER_COLUMNS "FROM cpn_letter l " CPN_LETTER_FILTER
                                      "ORDER BY l.position LIMIT :most OFFSET :skip");
    prepared, soci::use(filter.sending_id, "sending"), soci::use(filter.language, "language"),
        soci::use(filter.way, "way"), soci::use(most, "most"), soci::use(skip, "skip");
    return sql::rows_of<LetterRow>(prepared);
}

std::vector<Letter> find_letters(UnitOfWork& uow, const std::vector<std::string>& ids) {
    const auto asked = json_of(ids);
    const sql::Text sqlite =
        "SELECT " CPN_LETTER_COLUMNS "FROM json_each(:ids) j CROSS JOIN cpn_letter l ON l.id = j.value";
    const sql::Text mysql =
        "SELECT STRAIGHT_JOIN " CPN_LETTER_COLUMNS
        "FROM JSON_TABLE(:ids, '$[*]' COLUMNS (id CHAR(26) PATH '$')) j JOIN cpn_letter l "
        "ON l.id = j.id";
    auto prepared = sql::prepare(uow, uow.engine() == Engine::sqlite ? sqlite : mysql);
    prepared, soci::use(asked, "ids");
    auto found = sql::rows_of<LetterRow>(prepared);
    std::sort(found.begin(), found.end(),
              [](const Letter& a, const Letter& b) { return a.position < b.position; });
    return found;
}

std::vector<std::string> letter_hashes(UnitOfWork& uow, const std::string& sending_id) {
    std::vector<std::string> hashes;
    std::string hash;
    soci::statement select =
        (sql::prepare(uow, "SELECT hash FROM cpn_letter WHERE sending_id = :sending ORDER BY position"),
         soci::use(sending_id, "sending"), soci::into(hash));
    select.execute();
    while (select.fetch()) hashes.push_back(hash);
    return hashes;
}

std::vector<OpenLetter> open_letters(UnitOfWork& uow, const std::string& sending_id, int most) {
    std::vector<OpenLetter> open;
    OpenLetter one;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT id, domain FROM cpn_letter WHERE sending_id = :sending AND way = 'mail' AND "
                      "handed_at = '' ORDER BY position LIMIT :most"),
         soci::use(sending_id, "sending"), soci::use(most, "most"), soci::into(one.id),
         soci::into(one.domain));
    select.execute();
    while (select.fetch()) open.push_back(one);
    return open;
}

int count_open_letters(UnitOfWork& uow, const std::string& sending_id) {
    int count = 0;
    sql::query(
        uow,
        "SELECT COUNT(*) FROM cpn_letter WHERE sending_id = :sending AND way = 'mail' AND handed_at = ''"),
        soci::use(sending_id, "sending"), soci::into(count);
    return count;
}

std::map<std::string, int> handed_since(UnitOfWork& uow, Instant since) {
    const auto after = plenaria::to_text(since);
    std::map<std::string, int> handed;
    std::string domain;
    int count = 0;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT domain, COUNT(*) FROM cpn_letter WHERE handed_at > :since GROUP BY domain"),
         soci::use(after, "since"), soci::into(domain), soci::into(count));
    select.execute();
    while (select.fetch()) handed[domain] = count;
    return handed;
}

void mark_handed(UnitOfWork& uow, const std::vector<std::string>& ids) {
    const auto asked = json_of(ids), now = plenaria::to_text(uow.now());
    const sql::Text sqlite =
        "UPDATE cpn_letter SET handed_at = :now WHERE id IN (SELECT value FROM json_each(:ids))";
    const sql::Text mysql =
        "UPDATE cpn_letter l JOIN JSON_TABLE(:ids, '$[*]' COLUMNS (id CHAR(26) PATH '$')) j ON l.id = j.id "
        "SET l.handed_at = :now";
    sql::query(uow, uow.engine() == Engine::sqlite ? sqlite : mysql), soci::use(now, "now"),
        soci::use(asked, "ids");
}

std::vector<std::string> sendings_with_letters(UnitOfWork& uow, Instant before) {
    const auto until = plenaria::to_text(before);
    std::vector<std::string> ids;
    std::string id;
    soci::statement select =
        (sql::prepare(
             uow,
             "SELECT s.id FROM cpn_sending s WHERE s.finished_at <> '' AND s.finished_at < :until AND "
             "EXISTS (SELECT 1 FROM cpn_letter l WHERE l.sending_id = s.id) LIMIT 100"),
         soci::use(until, "until"), soci::into(id));
    select.execute();
    while (select.fetch()) ids.push_back(id);
    return ids;
}

}  // namespace plenaria::campaigns
