// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/testing/query_plan.hpp>

#include <cctype>

#include <plenaria/sql.hpp>

namespace plenaria::test {

namespace {

/// MySQL explains only a finished statement, so each placeholder becomes a value.
std::string with_values(std::string_view query) {
    std::string text;
    bool quoted = false;
    for (std::size_t at = 0; at < query.size(); ++at) {
        const char c = query[at];
        if (c == '\'') quoted = !quoted;
        const bool is_placeholder = c == ':' && !quoted && at + 1 < query.size() &&
                                    (std::isalpha(static_cast<unsigned char>(query[at + 1])) != 0);
        if (!is_placeholder) {
            text += c;
            continue;
        }
        while (at + 1 < query.size() &&
               (std::isalnum(static_cast<unsigned char>(query[at + 1])) != 0 || query[at + 1] == '_'))
            ++at;
        text += text.ends_with("LIMIT ") || text.ends_with("OFFSET ") ? "20" : "'0'";
    }
    return text;
}

QueryPlan explain_on_sqlite(UnitOfWork& uow, const std::string& query) {
    QueryPlan plan;
    int id = 0;
    int parent = 0;
    int unused = 0;
    std::string detail;
    soci::statement rows = (uow.session().prepare << "EXPLAIN QUERY PLAN " + query, soci::into(id),
                            soci::into(parent), soci::into(unused), soci::into(detail));
    rows.execute();
    while (rows.fetch()) {
        plan.text += detail + "\n";
        if (detail.starts_with("SCAN ") && detail.find("CONSTANT ROW") == std::string::npos)
            plan.scanned.push_back(detail.substr(5, detail.find(' ', 5) - 5));
        if (detail.starts_with("USE TEMP B-TREE FOR ORDER BY")) plan.sorts = true;
    }
    return plan;
}

QueryPlan explain_on_mysql(UnitOfWork& uow, const std::string& query) {
    QueryPlan plan;
    std::string id, select_type, table, type, possible_keys, key, key_len, ref, rows, extra;
    soci::indicator is[10];
    soci::statement steps =
        (uow.session().prepare << "EXPLAIN " + query, soci::into(id, is[0]), soci::into(select_type, is[1]),
         soci::into(table, is[2]), soci::into(type, is[3]), soci::into(possible_keys, is[4]),
         soci::into(key, is[5]), soci::into(key_len, is[6]), soci::into(ref, is[7]), soci::into(rows, is[8]),
         soci::into(extra, is[9]));
    steps.execute();
    while (steps.fetch()) {
        plan.text +=
            select_type + " " + table + " " + type + " key " + key + " rows " + rows + " " + extra + "\n";
        if (type == "ALL" || type == "index") plan.scanned.push_back(table);
        if (extra.find("filesort") != std::string::npos) plan.sorts = true;
        for (auto* text : {&table, &type, &key, &rows, &extra}) text->clear();
    }
    return plan;
}

}  // namespace

QueryPlan explain(Database& db, std::string_view query) {
    const auto text = with_values(query);
    return *db.read([&](UnitOfWork& uow) -> Result<QueryPlan> {
        return uow.engine() == Engine::sqlite ? explain_on_sqlite(uow, text) : explain_on_mysql(uow, text);
    });
}

void analyze(Database& db, const std::vector<std::string>& tables) {
    (void)db.write([&](UnitOfWork& uow) -> Result<void> {
        for (const auto& table : tables)
            uow.session().once << (uow.engine() == Engine::sqlite ? "ANALYZE " : "ANALYZE TABLE ") + table;
        return {};
    });
}

}  // namespace plenaria::test
