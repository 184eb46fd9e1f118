// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/merge/merge_pages.hpp
/// Finding entries that look alike, comparing two, merging them and undoing it.

#include <plenaria/http.hpp>

namespace plenaria::directory {

/// GET /directory/duplicates
Result<Reply> list_duplicates(const Request& request, RequestScope& scope);
/// GET /directory/merge?kept=REF&gone=REF; without `gone`, ?gone_text= is searched for.
Result<Reply> compare_page(const Request& request, RequestScope& scope);
/// POST /directory/merge
Result<Reply> merge_post(const Request& request, RequestScope& scope);
/// POST /directory/merges/{merge}/undo
Result<Reply> unmerge_post(const Request& request, RequestScope& scope);

}  // namespace plenaria::directory
