// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-gfmd/src/paper_pages.hpp
/// The page of a round table, with its background papers.

#include <plenaria/http.hpp>

namespace plenaria::events_gfmd {

struct SummitTools;

/// GET /events/gfmd/round-tables/{table}
Result<Reply> show_table(const SummitTools& tools, const Request& request, RequestScope& scope);
/// POST /events/gfmd/round-tables/{table}/papers: title, language, file (a PDF)
Result<Reply> add_paper_post(const SummitTools& tools, const Request& request, RequestScope& scope);
/// GET /events/gfmd/papers/{paper}
Result<Reply> download_paper(const SummitTools& tools, const Request& request, RequestScope& scope);
/// POST /events/gfmd/papers/{paper}/remove
Result<Reply> remove_paper_post(const SummitTools& tools, const Request& request, RequestScope& scope);
/// POST /events/gfmd/papers/{paper}/restore
Result<Reply> restore_paper_post(const SummitTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::events_gfmd
