// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/testing/query_plan.hpp
/// How an engine would run a query. Fill the tables with a realistic number of rows first, and call
/// analyze(): an engine reads a table of ten rows from end to end, and is right to.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/db.hpp>

namespace plenaria::test {

struct QueryPlan {
    std::string text;                       ///< as the engine prints it, for the message of a failing test
    std::vector<std::string> scanned = {};  ///< tables (or their aliases) that are read from end to end
    bool sorts = false;                     ///< rows are sorted after they were found
};

/// @param query a SELECT as it stands in the repository; a placeholder counts as some text, after LIMIT and
///        OFFSET as a number.
QueryPlan explain(Database& db, std::string_view query);

/// Lets the engine count again what is in its tables.
void analyze(Database& db, const std::vector<std::string>& tables);

}  // namespace plenaria::test
