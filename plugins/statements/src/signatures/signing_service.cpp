// SPDX-License-Identifier: EUPL-1.2
// Signing itself, withdrawing, and signatures that came another way.
#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../json_object.hpp"
#include "../text/statement_repository.hpp"
#include "signature_mails.hpp"
#include "signature_service.hpp"

namespace plenaria::statements {

namespace {

Error no_such_city(std::string_view party) {
    return {ErrorCode::not_found, "This city is not on the list.", "party " + std::string(party)};
}

/// A signature of the city as the directory knows it on the day of signing.
Result<Signature> draw_up(UnitOfWork& uow, directory::Directory& directory, const Signing& signing,
                          const Signatory& signatory, Instant signed_at, Means means,
                          std::string_view language) {
    const auto party = directory.party(uow, signatory.party, "en");
    if (!party) return no_such_city(signatory.party);
    // The day on the clock of the city: a mandate that began today counts, one that ended yesterday does not.
    const auto mandate = directory.head_on(uow, signatory.party, to_local(signed_at, party->zone).day);
    Signature signature{.id = new_id(),
                        .signing_id = signing.id,
                        .party = signatory.party,
                        .city_name = party->name,
                        .iso2 = party->iso2,
                        .version_hash = signing.version_hash,
                        .language = std::string(language),
                        .means = means,
                        .signed_at = signed_at,
                        .recorded_at = uow.now()};
    if (mandate) {
        signature.person_id = mandate->person_id;
        signature.person_name = mandate->person_name;
        signature.office = mandate->office;
        signature.mandate_id = mandate->id;
    } else if (means == Means::link) {
        return Error{ErrorCode::conflict,
                     "Our directory knows no mayor in office for your city today. Write to the secretariat: "
                     "nothing is lost.",
                     "party " + signatory.party};
    }
    return signature;
}

void keep(UnitOfWork& uow, const Actor& actor, Signatory signatory, Signature& signature) {
    signature.recorded_by = actor.name;
    insert(uow, signature);
    signatory.state = SignatoryState::signed_;
    signatory.changed_at = uow.now();
    update(uow, signatory);
    uow.record(actor, "statements.sign", signing_subject(signature.signing_id), {},
               json_object({{"signature", signature.id},
                            {"party", signature.party},
                            {"person", signature.person_id},
                            {"mandate", signature.mandate_id},
                            {"hash", signature.version_hash},
                            {"language", signature.language},
                            {"means", to_text(signature.means)},
                            {"signed_at", to_text(signature.signed_at)}}));
    uow.publish("statements.signed/1",
                json_object({{"signing", signature.signing_id}, {"party", signature.party}}));
    uow.invalidate(wall_tag(signature.signing_id));
}

/// Checks and uses the code; a wrong try is counted, so this transaction must be kept. The signing is held.
Result<void> take_code(UnitOfWork& uow, const Signatory& signatory, std::string_view typed) {
    const auto code = last_code(uow, signatory.id);
    if (!code)
        return Error{ErrorCode::conflict,
                     "Ask for a code first.",
                     {},
                     {{"code", "Ask for a code first; it comes by mail."}}};
    if (auto right = check_code(*code, typed, uow.now()); !right) {
        if (right.error().code == ErrorCode::invalid_input) count_try(uow, code->id);
        return right;
    }
    if (!use_code(uow, code->id))
        return Error{ErrorCode::conflict, "This code has been used. Ask for a new one.", "code " + code->id};
    return {};
}

}  // namespace

void take_back(UnitOfWork& uow, const Actor& actor, Signatory signatory, Signature signature,
               std::string_view reason) {
    signature.withdrawn_at = uow.now();
    signature.withdrawn_by = actor.name;
    signature.withdrawn_reason = trim(reason).substr(0, 500);
    if (!withdraw(uow, signature)) return;
    signatory.state = SignatoryState::withdrawn;
    signatory.changed_at = uow.now();
    update(uow, signatory);
    uow.record(actor, "statements.withdraw_signature", signing_subject(signature.signing_id),
               json_object({{"signature", signature.id}, {"party", signature.party}}),
               json_object({{"withdrawn_at", to_text(uow.now())}, {"reason", signature.withdrawn_reason}}));
    uow.publish("statements.signature_withdrawn/1",
                json_object({{"signing", signature.signing_id}, {"party", signature.party}}));
    uow.invalidate(wall_tag(signature.signing_id));
}

Result<void> SignatureService::request_code(const Actor& actor, std::string_view signing_id) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        hold_signing(uow, signing_id);
        auto place = signing_of(uow, actor, signing_id);
        if (!place) return std::move(place).error();
        const auto& [signing, signatory] = *place;
        forget_codes_after(uow, signatory.id, uow.now());
        if (codes_since(uow, signatory.id, uow.now() - std::chrono::hours(1)) >= codes_an_hour)
            return Error{ErrorCode::too_many,
                         "Six codes were sent within an hour. Try again later, or write to the secretariat.",
                         "signatory " + signatory.id};
        const auto code = new_code();
        SignCode row{.id = new_id(),
                     .signatory_id = signatory.id,
                     .issued_at = uow.now(),
                     .expires_at = uow.now() + code_life};
        row.hash = hash_of_code(row.id, code);
        insert(uow, row);
        const auto statement = find_statement(uow, signing.statement_id, signatory.language);
        uow.send(mails_.code(signing, signatory, *statement, code));
        uow.record(actor, "statements.request_code", signing_subject(signing_id), {},
                   json_object({{"party", signatory.party}}));
        return {};
    });
}

Result<Signed> SignatureService::sign(const Actor& actor, std::string_view signing_id, std::string_view code,
                                      std::string_view language) {
    return db_.write([&](UnitOfWork& uow) -> Result<Signed> {
        hold_signing(uow, signing_id);
        auto place = signing_of(uow, actor, signing_id);
        if (!place) return std::move(place).error();
        const auto& [signing, signatory] = *place;
        if (auto valid = valid_signature(uow, signing_id, signatory.party))
            return Signed{.outcome = Signed::Outcome::already, .signature = std::move(valid)};
        if (auto open = check_takes_signatures(signing, uow.now()); !open) return std::move(open).error();
        auto drawn = draw_up(uow, directory_, signing, signatory, uow.now(), Means::link, language);
        if (!drawn) return std::move(drawn).error();
        if (auto right = take_code(uow, signatory, code); !right)
            return Signed{.outcome = Signed::Outcome::refused, .error = std::move(right).error()};
        keep(uow, actor, signatory, *drawn);
        const auto statement = find_statement(uow, signing.statement_id, signatory.language);
        uow.send(mails_.thanks(signing, signatory, *statement, *drawn,
                               uow.issue_link(mails_.link(signing, signatory, *statement))));
        return Signed{.signature = std::move(*drawn)};
    });
}

Result<Signed> SignatureService::withdraw(const Actor& actor, std::string_view signing_id,
                                          std::string_view code, std::string_view reason) {
    return db_.write([&](UnitOfWork& uow) -> Result<Signed> {
        hold_signing(uow, signing_id);
        auto place = signing_of(uow, actor, signing_id);
        if (!place) return std::move(place).error();
        const auto& signatory = place->second;
        auto valid = valid_signature(uow, signing_id, signatory.party);
        if (!valid) return Signed{.outcome = Signed::Outcome::already};
        if (auto right = take_code(uow, signatory, code); !right)
            return Signed{.outcome = Signed::Outcome::refused, .error = std::move(right).error()};
        take_back(uow, actor, signatory, *valid, reason);
        return Signed{};
    });
}

Result<void> SignatureService::end_links(const Actor& actor, std::string_view signing_id,
                                         std::string_view party) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        hold_signing(uow, signing_id);
        auto signatory = find_signatory(uow, signing_id, party);
        if (!signatory || !actor.may("statements.sign")) return no_such_city(party);
        uow.revoke_links(sign_purpose, signing_subject(signing_id), signatory->party);
        if (signatory->state == SignatoryState::asked) {
            signatory->state = SignatoryState::listed;
            signatory->changed_at = uow.now();
            update(uow, *signatory);
        }
        uow.record(actor, "statements.end_sign_links", signing_subject(signing_id), {},
                   json_object({{"party", party}}));
        return {};
    });
}

Result<void> SignatureService::withdraw_for(const Actor& actor, std::string_view signing_id,
                                            std::string_view party, std::string_view reason) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        hold_signing(uow, signing_id);
        const auto signatory = find_signatory(uow, signing_id, party);
        if (!signatory || !actor.may("statements.sign")) return no_such_city(party);
        auto valid = valid_signature(uow, signing_id, party);
        if (!valid)
            return Error{ErrorCode::conflict, "This city has no signature that counts.",
                         "party " + std::string(party)};
        if (trim(reason).empty())
            return Error{ErrorCode::invalid_input,
                         "The reason is missing.",
                         {},
                         {{"reason", "Say who asked for it, and when."}}};
        take_back(uow, actor, *signatory, *valid, reason);
        return {};
    });
}

Result<std::string> SignatureService::record_letter(const Actor& actor, std::string_view signing_id,
                                                    std::string_view party, Day on, std::string_view letter,
                                                    std::string_view content_type) {
    return db_.write([&](UnitOfWork& uow) -> Result<std::string> {
        hold_signing(uow, signing_id);
        const auto signing = find_signing(uow, signing_id);
        const auto signatory = find_signatory(uow, signing_id, party);
        if (!signing || !signatory || !actor.may("statements.sign")) return no_such_city(party);
        if (valid_signature(uow, signing_id, party))
            return Error{ErrorCode::conflict, "This city has signed already.", "party " + std::string(party)};
        const auto noon = to_instant({on, std::chrono::hours(12)}, signatory->zone).value_or(Instant(on));
        if (noon > uow.now() + std::chrono::hours(24))
            return Error{ErrorCode::invalid_input,
                         "The day is in the future.",
                         {},
                         {{"day", "The day of the letter cannot be in the future."}}};
        auto drawn = draw_up(uow, directory_, *signing, *signatory, noon, Means::letter, signatory->language);
        if (!drawn) return std::move(drawn).error();
        if (!letter.empty()) drawn->letter = uow.keep_file(letter, content_type);
        keep(uow, actor, *signatory, *drawn);
        return drawn->id;
    });
}

Result<int> SignatureService::take_over(const Actor& actor, std::string_view signing_id,
                                        const std::vector<RegisterEntry>& entries) {
    std::vector<std::string> parties;
    for (const auto& entry : entries) parties.push_back(entry.party);
    if (auto added = add_cities(actor, signing_id, parties); !added) return added;
    return db_.write([&](UnitOfWork& uow) -> Result<int> {
        hold_signing(uow, signing_id);
        const auto signing = find_signing(uow, signing_id);
        int taken = 0;
        for (const auto& entry : entries) {
            const auto signatory = find_signatory(uow, signing_id, entry.party);
            if (!signatory || signatory->state == SignatoryState::signed_) continue;
            auto drawn = draw_up(uow, directory_, *signing, *signatory, entry.signed_at, Means::register_,
                                 signatory->language);
            if (!drawn) return std::move(drawn).error();
            if (!entry.person_name.empty()) drawn->person_name = entry.person_name;
            keep(uow, actor, *signatory, *drawn);
            ++taken;
        }
        return taken;
    });
}

}  // namespace plenaria::statements
