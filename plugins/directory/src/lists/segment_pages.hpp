// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/lists/segment_pages.hpp
/// Named lists of parties; "lists" on the pages.

#include <plenaria/http.hpp>

namespace plenaria::directory {

Result<Reply> list_segments_page(const Request& request, RequestScope& scope);
Result<Reply> new_segment_form(const Request& request, RequestScope& scope);
Result<Reply> create_segment_post(const Request& request, RequestScope& scope);
Result<Reply> show_segment(const Request& request, RequestScope& scope);
Result<Reply> edit_segment_form(const Request& request, RequestScope& scope);
Result<Reply> change_segment_post(const Request& request, RequestScope& scope);
Result<Reply> delete_segment_post(const Request& request, RequestScope& scope);
Result<Reply> add_segment_member_post(const Request& request, RequestScope& scope);
Result<Reply> remove_segment_member_post(const Request& request, RequestScope& scope);

/// GET /directory/search?q=&kind=city|organisation|person|office: {"items":[{"value","label","hint","url"}]}
/// for search as one types. "office" means cities and organisations.
Result<Reply> search_page(const Request& request, RequestScope& scope);

}  // namespace plenaria::directory
