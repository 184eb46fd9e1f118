// SPDX-License-Identifier: EUPL-1.2
#include "http/server.hpp"

#include <sys/eventfd.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <typeinfo>
#include <utility>

#include <plenaria/log.hpp>

#include "http/response_writer.hpp"
#include "http/server_impl.hpp"

namespace plenaria::host {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// Each connection is a descriptor; the usual 1024 would end at a thousand browsers.
void raise_descriptor_limit(std::size_t wanted) {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
    limit.rlim_cur = std::min<rlim_t>(wanted, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

HttpServer::Impl::Impl(HttpOptions options, HttpHandler handler)
    : options_(std::move(options)),
      handler_(std::move(handler)),
      listener_(options_.address),
      epoll_(epoll_create1(EPOLL_CLOEXEC)),
      wake_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)),
      sweep_every_(
          std::clamp(std::min({options_.head_deadline, options_.body_deadline, options_.idle_deadline}) / 8,
                     milliseconds(5), milliseconds(250))),
      large_slots_(std::max(1U, options_.workers / 2)) {}

HttpServer::Impl::~Impl() { stop(); }

void HttpServer::Impl::start() {
    raise_descriptor_limit(options_.max_connections + EventStreamOptions().max_clients + 1024);
    listener_.open();
    port_ = listener_.port();
    for (const int fd : {listener_.fd(), wake_.fd()}) {
        epoll_event event{.events = EPOLLIN, .data = {.fd = fd}};
        epoll_ctl(epoll_.fd(), EPOLL_CTL_ADD, fd, &event);
    }
    // Signals are the main thread's.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    poller_ = std::thread([this] { poll(); });
    for (unsigned i = 0; i < std::max(1U, options_.workers); ++i) workers_.emplace_back([this] { work(); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    started_ = true;
}

void HttpServer::Impl::stop() {
    if (!std::exchange(started_, false)) return;
    stop_by_ = Clock::now() + options_.drain_deadline;
    stopping_ = true;
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wake_.fd(), &one, sizeof one);
    poller_.join();
    {
        const std::lock_guard lock(queue_mutex_);
        queue_closed_ = true;
    }
    queue_filled_.notify_all();
    for (auto& worker : workers_) worker.join();
    workers_.clear();
    events_.stop();
    by_fd_.clear();
    count_ = 0;
}

void HttpServer::Impl::park(Connection& connection, Connection::Wait wait, SteadyTime deadline) {
    connection.wait = wait;
    connection.deadline = deadline;
    epoll_event event{.events = EPOLLONESHOT, .data = {.fd = connection.fd()}};
    event.events |= wait == Connection::Wait::output      ? EPOLLOUT
                    : wait == Connection::Wait::body_slot ? 0U
                                                          : EPOLLIN;
    const std::lock_guard lock(mutex_);
    connection.parked = true;
    epoll_ctl(epoll_.fd(), EPOLL_CTL_MOD, connection.fd(), &event);
}

void HttpServer::Impl::push(Connection& connection) {
    connection.queued_at = Clock::now();
    {
        const std::lock_guard lock(queue_mutex_);
        queue_.push_back(&connection);
    }
    queue_filled_.notify_one();
}

void HttpServer::Impl::push_large(Connection& connection) {
    {
        const std::lock_guard lock(mutex_);
        if (large_running_ == large_slots_) {
            large_waiting_.push_back(&connection);
            connection.wait = Connection::Wait::body_slot;
            connection.deadline = Clock::now() + options_.queue_deadline;
            connection.parked = true;
            return;
        }
        ++large_running_;
        connection.holds_large_slot = true;
    }
    push(connection);
}

void HttpServer::Impl::release_slot(Connection& connection) {
    if (!std::exchange(connection.holds_large_slot, false)) return;
    Connection* next = nullptr;
    {
        const std::lock_guard lock(mutex_);
        if (large_waiting_.empty()) {
            --large_running_;
        } else {
            next = large_waiting_.front();
            large_waiting_.pop_front();
            next->parked = false;
            next->holds_large_slot = true;
        }
    }
    if (next) push(*next);
}

void HttpServer::Impl::close(Connection& connection) {
    release_slot(connection);
    std::unique_ptr<Connection> gone;  // closed after the lock
    const std::lock_guard lock(mutex_);
    gone = std::move(by_fd_[static_cast<std::size_t>(connection.fd())]);
    --count_;
    if (const auto peer = per_peer_.find(gone->peer()); peer != per_peer_.end() && --peer->second == 0)
        per_peer_.erase(peer);
}

HttpResponse HttpServer::Impl::error_response(int status) {
    if (!options_.error_page) return plain_response(status);
    try {
        auto response = options_.error_page(status);
        if (may_send(response.headers)) return response;
    } catch (const std::exception& problem) {
        log_failure("error page failed", typeid(problem).name());
    }
    return plain_response(status);
}

void HttpServer::Impl::refuse(Connection& connection, int status) {
    connection.close_after = true;
    const auto response = error_response(status);
    const auto& body = response.shared_body ? *response.shared_body : response.body;
    std::string head;
    write_head(response, BodyFraming::length, body.size(), false, head);
    take_output(connection, connection.send(head, body));
}

bool HttpServer::Impl::take_input(Connection& connection, Connection::Input input) {
    switch (input) {
        case Connection::Input::complete:
            return true;
        case Connection::Input::large:
            push_large(connection);
            return false;
        case Connection::Input::refused:
            refuse(connection, connection.refusal());
            return false;
        case Connection::Input::closed:
            close(connection);
            return false;
        case Connection::Input::more:
            wait_for_request(connection);
            return false;
    }
    return false;
}

void HttpServer::Impl::wait_for_request(Connection& connection) {
    const auto idle = connection.trusted() ? options_.proxy_idle_deadline : options_.idle_deadline;
    park(connection, Connection::Wait::request,
         connection.is_idle() ? Clock::now() + idle : connection.input_deadline());
}

bool HttpServer::Impl::take_output(Connection& connection, Connection::Output output) {
    if (output == Connection::Output::failed) {
        close(connection);
    } else if (output == Connection::Output::blocked) {
        park(connection, Connection::Wait::output, connection.output_deadline());
    } else if (connection.stream) {
        push(connection);
    } else if (connection.close_after) {
        // Closing at once would reset the connection when bytes of the client are unread, and with it take
        // back the response: RFC 9112, 9.6.
        connection.begin_linger();
        park(connection, Connection::Wait::linger, Clock::now() + milliseconds(1000));
    } else {
        return true;
    }
    return false;
}

void HttpServer::Impl::log_failure(std::string_view what, std::string_view kind) {
    // The kind only: texts of exceptions hold what was typed.
    if (options_.log) options_.log->error(what, {{"kind", kind}});
}

HttpServer::HttpServer(HttpOptions options, HttpHandler handler)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(handler))) {}
HttpServer::~HttpServer() = default;
void HttpServer::start() { impl_->start(); }
int HttpServer::port() const { return impl_->port(); }
void HttpServer::stop() { impl_->stop(); }
EventStreams& HttpServer::events() { return impl_->events(); }

}  // namespace plenaria::host
