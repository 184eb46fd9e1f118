// SPDX-License-Identifier: EUPL-1.2
#include "point_repository.hpp"

#include <nlohmann/json.hpp>

#include <plenaria/sql.hpp>

namespace plenaria::statements {

namespace {

std::string values_text(const MessageValues& values) {
    if (values.empty()) return {};
    auto list = nlohmann::json::array();
    for (const auto& [name, value] : values) list.push_back({name, value});
    return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

MessageValues parse_values(const std::string& text) {
    MessageValues values;
    if (text.empty()) return values;
    for (const auto& pair : nlohmann::json::parse(text))
        values.emplace_back(pair.at(0).get<std::string>(), pair.at(1).get<std::string>());
    return values;
}

struct PointRow {
    Point point;
    std::string kind, written_at, sent_at, superseded_at, fit, fit_values, state;

    [[nodiscard]] Point value() const {
        auto found = point;
        found.kind = parse_point_kind(kind).value();
        found.written_at = parse_instant(written_at).value();
        found.sent_at = parse_instant(sent_at).value();
        found.superseded = !superseded_at.empty();
        found.fit = parse_fit(fit).value();
        found.fit_values = parse_values(fit_values);
        found.state = parse_point_state(state).value();
        return found;
    }
};

/// Runs `text`, which selects the columns of PointRow, with two values.
std::vector<Point> select_points(UnitOfWork& uow, sql::Text text, std::string_view first,
                                 std::string_view second) {
    PointRow row;
    auto& p = row.point;
    const std::string a(first), b(second);
    std::vector<Point> points;
    soci::statement statement =
        (sql::prepare(uow, text), soci::use(a, "first"), soci::use(b, "second"), soci::into(p.id),
         soci::into(p.round_id), soci::into(p.office_id), soci::into(p.office_name), soci::into(p.party),
         soci::into(p.statement_id), soci::into(p.paragraph_id), soci::into(row.kind), soci::into(p.author),
         soci::into(row.written_at), soci::into(p.language), soci::into(p.version_id), soci::into(p.base),
         soci::into(p.wording), soci::into(p.remark), soci::into(p.anchor.quote), soci::into(p.anchor.prefix),
         soci::into(p.anchor.suffix), soci::into(p.mark), soci::into(row.sent_at),
         soci::into(row.superseded_at), soci::into(row.fit), soci::into(p.fit_reason),
         soci::into(row.fit_values), soci::into(row.state), soci::into(p.discussion),
         soci::into(p.decision_id), soci::into(p.revision));
    statement.execute();
    while (statement.fetch()) points.push_back(row.value());
    return points;
}

// One literal per query: sql::Text takes no text that was put together.
#define STM_POINT_COLUMNS                                                                                   \
    "SELECT p.id, p.round_id, p.office_id, o.party_name, o.party, p.statement_id, p.paragraph_id, p.kind, " \
    "p.author, "                                                                                            \
    "p.written_at, p.language, p.version_id, p.base_text, p.wording, p.remark, p.quote, p.prefix, "         \
    "p.suffix, "                                                                                            \
    "p.fingerprint, p.sent_at, p.superseded_at, p.fit, p.fit_reason, p.fit_values, p.state, p.discussion, " \
    "p.decision_id, "                                                                                       \
    "p.revision FROM stm_point p JOIN stm_office o ON o.id = p.office_id "

}  // namespace

std::vector<Point> unsettled_points(UnitOfWork& uow, std::string_view statement_id) {
    return select_points(uow,
                         STM_POINT_COLUMNS
                         "LEFT JOIN stm_decision d ON d.id = p.decision_id "
                         "WHERE p.statement_id = :first AND COALESCE(d.settled_in, '') = :second "
                         "AND (p.superseded_at = '' OR p.state IN ('accepted', 'edited', 'merged')) "
                         "ORDER BY p.sent_at, p.id",
                         statement_id, "");
}

std::vector<Point> points_of_round(UnitOfWork& uow, std::string_view round_id) {
    return select_points(uow,
                         STM_POINT_COLUMNS
                         "WHERE p.round_id = :first AND p.id <> :second "
                         "AND (p.superseded_at = '' OR p.state IN ('accepted', 'edited', 'merged')) "
                         "ORDER BY p.sent_at, p.id",
                         round_id, "");
}

std::vector<Point> points_of_statement(UnitOfWork& uow, std::string_view statement_id) {
    return select_points(uow,
                         STM_POINT_COLUMNS
                         "WHERE p.statement_id = :first AND p.id <> :second "
                         "AND (p.superseded_at = '' OR p.state IN ('accepted', 'edited', 'merged')) "
                         "ORDER BY p.sent_at, p.id",
                         statement_id, "");
}

std::vector<Point> points_of_office(UnitOfWork& uow, std::string_view office_id) {
    return select_points(
        uow, STM_POINT_COLUMNS "WHERE p.office_id = :first AND p.superseded_at = :second ORDER BY p.id",
        office_id, "");
}

std::vector<Point> points_of_paragraph(UnitOfWork& uow, std::string_view statement_id,
                                       std::string_view paragraph_id) {
    return select_points(uow,
                         STM_POINT_COLUMNS
                         "LEFT JOIN stm_decision d ON d.id = p.decision_id "
                         "WHERE p.statement_id = :first AND p.paragraph_id = :second "
                         "AND COALESCE(d.settled_in, '') = '' "
                         "AND (p.superseded_at = '' OR p.state IN ('accepted', 'edited', 'merged')) "
                         "ORDER BY p.sent_at, p.id",
                         statement_id, paragraph_id);
}

std::vector<Point> points_of_decision(UnitOfWork& uow, std::string_view decision_id) {
    return select_points(uow,
                         STM_POINT_COLUMNS "WHERE p.decision_id = :first AND p.id <> :second ORDER BY p.id",
                         decision_id, "");
}

std::optional<Point> find_point(UnitOfWork& uow, std::string_view id) {
    return sql::first_of(
        select_points(uow, STM_POINT_COLUMNS "WHERE p.id = :first AND p.id <> :second", id, ""));
}

#undef STM_POINT_COLUMNS

void insert(UnitOfWork& uow, const Point& point) {
    const std::string kind(to_text(point.kind)),
        written_at = to_text(point.written_at), mark = point.mark.empty() ? fingerprint(point) : point.mark,
        sent_at = to_text(point.sent_at), fit(to_text(point.fit)), fit_values = values_text(point.fit_values),
        state(to_text(point.state));
    sql::query(
        uow,
        "INSERT INTO stm_point (id, round_id, office_id, statement_id, paragraph_id, kind, author, "
        "written_at, "
        "language, version_id, base_text, wording, remark, quote, prefix, suffix, fingerprint, sent_at, "
        "superseded_at, fit, fit_reason, fit_values, state, discussion, decision_id, revision) VALUES (:id, "
        ":round, :office, :statement, :paragraph, :kind, :author, :written, :language, :version, :base, "
        ":wording, :remark, :quote, :prefix, :suffix, :mark, :sent, '', :fit, :fit_reason, :fit_values, "
        ":state, '', '', 1)"),
        soci::use(point.id, "id"), soci::use(point.round_id, "round"), soci::use(point.office_id, "office"),
        soci::use(point.statement_id, "statement"), soci::use(point.paragraph_id, "paragraph"),
        soci::use(kind, "kind"), soci::use(point.author, "author"), soci::use(written_at, "written"),
        soci::use(point.language, "language"), soci::use(point.version_id, "version"),
        soci::use(point.base, "base"), soci::use(point.wording, "wording"), soci::use(point.remark, "remark"),
        soci::use(point.anchor.quote, "quote"), soci::use(point.anchor.prefix, "prefix"),
        soci::use(point.anchor.suffix, "suffix"), soci::use(mark, "mark"), soci::use(sent_at, "sent"),
        soci::use(fit, "fit"), soci::use(point.fit_reason, "fit_reason"), soci::use(fit_values, "fit_values"),
        soci::use(state, "state");
}

void supersede(UnitOfWork& uow, std::string_view point_id, Instant at) {
    const std::string id(point_id), text = to_text(at);
    sql::query(uow, "UPDATE stm_point SET superseded_at = :at, revision = revision + 1 WHERE id = :id"),
        soci::use(text, "at"), soci::use(id, "id");
}

void set_resent(UnitOfWork& uow, std::string_view point_id, std::string_view remark, Instant sent_at) {
    const std::string id(point_id), words(remark), at = to_text(sent_at);
    sql::query(uow, "UPDATE stm_point SET remark = :remark, sent_at = :at WHERE id = :id"),
        soci::use(words, "remark"), soci::use(at, "at"), soci::use(id, "id");
}

bool set_state(UnitOfWork& uow, const Point& point) {
    const std::string state(to_text(point.state));
    soci::statement statement =
        (sql::prepare(
             uow,
             "UPDATE stm_point SET state = :state, discussion = :discussion, decision_id = :decision, "
             "revision = revision + 1 WHERE id = :id AND revision = :revision"),
         soci::use(state, "state"), soci::use(point.discussion, "discussion"),
         soci::use(point.decision_id, "decision"), soci::use(point.id, "id"),
         soci::use(point.revision, "revision"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

void set_base(UnitOfWork& uow, const Point& point) {
    const std::string fit(to_text(point.fit)), fit_values = values_text(point.fit_values);
    sql::query(
        uow,
        "UPDATE stm_point SET version_id = :version, base_text = :base, wording = :wording, quote = :quote, "
        "prefix = :prefix, suffix = :suffix, fit = :fit, fit_reason = :reason, fit_values = :fit_values, "
        "revision = revision + 1 WHERE id = :id"),
        soci::use(point.version_id, "version"), soci::use(point.base, "base"),
        soci::use(point.wording, "wording"), soci::use(point.anchor.quote, "quote"),
        soci::use(point.anchor.prefix, "prefix"), soci::use(point.anchor.suffix, "suffix"),
        soci::use(fit, "fit"), soci::use(point.fit_reason, "reason"), soci::use(fit_values, "fit_values"),
        soci::use(point.id, "id");
}

}  // namespace plenaria::statements
