// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/versions/version_repository.hpp
/// Issued versions: rows of stm_version, stm_version_paragraph and stm_version_text. They are inserted once
/// and never changed. Every function runs inside the caller's transaction.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../text/paragraph.hpp"
#include "version.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::statements {

std::optional<Version> find_version(UnitOfWork& uow, std::string_view id);
/// The one issued last, if any.
std::optional<Version> latest_version(UnitOfWork& uow, std::string_view statement_id);
/// The newest first.
std::vector<Version> versions_of(UnitOfWork& uow, std::string_view statement_id);
/// Statement → the version issued last, for all statements: one query.
std::map<std::string, Version> latest_versions(UnitOfWork& uow);
/// Versions with that hash (usually one): for the verification page.
std::vector<Version> versions_with_hash(UnitOfWork& uow, std::string_view hash);

/// In order, numbered, with the texts in `languages` (at most three): one query.
std::vector<Paragraph> paragraphs_of(UnitOfWork& uow, std::string_view version_id,
                                     const std::vector<std::string>& languages);

/// One text of a version; nothing when the paragraph is not in it or is missing in that language.
std::optional<std::string> version_text(UnitOfWork& uow, std::string_view version_id,
                                        std::string_view paragraph_id, std::string_view language);

void insert(UnitOfWork& uow, const Version& version, const std::vector<Paragraph>& paragraphs);

}  // namespace plenaria::statements
