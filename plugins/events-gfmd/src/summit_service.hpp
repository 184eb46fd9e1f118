// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-gfmd/src/summit_service.hpp
/// Use cases about the chair, round tables and papers of a summit. Each is one step of the caller's
/// transaction.

#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>
#include <plenaria/events/editions.hpp>

#include "round_table.hpp"

namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events_gfmd {

struct SummitReading {
    events::EditionCard edition;
    Summit summit;
    std::vector<RoundTable> tables;
};
/// @return not_found when there is no such edition, or it is no summit.
Result<SummitReading> read_summit(UnitOfWork& uow, events::Editions& editions, const std::string& edition,
                                  std::string_view language);
/// @return not_found when there is none.
Result<RoundTable> table_of(UnitOfWork& uow, const std::string& id);

/// What people write about a round table. Each line of the two lists is a country by its two letters, or the
/// ref or the name of an entry of the directory.
struct TableFacts {
    std::string code = {};
    std::string title = {};
    std::vector<std::string> co_chairs = {};
    std::vector<std::string> members = {};
};

/// @return conflict when somebody else has changed it since `summit.revision`.
Result<void> set_summit(UnitOfWork& uow, events::Editions& editions, const Actor& actor,
                        const std::string& edition, Summit summit);
/// @return its id; invalid_input naming every field, and in a list the line, that is wrong.
Result<std::string> add_table(UnitOfWork& uow, directory::Lookup& lookup, events::Editions& editions,
                              const Actor& actor, const std::string& edition, const TableFacts& facts);
/// @return conflict when somebody else has changed it since `revision`.
Result<void> change_table(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                          const std::string& id, const TableFacts& facts, int revision);
/// Twice is harmless.
Result<void> remove_table(UnitOfWork& uow, const Actor& actor, const std::string& id, bool removed);

inline constexpr std::size_t largest_paper = 20 * 1024 * 1024;
/// @param bytes a PDF. @return its id; invalid_input under "title", "language" and "file".
Result<std::string> add_paper(UnitOfWork& uow, const Actor& actor, Paper paper, std::string_view bytes);
/// Twice is harmless.
Result<void> remove_paper(UnitOfWork& uow, const Actor& actor, const std::string& id, bool removed);

}  // namespace plenaria::events_gfmd
