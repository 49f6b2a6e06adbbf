#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include <boost/asio/ip/address.hpp>

#include "core/base/result.h"

namespace sigma::events {

/// Addresses with the same beginning, as CIDR writes them (RFC 4632; RFC 4291, 2.3).
class AddressRange {
public:
    /// "10.0.0.0/8", "fd00::/8", or one address. Errors: kInvalidArgument, also where bits are set
    /// behind the prefix.
    static Result<AddressRange> parse(std::string_view text);

    /// An IPv4 address is in no range of IPv6, mapped or not.
    bool contains(const boost::asio::ip::address& address) const;

private:
    using Bits = std::array<std::uint8_t, 16>;

    AddressRange(const boost::asio::ip::address& first, unsigned prefix);

    static Bits bitsOf(const boost::asio::ip::address& address);

    bool m_isV4;
    unsigned m_prefix;
    Bits m_first;
};

}  // namespace sigma::events
