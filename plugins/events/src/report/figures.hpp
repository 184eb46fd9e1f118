// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/report/figures.hpp
/// What can be counted of an event: bars, each in parts. Pure. What is not known is a part of its own, never
/// left out.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "../editions/edition.hpp"

namespace plenaria::events {

enum class FigureUnit : std::uint8_t { offices = 1, people, sessions, seconds };
std::string_view to_text(FigureUnit unit);

/// What the keys of rows, or of parts, are.
enum class FigureKeys : std::uint8_t {
    region = 1,  ///< UN M49
    gender,
    language,
    delegate_role,
    session_role,
    session_kind,
    day,       ///< "2019-11-11"
    answer,    ///< "accepted", "deputy", "waiting", "declined", "none"
    presence,  ///< "present", "absent"
    holding,   ///< "held", "to_come", "cancelled"
    badge,     ///< "delegate", "media"
    session,   ///< ids, in the order of the programme; Figure::names has what they are called
    none,      ///< of parts: there is one, without a name
};

struct FigureRow {
    std::string key = {};                ///< empty: not known
    std::vector<long long> counts = {};  ///< one a part
    [[nodiscard]] long long total() const;
};

struct Figure {
    std::string id = {};          ///< "answers"
    std::string_view title = {};  ///< catalog key
    std::string_view note = {};   ///< catalog key, how it was counted; empty: says itself
    FigureUnit unit = FigureUnit::people;
    FigureKeys rows_are = FigureKeys::region;
    FigureKeys parts_are = FigureKeys::none;
    std::vector<std::string> parts = {};
    std::vector<FigureRow> rows = {};
    std::map<std::string, Titles> names = {};  ///< of rows that are sessions, by key

    [[nodiscard]] long long total() const;
    [[nodiscard]] long long total_of_part(std::size_t part) const;
    /// Of the longest bar.
    [[nodiscard]] long long longest() const;
    /// Adds to the part of a row, which is made where there is none yet. Unknown parts are not counted.
    void add(const std::string& row, const std::string& part, long long count);
    /// By key, what is not known last; days and roles in their own order.
    void sort_rows();
};

/// Hundredths of `whole`, rounded; nothing of nothing.
double share_of(long long count, long long whole);

/// A part of a bar as it is drawn, in hundredths of the longest bar.
struct BarPart {
    double from = 0;
    double width = 0;
    std::size_t part = 0;
};
std::vector<BarPart> bar_of(const FigureRow& row, long long longest);

/// All that is told of an event.
struct EventReport {
    Edition edition;
    std::vector<Figure> figures;
    long long invited = 0;   ///< offices
    long long accepted = 0;  ///< offices that come and have places
    long long people = 0;    ///< who were to come
    long long present = 0;   ///< whose badge was scanned
    long long sessions = 0;  ///< that took place, or will
    long long speakers = 0;
    bool names_are_erased = false;
};

}  // namespace plenaria::events
