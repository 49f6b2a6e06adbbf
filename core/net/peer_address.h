#pragma once

#include <string>

#include <boost/asio/ip/address.hpp>

namespace sigma::net {

/// The address as logs show it: an IPv4 address that arrived over IPv6 reads as IPv4.
std::string addressText(const boost::asio::ip::address& address);

/// What limits by address count: the IPv4 address, or the /64 that one IPv6 site holds.
std::string addressGroup(const boost::asio::ip::address& address);
/// Of an address in text; what is no address is a group of its own.
std::string addressGroup(const std::string& address);

}  // namespace sigma::net
