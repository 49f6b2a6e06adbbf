#include "server/events/address_policy.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace sigma::events {
namespace {

namespace ip = boost::asio::ip;

struct RefusedRange {
    std::string_view cidr;
    std::string_view what;
};

/// IANA's special-purpose registries; the narrower range of two comes first.
constexpr RefusedRange kRefusedRanges[] = {
    {"0.0.0.0/8", "of \"this network\""},
    {"10.0.0.0/8", "private"},
    {"100.64.0.0/10", "shared by a provider's NAT"},
    {"127.0.0.0/8", "loopback"},
    {"169.254.0.0/16", "link-local"},
    {"172.16.0.0/12", "private"},
    {"192.0.0.0/24", "for protocols"},
    {"192.0.2.0/24", "for documentation"},
    {"192.88.99.0/24", "a 6to4 relay's"},
    {"192.168.0.0/16", "private"},
    {"198.18.0.0/15", "for benchmarks"},
    {"198.51.100.0/24", "for documentation"},
    {"203.0.113.0/24", "for documentation"},
    {"224.0.0.0/4", "multicast"},
    {"240.0.0.0/4", "reserved"},
    {"::/128", "unspecified"},
    {"::1/128", "loopback"},
    {"64:ff9b:1::/48", "of a local NAT64"},
    {"100::/64", "for discarding"},
    {"2001:2::/48", "for benchmarks"},
    {"2001:db8::/32", "for documentation"},
    {"2001::/23", "for protocols"},
    {"3fff::/20", "for documentation"},
    {"fc00::/7", "private"},
    {"fe80::/10", "link-local"},
    {"fec0::/10", "site-local"},
    {"ff00::/8", "multicast"},
};

struct NamedRange {
    AddressRange range;
    std::string_view what;
};

const std::vector<NamedRange>& refusedRanges() {
    static const std::vector<NamedRange> ranges = [] {
        std::vector<NamedRange> list;
        for (const RefusedRange& refused : kRefusedRanges) {
            list.push_back({*AddressRange::parse(refused.cidr), refused.what});
        }
        return list;
    }();
    return ranges;
}

bool isIn(std::string_view cidr, const ip::address& address) {
    return AddressRange::parse(cidr)->contains(address);
}

ip::address v4At(const ip::address_v6::bytes_type& bytes, std::size_t offset,
                 std::uint8_t mask = 0) {
    ip::address_v4::bytes_type v4{};
    for (std::size_t index = 0; index != v4.size(); ++index) {
        v4[index] = static_cast<std::uint8_t>(bytes[offset + index] ^ mask);
    }
    return ip::address_v4(v4);
}

/// The IPv4 addresses that packets to this one end up at, or pass.
std::vector<ip::address> carriedBy(const ip::address& address) {
    if (address.is_v4()) {
        return {};
    }
    const auto bytes = address.to_v6().to_bytes();
    constexpr std::size_t kAtEnd = 12;
    const bool isCompatible = isIn("::/96", address) && !isIn("::/127", address);
    if (isIn("::ffff:0:0/96", address) || isIn("64:ff9b::/96", address) || isCompatible) {
        return {v4At(bytes, kAtEnd)};
    }
    if (isIn("2002::/16", address)) {
        return {v4At(bytes, 2)};
    }
    if (isIn("2001::/32", address)) {
        return {v4At(bytes, 4), v4At(bytes, kAtEnd, 0xFF)};  // RFC 4380: server, client inverted
    }
    return {};
}

Error refusal(const ip::address& address, std::string_view what) {
    return {ErrorCode::kForbidden,
            "the address " + address.to_string() + " is " + std::string(what)};
}

}  // namespace

AddressPolicy::AddressPolicy(std::vector<AddressRange> allowed) : m_allowed(std::move(allowed)) {}

Result<void> AddressPolicy::check(const ip::address& address) const {
    if (isAllowed(address)) {
        return {};
    }
    const auto carried = carriedBy(address);
    for (const ip::address& inner : carried) {
        if (const auto checked = check(inner); checked.has_error()) {
            return Error{ErrorCode::kForbidden, "the address " + address.to_string() +
                                                    " carries another: " + checked.error().context};
        }
    }
    if (!carried.empty()) {
        return {};
    }
    for (const NamedRange& refused : refusedRanges()) {
        if (refused.range.contains(address)) {
            return refusal(address, refused.what);
        }
    }
    if (address.is_v6() && !isIn("2000::/3", address)) {
        return refusal(address, "of no public network");
    }
    return {};
}

bool AddressPolicy::isAllowed(const ip::address& address) const {
    return std::ranges::any_of(m_allowed,
                               [&](const AddressRange& range) { return range.contains(address); });
}

}  // namespace sigma::events
