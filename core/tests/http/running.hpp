// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// A server on a free port with a handler that shows what it was asked.

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "http/server.hpp"
#include "raw_client.hpp"

namespace plenaria::host::test {

using namespace std::chrono_literals;

inline constexpr std::string_view hello = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// Deadlines that no test reaches; each test shortens the one it is about.
inline HttpOptions patient() {
    HttpOptions options;
    options.address = "127.0.0.1:0";
    options.workers = 4;
    options.head_deadline = options.body_deadline = options.idle_deadline = 60s;
    options.drain_deadline = 20s;
    return options;
}

inline HttpResponse text(std::string body) {
    HttpResponse response;
    response.set("Content-Type", "text/plain").body = std::move(body);
    return response;
}
inline HttpResponse show(HttpRequest& request) { return text(request.method + ' ' + request.path); }

class Running {
public:
    explicit Running(HttpOptions options, HttpHandler handler = show)
        : server(std::move(options), std::move(handler)) {
        server.start();
    }
    RawClient client() { return RawClient(server.port()); }
    HttpServer server;
};

}  // namespace plenaria::host::test
