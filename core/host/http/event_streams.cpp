// SPDX-License-Identifier: EUPL-1.2
#include "http/event_streams.hpp"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

namespace plenaria::host {

namespace {

using Clock = std::chrono::steady_clock;

/// "data: …" for each line; a lone CR is a line break to browsers too.
std::string as_event(std::string_view data) {
    std::string event = "data: ";
    for (std::size_t i = 0; i < data.size(); ++i) {
        if (data[i] != '\n' && data[i] != '\r') {
            event += data[i];
            continue;
        }
        if (data[i] == '\r' && i + 1 < data.size() && data[i + 1] == '\n') ++i;
        event += "\ndata: ";
    }
    return event += "\n\n";
}

}  // namespace

class EventStreams::Impl {
public:
    explicit Impl(EventStreamOptions options)
        : options_(options),
          epoll_(epoll_create1(EPOLL_CLOEXEC)),
          wake_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
        epoll_event event{.events = EPOLLIN, .data = {.fd = wake_.fd()}};
        epoll_ctl(epoll_.fd(), EPOLL_CTL_ADD, wake_.fd(), &event);
        // Signals are the main thread's: one that comes while that is busy must not find this thread, and end
        // all.
        sigset_t all;
        sigset_t before;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before);
        thread_ = std::thread([this] { run(); });
        pthread_sigmask(SIG_SETMASK, &before, nullptr);
    }

    void publish(std::string_view channel, std::string_view data) {
        {
            const std::lock_guard lock(mutex_);
            news_.emplace_back(std::string(channel), as_event(data));
        }
        wake();
    }

    bool add(std::string_view channel, Socket socket, std::string head, EventListener listener) {
        {
            const std::lock_guard lock(mutex_);
            if (stopped_ || count_ + arrivals_.size() >= options_.max_clients) return false;
            arrivals_.push_back(
                {std::string(channel), std::move(socket), std::move(head), std::move(listener)});
        }
        wake();
        return true;
    }

    void end(std::function<bool(std::string_view, std::string_view)> which) {
        {
            const std::lock_guard lock(mutex_);
            endings_.push_back(std::move(which));
        }
        wake();
    }

    void stop() {
        {
            const std::lock_guard lock(mutex_);
            stopped_ = true;
        }
        wake();
        if (thread_.joinable()) thread_.join();
    }

    [[nodiscard]] std::size_t clients() const { return count_; }

private:
    struct Arrival {
        std::string channel;
        Socket socket;
        std::string head;
        EventListener listener;
    };
    struct Client {
        Socket socket;
        std::string channel;
        EventListener listener;
        Clock::time_point until;
    };

    void wake() const {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(wake_.fd(), &one, sizeof one);
    }

    void run() {
        auto next_heartbeat = Clock::now() + options_.heartbeat;
        epoll_event events[256];
        for (;;) {
            const auto wait =
                std::chrono::ceil<std::chrono::milliseconds>(next_heartbeat - Clock::now()).count();
            const int n = epoll_wait(epoll_.fd(), events, 256, static_cast<int>(std::max<long>(wait, 0)));
            for (int i = 0; i < n; ++i) {
                if (events[i].data.fd == wake_.fd()) {
                    std::uint64_t count = 0;
                    [[maybe_unused]] const auto got = ::read(wake_.fd(), &count, sizeof count);
                } else {
                    listen_to(events[i].data.fd);
                }
            }
            if (!take_over()) break;
            if (Clock::now() >= next_heartbeat) {
                heartbeat();
                next_heartbeat = Clock::now() + options_.heartbeat;
            }
        }
        clients_.clear();
        count_ = 0;
    }

    /// Arrivals before news, so that who was added first also hears what was published after. @return false
    /// to end.
    bool take_over() {
        std::vector<Arrival> arrivals;
        std::vector<std::pair<std::string, std::string>> news;
        std::vector<std::function<bool(std::string_view, std::string_view)>> endings;
        {
            const std::lock_guard lock(mutex_);
            if (stopped_) return false;
            arrivals.swap(arrivals_);
            news.swap(news_);
            endings.swap(endings_);
            count_ += arrivals.size();
        }
        for (auto& [channel, socket, head, listener] : arrivals) {
            const int fd = socket.fd();
            epoll_event event{.events = EPOLLIN | EPOLLRDHUP, .data = {.fd = fd}};
            epoll_ctl(epoll_.fd(), EPOLL_CTL_ADD, fd, &event);
            channels_.emplace(channel, fd);
            if (listener.greeting) head += as_event(listener.greeting());
            clients_.emplace(fd, Client{std::move(socket), std::move(channel), std::move(listener),
                                        Clock::now() + options_.lifetime});
            send_to(fd, head);
        }
        for (const auto& [channel, event] : news) {
            std::vector<int> fds;
            const auto [first, last] = channels_.equal_range(channel);
            for (auto each = first; each != last; ++each) fds.push_back(each->second);
            for (const int fd : fds) send_to(fd, event);
        }
        for (const auto& which : endings) {
            std::vector<int> fds;
            for (const auto& [fd, client] : clients_)
                if (which(client.channel, client.listener.owner)) fds.push_back(fd);
            for (const int fd : fds) drop(fd);
        }
        return true;
    }

    /// A client has nothing to say here: what it sends is thrown away, and its end is noticed.
    void listen_to(int fd) {
        char buffer[1024];
        const auto got = ::recv(fd, buffer, sizeof buffer, MSG_DONTWAIT);
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) drop(fd);
    }

    void send_to(int fd, std::string_view text) {
        if (::send(fd, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT) !=
            static_cast<ssize_t>(text.size()))
            drop(fd);
    }

    void heartbeat() {
        std::vector<int> fds;
        for (const auto& [fd, client] : clients_) fds.push_back(fd);
        for (const int fd : fds) {
            if (Clock::now() >= clients_.at(fd).until) {
                drop(fd);
            } else {
                send_to(fd, ":\n\n");
            }
        }
    }

    void drop(int fd) {
        const auto client = clients_.find(fd);
        if (client == clients_.end()) return;
        const auto [first, last] = channels_.equal_range(client->second.channel);
        channels_.erase(std::find_if(first, last, [&](const auto& each) { return each.second == fd; }));
        // Closing is not enough while the worker that gave it away still holds its own descriptor: the entry
        // would outlive the number, and what the next connection of that number sends would be read, and
        // lost, here.
        epoll_ctl(epoll_.fd(), EPOLL_CTL_DEL, fd, nullptr);
        clients_.erase(client);
        --count_;
    }

    EventStreamOptions options_;
    Socket epoll_;
    Socket wake_;
    std::mutex mutex_;  // of the next four
    bool stopped_ = false;
    std::vector<Arrival> arrivals_;
    std::vector<std::pair<std::string, std::string>> news_;
    std::vector<std::function<bool(std::string_view, std::string_view)>> endings_;
    std::atomic<std::size_t> count_{0};
    std::unordered_map<int, Client> clients_;                // of the thread
    std::multimap<std::string, int, std::less<>> channels_;  // of the thread
    std::thread thread_;
};

EventStreams::EventStreams(EventStreamOptions options) : impl_(std::make_unique<Impl>(options)) {}
EventStreams::~EventStreams() { impl_->stop(); }
void EventStreams::publish(std::string_view channel, std::string_view data) { impl_->publish(channel, data); }
std::size_t EventStreams::clients() const { return impl_->clients(); }
bool EventStreams::add(std::string_view channel, Socket socket, std::string head, EventListener listener) {
    return impl_->add(channel, std::move(socket), std::move(head), std::move(listener));
}
void EventStreams::end(std::function<bool(std::string_view, std::string_view)> which) {
    impl_->end(std::move(which));
}
void EventStreams::stop() { impl_->stop(); }

}  // namespace plenaria::host
