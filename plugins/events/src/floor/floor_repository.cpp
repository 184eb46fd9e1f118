// SPDX-License-Identifier: EUPL-1.2
#include "floor_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::events {

namespace {

std::string text_or_empty(const std::optional<Instant>& instant) {
    return instant ? to_text(*instant) : std::string();
}

/// The columns as they are stored.
struct FloorColumns {
    explicit FloorColumns(const Floor& floor)
        : state(to_text(floor.state)),
          order(to_text(floor.order == SpeakingOrder::balanced ? SpeakingOrder::request : floor.order)),
          screen(to_text(floor.screen)),
          running_since(text_or_empty(floor.running_since)),
          balanced(floor.order == SpeakingOrder::balanced ? 1 : 0),
          seconds(static_cast<int>(floor.allowed.count())),
          spent(static_cast<int>(floor.spent.count())) {}

    std::string state, order, screen, running_since;
    int balanced, seconds, spent;
};

struct FloorRequestColumns {
    explicit FloorRequestColumns(const FloorRequest& request)
        : kind(to_text(request.kind)),
          state(to_text(request.state)),
          asked_at(to_text(request.asked_at)),
          began_at(text_or_empty(request.began_at)),
          ended_at(text_or_empty(request.ended_at)),
          spent(static_cast<int>(request.spent.count())) {}

    std::string kind, state, asked_at, began_at, ended_at;
    int spent;
};

}  // namespace

bool hold_floor(UnitOfWork& uow, const std::string& session, int revision) {
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE evt_floor SET revision = revision + 1 WHERE session_id = :session AND "
                      "revision = :revision"),
         soci::use(session, "session"), soci::use(revision, "revision"));
    change.execute(true);
    if (change.get_affected_rows() > 0) return true;
    if (revision != 0 || floor_of(uow, session).revision != 0) return false;
    const Floor floor{.session_id = session};
    const FloorColumns columns(floor);
    sql::query(uow,
               "INSERT INTO evt_floor (session_id, state, order_rule, seconds, screen, speaking_id, spent, "
               "running_since, revision) VALUES (:session, :state, :order_rule, :seconds, :screen, '', 0, "
               "'', 1)"),
        soci::use(session, "session"), soci::use(columns.state, "state"),
        soci::use(columns.order, "order_rule"), soci::use(columns.seconds, "seconds"),
        soci::use(columns.screen, "screen");
    return true;
}

Floor floor_of(UnitOfWork& uow, const std::string& session) {
    Floor floor{.session_id = session};
    std::string state, order, screen, running_since;
    int balanced = 0, seconds = 0, spent = 0;
    sql::query(
        uow,
        "SELECT state, order_rule, balanced, seconds, screen, speaking_id, spent, running_since, revision "
        "FROM evt_floor WHERE session_id = :session"),
        soci::use(session, "session"), soci::into(state), soci::into(order), soci::into(balanced),
        soci::into(seconds), soci::into(screen), soci::into(floor.speaking), soci::into(spent),
        soci::into(running_since), soci::into(floor.revision);
    if (!uow.session().got_data()) return Floor{.session_id = session};
    floor.state = parse_list_state(state).value();
    floor.order = balanced == 1 ? SpeakingOrder::balanced : parse_speaking_order(order).value();
    floor.screen = parse_screen_readers(screen).value();
    floor.allowed = std::chrono::seconds(seconds);
    floor.spent = std::chrono::seconds(spent);
    floor.running_since = parse_instant(running_since);
    return floor;
}

void update(UnitOfWork& uow, const Floor& floor) {
    const FloorColumns columns(floor);
    sql::query(uow,
               "UPDATE evt_floor SET state = :state, order_rule = :order_rule, balanced = :balanced, "
               "seconds = :seconds, "
               "screen = :screen, speaking_id = :speaking, spent = :spent, running_since = :running "
               "WHERE session_id = :session"),
        soci::use(columns.state, "state"), soci::use(columns.order, "order_rule"),
        soci::use(columns.balanced, "balanced"), soci::use(columns.seconds, "seconds"),
        soci::use(columns.screen, "screen"), soci::use(floor.speaking, "speaking"),
        soci::use(columns.spent, "spent"), soci::use(columns.running_since, "running"),
        soci::use(floor.session_id, "session");
}

std::set<std::string> sessions_on_screen(UnitOfWork& uow, const std::string& edition) {
    std::string id;
    std::set<std::string> ids;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT f.session_id FROM evt_floor f JOIN evt_session s ON s.id = f.session_id "
                      "WHERE s.edition_id = :edition AND s.removed_at = '' AND f.screen = 'everybody'"),
         soci::use(edition, "edition"), soci::into(id));
    select.execute();
    while (select.fetch()) ids.insert(id);
    return ids;
}

std::vector<FloorRequest> requests_of(UnitOfWork& uow, const std::string& session) {
    FloorRequest row;
    std::string kind, state, asked_at, began_at, ended_at;
    int spent = 0;
    std::vector<FloorRequest> requests;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT id, session_id, number, kind, who_ref, who_name, title, region, gender, "
                      "spoken_language, protocol_rank, position, state, asked_at, began_at, ended_at, spent "
                      "FROM evt_floor_request WHERE session_id = :session ORDER BY number"),
         soci::use(session, "session"), soci::into(row.id), soci::into(row.session_id),
         soci::into(row.number), soci::into(kind), soci::into(row.who.ref), soci::into(row.who.name),
         soci::into(row.title), soci::into(row.region), soci::into(row.gender), soci::into(row.language),
         soci::into(row.rank), soci::into(row.position), soci::into(state), soci::into(asked_at),
         soci::into(began_at), soci::into(ended_at), soci::into(spent));
    select.execute();
    while (select.fetch()) {
        row.kind = parse_request_kind(kind).value();
        row.state = parse_request_state(state).value();
        row.asked_at = parse_instant(asked_at).value();
        row.began_at = parse_instant(began_at);
        row.ended_at = parse_instant(ended_at);
        row.spent = std::chrono::seconds(spent);
        requests.push_back(row);
    }
    return requests;
}

void insert(UnitOfWork& uow, const FloorRequest& request) {
    const FloorRequestColumns columns(request);
    sql::query(
        uow,
        "INSERT INTO evt_floor_request (id, session_id, number, kind, who_ref, who_name, title, "
        "region, gender, spoken_language, protocol_rank, position, state, asked_at, began_at, ended_at, "
        "spent) VALUES (:id, :session, :number, :kind, :who, :name, :title, :region, :gender, "
        ":language, "
        ":protocol_rank, :position, :state, :asked, :began, :ended, :spent)"),
        soci::use(request.id, "id"), soci::use(request.session_id, "session"),
        soci::use(request.number, "number"), soci::use(columns.kind, "kind"),
        soci::use(request.who.ref, "who"), soci::use(request.who.name, "name"),
        soci::use(request.title, "title"), soci::use(request.region, "region"),
        soci::use(request.gender, "gender"), soci::use(request.language, "language"),
        soci::use(request.rank, "protocol_rank"), soci::use(request.position, "position"),
        soci::use(columns.state, "state"), soci::use(columns.asked_at, "asked"),
        soci::use(columns.began_at, "began"), soci::use(columns.ended_at, "ended"),
        soci::use(columns.spent, "spent");
}

void update(UnitOfWork& uow, const FloorRequest& request) {
    const FloorRequestColumns columns(request);
    sql::query(uow,
               "UPDATE evt_floor_request SET position = :position, state = :state, began_at = :began, "
               "ended_at = :ended, spent = :spent WHERE id = :id"),
        soci::use(request.position, "position"), soci::use(columns.state, "state"),
        soci::use(columns.began_at, "began"), soci::use(columns.ended_at, "ended"),
        soci::use(columns.spent, "spent"), soci::use(request.id, "id");
}

std::vector<std::string> editions_with_typed_speakers(UnitOfWork& uow) {
    std::string id;
    std::vector<std::string> ids;
    soci::statement select = (sql::prepare(uow,
                                           "SELECT DISTINCT s.edition_id FROM evt_floor_request r "
                                           "JOIN evt_session s ON s.id = r.session_id "
                                           "WHERE (r.who_ref = '' AND r.who_name <> '') OR r.gender <> ''"),
                              soci::into(id));
    select.execute();
    while (select.fetch()) ids.push_back(id);
    return ids;
}

int erase_speakers(UnitOfWork& uow, const std::string& edition) {
    soci::statement erase =
        (sql::prepare(uow,
                      "UPDATE evt_floor_request SET who_name = '', title = '' WHERE who_ref = '' AND "
                      "who_name <> '' AND session_id IN "
                      "(SELECT id FROM evt_session WHERE edition_id = :edition)"),
         soci::use(edition, "edition"));
    erase.execute(true);
    const auto erased = static_cast<int>(erase.get_affected_rows());
    // Of whoever is of the directory it stands there; here it was for the list alone.
    sql::query(uow,
               "UPDATE evt_floor_request SET gender = '' WHERE gender <> '' AND session_id IN "
               "(SELECT id FROM evt_session WHERE edition_id = :edition)"),
        soci::use(edition, "edition");
    return erased;
}

}  // namespace plenaria::events
