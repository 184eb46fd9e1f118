// SPDX-License-Identifier: EUPL-1.2
// The values of the directory that come as text: references between parties, and one day in every way of
// writing it.
#include "src/values.hpp"
#include "../fuzz.hpp"
#include "src/import/dates.hpp"

namespace plenaria::fuzz::values {

const Target reference("reference", [](std::string_view bytes) {
    const auto ref = directory::parse_ref(bytes);
    if (!ref) return false;
    require(directory::text_of(*ref) == bytes, "a reference is read as it is written");
    return true;
});

const Target date("date", [](std::string_view bytes) {
    const auto reading = directory::import::read_date(as_stored(bytes));
    if (!reading.day) {
        require(!reading.other, "what is no day is not two days");
        return false;
    }
    const std::chrono::year_month_day day(*reading.day);
    require(day.ok() && int(day.year()) >= 1000 && int(day.year()) <= 9999,
            "a day has a year of four digits");
    return true;
});

}  // namespace plenaria::fuzz::values
