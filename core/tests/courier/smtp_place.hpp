// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// A mail server on loopback that keeps what it gets.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace plenaria::host::test {

class SmtpPlace {
public:
    /// @param before_accepting is called when a whole message has come, with its number from 1.
    explicit SmtpPlace(std::function<void(int)> before_accepting = [](int) {})
        : before_accepting_(std::move(before_accepting)), socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in here{.sin_family = AF_INET};
        here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof here;
        if (::bind(socket_, reinterpret_cast<sockaddr*>(&here), size) != 0 || ::listen(socket_, 8) != 0 ||
            ::getsockname(socket_, reinterpret_cast<sockaddr*>(&here), &size) != 0)
            std::abort();
        url_ = "smtp://127.0.0.1:" + std::to_string(ntohs(here.sin_port));
        thread_ = std::thread([this] { serve(); });
    }
    SmtpPlace(const SmtpPlace&) = delete;
    SmtpPlace& operator=(const SmtpPlace&) = delete;
    ~SmtpPlace() {
        ::shutdown(socket_, SHUT_RDWR);  // accept() returns
        thread_.join();
        ::close(socket_);
    }

    [[nodiscard]] const std::string& url() const { return url_; }
    /// Each message that was accepted, as it came.
    std::vector<std::string> mails() {
        const std::lock_guard lock(mutex_);
        return mails_;
    }

private:
    void serve() {
        for (int peer = 0; (peer = ::accept(socket_, nullptr, nullptr)) >= 0; ::close(peer)) talk(peer);
    }

    void talk(int peer) {
        const auto say = [&](const std::string& line) {
            const auto bytes = line + "\r\n";
            ::send(peer, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        };
        say("220 place");
        for (std::string line; !(line = heard_until(peer, "\r\n")).empty();) {
            if (line.starts_with("DATA")) {
                say("354 go on");
                const auto mail = heard_until(peer, "\r\n.\r\n");
                before_accepting_(++number_);
                const std::lock_guard lock(mutex_);
                mails_.push_back(mail);
            }
            say(line.starts_with("QUIT") ? "221 bye" : "250 ok");
        }
    }

    static std::string heard_until(int peer, const std::string& end) {
        std::string all;
        char one = 0;
        while (!all.ends_with(end) && ::recv(peer, &one, 1, 0) == 1) all += one;
        return all;
    }

    std::function<void(int)> before_accepting_;
    int socket_;
    int number_ = 0;
    std::string url_;
    std::mutex mutex_;
    std::vector<std::string> mails_;
    std::thread thread_;
};

}  // namespace plenaria::host::test
