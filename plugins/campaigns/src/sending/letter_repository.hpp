// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/sending/letter_repository.hpp
/// Rows of cpn_letter. Runs inside the caller's transaction.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/db.hpp>

#include "sending.hpp"

namespace plenaria::campaigns {

/// Some hundred a statement: a sending has ten thousand.
void insert(UnitOfWork& uow, const std::vector<Letter>& letters);
void remove_letters(UnitOfWork& uow, const std::string& sending_id);
struct LetterFilter {
    std::string sending_id;
    std::string language = {};  ///< empty: all
    std::string way = {};       ///< empty: both
};
int count_letters(UnitOfWork& uow, const LetterFilter& filter);
/// In their order.
std::vector<Letter> list_letters(UnitOfWork& uow, const LetterFilter& filter, int skip, int most);
std::vector<Letter> find_letters(UnitOfWork& uow, const std::vector<std::string>& ids);
/// Digests of all letters, in their order.
std::vector<std::string> letter_hashes(UnitOfWork& uow, const std::string& sending_id);

/// A mail that waits for its turn.
struct OpenLetter {
    std::string id;
    std::string domain;
};
std::vector<OpenLetter> open_letters(UnitOfWork& uow, const std::string& sending_id, int most);
int count_open_letters(UnitOfWork& uow, const std::string& sending_id);
/// Domain → letters of all sendings that the outbox took after `since`.
std::map<std::string, int> handed_since(UnitOfWork& uow, Instant since);
void mark_handed(UnitOfWork& uow, const std::vector<std::string>& ids);

/// Sendings that ended before `before` and whose letters still name people.
std::vector<std::string> sendings_with_letters(UnitOfWork& uow, Instant before);

}  // namespace plenaria::campaigns
