// SPDX-License-Identifier: EUPL-1.2
#include "web/live_topics.hpp"

#include <array>
#include <utility>

#include <plenaria/live.hpp>
#include <plenaria/sql.hpp>

#include "db/rights_tag.hpp"

namespace plenaria::host {

namespace {

/// Tags that one question to the database names; the text of a query is a literal.
constexpr std::size_t tags_at_once = 8;

std::string owner_of(const Actor& who) {
    switch (who.kind) {
        case Actor::Kind::account:
            return "account/" + who.id;
        case Actor::Kind::link:
            return "link/" + who.id;
        default:
            return "address/" + who.address;
    }
}

}  // namespace

/// One listener's part in the table; gives it back when the stream has ended.
class LiveTopics::Held {
public:
    Held(std::shared_ptr<Table> table, std::set<std::string> tags, std::string owner)
        : table_(std::move(table)), tags_(std::move(tags)), owner_(std::move(owner)) {}
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;
    ~Held() {
        const std::lock_guard lock(table_->mutex);
        for (const auto& tag : tags_)
            if (const auto at = table_->tags.find(tag); --at->second.holders == 0) table_->tags.erase(at);
        if (const auto at = table_->owners.find(owner_); --at->second == 0) table_->owners.erase(at);
    }

private:
    std::shared_ptr<Table> table_;
    std::set<std::string> tags_;
    std::string owner_;
};

Result<HttpResponse> LiveTopics::open(std::string_view topic, const Actor& who) {
    const auto tag = std::string(live_tag_prefix) + std::string(topic);
    const auto owner = owner_of(who);
    const bool is_account = who.kind == Actor::Kind::account;
    std::set<std::string> tags{tag};
    if (is_account) tags.insert(rights_tag(who.id));
    std::shared_ptr<Held> held;
    {
        const std::lock_guard lock(table_->mutex);
        auto& open = table_->owners[owner];
        if (open >= (owner.starts_with("address/") ? limits_.per_address : limits_.per_person))
            return Error{ErrorCode::too_many, "Too many pages are open that show changes by themselves."};
        ++open;
        for (const auto& each : tags) {
            auto& counted = table_->tags[each];
            ++counted.holders;
            if (each != tag) counted.owner = owner;
        }
        held = std::make_shared<Held>(table_, tags, owner);
    }
    // Read after the topic is watched: what is told from now on reaches this listener.
    auto numbers = numbers_of(tags);
    if (!numbers) return std::move(numbers).error();
    {
        const std::lock_guard lock(table_->mutex);
        // A number that somebody was told already changes in look() only, which tells all of them.
        for (const auto& [each, number] : *numbers)
            if (auto& counted = table_->tags.at(each); counted.number < 0) counted.number = number;
    }
    HttpResponse response;
    response.event_channel = topic;
    response.event_owner = owner;
    response.event_held = held;
    response.event_greeting = [table = table_, tag] {
        const std::lock_guard lock(table->mutex);
        return std::to_string(table->tags.at(tag).number);
    };
    return response;
}

bool LiveTopics::changed(const std::vector<std::string>& tags) {
    const std::lock_guard lock(table_->mutex);
    for (const auto& tag : tags)
        if (table_->tags.contains(tag)) table_->changed.insert(tag);
    return !table_->changed.empty();
}

void LiveTopics::look(bool others) {
    std::set<std::string> tags;
    {
        const std::lock_guard lock(table_->mutex);
        tags.swap(table_->changed);
        if (others)
            for (const auto& [tag, counted] : table_->tags) tags.insert(tag);
    }
    if (tags.empty()) return;
    const auto numbers = numbers_of(tags);
    if (!numbers) {
        const std::lock_guard lock(table_->mutex);
        table_->changed.merge(tags);
        return;
    }
    for (const auto& [tag, number] : *numbers) {
        std::string owner;
        {
            const std::lock_guard lock(table_->mutex);
            const auto at = table_->tags.find(tag);
            if (at == table_->tags.end() || at->second.number == number) continue;
            at->second.number = number;
            owner = at->second.owner;
        }
        tell(tag, owner, number);
    }
}

void LiveTopics::tell(const std::string& tag, const std::string& owner, std::int64_t number) {
    if (owner.empty())
        streams_->publish(tag.substr(live_tag_prefix.size()), std::to_string(number));
    else
        streams_->end([owner](std::string_view, std::string_view whose) { return whose == owner; });
}

void LiveTopics::end_unless(const std::function<bool(std::string_view)>& runs) {
    if (streams_ == nullptr) return;
    std::set<std::string> ended;
    {
        const std::lock_guard lock(table_->mutex);
        for (const auto& [tag, counted] : table_->tags) {
            const auto topic = tag.substr(live_tag_prefix.size());
            if (counted.owner.empty() && !runs(topic.substr(0, topic.find('.')))) ended.insert(topic);
        }
    }
    if (!ended.empty())
        streams_->end([ended = std::move(ended)](std::string_view channel, std::string_view) {
            return ended.contains(std::string(channel));
        });
}

std::size_t LiveTopics::listeners() const {
    const std::lock_guard lock(table_->mutex);
    std::size_t all = 0;
    for (const auto& [owner, open] : table_->owners) all += open;
    return all;
}

/// A tag that was never raised has the number 0.
Result<LiveTopics::Numbers> LiveTopics::numbers_of(const std::set<std::string>& tags) {
    return db_.read([&](UnitOfWork& uow) -> Result<Numbers> {
        Numbers numbers;
        for (auto next = tags.begin(); next != tags.end();) {
            std::array<std::string, tags_at_once> asked;
            for (auto& one : asked)
                if (next != tags.end()) {
                    numbers[*next] = 0;
                    one = *next++;
                }
            std::string tag;
            long long number = 0;
            soci::statement look =
                (sql::prepare(uow,
                              "SELECT tag, version FROM core_cache_tag "
                              "WHERE tag IN (:t0, :t1, :t2, :t3, :t4, :t5, :t6, :t7)"),
                 soci::use(asked[0], "t0"), soci::use(asked[1], "t1"), soci::use(asked[2], "t2"),
                 soci::use(asked[3], "t3"), soci::use(asked[4], "t4"), soci::use(asked[5], "t5"),
                 soci::use(asked[6], "t6"), soci::use(asked[7], "t7"), soci::into(tag), soci::into(number));
            look.execute();
            while (look.fetch()) numbers[tag] = number;
        }
        return numbers;
    });
}

}  // namespace plenaria::host
