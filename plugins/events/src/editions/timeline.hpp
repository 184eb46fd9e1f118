// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/editions/timeline.hpp
/// Where everything stands in the picture of an edition's milestones. Pure.

#include <string>
#include <vector>

#include "../planning/milestone.hpp"

namespace plenaria::events {

/// Units of the drawing; templates/partials/timeline has the same frame.
inline constexpr int timeline_width = 960;
inline constexpr int timeline_axis = 108;  ///< y of the axis

struct TimelineDot {
    int x = 0;
    int y = 0;  ///< above the axis; higher where several would cover each other
    Standing standing = Standing::later;
    std::string label;
};
struct TimelineTick {
    int x = 0;
    std::string label;  ///< "2019-12"
};
struct Timeline {
    std::vector<TimelineTick> ticks;
    std::vector<TimelineDot> dots;
    int event_x = 0;
    int event_width = 0;
    bool has_today = false;
    int today_x = 0;
};

/// @param labels what each milestone is called, in their order.
Timeline draw_timeline(const Edition& edition, const std::vector<Milestone>& milestones,
                       const std::vector<std::string>& labels, Day today);

}  // namespace plenaria::events
