// SPDX-License-Identifier: EUPL-1.2
#include "headings.hpp"

#include <algorithm>
#include <charconv>

#include <plenaria/text.hpp>

namespace plenaria::events {

TableColumns::TableColumns(const std::vector<std::string>& headings, const std::vector<HeadingNames>& known) {
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const auto folded = fold(headings[i]);
        bool is_known = folded.empty();
        for (const auto& [column, names] : known)
            if (std::find(names.begin(), names.end(), folded) != names.end()) {
                places_.emplace(column, i);
                is_known = true;
            }
        if (!is_known) others_.push_back(i);
    }
}

std::string TableColumns::at(const directory::SheetRow& row, std::string_view column) const {
    const auto found = places_.find(column);
    return found == places_.end() || found->second >= row.cells.size() ? std::string()
                                                                       : trim(row.cells[found->second]);
}

std::vector<std::string> split_by(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = text.find(separator);
        if (auto part = trim(text.substr(0, end)); !part.empty()) parts.push_back(std::move(part));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return parts;
}

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || failure != std::errc() || rest != text.data() + text.size() || number < 0 ||
        number > 1'000'000)
        return std::nullopt;
    return number;
}

}  // namespace plenaria::events
