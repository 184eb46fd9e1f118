// SPDX-License-Identifier: EUPL-1.2
#include "badge_repository.hpp"

#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::events {

namespace {

struct BadgeRow {
    Badge value;
    std::string issued_at, void_at, void_for;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.edition_id), soci::into(value.delegation_id),
            soci::into(value.delegate_id), soci::into(value.printing), soci::into(value.code),
            soci::into(issued_at), soci::into(value.issued_by), soci::into(void_at), soci::into(void_for);
    }
    [[nodiscard]] Badge take() const {
        auto taken = value;
        taken.issued_at = parse_instant(issued_at).value();
        if (!void_at.empty()) taken.void_at = parse_instant(void_at);
        taken.void_for = parse_badge_void(void_for);
        return taken;
    }
};

#define EVT_BADGE_COLUMNS                                                                                \
    "SELECT id, edition_id, delegation_id, delegate_id, printing, code, issued_at, issued_by, void_at, " \
    "void_for FROM evt_badge "

std::vector<Badge> select_badges(UnitOfWork& uow, sql::Text text, const std::string& value) {
    return sql::rows_of<BadgeRow>((sql::prepare(uow, text), soci::use(value, "value")));
}

}  // namespace

std::optional<Badge> find_badge(UnitOfWork& uow, const std::string& id) {
    return sql::first_of(select_badges(uow, EVT_BADGE_COLUMNS "WHERE id = :value", id));
}

std::optional<Badge> find_badge_by_code(UnitOfWork& uow, const std::string& code) {
    return sql::first_of(select_badges(uow, EVT_BADGE_COLUMNS "WHERE code = :value", code));
}

std::map<std::string, Badge> valid_badges_of(UnitOfWork& uow, const std::string& edition) {
    std::map<std::string, Badge> found;
    for (auto& badge :
         select_badges(uow, EVT_BADGE_COLUMNS "WHERE edition_id = :value AND void_at = ''", edition)) {
        const auto delegate = badge.delegate_id;
        found.emplace(delegate, std::move(badge));
    }
    return found;
}

std::optional<Badge> valid_badge_of(UnitOfWork& uow, const std::string& delegate) {
    return sql::first_of(
        select_badges(uow, EVT_BADGE_COLUMNS "WHERE delegate_id = :value AND void_at = ''", delegate));
}

int last_printing_of(UnitOfWork& uow, const std::string& delegate) {
    int last = 0;
    sql::query(uow, "SELECT COALESCE(MAX(printing), 0) FROM evt_badge WHERE delegate_id = :delegate"),
        soci::use(delegate, "delegate"), soci::into(last);
    return last;
}

std::map<std::string, int> last_printings(UnitOfWork& uow, const std::string& edition) {
    std::map<std::string, int> last;
    std::string delegate;
    int printing = 0;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT delegate_id, MAX(printing) FROM evt_badge WHERE edition_id = :edition "
                      "GROUP BY delegate_id"),
         soci::use(edition, "edition"), soci::into(delegate), soci::into(printing));
    select.execute();
    while (select.fetch()) last[delegate] = printing;
    return last;
}

void insert(UnitOfWork& uow, const Badge& badge) {
    const auto issued = to_text(badge.issued_at);
    sql::query(uow,
               "INSERT INTO evt_badge (id, edition_id, delegation_id, delegate_id, printing, code, scans, "
               "issued_at, issued_by, void_at, void_for) VALUES (:id, :edition, :delegation, :delegate, "
               ":printing, :code, 0, :issued, :by, '', '')"),
        soci::use(badge.id, "id"), soci::use(badge.edition_id, "edition"),
        soci::use(badge.delegation_id, "delegation"), soci::use(badge.delegate_id, "delegate"),
        soci::use(badge.printing, "printing"), soci::use(badge.code, "code"), soci::use(issued, "issued"),
        soci::use(badge.issued_by, "by");
}

void void_badges_of(UnitOfWork& uow, const std::string& delegate, BadgeVoid reason) {
    const auto now = to_text(uow.now());
    const std::string why(to_text(reason));
    sql::query(uow,
               "UPDATE evt_badge SET void_at = :now, void_for = :why "
               "WHERE delegate_id = :delegate AND void_at = ''"),
        soci::use(now, "now"), soci::use(why, "why"), soci::use(delegate, "delegate");
}

void hold_badge(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "UPDATE evt_badge SET scans = scans WHERE id = :id"), soci::use(id, "id");
}

bool count_scan(UnitOfWork& uow, const std::string& code) {
    soci::statement change = (sql::prepare(uow, "UPDATE evt_badge SET scans = scans + 1 WHERE code = :code"),
                              soci::use(code, "code"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

BadgeBack badge_back_of(UnitOfWork& uow, const std::string& edition) {
    BadgeBack back{.edition_id = edition};
    sql::query(uow, "SELECT words, revision FROM evt_badge_back WHERE edition_id = :edition"),
        soci::use(edition, "edition"), soci::into(back.words), soci::into(back.revision);
    return back;
}

bool store(UnitOfWork& uow, const BadgeBack& back) {
    if (back.revision == 0) {
        if (badge_back_of(uow, back.edition_id).revision != 0) return false;
        sql::query(uow,
                   "INSERT INTO evt_badge_back (edition_id, words, revision) VALUES (:edition, :words, 1)"),
            soci::use(back.edition_id, "edition"), soci::use(back.words, "words");
        return true;
    }
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE evt_badge_back SET words = :words, revision = revision + 1 "
                      "WHERE edition_id = :edition AND revision = :revision"),
         soci::use(back.words, "words"), soci::use(back.edition_id, "edition"),
         soci::use(back.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

}  // namespace plenaria::events
