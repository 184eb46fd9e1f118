// SPDX-License-Identifier: EUPL-1.2
#include "delegate_name_repository.hpp"

#include <utility>

#include <nlohmann/json.hpp>

#include <plenaria/sql.hpp>
#include <plenaria/text.hpp>

namespace plenaria::events {

namespace {

/// Of the column; a letter that folds to several may make a long name longer.
constexpr std::size_t longest_folded = 400;

std::vector<std::pair<std::string, std::string>> names_without_folded(UnitOfWork& uow,
                                                                      const std::string& edition) {
    std::string id, name;
    std::vector<std::pair<std::string, std::string>> found;
    soci::statement select =
        (sql::prepare(
             uow,
             "SELECT p.id, p.name FROM evt_delegation d JOIN evt_delegate p ON p.delegation_id = d.id "
             "WHERE d.edition_id = :edition AND p.name <> '' AND p.name_folded = ''"),
         soci::use(edition, "edition"), soci::into(id), soci::into(name));
    select.execute();
    while (select.fetch()) found.emplace_back(id, name);
    return found;
}

}  // namespace

std::string folded_name(std::string_view name) {
    auto folded = fold(name);
    if (folded.size() > longest_folded) folded.resize(longest_folded);
    while (!is_utf8(folded)) folded.pop_back();
    return folded;
}

void fold_names(UnitOfWork& uow, const std::string& edition) {
    auto rows = nlohmann::json::array();
    for (const auto& [id, name] : names_without_folded(uow, edition))
        rows.push_back(nlohmann::json::array({id, folded_name(name)}));
    if (rows.empty()) return;
    const auto text = rows.dump();
    const sql::Text sqlite =
        "UPDATE evt_delegate SET name_folded = json_extract(j.value, '$[1]') FROM json_each(:rows) j "
        "WHERE evt_delegate.id = json_extract(j.value, '$[0]')";
    const sql::Text mysql =
        "UPDATE JSON_TABLE(:rows, '$[*]' COLUMNS (id CHAR(26) PATH '$[0]', folded VARCHAR(400) PATH '$[1]')) "
        "j STRAIGHT_JOIN evt_delegate p ON p.id = j.id SET p.name_folded = j.folded";
    sql::query(uow, uow.engine() == Engine::sqlite ? sqlite : mysql), soci::use(text, "rows");
}

std::vector<CalledDelegate> delegates_called(UnitOfWork& uow, const std::string& edition,
                                             const std::set<std::string>& folded) {
    if (folded.empty()) return {};
    const auto asked = nlohmann::json(folded).dump();
#define EVT_CALLED_JOINS                                                                    \
    "JOIN evt_standing s ON s.delegation_id = p.delegation_id AND s.edition_id = :edition " \
    "AND s.stands = 1 WHERE p.role <> 'substitute' AND p.name_folded <> ''"
    const sql::Text sqlite =
        "SELECT p.id, p.name_folded, p.role FROM json_each(:names) j "
        "CROSS JOIN evt_delegate p ON p.name_folded = j.value " EVT_CALLED_JOINS;
    const sql::Text mysql =
        "SELECT STRAIGHT_JOIN p.id, p.name_folded, p.role FROM JSON_TABLE(:names, '$[*]' COLUMNS "
        "(name VARCHAR(400) PATH '$')) j JOIN evt_delegate p ON p.name_folded = j.name " EVT_CALLED_JOINS;
    CalledDelegate row;
    std::string role;
    std::vector<CalledDelegate> found;
    soci::statement select =
        (sql::prepare(uow, uow.engine() == Engine::sqlite ? sqlite : mysql), soci::use(asked, "names"),
         soci::use(edition, "edition"), soci::into(row.id), soci::into(row.folded), soci::into(role));
    select.execute();
    while (select.fetch()) {
        row.is_head = role == "head";
        found.push_back(row);
    }
    return found;
}

}  // namespace plenaria::events
