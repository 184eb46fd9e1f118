// SPDX-License-Identifier: EUPL-1.2
// What is kept of a drive and never changed: steps, counts for print, thanks.
#include <plenaria/sql.hpp>

#include "../rows.hpp"
#include "drive_repository.hpp"

namespace plenaria::campaigns {

namespace {

struct StepRow {
    TargetStep value;
    std::string at, on;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.target_id), soci::into(at), soci::into(value.by),
            soci::into(value.what), soci::into(value.how), soci::into(on), soci::into(value.note);
    }
    [[nodiscard]] TargetStep take() const {
        auto taken = value;
        taken.at = parse_instant(at).value_or(Instant{});
        taken.on = parse_day(on);
        return taken;
    }
};

struct FreezeRow {
    Freeze value;
    std::string at;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.drive_id), soci::into(at), soci::into(value.frozen_by),
            soci::into(value.number), soci::into(value.hash);
    }
    [[nodiscard]] Freeze take() const {
        auto taken = value;
        taken.frozen_at = parse_instant(at).value_or(Instant{});
        return taken;
    }
};

struct ThanksRow {
    Thanks value;
    std::string sent, rejected;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.drive_id), soci::into(value.signature_id),
            soci::into(value.party), soci::into(sent), soci::into(rejected);
    }
    [[nodiscard]] Thanks take() const {
        auto taken = value;
        taken.sent_at = parse_instant(sent).value_or(Instant{});
        taken.rejected_at = parse_instant(rejected);
        return taken;
    }
};

#define CPN_FREEZE_COLUMNS "SELECT id, drive_id, frozen_at, frozen_by, number, hash FROM cpn_freeze "
#define CPN_THANKS_COLUMNS "SELECT id, drive_id, signature_id, party, sent_at, rejected_at FROM cpn_thanks "

}  // namespace

std::vector<TargetStep> steps_of_target(UnitOfWork& uow, const std::string& target_id) {
    auto prepared = sql::prepare(
        uow,
        "SELECT id, target_id, at, by_name, what, how, on_day, note FROM cpn_target_step WHERE target_id = "
        ":target ORDER BY id");
    prepared, soci::use(target_id, "target");
    return sql::rows_of<StepRow>(prepared);
}

std::vector<TargetStep> steps_of_drive(UnitOfWork& uow, const std::string& drive_id) {
    auto prepared = sql::prepare(
        uow,
        "SELECT s.id, s.target_id, s.at, s.by_name, s.what, s.how, s.on_day, s.note FROM cpn_target t JOIN "
        "cpn_target_step s ON s.target_id = t.id WHERE t.drive_id = :drive ORDER BY s.id");
    prepared, soci::use(drive_id, "drive");
    return sql::rows_of<StepRow>(prepared);
}

void insert(UnitOfWork& uow, const TargetStep& step) {
    const auto at = plenaria::to_text(step.at), on = step.on ? plenaria::to_text(*step.on) : std::string();
    sql::query(uow,
               "INSERT INTO cpn_target_step (id, target_id, at, by_name, what, how, on_day, note) VALUES "
               "(:id, :target, :at, :by, :what, :how, :on, :note)"),
        soci::use(step.id, "id"), soci::use(step.target_id, "target"), soci::use(at, "at"),
        soci::use(step.by, "by"), soci::use(step.what, "what"), soci::use(step.how, "how"),
        soci::use(on, "on"), soci::use(step.note, "note");
}

std::vector<Freeze> freezes_of(UnitOfWork& uow, const std::string& drive_id) {
    auto prepared = sql::prepare(uow, CPN_FREEZE_COLUMNS "WHERE drive_id = :drive ORDER BY id DESC");
    prepared, soci::use(drive_id, "drive");
    return sql::rows_of<FreezeRow>(prepared);
}

std::optional<Freeze> find_freeze(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CPN_FREEZE_COLUMNS "WHERE id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(sql::rows_of<FreezeRow>(prepared));
}

void insert(UnitOfWork& uow, const Freeze& freeze) {
    const auto at = plenaria::to_text(freeze.frozen_at);
    sql::query(uow,
               "INSERT INTO cpn_freeze (id, drive_id, frozen_at, frozen_by, number, hash) VALUES (:id, "
               ":drive, :at, :by, :number, :hash)"),
        soci::use(freeze.id, "id"), soci::use(freeze.drive_id, "drive"), soci::use(at, "at"),
        soci::use(freeze.frozen_by, "by"), soci::use(freeze.number, "number"), soci::use(freeze.hash, "hash");
}

std::vector<Thanks> thanks_of(UnitOfWork& uow, const std::string& drive_id) {
    auto prepared = sql::prepare(uow, CPN_THANKS_COLUMNS "WHERE drive_id = :drive ORDER BY id");
    prepared, soci::use(drive_id, "drive");
    return sql::rows_of<ThanksRow>(prepared);
}

std::optional<Thanks> find_thanks(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CPN_THANKS_COLUMNS "WHERE id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(sql::rows_of<ThanksRow>(prepared));
}

void insert(UnitOfWork& uow, const Thanks& thanks) {
    const auto sent = plenaria::to_text(thanks.sent_at);
    sql::query(uow,
               "INSERT INTO cpn_thanks (id, drive_id, signature_id, party, sent_at, rejected_at) VALUES "
               "(:id, :drive, :signature, :party, :sent, '')"),
        soci::use(thanks.id, "id"), soci::use(thanks.drive_id, "drive"),
        soci::use(thanks.signature_id, "signature"), soci::use(thanks.party, "party"),
        soci::use(sent, "sent");
}

bool reject(UnitOfWork& uow, const Thanks& thanks) {
    const auto at = plenaria::to_text(uow.now());
    soci::statement change = (sql::prepare(uow,
                                           "UPDATE cpn_thanks SET rejected_at = :at WHERE id = :id AND "
                                           "rejected_at = ''"),
                              soci::use(at, "at"), soci::use(thanks.id, "id"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

#undef CPN_FREEZE_COLUMNS
#undef CPN_THANKS_COLUMNS

}  // namespace plenaria::campaigns
