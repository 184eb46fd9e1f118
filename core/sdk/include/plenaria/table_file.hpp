// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/table_file.hpp
/// A list as a file that spreadsheets open.

#include <string_view>

#include <plenaria/abi.hpp>
#include <plenaria/services.hpp>
#include <plenaria/view.hpp>

namespace plenaria {

/// What the links "CSV" and "XLSX" of a list answer: a workbook for the format "xlsx", CSV for any other.
/// Thread-safe. @param name of the file, without its ending. @return the error of Documents::xlsx().
PLENARIA_API Result<Reply> table_file(Documents& documents, const Table& table, std::string_view name,
                                      std::string_view format);

}  // namespace plenaria
