// SPDX-License-Identifier: EUPL-1.2
// Forms as they are sent: fields, files, and everything that is no form.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "http/message.hpp"
#include "http/multipart.hpp"

namespace plenaria::host::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

/// A body that comes in pieces of `size` bytes.
class PieceBody final : public BodySource {
public:
    PieceBody(std::string text, std::size_t size) : text_(std::move(text)), size_(size) {}
    Piece read(std::string& out) override {
        out.append(text_, at_, size_);
        at_ += size_;
        return at_ < text_.size() ? Piece::some : Piece::end;
    }

private:
    std::string text_;
    std::size_t size_;
    std::size_t at_ = 0;
};

class Form : public testing::Test {
protected:
    Form() : dir_(std::filesystem::temp_directory_path() / ("plenaria-form-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(dir_);
    }
    ~Form() override { std::filesystem::remove_all(dir_); }

    static HttpRequest request(const std::string& type, std::string body, std::size_t piece = 1 << 16) {
        HttpRequest request;
        request.method = "POST";
        request.headers = {{"content-type", type}};
        request.body = std::make_shared<PieceBody>(std::move(body), piece);
        return request;
    }
    static HttpRequest multipart(std::string body, std::size_t piece = 1 << 16) {
        return request("multipart/form-data; boundary=XX", std::move(body), piece);
    }
    Result<FormData> read(HttpRequest request, std::size_t max_fields = 100) {
        return request.read_form(1'000'000, max_fields, dir_);
    }
    [[nodiscard]] std::ptrdiff_t files_left() const {
        return std::distance(std::filesystem::directory_iterator(dir_), {});
    }

    std::filesystem::path dir_;
};

std::string part(const std::string& head, const std::string& body) {
    return "--XX\r\n" + head + "\r\n\r\n" + body + "\r\n";
}
std::string field(const std::string& name, const std::string& value) {
    return part("Content-Disposition: form-data; name=\"" + name + "\"", value);
}
std::string file(const std::string& name, const std::string& value) {
    return part(
        "Content-Disposition: form-data; name=\"f\"; filename=\"" + name + "\"\r\nContent-Type: text/plain",
        value);
}

TEST_F(Form, UrlEncodedFieldsAreDecodedInOrderOfNames) {
    auto data = read(
        request("application/x-www-form-urlencoded; charset=UTF-8", "b=%C3%A9+%2B&a=1&a=2&&empty=&bare"));

    ASSERT_TRUE(data);
    EXPECT_THAT(data->form, ElementsAre(Pair("a", "1"), Pair("a", "2"), Pair("b", "é +"), Pair("bare", ""),
                                        Pair("empty", "")));
}

TEST_F(Form, NoBodyIsAnEmptyForm) {
    HttpRequest request;
    auto data = request.read_form(10, 10, dir_);
    ASSERT_TRUE(data);
    EXPECT_THAT(data->form, IsEmpty());
}

TEST_F(Form, UrlEncodedNonsenseIsInvalid) {
    for (const auto* body : {"a=%", "a=%4", "a=%zz", "a=%ff", "a=%00", "%c3=1"}) {
        const auto data = read(request("application/x-www-form-urlencoded", body));
        ASSERT_FALSE(data) << body;
        EXPECT_EQ(data.error().code, ErrorCode::invalid_input);
    }
}

TEST_F(Form, AHundredAndOneFieldsAreTooMany) {
    std::string body = "a=1";
    for (int i = 0; i < 99; ++i) body += "&a=1";
    EXPECT_TRUE(read(request("application/x-www-form-urlencoded", body)));
    const auto data = read(request("application/x-www-form-urlencoded", body + "&a=1"));
    ASSERT_FALSE(data);
    EXPECT_EQ(data.error().code, ErrorCode::too_large);
}

TEST_F(Form, AValueOf300KibibytesIsRead) {
    auto data = read(multipart(field("statement", std::string(300 * 1024, 'x')) + "--XX--\r\n"));
    ASSERT_TRUE(data);
    EXPECT_EQ(data->form.find("statement")->second.size(), 300U * 1024);
}

TEST_F(Form, PartsAreTheSameInPiecesOfAnySize) {
    const std::string bytes("\r\n--X\r\n--XY\0\r\n\r", 15);
    const auto body =
        field("title", "Déclaration") + field("", "") + file("minutes.txt", bytes) + "--XX--\r\n";
    for (std::size_t piece = 1; piece < body.size() + 2; ++piece) {
        // "--XX" must not occur in the bytes; "--XY" may.
        auto sent = multipart(body, piece);
        auto data = sent.read_form(1'000'000, 10, dir_);

        ASSERT_TRUE(data) << piece << ' ' << data.error().detail;
        EXPECT_THAT(data->form, ElementsAre(Pair("", ""), Pair("title", "Déclaration")));
        ASSERT_EQ(data->uploads.size(), 1U);
        EXPECT_EQ(data->uploads[0].size, bytes.size());
        std::ifstream stored(data->uploads[0].path, std::ios::binary);
        EXPECT_EQ(std::string((std::istreambuf_iterator<char>(stored)), {}), bytes);
    }
}

TEST_F(Form, AnUploadLivesAsLongAsItsRequestAndIsReadableByUsOnly) {
    {
        auto sent = multipart(file("a.txt", "abc") + "--XX--");
        auto data = sent.read_form(1000, 10, dir_);
        ASSERT_TRUE(data);
        EXPECT_EQ(data->uploads[0].field, "f");
        EXPECT_EQ(data->uploads[0].content_type, "text/plain");
        EXPECT_EQ(data->uploads[0].path.parent_path(), dir_);
        struct stat status {};
        ASSERT_EQ(::stat(data->uploads[0].path.c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 0777U, 0600U);
        EXPECT_EQ(files_left(), 1);
    }
    EXPECT_EQ(files_left(), 0);
}

TEST_F(Form, AFileFieldLeftEmptyIsNoUpload) {
    auto data = read(multipart(part("Content-Disposition: form-data; name=\"f\"; filename=\"\"\r\n"
                                    "Content-Type: application/octet-stream",
                                    "") +
                               "--XX--\r\n"));
    ASSERT_TRUE(data);
    EXPECT_THAT(data->uploads, IsEmpty());
    EXPECT_THAT(data->form, IsEmpty());
}

TEST_F(Form, OnlyTheLastSegmentOfAFileNameIsKept) {
    const std::pair<const char*, const char*> names[] = {
        {"a.txt", "a.txt"},
        {"../../etc/passwd", "passwd"},
        {"C:\\Users\\me\\b.txt", "b.txt"},
        {"/etc/", "file"},
        {"..", "file"},
        {".htaccess", "htaccess"},
        {"a%22b.txt", "a\"b.txt"},
        {"a\\\"b.txt", "a\"b.txt"},
        {"déjà vu.txt", "déjà vu.txt"},
        {"a%0D%0Ab.txt", "a%0D%0Ab.txt"},
    };
    for (const auto& [sent, kept] : names) {
        auto data = read(multipart(file(sent, "x") + "--XX--\r\n"));
        ASSERT_TRUE(data) << sent;
        EXPECT_EQ(data->uploads.at(0).name, kept);
    }
}

TEST_F(Form, BrokenPartsAreInvalidAndLeaveNoFile) {
    using namespace std::string_literals;
    const std::string bodies[] = {
        "",
        "--XX--",
        "preamble\r\n--XX--",
        "--XX",
        field("a", "1"),                               // no end
        field("a", "1") + "--XX-",                     // half an end
        field("a", "1") + "--XX--\r\nmore",            // something behind the end
        file("a.txt", "abc"),                          // truncated behind a file
        file("a.txt", "abc") + "--XX\r\nContent-Dis",  // truncated in a head
        file("a.txt", "abc") + part("X: 1", "no disposition") + "--XX--",
        part("Content-Disposition: form-data", "no name") + "--XX--",
        part("Content-Disposition: attachment; name=\"a\"", "1") + "--XX--",
        part("Content-Disposition: form-data; name=\"a\"; name=\"b\"", "1") + "--XX--",
        part("Content-Disposition: form-data; name=\"a", "1") + "--XX--",
        part("Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"",
             "1") +
            "--XX--",
        part("Content-Disposition: form-data; name=\"a\"; filename=\"x\"; filename=\"y\"", "1") + "--XX--",
        part("Content-Disposition: form-data; name=\"a\"; filename*=UTF-8''x", "1") + "--XX--",
        part("Content-Disposition: form-data; name=\"a\"; filename=\"x\ry\"", "1") + "--XX--",
        part("Content-Disposition: form-data; name=\"a\"; filename=\"x\0y\""s, "1") + "--XX--",
        part("Content-Disposition: form-data; name=\"a\"; filename=\"x\r\n y\"", "1") + "--XX--",
        part("Content-Disposition: form-data; name=\"a\"; filename=\"\xff\"", "1") + "--XX--",
        part("Content-Disposition: form-data; name=\"a\"; filename=\"" + std::string(300, 'n') + "\"", "1") +
            "--XX--",
        part("Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64", "MQ==") +
            "--XX--",
        part("Content-Disposition: form-data; name=\"a\"\r\nX: " + std::string(5000, 'x'), "1") + "--XX--",
        part("Content-Disposition: form-data; name=\"a\"; filename=\"\"", "bytes without a name") + "--XX--",
        field("a", "\xff") + "--XX--",
        field("a", "nul \0"s) + "--XX--",
        "--XX \r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--XX--",
        "--XX\nContent-Disposition: form-data; name=\"a\"\n\n1\n--XX--",
        "--XXX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--XXX--",
    };
    for (const auto& body : bodies) {
        const auto data = read(multipart(body));
        if (body == "--XX--") {
            EXPECT_FALSE(data && !data->form.empty());
            continue;
        }
        ASSERT_FALSE(data) << body;
        EXPECT_EQ(data.error().code, ErrorCode::invalid_input) << body;
        EXPECT_EQ(files_left(), 0) << body;
    }
}

TEST_F(Form, AContentTypeWithoutAUsableBoundaryIsInvalid) {
    for (const std::string type :
         {"", "text/plain", "multipart/form-data",
          "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
          "multipart/mixed; boundary=XX", "multipart/form-data; boundary=\"a b \"",
          "multipart/form-data; boundary=X; boundary=X", "multipart/form-data; boundary=\"XX"}) {
        const auto data = read(request(type, field("a", "1") + "--XX--"));
        ASSERT_FALSE(data) << type;
        EXPECT_EQ(data.error().code, ErrorCode::invalid_input);
    }
    EXPECT_FALSE(form_boundary("multipart/form-data; boundary=" + std::string(71, 'b')));
    EXPECT_TRUE(form_boundary("multipart/form-data; boundary=" + std::string(70, 'b')));
}

TEST_F(Form, MorePartsThanAllowedAreTooMany) {
    std::string body;
    for (int i = 0; i < 5000; ++i) body += field("a", "1");
    const auto data = read(multipart(body + "--XX--"));
    ASSERT_FALSE(data);
    EXPECT_EQ(data.error().code, ErrorCode::too_large);
}

TEST_F(Form, MoreBytesThanAllowedAreTooLargeAndLeaveNoFile) {
    {
        auto sent = multipart(file("a.bin", std::string(200'000, 'x')) + "--XX--", 1000);
        const auto data = sent.read_form(100'000, 10, dir_);
        ASSERT_FALSE(data);
        EXPECT_EQ(data.error().code, ErrorCode::too_large);
    }
    EXPECT_EQ(files_left(), 0);
}

TEST_F(Form, AFolderThatCannotBeWrittenIsUnavailable) {
    dir_ /= "missing";
    const auto data = read(multipart(file("a.txt", "x") + "--XX--"));
    ASSERT_FALSE(data);
    EXPECT_EQ(data.error().code, ErrorCode::unavailable);
}

}  // namespace
}  // namespace plenaria::host::test
