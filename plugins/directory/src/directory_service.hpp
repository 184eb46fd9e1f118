// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/directory_service.hpp
/// The service that other plugins ask; see plenaria/directory/directory.hpp.

#include <plenaria/directory/directory.hpp>
#include <plenaria/locale.hpp>

#include "values.hpp"

namespace plenaria::directory {

/// Holds no state but the locales, which are set once before the first question. Thread-safe.
class DirectoryService final : public Directory {
public:
    /// Sorting is by language then; without it, by the folded name.
    void use_locales(const Locales& locales) { locales_ = &locales; }

    std::optional<Party> party(UnitOfWork& uow, std::string_view ref, std::string_view language) override;
    std::vector<Party> parties(UnitOfWork& uow, const std::vector<std::string>& refs,
                               std::string_view language) override;
    std::vector<Party> cities(UnitOfWork& uow, std::string_view language) override;
    CityPage cities_found(UnitOfWork& uow, const CityQuestion& question, std::string_view language) override;
    std::vector<Party> segment(UnitOfWork& uow, std::string_view segment_id,
                               std::string_view language) override;
    std::vector<SegmentName> segments(UnitOfWork& uow) override;
    std::vector<Contact> contacts(UnitOfWork& uow, std::string_view ref) override;
    std::vector<PersonFacts> people(UnitOfWork& uow, const std::vector<std::string>& refs, Day on) override;
    std::optional<Mandate> head_on(UnitOfWork& uow, std::string_view ref, Day day) override;

private:
    void sort_by_name(std::vector<Party>& parties, std::string_view language) const;

    const Locales* locales_ = nullptr;
};

/// The city, organisation or person that answers for `ref`: itself, or what it was merged into.
std::optional<Ref> standing(UnitOfWork& uow, std::string_view ref);

}  // namespace plenaria::directory
