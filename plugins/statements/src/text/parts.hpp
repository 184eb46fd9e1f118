// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/parts.hpp
/// Where a list that is too long for one page is cut. Pure.

#include <cstddef>
#include <vector>

namespace plenaria::statements {

/// Rows `first` to `last` (exclusive) of `total`.
struct Part {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t total = 0;
    std::size_t number = 1;  ///< of the part, from 1
    std::size_t count = 1;   ///< of parts

    [[nodiscard]] bool is_whole() const { return count == 1; }
    [[nodiscard]] std::size_t size() const { return last - first; }
};

/// Where a list is cut. Up to 400 rows stand on one page, of more each page has 200: nobody turns a page for
/// three rows, and a page with two languages or with suggestions keeps below 1 MB.
class Parts {
public:
    static constexpr std::size_t whole = 400;
    static constexpr std::size_t rows = 200;

    explicit Parts(std::size_t total);
    /// @param comments how many each row carries: two of them take the room of a row.
    explicit Parts(const std::vector<std::size_t>& comments);

    /// @param number below 1 or behind the last: the nearest that there is.
    [[nodiscard]] Part at(std::size_t number) const;
    /// The one with row `index`.
    [[nodiscard]] Part with(std::size_t index) const;
    [[nodiscard]] std::size_t count() const { return starts_.size(); }

private:
    std::vector<std::size_t> starts_{0};
    std::size_t total_;
};

}  // namespace plenaria::statements
