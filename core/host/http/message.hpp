// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file http/message.hpp
/// One request and one response as the listener and the pipeline exchange them. No socket shows.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <plenaria/http.hpp>
#include <plenaria/result.hpp>

namespace plenaria::host {

using Fields = std::multimap<std::string, std::string, std::less<>>;
using Headers = std::vector<std::pair<std::string, std::string>>;

/// The body of a request, piece by piece.
class BodySource {
public:
    enum class Piece { some = 1, end, malformed, timed_out };
    virtual ~BodySource() = default;
    /// Appends the next piece (up to about 64 KiB) to `out`.
    virtual Piece read(std::string& out) = 0;
};

/// A body that is complete in memory.
class TextBody final : public BodySource {
public:
    explicit TextBody(std::string text) : text_(std::move(text)) {}
    Piece read(std::string& out) override;

private:
    std::string text_;
};

/// A form as it was sent: text fields, and files in the folder that read_form() was given.
struct FormData {
    Fields form;
    std::vector<Upload> uploads;
};

/// What a client asked for. Text is well-formed UTF-8 without NUL where it was decoded (path, query, form);
/// header values are raw bytes without control characters.
struct HttpRequest {
    std::string method = "GET";   ///< as sent, upper case; HEAD arrives as "HEAD"
    std::string target = "/";     ///< as sent: "/events?page=2"
    std::string path = "/";       ///< decoded: begins with "/", has no empty, "." or ".." segment
    std::string scheme = "http";  ///< "https" when a trusted proxy says so
    std::string peer =
        {};  ///< address of the client; of what a trusted proxy names when one stands before us
    Fields query = {};
    Headers headers = {};  ///< names in lower case, in order
    std::vector<std::pair<std::string, std::string>> cookies = {};
    std::shared_ptr<BodySource> body = {};  ///< null: no body

    /// First value of that name (lower case), or empty text.
    [[nodiscard]] const std::string& header(std::string_view name) const;
    [[nodiscard]] const std::string& cookie(std::string_view name) const;

    /// The whole body.
    /// @return ErrorCode::too_large beyond `max` bytes; ErrorCode::invalid_input when it is malformed (answer
    /// 400),
    ///         ErrorCode::unavailable when it did not come in time (answer 408). The server ends the
    ///         connection where it must.
    [[nodiscard]] Result<std::string> read_body(std::uint64_t max);

    /// The body as a form: application/x-www-form-urlencoded or multipart/form-data; an empty form when there
    /// is no body. Files go to `upload_dir` under names of our own and are deleted with the last copy of this
    /// request.
    /// @param max_fields text fields and files together.
    /// @return as read_body(); invalid_input also for another content type, a broken part, or text that is
    /// not UTF-8.
    [[nodiscard]] Result<FormData> read_form(std::uint64_t max_bytes, std::size_t max_fields,
                                             const std::filesystem::path& upload_dir);

private:
    std::shared_ptr<void> files_ = {};  // deletes the uploads
};

/// Fills path, query and cookies from target and headers. @return false when they are not acceptable (400).
[[nodiscard]] bool decode_target(HttpRequest& request);

/// What the client gets. The server itself adds Date, Content-Length or Transfer-Encoding, and Connection;
/// those names are ignored in `headers`. A value with a control character turns the response into a 500.
struct HttpResponse {
    int status = 200;
    Headers headers = {};
    std::string body = {};
    std::shared_ptr<const std::string> shared_body =
        {};  ///< instead of `body`: bytes that many responses share
    /// Instead of a body: appends the next piece (about 64 KiB), returns whether there may be more. Sent
    /// chunked; an exception cuts the connection, so that the client sees that something is missing.
    std::function<bool(std::string& piece)> stream = {};
    std::string event_channel = {};  ///< instead of a body: stays open as an event stream of that channel
    /// The first event of that stream. Asked on the thread of the streams once this one hears what is
    /// published, so that nothing falls between the two; must not wait.
    std::function<std::string()> event_greeting = {};
    std::shared_ptr<void> event_held = {};  ///< let go of when the stream has ended
    std::string event_owner = {};           ///< whose stream it is, for EventStreams::end()
    bool close = false;                     ///< ends the connection after this response

    HttpResponse& set(std::string_view name, std::string_view value) {
        headers.emplace_back(name, value);
        return *this;
    }
};

}  // namespace plenaria::host
