// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/auth/recovery_code_repository.hpp
/// Rows of core_recovery_code. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::host {

struct RecoveryCodeSet {
    std::string salt = {};  ///< empty: there is no set
    int left = 0;           ///< codes that were not used
};

RecoveryCodeSet recovery_code_set(UnitOfWork& uow, const std::string& account_id);
/// The old set, if there was one, is gone.
void replace_recovery_codes(UnitOfWork& uow, const std::string& account_id, const std::string& salt,
                            const std::vector<std::string>& hashes);
/// @return whether there was such a code that was not used before.
bool use_recovery_code(UnitOfWork& uow, const std::string& account_id, const std::string& hash);
void delete_recovery_codes(UnitOfWork& uow, const std::string& account_id);

}  // namespace plenaria::host
