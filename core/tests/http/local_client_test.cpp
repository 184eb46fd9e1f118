// SPDX-License-Identifier: EUPL-1.2
#include "http/local_client.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include "running.hpp"

namespace plenaria::host::test {
namespace {

class LocalClient : public testing::Test {
protected:
    LocalClient() {
        std::string folder = "/tmp/plenaria-client-XXXXXX";
        path_ = std::filesystem::path(::mkdtemp(folder.data())) / "control.sock";
        options_.address = "unix:" + path_.string();
    }
    ~LocalClient() override { std::filesystem::remove_all(path_.parent_path()); }

    HttpOptions options_ = patient();
    std::filesystem::path path_;
};

TEST_F(LocalClient, PostsAndReadsTheWholeAnswer) {
    const std::string large(1'000'000, 'x');
    const Running running(options_, [&](HttpRequest& request) {
        const auto body = request.read_body(1000);
        return text(request.path + ' ' + *body + ' ' + request.header("content-type") + ' ' + large);
    });

    EXPECT_EQ(post_over_socket(path_, "/command", "{}"), "/command {} application/json " + large);
}

TEST_F(LocalClient, AnotherStatusIsNoAnswer) {
    const Running running(options_, [](HttpRequest&) {
        auto response = text("no");
        response.status = 400;
        return response;
    });

    EXPECT_EQ(post_over_socket(path_, "/command", "{}"), std::nullopt);
}

TEST_F(LocalClient, WhereNobodyListensThereIsNoAnswer) {
    EXPECT_EQ(post_over_socket(path_, "/command", "{}"), std::nullopt);
}

}  // namespace
}  // namespace plenaria::host::test
