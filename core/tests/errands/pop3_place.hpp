// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// A mailbox on loopback, RFC 1939: what is deleted goes when the session ends well.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>

namespace plenaria::host::test {

class Pop3Place {
public:
    explicit Pop3Place(std::map<std::string, std::string> messages)
        : messages_(std::move(messages)), socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in here{.sin_family = AF_INET};
        here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof here;
        if (::bind(socket_, reinterpret_cast<sockaddr*>(&here), size) != 0 || ::listen(socket_, 8) != 0 ||
            ::getsockname(socket_, reinterpret_cast<sockaddr*>(&here), &size) != 0)
            std::abort();
        url_ = "pop3://127.0.0.1:" + std::to_string(ntohs(here.sin_port));
        thread_ = std::thread([this] {
            for (int peer = 0; (peer = ::accept(socket_, nullptr, nullptr)) >= 0; ::close(peer)) talk(peer);
        });
    }
    Pop3Place(const Pop3Place&) = delete;
    Pop3Place& operator=(const Pop3Place&) = delete;
    ~Pop3Place() {
        ::shutdown(socket_, SHUT_RDWR);  // accept() returns
        thread_.join();
        ::close(socket_);
    }

    [[nodiscard]] const std::string& url() const { return url_; }
    std::set<std::string> left() {
        const std::lock_guard lock(mutex_);
        std::set<std::string> ids;
        for (const auto& [id, text] : messages_) ids.insert(id);
        return ids;
    }

private:
    void talk(int peer) {
        const auto say = [&](const std::string& text) {
            return ::send(peer, text.data(), text.size(), MSG_NOSIGNAL) >= 0;
        };
        std::set<std::string> deleted;
        bool in = false;
        say("+OK place\r\n");
        for (std::string line; !(line = heard(peer)).empty();) {
            const std::lock_guard lock(mutex_);
            const auto id_at = [&](const std::string& number) {
                const auto n = std::atoi(number.c_str());
                auto at = messages_.begin();
                for (int i = 1; i < n && at != messages_.end(); ++i) ++at;
                return n < 1 || at == messages_.end() ? std::string() : at->first;
            };
            const auto word = line.substr(0, 4), rest = line.size() > 5 ? line.substr(5) : std::string();
            if (word == "CAPA") {
                say("+OK\r\nUSER\r\nUIDL\r\n.\r\n");
            } else if (word == "PASS") {
                in = rest.starts_with("open sesame");
                say(in ? "+OK\r\n" : "-ERR no\r\n");
            } else if (word == "UIDL" && in) {
                std::string all = "+OK\r\n";
                int number = 0;
                for (const auto& [id, text] : messages_) all += std::to_string(++number) + ' ' + id + "\r\n";
                say(all + ".\r\n");
            } else if (word == "RETR" && in) {
                say("+OK\r\n" + messages_[id_at(rest)] + "\r\n.\r\n");
            } else if (word == "DELE" && in) {
                deleted.insert(id_at(rest));
                say("+OK\r\n");
            } else if (word == "QUIT") {
                for (const auto& each : deleted) messages_.erase(each);
                say("+OK\r\n");
                return;
            } else {
                say("+OK\r\n");
            }
        }
    }

    static std::string heard(int peer) {
        std::string all;
        char one = 0;
        while (!all.ends_with("\r\n") && ::recv(peer, &one, 1, 0) == 1) all += one;
        return all;
    }

    std::map<std::string, std::string> messages_;
    int socket_;
    std::string url_;
    std::mutex mutex_;
    std::thread thread_;
};

}  // namespace plenaria::host::test
