// SPDX-License-Identifier: EUPL-1.2
#include "web/page_cache.hpp"

#include <gtest/gtest.h>

namespace plenaria::host {
namespace {

std::shared_ptr<const HttpResponse> page(std::string body) {
    HttpResponse response;
    response.body = std::move(body);
    return std::make_shared<const HttpResponse>(std::move(response));
}

TEST(PageCache, AChangeEmptiesItAtOnce) {
    PageCache cache(1000);
    cache.keep("/wall/1 en", cache.snapshot({"wall/1"}), page("64"));
    cache.keep("/wall/2 en", cache.snapshot({"wall/2"}), page("8"));
    ASSERT_EQ(cache.find("/wall/1 en")->body, "64");

    cache.invalidate("wall/1");

    EXPECT_EQ(cache.find("/wall/1 en"), nullptr);
    EXPECT_EQ(cache.find("/wall/2 en")->body, "8");
}

TEST(PageCache, APageMadeFromDataThatChangedMeanwhileIsNotKept) {
    PageCache cache(1000);
    const auto before = cache.snapshot({"wall/1"});
    cache.invalidate("wall/1");

    cache.keep("/wall/1 en", before, page("64"));

    EXPECT_EQ(cache.find("/wall/1 en"), nullptr);
}

TEST(PageCache, StaysWithinItsBoundAndDropsWhatWasUsedLeastLately) {
    PageCache cache(800);
    const auto none = cache.snapshot({"t"});
    for (const char* key : {"a", "b", "c", "d", "e", "f", "g", "h"})
        cache.keep(key, none, page(std::string(100, 'x')));
    ASSERT_NE(cache.find("a"), nullptr);

    cache.keep("i", none, page(std::string(100, 'x')));

    EXPECT_NE(cache.find("a"), nullptr);
    EXPECT_EQ(cache.find("b"), nullptr);
    cache.keep("huge", none, page(std::string(101, 'x')));
    EXPECT_EQ(cache.find("huge"), nullptr);
}

}  // namespace
}  // namespace plenaria::host
