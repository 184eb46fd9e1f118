// SPDX-License-Identifier: EUPL-1.2
#include "signatures_service.hpp"

#include <map>

#include "../json_object.hpp"
#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"
#include "signature_mails.hpp"
#include "signature_service.hpp"

namespace plenaria::statements {

namespace {

Error no_such_signing(std::string_view id) {
    return {ErrorCode::not_found, "This page does not exist.", "signing " + std::string(id)};
}

/// People need the right of the register; what a job does is decided by whoever queued it.
Result<Signing> signing_to_change(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    hold_signing(uow, id);
    auto signing = find_signing(uow, id);
    if (!signing) return no_such_signing(id);
    if (actor.kind != Actor::Kind::job && !actor.may("statements.sign"))
        return Error{ErrorCode::forbidden, "Only who may open versions for signature may ask cities to sign.",
                     "signing " + id};
    return *std::move(signing);
}

SignedText text_of(UnitOfWork& uow, const Signing& signing, std::string_view language) {
    const auto statement = find_statement(uow, signing.statement_id, std::string(language));
    const auto version = find_version(uow, signing.version_id);
    return {.id = signing.id,
            .version_id = signing.version_id,
            .label = (statement ? statement->title : std::string()) + " – " +
                     (version ? version->name : std::string()),
            .path = "/statements/signings/" + signing.id,
            .wall_path = "/wall/" + signing.id,
            .closes_at = signing.closes_at,
            .zone = signing.zone,
            .takes_signatures = takes_signatures(signing, uow.now())};
}

}  // namespace

std::vector<SignedText> SignaturesService::texts(UnitOfWork& uow, std::string_view language) {
    std::vector<SignedText> all;
    for (const auto& signing : list_signings(uow)) all.push_back(text_of(uow, signing, language));
    return all;
}

std::optional<SignedText> SignaturesService::text(UnitOfWork& uow, std::string_view id,
                                                  std::string_view language) {
    const auto signing = find_signing(uow, id);
    if (!signing) return std::nullopt;
    return text_of(uow, *signing, language);
}

std::vector<SigningCity> SignaturesService::cities(UnitOfWork& uow, std::string_view signing_id) {
    std::map<std::string, std::vector<CitySignature>> signatures;
    for (auto& each : all_signatures(uow, signing_id))
        signatures[each.party].push_back({.id = each.id,
                                          .city_name = each.city_name,
                                          .iso2 = each.iso2,
                                          .person_name = each.person_name,
                                          .office = each.office,
                                          .language = each.language,
                                          .signed_at = each.signed_at,
                                          .withdrawn_at = each.withdrawn_at});
    std::vector<SigningCity> all;
    for (auto& each : signatories_of(uow, signing_id))
        all.push_back({.party = each.party,
                       .name = each.party_name,
                       .contact_name = each.contact_name,
                       .address = each.address,
                       .language = each.language,
                       .zone = each.zone,
                       .invited_at = each.invited_at,
                       .promised_at = each.promised_at,
                       .signatures = std::move(signatures[each.party])});
    return all;
}

Result<void> SignaturesService::add(UnitOfWork& uow, const Actor& actor, const std::string& signing_id,
                                    const std::vector<std::string>& parties) {
    const auto signing = signing_to_change(uow, actor, signing_id);
    if (!signing) return signing.error();
    const auto added = insert_cities(uow, *tools_.directory, signing_id, parties);
    if (added > 0)
        uow.record(actor, "statements.add_cities", signing_subject(signing_id), {},
                   json_object({{"cities", std::to_string(added)}}));
    return {};
}

Result<std::string> SignaturesService::invite(UnitOfWork& uow, const Actor& actor,
                                              const std::string& signing_id, const std::string& party) {
    const auto signing = signing_to_change(uow, actor, signing_id);
    if (!signing) return signing.error();
    if (auto open = check_takes_signatures(*signing, uow.now()); !open) return std::move(open).error();
    auto signatory = find_signatory(uow, signing_id, party);
    if (!signatory) return no_such_signing(signing_id);
    if (signatory->state == SignatoryState::signed_)
        return Error{ErrorCode::conflict, "This city has signed already.", "signatory " + signatory->id};
    const auto statement = find_statement(uow, signing->statement_id, signatory->language);
    auto link = uow.issue_link(tools_.mails->link(*signing, *signatory, *statement));
    if (signatory->state == SignatoryState::listed) signatory->state = SignatoryState::asked;
    signatory->invited_at = signatory->changed_at = uow.now();
    update(uow, *signatory);
    return link;
}

Result<bool> SignaturesService::reject(UnitOfWork& uow, const Actor& actor, const std::string& signature_id) {
    const auto found = find_signature(uow, signature_id);
    if (!found) return no_such_signing(signature_id);
    hold_signing(uow, found->signing_id);
    auto valid = valid_signature(uow, found->signing_id, found->party);
    const auto signatory = find_signatory(uow, found->signing_id, found->party);
    if (!valid || valid->id != signature_id || !signatory) return false;
    take_back(uow, actor, *signatory, *std::move(valid), "This was not us.");
    return true;
}

}  // namespace plenaria::statements
