// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cerrno>

#include "http/server_impl.hpp"

namespace plenaria::host {

namespace {
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
}  // namespace

void HttpServer::Impl::poll() {
    epoll_event events[512];
    auto next_sweep = Clock::now() + sweep_every_;
    for (;;) {
        const auto left = std::chrono::ceil<milliseconds>(next_sweep - Clock::now()).count();
        const int n = epoll_wait(epoll_.fd(), events, 512, static_cast<int>(std::clamp<long>(left, 0, 1000)));
        bool accept = false;
        for (int i = 0; i < n; ++i) {
            const int fd = events[i].data.fd;
            if (fd == listener_.fd()) {
                accept = true;
            } else if (fd == wake_.fd()) {
                std::uint64_t count = 0;
                [[maybe_unused]] const auto got = ::read(fd, &count, sizeof count);
            } else if (auto& connection = by_fd_[static_cast<std::size_t>(fd)];
                       connection && connection->parked) {
                serve_event(*connection);
            }
        }
        // Last: a new connection may get the number of one that was closed in this round.
        if (accept && !stopping_) accept_all();
        if (Clock::now() >= next_sweep || stopping_) {
            expire();
            next_sweep = Clock::now() + (stopping_ ? std::min(sweep_every_, milliseconds(20)) : sweep_every_);
        }
        if (stopping_) {
            close_for_stop();
            const std::lock_guard lock(mutex_);
            if (count_ == 0 || Clock::now() >= stop_by_) {
                for (const auto& connection : by_fd_)
                    if (connection) connection->cut();  // wakes workers that still read
                return;
            }
        }
    }
}

void HttpServer::Impl::accept_all() {
    for (int i = 0; i < 64; ++i) {
        auto accepted = listener_.accept();
        if (accepted.socket.fd() >= 0) {
            add(std::move(accepted));
        } else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            // The listener would report itself for ever; it is armed again by the next sweep.
            epoll_event event{.events = 0, .data = {.fd = listener_.fd()}};
            epoll_ctl(epoll_.fd(), EPOLL_CTL_MOD, listener_.fd(), &event);
            accepting_ = false;
            make_room();
            return;
        } else if (errno != EINTR && errno != ECONNABORTED) {
            return;
        }
    }
}

void HttpServer::Impl::add(Listener::Accepted accepted) {
    const bool trusted =
        listener_.is_unix() || std::find(options_.trusted_proxies.begin(), options_.trusted_proxies.end(),
                                         accepted.peer) != options_.trusted_proxies.end();
    bool full = false;
    {
        const std::lock_guard lock(mutex_);
        full = count_ >= options_.max_connections;
    }
    if (full) make_room();
    const int fd = accepted.socket.fd();
    auto connection = std::make_unique<Connection>(std::move(accepted.socket), accepted.peer, trusted,
                                                   options_, parked_bytes_);
    connection->deadline = connection->input_deadline();
    {
        const std::lock_guard lock(mutex_);
        if (count_ >= options_.max_connections) return;
        if (options_.max_per_peer > 0 && !trusted) {
            if (per_peer_[accepted.peer] >= options_.max_per_peer) return;
            ++per_peer_[accepted.peer];
        }
        if (by_fd_.size() <= static_cast<std::size_t>(fd)) by_fd_.resize(static_cast<std::size_t>(fd) + 256);
        connection->parked = true;
        by_fd_[static_cast<std::size_t>(fd)] = std::move(connection);
        ++count_;
    }
    epoll_event event{.events = EPOLLIN | EPOLLONESHOT, .data = {.fd = fd}};
    epoll_ctl(epoll_.fd(), EPOLL_CTL_ADD, fd, &event);
}

void HttpServer::Impl::serve_event(Connection& connection) {
    connection.parked = false;
    switch (connection.wait) {
        case Connection::Wait::request:
            if (take_input(connection, connection.receive())) push(connection);
            return;
        case Connection::Wait::output:
            if (take_output(connection, connection.flush()) && take_input(connection, connection.advance()))
                push(connection);
            return;
        case Connection::Wait::linger:
            if (!connection.linger()) return close(connection);
            // The deadline stays: who goes on sending is not waited for.
            return park(connection, Connection::Wait::linger, connection.deadline);
        case Connection::Wait::body_slot:
            return;
    }
}

void HttpServer::Impl::expire() {
    if (!accepting_ && !stopping_) {
        epoll_event event{.events = EPOLLIN, .data = {.fd = listener_.fd()}};
        epoll_ctl(epoll_.fd(), EPOLL_CTL_MOD, listener_.fd(), &event);
        accepting_ = true;
    }
    const auto now = Clock::now();
    std::vector<Connection*> late;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& connection : by_fd_) {
            if (!connection || !connection->parked || connection->deadline > now) continue;
            connection->parked = false;
            late.push_back(connection.get());
            if (connection->wait == Connection::Wait::body_slot) std::erase(large_waiting_, connection.get());
        }
    }
    for (Connection* connection : late) {
        const bool waits_for_input = connection->wait == Connection::Wait::request && !connection->is_idle();
        if (connection->wait == Connection::Wait::body_slot) {
            refuse(*connection, 503);
        } else if (waits_for_input && connection->input_deadline() > now) {
            wait_for_request(*connection);  // its body came along meanwhile
        } else if (waits_for_input) {
            refuse(*connection, 408);
        } else {
            close(*connection);
        }
    }
}

/// Closes the idle connections that would be closed next, a twentieth of them, so that new clients are
/// served.
void HttpServer::Impl::make_room() {
    std::vector<Connection*> idle;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& connection : by_fd_)
            if (connection && connection->parked && connection->wait == Connection::Wait::request)
                idle.push_back(connection.get());
        const auto some = idle.size() / 20 + 1;
        if (idle.size() > some) {
            std::nth_element(idle.begin(), idle.begin() + static_cast<std::ptrdiff_t>(some), idle.end(),
                             [](const auto* a, const auto* b) { return a->deadline < b->deadline; });
            idle.resize(some);
        }
        for (Connection* connection : idle) connection->parked = false;
    }
    for (Connection* connection : idle) close(*connection);
}

void HttpServer::Impl::close_for_stop() {
    listener_.close();
    std::vector<Connection*> idle;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& connection : by_fd_) {
            if (!connection || !connection->parked || connection->wait != Connection::Wait::request ||
                !connection->is_idle())
                continue;
            connection->parked = false;
            idle.push_back(connection.get());
        }
    }
    for (Connection* connection : idle) close(*connection);
}

}  // namespace plenaria::host
