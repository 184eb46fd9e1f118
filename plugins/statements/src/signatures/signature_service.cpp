// SPDX-License-Identifier: EUPL-1.2
#include "signature_service.hpp"

#include <algorithm>

#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../json_object.hpp"
#include "../rounds/round_service.hpp"
#include "../text/statement_repository.hpp"
#include "../validation/validation_service.hpp"
#include "../versions/version_repository.hpp"
#include "signature_mails.hpp"

namespace plenaria::statements {

namespace {

Error no_such_signing(std::string_view id) {
    return {ErrorCode::not_found, "This page does not exist.", "signing " + std::string(id)};
}

Result<Signing> signing_for(UnitOfWork& uow, const Actor& actor, std::string_view id) {
    auto signing = find_signing(uow, id);
    if (!signing || !actor.may("statements.sign")) return no_such_signing(id);
    return std::move(*signing);
}

}  // namespace

int insert_cities(UnitOfWork& uow, directory::Directory& directory, std::string_view signing_id,
                  const std::vector<std::string>& parties) {
    int added = 0;
    std::vector<std::string> wanted;
    const auto present = signatories_of(uow, signing_id);
    for (const auto& party : parties) {
        const bool known =
            std::any_of(present.begin(), present.end(), [&](const Signatory& s) { return s.party == party; });
        if (!known && std::find(wanted.begin(), wanted.end(), party) == wanted.end()) wanted.push_back(party);
    }
    for (const auto& party : directory.parties(uow, wanted, "en")) {
        const auto contacts = directory.contacts(uow, party.ref);
        const auto* contact = choose_contact(contacts);
        const auto language = contact != nullptr ? contact->language : party.language;
        const auto own = directory.party(uow, party.ref, language);
        insert(uow, Signatory{.id = new_id(),
                              .signing_id = std::string(signing_id),
                              .party = party.ref,
                              .party_name = own ? own->name : party.name,
                              .contact_name = contact != nullptr ? contact->name : std::string(),
                              .address = contact != nullptr ? contact->address : std::string(),
                              .language = language,
                              .zone = party.zone,
                              .changed_at = uow.now()});
        ++added;
    }
    return added;
}

std::string signing_subject(std::string_view id) { return "statements.signing/" + std::string(id); }
std::string wall_tag(std::string_view id) { return "statements.wall/" + std::string(id); }

Result<std::pair<Signing, Signatory>> signing_of(UnitOfWork& uow, const Actor& actor,
                                                 std::string_view signing_id) {
    if (!actor.holds_link(sign_purpose, signing_subject(signing_id))) return no_such_signing(signing_id);
    auto signing = find_signing(uow, signing_id);
    if (!signing) return no_such_signing(signing_id);
    auto signatory = find_signatory(uow, signing_id, actor.party);
    if (!signatory) return no_such_signing(signing_id);
    return std::pair{std::move(*signing), std::move(*signatory)};
}

Result<std::string> SignatureService::open(const Actor& actor, const NewSigning& wanted) {
    return db_.write([&](UnitOfWork& uow) -> Result<std::string> {
        if (!actor.may("statements.sign")) return no_such_signing({});
        const auto version = find_version(uow, wanted.version_id);
        if (!version)
            return Error{ErrorCode::not_found, "This version does not exist.",
                         "version " + wanted.version_id};
        Error refusal{ErrorCode::invalid_input, "The version cannot be opened for signature like this.",
                      "version " + version->id};
        if (!is_zone(wanted.zone)) refusal.fields.push_back({"zone", "Choose a time zone."});
        const auto closes = to_instant(wanted.closes, wanted.zone);
        if (is_zone(wanted.zone) && !closes)
            refusal.fields.push_back({"day", "There is no such time in this time zone."});
        if (closes && *closes <= uow.now())
            refusal.fields.push_back({"day", "The last day must be in the future."});
        for (const auto& other : list_signings(uow))
            if (other.version_id == version->id)
                refusal.fields.push_back({"version", "This version is open for signature already."});
        if (validation_ != nullptr) {
            keep_validations(uow, *validation_, actor, version->id);
            if (auto good = check_may_be_signed(uow, *validation_, actor, *version); !good)
                refusal.fields.push_back({"version", good.error().message, good.error().values});
        }
        if (!refusal.fields.empty()) return refusal;

        const Signing signing{
            .id = new_id(),
            .statement_id = version->statement_id,
            .version_id = version->id,
            .version_hash = version->hash,
            .closes_at = *closes,
            .zone = wanted.zone,
            .visible_from = wanted.visible_from
                                ? to_instant(*wanted.visible_from, wanted.zone).value_or(uow.now())
                                : uow.now(),
            .opened_at = uow.now(),
            .opened_by = actor.name};
        insert(uow, signing);
        set_state(uow, version->statement_id, StatementState::signature);
        const auto cities = insert_cities(uow, directory_, signing.id, wanted.parties);
        uow.record(actor, "statements.open_signing", signing_subject(signing.id), {},
                   json_object({{"version", version->id},
                                {"hash", version->hash},
                                {"closes", to_text(signing.closes_at)},
                                {"cities", std::to_string(cities)}}));
        uow.publish("statements.signing_opened/1",
                    json_object({{"signing", signing.id}, {"statement", signing.statement_id}}));
        return signing.id;
    });
}

Result<int> SignatureService::add_cities(const Actor& actor, std::string_view signing_id,
                                         const std::vector<std::string>& parties) {
    return db_.write([&](UnitOfWork& uow) -> Result<int> {
        hold_signing(uow, signing_id);
        auto signing = signing_for(uow, actor, signing_id);
        if (!signing) return std::move(signing).error();
        const auto added = insert_cities(uow, directory_, signing_id, parties);
        uow.record(actor, "statements.add_cities", signing_subject(signing_id), {},
                   json_object({{"cities", std::to_string(added)}}));
        return added;
    });
}

Result<int> SignatureService::invite(const Actor& actor, std::string_view signing_id, int expected) {
    return db_.write([&](UnitOfWork& uow) -> Result<int> {
        hold_signing(uow, signing_id);
        auto signing = signing_for(uow, actor, signing_id);
        if (!signing) return std::move(signing).error();
        if (auto open = check_takes_signatures(*signing, uow.now()); !open) return std::move(open).error();
        std::vector<Signatory> wave;
        for (auto& each : signatories_of(uow, signing_id))
            if (each.state == SignatoryState::listed && !each.address.empty())
                wave.push_back(std::move(each));
        if (static_cast<int>(wave.size()) != expected || wave.empty())
            return Error{
                ErrorCode::conflict,
                "The number of messages has changed since the preview. Nothing was sent: look again.",
                {}};
        const auto batch = new_id();
        for (auto& each : wave) {
            const auto statement = find_statement(uow, signing->statement_id, each.language);
            auto mail = mails_.invitation(*signing, each, *statement,
                                          uow.issue_link(mails_.link(*signing, each, *statement)));
            mail.batch = batch;
            uow.send(mail);
            each.state = SignatoryState::asked;
            each.invited_at = each.changed_at = uow.now();
            update(uow, each);
        }
        uow.record(actor, "statements.invite_to_sign", signing_subject(signing_id), {},
                   json_object({{"messages", std::to_string(expected)}, {"batch", batch}}));
        return expected;
    });
}

Result<void> SignatureService::note_promise(const Actor& actor, std::string_view signing_id,
                                            std::string_view party) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        hold_signing(uow, signing_id);
        auto signing = signing_for(uow, actor, signing_id);
        if (!signing) return std::move(signing).error();
        auto signatory = find_signatory(uow, signing_id, party);
        if (!signatory) return no_such_signing(signing_id);
        if (signatory->state == SignatoryState::signed_)
            return Error{ErrorCode::conflict, "This city has signed already.", "signatory " + signatory->id};
        signatory->state = SignatoryState::promised;
        signatory->promised_at = signatory->changed_at = uow.now();
        signatory->promised_by = actor.name;
        update(uow, *signatory);
        uow.record(actor, "statements.promise", signing_subject(signing_id), {},
                   json_object({{"party", party}}));
        return {};
    });
}

Result<void> SignatureService::promise(const Actor& actor, std::string_view signing_id) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        hold_signing(uow, signing_id);
        auto place = signing_of(uow, actor, signing_id);
        if (!place) return std::move(place).error();
        auto& signatory = place->second;
        if (signatory.state == SignatoryState::signed_ || signatory.state == SignatoryState::promised)
            return {};
        signatory.state = SignatoryState::promised;
        signatory.promised_at = signatory.changed_at = uow.now();
        signatory.promised_by = actor.name;
        update(uow, signatory);
        uow.record(actor, "statements.promise", signing_subject(signing_id), {},
                   json_object({{"party", signatory.party}}));
        return {};
    });
}

Result<void> SignatureService::clear(const Actor& actor, std::string_view signing_id, std::string_view step,
                                     std::string_view name) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        hold_signing(uow, signing_id);
        auto place = signing_of(uow, actor, signing_id);
        if (!place) return std::move(place).error();
        Error refusal{ErrorCode::invalid_input, "The clearance was not kept.", {}};
        if (step != "cabinet" && step != "legal")
            refusal.fields.push_back({"step", "Choose who clears the signature."});
        if (trim(name).empty() || length(name) > 200)
            refusal.fields.push_back({"name", "Enter the name of the person who clears it."});
        if (!refusal.fields.empty()) return refusal;
        for (const auto& each : clearances_of(uow, place->second.id))
            if (each.step == step) return {};
        insert(uow, place->second.id, Clearance{std::string(step), trim(name), uow.now()});
        uow.record(actor, "statements.clear_signature", signing_subject(signing_id), {},
                   json_object({{"party", place->second.party}, {"step", step}}));
        return {};
    });
}

Result<void> SignatureService::close(const Actor& actor, std::string_view signing_id) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        hold_signing(uow, signing_id);
        auto signing = signing_for(uow, actor, signing_id);
        if (!signing) return std::move(signing).error();
        signing->open = false;
        if (!update(uow, *signing))
            return Error{
                ErrorCode::conflict, "Somebody else has changed this in the meantime. Look at it again.", {}};
        uow.invalidate(wall_tag(signing_id));
        uow.record(actor, "statements.close_signing", signing_subject(signing_id), {},
                   json_object({{"state", "closed"}}));
        return {};
    });
}

}  // namespace plenaria::statements
