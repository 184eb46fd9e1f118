// SPDX-License-Identifier: EUPL-1.2
#include "media_repository.hpp"

#include <plenaria/db.hpp>
#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::events {

namespace {

#define EVT_MEDIA_COLUMNS                                                                               \
    "SELECT m.id, m.edition_id, m.outlet, m.kind, m.country, m.name, m.post, m.mail, m.phone, m.card, " \
    "m.language, m.note, m.state, m.reason, m.asked_at, m.decided_at, m.decided_by, m.code, "           \
    "m.printing, COALESCE(r.scanned_at, ''), m.revision FROM evt_media m LEFT JOIN evt_room_scan r "    \
    "ON r.edition_id = m.edition_id AND r.session_id = '' AND r.holder_id = m.id "                      \
    "AND r.outcome = 'admitted' AND r.undone_at = '' "

std::string instant_or_none(const std::optional<Instant>& at) { return at ? to_text(*at) : std::string(); }

std::optional<Instant> read_instant(const std::string& text) {
    return text.empty() ? std::nullopt : parse_instant(text);
}

struct MediaRow {
    MediaPerson value;
    std::string kind, state, asked_at, decided_at, admitted_at;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(value.edition_id), soci::into(facts.outlet), soci::into(kind),
            soci::into(facts.country), soci::into(facts.name), soci::into(facts.post), soci::into(facts.mail),
            soci::into(facts.phone), soci::into(facts.card), soci::into(facts.language),
            soci::into(facts.note), soci::into(state), soci::into(value.reason), soci::into(asked_at),
            soci::into(decided_at), soci::into(value.decided_by), soci::into(value.code),
            soci::into(value.printing), soci::into(admitted_at), soci::into(value.revision);
    }
    [[nodiscard]] MediaPerson take() const {
        auto taken = value;
        taken.facts.kind = parse_media_kind(kind).value();
        taken.state = parse_media_state(state).value();
        taken.asked_at = parse_instant(asked_at).value();
        taken.decided_at = read_instant(decided_at);
        taken.admitted_at = read_instant(admitted_at);
        return taken;
    }
};

std::vector<MediaPerson> select_media(UnitOfWork& uow, sql::Text text, const std::string& value) {
    return sql::rows_of<MediaRow>((sql::prepare(uow, text), soci::use(value, "value")));
}

}  // namespace

MediaRules media_rules_of(UnitOfWork& uow, const std::string& edition) {
    MediaRules rules{.edition_id = edition};
    int is_open = 0;
    std::string until, erased;
    sql::query(uow,
               "SELECT is_open, open_until, words, erase_days, erased_at, revision FROM evt_media_rules "
               "WHERE edition_id = :edition"),
        soci::use(edition, "edition"), soci::into(is_open), soci::into(until), soci::into(rules.words),
        soci::into(rules.erase_days), soci::into(erased), soci::into(rules.revision);
    rules.is_open = is_open != 0;
    if (!until.empty()) rules.open_until = parse_instant(until).value();
    rules.erased_at = read_instant(erased);
    return rules;
}

bool store(UnitOfWork& uow, const MediaRules& rules) {
    const int is_open = rules.is_open ? 1 : 0;
    const auto until = to_text(rules.open_until);
    const auto erased = instant_or_none(rules.erased_at);
    if (rules.revision == 0) {
        if (media_rules_of(uow, rules.edition_id).revision != 0) return false;
        sql::query(uow,
                   "INSERT INTO evt_media_rules (edition_id, is_open, open_until, words, erase_days, "
                   "erased_at, revision) VALUES (:edition, :open, :until, :words, :days, :erased, 1)"),
            soci::use(rules.edition_id, "edition"), soci::use(is_open, "open"), soci::use(until, "until"),
            soci::use(rules.words, "words"), soci::use(rules.erase_days, "days"), soci::use(erased, "erased");
        return true;
    }
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE evt_media_rules SET is_open = :open, open_until = :until, words = :words, "
                      "erase_days = :days, erased_at = :erased, revision = revision + 1 "
                      "WHERE edition_id = :edition AND revision = :revision"),
         soci::use(is_open, "open"), soci::use(until, "until"), soci::use(rules.words, "words"),
         soci::use(rules.erase_days, "days"), soci::use(erased, "erased"),
         soci::use(rules.edition_id, "edition"), soci::use(rules.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

std::vector<MediaPerson> media_of(UnitOfWork& uow, const std::string& edition) {
    return select_media(uow, EVT_MEDIA_COLUMNS "WHERE m.edition_id = :value ORDER BY m.outlet, m.name, m.id",
                        edition);
}

std::optional<MediaPerson> find_media(UnitOfWork& uow, const std::string& id) {
    return sql::first_of(select_media(uow, EVT_MEDIA_COLUMNS "WHERE m.id = :value", id));
}

std::optional<MediaPerson> find_media_by_code(UnitOfWork& uow, const std::string& code) {
    if (code.empty()) return std::nullopt;
    return sql::first_of(select_media(uow, EVT_MEDIA_COLUMNS "WHERE m.code = :value", code));
}

void insert(UnitOfWork& uow, const MediaPerson& person) {
    const auto& facts = person.facts;
    const std::string kind(to_text(facts.kind)), state(to_text(person.state));
    const auto asked = to_text(person.asked_at);
    sql::query(
        uow,
        "INSERT INTO evt_media (id, edition_id, outlet, kind, country, name, post, mail, phone, card, "
        "language, note, state, reason, asked_at, decided_at, decided_by, code, printing, scans, revision) "
        "VALUES (:id, :edition, :outlet, :kind, :country, :name, :post, :mail, :phone, :card, "
        ":language, :note, :state, '', :asked, '', '', '', 0, 0, 1)"),
        soci::use(person.id, "id"), soci::use(person.edition_id, "edition"),
        soci::use(facts.outlet, "outlet"), soci::use(kind, "kind"), soci::use(facts.country, "country"),
        soci::use(facts.name, "name"), soci::use(facts.post, "post"), soci::use(facts.mail, "mail"),
        soci::use(facts.phone, "phone"), soci::use(facts.card, "card"), soci::use(facts.language, "language"),
        soci::use(facts.note, "note"), soci::use(state, "state"), soci::use(asked, "asked");
}

bool update(UnitOfWork& uow, const MediaPerson& person) {
    const auto& facts = person.facts;
    const std::string kind(to_text(facts.kind)), state(to_text(person.state));
    const auto decided = instant_or_none(person.decided_at);
    soci::statement change =
        (sql::prepare(
             uow,
             "UPDATE evt_media SET outlet = :outlet, kind = :kind, country = :country, name = :name, "
             "post = :post, mail = :mail, phone = :phone, card = :card, language = :language, "
             "note = :note, state = :state, reason = :reason, decided_at = :decided, "
             "decided_by = :by, code = :code, printing = :printing, revision = revision + 1 "
             "WHERE id = :id AND revision = :revision"),
         soci::use(facts.outlet, "outlet"), soci::use(kind, "kind"), soci::use(facts.country, "country"),
         soci::use(facts.name, "name"), soci::use(facts.post, "post"), soci::use(facts.mail, "mail"),
         soci::use(facts.phone, "phone"), soci::use(facts.card, "card"),
         soci::use(facts.language, "language"), soci::use(facts.note, "note"), soci::use(state, "state"),
         soci::use(person.reason, "reason"), soci::use(decided, "decided"),
         soci::use(person.decided_by, "by"), soci::use(person.code, "code"),
         soci::use(person.printing, "printing"), soci::use(person.id, "id"),
         soci::use(person.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

bool hold_media(UnitOfWork& uow, const std::string& code) {
    // MariaDB counts rows that change, not rows that are found: the number goes up by each scan.
    soci::statement change = (sql::prepare(uow, "UPDATE evt_media SET scans = scans + 1 WHERE code = :code"),
                              soci::use(code, "code"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

void note_media_attempt(UnitOfWork& uow, const std::string& edition, const std::string& source) {
    const auto id = new_id();
    const auto now = to_text(uow.now());
    sql::query(uow,
               "INSERT INTO evt_media_attempt (id, edition_id, source, tried_at) "
               "VALUES (:id, :edition, :source, :now)"),
        soci::use(id, "id"), soci::use(edition, "edition"), soci::use(source, "source"),
        soci::use(now, "now");
}

MediaAttempts media_attempts_since(UnitOfWork& uow, const std::string& edition, const std::string& source,
                                   Instant since) {
    const auto from = to_text(since);
    MediaAttempts found;
    sql::query(uow,
               "SELECT COUNT(*), COALESCE(SUM(CASE WHEN source = :source THEN 1 ELSE 0 END), 0) "
               "FROM evt_media_attempt WHERE edition_id = :edition AND tried_at > :since"),
        soci::use(source, "source"), soci::use(edition, "edition"), soci::use(from, "since"),
        soci::into(found.of_all), soci::into(found.of_source);
    return found;
}

void forget_media_attempts(UnitOfWork& uow) {
    const auto before = to_text(uow.now() - std::chrono::hours(24));
    sql::query(uow, "DELETE FROM evt_media_attempt WHERE tried_at < :before"), soci::use(before, "before");
}

std::vector<std::string> editions_with_media_names(UnitOfWork& uow) {
    std::vector<std::string> found;
    std::string edition;
    soci::statement select = (sql::prepare(uow, "SELECT DISTINCT edition_id FROM evt_media WHERE name <> ''"),
                              soci::into(edition));
    select.execute();
    while (select.fetch()) found.push_back(edition);
    return found;
}

int erase_media(UnitOfWork& uow, const std::string& edition) {
    soci::statement change =
        (sql::prepare(
             uow,
             "UPDATE evt_media SET name = '', post = '', mail = '', phone = '', card = '', note = '', "
             "reason = '', code = '', revision = revision + 1 "
             "WHERE edition_id = :edition AND name <> ''"),
         soci::use(edition, "edition"));
    change.execute(true);
    return static_cast<int>(change.get_affected_rows());
}

}  // namespace plenaria::events
