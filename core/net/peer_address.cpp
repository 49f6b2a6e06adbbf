#include "core/net/peer_address.h"

#include <algorithm>

namespace sigma::net {
namespace {

namespace ip = boost::asio::ip;

constexpr std::size_t kSitePrefixBytes = 8;

ip::address unmapped(const ip::address& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped()) {
        return ip::make_address_v4(ip::v4_mapped, address.to_v6());
    }
    return address;
}

}  // namespace

std::string addressText(const ip::address& address) {
    return unmapped(address).to_string();
}

std::string addressGroup(const ip::address& address) {
    const ip::address plain = unmapped(address);
    if (plain.is_v4()) {
        return plain.to_string();
    }
    ip::address_v6::bytes_type bytes = plain.to_v6().to_bytes();
    std::fill(bytes.begin() + kSitePrefixBytes, bytes.end(), std::uint8_t{0});
    return ip::address_v6(bytes).to_string() + "/64";
}

std::string addressGroup(const std::string& address) {
    boost::system::error_code error;
    const ip::address parsed = ip::make_address(address, error);
    return error ? address : addressGroup(parsed);
}

}  // namespace sigma::net
