// SPDX-License-Identifier: EUPL-1.2
#include <fcntl.h>

#include <exception>
#include <typeinfo>

#include "http/response_writer.hpp"
#include "http/server_impl.hpp"

namespace plenaria::host {

namespace {

using Clock = std::chrono::steady_clock;

/// Requests of one connection that are answered in a row before others get their turn.
constexpr int most_in_a_row = 32;

bool has_no_body(int status) { return status == 204 || status == 304; }

}  // namespace

void HttpServer::Impl::work() {
    for (;;) {
        Connection* connection = nullptr;
        {
            std::unique_lock lock(queue_mutex_);
            queue_filled_.wait(lock, [this] { return queue_closed_ || !queue_.empty(); });
            if (queue_.empty()) return;
            connection = queue_.front();
            queue_.pop_front();
        }
        if (connection->stream) {
            if (take_output(*connection, pump(*connection)) && take_input(*connection, connection->advance()))
                push(*connection);
        } else if (Clock::now() - connection->queued_at > options_.queue_deadline) {
            refuse(*connection, 503);
        } else {
            answer_all(*connection);
        }
    }
}

void HttpServer::Impl::answer_all(Connection& connection) {
    for (int i = 0; i < most_in_a_row; ++i) {
        auto request = connection.take_request();
        const bool head_only = request.method == "HEAD";
        connection.close_after = !connection.keeps_alive();
        auto response = handle(request);
        const bool takes_events = !response.event_channel.empty() && !head_only;
        // The body source must be gone from our side before the connection goes on.
        if (!connection.finish_request() || response.close || stopping_) connection.close_after = true;
        request = {};
        release_slot(connection);
        if (takes_events) {
            if (begin_events(connection, response)) return;
            response = error_response(503);
        }
        if (!take_output(connection, begin_response(connection, response, head_only))) return;
        if (!take_input(connection, connection.advance())) return;
    }
    push(connection);
}

HttpResponse HttpServer::Impl::handle(HttpRequest& request) {
    try {
        if (!decode_target(request)) {
            auto response = error_response(400);
            response.close = true;  // like everything else that two programs could read differently
            return response;
        }
        auto response = handler_(request);
        if (response.status >= 200 && response.status <= 599 && may_send(response.headers)) return response;
        log_failure("response refused", "status or header value");
    } catch (const std::exception& problem) {
        log_failure("request failed", typeid(problem).name());
    } catch (...) {
        log_failure("request failed", "unknown");
    }
    auto response = error_response(500);
    response.close = true;
    return response;
}

Connection::Output HttpServer::Impl::begin_response(Connection& connection, HttpResponse& response,
                                                    bool head_only) {
    const auto& body = response.shared_body ? *response.shared_body : response.body;
    auto framing = BodyFraming::length;
    if (has_no_body(response.status)) {
        framing = BodyFraming::none;
    } else if (response.stream) {
        // An HTTP/1.0 client knows no chunks; its connections close anyway.
        framing = connection.speaks_chunked() ? BodyFraming::chunked : BodyFraming::until_close;
    }
    thread_local std::string head;
    head.clear();
    write_head(response, framing, body.size(), !connection.close_after, head);
    const bool with_body = !head_only && framing != BodyFraming::none;
    if (!with_body || framing == BodyFraming::length)
        return connection.send(head, with_body ? std::string_view(body) : std::string_view{});
    connection.stream = std::move(response.stream);
    connection.stream_is_chunked = framing == BodyFraming::chunked;
    const auto output = connection.send(head, {});
    return output == Connection::Output::done ? pump(connection) : output;
}

Connection::Output HttpServer::Impl::pump(Connection& connection) {
    std::string piece;
    std::string framed;
    try {
        for (bool more = true; more;) {
            piece.clear();
            more = connection.stream(piece);
            framed.clear();
            if (connection.stream_is_chunked) {
                write_chunk(piece, framed);
                if (!more) framed.append(last_chunk);
            } else {
                framed.swap(piece);
            }
            if (!more) connection.stream = nullptr;
            if (framed.empty()) continue;
            const auto output = connection.send(framed, {});
            if (output != Connection::Output::done) return output;
        }
        return Connection::Output::done;
    } catch (const std::exception& problem) {
        log_failure("stream failed", typeid(problem).name());
    } catch (...) {
        log_failure("stream failed", "unknown");
    }
    return Connection::Output::failed;  // closed without a last chunk: the client sees that something is
                                        // missing
}

bool HttpServer::Impl::begin_events(Connection& connection, HttpResponse& response) {
    response.headers.emplace_back("Content-Type", "text/event-stream");
    response.headers.emplace_back("Cache-Control", "no-store");
    response.headers.emplace_back("X-Accel-Buffering", "no");
    std::string head;
    write_head(response, BodyFraming::until_close, 0, false, head);
    head.append(":\n\n");
    // A copy of the descriptor: closing ours ends its entry in the table and nothing else.
    Socket copy(::fcntl(connection.fd(), F_DUPFD_CLOEXEC, 0));
    if (copy.fd() < 0 || !events_.add(response.event_channel, std::move(copy), std::move(head),
                                      {.greeting = std::move(response.event_greeting),
                                       .held = std::move(response.event_held),
                                       .owner = std::move(response.event_owner)}))
        return false;
    epoll_ctl(epoll_.fd(), EPOLL_CTL_DEL, connection.fd(), nullptr);
    close(connection);
    return true;
}

}  // namespace plenaria::host
