// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file http/multipart.hpp
/// Strict, streaming reading of multipart/form-data (RFC 7578) as browsers send it. Poco's reader (1.11) can
/// be crashed by a short part and has no limits of its own: docs/decisions/0001-own-request-reader.md.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace plenaria::host {

struct PartHead {
    std::string field;
    std::optional<std::string>
        file_name;  ///< set: the part is a file. Last segment only; empty: none was chosen
    std::string content_type = {};
};

/// Takes what the parser finds.
class PartSink {
public:
    virtual ~PartSink() = default;
    /// Each returns whether to go on.
    virtual bool begin(PartHead head) = 0;
    virtual bool data(std::string_view bytes) = 0;
    virtual bool end() = 0;
};

/// The boundary of a Content-Type header value; nothing unless it is multipart/form-data with a usable one.
[[nodiscard]] std::optional<std::string> form_boundary(std::string_view content_type);

/// Reads the header lines of one part, without the empty line behind them.
[[nodiscard]] std::optional<PartHead> parse_part_head(std::string_view lines);

class MultipartParser {
public:
    enum class State { more = 1, done, malformed, stopped };

    MultipartParser(std::string_view boundary, PartSink& sink);
    /// @return done once the last boundary was read; what follows it must be an empty line at most.
    State feed(std::string_view bytes);

private:
    enum class Place { start = 1, after_boundary, head, body, tail };
    State step(bool& progress);
    State read_body(bool& progress);

    std::string delimiter_;  // CRLF "--" boundary
    PartSink& sink_;
    std::string buffer_;
    Place place_ = Place::start;
    State state_ = State::more;
};

}  // namespace plenaria::host
