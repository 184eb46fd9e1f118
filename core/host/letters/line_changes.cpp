// SPDX-License-Identifier: EUPL-1.2
#include "letters/line_changes.hpp"

#include <algorithm>

namespace plenaria::host {

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

}  // namespace

std::vector<LineChange> line_changes(std::string_view before, std::string_view after) {
    const auto old_lines = lines_of(before);
    const auto new_lines = lines_of(after);
    // common[i][j]: how many lines the rests from i and j have in common.
    std::vector<std::vector<int>> common(old_lines.size() + 1, std::vector<int>(new_lines.size() + 1, 0));
    for (auto i = old_lines.size(); i-- > 0;)
        for (auto j = new_lines.size(); j-- > 0;)
            common[i][j] = old_lines[i] == new_lines[j] ? common[i + 1][j + 1] + 1
                                                        : std::max(common[i + 1][j], common[i][j + 1]);
    std::vector<LineChange> changes;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < old_lines.size() || j < new_lines.size()) {
        if (i < old_lines.size() && j < new_lines.size() && old_lines[i] == new_lines[j]) {
            changes.push_back({LineChange::Kind::kept, std::string(old_lines[i++])});
            ++j;
        } else if (i < old_lines.size() && (j == new_lines.size() || common[i + 1][j] >= common[i][j + 1])) {
            changes.push_back({LineChange::Kind::removed, std::string(old_lines[i++])});
        } else {
            changes.push_back({LineChange::Kind::added, std::string(new_lines[j++])});
        }
    }
    return changes;
}

}  // namespace plenaria::host
