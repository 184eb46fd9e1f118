// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/signatures/signature_repository.hpp
/// Rows of stm_signing, stm_signatory, stm_signature, stm_clearance and stm_sign_code. Every function runs
/// inside the caller's transaction.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "signature.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::statements {

std::optional<Signing> find_signing(UnitOfWork& uow, std::string_view id);
std::vector<Signing> list_signings(UnitOfWork& uow);
void insert(UnitOfWork& uow, const Signing& signing);
bool update(UnitOfWork& uow, const Signing& signing);
/// Makes other transactions that change this signing, its cities or their codes wait for the end of this one.
/// First of all, before anything is read: guesses are counted, and messages sent, by what the one before has
/// left.
void hold_signing(UnitOfWork& uow, std::string_view id);

std::vector<Signatory> signatories_of(UnitOfWork& uow, std::string_view signing_id);
std::optional<Signatory> find_signatory(UnitOfWork& uow, std::string_view signing_id, std::string_view party);
void insert(UnitOfWork& uow, const Signatory& signatory);
void update(UnitOfWork& uow, const Signatory& signatory);

/// Valid ones, in the order they were signed.
std::vector<Signature> valid_signatures(UnitOfWork& uow, std::string_view signing_id);
/// Of all cities, withdrawn ones too, in the order they were kept.
std::vector<Signature> all_signatures(UnitOfWork& uow, std::string_view signing_id);
std::optional<Signature> find_signature(UnitOfWork& uow, std::string_view id);
/// All of one city, withdrawn ones too.
std::vector<Signature> signatures_of(UnitOfWork& uow, std::string_view signing_id, std::string_view party);
std::optional<Signature> valid_signature(UnitOfWork& uow, std::string_view signing_id,
                                         std::string_view party);
/// A second valid signature of one city makes the transaction end with ErrorCode::conflict.
void insert(UnitOfWork& uow, const Signature& signature);
/// @return false when it was withdrawn already.
bool withdraw(UnitOfWork& uow, const Signature& signature);

struct Clearance {
    std::string step = {};  ///< "cabinet", "legal"
    std::string cleared_by = {};
    Instant cleared_at = {};
};
std::vector<Clearance> clearances_of(UnitOfWork& uow, std::string_view signatory_id);
void insert(UnitOfWork& uow, std::string_view signatory_id, const Clearance& clearance);

/// The newest.
std::optional<SignCode> last_code(UnitOfWork& uow, std::string_view signatory_id);
/// Those that were sent before the clock was set back: the newest would else not be the last one.
void forget_codes_after(UnitOfWork& uow, std::string_view signatory_id, Instant now);
int codes_since(UnitOfWork& uow, std::string_view signatory_id, Instant since);
void insert(UnitOfWork& uow, const SignCode& code);
void count_try(UnitOfWork& uow, std::string_view code_id);
/// @return false when somebody used it at the same moment.
bool use_code(UnitOfWork& uow, std::string_view code_id);

}  // namespace plenaria::statements
