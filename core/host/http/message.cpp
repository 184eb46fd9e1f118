// SPDX-License-Identifier: EUPL-1.2
#include "http/message.hpp"

#include <fcntl.h>
#include <sys/random.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

#include <plenaria/text.hpp>

#include "http/characters.hpp"
#include "http/multipart.hpp"
#include "http/socket.hpp"
#include "http/target.hpp"

namespace plenaria::host {

namespace {

const std::string none;

Error too_large(std::string_view what) {
    return {ErrorCode::too_large, "This is larger than can be accepted here.", std::string(what)};
}
Error malformed(std::string_view what) {
    return {ErrorCode::invalid_input, "The form did not arrive as a form that can be read.",
            std::string(what)};
}

/// Hands all of `body` to `take`, at most `max` bytes.
template <class Take>
Result<void> read_all(BodySource& body, std::uint64_t max, Take take) {
    std::uint64_t total = 0;
    std::string piece;
    for (;;) {
        piece.clear();
        const auto state = body.read(piece);
        if (state == BodySource::Piece::malformed) return malformed("framing of the body");
        if (state == BodySource::Piece::timed_out)
            return Error{ErrorCode::unavailable, "The request did not arrive in time.", "body"};
        total += piece.size();
        if (total > max) return too_large("body over " + std::to_string(max));
        if (auto taken = take(std::string_view(piece)); !taken) return taken;
        if (state == BodySource::Piece::end) return {};
    }
}

/// Files that are removed when nobody holds them any more.
class UploadFiles {
public:
    explicit UploadFiles(const std::filesystem::path& dir) : dir_(dir) {}
    UploadFiles(const UploadFiles&) = delete;
    UploadFiles& operator=(const UploadFiles&) = delete;
    ~UploadFiles() {
        std::error_code ignored;
        for (const auto& path : paths_) std::filesystem::remove(path, ignored);
    }
    const std::filesystem::path& add() {
        unsigned char bytes[16];
        if (getrandom(bytes, sizeof bytes, 0) != static_cast<ssize_t>(sizeof bytes))
            throw std::system_error(errno, std::generic_category(), "getrandom");
        std::string name = "upload-";
        for (const unsigned byte : bytes) {
            name += "0123456789abcdef"[byte >> 4U];
            name += "0123456789abcdef"[byte & 15U];
        }
        return paths_.emplace_back(dir_ / name);
    }

private:
    std::filesystem::path dir_;
    std::vector<std::filesystem::path> paths_;
};

/// Sorts parts into text fields and files.
class FormSink final : public PartSink {
public:
    FormSink(FormData& out, UploadFiles& files, std::size_t max_fields)
        : out_(out), files_(files), max_fields_(max_fields) {}

    bool begin(PartHead head) override {
        if (++count_ > max_fields_) {
            error_ = too_large("more fields than " + std::to_string(max_fields_));
            return false;
        }
        head_ = std::move(head);
        text_.clear();
        size_ = 0;
        if (!is_file()) return true;
        path_ = files_.add();
        // Nobody else on this machine reads it: created so, not changed to it later.
        const Socket created(
            ::open(path_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR));
        file_.clear();
        file_.open(path_, std::ios::binary | std::ios::app);
        return writable();
    }
    bool data(std::string_view bytes) override {
        size_ += bytes.size();
        if (!is_file()) {
            text_.append(bytes);
            return true;
        }
        file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return writable();
    }
    bool end() override {
        if (is_file()) {
            file_.close();
            if (!writable()) return false;
            out_.uploads.push_back({head_.field, *head_.file_name, head_.content_type, path_, size_});
            return true;
        }
        if (head_.file_name && size_ == 0) return true;  // a file field that was left empty
        if (head_.file_name || !is_utf8(text_)) {
            error_ = malformed("text of a part");
            return false;
        }
        drop_controls(text_);
        out_.form.emplace(std::move(head_.field), std::move(text_));
        return true;
    }
    [[nodiscard]] Error error() const { return error_; }

private:
    [[nodiscard]] bool is_file() const { return head_.file_name && !head_.file_name->empty(); }
    bool writable() {
        if (file_) return true;
        error_ = Error{ErrorCode::unavailable, "The file could not be stored. Try again later.",
                       "upload directory"};
        return false;
    }

    FormData& out_;
    UploadFiles& files_;
    std::size_t max_fields_;
    std::size_t count_ = 0;
    PartHead head_;
    std::string text_;
    std::uint64_t size_ = 0;
    std::filesystem::path path_;
    std::ofstream file_;
    Error error_{ErrorCode::invalid_input, {}};
};

const std::string& first(const std::vector<std::pair<std::string, std::string>>& all, std::string_view name) {
    for (const auto& [key, value] : all)
        if (key == name) return value;
    return none;
}

}  // namespace

BodySource::Piece TextBody::read(std::string& out) {
    out.append(text_);
    text_.clear();
    return Piece::end;
}

const std::string& HttpRequest::header(std::string_view name) const { return first(headers, name); }
const std::string& HttpRequest::cookie(std::string_view name) const { return first(cookies, name); }

Result<std::string> HttpRequest::read_body(std::uint64_t max) {
    std::string all;
    if (!body) return all;
    auto done = read_all(*body, max, [&](std::string_view piece) -> Result<void> {
        all.append(piece);
        return {};
    });
    if (!done) return std::move(done).error();
    return all;
}

Result<FormData> HttpRequest::read_form(std::uint64_t max_bytes, std::size_t max_fields,
                                        const std::filesystem::path& upload_dir) {
    FormData data;
    if (!body) return data;
    const auto& type = header("content-type");
    if (equal_ignoring_case(trim_blanks(std::string_view(type).substr(0, type.find(';'))),
                            "application/x-www-form-urlencoded")) {
        auto text = read_body(max_bytes);
        if (!text) return std::move(text).error();
        const auto fields = static_cast<std::size_t>(std::count(text->begin(), text->end(), '&')) + 1;
        if (fields > max_fields) return too_large("more fields than " + std::to_string(max_fields));
        if (!decode_fields(*text, max_fields, data.form)) return malformed("encoding of the fields");
        return data;
    }
    const auto boundary = form_boundary(type);
    if (!boundary) return malformed("content type");
    auto files = std::make_shared<UploadFiles>(upload_dir);
    FormSink sink(data, *files, max_fields);
    MultipartParser parser(*boundary, sink);
    auto state = MultipartParser::State::more;
    auto done = read_all(*body, max_bytes, [&](std::string_view piece) -> Result<void> {
        state = parser.feed(piece);
        if (state == MultipartParser::State::malformed) return malformed("multipart syntax");
        if (state == MultipartParser::State::stopped) return sink.error();
        return {};
    });
    if (!done) return std::move(done).error();
    if (state != MultipartParser::State::done) return malformed("multipart without its end");
    files_ = std::move(files);
    return data;
}

}  // namespace plenaria::host
