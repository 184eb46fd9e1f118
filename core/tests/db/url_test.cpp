// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "db/url.hpp"

namespace plenaria::host {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST(DatabaseUrl, AddressWithPortAndPercentEncodedPassword) {
    const auto address = parse_database_url("mysql://plenaria:p%40ss%2F%20word@db.example:3307/plenaria");
    ASSERT_TRUE(address.has_value());
    EXPECT_EQ(address->engine, Engine::mysql);
    EXPECT_THAT(address->connection, StartsWith("dbname='plenaria' user='plenaria' password='p@ss/ word' "
                                                "host='db.example' port=3307 charset=utf8mb4"));
    EXPECT_EQ(address->shown, "mysql plenaria on db.example:3307");
}

TEST(DatabaseUrl, WithoutAPortItIs3306) {
    EXPECT_THAT(parse_database_url("mysql://u:p@localhost/d")->connection, HasSubstr(" port=3306 "));
}

TEST(DatabaseUrl, ASocketNeedsNoHost) {
    const auto address = parse_database_url("mysql://u@/d?unix_socket=/run/mysqld/mysqld.sock");
    ASSERT_TRUE(address.has_value());
    EXPECT_THAT(address->connection, HasSubstr(" unix_socket='/run/mysqld/mysqld.sock' "));
    EXPECT_THAT(address->connection, Not(HasSubstr("host")));
}

TEST(DatabaseUrl, QuotesAndBackslashesOfAPasswordReachTheServer) {
    EXPECT_THAT(parse_database_url("mysql://u:a'b%5Cc%22@h/d")->connection,
                HasSubstr(R"(password='a\'b\\c"')"));
}

TEST(DatabaseUrl, ThePasswordIsNotShown) {
    EXPECT_THAT(parse_database_url("mysql://u:secret@h/d")->shown, Not(HasSubstr("secret")));
}

TEST(DatabaseUrl, WhatIsNoAddressIsRefusedWithItsReason) {
    for (const auto& [url, why] : std::initializer_list<std::pair<const char*, const char*>>{
             {"postgres://u@h/d", "it does not start with mysql://"},
             {"mysql://u:p@h", "the name of the database is missing"},
             {"mysql://u:p@h/", "the name of the database is missing"},
             {"mysql://u:p@h?a/d", "the name of the database is missing"},
             {"mysql://u:p@h#a/d", "the name of the database is missing"},
             {"mysql://h/d", "the user is missing"},
             {"mysql://:p@h/d", "the user is missing"},
             {"mysql://u:p@/d", "the host is missing"},
             {"mysql://u:p@h/d?reconnect=1", "the parameter reconnect is unknown"},
             {"mysql://u:p%0A@h/d", "a line break cannot be part of it"},
             {"mysql://u:p@h:port/d", "it cannot be read"}}) {
        const auto address = parse_database_url(url);
        ASSERT_FALSE(address.has_value()) << url;
        EXPECT_EQ(address.error().values.at(0).second, why) << url;
    }
}

TEST(DatabaseUrl, AHostIsNotCutOffByANul) {
    EXPECT_FALSE(parse_database_url(std::string_view("mysql://u:p@h\0x/d", 17)).has_value());
}

TEST(DatabaseUrl, ASqlitePathMayHoldSpacesButNoQuote) {
    EXPECT_EQ(sqlite_address("/var/my data/p.db")->connection, "dbname=\"/var/my data/p.db\" timeout=5");
    EXPECT_FALSE(sqlite_address("/var/\"x\".db").has_value());
}

}  // namespace
}  // namespace plenaria::host
