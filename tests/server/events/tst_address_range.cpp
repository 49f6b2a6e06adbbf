#include <gtest/gtest.h>

#include "server/events/address_range.h"

namespace sigma::events {
namespace {

struct Membership {
    std::string_view range;
    std::string_view address;
    bool isMember;
};

class AddressRangeMembership : public testing::TestWithParam<Membership> {};

TEST_P(AddressRangeMembership, IsByThePrefix) {
    const auto range = AddressRange::parse(GetParam().range);
    ASSERT_TRUE(range.has_value()) << range.error().context;
    const auto address = boost::asio::ip::make_address(std::string(GetParam().address));
    EXPECT_EQ(range->contains(address), GetParam().isMember)
        << GetParam().address << " in " << GetParam().range;
}

INSTANTIATE_TEST_SUITE_P(Kinds, AddressRangeMembership,
                         testing::Values(Membership{"10.0.0.0/8", "10.255.255.255", true},
                                         Membership{"10.0.0.0/8", "11.0.0.0", false},
                                         Membership{"172.16.0.0/12", "172.31.255.255", true},
                                         Membership{"172.16.0.0/12", "172.32.0.0", false},
                                         Membership{"192.168.1.5", "192.168.1.5", true},
                                         Membership{"192.168.1.5", "192.168.1.4", false},
                                         Membership{"0.0.0.0/0", "8.8.8.8", true},
                                         Membership{"0.0.0.0/0", "::1", false},
                                         Membership{"::/0", "2001:db8::1", true},
                                         Membership{"::/0", "8.8.8.8", false},
                                         Membership{"10.0.0.0/8", "::ffff:10.0.0.1", false},
                                         Membership{"fd00::/8", "fdff::1", true},
                                         Membership{"fd00::/8", "fc00::1", false},
                                         Membership{"2001:db8::/127", "2001:db8::1", true},
                                         Membership{"2001:db8::/127", "2001:db8::2", false}));

class AddressRangeRefused : public testing::TestWithParam<std::string_view> {};

TEST_P(AddressRangeRefused, WithAReason) {
    const auto range = AddressRange::parse(GetParam());
    ASSERT_TRUE(range.has_error());
    EXPECT_EQ(range.error().code, ErrorCode::kInvalidArgument);
}

INSTANTIATE_TEST_SUITE_P(Kinds, AddressRangeRefused,
                         testing::Values("", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1",
                                         "10.0.0.0/8 ", "10.0.0.1/8", "10.0.0/8", "fd00::/129",
                                         "fd00::1/8", "localhost", "fe80::%lo/10", "::/0x8"));

}  // namespace
}  // namespace sigma::events
