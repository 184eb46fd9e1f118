// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/testing/statements_run.hpp
/// What a page asks the database: a list that asks once a row is fast in every test, and slow in every town
/// hall.

#include <functional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

namespace plenaria::test {

/// The SQL that `work` runs in its reads on this thread, in order. It must not write.
std::vector<std::string> statements_run(Database& db, const std::function<void()>& work);

}  // namespace plenaria::test
