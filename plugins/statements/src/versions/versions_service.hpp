// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/versions/versions_service.hpp
/// Issued versions as other plugins and forms find them.

#include <plenaria/statements/versions.hpp>

namespace plenaria::statements {

class VersionsService final : public Versions {
public:
    std::optional<IssuedVersion> version(UnitOfWork& uow, const Actor& reader, std::string_view id,
                                         std::string_view language) override;
    std::vector<IssuedVersion> called(UnitOfWork& uow, const Actor& reader, std::string_view text,
                                      std::string_view language) override;
    std::optional<SignatureCount> signatures(UnitOfWork& uow, const Actor& reader,
                                             std::string_view id) override;
};

}  // namespace plenaria::statements
