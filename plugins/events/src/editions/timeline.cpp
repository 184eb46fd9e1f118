// SPDX-License-Identifier: EUPL-1.2
#include "timeline.hpp"

#include <algorithm>

namespace plenaria::events {

namespace {

constexpr int margin = 36;  // half of a label under the axis
constexpr int first_row = timeline_axis - 20;
constexpr int row_height = 18;
constexpr int most_rows = 5;
constexpr int closest = 20;  ///< two dots nearer than this to each other stand in different rows
constexpr int most_ticks = 10;

/// From days to the drawing.
struct Scale {
    Day from;
    Day to;
    [[nodiscard]] int x(Day day) const {
        const auto whole = std::max<long>((to - from).count(), 1);
        return margin + static_cast<int>((day - from).count() * (timeline_width - 2 * margin) / whole);
    }
};

std::vector<TimelineTick> ticks_of(const Scale& scale) {
    const auto first = std::chrono::year_month_day(scale.from);
    auto month = std::chrono::year_month(first.year(), first.month()) + std::chrono::months(1);
    const auto months = (scale.to - scale.from).count() / 30;
    const auto step = std::chrono::months(months / most_ticks + 1);
    std::vector<TimelineTick> ticks;
    for (; Day(month / 1) <= scale.to; month += step)
        ticks.push_back({.x = scale.x(Day(month / 1)), .label = to_text(Day(month / 1)).substr(0, 7)});
    return ticks;
}

}  // namespace

Timeline draw_timeline(const Edition& edition, const std::vector<Milestone>& milestones,
                       const std::vector<std::string>& labels, Day today) {
    Scale scale{edition.dates.start, edition.dates.end};
    for (const auto& milestone : milestones) {
        scale.from = std::min(scale.from, milestone.due_on);
        scale.to = std::max(scale.to, milestone.due_on);
    }
    scale.from -= std::chrono::days(3);
    scale.to += std::chrono::days(3);
    Timeline drawn{.ticks = ticks_of(scale),
                   .dots = {},
                   .event_x = scale.x(edition.dates.start),
                   .event_width = std::max(
                       scale.x(edition.dates.end + std::chrono::days(1)) - scale.x(edition.dates.start), 4),
                   .has_today = today >= scale.from && today <= scale.to,
                   .today_x = scale.x(today)};
    std::vector<int> taken(most_rows, -closest);  // the last x in each row
    for (std::size_t i = 0; i < milestones.size(); ++i) {
        const auto x = scale.x(milestones[i].due_on);
        std::size_t row = 0;
        while (row + 1 < taken.size() && x - taken[row] < closest) ++row;
        taken[row] = x;
        drawn.dots.push_back({.x = x,
                              .y = first_row - row_height * static_cast<int>(row),
                              .standing = standing_on(milestones[i], edition.state, today),
                              .label = labels[i]});
    }
    return drawn;
}

}  // namespace plenaria::events
