// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file http/server_impl.hpp
/// The poller (one thread: accepts, reads, expires) and the workers (answer). Private to http/.

#include <sys/epoll.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "http/connection.hpp"
#include "http/event_streams.hpp"
#include "http/listener.hpp"
#include "http/server.hpp"

namespace plenaria::host {

/// A connection is either parked (the poller's: armed in epoll, once) or held by one thread. `mutex_` guards
/// the table of connections and the passing from held to parked, so that nothing expires while it is being
/// parked.
class HttpServer::Impl {
public:
    Impl(HttpOptions options, HttpHandler handler);
    ~Impl();

    void start();
    void stop();
    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] EventStreams& events() { return events_; }

private:
    // poller.cpp
    void poll();
    void accept_all();
    void add(Listener::Accepted accepted);
    void serve_event(Connection& connection);
    void expire();
    void make_room();
    void close_for_stop();

    // workers.cpp
    void work();
    void answer_all(Connection& connection);
    void answer(Connection& connection);
    HttpResponse handle(HttpRequest& request);
    Connection::Output begin_response(Connection& connection, HttpResponse& response, bool head_only);
    Connection::Output pump(Connection& connection);
    bool begin_events(Connection& connection, HttpResponse& response);

    // Both, in server.cpp. Each gives the connection away: it must not be touched afterwards.
    void park(Connection& connection, Connection::Wait wait, SteadyTime deadline);
    void push(Connection& connection);
    void push_large(Connection& connection);
    void close(Connection& connection);
    void refuse(Connection& connection, int status);
    /// What to do after reading. @return whether a complete request is there; otherwise it was given away.
    bool take_input(Connection& connection, Connection::Input input);
    /// What to do after writing. @return whether the connection is free for the next request.
    bool take_output(Connection& connection, Connection::Output output);
    void wait_for_request(Connection& connection);

    HttpResponse error_response(int status);
    void release_slot(Connection& connection);
    void log_failure(std::string_view what, std::string_view kind);

    const HttpOptions options_;
    const HttpHandler handler_;
    Listener listener_;
    EventStreams events_;
    Socket epoll_;
    Socket wake_;
    std::atomic<int> port_{0};
    std::atomic<bool> stopping_{false};
    SteadyTime stop_by_{};
    std::chrono::milliseconds sweep_every_;
    bool accepting_ = true;  // of the poller

    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> by_fd_;
    std::size_t count_ = 0;
    std::map<std::string, std::size_t, std::less<>> per_peer_;
    unsigned large_running_ = 0;
    const unsigned large_slots_;
    std::deque<Connection*> large_waiting_;
    std::atomic<std::uint64_t> parked_bytes_{0};

    std::mutex queue_mutex_;
    std::condition_variable queue_filled_;
    std::deque<Connection*> queue_;
    bool queue_closed_ = false;

    std::thread poller_;
    std::vector<std::thread> workers_;
    bool started_ = false;
};

}  // namespace plenaria::host
