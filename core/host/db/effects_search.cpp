// SPDX-License-Identifier: EUPL-1.2
#include <set>

#include <plenaria/text.hpp>

#include "db/search_words.hpp"
#include "db/unit_of_work.hpp"

namespace plenaria::host {

namespace {

std::set<std::string> words_of(const SearchEntry& entry) {
    std::set<std::string> words;
    for (const auto& word : folded_words(entry.title + " " + entry.text))
        words.insert(beginning(word, longest_word));
    return words;
}

std::set<std::string> indexed_words(UnitOfWork& uow, const std::string& subject) {
    std::set<std::string> words;
    std::string word;
    soci::statement rows =
        (uow.session().prepare << "SELECT word FROM core_search_word WHERE subject = :subject",
         soci::use(subject, "subject"), soci::into(word));
    rows.execute();
    while (rows.fetch()) words.insert(word);
    return words;
}

void change_words(UnitOfWork& uow, const std::string& subject, const std::set<std::string>& wanted) {
    const auto there = indexed_words(uow, subject);
    for (const auto& word : there)
        if (!wanted.contains(word))
            sql::query(uow, "DELETE FROM core_search_word WHERE word = :word AND subject = :subject"),
                soci::use(word, "word"), soci::use(subject, "subject");
    for (const auto& word : wanted)
        if (!there.contains(word))
            sql::query(uow, "INSERT INTO core_search_word(word, subject) VALUES(:word, :subject)"),
                soci::use(word, "word"), soci::use(subject, "subject");
}

}  // namespace

void Work::index(const SearchEntry& entry) {
    const auto plugin = entry.subject.substr(0, entry.subject.find('.'));
    int there = 0;
    sql::query(*this, "SELECT count(*) FROM core_search WHERE subject = :subject"),
        soci::use(entry.subject, "subject"), soci::into(there);
    if (there == 0)
        sql::query(*this,
                   "INSERT INTO core_search(subject, plugin, title, kind, path, permission, party) "
                   "VALUES(:subject, :plugin, :title, :kind, :path, :permission, :party)"),
            soci::use(entry.subject, "subject"), soci::use(plugin, "plugin"), soci::use(entry.title, "title"),
            soci::use(entry.kind, "kind"), soci::use(entry.path, "path"),
            soci::use(entry.permission, "permission"), soci::use(entry.party, "party");
    else
        sql::query(
            *this,
            "UPDATE core_search SET title = :title, kind = :kind, path = :path, permission = :permission, "
            "party = :party WHERE subject = :subject"),
            soci::use(entry.title, "title"), soci::use(entry.kind, "kind"), soci::use(entry.path, "path"),
            soci::use(entry.permission, "permission"), soci::use(entry.party, "party"),
            soci::use(entry.subject, "subject");
    change_words(*this, entry.subject, words_of(entry));
}

void Work::unindex(std::string_view subject) {
    const std::string text(subject);
    sql::query(*this, "DELETE FROM core_search_word WHERE subject = :subject"), soci::use(text, "subject");
    sql::query(*this, "DELETE FROM core_search WHERE subject = :subject"), soci::use(text, "subject");
}

}  // namespace plenaria::host
