#pragma once

#include <vector>

#include <boost/asio/ip/address.hpp>

#include "core/base/result.h"
#include "server/events/address_range.h"

namespace sigma::events {

/// Which addresses the server may call on somebody else's word (against server-side request
/// forgery).
///
/// Refused is whatever is not a public unicast address by the registries of IANA (RFC 6890):
/// loopback, private, link-local, shared, documentation, benchmarking, multicast and reserved
/// ones. An IPv4 address inside an IPv6 one (mapped, compatible, NAT64, 6to4, Teredo) counts as
/// itself. The operator's ranges are allowed all the same. Thread: any.
class AddressPolicy {
public:
    explicit AddressPolicy(std::vector<AddressRange> allowed);

    /// Errors: kForbidden, naming the address and what it is.
    Result<void> check(const boost::asio::ip::address& address) const;

private:
    bool isAllowed(const boost::asio::ip::address& address) const;

    std::vector<AddressRange> m_allowed;
};

}  // namespace sigma::events
