// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/signatures/signatures_service.hpp
/// Signatures as other plugins ask for them.

#include <plenaria/statements/signatures.hpp>

#include "sign_pages.hpp"

namespace plenaria::statements {

class SignaturesService final : public Signatures {
public:
    /// @param tools are filled in when the room starts; they outlive it.
    explicit SignaturesService(const SignTools& tools) : tools_(tools) {}
    std::vector<SignedText> texts(UnitOfWork& uow, std::string_view language) override;
    std::optional<SignedText> text(UnitOfWork& uow, std::string_view id, std::string_view language) override;
    std::vector<SigningCity> cities(UnitOfWork& uow, std::string_view signing_id) override;
    Result<void> add(UnitOfWork& uow, const Actor& actor, const std::string& signing_id,
                     const std::vector<std::string>& parties) override;
    Result<std::string> invite(UnitOfWork& uow, const Actor& actor, const std::string& signing_id,
                               const std::string& party) override;
    Result<bool> reject(UnitOfWork& uow, const Actor& actor, const std::string& signature_id) override;

private:
    const SignTools& tools_;
};

}  // namespace plenaria::statements
