// SPDX-License-Identifier: EUPL-1.2
#include "pages/history_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::host {

namespace {

/// For LIKE with ESCAPE '!': what is typed means itself.
std::string literal(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '!') out += '!';
        out += c;
    }
    return out;
}

struct Patterns {
    explicit Patterns(const HistoryFilter& filter)
        : who('%' + literal(filter.who) + '%'),
          action(literal(filter.action) + '%'),
          subject(literal(filter.subject) + '%'),
          from(filter.from.empty() ? "0000" : filter.from),
          until(filter.until.empty() ? "9999" : filter.until + "T99"),
          before(filter.before.empty() ? "~" : filter.before) {}
    std::string who, action, subject, from, until, before;
};

}  // namespace

std::vector<HistoryEntry> find_history(UnitOfWork& uow, const HistoryFilter& filter, int offset, int limit) {
    const Patterns p(filter);
    std::vector<HistoryEntry> entries;
    HistoryEntry e;
    std::string at;
    soci::statement statement =
        (sql::prepare(uow,
                      "SELECT id, at, actor_kind, actor_name, party, address, request_id, action, subject, "
                      "before_json, after_json FROM core_history WHERE actor_name LIKE :who ESCAPE '!' "
                      "AND action LIKE :action ESCAPE '!' AND subject LIKE :subject ESCAPE '!' "
                      "AND at >= :from AND at <= :until AND id < :before ORDER BY id DESC LIMIT :limit "
                      "OFFSET :offset"),
         soci::use(p.who, "who"), soci::use(p.action, "action"), soci::use(p.subject, "subject"),
         soci::use(p.from, "from"), soci::use(p.until, "until"), soci::use(p.before, "before"),
         soci::use(limit, "limit"), soci::use(offset, "offset"), soci::into(e.id), soci::into(at),
         soci::into(e.actor_kind), soci::into(e.actor_name), soci::into(e.party), soci::into(e.address),
         soci::into(e.request_id), soci::into(e.action), soci::into(e.subject), soci::into(e.before),
         soci::into(e.after));
    statement.execute();
    while (statement.fetch()) {
        e.at = parse_instant(at).value_or(Instant{});
        entries.push_back(e);
    }
    return entries;
}

int count_history(UnitOfWork& uow, const HistoryFilter& filter) {
    const Patterns p(filter);
    int count = 0;
    sql::query(uow,
               "SELECT count(*) FROM core_history WHERE actor_name LIKE :who ESCAPE '!' "
               "AND action LIKE :action ESCAPE '!' AND subject LIKE :subject ESCAPE '!' "
               "AND at >= :from AND at <= :until"),
        soci::use(p.who, "who"), soci::use(p.action, "action"), soci::use(p.subject, "subject"),
        soci::use(p.from, "from"), soci::use(p.until, "until"), soci::into(count);
    return count;
}

std::map<std::string, std::string> names_of_subjects(UnitOfWork& uow,
                                                     const std::vector<HistoryEntry>& entries) {
    constexpr std::string_view of_account = "core.account/";
    std::map<std::string, std::string> names;
    std::string subject, account, name;
    soci::statement statement =
        (sql::prepare(uow,
                      "SELECT title FROM core_search WHERE subject = :subject "
                      "UNION ALL SELECT name FROM core_account WHERE id = :account"),
         soci::use(subject, "subject"), soci::use(account, "account"), soci::into(name));
    for (const auto& entry : entries) {
        if (names.contains(entry.subject)) continue;
        subject = entry.subject;
        account = subject.starts_with(of_account) ? subject.substr(of_account.size()) : std::string();
        if (statement.execute(true)) names[subject] = name;
    }
    return names;
}

}  // namespace plenaria::host
