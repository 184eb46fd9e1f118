// SPDX-License-Identifier: EUPL-1.2
#include "kept_count_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::committee {

namespace {

std::string one_a_line(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += name + '\n';
    return text;
}

std::vector<std::string> names_by_line(const std::string& text) {
    std::vector<std::string> names;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        names.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return names;
}

/// Columns of cmt_count but for the ballots, which are long.
struct CountColumns {
    KeptCount kept;
    std::string rule, reserved, elected, made_at;
    long long seats = 0, papers = 0;

    template <class S>
    void bind(S& s) {
        s, soci::into(kept.id), soci::into(kept.title), soci::into(rule), soci::into(seats),
            soci::into(kept.seed), soci::into(reserved), soci::into(elected), soci::into(papers),
            soci::into(kept.made_by), soci::into(made_at);
    }
    [[nodiscard]] KeptCount take() const {
        auto taken = kept;
        taken.rule = rule_of(rule).value();
        taken.seats = static_cast<std::uint32_t>(seats);
        taken.papers = static_cast<std::uint64_t>(papers);
        taken.reserved = *parse_reserved(reserved);
        taken.elected = names_by_line(elected);
        taken.made_at = parse_instant(made_at).value();
        return taken;
    }
};

#define CMT_COUNT_COLUMNS "SELECT id, title, rule, seats, seed, reserved, elected, papers, made_by, made_at"

}  // namespace

std::vector<KeptCount> kept_counts(UnitOfWork& uow, long long offset, int limit) {
    return sql::rows_of<CountColumns>(
        (sql::prepare(uow, CMT_COUNT_COLUMNS
                      " FROM cmt_count WHERE removed_at = '' ORDER BY made_at DESC, id DESC "
                      "LIMIT :limit OFFSET :offset"),
         soci::use(limit, "limit"), soci::use(offset, "offset")));
}

long long number_of_kept_counts(UnitOfWork& uow) {
    long long number = 0;
    sql::query(uow, "SELECT COUNT(*) FROM cmt_count WHERE removed_at = ''"), soci::into(number);
    return number;
}

std::optional<CountRow> find_count_row(UnitOfWork& uow, const std::string& id) {
    CountColumns columns;
    CountRow row;
    std::string removed_at;
    auto prepared =
        sql::prepare(uow, CMT_COUNT_COLUMNS ", ballots, removed_at FROM cmt_count WHERE id = :id");
    prepared, soci::use(id, "id");
    columns.bind(prepared);
    prepared, soci::into(row.ballots), soci::into(removed_at);
    soci::statement select = prepared;
    select.execute();
    if (!select.fetch()) return std::nullopt;
    row.kept = columns.take();
    row.removed = !removed_at.empty();
    return row;
}

void insert(UnitOfWork& uow, const CountRow& row) {
    const auto& kept = row.kept;
    const std::string rule(word_of(kept.rule)), made_at = to_text(kept.made_at);
    const auto reserved = write_reserved(kept.reserved), elected = one_a_line(kept.elected);
    const long long seats = kept.seats;
    const auto papers = static_cast<long long>(kept.papers);
    sql::query(uow,
               "INSERT INTO cmt_count (id, title, rule, seats, seed, reserved, ballots, elected, papers, "
               "made_by, made_at, "
               "removed_at) VALUES (:id, :title, :rule, :seats, :seed, :reserved, :ballots, :elected, "
               ":papers, :made_by, "
               ":made_at, '')"),
        soci::use(kept.id, "id"), soci::use(kept.title, "title"), soci::use(rule, "rule"),
        soci::use(seats, "seats"), soci::use(kept.seed, "seed"), soci::use(reserved, "reserved"),
        soci::use(row.ballots, "ballots"), soci::use(elected, "elected"), soci::use(papers, "papers"),
        soci::use(kept.made_by, "made_by"), soci::use(made_at, "made_at");
}

void set_count_removed(UnitOfWork& uow, const std::string& id, bool removed) {
    const auto at = removed ? to_text(uow.now()) : std::string();
    sql::query(uow, "UPDATE cmt_count SET removed_at = :at WHERE id = :id"), soci::use(at, "at"),
        soci::use(id, "id");
}

}  // namespace plenaria::committee
