// SPDX-License-Identifier: EUPL-1.2
#include <map>

#include <plenaria/id.hpp>

#include "db/unit_of_work.hpp"

namespace plenaria::host {

std::string Work::issue_link(const AccessLink& link) {
    const auto secret = random_hex(256);
    own_session();  // refuses another thread
    pending_.add(LinkRow{.id = next_id(),
                         .secret_hash = sha256_hex(secret),
                         .due_at = link.due_at ? to_text(*link.due_at) : std::string(),
                         .due_zone = link.due_zone.empty() ? link.zone : link.due_zone,
                         .expires_at = to_text(link.expires_at),
                         .link = link});
    return options_.base_url + "/l/" + secret;
}

void Work::revoke_links(std::string_view purpose, std::string_view subject, std::string_view party) {
    const std::string purpose_text(purpose);
    const std::string subject_text(subject);
    const std::string party_text(party);
    const int all = party.empty() ? 1 : 0;
    sql::query(*this,
               "UPDATE core_link SET revoked_at = :now WHERE subject = :subject AND purpose = :purpose AND "
               "revoked_at = '' AND (1 = :all_parties OR party = :party)"),
        soci::use(now_text_, "now"), soci::use(subject_text, "subject"), soci::use(purpose_text, "purpose"),
        soci::use(all, "all_parties"), soci::use(party_text, "party");
}

void Work::extend_links(std::string_view purpose, std::string_view subject, Instant expires_at,
                        std::optional<Instant> due_at) {
    const std::string purpose_text(purpose);
    const std::string subject_text(subject);
    const auto expires_text = to_text(expires_at);
    sql::query(
        *this,
        "UPDATE core_link SET expires_at = :expires WHERE subject = :subject AND purpose = :purpose AND "
        "revoked_at = ''"),
        soci::use(expires_text, "expires"), soci::use(subject_text, "subject"),
        soci::use(purpose_text, "purpose");
    if (!due_at) return;
    const auto due_text = to_text(*due_at);
    sql::query(*this,
               "UPDATE core_link SET due_at = :due WHERE subject = :subject AND purpose = :purpose AND "
               "revoked_at = '' AND due_at <> ''"),
        soci::use(due_text, "due"), soci::use(subject_text, "subject"), soci::use(purpose_text, "purpose");
}

void Work::note_link_use(std::string_view address, Instant at) {
    const auto id = next_id();
    const auto hash = sha256_hex(address.substr(address.rfind('/') + 1));
    const auto opened_at = to_text(at);
    sql::query(*this,
               "INSERT INTO core_link_use(id, link_id, session_id, address, agent, opened_at) "
               "SELECT :id, l.id, '', '', '', :opened FROM core_link l WHERE l.secret_hash = :hash"),
        soci::use(id, "id"), soci::use(opened_at, "opened"), soci::use(hash, "hash");
}

std::vector<LinkUse> Work::link_uses(std::string_view purpose, std::string_view subject) {
    const std::string purpose_text(purpose);
    const std::string subject_text(subject);
    std::string party;
    std::string recipient;
    std::string revoked_at;
    std::string opened_at;
    soci::indicator opened = soci::i_null;
    // A party may hold several links, when one was sent again: it is one entry, revoked when all of them are.
    std::map<std::string, LinkUse> uses;
    soci::statement rows =
        (session().prepare
             << "SELECT l.party, l.recipient, l.revoked_at, u.opened_at FROM core_link l LEFT JOIN "
                "core_link_use u ON u.link_id = l.id WHERE l.subject = :subject AND l.purpose = "
                ":purpose ORDER BY l.id, u.opened_at, u.id",
         soci::use(subject_text, "subject"), soci::use(purpose_text, "purpose"), soci::into(party),
         soci::into(recipient), soci::into(revoked_at), soci::into(opened_at, opened));
    rows.execute();
    while (rows.fetch()) {
        auto [entry, is_new] =
            uses.try_emplace(party, LinkUse{.party = party, .recipient = {}, .revoked = true});
        entry->second.recipient = recipient;
        entry->second.revoked = entry->second.revoked && !revoked_at.empty();
        if (opened == soci::i_ok)
            if (const auto instant = parse_instant(opened_at)) entry->second.opened_at.push_back(*instant);
    }
    std::vector<LinkUse> result;
    for (auto& [name, use] : uses) {
        std::sort(use.opened_at.begin(), use.opened_at.end());
        result.push_back(std::move(use));
    }
    return result;
}

}  // namespace plenaria::host
