// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/plugins/gate.hpp
/// Counts the calls that run inside one plugin, so that it can be stopped when there are none.

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace plenaria::host {

/// One for each start of a plugin; once closed it stays closed, so that a caller with an old table is refused
/// even after the plugin runs again. Thread-safe.
class Gate : public std::enable_shared_from_this<Gate> {
public:
    explicit Gate(std::string plugin) : plugin_(std::move(plugin)) {}

    /// Held while a call runs, that of a stream included: until its last piece.
    class Pass {
    public:
        Pass(Pass&&) noexcept = default;
        Pass& operator=(Pass&&) = delete;
        Pass(const Pass&) = delete;
        Pass& operator=(const Pass&) = delete;
        ~Pass();

    private:
        friend class Gate;
        explicit Pass(std::shared_ptr<Gate> gate) : gate_(std::move(gate)) {}
        std::shared_ptr<Gate> gate_;
    };

    /// @return nothing once the gate is closed; the caller answers 503 or leaves the job for later.
    [[nodiscard]] std::optional<Pass> enter();
    void close();
    /// @return whether no call was left within `limit`.
    [[nodiscard]] bool wait_idle(std::chrono::milliseconds limit);
    [[nodiscard]] const std::string& plugin() const { return plugin_; }

private:
    void leave();

    const std::string plugin_;
    std::mutex mutex_ = {};
    std::condition_variable idle_ = {};
    int running_ = 0;
    bool closed_ = false;
};

}  // namespace plenaria::host
