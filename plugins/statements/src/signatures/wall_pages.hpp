// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/signatures/wall_pages.hpp
/// The public wall of signatories: page with map and list, CSV, JSON, and a picture for other people's pages.

#include <plenaria/http.hpp>

namespace plenaria {
class Addresses;
class Documents;
}  // namespace plenaria
namespace plenaria::directory {
class Directory;
}

namespace plenaria::statements {

struct WallTools {
    directory::Directory* directory = nullptr;
    Documents* documents = nullptr;
    const Addresses* addresses = nullptr;
};

/// GET /wall/{signing}?region=Africa&by=country
Result<Reply> wall_page(const WallTools& tools, const Request& request, RequestScope& scope);
/// GET /wall/{signing}/list.csv, …/data.json, …/badge.svg
Result<Reply> wall_csv(const WallTools& tools, const Request& request, RequestScope& scope);
Result<Reply> wall_data(const WallTools& tools, const Request& request, RequestScope& scope);
Result<Reply> wall_badge(const WallTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::statements
