// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file http/event_streams.hpp
/// Server-sent events: open responses, all written by one thread, so that thousands cost no worker.

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "http/socket.hpp"

namespace plenaria::host {

struct EventStreamOptions {
    std::chrono::milliseconds heartbeat{15'000};
    std::chrono::milliseconds lifetime{
        600'000};  ///< then the browser connects again, and its access is asked again
    std::size_t max_clients = 10'000;
};

/// What is known of a stream beside its channel; see HttpResponse.
struct EventListener {
    std::function<std::string()> greeting = {};
    std::shared_ptr<void> held = {};
    std::string owner = {};
};

class EventStreams {
public:
    explicit EventStreams(EventStreamOptions options = {});
    EventStreams(const EventStreams&) = delete;
    EventStreams& operator=(const EventStreams&) = delete;
    ~EventStreams();

    /// Sends `data` (any text; a line break starts a new data line) to all who listen to `channel`.
    /// Thread-safe, does not wait. Who does not keep up is disconnected, and connects again.
    void publish(std::string_view channel, std::string_view data);
    [[nodiscard]] std::size_t clients() const;

    /// For the server: takes over a connection and sends it `head` first, so that who has read the head hears
    /// all that is published from then on. @return false when full; the caller's copy of the connection is
    /// then still usable.
    bool add(std::string_view channel, Socket socket, std::string head, EventListener listener = {});
    /// Ends the streams for which `which` is true. It is called on the thread of the streams.
    void end(std::function<bool(std::string_view channel, std::string_view owner)> which);
    /// Ends all streams and the thread.
    void stop();

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace plenaria::host
