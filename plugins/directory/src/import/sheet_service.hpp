// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/import/sheet_service.hpp
/// The reading of tables, as other rooms are offered it.

#include "dates.hpp"
#include "sheet.hpp"

namespace plenaria::directory::import {

class SheetService final : public Sheets {
public:
    Result<Sheet> read(std::string_view bytes) override { return read_sheet(bytes); }
    DateReading read_day(std::string_view text) override { return read_date(text); }
};

}  // namespace plenaria::directory::import
