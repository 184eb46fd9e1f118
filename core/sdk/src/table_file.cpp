// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/table_file.hpp>

#include <string>
#include <utility>

namespace plenaria {

Result<Reply> table_file(Documents& documents, const Table& table, std::string_view name,
                         std::string_view format) {
    if (format != "xlsx")
        return Download{std::string(name) + ".csv", std::string(csv_type), documents.csv(table)};
    auto bytes = documents.xlsx({table});
    if (!bytes) return std::move(bytes).error();
    return Download{std::string(name) + ".xlsx", std::string(xlsx_type), *std::move(bytes)};
}

}  // namespace plenaria
