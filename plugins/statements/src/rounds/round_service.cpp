// SPDX-License-Identifier: EUPL-1.2
#include "round_service.hpp"

#include <algorithm>
#include <array>

#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../json_object.hpp"
#include "../review/answer_service.hpp"
#include "../review/point_repository.hpp"
#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"
#include "round_repository.hpp"

namespace plenaria::statements {

namespace {

Error changed_meanwhile(const Round& round) {
    return {ErrorCode::conflict, "Somebody else has changed this round in the meantime. Look at it again.",
            "round " + round.id};
}

Result<Round> round_for(UnitOfWork& uow, const Actor& actor, std::string_view id) {
    auto round = find_round(uow, id);
    if (!round || !actor.may("statements.consult")) return no_such_round(id);
    return std::move(*round);
}

}  // namespace

const directory::Contact* choose_contact(const std::vector<directory::Contact>& contacts) {
    static constexpr std::array<std::string_view, 5> order = {"international", "cabinet", "protocol", "legal",
                                                              "mayor"};
    for (const auto role : order)
        for (const auto& contact : contacts)
            if (contact.role == role && !contact.address.empty()) return &contact;
    for (const auto& contact : contacts)
        if (!contact.address.empty()) return &contact;
    return nullptr;
}

std::vector<const Office*> to_invite(const std::vector<Office>& offices) {
    std::vector<const Office*> found;
    for (const auto& office : offices)
        if (!office.invited_at && !office.address.empty()) found.push_back(&office);
    return found;
}

std::vector<const Office*> without_address(const std::vector<Office>& offices) {
    std::vector<const Office*> found;
    for (const auto& office : offices)
        if (office.address.empty()) found.push_back(&office);
    return found;
}

std::vector<const Office*> to_remind(const std::vector<Office>& offices) {
    std::vector<const Office*> found;
    for (const auto& office : offices)
        if (office.invited_at && !office.sent_at && !office.address.empty()) found.push_back(&office);
    return found;
}

Result<RoundProgress> progress_of(UnitOfWork& uow, std::string_view round_id, std::string_view language) {
    auto round = find_round(uow, round_id);
    if (!round) return no_such_round(round_id);
    RoundProgress progress{.statement = *find_statement(uow, round->statement_id, language),
                           .version = *find_version(uow, round->version_id),
                           .extensions = extensions_of(uow, round_id)};
    const auto uses = uow.link_uses(review_purpose, round_subject(round_id));
    const auto points = points_of_round(uow, round_id);
    std::vector<Stage> stages;
    for (auto& office : offices_of(uow, round_id)) {
        OfficeProgress each{.office = std::move(office)};
        for (const auto& use : uses)
            if (use.party == each.office.party)
                each.opened_at.insert(each.opened_at.end(), use.opened_at.begin(), use.opened_at.end());
        for (const auto& point : points) {
            if (point.office_id != each.office.id || point.superseded) continue;
            if (point.kind == PointKind::suggestion) ++each.suggestions;
            if (point.kind == PointKind::comment) ++each.comments;
        }
        each.stage = stage_of(each.office, !each.opened_at.empty());
        stages.push_back(each.stage);
        progress.offices.push_back(std::move(each));
    }
    progress.sums = progress_of(stages);
    progress.round = std::move(*round);
    return progress;
}

namespace {

/// Adds the parties that are not in the round yet. @return how many.
int insert_offices(UnitOfWork& uow, directory::Directory& directory, const Round& round,
                   const std::vector<std::string>& parties) {
    const auto present = offices_of(uow, round.id);
    std::vector<std::string> wanted;
    for (const auto& party : parties) {
        const bool known =
            std::any_of(present.begin(), present.end(), [&](const Office& o) { return o.party == party; });
        if (!known && std::find(wanted.begin(), wanted.end(), party) == wanted.end()) wanted.push_back(party);
    }
    int added = 0;
    for (const auto& party : directory.parties(uow, wanted, "en")) {
        const auto contacts = directory.contacts(uow, party.ref);
        const auto* contact = choose_contact(contacts);
        const auto language = contact != nullptr ? contact->language : party.language;
        const auto own = directory.party(uow, party.ref, language);
        insert(uow, Office{.id = new_id(),
                           .round_id = round.id,
                           .party = party.ref,
                           .party_name = own ? own->name : party.name,
                           .contact_name = contact != nullptr ? contact->name : std::string(),
                           .address = contact != nullptr ? contact->address : std::string(),
                           .language = language,
                           .zone = party.zone});
        ++added;
    }
    return added;
}

}  // namespace

Result<std::string> RoundService::create(const Actor& actor, const NewRound& wanted) {
    return db_.write([&](UnitOfWork& uow) -> Result<std::string> {
        if (!actor.may("statements.consult")) return no_such_round({});
        const auto version = find_version(uow, wanted.version_id);
        if (!version)
            return Error{ErrorCode::not_found, "This version does not exist.",
                         "version " + wanted.version_id};
        Error refusal{ErrorCode::invalid_input, "The round cannot be prepared like this.",
                      "version " + version->id};
        if (trim(wanted.name).empty())
            refusal.fields.push_back({"name", "Enter a name for the round, for example “First round”."});
        if (length(wanted.name) > 120)
            refusal.fields.push_back({"name", "The name must have 120 characters or fewer."});
        if (!is_zone(wanted.zone)) refusal.fields.push_back({"zone", "Choose a time zone."});
        const auto deadline = to_instant(wanted.deadline, wanted.zone);
        if (is_zone(wanted.zone) && !deadline)
            refusal.fields.push_back({"day", "There is no such time in this time zone."});
        if (deadline && *deadline <= uow.now())
            refusal.fields.push_back({"day", "The deadline must be in the future."});
        if (wanted.parties.empty()) refusal.fields.push_back({"parties", "Choose at least one office."});
        if (!refusal.fields.empty()) return refusal;

        const Round round{.id = new_id(),
                          .statement_id = version->statement_id,
                          .version_id = version->id,
                          .name = trim(wanted.name),
                          .visibility = wanted.visibility,
                          .deadline = *deadline,
                          .zone = wanted.zone,
                          .reminder_days = wanted.reminder_days,
                          .created_at = uow.now(),
                          .created_by = actor.name};
        insert(uow, round);
        for (const auto& [language, text] : wanted.questions)
            if (!trim(text).empty()) insert_question(uow, round.id, language, trim(text));
        const auto offices = insert_offices(uow, directory_, round, wanted.parties);
        uow.record(actor, "statements.prepare_round", round_subject(round.id), {},
                   json_object({{"statement", round.statement_id},
                                {"version", round.version_id},
                                {"name", round.name},
                                {"deadline", to_text(round.deadline)},
                                {"zone", round.zone},
                                {"offices", std::to_string(offices)}}));
        uow.index({.subject = round_subject(round.id),
                   .title = round.name,
                   .kind = "Round of consultation",
                   .path = "/statements/rounds/" + round.id,
                   .text = find_statement(uow, round.statement_id, "")->title,
                   .permission = "statements.consult"});
        return round.id;
    });
}

Result<int> RoundService::add_offices(const Actor& actor, std::string_view round_id,
                                      const std::vector<std::string>& parties) {
    return db_.write([&](UnitOfWork& uow) -> Result<int> {
        auto round = round_for(uow, actor, round_id);
        if (!round) return std::move(round).error();
        if (round->state == RoundState::closed)
            return Error{ErrorCode::conflict, "This round is closed.", "round " + round->id};
        const auto added = insert_offices(uow, directory_, *round, parties);
        uow.record(actor, "statements.add_offices", round_subject(round->id), {},
                   json_object({{"offices", std::to_string(added)}}));
        return added;
    });
}

namespace {

/// Puts what the writer has changed into `office`. What somebody else has changed as well since it was `seen`
/// is a problem that says what it is now.
Result<void> take_contact(Office& office, const OfficeContact& typed,
                          const std::optional<OfficeContact>& seen) {
    Error clash{ErrorCode::conflict, "Somebody else saved first.", "office " + office.id};
    const auto take = [&](const char* field, std::string& stored, std::string OfficeContact::*part) {
        const auto wanted = trim(typed.*part);
        if (seen && wanted == (*seen).*part) return;
        if (seen && stored != (*seen).*part && stored != wanted)
            clash.fields.push_back(
                {field, "Somebody else has changed this meanwhile. It is now: {now}", {{"now", stored}}});
        stored = wanted;
    };
    take("contact", office.contact_name, &OfficeContact::name);
    take("address", office.address, &OfficeContact::address);
    if (is_language(typed.language)) take("language", office.language, &OfficeContact::language);
    if (!clash.fields.empty()) return clash;
    return {};
}

}  // namespace

Result<void> RoundService::set_contact(const Actor& actor, std::string_view round_id, std::string_view party,
                                       const OfficeContact& contact,
                                       const std::optional<OfficeContact>& seen) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto round = round_for(uow, actor, round_id);
        if (!round) return std::move(round).error();
        auto office = find_office(uow, round_id, party);
        if (!office) return no_such_round(round_id);
        const auto before = json_object({{"language", office->language}, {"party", office->party}});
        if (auto taken = take_contact(*office, contact, seen); !taken) return taken;
        update_contact(uow, *office);
        uow.record(actor, "statements.set_contact", round_subject(round->id), before,
                   json_object({{"language", office->language}, {"party", office->party}}));
        return {};
    });
}

Result<void> RoundService::remove_office(const Actor& actor, std::string_view round_id,
                                         std::string_view party) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto round = round_for(uow, actor, round_id);
        if (!round) return std::move(round).error();
        const auto office = find_office(uow, round_id, party);
        if (!office) return no_such_round(round_id);
        if (office->invited_at)
            return Error{ErrorCode::conflict,
                         "This office has been invited; it can no longer be taken off the list.",
                         "office " + office->id};
        statements::remove_office(uow, office->id);
        uow.record(actor, "statements.remove_office", round_subject(round->id),
                   json_object({{"party", party}}), {});
        return {};
    });
}

Result<void> RoundService::close(const Actor& actor, std::string_view round_id) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto round = round_for(uow, actor, round_id);
        if (!round) return std::move(round).error();
        if (round->state != RoundState::open)
            return Error{ErrorCode::conflict, "This round is not open.", "round " + round->id};
        round->state = RoundState::closed;
        round->closed_at = uow.now();
        if (!update(uow, *round)) return changed_meanwhile(*round);
        // After the deadline there is nothing to tell.
        if (uow.now() < round->deadline)
            uow.enqueue("statements.mail_early_end",
                        json_object({{"round", round->id}, {"closed_at", to_text(*round->closed_at)}}),
                        uow.now() + early_end_wait);
        uow.record(actor, "statements.close_round", round_subject(round->id), {},
                   json_object({{"state", "closed"}}));
        uow.publish("statements.round_closed/1",
                    json_object({{"round", round->id}, {"statement", round->statement_id}}));
        return {};
    });
}

}  // namespace plenaria::statements
