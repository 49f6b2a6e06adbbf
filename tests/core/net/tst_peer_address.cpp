#include <gtest/gtest.h>

#include "core/net/peer_address.h"

namespace sigma::net {
namespace {

struct Case {
    const char* address;
    const char* text;
    const char* group;
};

class PeerAddress : public testing::TestWithParam<Case> {};

TEST_P(PeerAddress, IsShownAndGrouped) {
    const auto address = boost::asio::ip::make_address(GetParam().address);
    EXPECT_EQ(addressText(address), GetParam().text);
    EXPECT_EQ(addressGroup(address), GetParam().group);
    EXPECT_EQ(addressGroup(std::string(GetParam().address)), GetParam().group);
}

TEST(PeerAddressGroup, OfWhatIsNoAddressIsItsOwn) {
    EXPECT_EQ(addressGroup(std::string("nowhere")), "nowhere");
    EXPECT_EQ(addressGroup(std::string()), "");
}

INSTANTIATE_TEST_SUITE_P(Table, PeerAddress,
                         testing::Values(Case{"192.0.2.7", "192.0.2.7", "192.0.2.7"},
                                         Case{"::ffff:192.0.2.7", "192.0.2.7", "192.0.2.7"},
                                         Case{"2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6",
                                              "2001:db8:1:2::/64"},
                                         Case{"::1", "::1", "::/64"}));

}  // namespace
}  // namespace sigma::net
