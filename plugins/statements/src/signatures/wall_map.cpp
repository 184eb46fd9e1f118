// SPDX-License-Identifier: EUPL-1.2
#include "wall_map.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace plenaria::statements {

namespace {

constexpr std::size_t most_single_dots = 1000;
constexpr double degrees_together = 4;
/// Of a dot for several: grows with the logarithm, so that a hundred are seen to be more than ten, and stays
/// within its square.
double joined_radius(int cities) {
    return std::min(0.9 + 0.2 * std::log2(static_cast<double>(cities)), degrees_together / 2);
}

std::string label(const MapDot& dot, const Locale& locale) {
    auto name = dot.first->name + ", " + dot.first->country;
    if (dot.cities == 1) return name;
    return fill(locale.n("{city} and {n} more", "{city} and {n} more", dot.cities - 1), {{"city", name}});
}

}  // namespace

std::vector<MapDot> map_dots(const std::vector<const WallEntry*>& entries) {
    std::vector<MapDot> single;
    for (const auto* entry : entries)
        if (entry->has_place)
            single.push_back(
                {.x = entry->longitude + 180, .y = 90 - entry->latitude, .first = entry, .cities = 1});
    if (single.size() <= most_single_dots) return single;

    std::map<std::pair<int, int>, MapDot> squares;  // x and y are sums until the end
    for (const auto& dot : single) {
        auto& square =
            squares[{static_cast<int>(dot.x / degrees_together), static_cast<int>(dot.y / degrees_together)}];
        if (square.first == nullptr) square.first = dot.first;
        square.x += dot.x;
        square.y += dot.y;
        ++square.cities;
    }
    std::vector<MapDot> joined;
    for (auto& [place, dot] : squares) {
        dot.x /= dot.cities;
        dot.y /= dot.cities;
        dot.radius = joined_radius(dot.cities);
        joined.push_back(dot);
    }
    return joined;
}

Model map_model(const std::vector<const WallEntry*>& entries, const Locale& locale) {
    Model::List dots;
    long long cities = 0;
    for (const auto& dot : map_dots(entries)) {
        cities += dot.cities;
        dots.push_back({{"x", fmt::format("{:.2f}", dot.x)},
                        {"y", fmt::format("{:.2f}", dot.y)},
                        {"radius", fmt::format("{:.1f}", dot.radius)},
                        {"label", label(dot, locale)},
                        {"quiet", false}});
    }
    return {{"caption", locale.n("{n} city on the map", "{n} cities on the map", cities)},
            {"dots", std::move(dots)}};
}

}  // namespace plenaria::statements
