// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/search/lookup_service.hpp
/// Which entry a typed name means.

#include <plenaria/directory/lookup.hpp>
#include <plenaria/time.hpp>

namespace plenaria::directory {

/// The refs of what Lookup::called() finds.
std::vector<std::string> refs_called(UnitOfWork& uow, std::string_view text, const std::string& kind, Day on);

class LookupService final : public Lookup {
public:
    std::optional<Entry> entry(UnitOfWork& uow, std::string_view ref, std::string_view language) override;
    std::optional<Mailbox> mailbox(UnitOfWork& uow, std::string_view ref) override;
    std::map<std::string, std::string> names(UnitOfWork& uow, const std::vector<std::string>& refs,
                                             std::string_view language) override;
    std::vector<Entry> called(UnitOfWork& uow, std::string_view text, std::string_view kind,
                              std::string_view language) override;
};

}  // namespace plenaria::directory
