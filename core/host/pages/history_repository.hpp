// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/pages/history_repository.hpp
/// Reading core_history, which is filled through UnitOfWork::record and never changed.

#include <map>
#include <string>
#include <vector>

#include <plenaria/time.hpp>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::host {

struct HistoryEntry {
    std::string id;
    Instant at = {};
    std::string actor_kind;
    std::string actor_name;
    std::string party;
    std::string address;
    std::string request_id;
    std::string action;
    std::string subject;
    std::string before;  ///< JSON object or empty
    std::string after;
};

/// Empty members do not narrow. Actions and subjects match by their beginning, names by any part.
struct HistoryFilter {
    std::string who = {};
    std::string action = {};
    std::string subject = {};
    std::string from = {};    ///< day, inclusive
    std::string until = {};   ///< day, inclusive
    std::string before = {};  ///< id: only what is older
};

/// Newest first.
std::vector<HistoryEntry> find_history(UnitOfWork& uow, const HistoryFilter& filter, int offset, int limit);
int count_history(UnitOfWork& uow, const HistoryFilter& filter);

/// What the subjects of `entries` are called now: the names of accounts, the titles of what can be searched
/// for. A subject that is gone, or never had a name, is not in it.
std::map<std::string, std::string> names_of_subjects(UnitOfWork& uow,
                                                     const std::vector<HistoryEntry>& entries);

}  // namespace plenaria::host
