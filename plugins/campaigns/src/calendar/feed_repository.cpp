// SPDX-License-Identifier: EUPL-1.2
#include "feed_repository.hpp"

#include <plenaria/actor.hpp>
#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::campaigns {

namespace {

constexpr std::size_t calendar_secret_length = 64;  // 256 bits in hexadecimal

std::string feed_subject(const std::string& campaign_id) {
    return campaign_id.empty() ? "campaigns.calendar/all" : "campaigns.campaign/" + campaign_id;
}

std::optional<CalendarFeed> found(UnitOfWork& uow, CalendarFeed feed, const std::string& made_at) {
    if (!uow.session().got_data()) return std::nullopt;
    feed.made_at = parse_instant(made_at).value_or(Instant{});
    return feed;
}

}  // namespace

std::optional<CalendarFeed> feed_of(UnitOfWork& uow, const std::string& campaign_id) {
    CalendarFeed feed{.campaign_id = campaign_id};
    std::string made_at;
    sql::query(uow, "SELECT made_at, made_by FROM cpn_feed WHERE campaign_id = :campaign"),
        soci::use(campaign_id, "campaign"), soci::into(made_at), soci::into(feed.made_by);
    return found(uow, feed, made_at);
}

std::string make_feed(UnitOfWork& uow, const Actor& actor, const std::string& campaign_id) {
    auto secret = random_hex(256);
    const auto hash = sha256_hex(secret), now = plenaria::to_text(uow.now());
    sql::query(uow, "DELETE FROM cpn_feed WHERE campaign_id = :campaign"), soci::use(campaign_id, "campaign");
    sql::query(uow,
               "INSERT INTO cpn_feed (campaign_id, secret_hash, made_at, made_by) VALUES (:campaign, :hash, "
               ":now, :by)"),
        soci::use(campaign_id, "campaign"), soci::use(hash, "hash"), soci::use(now, "now"),
        soci::use(actor.name, "by");
    uow.record(actor, "campaigns.make_feed", feed_subject(campaign_id), "", "");
    return secret;
}

bool end_feed(UnitOfWork& uow, const Actor& actor, const std::string& campaign_id) {
    if (!feed_of(uow, campaign_id)) return false;
    sql::query(uow, "DELETE FROM cpn_feed WHERE campaign_id = :campaign"), soci::use(campaign_id, "campaign");
    uow.record(actor, "campaigns.end_feed", feed_subject(campaign_id), "", "");
    return true;
}

std::optional<CalendarFeed> feed_at(UnitOfWork& uow, std::string_view secret) {
    // Whatever is longer need not be hashed to be refused.
    if (secret.size() != calendar_secret_length) return std::nullopt;
    const auto hash = sha256_hex(secret);
    CalendarFeed feed;
    std::string made_at;
    sql::query(uow, "SELECT campaign_id, made_at, made_by FROM cpn_feed WHERE secret_hash = :hash"),
        soci::use(hash, "hash"), soci::into(feed.campaign_id), soci::into(made_at), soci::into(feed.made_by);
    return found(uow, feed, made_at);
}

}  // namespace plenaria::campaigns
