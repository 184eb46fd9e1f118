// SPDX-License-Identifier: EUPL-1.2
#include "attendance_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::committee::meetings {

namespace {

struct InviteeRow {
    Invitee value;
    std::string sent, answer, answered, corrected;
    int sits = 0;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.meeting_id), soci::into(value.seat_id),
            soci::into(value.seat), soci::into(sits), soci::into(value.city_ref), soci::into(value.city_name),
            soci::into(value.holder_name), soci::into(value.acting_name), soci::into(value.alternate_name),
            soci::into(value.address), soci::into(value.language), soci::into(value.zone), soci::into(sent),
            soci::into(answer), soci::into(value.note), soci::into(answered), soci::into(value.correction),
            soci::into(corrected), soci::into(value.revision);
    }
    [[nodiscard]] Invitee take() const {
        auto taken = value;
        taken.sits = sits != 0;
        taken.sent_at = parse_instant(sent);
        taken.answer = parse_answer(answer);
        taken.answered_at = parse_instant(answered);
        taken.corrected_at = parse_instant(corrected);
        return taken;
    }
};

struct PresenceRow {
    Presence value;
    std::string part, arrived, left;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.meeting_id), soci::into(value.invitee_id), soci::into(part),
            soci::into(value.person), soci::into(arrived), soci::into(left);
    }
    [[nodiscard]] Presence take() const {
        auto taken = value;
        taken.sits_as = parse_sits_as(part).value();
        taken.arrived_at = parse_instant(arrived).value_or(Instant{});
        taken.left_at = parse_instant(left);
        return taken;
    }
};

struct SignatureRow {
    MinutesSignature value;
    std::string at;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.meeting_id), soci::into(value.part), soci::into(value.name),
            soci::into(value.signer), soci::into(value.text_hash), soci::into(at);
    }
    [[nodiscard]] MinutesSignature take() const {
        auto taken = value;
        taken.signed_at = parse_instant(at).value_or(Instant{});
        return taken;
    }
};

#define CMT_INVITEE_COLUMNS                                                                       \
    "SELECT id, meeting_id, seat_id, seat, sits, city_ref, city_name, holder_name, acting_name, " \
    "alternate_name, address, language, zone, sent_at, answer, note, answered_at, correction, "   \
    "corrected_at, revision FROM cmt_invitee "
#define CMT_PRESENCE_COLUMNS \
    "SELECT id, meeting_id, invitee_id, sits_as, person, arrived_at, left_at FROM cmt_presence "

}  // namespace

std::vector<Invitee> invitees_of(UnitOfWork& uow, const std::string& meeting_id) {
    auto prepared = sql::prepare(uow, CMT_INVITEE_COLUMNS "WHERE meeting_id = :meeting ORDER BY seat, id");
    prepared, soci::use(meeting_id, "meeting");
    return sql::rows_of<InviteeRow>(prepared);
}

std::optional<Invitee> find_invitee(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CMT_INVITEE_COLUMNS "WHERE id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(sql::rows_of<InviteeRow>(prepared));
}

void insert(UnitOfWork& uow, const Invitee& invitee) {
    sql::query(uow,
               "INSERT INTO cmt_invitee (id, meeting_id, seat_id, seat, sits, city_ref, city_name, "
               "holder_name, acting_name, alternate_name, address, language, zone, sent_at, answer, note, "
               "answered_at, correction, corrected_at, revision) VALUES (:id, :meeting, :seat_id, :seat, 1, "
               ":city, :city_name, :holder, :acting, :alternate, :address, :language, :zone, '', '', '', '', "
               "'', '', 1)"),
        soci::use(invitee.id, "id"), soci::use(invitee.meeting_id, "meeting"),
        soci::use(invitee.seat_id, "seat_id"), soci::use(invitee.seat, "seat"),
        soci::use(invitee.city_ref, "city"), soci::use(invitee.city_name, "city_name"),
        soci::use(invitee.holder_name, "holder"), soci::use(invitee.acting_name, "acting"),
        soci::use(invitee.alternate_name, "alternate"), soci::use(invitee.address, "address"),
        soci::use(invitee.language, "language"), soci::use(invitee.zone, "zone");
}

bool update(UnitOfWork& uow, const Invitee& invitee) {
    const int sits = invitee.sits ? 1 : 0;
    const auto sent = sql::text_or_empty(invitee.sent_at);
    const auto answer = invitee.answer ? std::string(to_text(*invitee.answer)) : std::string();
    const auto answered = sql::text_or_empty(invitee.answered_at);
    const auto corrected = sql::text_or_empty(invitee.corrected_at);
    soci::statement change =
        (sql::prepare(
             uow,
             "UPDATE cmt_invitee SET seat = :seat, sits = :sits, city_ref = :city, city_name = "
             ":city_name, holder_name = :holder, acting_name = :acting, alternate_name = :alternate, "
             "address = :address, language = :language, zone = :zone, sent_at = :sent, answer = "
             ":answer, note = :note, answered_at = :answered, correction = :correction, "
             "corrected_at = :corrected, revision = revision + 1 WHERE id = :id AND revision = "
             ":revision"),
         soci::use(invitee.seat, "seat"), soci::use(sits, "sits"), soci::use(invitee.city_ref, "city"),
         soci::use(invitee.city_name, "city_name"), soci::use(invitee.holder_name, "holder"),
         soci::use(invitee.acting_name, "acting"), soci::use(invitee.alternate_name, "alternate"),
         soci::use(invitee.address, "address"), soci::use(invitee.language, "language"),
         soci::use(invitee.zone, "zone"), soci::use(sent, "sent"), soci::use(answer, "answer"),
         soci::use(invitee.note, "note"), soci::use(answered, "answered"),
         soci::use(invitee.correction, "correction"), soci::use(corrected, "corrected"),
         soci::use(invitee.id, "id"), soci::use(invitee.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

std::vector<Presence> presences_of(UnitOfWork& uow, const std::string& meeting_id) {
    auto prepared =
        sql::prepare(uow, CMT_PRESENCE_COLUMNS "WHERE meeting_id = :meeting ORDER BY arrived_at, id");
    prepared, soci::use(meeting_id, "meeting");
    return sql::rows_of<PresenceRow>(prepared);
}

std::optional<Presence> find_presence(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CMT_PRESENCE_COLUMNS "WHERE id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(sql::rows_of<PresenceRow>(prepared));
}

void insert(UnitOfWork& uow, const Presence& presence) {
    const std::string part(to_text(presence.sits_as));
    const auto arrived = to_text(presence.arrived_at);
    const auto left = sql::text_or_empty(presence.left_at);
    sql::query(uow,
               "INSERT INTO cmt_presence (id, meeting_id, invitee_id, sits_as, person, arrived_at, left_at) "
               "VALUES (:id, :meeting, :invitee, :part, :person, :arrived, :left_at)"),
        soci::use(presence.id, "id"), soci::use(presence.meeting_id, "meeting"),
        soci::use(presence.invitee_id, "invitee"), soci::use(part, "part"),
        soci::use(presence.person, "person"), soci::use(arrived, "arrived"), soci::use(left, "left_at");
}

void set_left(UnitOfWork& uow, const std::string& id, std::optional<Instant> left_at) {
    const auto left = sql::text_or_empty(left_at);
    sql::query(uow, "UPDATE cmt_presence SET left_at = :left_at WHERE id = :id"), soci::use(left, "left_at"),
        soci::use(id, "id");
}

void remove_presence(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "DELETE FROM cmt_presence WHERE id = :id"), soci::use(id, "id");
}

std::vector<MinutesSignature> signatures_of(UnitOfWork& uow, const std::string& meeting_id) {
    auto prepared = sql::prepare(uow,
                                 "SELECT meeting_id, part, name, signer, text_hash, signed_at FROM "
                                 "cmt_minutes_signature WHERE meeting_id = :meeting ORDER BY part");
    prepared, soci::use(meeting_id, "meeting");
    return sql::rows_of<SignatureRow>(prepared);
}

void insert(UnitOfWork& uow, const MinutesSignature& signature) {
    const auto at = to_text(signature.signed_at);
    sql::query(uow,
               "INSERT INTO cmt_minutes_signature (meeting_id, part, name, signer, text_hash, signed_at) "
               "VALUES (:meeting, :part, :name, :signer, :hash, :at)"),
        soci::use(signature.meeting_id, "meeting"), soci::use(signature.part, "part"),
        soci::use(signature.name, "name"), soci::use(signature.signer, "signer"),
        soci::use(signature.text_hash, "hash"), soci::use(at, "at");
}

}  // namespace plenaria::committee::meetings
