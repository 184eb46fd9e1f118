// SPDX-License-Identifier: EUPL-1.2
#include "errands/public_address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace plenaria::host {

namespace {

struct Net4 {
    std::uint32_t begin;
    int bits;
};
// Not of the public internet. IANA IPv4 Special-Purpose Address Registry; multicast and class E at the end.
constexpr std::array<Net4, 15> special4 = {{{0x00000000, 8},    // this network
                                            {0x0A000000, 8},    // 10/8
                                            {0x64400000, 10},   // shared by carriers
                                            {0x7F000000, 8},    // loopback
                                            {0xA9FE0000, 16},   // link-local: the metadata of clouds
                                            {0xAC100000, 12},   // 172.16/12
                                            {0xC0000000, 24},   // protocol assignments
                                            {0xC0000200, 24},   // documentation
                                            {0xC0586300, 24},   // 6to4 relays
                                            {0xC0A80000, 16},   // 192.168/16
                                            {0xC6120000, 15},   // benchmarks
                                            {0xC6336400, 24},   // documentation
                                            {0xCB007100, 24},   // documentation
                                            {0xE0000000, 4},    // multicast
                                            {0xF0000000, 4}}};  // reserved, broadcast

bool in(std::uint32_t address, const Net4& net) { return (address ^ net.begin) >> (32 - net.bits) == 0; }

bool is_public4(std::uint32_t address) {
    return std::none_of(special4.begin(), special4.end(), [&](const Net4& net) { return in(address, net); });
}

/// Only 2000::/3 is given out. In it Teredo, ORCHID and documentation (2001::/23, 2001:db8::/32, 3fff::/20)
/// and 6to4 (2002::/16, which wraps any IPv4 address) lead elsewhere.
bool is_public6(const unsigned char* a) {
    if ((a[0] & 0xE0U) != 0x20) return false;
    if (a[0] == 0x20 && a[1] == 0x01 && a[2] < 0x02) return false;
    if (a[0] == 0x20 && a[1] == 0x01 && a[2] == 0x0D && a[3] == 0xB8) return false;
    if (a[0] == 0x20 && a[1] == 0x02) return false;
    return !(a[0] == 0x3F && a[1] == 0xFF && (a[2] & 0xF0U) == 0);
}

}  // namespace

bool may_connect(const sockaddr& to, Reach reach) {
    if (to.sa_family == AF_INET) {
        sockaddr_in in4{};
        std::memcpy(&in4, &to, sizeof in4);
        const auto address = ntohl(in4.sin_addr.s_addr);
        return is_public4(address) || (reach == Reach::loopback && address >> 24U == 127);
    }
    if (to.sa_family == AF_INET6) {
        sockaddr_in6 in6{};
        std::memcpy(&in6, &to, sizeof in6);
        return is_public6(in6.sin6_addr.s6_addr) ||
               (reach == Reach::loopback && IN6_IS_ADDR_LOOPBACK(&in6.sin6_addr) != 0);
    }
    return false;
}

}  // namespace plenaria::host
