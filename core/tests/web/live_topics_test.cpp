// SPDX-License-Identifier: EUPL-1.2
#include "web/live_topics.hpp"

#include <sys/socket.h>

#include <gtest/gtest.h>

#include <plenaria/live.hpp>
#include <plenaria/testing/database.hpp>
#include <plenaria/testing/engines.hpp>

#include "db/rights_tag.hpp"

namespace plenaria::host {
namespace {

/// What a browser hears; what it holds ends with the stream.
class Ear {
public:
    Ear(EventStreams& streams, HttpResponse response) {
        int pair[2];
        EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
        reader_ = Socket(pair[0]);
        EXPECT_TRUE(streams.add(response.event_channel, Socket(pair[1]), "",
                                {.greeting = std::move(response.event_greeting),
                                 .held = std::move(response.event_held),
                                 .owner = std::move(response.event_owner)}));
    }
    /// The next event; empty once the stream has ended.
    std::string next() const {
        std::string event;
        for (char c = 0; !event.ends_with("\n\n") && ::recv(reader_.fd(), &c, 1, 0) == 1;) event += c;
        return event;
    }

private:
    Socket reader_;
};

class LiveTopicsTest : public testing::TestWithParam<Engine> {
protected:
    LiveTopicsTest() { topics_.send_through(streams_); }

    Ear listen(const std::string& topic, const Actor& who) { return {streams_, *topics_.open(topic, who)}; }
    /// As a commit of another host is.
    void tell_elsewhere(const std::string& topic) {
        ASSERT_TRUE(database_.db()
                        .write([&](UnitOfWork& uow) -> Result<void> {
                            tell(uow, topic);
                            return {};
                        })
                        .has_value());
    }

    Actor ana_{.kind = Actor::Kind::account, .id = "ANA"};
    Actor lucia_{.kind = Actor::Kind::account, .id = "LUCIA"};
    Actor visitor_{.address = "192.0.2.7"};
    test::TestDatabase database_{GetParam()};
    EventStreams streams_;
    LiveTopics topics_{database_.db(), {.per_person = 2, .per_address = 1}};
};
PLENARIA_BOTH_ENGINES(LiveTopicsTest);

TEST_P(LiveTopicsTest, TheFirstEventIsTheNumberAndEachChangeTheNext) {
    tell_elsewhere("t.floor/1");
    const auto ear = listen("t.floor/1", ana_);
    EXPECT_EQ(ear.next(), "data: 1\n\n");
    tell_elsewhere("t.floor/1");
    topics_.look(true);
    EXPECT_EQ(ear.next(), "data: 2\n\n");
}

TEST_P(LiveTopicsTest, WhatThisHostCommittedIsToldWithoutAskingForTheRest) {
    const auto ear = listen("t.floor/1", ana_);
    const auto other = listen("t.floor/2", ana_);
    EXPECT_EQ(ear.next() + other.next(), "data: 0\n\ndata: 0\n\n");
    tell_elsewhere("t.floor/1");
    tell_elsewhere("t.floor/2");
    EXPECT_FALSE(topics_.changed({"events.wall", "live/t.floor/3"})) << "nobody listens to these";
    EXPECT_TRUE(topics_.changed({"live/t.floor/1"}));
    topics_.look(false);
    EXPECT_EQ(ear.next(), "data: 1\n\n");
    tell_elsewhere("t.floor/2");
    topics_.look(true);
    EXPECT_EQ(other.next(), "data: 2\n\n") << "and 1 was never sent";
}

TEST_P(LiveTopicsTest, MoreTopicsThanOneQuestionNamesAreAllTold) {
    std::vector<Ear> ears;
    for (int i = 0; i < 20; ++i) {
        const auto number = std::to_string(i);
        ears.push_back(listen("t.floor/" + number, {.kind = Actor::Kind::link, .id = number}));
        EXPECT_EQ(ears.back().next(), "data: 0\n\n");
    }
    for (int i = 0; i < 20; ++i) tell_elsewhere("t.floor/" + std::to_string(i));
    topics_.look(true);
    for (const auto& ear : ears) EXPECT_EQ(ear.next(), "data: 1\n\n");
}

TEST_P(LiveTopicsTest, AnAccountThatLosesRightsHearsNoMoreAndOthersGoOn) {
    const auto ana = listen("t.floor/1", ana_);
    const auto lucia = listen("t.floor/1", lucia_);
    EXPECT_EQ(ana.next() + lucia.next(), "data: 0\n\ndata: 0\n\n");
    ASSERT_TRUE(database_.db()
                    .write([&](UnitOfWork& uow) -> Result<void> {
                        uow.invalidate(rights_tag("ANA"));
                        return {};
                    })
                    .has_value());
    topics_.look(true);
    EXPECT_EQ(ana.next(), "");
    tell_elsewhere("t.floor/1");
    topics_.look(true);
    EXPECT_EQ(lucia.next(), "data: 1\n\n");
}

TEST_P(LiveTopicsTest, APersonAndAnAddressHoldSoManyStreamsAndNoMore) {
    const auto one = topics_.open("t.floor/1", ana_), two = topics_.open("t.floor/2", ana_);
    EXPECT_EQ(topics_.open("t.floor/1", ana_).error().code, ErrorCode::too_many);
    EXPECT_TRUE(topics_.open("t.floor/1", lucia_).has_value());
    {
        const auto anonymous = topics_.open("t.floor/1", visitor_);
        EXPECT_EQ(topics_.open("t.floor/1", visitor_).error().code, ErrorCode::too_many);
        EXPECT_EQ(topics_.listeners(), 3U);
    }
    EXPECT_TRUE(topics_.open("t.floor/1", visitor_).has_value()) << "the first one has gone";
}

TEST_P(LiveTopicsTest, WhatAStoppedPluginNamedEnds) {
    const auto stopped = listen("gone.floor/1", ana_);
    const auto running = listen("t.floor/1", ana_);
    EXPECT_EQ(stopped.next() + running.next(), "data: 0\n\ndata: 0\n\n");
    topics_.end_unless([](std::string_view plugin) { return plugin == "t"; });
    EXPECT_EQ(stopped.next(), "");
    tell_elsewhere("t.floor/1");
    topics_.look(true);
    EXPECT_EQ(running.next(), "data: 1\n\n");
}

}  // namespace
}  // namespace plenaria::host
