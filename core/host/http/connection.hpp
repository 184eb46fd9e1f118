// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file http/connection.hpp
/// One connection: bytes in, requests out; responses in, bytes out. Never waits, but for a body too large to
/// park. Belongs to one thread at a time; the server says to which.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/chunked.hpp"
#include "http/head_parser.hpp"
#include "http/message.hpp"
#include "http/server.hpp"
#include "http/socket.hpp"

namespace plenaria::host {

using SteadyTime = std::chrono::steady_clock::time_point;

class Connection {
public:
    enum class Input { more = 1, complete, large, refused, closed };
    enum class Output { done = 1, blocked, failed };
    /// What a parked connection waits for.
    enum class Wait { request = 1, body_slot, output, linger };

    /// @param parked_bytes sum over all connections of the bodies that are held in memory.
    Connection(Socket socket, std::string peer, bool trusted, const HttpOptions& options,
               std::atomic<std::uint64_t>& parked_bytes);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    [[nodiscard]] int fd() const { return socket_.fd(); }
    [[nodiscard]] const std::string& peer() const { return peer_; }
    [[nodiscard]] bool trusted() const { return trusted_; }
    [[nodiscard]] bool is_idle() const { return !head_ && in_.empty(); }
    /// By when what has begun must be complete.
    [[nodiscard]] SteadyTime input_deadline() const;

    /// Reads what is there, then advance().
    Input receive();
    /// Goes on with what has been read.
    Input advance();
    /// The status to refuse with, after Input::refused.
    [[nodiscard]] int refusal() const { return refusal_; }

    /// The request that is complete (or whose body is large), without its target being decoded.
    [[nodiscard]] HttpRequest take_request();
    [[nodiscard]] bool keeps_alive() const { return head_ && head_->keep_alive; }
    [[nodiscard]] bool speaks_chunked() const { return !first_version_; }
    /// Ends the current request. @return false when unread body is left, so that no other request can follow.
    bool finish_request();

    /// Sends both parts with one call; what the network does not take at once is kept.
    Output send(std::string_view head, std::string_view body);
    /// Goes on sending what was kept.
    Output flush();
    [[nodiscard]] SteadyTime output_deadline() const;

    /// Says that no more will be sent, and throws away what comes. @return false once the client has closed
    /// too.
    void begin_linger();
    bool linger();
    /// Wakes a worker that reads from this connection.
    void cut() const;
    [[nodiscard]] Socket release() { return std::move(socket_); }

    // Of the server, which parks and unparks:
    Wait wait = Wait::request;
    std::atomic<bool> parked{false};
    SteadyTime deadline{};
    SteadyTime queued_at{};
    bool holds_large_slot = false;
    bool close_after = false;
    bool stream_is_chunked = false;
    std::function<bool(std::string&)> stream;

private:
    class LargeBody;

    Input read_head();
    Input read_body();
    Input refuse(int status);
    void answer_expectation();
    void set_parked(std::size_t bytes);

    Socket socket_;
    std::string peer_;
    const bool trusted_;
    const HttpOptions& options_;
    std::atomic<std::uint64_t>& parked_bytes_;

    std::string in_;
    std::size_t scanned_ = 0;
    bool skipped_line_ = false;
    bool first_version_ = false;
    std::optional<Head> head_;
    std::string body_;
    bool body_complete_ = false;
    std::size_t parked_ = 0;
    ChunkedDecoder decoder_;
    std::shared_ptr<LargeBody> large_;
    int refusal_ = 0;
    SteadyTime began_{};
    std::uint64_t received_ = 0;

    std::string out_;
    std::size_t sent_ = 0;
    SteadyTime output_began_{};
    SteadyTime output_moved_{};
    std::uint64_t output_total_ = 0;
};

}  // namespace plenaria::host
