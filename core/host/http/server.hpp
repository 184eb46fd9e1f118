// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file http/server.hpp
/// The listener: one thread parks connections until a whole request is there, a few workers answer.
/// docs/decisions/0001-own-request-reader.md says why the parser is ours, and 0002 how connections are
/// parked.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "http/head_parser.hpp"
#include "http/message.hpp"

namespace plenaria {
class Log;
}

namespace plenaria::host {

class EventStreams;

struct HttpOptions {
    std::string address = "127.0.0.1:8080";  ///< "127.0.0.1:PORT", "[::1]:PORT" (0: any free), "unix:/run/…"
    unsigned workers = 8;
    HeadLimits limits = {};
    std::uint64_t max_body = 64ULL * 1024 * 1024;  ///< of any request; routes set lower ones
    std::uint64_t parked_body = 1024 * 1024;  ///< larger bodies are read by a worker, half of them at most
    std::uint64_t parked_bodies_total = 128ULL * 1024 * 1024;
    std::chrono::milliseconds head_deadline{10'000};  ///< from the first byte to the end of the head
    std::chrono::milliseconds body_deadline{
        30'000};                         ///< plus the time that the bytes so far take at `min_rate`
    std::uint64_t min_rate = 16 * 1024;  ///< bytes a second
    std::chrono::milliseconds idle_deadline{5'000};  ///< between requests
    std::chrono::milliseconds proxy_idle_deadline{
        75'000};                                       ///< the same, for trusted proxies: longer than theirs
    std::chrono::milliseconds queue_deadline{10'000};  ///< a request that no worker took by then gets 503
    std::chrono::milliseconds drain_deadline{10'000};  ///< for what is in flight when stop() is called
    std::size_t max_connections = 10'000;
    std::size_t max_per_peer = 0;  ///< connections of one address, trusted proxies aside; 0: no cap
    std::vector<std::string> allowed_hosts = {};  ///< names without port, lower case; empty: any
    /// Addresses whose X-Forwarded-For and -Proto are believed. A client on the unix socket always is.
    std::vector<std::string> trusted_proxies = {};
    std::function<HttpResponse(int status)> error_page =
        {};              ///< for refusals before the handler; empty: plain text
    Log* log = nullptr;  ///< outlives the server
};

/// Called on several threads at once. Whatever it throws becomes a 500.
using HttpHandler = std::function<HttpResponse(HttpRequest&)>;

class HttpServer {
public:
    /// @throws std::invalid_argument for an address that is not loopback and not a unix socket.
    HttpServer(HttpOptions options, HttpHandler handler);
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;
    ~HttpServer();

    /// Binds and begins to serve. @throws std::runtime_error with a sentence for people when the address is
    /// taken.
    void start();
    /// The TCP port that was bound; 0 on a unix socket or before start().
    [[nodiscard]] int port() const;
    /// Accepts no more, closes idle connections, waits for what is in flight up to `drain_deadline`, and for
    /// handlers to return. May be called twice.
    void stop();

    [[nodiscard]] EventStreams& events();

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace plenaria::host
