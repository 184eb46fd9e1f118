// SPDX-License-Identifier: EUPL-1.2
// Twenty thousand damaged requests, the same ones each time: none crashes, none is read in two ways.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "fuzz_bodies.hpp"

namespace plenaria::host::test {
namespace {

const std::vector<std::string> pieces = {"\r\n",
                                         "\n",
                                         "\r",
                                         "\r\n\r\n",
                                         " ",
                                         "\t",
                                         ":",
                                         ",",
                                         ";",
                                         "=",
                                         "\"",
                                         "\\",
                                         "/",
                                         "%2e",
                                         "%00",
                                         "..",
                                         "*",
                                         "0",
                                         "-",
                                         "chunked",
                                         "Content-Length: 5",
                                         "Transfer-Encoding: chunked",
                                         "Host: a",
                                         "HTTP/1.0",
                                         "--XX",
                                         "--XX--",
                                         "name=\"a\"",
                                         "filename=\"../b\"",
                                         std::string(1, '\0'),
                                         "\xff",
                                         "=?",
                                         "ffffffff",
                                         std::string(300, 'a')};

std::string mutate(std::string text, std::mt19937& random) {
    const auto below = [&](std::size_t end) { return end == 0 ? 0 : random() % end; };
    for (auto rounds = 1 + below(4); rounds > 0; --rounds) {
        const auto at = below(text.size());
        switch (below(5)) {
            case 0:
                text.insert(at, pieces[below(pieces.size())]);
                break;
            case 1:
                text.erase(at, 1 + below(8));
                break;
            case 2:
                if (!text.empty()) text[at] = static_cast<char>(random() & 0xffU);
                break;
            case 3:
                text.insert(at, text.substr(below(text.size()), below(40)));
                break;
            default:
                text.resize(at);
                break;
        }
    }
    return text;
}

template <class Check>
void mutate_all(const std::vector<std::string>& seeds, Check check) {
    std::mt19937 random(20190701);
    for (int i = 0; i < 10'000; ++i) check(mutate(seeds[static_cast<std::size_t>(i) % seeds.size()], random));
}

TEST(Mutations, OfHeadsAndChunksAreReadInOneWayOrRefused) {
    mutate_all(
        {"GET /a/b?c=d&e=%20f HTTP/1.1\r\nHost: localhost:80\r\nCookie: a=1; b=2\r\nConnection: "
         "close\r\n\r\n",
         "POST /%C3%A9 HTTP/1.1\r\nHost: [::1]\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1a\r\n"
         "abcdefghijklmnopqrstuvwxyz\r\n0\r\n\r\nGET / HTTP/1.1\r\n",
         "PUT http://a/ HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\nabc"},
        fuzz_head);
}

TEST(Mutations, OfMultipartFormsAreReadInOneWayOrRefused) {
    mutate_all({"--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--XX--\r\n",
                "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\nContent-Type: "
                "text/plain\r\n\r\n"
                "line\r\n--X\r\n-\r\n--XX\r\nContent-Disposition: form-data; name=b\r\n\r\n\r\n--XX--"},
               fuzz_multipart);
}

}  // namespace
}  // namespace plenaria::host::test
