// SPDX-License-Identifier: EUPL-1.2
#include "edition_list_repository.hpp"

#include <algorithm>
#include <array>

#include <plenaria/sql.hpp>

namespace plenaria::events {

namespace {

#define EVT_EDITION_WORD(name)                                                                            \
    "AND (:" name " = '' OR e.place_key LIKE :" name                                                      \
    " OR EXISTS (SELECT 1 FROM evt_title w WHERE w.subject_id = e.id AND w.title_key LIKE :" name         \
    ") OR EXISTS (SELECT 1 FROM evt_title v WHERE v.subject_id = e.series_id AND v.title_key LIKE :" name \
    ")) "
#define EVT_EDITION_FILTER                                                                                 \
    "WHERE (:filter_when = 'all' OR (:filter_when = 'upcoming' AND e.ends_on >= :today) "                  \
    "OR (:filter_when = 'past' AND e.ends_on < :today)) "                                                  \
    "AND (:series = '' OR e.series_id = :series) AND (:state = '' OR e.state = :state) " EVT_EDITION_WORD( \
        "w1") EVT_EDITION_WORD("w2") EVT_EDITION_WORD("w3")

/// The filter as SQL wants it. Folded words hold no % and no _.
struct EditionPatterns {
    explicit EditionPatterns(const EditionFilter& filter) : today(to_text(filter.today)) {
        for (std::size_t i = 0; i < std::min(filter.words.size(), word.size()); ++i)
            word[i] = '%' + filter.words[i] + '%';
    }
    std::string today;
    std::array<std::string, 3> word;
};

}  // namespace

std::vector<EditionLine> edition_lines(UnitOfWork& uow, const EditionFilter& filter,
                                       std::string_view language, long long offset, long long limit) {
    const EditionPatterns like(filter);
    const std::string in(language);
    EditionLine line;
    auto& edition = line.edition;
    std::string starts_on, ends_on, state;
    std::vector<EditionLine> lines;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT e.id, e.series_id, COALESCE(t.title, o.title, ''), "
                      "COALESCE(st.title, so.title, ''), e.city_ref, e.city_name, e.place, e.zone, "
                      "e.starts_on, e.ends_on, e.state, e.owner_ref, e.owner_name, e.revision "
                      "FROM evt_edition e JOIN evt_series s ON s.id = e.series_id "
                      "LEFT JOIN evt_title t ON t.subject_id = e.id AND t.language = :language "
                      "LEFT JOIN evt_title o ON o.subject_id = e.id AND o.language = e.original_language "
                      "LEFT JOIN evt_title st ON st.subject_id = s.id AND st.language = :language "
                      "LEFT JOIN evt_title so ON so.subject_id = s.id AND so.language = "
                      "s.original_language " EVT_EDITION_FILTER
                      "ORDER BY CASE WHEN :filter_when = 'upcoming' THEN e.starts_on ELSE '' END, "
                      "e.starts_on DESC, e.id LIMIT :limit OFFSET :offset"),
         soci::use(in, "language"), soci::use(filter.when, "filter_when"), soci::use(like.today, "today"),
         soci::use(filter.series, "series"), soci::use(filter.state, "state"), soci::use(like.word[0], "w1"),
         soci::use(like.word[1], "w2"), soci::use(like.word[2], "w3"), soci::use(limit, "limit"),
         soci::use(offset, "offset"), soci::into(edition.id), soci::into(edition.series_id),
         soci::into(line.title), soci::into(line.series_title), soci::into(edition.city_ref),
         soci::into(edition.city_name), soci::into(edition.place), soci::into(edition.dates.zone),
         soci::into(starts_on), soci::into(ends_on), soci::into(state), soci::into(edition.owner.ref),
         soci::into(edition.owner.name), soci::into(edition.revision));
    select.execute();
    while (select.fetch()) {
        edition.dates.start = parse_day(starts_on).value();
        edition.dates.end = parse_day(ends_on).value();
        edition.state = parse_edition_state(state).value();
        lines.push_back(line);
    }
    return lines;
}

long long count_editions(UnitOfWork& uow, const EditionFilter& filter) {
    const EditionPatterns like(filter);
    long long count = 0;
    sql::query(uow, "SELECT COUNT(*) FROM evt_edition e " EVT_EDITION_FILTER),
        soci::use(filter.when, "filter_when"), soci::use(like.today, "today"),
        soci::use(filter.series, "series"), soci::use(filter.state, "state"), soci::use(like.word[0], "w1"),
        soci::use(like.word[1], "w2"), soci::use(like.word[2], "w3"), soci::into(count);
    return count;
}

}  // namespace plenaria::events
