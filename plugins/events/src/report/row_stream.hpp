// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/report/row_stream.hpp
/// Rows of a table that are read page by page while the workbook is written, so that it need not fit into
/// memory.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

namespace plenaria::events {

/// Rows of one reading, and where the next one begins.
struct RowPage {
    std::vector<std::vector<std::string>> rows = {};
    std::string last = {};  ///< key of the last row; the next page is of what comes after it
};
inline constexpr int rows_of_a_page = 500;

/// For Table::more. Each page is a reading of its own; the last one is shorter than rows_of_a_page.
/// @param fetch the page after a key. @param go_on asked before each page; false: nobody waits any longer.
inline std::function<Result<bool>(std::vector<std::string>&)> stream_of(
    Database& db, std::function<RowPage(UnitOfWork&, const std::string& after)> fetch,
    std::function<bool()> go_on) {
    struct State {
        RowPage page;
        std::size_t at = 0;
        bool is_last = false;
    };
    return [&db, fetch = std::move(fetch), go_on = std::move(go_on),
            state = std::make_shared<State>()](std::vector<std::string>& row) -> Result<bool> {
        if (state->at == state->page.rows.size()) {
            if (state->is_last) return false;
            if (!go_on()) return Error{ErrorCode::conflict, "The document could not be made.", "stopped"};
            auto page =
                db.read([&](UnitOfWork& uow) -> Result<RowPage> { return fetch(uow, state->page.last); });
            if (!page) return std::move(page).error();
            state->page = *std::move(page);
            state->at = 0;
            state->is_last = state->page.rows.size() < static_cast<std::size_t>(rows_of_a_page);
            if (state->page.rows.empty()) return false;
        }
        row = std::move(state->page.rows[state->at++]);
        return true;
    };
}

}  // namespace plenaria::events
