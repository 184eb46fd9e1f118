// SPDX-License-Identifier: EUPL-1.2
#include "http/static_files.hpp"
#include "http/response_writer.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace plenaria::host::test {
namespace {

class Static : public testing::Test {
protected:
    Static()
        : dir_(std::filesystem::temp_directory_path() / ("plenaria-static-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(dir_ / "css");
        std::filesystem::create_directories(dir_ / "js");
        write("css/plenaria.css", "body{color:#123}");
        write("css/plenaria.css.br", "<brotli>");
        write("css/plenaria.css.gz", "<gzip>");
        write("logo.svg", "<svg/>");
    }
    ~Static() override { std::filesystem::remove_all(dir_); }
    void write(const std::string& name, std::string_view text) { std::ofstream(dir_ / name) << text; }

    static HttpRequest get(const std::string& path, const std::string& encodings = {}) {
        HttpRequest request;
        request.path = path;
        if (!encodings.empty()) request.headers.emplace_back("accept-encoding", encodings);
        return request;
    }
    static std::string header(const HttpResponse& response, std::string_view name) {
        for (const auto& [each, value] : response.headers)
            if (each == name) return value;
        return {};
    }

    std::filesystem::path dir_;
};

TEST_F(Static, AnAddressHoldsTheBeginningOfTheHash) {
    const StaticFiles files(dir_);
    EXPECT_EQ(files.url("css/plenaria.css"), "/assets/css/plenaria.dcdba4b8.css");  // sha256sum
    EXPECT_THROW((void)files.url("css/missing.css"), std::out_of_range);
    EXPECT_THROW((void)files.url("css/plenaria.css.br"), std::out_of_range);
}

TEST_F(Static, IsServedForAYearWithItsType) {
    const StaticFiles files(dir_);
    const auto response = files.serve(get(files.url("css/plenaria.css")));

    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(*response.shared_body, "body{color:#123}");
    EXPECT_EQ(header(response, "Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(header(response, "Content-Type"), "text/css; charset=utf-8");
    EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(header(response, "Vary"), "Accept-Encoding");
    EXPECT_EQ(header(files.serve(get(files.url("logo.svg"))), "Content-Type"), "image/svg+xml");
}

TEST_F(Static, IsCompressedAsTheReaderAccepts) {
    const StaticFiles files(dir_);
    const auto url = files.url("css/plenaria.css");
    const auto coding = [&](const std::string& accepted) {
        return header(files.serve(get(url, accepted)), "Content-Encoding");
    };

    EXPECT_EQ(coding("gzip, deflate, br"), "br");
    EXPECT_EQ(coding("GZIP"), "gzip");
    EXPECT_EQ(coding("br;q=0, gzip;q=0.5"), "gzip");
    EXPECT_EQ(coding("brown"), "");
    EXPECT_EQ(coding(""), "");
    EXPECT_EQ(*files.serve(get(url, "br")).shared_body, "<brotli>");
    EXPECT_EQ(header(files.serve(get(files.url("logo.svg"), "br, gzip")), "Content-Encoding"), "");
}

TEST_F(Static, IsNotSentAgainToWhoHasIt) {
    const StaticFiles files(dir_);
    auto request = get(files.url("css/plenaria.css"));
    const auto etag = header(files.serve(request), "ETag");
    request.headers.emplace_back("if-none-match", "\"other\", W/" + etag);

    const auto response = files.serve(request);

    EXPECT_EQ(response.status, 304);
    EXPECT_EQ(response.shared_body, nullptr);
    EXPECT_EQ(header(response, "ETag"), etag);
    EXPECT_NE(header(files.serve(get(request.path, "br")), "ETag"), etag);
}

TEST_F(Static, AnythingElseIsNotFound) {
    const StaticFiles files(dir_);
    for (const auto* path : {"/assets/css/plenaria.css", "/assets/css/plenaria.00000000.css", "/assets/",
                             "/assets/css", "/assets/../../etc/passwd"})
        EXPECT_EQ(files.serve(get(path)).status, 404) << path;
}

TEST_F(Static, AWorkerMayStandBeforePagesAndAskForThemAndNothingElseMay) {
    write("js/door.worker.js", "1");
    write("js/door.js", "1");
    const StaticFiles files(dir_);
    const auto worker = files.serve(get(files.url("js/door.worker.js")));
    EXPECT_EQ(header(worker, "Service-Worker-Allowed"), "/");
    EXPECT_EQ(header(worker, "Content-Security-Policy"),
              "default-src 'none'; connect-src 'self'; frame-ancestors 'none'");
    const auto script = files.serve(get(files.url("js/door.js")));
    EXPECT_EQ(header(script, "Service-Worker-Allowed"), "");
    EXPECT_EQ(header(script, "Content-Security-Policy"), loads_nothing);
}

TEST_F(Static, IsReadOnly) {
    const StaticFiles files(dir_);
    auto request = get(files.url("logo.svg"));
    request.method = "POST";
    EXPECT_EQ(files.serve(request).status, 405);
    request.method = "HEAD";
    EXPECT_EQ(files.serve(request).status, 200);
}

TEST(StaticFiles, AFolderThatLacksHasNoFiles) {
    EXPECT_THROW((void)StaticFiles("/nonexistent").url("a.css"), std::out_of_range);
}

}  // namespace
}  // namespace plenaria::host::test
