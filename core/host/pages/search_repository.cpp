// SPDX-License-Identifier: EUPL-1.2
#include "pages/search_repository.hpp"

#include <algorithm>
#include <set>

#include <plenaria/search_from.hpp>
#include <plenaria/sql.hpp>

#include "db/search_words.hpp"

namespace plenaria::host {

namespace {

constexpr std::size_t max_hits = 500;

/// `word` and the first text behind everything that begins with it. U+10FFFF sorts after every word we store.
std::set<std::string> subjects_with(UnitOfWork& uow, const std::string& word) {
    const std::string end = word + "\xF4\x8F\xBF\xBF";
    std::set<std::string> subjects;
    std::string subject;
    soci::statement statement =
        (sql::prepare(
             uow, "SELECT subject FROM core_search_word WHERE word >= :start AND word < :end LIMIT 20000"),
         soci::use(word, "start"), soci::use(end, "end"), soci::into(subject));
    statement.execute();
    while (statement.fetch()) subjects.insert(subject);
    return subjects;
}

bool may_see(const Actor& actor, Instant now, const std::string& permission, const std::string& party) {
    return permission.empty() || is_open_from(permission, now) || actor.may(permission) ||
           (!party.empty() && actor.party == party);
}

}  // namespace

std::vector<SearchHit> find_hits(UnitOfWork& uow, const std::vector<std::string>& words, const Actor& actor) {
    std::set<std::string> subjects;
    for (std::size_t i = 0; i < words.size() && i < 8; ++i) {
        auto some = subjects_with(uow, beginning(words[i], longest_word));
        if (i == 0) {
            subjects = std::move(some);
        } else {
            std::set<std::string> both;
            std::set_intersection(subjects.begin(), subjects.end(), some.begin(), some.end(),
                                  std::inserter(both, both.end()));
            subjects = std::move(both);
        }
        if (subjects.empty()) return {};
    }
    std::vector<SearchHit> hits;
    SearchHit hit;
    std::string wanted, permission, party;
    soci::statement statement =
        (sql::prepare(uow,
                      "SELECT subject, plugin, title, kind, path, permission, party FROM core_search "
                      "WHERE subject = :subject"),
         soci::use(wanted, "subject"), soci::into(hit.subject), soci::into(hit.plugin), soci::into(hit.title),
         soci::into(hit.kind), soci::into(hit.path), soci::into(permission), soci::into(party));
    for (const auto& subject : subjects) {
        if (hits.size() == max_hits) break;
        wanted = subject;
        statement.execute();
        while (statement.fetch())
            if (may_see(actor, uow.now(), permission, party)) hits.push_back(hit);
    }
    std::sort(hits.begin(), hits.end(),
              [](const SearchHit& a, const SearchHit& b) { return a.title < b.title; });
    return hits;
}

}  // namespace plenaria::host
