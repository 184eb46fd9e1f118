// SPDX-License-Identifier: EUPL-1.2
#include "pages/browser_name.hpp"

namespace plenaria::host {

namespace {

struct Sign {
    std::string_view word;
    std::string_view name;
};

// In this order: everyone claims to be what came before (Edge says Chrome, Chrome says Safari; an iPhone says
// Mac OS X, Android says Linux).
constexpr Sign browsers[] = {
    {"Edg", "Edge"},         {"OPR/", "Opera"},    {"SamsungBrowser", "Samsung Internet"},
    {"Firefox/", "Firefox"}, {"FxiOS", "Firefox"}, {"CriOS", "Chrome"},
    {"Chrome/", "Chrome"},   {"Safari/", "Safari"}};
constexpr Sign systems[] = {{"iPhone", "iPhone"},   {"iPad", "iPad"},      {"Android", "Android"},
                            {"Windows", "Windows"}, {"Mac OS X", "macOS"}, {"CrOS", "ChromeOS"},
                            {"Linux", "Linux"}};

template <std::size_t N>
std::string_view first_of(const Sign (&signs)[N], std::string_view agent) {
    for (const auto& sign : signs)
        if (agent.find(sign.word) != std::string_view::npos) return sign.name;
    return {};
}

}  // namespace

std::string browser_name(std::string_view agent) {
    const auto browser = first_of(browsers, agent);
    const auto system = first_of(systems, agent);
    if (browser.empty()) return std::string(agent.substr(0, agent.find(' ')));
    return std::string(browser) + (system.empty() ? "" : ", ") + std::string(system);
}

}  // namespace plenaria::host
