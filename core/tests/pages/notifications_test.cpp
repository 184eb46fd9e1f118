// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "news_house.hpp"

namespace plenaria::host {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class NotificationsTest : public NewsTest {
protected:
    std::vector<std::string> shown(const Actor& who, int offset = 0, int limit = 30) {
        return read([&](UnitOfWork& uow) {
            std::vector<std::string> texts;
            for (const auto& one : notifications_of(uow, who, offset, limit))
                texts.push_back((one.unread ? "* " : "") + one.notification.message);
            return texts;
        });
    }
};
PLENARIA_BOTH_ENGINES(NotificationsTest);

TEST_P(NotificationsTest, ThePageShowsTheNewestFirstAndWhatIsNew) {
    const auto id = person("ana@example.org", "UTC");
    tell(id, "One");
    tell(id, "Two");
    write([&](UnitOfWork& uow) { mark_all_seen(uow, reader(id)); });
    tell(id, "Three");

    EXPECT_THAT(shown(reader(id)), ElementsAre("* Three", "Two", "One"));
    EXPECT_THAT(shown(reader(id), 1, 1), ElementsAre("Two"));
}

TEST_P(NotificationsTest, NobodySeesWhatIsForSomebodyElse) {
    const auto ana = person("ana@example.org", "UTC");
    const auto eve = person("eve@example.org", "UTC");
    tell(ana, "For Ana");
    tell_all_who_may("a.view", "For whoever may view");
    tell_all_who_may("a.decide", "For whoever may decide");

    EXPECT_THAT(shown(reader(ana)), ElementsAre("* For whoever may view", "* For Ana"));
    EXPECT_THAT(shown(reader(eve)), ElementsAre("* For whoever may view"));
    EXPECT_THAT(shown({.kind = Actor::Kind::account, .id = eve}), IsEmpty());
}

TEST_P(NotificationsTest, ReadingByOneLeavesItNewForTheOther) {
    const auto ana = person("ana@example.org", "UTC");
    const auto eve = person("eve@example.org", "UTC");
    tell_all_who_may("a.view", "News");
    write([&](UnitOfWork& uow) { mark_all_seen(uow, reader(ana)); });

    EXPECT_THAT(shown(reader(ana)), ElementsAre("News"));
    EXPECT_THAT(shown(reader(eve)), ElementsAre("* News"));
}

}  // namespace
}  // namespace plenaria::host
