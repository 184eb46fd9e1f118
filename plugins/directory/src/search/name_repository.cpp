// SPDX-License-Identifier: EUPL-1.2
#include "name_repository.hpp"

#include "../parties/party_rules.hpp"
#include "../rows.hpp"

namespace plenaria::directory {

std::vector<std::string> find_aliases(UnitOfWork& uow, const std::string& party) {
    std::vector<std::string> aliases;
    rows::One row;
    rows::each(
        uow, "SELECT text FROM dir_alias WHERE party = :party ORDER BY text", row,
        [&] { aliases.push_back(row.text); }, soci::use(party, "party"));
    return aliases;
}

void add_aliases(UnitOfWork& uow, const std::string& party, const std::vector<std::string>& aliases) {
    for (const auto& text : aliases) {
        const auto folded = sort_form(text);
        sql::query(uow, "INSERT INTO dir_alias (party, folded, text) VALUES (:party, :folded, :text)"),
            soci::use(party, "party"), soci::use(folded, "folded"), soci::use(text, "text");
    }
}

void put_aliases(UnitOfWork& uow, const std::string& party, const std::vector<std::string>& aliases) {
    sql::query(uow, "DELETE FROM dir_alias WHERE party = :party"), soci::use(party, "party");
    add_aliases(uow, party, aliases);
}

void add_words(UnitOfWork& uow, const std::string& party, const std::vector<std::string>& words) {
    const auto id = party.substr(party.find('/') + 1);
    for (const auto& word : words)
        sql::query(uow, "INSERT INTO dir_word (word, party, id) VALUES (:word, :party, :id)"),
            soci::use(word, "word"), soci::use(party, "party"), soci::use(id, "id");
}

void put_words(UnitOfWork& uow, const std::string& party, const std::vector<std::string>& words) {
    const auto id = party.substr(party.find('/') + 1);
    sql::query(uow, "DELETE FROM dir_word WHERE id = :id"), soci::use(id, "id");
    add_words(uow, party, words);
}

}  // namespace plenaria::directory
