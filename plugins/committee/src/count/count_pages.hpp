// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file count/count_pages.hpp
/// Counts that are kept: the list with the form for another, and one count explained.

#include <plenaria/http.hpp>
#include <plenaria/plugin.hpp>

namespace plenaria::committee {

/// Announces the pages and the operations of count_api.hpp.
void announce_counts(Registrar& registrar);

Result<Reply> list_counts(const Request& request, RequestScope& scope);
Result<Reply> keep_count_post(const Request& request, RequestScope& scope);
Result<Reply> show_count(const Request& request, RequestScope& scope);
/// ?format=blt|json|txt
Result<Reply> export_count(const Request& request, RequestScope& scope);
Result<Reply> remove_count_post(const Request& request, RequestScope& scope);
Result<Reply> restore_count_post(const Request& request, RequestScope& scope);

}  // namespace plenaria::committee
