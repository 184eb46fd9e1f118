// SPDX-License-Identifier: EUPL-1.2
#include "http/connection.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>

#include "http/listener.hpp"

namespace plenaria::host {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t read_size = 64 * 1024;
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

/// On the heap of threads that read: as part of its storage it would cost each of the others 64 KiB, too.
char* read_buffer() {
    thread_local const auto buffer = std::make_unique_for_overwrite<char[]>(read_size);
    return buffer.get();
}

milliseconds time_for(std::uint64_t bytes, std::uint64_t rate) {
    return milliseconds(static_cast<std::int64_t>(bytes * 1000 / std::max<std::uint64_t>(rate, 1)));
}

}  // namespace

/// A body that the worker reads from the socket, waiting for it.
class Connection::LargeBody final : public BodySource {
public:
    explicit LargeBody(Connection& connection) : connection_(&connection) {}

    Piece read(std::string& out) override {
        if (!connection_) return Piece::malformed;  // kept beyond its request
        if (state_ != Piece::some) return state_;
        return state_ = read_some(*connection_, out);
    }
    void detach() { connection_ = nullptr; }
    [[nodiscard]] bool at_end() const { return state_ == Piece::end; }

private:
    Piece read_some(Connection& from, std::string& out) {
        if (!from.body_.empty()) {
            out.append(from.body_);
            read_ += from.body_.size();
            from.body_.clear();
            from.set_parked(0);
            return Piece::some;
        }
        from.answer_expectation();
        if (from.in_.empty()) {
            pollfd wait{.fd = from.fd(), .events = POLLIN, .revents = 0};
            const auto left = std::chrono::ceil<milliseconds>(from.input_deadline() - Clock::now()).count();
            if (left <= 0 || ::poll(&wait, 1, static_cast<int>(std::min<long>(left, 60'000))) == 0)
                return left <= 0 || Clock::now() >= from.input_deadline() ? Piece::timed_out : Piece::some;
            const auto got = ::recv(from.fd(), read_buffer(), read_size, 0);
            if (got < 0 && (errno == EAGAIN || errno == EINTR)) return Piece::some;
            if (got <= 0) return Piece::malformed;  // ended before its end
            from.in_.assign(read_buffer(), static_cast<std::size_t>(got));
            from.received_ += static_cast<std::uint64_t>(got);
        }
        std::string_view bytes = from.in_;
        const auto before = out.size();
        auto state = Piece::some;
        if (from.head_->chunked) {
            const auto decoded = from.decoder_.feed(bytes, out);
            if (decoded == ChunkedDecoder::State::malformed) return Piece::malformed;
            if (decoded == ChunkedDecoder::State::done) state = Piece::end;
        } else {
            const auto left = *from.head_->content_length - read_;
            const auto take = static_cast<std::size_t>(std::min<std::uint64_t>(left, bytes.size()));
            out.append(bytes.substr(0, take));
            bytes.remove_prefix(take);
            if (take == left) state = Piece::end;
        }
        read_ += out.size() - before;
        from.in_.erase(0, from.in_.size() - bytes.size());
        return read_ > from.options_.max_body ? Piece::malformed : state;
    }

    Connection* connection_;
    std::uint64_t read_ = 0;
    Piece state_ = Piece::some;
};

Connection::Connection(Socket socket, std::string peer, bool trusted, const HttpOptions& options,
                       std::atomic<std::uint64_t>& parked_bytes)
    : socket_(std::move(socket)),
      peer_(std::move(peer)),
      trusted_(trusted),
      options_(options),
      parked_bytes_(parked_bytes),
      began_(Clock::now()) {}

Connection::~Connection() { set_parked(0); }

SteadyTime Connection::input_deadline() const {
    if (head_) return began_ + options_.body_deadline + time_for(received_, options_.min_rate);
    return began_ + options_.head_deadline;
}

void Connection::set_parked(std::size_t bytes) {
    parked_bytes_ += bytes;
    parked_bytes_ -= parked_;
    parked_ = bytes;
}

Connection::Input Connection::refuse(int status) {
    refusal_ = status;
    return Input::refused;
}

Connection::Input Connection::receive() {
    char* const buffer = read_buffer();
    for (int round = 0; round < 4; ++round) {
        const auto got = ::recv(fd(), buffer, read_size, 0);
        if (got < 0) return errno == EAGAIN || errno == EINTR ? Input::more : Input::closed;
        if (got == 0) return Input::closed;
        if (is_idle()) began_ = Clock::now();
        in_.append(buffer, static_cast<std::size_t>(got));
        if (head_) received_ += static_cast<std::uint64_t>(got);
        if (const auto input = advance(); input != Input::more) return input;
        if (static_cast<std::size_t>(got) < read_size) return Input::more;
    }
    return Input::more;
}

Connection::Input Connection::advance() {
    if (!head_)
        if (const auto input = read_head(); input != Input::complete) return input;
    return read_body();
}

Connection::Input Connection::read_head() {
    // One empty line before a request is left over from an old client's body; RFC 9112, 2.2.
    if (!skipped_line_ && in_.starts_with("\r\n")) {
        in_.erase(0, 2);
        scanned_ = 0;
        skipped_line_ = true;
    }
    const int size = find_head(in_, scanned_, options_.limits);
    if (size < 0) return refuse(-size);
    if (size == 0) return Input::more;
    auto parsed =
        parse_head(std::string_view(in_).substr(0, static_cast<std::size_t>(size)), options_.limits);
    if (const int* status = std::get_if<int>(&parsed)) return refuse(*status);
    head_ = std::move(std::get<Head>(parsed));
    in_.erase(0, static_cast<std::size_t>(size));
    scanned_ = 0;
    skipped_line_ = false;
    received_ = 0;
    if (!options_.allowed_hosts.empty()) {
        const auto name = host_name(head_->host).value_or("");
        const auto& allowed = options_.allowed_hosts;
        if (std::find(allowed.begin(), allowed.end(), name) == allowed.end()) return refuse(400);
    }
    if (head_->content_length.value_or(0) > options_.max_body) return refuse(413);
    if (head_->has_body()) began_ = Clock::now();
    return Input::complete;
}

Connection::Input Connection::read_body() {
    if (!head_->has_body()) return Input::complete;
    if (head_->content_length.value_or(0) > options_.parked_body) return Input::large;
    std::string_view bytes = in_;
    if (head_->chunked) {
        const auto state = decoder_.feed(bytes, body_);
        if (state == ChunkedDecoder::State::malformed) return refuse(400);
        body_complete_ = state == ChunkedDecoder::State::done;
    } else {
        const auto take =
            std::min(static_cast<std::size_t>(*head_->content_length) - body_.size(), bytes.size());
        body_.append(bytes.substr(0, take));
        bytes.remove_prefix(take);
        body_complete_ = body_.size() == *head_->content_length;
    }
    in_.erase(0, in_.size() - bytes.size());
    set_parked(body_.size());
    if (body_complete_) return Input::complete;
    if (body_.size() > options_.parked_body) return Input::large;
    if (parked_bytes_ > options_.parked_bodies_total) return refuse(503);
    answer_expectation();
    return Input::more;
}

void Connection::answer_expectation() {
    const bool expected = std::exchange(head_->expects_continue, false) && !head_->first_version;
    if (!expected || !in_.empty() || !body_.empty()) return;
    // Nothing else is on its way out, so these bytes fit; a client that closed is noticed when it is read
    // from.
    [[maybe_unused]] const auto sent = ::send(fd(), go_on.data(), go_on.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

HttpRequest Connection::take_request() {
    HttpRequest request;
    request.method = std::move(head_->method);
    request.target = std::move(head_->target);
    request.headers = std::move(head_->headers);
    request.peer = peer_;
    first_version_ = head_->first_version;
    if (head_->has_body() && !body_complete_) {
        large_ = std::make_shared<LargeBody>(*this);
        request.body = large_;
    } else if (head_->has_body()) {
        request.body = std::make_shared<TextBody>(std::move(body_));
    }
    apply_forwarding(request, trusted_, options_.trusted_proxies);
    return request;
}

bool Connection::finish_request() {
    const bool all_read = !large_ || large_->at_end();
    if (large_) large_->detach();
    large_.reset();
    head_.reset();
    body_.clear();
    body_complete_ = false;
    set_parked(0);
    decoder_ = {};
    began_ = Clock::now();
    return all_read;
}

Connection::Output Connection::send(std::string_view head, std::string_view body) {
    output_began_ = output_moved_ = Clock::now();
    output_total_ = 0;
    out_.clear();
    sent_ = 0;
    iovec parts[2] = {{const_cast<char*>(head.data()), head.size()},
                      {const_cast<char*>(body.data()), body.size()}};
    msghdr message{};
    message.msg_iov = parts;
    message.msg_iovlen = body.empty() ? 1 : 2;
    const auto sent = ::sendmsg(fd(), &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno != EAGAIN && errno != EINTR) return Output::failed;
    const auto taken = static_cast<std::size_t>(std::max<ssize_t>(sent, 0));
    if (taken == head.size() + body.size()) return Output::done;
    if (taken < head.size()) out_.append(head.substr(taken));
    out_.append(body.substr(taken > head.size() ? taken - head.size() : 0));
    return flush();
}

Connection::Output Connection::flush() {
    while (sent_ < out_.size()) {
        const auto sent = ::send(fd(), out_.data() + sent_, out_.size() - sent_, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0) return errno == EAGAIN ? Output::blocked : Output::failed;
        sent_ += static_cast<std::size_t>(sent);
        output_total_ += static_cast<std::uint64_t>(sent);
        output_moved_ = Clock::now();
    }
    out_.clear();
    out_.shrink_to_fit();
    sent_ = 0;
    return Output::done;
}

SteadyTime Connection::output_deadline() const {
    // Both bound it: no progress for as long as a body may take, and a rate below the least.
    return std::min(output_moved_ + options_.body_deadline,
                    output_began_ + options_.body_deadline + time_for(output_total_, options_.min_rate));
}

void Connection::begin_linger() { ::shutdown(fd(), SHUT_WR); }

bool Connection::linger() {
    for (int round = 0; round < 4; ++round) {
        const auto got = ::recv(fd(), read_buffer(), read_size, 0);
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) return false;
        if (got < 0) return true;
    }
    return true;
}

void Connection::cut() const { ::shutdown(fd(), SHUT_RDWR); }

}  // namespace plenaria::host
