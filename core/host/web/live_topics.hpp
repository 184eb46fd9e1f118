// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/web/live_topics.hpp
/// Who listens to what (plenaria/live.hpp), and the numbers that they are told.
/// docs/decisions/0056-pages-that-notice.md

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>
#include <plenaria/result.hpp>

#include "http/event_streams.hpp"
#include "http/message.hpp"

namespace plenaria::host {

/// Open streams of one account or link, over all its browsers; and of visitors without one from one address,
/// behind which a whole conference may be.
struct LiveLimits {
    std::size_t per_person = 20;
    std::size_t per_address = 2'000;
};

/// Thread-safe.
class LiveTopics {
public:
    /// How often a host on which somebody listens asks what other hosts have told.
    static constexpr std::chrono::milliseconds look_every{250};

    explicit LiveTopics(Database& db, LiveLimits limits = {}) : db_(db), limits_(limits) {}

    /// Before the first request. @param streams outlives all calls.
    void send_through(EventStreams& streams) { streams_ = &streams; }

    /// The answer that keeps the connection. Its first event is the number of the topic.
    /// @return too_many when this person holds as many as one may; unavailable without the database.
    Result<HttpResponse> open(std::string_view topic, const Actor& who);
    /// After a commit of this host. @return whether look() has something to tell.
    bool changed(const std::vector<std::string>& tags);
    /// Tells what changed() named; and what other hosts have told, if `others`. Costs nothing while nobody
    /// listens.
    void look(bool others);
    /// Ends the streams of plugins that do not run.
    void end_unless(const std::function<bool(std::string_view plugin)>& runs);
    [[nodiscard]] std::size_t listeners() const;

private:
    struct Counted {
        std::size_t holders = 0;
        std::int64_t number = -1;  // told last; -1: not read yet
        std::string owner = {};    // whose rights it stands for; empty: a topic
    };
    /// Shared with the streams, which may end after this object.
    struct Table {
        mutable std::mutex mutex;
        std::map<std::string, Counted, std::less<>> tags;
        std::map<std::string, std::size_t, std::less<>> owners;
        std::set<std::string> changed;
    };
    class Held;
    using Numbers = std::map<std::string, std::int64_t>;

    Result<Numbers> numbers_of(const std::set<std::string>& tags);
    void tell(const std::string& tag, const std::string& owner, std::int64_t number);

    Database& db_;
    const LiveLimits limits_;
    EventStreams* streams_ = nullptr;
    std::shared_ptr<Table> table_ = std::make_shared<Table>();
};

}  // namespace plenaria::host
