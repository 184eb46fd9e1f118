// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/app/host_services.hpp
/// Services of the host that only pass questions on.

#include <chrono>
#include <string>

#include <plenaria/services.hpp>

#include "web/site.hpp"

namespace plenaria::host {

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override {
        return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    }
};

/// Addresses of the routes that are live at the moment of the call.
class LiveAddresses final : public Addresses {
public:
    LiveAddresses(const LiveSite& site, std::string base_url) : site_(site), base_url_(std::move(base_url)) {}

    [[nodiscard]] std::string path(
        std::string_view route,
        const std::vector<std::pair<std::string, std::string>>& values) const override {
        return site_.get()->router.path(route, UrlValues(values.begin(), values.end()));
    }
    [[nodiscard]] std::string absolute(std::string_view path) const override {
        return base_url_ + std::string(path);
    }

private:
    const LiveSite& site_;
    std::string base_url_;
};

}  // namespace plenaria::host
