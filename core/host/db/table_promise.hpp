// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/table_promise.hpp
/// plugin.json promises that all tables of a plugin begin with one prefix; this holds its migrations to it.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

namespace plenaria::host {

struct TablePromise {
    std::string prefix;                          ///< "stm_"
    std::vector<std::string> may_refer_to = {};  ///< prefixes of the plugins it requires
};

/// Whether `statement`, one of split_sql(), creates, changes or fills only tables with the prefix, and has
/// foreign keys only to those or to `may_refer_to`. @return invalid_input that names what is refused.
Result<void> check_promise(std::string_view statement, const TablePromise& promise);

}  // namespace plenaria::host
