// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/people/holder_repository.hpp
/// The role-holders of a list, in two questions however many they are.

#include <plenaria/directory/holders.hpp>

namespace plenaria::directory {

class StoredHolders final : public Holders {
public:
    [[nodiscard]] HolderList holders(UnitOfWork& uow, std::string_view list_id,
                                     const std::vector<std::string>& roles, Day on) override;
};

}  // namespace plenaria::directory
