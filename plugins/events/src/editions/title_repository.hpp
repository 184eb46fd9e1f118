// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/editions/title_repository.hpp
/// Rows of evt_title. Every function runs inside the caller's transaction.

#include <map>
#include <string>
#include <string_view>

#include "titles.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// Replaces all titles of `subject`.
void store_titles(UnitOfWork& uow, const std::string& subject, const Titles& titles);
std::map<std::string, std::string> texts_of(UnitOfWork& uow, const std::string& subject);
/// id → language → title
using TextsById = std::map<std::string, std::map<std::string, std::string>>;
TextsById milestone_texts(UnitOfWork& uow, const std::string& edition);
TextsById track_texts(UnitOfWork& uow, const std::string& edition);

}  // namespace plenaria::events
