// SPDX-License-Identifier: EUPL-1.2
#include "errands/public_address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <cstring>
#include <string>

#include <gtest/gtest.h>

namespace plenaria::host {
namespace {

bool may(const std::string& address, Reach reach = Reach::internet) {
    sockaddr_in in4{.sin_family = AF_INET};
    sockaddr_in6 in6{.sin6_family = AF_INET6};
    sockaddr_storage storage{};
    if (inet_pton(AF_INET, address.c_str(), &in4.sin_addr) == 1)
        std::memcpy(&storage, &in4, sizeof in4);
    else if (inet_pton(AF_INET6, address.c_str(), &in6.sin6_addr) == 1)
        std::memcpy(&storage, &in6, sizeof in6);
    else
        ADD_FAILURE() << address;
    return may_connect(reinterpret_cast<const sockaddr&>(storage), reach);
}

TEST(PublicAddress, ThePublicInternetIsAllowed) {
    for (const char* address :
         {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255",
          "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255",
          "2606:4700::1111", "2a01:4f8::1", "2001:4860:4860::8888", "2003::1"})
        EXPECT_TRUE(may(address)) << address;
}

TEST(PublicAddress, NetworksThatAreNotPublicAreRefused) {
    for (const char* address : {"0.0.0.0",
                                "10.0.0.1",
                                "10.255.255.255",
                                "100.64.0.0",
                                "127.0.0.1",
                                "127.255.255.255",
                                "169.254.169.254",
                                "172.16.0.1",
                                "172.31.255.255",
                                "192.0.0.8",
                                "192.0.2.1",
                                "192.88.99.1",
                                "192.168.1.1",
                                "198.18.0.1",
                                "198.19.255.255",
                                "198.51.100.7",
                                "203.0.113.9",
                                "224.0.0.1",
                                "240.0.0.1",
                                "255.255.255.255",
                                "::",
                                "::1",
                                "::ffff:127.0.0.1",
                                "::ffff:8.8.8.8",
                                "64:ff9b::7f00:1",
                                "100::1",
                                "2001::1",
                                "2001:db8::1",
                                "2002:7f00:1::",
                                "3fff::1",
                                "fc00::1",
                                "fd12::1",
                                "fe80::1",
                                "fec0::1",
                                "ff02::1"})
        EXPECT_FALSE(may(address)) << address;
}

TEST(PublicAddress, DevelopmentReachesLoopbackAndNoOtherNetwork) {
    EXPECT_TRUE(may("127.0.0.1", Reach::loopback));
    EXPECT_TRUE(may("::1", Reach::loopback));
    EXPECT_FALSE(may("10.0.0.1", Reach::loopback));
    EXPECT_FALSE(may("fe80::1", Reach::loopback));
}

}  // namespace
}  // namespace plenaria::host
