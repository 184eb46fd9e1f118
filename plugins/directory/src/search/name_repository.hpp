// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/search/name_repository.hpp
/// Rows of dir_alias and dir_word. Every function runs inside the caller's transaction.

#include <string>
#include <vector>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::directory {

std::vector<std::string> find_aliases(UnitOfWork& uow, const std::string& party);
/// For a party that has none yet.
void add_aliases(UnitOfWork& uow, const std::string& party, const std::vector<std::string>& aliases);
/// Replaces the aliases of `party`.
void put_aliases(UnitOfWork& uow, const std::string& party, const std::vector<std::string>& aliases);
/// The words by which `party` is found; for one that has none yet.
void add_words(UnitOfWork& uow, const std::string& party, const std::vector<std::string>& words);
/// Replaces the words by which `party` is found.
void put_words(UnitOfWork& uow, const std::string& party, const std::vector<std::string>& words);

}  // namespace plenaria::directory
