#include "server/events/address_range.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

namespace sigma::events {
namespace {

namespace ip = boost::asio::ip;

std::optional<unsigned> prefixOf(std::string_view text, unsigned most) {
    unsigned prefix = 0;
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, prefix);
    if (error != std::errc() || rest != end || prefix > most) {
        return std::nullopt;
    }
    return prefix;
}

}  // namespace

Result<AddressRange> AddressRange::parse(std::string_view text) {
    const auto invalid = [&](std::string_view why) {
        return Error{ErrorCode::kInvalidArgument,
                     "\"" + std::string(text.substr(0, 60)) +
                         "\" is no range of addresses: " + std::string(why)};
    };
    const std::size_t slash = std::min(text.find('/'), text.size());
    boost::system::error_code error;
    const auto address = ip::make_address(std::string(text.substr(0, slash)), error);
    if (error || (address.is_v6() && address.to_v6().scope_id() != 0)) {
        return invalid("expected an address, or one and its prefix, as in 10.0.0.0/8");
    }
    const unsigned most = address.is_v4() ? 32 : 128;
    const auto prefix =
        slash == text.size() ? std::optional(most) : prefixOf(text.substr(slash + 1), most);
    if (!prefix) {
        return invalid("the prefix has 0 to " + std::to_string(most) + " bits");
    }
    AddressRange range(address, *prefix);
    if (range.m_first != bitsOf(address)) {
        return invalid("bits are set behind its prefix");
    }
    return range;
}

AddressRange::AddressRange(const ip::address& first, unsigned prefix)
    : m_isV4(first.is_v4()), m_prefix(prefix), m_first(bitsOf(first)) {
    for (unsigned bit = prefix; bit != 128; ++bit) {
        m_first[bit / 8] &= static_cast<std::uint8_t>(~(0x80U >> (bit % 8)));
    }
}

bool AddressRange::contains(const ip::address& address) const {
    return address.is_v4() == m_isV4 && AddressRange(address, m_prefix).m_first == m_first;
}

AddressRange::Bits AddressRange::bitsOf(const ip::address& address) {
    Bits bits{};
    if (address.is_v4()) {
        std::ranges::copy(address.to_v4().to_bytes(), bits.begin());
    } else {
        std::ranges::copy(address.to_v6().to_bytes(), bits.begin());
    }
    return bits;
}

}  // namespace sigma::events
