// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/ledger/announced_pages.hpp
/// Tables of pages, as each part of this room lists its own.

#include <utility>

#include <plenaria/plugin.hpp>

namespace plenaria::committee {

template <class Tools>
struct PageLine {
    Method method;
    const char* path;
    const char* name;
    Result<Reply> (*page)(const Tools&, const Request&, RequestScope&);
    std::uint64_t max_body = 2 * 1024 * 1024;  ///< bytes, as of any route
};

/// @param tools are filled in when the room starts; they outlive it.
template <class Tools>
void announce_page(Registrar& registrar, const Tools& tools, const PageLine<Tools>& line, Access access) {
    registrar.route({.method = line.method,
                     .path = line.path,
                     .name = line.name,
                     .access = std::move(access),
                     .max_body = line.max_body,
                     .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                         return page(tools, request, scope);
                     }});
}

}  // namespace plenaria::committee
