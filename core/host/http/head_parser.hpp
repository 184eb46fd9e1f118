// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file http/head_parser.hpp
/// Strict reading of a request head. What two programs could read differently is refused: RFC 9112, and the
/// findings on Poco 1.11 in docs/decisions/0001-own-request-reader.md.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "http/message.hpp"

namespace plenaria::host {

struct HeadLimits {
    std::size_t bytes = 16 * 1024;  ///< of the whole head, so that 8 KiB of cookies fit
    std::size_t target = 8 * 1024;
    std::size_t fields = 100;
};

struct Head {
    std::string method;
    std::string
        target;        ///< in origin form (or "*"); the authority of an absolute form was compared with Host
    std::string host;  ///< in lower case, with port when one was sent
    Headers headers;   ///< names in lower case; values trimmed
    std::optional<std::uint64_t> content_length;
    bool chunked = false;
    bool first_version = false;  ///< HTTP/1.0
    bool keep_alive = true;
    bool expects_continue = false;

    [[nodiscard]] bool has_body() const { return chunked || content_length.value_or(0) > 0; }
};

/// @param bytes a whole head, up to and including its empty line.
/// @return the head, or the status to refuse it with: 400, 411, 414, 417, 431, 501, 505.
[[nodiscard]] std::variant<Head, int> parse_head(std::string_view bytes, const HeadLimits& limits = {});

/// Looks for the end of the head in what has arrived.
/// @param scanned bytes that an earlier call has seen; is moved on.
/// @return length of the head with its empty line; 0 when more must come; a negative status when it cannot
/// become a
///         head any more (-400 for a bare LF or a control character, -414, -431).
[[nodiscard]] int find_head(std::string_view bytes, std::size_t& scanned, const HeadLimits& limits = {});

/// The host part of "name", "name:port" or "[::1]:port"; nothing when it is none of them.
[[nodiscard]] std::optional<std::string_view> host_name(std::string_view host);

}  // namespace plenaria::host
