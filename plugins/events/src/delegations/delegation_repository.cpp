// SPDX-License-Identifier: EUPL-1.2
#include "delegation_repository.hpp"

#include <map>

#include <nlohmann/json.hpp>

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

#include "../registration/answer_file_repository.hpp"
#include "../registration/question_repository.hpp"
#include "delegate_name_repository.hpp"
#include "protocol_repository.hpp"
#include "rows.hpp"

namespace plenaria::events {

namespace {

std::string moment_text(const std::optional<Instant>& instant) {
    return instant ? to_text(*instant) : std::string();
}

struct RulesRow {
    InvitationRules value;
    std::string reply_until, erased_at;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.edition_id), soci::into(reply_until), soci::into(value.quota),
            soci::into(value.places), soci::into(value.erase_days), soci::into(erased_at),
            soci::into(value.revision);
    }
    [[nodiscard]] InvitationRules take() const {
        auto taken = value;
        taken.reply_until = parse_instant(reply_until).value();
        taken.erased_at = moment_or_none(erased_at);
        return taken;
    }
};

struct DelegateRow {
    Delegate value;
    std::string role;
    [[nodiscard]] Delegate take() const {
        auto taken = value;
        taken.role = parse_delegate_role(role).value();
        return taken;
    }
};

void count_people(UnitOfWork& uow, const std::string& edition, std::vector<Delegation>& all,
                  const std::map<std::string, std::size_t>& at) {
    std::string delegation, role;
    int count = 0;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT p.delegation_id, p.role, COUNT(*) "
                      "FROM evt_delegate p JOIN evt_delegation d ON d.id = p.delegation_id "
                      "WHERE d.edition_id = :edition GROUP BY p.delegation_id, p.role"),
         soci::use(edition, "edition"), soci::into(delegation), soci::into(role), soci::into(count));
    select.execute();
    while (select.fetch()) {
        auto& people = all[at.at(delegation)].people;
        people.resize(people.size() + static_cast<std::size_t>(count),
                      Delegate{.role = parse_delegate_role(role).value()});
    }
}

}  // namespace

std::vector<Delegate> delegates_of(UnitOfWork& uow, const std::string& delegation) {
    DelegateRow row;
    std::vector<Delegate> people;
    soci::statement select =
        (sql::prepare(
             uow,
             "SELECT id, role, name, post, gender FROM evt_delegate WHERE delegation_id = :delegation "
             "ORDER BY position"),
         soci::use(delegation, "delegation"), soci::into(row.value.id), soci::into(row.role),
         soci::into(row.value.name), soci::into(row.value.post), soci::into(row.value.gender));
    select.execute();
    while (select.fetch()) people.push_back(row.take());
    return people;
}

std::map<std::string, std::vector<Delegate>> delegates_of(UnitOfWork& uow,
                                                          const std::vector<std::string>& delegations) {
    const auto asked = nlohmann::json(delegations).dump();
    const sql::Text sqlite =
        "SELECT p.delegation_id, p.id, p.role, p.name, p.post, p.gender FROM json_each(:ids) j "
        "CROSS JOIN evt_delegate p ON p.delegation_id = j.value ORDER BY p.delegation_id, p.position";
    const sql::Text mysql =
        "SELECT STRAIGHT_JOIN p.delegation_id, p.id, p.role, p.name, p.post, p.gender FROM "
        "JSON_TABLE(:ids, '$[*]' COLUMNS (id CHAR(26) PATH '$')) j "
        "JOIN evt_delegate p ON p.delegation_id = j.id ORDER BY p.delegation_id, p.position";
    DelegateRow row;
    std::string delegation;
    std::map<std::string, std::vector<Delegate>> people;
    soci::statement select =
        (sql::prepare(uow, uow.engine() == Engine::sqlite ? sqlite : mysql), soci::use(asked, "ids"),
         soci::into(delegation), soci::into(row.value.id), soci::into(row.role), soci::into(row.value.name),
         soci::into(row.value.post), soci::into(row.value.gender));
    select.execute();
    while (select.fetch()) people[delegation].push_back(row.take());
    return people;
}

void hold_invitations(UnitOfWork& uow, const std::string& edition) {
    sql::query(uow, "UPDATE evt_invitation_rules SET revision = revision WHERE edition_id = :edition"),
        soci::use(edition, "edition");
}

void hold_delegation(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "UPDATE evt_delegation SET revision = revision WHERE id = :id"), soci::use(id, "id");
}

InvitationRules rules_of(UnitOfWork& uow, const std::string& edition) {
    return sql::first_of(
               sql::rows_of<RulesRow>(
                   (sql::prepare(
                        uow,
                        "SELECT edition_id, reply_until, quota, places, erase_days, erased_at, revision "
                        "FROM evt_invitation_rules WHERE edition_id = :edition"),
                    soci::use(edition, "edition"))))
        .value_or(InvitationRules{.edition_id = edition});
}

std::vector<InvitationRules> rules_with_names(UnitOfWork& uow) {
    return sql::rows_of<RulesRow>(
        sql::prepare(uow,
                     "SELECT edition_id, reply_until, quota, places, erase_days, erased_at, revision "
                     "FROM evt_invitation_rules WHERE erased_at = ''"));
}

void insert(UnitOfWork& uow, const InvitationRules& rules) {
    const auto until = to_text(rules.reply_until), erased = moment_text(rules.erased_at);
    sql::query(uow,
               "INSERT INTO evt_invitation_rules (edition_id, reply_until, quota, places, erase_days, "
               "erased_at, revision) VALUES (:edition, :until, :quota, :places, :days, :erased, 1)"),
        soci::use(rules.edition_id, "edition"), soci::use(until, "until"), soci::use(rules.quota, "quota"),
        soci::use(rules.places, "places"), soci::use(rules.erase_days, "days"), soci::use(erased, "erased");
}

bool update(UnitOfWork& uow, const InvitationRules& rules) {
    const auto until = to_text(rules.reply_until), erased = moment_text(rules.erased_at);
    soci::statement change =
        (sql::prepare(
             uow,
             "UPDATE evt_invitation_rules SET reply_until = :until, quota = :quota, places = :places, "
             "erase_days = :days, erased_at = :erased, revision = revision + 1 "
             "WHERE edition_id = :edition AND revision = :revision"),
         soci::use(until, "until"), soci::use(rules.quota, "quota"), soci::use(rules.places, "places"),
         soci::use(rules.erase_days, "days"), soci::use(erased, "erased"),
         soci::use(rules.edition_id, "edition"), soci::use(rules.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

std::optional<Delegation> find_delegation(UnitOfWork& uow, const std::string& id) {
    auto found = sql::first_of(sql::rows_of<DelegationRow>(
        (sql::prepare(uow, EVT_DELEGATION_COLUMNS "WHERE id = :id"), soci::use(id, "id"))));
    if (!found) return std::nullopt;
    found->people = delegates_of(uow, found->id);
    return found;
}

std::optional<Delegation> find_delegation(UnitOfWork& uow, const std::string& edition,
                                          const std::string& party) {
    auto found = sql::first_of(sql::rows_of<DelegationRow>(
        (sql::prepare(uow, EVT_DELEGATION_COLUMNS "WHERE edition_id = :edition AND party = :party"),
         soci::use(edition, "edition"), soci::use(party, "party"))));
    if (!found) return std::nullopt;
    found->people = delegates_of(uow, found->id);
    return found;
}

std::optional<Delegation> delegation_with(UnitOfWork& uow, const std::string& delegate) {
    std::string id;
    sql::query(uow, "SELECT delegation_id FROM evt_delegate WHERE id = :id"), soci::use(delegate, "id"),
        soci::into(id);
    if (!uow.session().got_data()) return std::nullopt;
    return find_delegation(uow, id);
}

std::vector<Delegation> delegations_of(UnitOfWork& uow, const std::string& edition, PeopleRead people) {
    auto all = sql::rows_of<DelegationRow>(
        (sql::prepare(uow, EVT_DELEGATION_COLUMNS "WHERE edition_id = :edition ORDER BY party_name, id"),
         soci::use(edition, "edition")));
    std::map<std::string, std::size_t> at;
    for (std::size_t i = 0; i < all.size(); ++i) at[all[i].id] = i;
    if (people == PeopleRead::counted) {
        count_people(uow, edition, all, at);
        return all;
    }
    DelegateRow row;
    std::string delegation;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT p.delegation_id, p.id, p.role, p.name, p.post, p.gender "
                      "FROM evt_delegate p JOIN evt_delegation d ON d.id = p.delegation_id "
                      "WHERE d.edition_id = :edition ORDER BY p.delegation_id, p.position"),
         soci::use(edition, "edition"), soci::into(delegation), soci::into(row.value.id),
         soci::into(row.role), soci::into(row.value.name), soci::into(row.value.post),
         soci::into(row.value.gender));
    select.execute();
    while (select.fetch()) all[at.at(delegation)].people.push_back(row.take());
    return all;
}

std::vector<std::string> editions_with_delegations(UnitOfWork& uow) {
    std::string id;
    std::vector<std::string> ids;
    soci::statement select =
        (sql::prepare(uow, "SELECT DISTINCT edition_id FROM evt_delegation ORDER BY edition_id DESC"),
         soci::into(id));
    select.execute();
    while (select.fetch()) ids.push_back(id);
    return ids;
}

void insert(UnitOfWork& uow, const Delegation& d) {
    sql::query(
        uow,
        "INSERT INTO evt_delegation (id, edition_id, party, party_name, iso2, region, contact_name, "
        "address, language, zone, quota, answer, note, invited_at, reminded_at, answered_at, "
        "waiting_number, waiting_since, asked_again_at, sequence, revision) VALUES (:id, :edition, "
        ":party, :party_name, :iso2, :region, :contact, :address, :language, :zone, :quota, 'none', '', "
        "'', '', '', 0, '', '', 0, 1)"),
        soci::use(d.id, "id"), soci::use(d.edition_id, "edition"), soci::use(d.party, "party"),
        soci::use(d.party_name, "party_name"), soci::use(d.iso2, "iso2"), soci::use(d.region, "region"),
        soci::use(d.contact_name, "contact"), soci::use(d.address, "address"),
        soci::use(d.language, "language"), soci::use(d.zone, "zone"), soci::use(d.quota, "quota");
}

bool update(UnitOfWork& uow, const Delegation& d) {
    const std::string answer(to_text(d.answer));
    const auto invited = moment_text(d.invited_at), reminded = moment_text(d.reminded_at),
               answered = moment_text(d.answered_at), waiting = moment_text(d.waiting_since),
               asked = moment_text(d.asked_again_at);
    soci::statement change =
        (sql::prepare(
             uow,
             "UPDATE evt_delegation SET contact_name = :contact, address = :address, "
             "language = :language, quota = :quota, answer = :answer, note = :note, "
             "invited_at = :invited, reminded_at = :reminded, answered_at = :answered, "
             "waiting_number = :number, waiting_since = :waiting, asked_again_at = :asked, "
             "sequence = :sequence, revision = revision + 1 WHERE id = :id AND revision = :revision"),
         soci::use(d.contact_name, "contact"), soci::use(d.address, "address"),
         soci::use(d.language, "language"), soci::use(d.quota, "quota"), soci::use(answer, "answer"),
         soci::use(d.note, "note"), soci::use(invited, "invited"), soci::use(reminded, "reminded"),
         soci::use(answered, "answered"), soci::use(d.waiting_number, "number"),
         soci::use(waiting, "waiting"), soci::use(asked, "asked"), soci::use(d.sequence, "sequence"),
         soci::use(d.id, "id"), soci::use(d.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

int note_invited(UnitOfWork& uow, const std::string& edition) {
    const auto now = to_text(uow.now());
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE evt_delegation SET invited_at = :now, revision = revision + 1 "
                      "WHERE edition_id = :edition AND invited_at = '' AND address <> ''"),
         soci::use(now, "now"), soci::use(edition, "edition"));
    change.execute(true);
    return static_cast<int>(change.get_affected_rows());
}

int note_reminded(UnitOfWork& uow, const std::string& edition) {
    const auto now = to_text(uow.now());
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE evt_delegation SET reminded_at = :now, revision = revision + 1 "
                      "WHERE edition_id = :edition AND invited_at <> '' AND address <> '' "
                      "AND (answer = 'none' OR asked_again_at <> '' OR "
                      "(answer IN ('accepted', 'deputy') AND NOT EXISTS (SELECT 1 FROM evt_delegate p "
                      "WHERE p.delegation_id = evt_delegation.id AND p.role <> 'substitute')))"),
         soci::use(now, "now"), soci::use(edition, "edition"));
    change.execute(true);
    return static_cast<int>(change.get_affected_rows());
}

void remove_delegation(UnitOfWork& uow, const std::string& id) {
    forget_answers(uow, id);
    forget_city_searches(uow, id);
    forget_protocol_place(uow, id);
    sql::query(uow, "DELETE FROM evt_calendar_key WHERE delegation_id = :id"), soci::use(id, "id");
    sql::query(uow, "DELETE FROM evt_opening WHERE delegation_id = :id"), soci::use(id, "id");
    sql::query(uow, "DELETE FROM evt_delegate WHERE delegation_id = :id"), soci::use(id, "id");
    sql::query(uow, "DELETE FROM evt_delegation WHERE id = :id"), soci::use(id, "id");
}

void store_people(UnitOfWork& uow, Delegation& delegation) {
    sql::query(uow, "DELETE FROM evt_delegate WHERE delegation_id = :id"), soci::use(delegation.id, "id");
    int position = 0;
    for (auto& person : delegation.people) {
        if (person.id.empty()) person.id = new_id();
        const std::string role(to_text(person.role)), folded = folded_name(person.name);
        ++position;
        sql::query(uow,
                   "INSERT INTO evt_delegate (id, delegation_id, position, role, name, post, gender, "
                   "name_folded) VALUES (:id, :delegation, :position, :role, :name, :post, :gender, "
                   ":folded)"),
            soci::use(person.id, "id"), soci::use(delegation.id, "delegation"),
            soci::use(position, "position"), soci::use(role, "role"), soci::use(person.name, "name"),
            soci::use(person.post, "post"), soci::use(person.gender, "gender"), soci::use(folded, "folded");
    }
    forget_answers_of_others(uow, delegation.id);
}

int erase_people(UnitOfWork& uow, const std::string& edition) {
    soci::statement people = (sql::prepare(uow,
                                           "UPDATE evt_delegate SET name = '', post = '', gender = '', "
                                           "name_folded = '' WHERE name <> '' AND delegation_id IN "
                                           "(SELECT id FROM evt_delegation WHERE edition_id = :edition)"),
                              soci::use(edition, "edition"));
    people.execute(true);
    const auto erased = static_cast<int>(people.get_affected_rows());
    sql::query(
        uow,
        "UPDATE evt_delegation SET contact_name = '', address = '', note = '', revision = revision + 1 "
        "WHERE edition_id = :edition"),
        soci::use(edition, "edition");
    sql::query(uow, "UPDATE evt_letter SET name_hash = '' WHERE edition_id = :edition"),
        soci::use(edition, "edition");
    sql::query(uow, "UPDATE evt_protocol_place SET reason = '' WHERE edition_id = :edition"),
        soci::use(edition, "edition");
    return erased;
}

void note_asked_again(UnitOfWork& uow, const std::string& change, const Delegation& delegation) {
    const std::string answer(to_text(delegation.answer));
    sql::query(uow,
               "INSERT INTO evt_asked_again (change_id, delegation_id, answer) "
               "VALUES (:change_id, :delegation, :answer)"),
        soci::use(change, "change_id"), soci::use(delegation.id, "delegation"), soci::use(answer, "answer");
}

std::vector<std::string> asked_again_by(UnitOfWork& uow, const std::string& change) {
    std::string name;
    std::vector<std::string> names;
    soci::statement select =
        (sql::prepare(
             uow,
             "SELECT d.party_name FROM evt_asked_again a JOIN evt_delegation d ON d.id = a.delegation_id "
             "WHERE a.change_id = :change_id ORDER BY d.party_name"),
         soci::use(change, "change_id"), soci::into(name));
    select.execute();
    while (select.fetch()) names.push_back(name);
    return names;
}

}  // namespace plenaria::events
