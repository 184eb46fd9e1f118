// SPDX-License-Identifier: EUPL-1.2
#include "wave_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::events {

namespace {

/// One text for each kind: a name of a column cannot be bound.
struct TextsOfWaves {
    sql::Text invitation, reminder, approval;
    [[nodiscard]] sql::Text of(WaveKind kind) const {
        return kind == WaveKind::invitation ? invitation : kind == WaveKind::reminder ? reminder : approval;
    }
};
#define EVT_FOR_EACH_WAVE(text) \
    { text("to_invite"), text("to_remind"), text("to_approve") }

#define EVT_RECIPIENTS(flag)                                                                      \
    "SELECT d.id, d.party_name, d.address, d.language FROM evt_standing s JOIN evt_delegation d " \
    "ON d.id = s.delegation_id WHERE s.edition_id = :edition AND s." flag                         \
    " = 1 "                                                                                       \
    "ORDER BY s.language, s.party_name, s.delegation_id LIMIT :many OFFSET :before"
constexpr TextsOfWaves recipients_texts = EVT_FOR_EACH_WAVE(EVT_RECIPIENTS);

#define EVT_FIRST_RECIPIENT(flag)                                                  \
    "SELECT delegation_id FROM evt_standing WHERE edition_id = :edition AND " flag \
    " = 1 "                                                                        \
    "AND language = :language ORDER BY party_name, delegation_id LIMIT 1"
constexpr TextsOfWaves first_texts = EVT_FOR_EACH_WAVE(EVT_FIRST_RECIPIENT);

#define EVT_IS_RECIPIENT(flag) \
    "SELECT COUNT(*) FROM evt_standing WHERE delegation_id = :delegation AND " flag " = 1"
constexpr TextsOfWaves is_texts = EVT_FOR_EACH_WAVE(EVT_IS_RECIPIENT);

#define EVT_SHARED(flag)                                                                       \
    "SELECT address, " flag " FROM evt_standing_address WHERE edition_id = :edition AND " flag \
    " > 1 ORDER BY " flag " DESC, address DESC LIMIT :many"
#define EVT_AT_ADDRESS(flag)                                                                           \
    "SELECT party_name FROM evt_standing WHERE edition_id = :edition AND address = :address AND " flag \
    " = 1 ORDER BY party_name, delegation_id LIMIT :many"

std::vector<std::string> names_at(UnitOfWork& uow, const std::string& edition, bool invites,
                                  const std::string& address, int most) {
    std::string name;
    std::vector<std::string> names;
    const sql::Text invited = EVT_AT_ADDRESS("to_invite"), reminded = EVT_AT_ADDRESS("to_remind");
    soci::statement select = (sql::prepare(uow, invites ? invited : reminded), soci::use(edition, "edition"),
                              soci::use(address, "address"), soci::use(most, "many"), soci::into(name));
    select.execute();
    while (select.fetch()) names.push_back(name);
    return names;
}

}  // namespace

std::vector<Recipient> recipients(UnitOfWork& uow, const std::string& edition, WaveKind kind, long long first,
                                  long long last) {
    if (first < 1) return {};
    const auto many = last - first + 1, before = first - 1;
    Recipient row;
    std::vector<Recipient> found;
    soci::statement select =
        (sql::prepare(uow, recipients_texts.of(kind)), soci::use(edition, "edition"), soci::use(many, "many"),
         soci::use(before, "before"), soci::into(row.delegation_id), soci::into(row.name),
         soci::into(row.address), soci::into(row.language));
    select.execute();
    while (select.fetch()) found.push_back(row);
    return found;
}

bool is_recipient(UnitOfWork& uow, const std::string& delegation, WaveKind kind) {
    int found = 0;
    sql::query(uow, is_texts.of(kind)), soci::use(delegation, "delegation"), soci::into(found);
    return found == 1;
}

std::optional<std::string> first_recipient(UnitOfWork& uow, const std::string& edition, WaveKind kind,
                                           std::string_view language) {
    const std::string of_language(language);
    std::string id;
    sql::query(uow, first_texts.of(kind)), soci::use(edition, "edition"), soci::use(of_language, "language"),
        soci::into(id);
    return id.empty() ? std::nullopt : std::optional(id);
}

std::vector<SharedAddress> shared_addresses(UnitOfWork& uow, const std::string& edition, WaveKind kind,
                                            int most, int most_names) {
    const bool invites = kind == WaveKind::invitation;
    std::vector<SharedAddress> found;
    {
        SharedAddress row;
        const sql::Text invited = EVT_SHARED("to_invite"), reminded = EVT_SHARED("to_remind");
        soci::statement select =
            (sql::prepare(uow, invites ? invited : reminded), soci::use(edition, "edition"),
             soci::use(most, "many"), soci::into(row.address), soci::into(row.messages));
        select.execute();
        while (select.fetch()) found.push_back(row);
    }
    for (auto& each : found) each.names = names_at(uow, edition, invites, each.address, most_names);
    return found;
}

}  // namespace plenaria::events
